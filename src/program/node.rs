//! Expressions as a flat list; a node names its operands by their place in it.

use crate::value::{Day, Exact, Rounding, Unit};
use alloc::vec::Vec;

/// Place of a node in the program's list.
pub type NodeId = u32;

/// What a node yields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// A member of the family.
    Member,
}

/// Which member a fact is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The member at hand: the innermost `…(成员 …)`, else the member judged.
    Current,
    /// 本人: the member judged, also inside `…(成员 …)`.
    Subject,
}

/// Whose amount is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// All that the family and its members get of it.
    Everyone,
    /// What a member gets of a member's item.
    Of(Who),
    /// A covered member's part of a family's item, as much for each.
    Share(Who),
}

/// An expression over others: over boxed expressions while it is checked, over places in the list once compiled.
#[derive(Debug, Clone, PartialEq)]
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
    Standard(u32, Reading<T>),
    /// A definition with parameters, and an argument for each.
    Call(u32, Vec<T>),
    /// An argument of the call at hand.
    Parameter(u32),
    /// 本人 or the member at hand, as a value.
    Member(Who),
    /// 监护人.…: the second, with the member the first one names at hand.
    OfMember(T, T),
    /// 享受(事项) of the family.
    Granted(u32),
    /// 享受(事项) of a member: granted, and for a family's item this member is covered.
    GrantedTo(u32, Who),
    /// 保障人数()
    CoveredCount,
    /// 待遇额(事项): what is granted of it, each period of the item.
    GrantedAmount(u32, Whose),
    /// 在享(事项): whether it is received today; without a member, whether anyone receives it.
    Receives(u32, Option<Who>),
    /// 在享额(事项); without a member, of everyone together.
    ReceivedAmount(u32, Option<Who>),
    /// Since when the conditions of what is received no longer hold.
    UnmetSince(u32, Option<Who>),
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
    /// 分段累进: what lies in each band, times that band's rate.
    Brackets(T, Vec<BandRow<T>>),
    /// One formula after another, by 评估日.
    Versions(Vec<Version<T>>),
    /// 默认, unless an exception applies.
    Exceptions(T, Vec<Exception<T>>),
    Power(T, T),
    /// 余数
    Modulo(T, T),
    /// 绝对值
    Absolute(T),
    Minimum(Vec<T>),
    Maximum(Vec<T>),
    Round(T, Rounding, Exact),
    /// A calculation with days, and its operands.
    Days(DayFunction, Vec<T>),
    /// 人数(成员 其中 …: …) and its kin: filter, then body.
    OverMembers(Aggregate, Option<T>, Option<T>),
    /// 第几位(成员 其中 … 按 …: …, …): filter, what orders, body, which.
    Nth(Order, Option<T>, T, T, T),
}

/// How a standard is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading<T = NodeId> {
    /// A value for each of its keys.
    pub keys: Vec<KeyValue<T>>,
    /// The day it is read for, where that is not 评估日.
    pub day: Option<T>,
    /// The place it is read for, where that is not 评估地.
    pub place: Option<T>,
}

/// The value of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyValue<T = NodeId> {
    /// The expression.
    pub value: T,
    /// Whether it is surely a whole number.
    pub whole: bool,
}

/// A formula and the days it holds for.
#[derive(Debug, Clone, PartialEq)]
pub struct Version<T = NodeId> {
    /// When.
    pub period: Period,
    /// The formula.
    pub value: T,
}

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day; nothing for no end.
    pub until: Option<Day>,
}

