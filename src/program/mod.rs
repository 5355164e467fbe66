//! The compiled pack: flat, checked, without spellings. Everything past the compiler reads only this.

#[macro_use]
mod shape;

mod bytes;
mod citation;
mod expression;
mod figures;
mod file;
#[cfg(feature = "compiler")]
mod map;
mod node;
#[cfg(feature = "compiler")]
mod out;
mod stored;
mod table;
mod texts;
mod verify;

pub use citation::{Citation, CitationStatus};
pub(crate) use file::hash_text;
#[cfg(feature = "compiler")]
pub use file::to_bytes;
pub use file::{MARK, MAX_COMPILED_BYTES, from_bytes};
#[cfg(feature = "compiler")]
pub use node::KeyValue;
pub use node::{
    Aggregate, BandRow, Bound, Comparison, DayFunction, Exception, Kind, Node, NodeId, Order, Pattern, Period, Reading,
    Step, Version, Who, Whose,
};
#[cfg(feature = "compiler")]
pub use table::MAX_KEYS;
pub use table::{Cell, CellId, Constant, NumberRow, Numbers, Table};
#[cfg(feature = "compiler")]
pub(crate) use verify::{Excess, measure};
pub use verify::{MAX_DEPTH, MAX_MEMBERS};

use crate::value::{Day, Exact, Interval, Unit};
use alloc::{string::String, vec::Vec};

/// A compiled pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    /// What the pack declares.
    pub rules: Rules,
    /// Every expression; operands stand before the nodes that use them.
    pub nodes: Vec<Node>,
    /// What each node yields.
    pub kinds: Vec<Kind>,
}

/// What a pack declares, over expressions of any form: trees while it is checked, places in a list once compiled.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules<T = NodeId> {
    /// Name and id of the pack.
    pub label: Label,
    /// Version its author gave it.
    pub version: String,
    /// First day it may judge for.
    pub effective: Option<Day>,
    /// Places, each after the place above it.
    pub regions: Vec<Region>,
    /// The sets of values that choices take.
    pub choices: Vec<Vec<Label>>,
    /// Facts of the family.
    pub family: Vec<Fact>,
    /// Facts of each member.
    pub member: Vec<Fact>,
    /// Least and most members of a family.
    pub members: (u32, u32),
    /// Standards.
    pub standards: Vec<Standard>,
    /// Definitions, each after those it uses.
    pub definitions: Vec<Definition<T>>,
    /// Items in the order of the text.
    pub items: Vec<Item<T>>,
    /// Indices of the items, each step after those it depends on; the items of one step are decided together.
    pub order: Vec<Vec<u32>>,
    /// Which item goes before which where two would do equally well.
    pub ranks: Vec<u32>,
    /// What items are to one another, in an order that does not depend on where they are written.
    pub relations: Vec<Relation<T>>,
    /// What upper layers demand of figures.
    pub assertions: Vec<Assertion<T>>,
}

/// The names of a declared thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Label {
    /// The key in JSON and columns.
    pub id: String,
    /// The name as declared.
    pub name: String,
    /// The English title.
    pub english: Option<String>,
}

impl Label {
    /// Whether a key in an input means this thing.
    pub fn is(&self, key: &str) -> bool {
        self.id == key || self.name == key
    }

    /// The name in a language.
    pub fn title(&self, lang: crate::base::Lang) -> &str {
        lang.pick(&self.name, self.english.as_deref().unwrap_or(&self.id))
    }
}

/// A text with an optional English version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// As written first.
    pub text: String,
    /// In English.
    pub english: Option<String>,
}

impl Text {
    /// The text in a language; the first version where there is no other.
    pub fn get(&self, lang: crate::base::Lang) -> &str {
        lang.pick(&self.text, self.english.as_deref().unwrap_or(&self.text))
    }
}

/// A place of the region tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Its names; the id is the code.
    pub label: Label,
    /// Index of the place above.
    pub parent: Option<u32>,
}

