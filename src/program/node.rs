//! Expressions as a flat list; a node names its operands by their place in it.

use crate::value::{Day, Exact, Rounding, Unit};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// Place of a node in the program's list.
pub type NodeId = u32;

/// What a node yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// 是 or 否
    Truth,
    /// A number of a unit.
    Number(Unit),
    /// A day.
    Day,
    /// A value of one of the program's sets of choices.
    Choice(u32),
    /// A place.
    Region,
}

/// Which member a fact is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// The member at hand: the innermost `…(成员 …)`, else the member judged.
    Current,
    /// 本人: the member judged, also inside `…(成员 …)`.
    Subject,
}

/// An expression over others: over boxed expressions while it is checked, over places in the list once compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Node<T = NodeId> {
    Number(Exact),
    Day(Day),
    Truth(bool),
    Choice(u32),
    Region(u32),
    /// 评估日
    EvaluationDay,
    /// 评估地
    EvaluationPlace,
    FamilyFact(u32),
    MemberFact(u32, Who),
    FamilyDefinition(u32),
    MemberDefinition(u32, Who),
    Standard(u32),
    /// 享受(事项) of the family.
    Granted(u32),
    /// 享受(事项) of a member: granted, and for a family's item this member is covered.
    GrantedTo(u32, Who),
    /// 保障人数()
    CoveredCount,
    /// 有(事实)
    HasValue(T),
    /// 无则(事实, 值)
    OrElse(T, T),
    Not(T),
    Negate(T),
    And(T, T),
    Or(T, T),
    Add(T, T),
    Subtract(T, T),
    Multiply(T, T),
    Divide(T, T),
    Compare(Comparison, T, T),
    /// A choice is one of these, by bit.
    WithinChoices(T, u64),
    /// A place is the other or lies below it.
    WithinRegion(T, T),
    If(T, T, T),
    Bands(T, Vec<BandRow<T>>),
    Minimum(Vec<T>),
    Maximum(Vec<T>),
    Round(T, Rounding, Exact),
    /// 周岁(日期)
    CompletedYears(T),
    /// 人数(成员 其中 …: …) and its kin: filter, then body.
    OverMembers(Aggregate, Option<T>, Option<T>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// What is made of the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aggregate {
    Count,
    Exists,
    Every,
    Sum,
    Least,
    Greatest,
}

/// A row of 分档.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BandRow<T = NodeId> {
    /// When it applies.
    pub pattern: Pattern,
    /// Its value.
    pub value: T,
}

/// When a row of 分档 applies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Pattern {
    /// Where no other row does.
    Else,
    /// The subject is one of these choices, by bit.
    Choices(u64),
    /// The subject lies between these.
    Bounds(Option<Bound>, Option<Bound>),
}

/// One end of a band.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Bound {
    /// The figure.
    pub value: Exact,
    /// Whether the figure itself belongs to the band.
    pub inclusive: bool,
}

impl<T> Node<T> {
    /// Calls back with every operand from left to right.
    pub fn operands<'a>(&'a self, visit: &mut impl FnMut(&'a T)) {
        match self {
            Node::Number(_)
            | Node::Day(_)
            | Node::Truth(_)
            | Node::Choice(_)
            | Node::Region(_)
            | Node::EvaluationDay
            | Node::EvaluationPlace
            | Node::FamilyFact(_)
            | Node::MemberFact(..)
            | Node::FamilyDefinition(_)
            | Node::MemberDefinition(..)
            | Node::Standard(_)
            | Node::Granted(_)
            | Node::GrantedTo(..)
            | Node::CoveredCount => {}
            Node::HasValue(a)
            | Node::Not(a)
            | Node::Negate(a)
            | Node::WithinChoices(a, _)
            | Node::Round(a, ..)
            | Node::CompletedYears(a) => visit(a),
            Node::OrElse(a, b)
            | Node::And(a, b)
            | Node::Or(a, b)
            | Node::Add(a, b)
            | Node::Subtract(a, b)
            | Node::Multiply(a, b)
            | Node::Divide(a, b)
            | Node::Compare(_, a, b)
            | Node::WithinRegion(a, b) => [a, b].into_iter().for_each(visit),
            Node::If(a, b, c) => [a, b, c].into_iter().for_each(visit),
            Node::Bands(subject, rows) => {
                core::iter::once(subject).chain(rows.iter().map(|row| &row.value)).for_each(visit)
            }
            Node::Minimum(all) | Node::Maximum(all) => all.iter().for_each(visit),
            Node::OverMembers(_, filter, body) => filter.iter().chain(body).for_each(visit),
        }
    }
}