impl Period {
    /// Whether a day lies within.
    pub fn contains(self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What takes the place of a default.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception<T = NodeId> {
    /// Its names.
    pub label: super::Label,
    /// Exceptions that give way to this one, by bit.
    pub before: u64,
    /// When it applies.
    pub condition: T,
    /// What then.
    pub value: T,
}

/// A calculation with days. A day of the year is a month and a day of the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayFunction {
    /// 日 + 数
    Add(Step),
    /// 日 − 日
    DaysBetween,
    /// 周岁: of one day until 评估日, of two from the first to the second.
    CompletedYears,
    /// 满月数, likewise.
    CompletedMonths,
    /// 年份
    YearOf,
    /// 月份
    MonthOf,
    /// 几号
    DayOf,
    /// 日期(年, 月, 日)
    Make,
    /// 月初
    MonthStart,
    /// 月末
    MonthEnd,
    /// 年度首日
    YearStart(u8, u8),
    /// 年度末日
    YearEnd(u8, u8),
    /// 年度
    FiscalYear(u8, u8),
    /// 季节内
    InSeason((u8, u8), (u8, u8)),
}

/// What is added to a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// 年, 月, 周 or 日.
    pub unit: crate::value::BaseUnit,
    /// Whether the number of them is surely whole.
    pub whole: bool,
}

/// In which order members stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// 从大到小
    pub descending: bool,
    /// 并列: equals share the better place, else they stand as in the case.
    pub shared: bool,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// What is made of the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    Count,
    Exists,
    Every,
    Sum,
    Least,
    Greatest,
    /// 名次 of the member at hand; the body is what orders.
    Rank(Order),
}

/// A row of 分档.
#[derive(Debug, Clone, PartialEq)]
pub struct BandRow<T = NodeId> {
    /// When it applies.
    pub pattern: Pattern,
    /// Its value.
    pub value: T,
}

/// When a row of 分档 applies.
#[derive(Debug, Clone, PartialEq)]
pub enum Pattern {
    /// Where no other row does.
    Else,
    /// The subject is one of these choices, by bit.
    Choices(u64),
    /// The subject lies between these.
    Bounds(Option<Bound>, Option<Bound>),
}

/// One end of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
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
            | Node::Parameter(_)
            | Node::Member(_)
            | Node::Granted(_)
            | Node::GrantedTo(..)
            | Node::CoveredCount
            | Node::GrantedAmount(..)
            | Node::Receives(..)
            | Node::ReceivedAmount(..)
            | Node::UnmetSince(..) => {}
            Node::HasValue(a)
            | Node::Not(a)
            | Node::Negate(a)
            | Node::WithinChoices(a, _)
            | Node::Round(a, ..)
            | Node::Absolute(a) => visit(a),
            Node::Standard(_, reading) => {
                reading.keys.iter().map(|key| &key.value).chain(&reading.day).chain(&reading.place).for_each(visit);
            }
            Node::OrElse(a, b)
            | Node::And(a, b)
            | Node::Or(a, b)
            | Node::Add(a, b)
            | Node::Subtract(a, b)
            | Node::Multiply(a, b)
            | Node::Divide(a, b)
            | Node::Compare(_, a, b)
            | Node::Power(a, b)
            | Node::Modulo(a, b)
            | Node::OfMember(a, b)
            | Node::WithinRegion(a, b) => [a, b].into_iter().for_each(visit),
            Node::If(a, b, c) => [a, b, c].into_iter().for_each(visit),
            Node::Bands(subject, rows) | Node::Brackets(subject, rows) => {
                core::iter::once(subject).chain(rows.iter().map(|row| &row.value)).for_each(visit)
            }
            Node::Versions(versions) => versions.iter().map(|version| &version.value).for_each(visit),
            Node::Exceptions(default, rows) => {
                let rows = rows.iter().flat_map(|row| [&row.condition, &row.value]);
                core::iter::once(default).chain(rows).for_each(visit);
            }
            Node::Minimum(all) | Node::Maximum(all) | Node::Days(_, all) | Node::Call(_, all) => {
                all.iter().for_each(visit);
            }
            Node::Nth(_, filter, by, body, which) => filter.iter().chain([by, body, which]).for_each(visit),
            Node::OverMembers(_, filter, body) => filter.iter().chain(body).for_each(visit),
        }
    }
}
