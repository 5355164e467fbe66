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
    Assertion(Assertion),
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

/// The kind of a standard, a key, a parameter or a definition.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueKind {
    Date,
    Truth,
    Region,
    Choice(Vec<Named>),
    Number(Unit),
    /// The kind of the fact of that name.
    Like(Name),
}

/// `标准 低保标准: 元/人/月 按 地区, 人口: 人 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    pub replaces: bool,
    /// Its names.
    pub named: Named,
    /// What its values are; nothing when rows are added to a standard declared before.
    pub kind: Option<ValueKind>,
    /// Whether a value may be 无.
    pub optional: bool,
    /// What its values depend on besides place and day.
    pub keys: Vec<Key>,
    /// The citation its rows share.
    pub citation: Option<Citation>,
    /// Its values.
    pub rows: Vec<StandardRow>,
    /// Where.
    pub span: Span,
}

/// `年龄: 岁 两端取边`
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    pub named: Named,
    /// Nothing where the name is that of a fact, whose kind it has.
    pub kind: Option<ValueKind>,
    pub clamped: bool,
    pub interpolated: bool,
}

/// `2022-12-01 起 1041 待复核 "…"`
#[derive(Debug, Clone, PartialEq)]
pub struct StandardRow {
    /// The place; nothing for a value that holds everywhere.
    pub place: Option<Name>,
    pub period: Period,
    /// The value, or a table of them.
    pub value: Cell,
    /// The row's own citation.
    pub citation: Option<Citation>,
    /// The row's own status.
    pub status: Option<(CitationStatus, Option<String>)>,
    /// Where.
    pub span: Span,
}

/// `2022-12-01 起`, `2022-12-01 至 2023-12-31`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// Where.
    pub span: Span,
}

/// What stands after a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    One(StandardValue, Span),
    Grid(Grid),
}

/// `{ 列 一级, 二级  不满3岁: 100, 200  满3岁: 300, 400 }`
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Rows of the last key, written once for all the others.
    pub columns: Vec<(Pattern, Span)>,
    pub rows: Vec<GridRow>,
    pub span: Span,
}

/// `不满3岁: 100, 200`
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    pub head: RowHead,
    /// One without columns, else one a column.
    pub cells: Vec<Cell>,
    /// Where the head stands.
    pub span: Span,
}

/// What a row of a table begins with.
#[derive(Debug, Clone, PartialEq)]
pub enum RowHead {
    Pattern(Pattern),
    /// `每增 1人`
    Step(Exact, Option<Unit>),
}

/// A value of a standard.
#[derive(Debug, Clone, PartialEq)]
pub enum StandardValue {
    /// 是 or 否
    Truth(bool),
    /// A number, with its unit if written.
    Number(Exact, Option<Unit>),
    Day(Day),
    /// 无
    Absent,
    /// The name of a choice.
    Word(Name),
}

/// `定义 家庭.人均月收入 = …`, `指标 …`, `分类 … { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    pub replaces: bool,
    /// Whether it stands in the result.
    pub output: bool,
    pub owner: Owner,
    pub named: Named,
    pub parameters: Vec<Parameter>,
    pub kind: Option<ValueKind>,
    pub body: Body,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// `额: 元/月`
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    pub name: Name,
    pub kind: ValueKind,
}

/// How a definition says what it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    Formula(Expr),
    Versions(Vec<Version>),
    Exceptions(Version, Vec<Exception>),
    /// Classes in their order, and the one of all others.
    Classes(Vec<(Named, Expr)>, Option<Named>),
}

/// `2024-01-01 起 = … 依据 …`, `默认 = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Nothing for 默认.
    pub period: Option<Period>,
    pub value: Expr,
    pub citation: Option<Citation>,
}

/// `例外 老人户: … 则 … 先于 … 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    pub named: Named,
    pub condition: Expr,
    pub value: Expr,
    pub before: Vec<Name>,
    pub citation: Option<Citation>,
}

/// `下限 特困标准 = 1.3 × 低保标准 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// 下限, else 上限.
    pub floor: bool,
    pub standard: Name,
    pub bound: Expr,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// `事项 最低生活保障 (dibao) 对象 家庭 { … }`
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub replaces: bool,
    pub named: Named,
    pub owner: Owner,
    /// 施行
    pub in_force: Option<Period>,
    /// 设
    pub locals: Vec<Local>,
    pub categories: Vec<String>,
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

/// `设 人均 = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Local {
    pub named: Named,
    pub kind: Option<ValueKind>,
    pub value: Expr,
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
    Figure(Frequency, Expr),
    /// Goods or services, in words.
    InKind(Text),
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    Monthly,
    Yearly,
    Weekly,
    Daily,
    Once,
}

/// `关系 … 同一成员 当 … 地区 … 施行 … 依据 …`
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    pub replaces: bool,
    pub kind: RelationKind,
    pub scope: Option<Scope>,
    pub when: Option<Expr>,
    pub place: Option<Name>,
    pub in_force: Option<Period>,
    pub citation: Option<Citation>,
    pub span: Span,
}

/// What a relation says.
#[derive(Debug, Clone, PartialEq)]
pub enum RelationKind {
    /// `甲, 乙 排除 丙, 丁`
    Excludes(Vec<Party>, Vec<Party>),
    /// `择一 按序 { … }`, `择一 就高 { … }`, `择高 { … }`, `择一 申请人选 { … }`
    OneOf(Deciding, Vec<Party>),
    /// `叠加 { … }`
    Combinable(Vec<Party>),
    /// `顺序 { … }`
    InTurn(Vec<Party>),
    /// `封顶 { … } 至 算式`
    Cap(Vec<Party>, Expr),
    /// `补差 甲 至 算式 扣 { 乙 按人均, 丙 } 取整 进一 到 1元`
    TopUp { item: Name, level: Option<Expr>, deductions: Vec<Deduction>, rounding: Option<Rounding> },
    /// `渐退 甲 期限 6个月 按 50%`
    Fading { item: Name, term: Option<Expr>, share: Option<Expr> },
    /// `甲 自动准入 乙 免 条件`
    Admits { by: Vec<Party>, to: Vec<Party>, waived: Vec<Name> },
    /// `甲 不计入 收入 取整 …`
    NotCounted(Vec<Party>, Name, Option<Rounding>),
}

/// An item, or every item of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub name: Name,
    pub category: bool,
}

/// Who or what decides which one of several is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deciding {
    Order,
    Amount,
    Applicant,
}

/// `乙 按人均`
#[derive(Debug, Clone, PartialEq)]
pub struct Deduction {
    pub item: Name,
    pub per_head: bool,
}

/// `取整 进一 到 1元`
#[derive(Debug, Clone, PartialEq)]
pub struct Rounding {
    pub mode: Name,
    pub step: Exact,
    pub unit: Option<Unit>,
}

/// 同一成员 or 同一家庭
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope {
    pub same_member: bool,
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
    pub(super) fn default_of(item: Name, member: Option<u32>, span: Span) -> Expectation {
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

impl Body {
    /// Every expression in it, from top to bottom.
    pub fn expressions(&self) -> Vec<&Expr> {
        match self {
            Body::Formula(expr) => Vec::from([expr]),
            Body::Versions(versions) => versions.iter().map(|version| &version.value).collect(),
            Body::Exceptions(default, exceptions) => {
                let of_exceptions = exceptions.iter().flat_map(|one| [&one.condition, &one.value]);
                core::iter::once(&default.value).chain(of_exceptions).collect()
            }
            Body::Classes(classes, _) => classes.iter().map(|(_, condition)| condition).collect(),
        }
    }
}
