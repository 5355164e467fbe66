//! `标准`: figures by day, place and keys.

use super::{Citation, Name, Named, Pattern, Period};
use crate::{
    base::Span,
    program::CitationStatus,
    value::{Day, Exact, Unit},
};
use alloc::{string::String, vec::Vec};

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
