//! The syntax tree: what was written, in either spelling, with its places.
#![allow(missing_docs, reason = "each shape shows what it is read from")]

use crate::{
    base::Span,
    value::{Day, Exact, Unit},
};
use alloc::{boxed::Box, string::String, vec::Vec};

pub use crate::program::CitationStatus;

/// One file: its declarations in the order written.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// Index in the list of files given.
    pub file: u32,
    /// What it declares.
    pub declarations: Vec<Declaration>,
    /// The words of declarations that could not be read, so that what they declared is not reported as unknown.
    pub unread: Vec<String>,
}

/// One declaration.
#[allow(clippy::large_enum_variant, reason = "a few hundred of them live while a pack is compiled")]
#[derive(Debug, Clone, PartialEq)]
pub enum Declaration {
    Pack(Pack),
    Regions(Vec<Region>),
    Facts(Facts),
    Standard(Standard),
    Definition(Definition),
    Item(Item),
    Relation(Relation),
    Case(Case),
}

/// A name as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Its letters.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A declared name with its id for JSON and its English title: `月收入 (monthly_income "Monthly income")`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: Name,
    /// The ASCII id.
    pub id: Option<Name>,
    /// The English title.
    pub english: Option<String>,
}

/// A text with an optional English version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// As written first.
    pub text: String,
    /// After `英文`.
    pub english: Option<String>,
}

/// `依据 《…》第九条 待复核 "…"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Title and article.
    pub text: String,
    /// How far it was checked; 已核实 when not said.
    pub status: CitationStatus,
    /// Remark on the status.
    pub note: Option<String>,
}

/// `政策包 名 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    pub named: Named,
    pub version: Option<String>,
    pub based_on: Option<Name>,
    pub region: Option<Name>,
    pub effective: Option<Day>,
    pub span: Span,
}

/// `331022 三门县 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Six digits of GB/T 2260.
    pub code: Name,
    /// Its name.
    pub named: Named,
    /// The places below.
    pub children: Vec<Region>,
}

/// Whose facts, definitions and items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// 家庭
    Family,
    /// 成员
    Member,
}

/// `事实 成员 1..30 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Whose.
    pub owner: Owner,
    /// Least and most members.
    pub count: Option<(u32, u32, Span)>,
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
    Choice(Vec<Named>),
    Number { unit: Unit, low: Option<Exact>, high: Option<Exact>, span: Span },
}

/// `标准 低保标准: 元/人/月 按 地区 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Its names.
    pub named: Named,
    /// What its values are; nothing when rows are added to a standard declared before.
    pub kind: Option<StandardKind>,
    /// The citation its rows share.
    pub citation: Option<Citation>,
    /// Its values.
    pub rows: Vec<StandardRow>,
    /// Where.
    pub span: Span,
}

/// What the values of a standard are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandardKind {
    /// 是 or 否
    Truth,
    /// Numbers of a unit.
    Number(Unit),
}

/// `2022-12-01 起 1041 待复核 "…"`
#[derive(Debug, Clone, PartialEq)]
pub struct StandardRow {
    /// The place; nothing for a value that holds everywhere.
    pub place: Option<Name>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// The value.
    pub value: StandardValue,
    /// The row's own citation.
    pub citation: Option<Citation>,
    /// The row's own status.
    pub status: Option<(CitationStatus, Option<String>)>,
    /// Where.
    pub span: Span,
}

/// A value of a standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StandardValue {
    /// 是 or 否
    Truth(bool),
    /// A number, with its unit if written.
    Number(Exact, Option<Unit>),
}

/// `定义 家庭.人均月收入 = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub replaces: bool,
    pub owner: Owner,
    pub named: Named,
    pub unit: Option<Unit>,
    pub value: Expr,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// `事项 最低生活保障 (dibao) 对象 家庭 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub replaces: bool,
    pub named: Named,
    pub owner: Owner,
    pub category: Option<String>,
    pub department: Option<String>,
    pub citation: Option<Citation>,
    pub conditions: Vec<Condition>,
    pub covers: Option<Expr>,
    pub benefit: Option<Benefit>,
    pub materials: Vec<String>,
    pub deadline: Option<Text>,
    pub apply_at: Option<Text>,
    pub span: Span,
}

