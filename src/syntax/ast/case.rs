//! `用例`: a family and what is expected of it.

use super::{Frequency, Name, StandardValue};
use crate::{
    base::Span,
    value::{Day, Exact, Unit},
};
use alloc::{string::String, vec::Vec};

/// `用例 "…" { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub name: String,
    pub date: Option<Day>,
    pub region: Option<Name>,
    pub family: Vec<FactValue>,
    pub members: Vec<Vec<FactValue>>,
    pub receiving: Vec<Receiving>,
    pub assumptions: Vec<(Name, StandardValue)>,
    pub expectations: Vec<Expectation>,
    pub span: Span,
}

/// `可计月收入 2400`
#[derive(Debug, Clone, PartialEq)]
pub struct FactValue {
    pub name: Name,
    pub value: Literal,
    pub span: Span,
}

/// A value written in a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// 无, as written: it can be the name of a choice.
    Absent(String),
    /// 是 or 否, as written.
    Truth(bool, String),
    Date(Day),
    Number(Exact, Option<Unit>),
    /// `成员 2`, from 1.
    Member(u32),
    Word(String),
}

/// `在享 最低生活保障 723元 2025-01-01 起 不符合起 2026-01-01 地区 三门县`
#[derive(Debug, Clone, PartialEq)]
pub struct Receiving {
    pub item: Name,
    /// From 1, as written.
    pub member: Option<u32>,
    pub amount: Option<(Exact, Option<Unit>)>,
    pub since: Option<Day>,
    pub unmet_since: Option<Day>,
    pub place: Option<Name>,
    pub span: Span,
}

/// `期望 最低生活保障 符合 每月 723元`
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    pub item: Name,
    /// From 1, as written.
    pub member: Option<u32>,
    pub condition: Option<Name>,
    pub outcome: Option<Outcome>,
    pub standing: Option<ExpectedStanding>,
    pub amount: Option<ExpectedAmount>,
    /// `= 62`, of an output.
    pub output: Option<ExpectedOutput>,
    pub span: Span,
}

impl Expectation {
    /// Nothing expected yet of an item or output.
    pub(in crate::syntax) fn default_of(item: Name, member: Option<u32>, span: Span) -> Expectation {
        Expectation { item, member, condition: None, outcome: None, standing: None, amount: None, output: None, span }
    }
}

/// What a case expects of an output.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpectedOutput {
    /// 待定
    Undetermined,
    /// 无法判定
    Error,
    Value(Literal),
    Range(Exact, Exact),
}

/// What a case expects of an item or condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Eligible,
    Ineligible,
    Undetermined,
    Error,
    Barred,
}

/// What a case expects to be done about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExpectedStanding {
    /// 新增
    New,
    /// 续发
    Continuing,
    /// 停发
    Stop,
}

/// `每月 320..820元`
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedAmount {
    pub frequency: Frequency,
    pub low: Exact,
    pub high: Option<Exact>,
    pub unit: Option<Unit>,
}
