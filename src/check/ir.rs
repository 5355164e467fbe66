//! The typed IR: resolved expressions as trees, with their types and places.

use crate::{
    base::Span,
    program::{Kind, Node, Rules},
    syntax::ast,
    value::Unit,
};
use alloc::{boxed::Box, vec::Vec};

/// A checked policy with the cases that came with it.
#[derive(Debug)]
pub struct Policy {
    /// What it declares, with expressions as trees.
    pub rules: Rules<Expr>,
    /// Its cases, still as written.
    pub cases: Vec<ast::Case>,
    /// Where each row of each standard is written.
    pub rows: Vec<Vec<Span>>,
    /// Where each relation is written.
    pub relations: Vec<Span>,
    /// The files of the lowest layer.
    pub own: Vec<u32>,
}

/// A checked expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub node: Node<Box<Expr>>,
    /// What it yields.
    pub ty: Type,
    /// Where it was written.
    pub span: Span,
    /// Whether its decimals surely end.
    pub ends: bool,
    /// Whether it is surely a whole number.
    pub whole: bool,
}

/// What an expression yields, while it is being checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// 是 or 否
    Truth,
    /// A number of a unit.
    Number(Unit),
    /// A number written without a unit; takes the one its context asks for.
    Bare,
    /// A day.
    Day,
    /// A value of one of the sets of choices.
    Choice(u32),
    /// A place.
    Region,
    /// A member of the family.
    Member,
    /// Already reported as wrong; fits everywhere, so that one mistake is reported once.
    Wrong,
}

impl Type {
    /// The kind of value once checking is over.
    pub fn kind(self) -> Kind {
        match self {
            Type::Truth | Type::Wrong => Kind::Truth,
            Type::Number(unit) => Kind::Number(unit),
            Type::Bare => Kind::Number(Unit::NONE),
            Type::Day => Kind::Day,
            Type::Choice(set) => Kind::Choice(set),
            Type::Region => Kind::Region,
            Type::Member => Kind::Member,
        }
    }
}

impl From<Kind> for Type {
    fn from(kind: Kind) -> Type {
        match kind {
            Kind::Truth => Type::Truth,
            Kind::Number(unit) => Type::Number(unit),
            Kind::Day => Type::Day,
            Kind::Choice(set) => Type::Choice(set),
            Kind::Region => Type::Region,
            Kind::Member => Type::Member,
        }
    }
}
