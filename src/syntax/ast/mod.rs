//! The syntax tree: what was written, in either spelling, with its places.
#![allow(missing_docs, reason = "each shape shows what it is read from")]

mod case;
mod definition;
mod expression;
mod fact;
mod item;
mod relation;
mod standard;

pub use crate::program::CitationStatus;
pub use case::{
    Case, Expectation, ExpectedAmount, ExpectedOutput, ExpectedStanding, FactValue, Literal, Outcome, Receiving,
};
pub use definition::{Assertion, Body, Definition, Exception, Parameter, Version};
pub use expression::{Band, Bound, Expr, ExprKind, Figure, MemberOrder, Operator, OverMembers, Pattern, SetMember};
pub use fact::{Fact, FactKind, Facts};
pub use item::{Amendment, Benefit, BenefitKind, Clauses, Condition, Frequency, Item, Local};
pub use relation::{Deciding, Deduction, Party, Relation, RelationKind, Rounding, Scope};
pub use standard::{Cell, Grid, GridRow, Key, RowHead, Standard, StandardRow, StandardValue, ValueKind};

use crate::{base::Span, value::Day};
use alloc::{string::String, vec::Vec};

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
    Amendment(Amendment),
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

impl Period {
    /// The part of another that lies in it.
    pub(crate) fn within(self, other: Period) -> Option<Period> {
        let until = match (self.until, other.until) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        let from = self.from.max(other.from);
        until.is_none_or(|until| from <= until).then_some(Period { from, until, span: self.span })
    }
}