/// A fact that can be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its names.
    pub label: Label,
    /// Its kind.
    pub kind: Kind,
    /// Least value of a number.
    pub low: Option<Exact>,
    /// Greatest value of a number.
    pub high: Option<Exact>,
    /// Whether a number must be whole.
    pub whole: bool,
    /// Whether it may be 无.
    pub optional: bool,
    /// The question that asks for it.
    pub ask: Option<Text>,
    /// The facts it is asked together with.
    pub group: Option<Label>,
}

impl Fact {
    /// The declared range of a number.
    pub fn range(&self) -> Interval {
        Interval::new(self.low, self.high)
    }
}

/// A parameter by place, day and further keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Its names.
    pub label: Label,
    /// What its values are.
    pub kind: Kind,
    /// Whether a value may be 无.
    pub optional: bool,
    /// Its keys, in order.
    pub keys: Vec<Key>,
    /// Its values, sorted by place, then by first day.
    pub rows: Vec<StandardRow>,
}

/// What a standard's values depend on besides place and day.
#[derive(Debug, Clone, PartialEq)]
pub struct Key {
    /// Its names.
    pub label: Label,
    /// Yes/no, a choice or a number.
    pub kind: Kind,
}

/// What a standard says for one place and time.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardRow {
    /// Index of the place; nothing where it holds everywhere.
    pub place: Option<u32>,
    /// When.
    pub period: Period,
    /// The value, by key.
    pub value: Table,
    /// Where it is published.
    pub citation: Option<Citation>,
}

/// Whose facts, definitions and items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// 家庭
    Family,
    /// 成员
    Member,
}

/// A named expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition<T = NodeId> {
    /// Its names.
    pub label: Label,
    /// Whose it is.
    pub owner: Owner,
    /// The item inside which it is known; nothing where it is known everywhere.
    pub item: Option<u32>,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// Whether it stands in the result.
    pub output: bool,
    /// Its expression.
    pub value: T,
    /// The laws it rests on.
    pub citations: Vec<Cited<T>>,
}

/// A law behind a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Cited<T = NodeId> {
    /// The law.
    pub citation: Citation,
    /// What of the definition it is behind.
    pub part: Part<T>,
}

/// A part of a definition.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<T = NodeId> {
    /// All of it.
    Whole,
    /// What it says in a period.
    During(Period),
    /// 默认
    Default,
    /// 例外, by place.
    Exception(u32),
    /// What it says where a condition holds.
    Under(T),
}

/// A parameter of a definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// An item of assistance.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<T = NodeId> {
    pub label: Label,
    pub owner: Owner,
    /// What it says at different times; where several are in force, the first counts.
    pub versions: Vec<Terms<T>>,
    /// 渐退
    pub continuations: Vec<Continuation<T>>,
}

impl<T> Item<T> {
    /// What it says on a day; nothing outside of all periods.
    pub fn on(&self, day: Day) -> Option<&Terms<T>> {
        self.versions.iter().find(|terms| terms.period.is_none_or(|period| period.contains(day)))
    }
}

/// What an item says.
#[derive(Debug, Clone, PartialEq)]
pub struct Terms<T = NodeId> {
    /// When it is in force; nothing for always.
    pub period: Option<Period>,
    /// 类别; the first is its own, the others say with what it belongs together.
    pub categories: Vec<String>,
    pub department: Option<String>,
    pub citation: Option<Citation>,
    pub conditions: Vec<Condition<T>>,
    pub covers: Option<T>,
    pub benefit: Option<Benefit<T>>,
    /// The law the benefit rests on.
    pub benefit_citation: Option<Citation>,
    pub materials: Vec<String>,
    pub deadline: Option<Text>,
    pub apply_at: Option<Text>,
}

/// What an upper layer demands of a standard's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion<T = NodeId> {
    /// 下限, else 上限.
    pub floor: bool,
    /// Index of the standard.
    pub standard: u32,
    /// The bound.
    pub bound: T,
    /// Who says so.
    pub citation: Option<Citation>,
}

/// A condition of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition<T = NodeId> {
    pub label: Label,
    pub test: T,
    pub unmet: Option<Text>,
    pub citation: Option<Citation>,
}

