//! `事实`: what is asked of a family and its members.

use super::{Named, Owner, Text};
use crate::{
    base::Span,
    value::{Exact, Unit},
};
use alloc::vec::Vec;

/// `事实 成员 1..30 残疾 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Whose.
    pub owner: Owner,
    /// Least and most members.
    pub count: Option<(u32, u32, Span)>,
    /// What they are about, where they are asked together.
    pub group: Option<Named>,
    /// The facts.
    pub facts: Vec<Fact>,
}

/// `可计月收入: 元/月 0..1000000 可无 问 "…"`
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its names.
    pub named: Named,
    /// Its kind.
    pub kind: FactKind,
    /// Whether it may be 无.
    pub optional: bool,
    /// The question that asks for it.
    pub ask: Option<Text>,
}

/// The kind of a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactKind {
    Date,
    Truth,
    Region,
    /// Another member.
    Member,
    Choice(Vec<Named>),
    Number {
        unit: Unit,
        whole: bool,
        low: Option<Exact>,
        high: Option<Exact>,
        span: Span,
    },
}