/// `条件 收入: … 未满足 "…" 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    pub named: Named,
    pub test: Expr,
    pub unmet: Option<Text>,
    pub citation: Option<Citation>,
}

/// `待遇 每月 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Benefit {
    /// What is given.
    pub kind: BenefitKind,
    /// Its own citation.
    pub citation: Option<Citation>,
    /// Where.
    pub span: Span,
}

/// What is given.
#[derive(Debug, Clone, PartialEq)]
pub enum BenefitKind {
    /// A figure.
    Figure(Period, Expr),
    /// Goods or services, in words.
    InKind(Text),
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Monthly,
    Yearly,
    Once,
}

/// `关系 甲 排除 乙 同一成员 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    pub by: Name,
    pub excluded: Vec<Name>,
    pub same_member: bool,
    pub citation: Option<Citation>,
    pub span: Span,
}

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
    Word(String),
}

/// `在享 最低生活保障 723元 2025-01-01 起`
#[derive(Debug, Clone, PartialEq)]
pub struct Receiving {
    pub item: Name,
    /// From 1, as written.
    pub member: Option<u32>,
    pub amount: Option<(Exact, Option<Unit>)>,
    pub since: Option<Day>,
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
    pub amount: Option<ExpectedAmount>,
    pub span: Span,
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

/// `每月 320..820元`
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExpectedAmount {
    pub period: Period,
    pub low: Exact,
    pub high: Option<Exact>,
    pub unit: Option<Unit>,
}

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
    /// `月收入`, `家庭.月收入`, `本人.年龄`
    Path(Option<Name>, Name),
    /// `非 a`
    Not(Box<Expr>),
    /// `−a`
    Negate(Box<Expr>),
    /// `a + b`
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// `a 属于 {一级, 二级}`
    WithinNames(Box<Expr>, Vec<Name>),
    /// `a 属于 浙江省`
    Within(Box<Expr>, Name),
    /// `如果 a 则 b 否则 c`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `分档 a { … }`
    Bands(Box<Expr>, Vec<Band>),
    /// `最大(a, b)`
    Call(Name, Vec<Expr>),
    /// `人数(成员 其中 a: b)`
    OverMembers(Name, Option<Box<Expr>>, Option<Box<Expr>>),
    /// `a 取整 进一 到 1元`
    Round(Box<Expr>, Name, Exact, Option<Unit>),
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
    /// Calls back with every name in the expression.
    pub fn names<'a>(&'a self, visit: &mut impl FnMut(&'a Name)) {
        match &self.kind {
            ExprKind::Number(..) | ExprKind::Date(_) | ExprKind::Truth(_) => {}
            ExprKind::Path(_, name) => visit(name),
            ExprKind::Not(a) | ExprKind::Negate(a) | ExprKind::Round(a, ..) => a.names(visit),
            ExprKind::Binary(_, a, b) => [a, b].into_iter().for_each(|expr| expr.names(visit)),
            ExprKind::WithinNames(a, names) => {
                a.names(visit);
                names.iter().for_each(visit);
            }
            ExprKind::Within(a, name) => {
                a.names(visit);
                visit(name);
            }
            ExprKind::If(a, b, c) => [a, b, c].into_iter().for_each(|expr| expr.names(visit)),
            ExprKind::Bands(a, rows) => {
                a.names(visit);
                rows.iter().for_each(|row| row.value.names(visit));
            }
            ExprKind::Call(_, arguments) => arguments.iter().for_each(|expr| expr.names(visit)),
            ExprKind::OverMembers(_, filter, body) => filter.iter().chain(body).for_each(|expr| expr.names(visit)),
        }
    }
}