/// What an item gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Benefit<T = NodeId> {
    /// A figure with its unit, period included.
    Figure {
        /// The expression.
        value: T,
        /// For example 元/月.
        unit: Unit,
    },
    /// Goods or services.
    InKind(Text),
}

/// What two items are to one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation<T = NodeId> {
    /// What it says.
    pub kind: RelationKind,
    /// Index of an item.
    pub first: u32,
    /// Index of another; the same where the relation is about one item alone.
    pub second: u32,
    /// Only of one and the same member, or of the whole family.
    pub same_member: bool,
    /// When it holds; nothing for always.
    pub when: Option<T>,
    /// The rule that says so.
    pub citation: Option<Citation>,
}

/// What a relation says. The first three decide who is granted what; the others stand in the items' own expressions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RelationKind {
    /// 排除: who is granted the first does not get the second.
    Excludes,
    /// 择高: of the two, the one that pays more.
    Higher,
    /// 择一 申请人选: one of the two, as the applicant likes.
    Choice,
    /// 叠加: both may be had.
    Combinable,
    /// 顺序: the second is claimed after the first.
    InTurn,
    /// 补差: the first is deducted from the second.
    TopUp,
    /// 封顶: the second gets what the first leaves of a limit.
    Cap,
    /// 自动准入: the first opens the way to the second.
    Admits,
    /// 不计入: the item does not count as income.
    NotCounted,
    /// 渐退: the item goes on for a while after its conditions have ended.
    Fading,
}

impl RelationKind {
    /// Whether it keeps one of the two from being granted.
    pub fn bars(self) -> bool {
        matches!(self, RelationKind::Excludes | RelationKind::Higher | RelationKind::Choice)
    }
}

/// 渐退: what is received may be received on, though its conditions no longer hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Continuation<T = NodeId> {
    /// Place of its relation in the program's list.
    pub relation: u32,
    /// Whether it is received and may be received on.
    pub test: T,
    /// What is paid meanwhile.
    pub amount: Option<T>,
}

impl<T> Item<T> {
    /// Every expression of every version, and of what goes on after.
    pub fn expressions(&self) -> impl Iterator<Item = &T> {
        let continued = self.continuations.iter().flat_map(|one| core::iter::once(&one.test).chain(&one.amount));
        self.versions.iter().flat_map(Terms::expressions).chain(continued)
    }
}

impl<T> Terms<T> {
    /// Every expression: conditions, cover, benefit.
    pub fn expressions(&self) -> impl Iterator<Item = &T> {
        let benefit = match &self.benefit {
            Some(Benefit::Figure { value, .. }) => Some(value),
            _ => None,
        };
        self.conditions.iter().map(|condition| &condition.test).chain(&self.covers).chain(benefit)
    }
}

impl<T> Rules<T> {
    /// Citations marked 待复核, each place where one stands.
    pub fn unverified(&self) -> usize {
        let definitions = self.definitions.iter().flat_map(|definition| &definition.citations);
        let definitions = definitions.filter(|cited| open(Some(&cited.citation))).count();
        let of_terms = |terms: &Terms<T>| {
            let own = [terms.citation.as_ref(), terms.benefit_citation.as_ref()];
            let conditions = terms.conditions.iter().map(|condition| condition.citation.as_ref());
            own.into_iter().chain(conditions).filter(|citation| open(*citation)).count()
        };
        let items: usize = self.items.iter().flat_map(|item| &item.versions).map(of_terms).sum();
        let edges = self.relations.iter().filter(|edge| open(edge.citation.as_ref())).count();
        let rows =
            self.standards.iter().flat_map(|standard| &standard.rows).filter(|row| open(row.citation.as_ref())).count();
        let assertions = self.assertions.iter().filter(|one| open(one.citation.as_ref())).count();
        [definitions, items, edges, rows, assertions].into_iter().fold(0, usize::saturating_add)
    }
}

fn open(citation: Option<&Citation>) -> bool {
    citation.is_some_and(|citation| citation.status == CitationStatus::Unverified)
}
