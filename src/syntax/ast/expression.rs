//! Expressions.

use super::Name;
use crate::{
    base::Span,
    value::{Day, Exact, Unit},
};
use alloc::{boxed::Box, vec::Vec};

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum ExprKind {
    /// `1041`, `12月`, `30%`
    Number(Exact, Option<Unit>),
    /// `2026-03-01`
    Date(Day),
    /// `是`, `否`
    Truth(bool),
    /// `4月1日`: a day of every year.
    MonthDay(u32, u32),
    /// `月收入`, `家庭.月收入`, `本人.监护人.年龄`
    Path(Vec<Name>, Name),
    /// `非 a`
    Not(Box<Expr>),
    /// `−a`
    Negate(Box<Expr>),
    /// `a + b`
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a 属于 {一级, 二级}`, `a 属于 浙江省`, `a 属于 18..59岁`
    Within(Box<Expr>, Vec<SetMember>),
    /// `如果 a 则 b 否则 c`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `分档 a { … }`
    Bands(Box<Expr>, Vec<Band>),
    /// `分段累进 a { … }`
    Brackets(Box<Expr>, Vec<Band>),
    /// `最大(a, b)`
    Call(Name, Vec<Expr>),
    /// `人数(成员 其中 a: b)`
    OverMembers(Box<OverMembers>),
    /// `a 于 b 在 c`
    Reading(Box<Expr>, Option<Box<Expr>>, Option<Box<Expr>>),
    /// `换算(a, 元/年)`
    Convert(Box<Expr>, Unit),
    /// `a 取整 进一 到 1元`
    Round(Box<Expr>, Name, Exact, Option<Unit>),
}

/// `名次(成员 其中 a 按 b 从大到小 并列: c, d)`
#[derive(Debug, Clone, PartialEq)]
pub struct OverMembers {
    pub function: Name,
    pub filter: Option<Expr>,
    pub order: Option<MemberOrder>,
    pub body: Option<Expr>,
    /// What stands after the body.
    pub further: Option<Expr>,
}

/// `按 出生日期 从大到小 并列`
#[derive(Debug, Clone, PartialEq)]
pub struct MemberOrder {
    pub by: Expr,
    pub descending: bool,
    pub shared: bool,
}

/// What stands after 属于.
#[derive(Debug, Clone, PartialEq)]
pub enum SetMember {
    Name(Name),
    /// Both ends included; equal for a single figure.
    Range(Figure, Figure, Span),
}

/// `18岁`
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub value: Exact,
    /// Its unit if written.
    pub unit: Option<Unit>,
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    And,
    Or,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// A row of 分档.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// When it applies.
    pub pattern: Pattern,
    /// Its value.
    pub value: Expr,
    /// Where the pattern stands.
    pub span: Span,
}

/// When a row of 分档 applies.
#[derive(Debug, Clone, PartialEq)]
pub enum Pattern {
    /// 否则
    Else,
    /// `一级 或 二级`
    Choices(Vec<Name>),
    /// `满 3000元 不满 5000元`
    Bounds(Option<Bound>, Option<Bound>),
}

/// One end of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// The figure.
    pub value: Exact,
    /// Its unit if written.
    pub unit: Option<Unit>,
    /// Whether the figure itself belongs to the band.
    pub inclusive: bool,
}

impl Expr {
    /// Calls back with every part that is an expression of its own, from left to right.
    pub fn parts<'a>(&'a self, visit: &mut impl FnMut(&'a Expr)) {
        match &self.kind {
            ExprKind::Number(..)
            | ExprKind::Date(_)
            | ExprKind::Truth(_)
            | ExprKind::MonthDay(..)
            | ExprKind::Path(..) => {}
            ExprKind::Not(a)
            | ExprKind::Negate(a)
            | ExprKind::Round(a, ..)
            | ExprKind::Within(a, _)
            | ExprKind::Convert(a, _) => visit(a),
            ExprKind::Binary(_, a, b) => [a, b].into_iter().for_each(|expr| visit(expr)),
            ExprKind::If(a, b, c) => [a, b, c].into_iter().for_each(|expr| visit(expr)),
            ExprKind::Bands(a, rows) | ExprKind::Brackets(a, rows) => {
                visit(a);
                rows.iter().for_each(|row| visit(&row.value));
            }
            ExprKind::Call(_, arguments) => arguments.iter().for_each(visit),
            ExprKind::OverMembers(over) => {
                let by = over.order.iter().map(|order| &order.by);
                over.filter.iter().chain(by).chain(&over.body).chain(&over.further).for_each(visit);
            }
            ExprKind::Reading(a, day, place) => {
                visit(a);
                day.iter().chain(place).for_each(|expr| visit(expr));
            }
        }
    }

    /// Calls back with this expression and everything inside it.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Expr)) {
        visit(self);
        self.parts(&mut |part| part.walk(visit));
    }

    /// Calls back with every name in the expression, those of functions among them.
    pub fn names<'a>(&'a self, visit: &mut dyn FnMut(&'a Name)) {
        self.walk(&mut |expr| match &expr.kind {
            ExprKind::Path(owners, name) => owners.iter().chain([name]).for_each(&mut *visit),
            ExprKind::Call(function, _) => visit(function),
            ExprKind::Within(_, set) => set.iter().for_each(|member| match member {
                SetMember::Name(name) => visit(name),
                SetMember::Range(..) => {}
            }),
            _ => {}
        });
    }
}
