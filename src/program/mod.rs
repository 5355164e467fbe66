//! The compiled pack: flat, checked, without spellings. Everything past the compiler reads only this.

mod citation;
mod file;
#[cfg(feature = "compiler")]
mod map;
mod node;
mod verify;

pub use citation::{Citation, CitationStatus};
pub(crate) use file::hash_text;
#[cfg(feature = "compiler")]
pub use file::to_bytes;
pub use file::{MARK, MAX_COMPILED_BYTES, from_bytes};
pub use node::{Aggregate, BandRow, Bound, Comparison, Kind, Node, NodeId, Pattern, Who};
#[cfg(feature = "compiler")]
pub use verify::MAX_MEMBERS;
#[cfg(feature = "compiler")]
pub(crate) use verify::{Excess, measure};

use crate::value::{Day, Exact, Interval, Unit};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// A compiled pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Program {
    /// What the pack declares.
    pub rules: Rules,
    /// Every expression; operands stand before the nodes that use them.
    pub nodes: Vec<Node>,
    /// What each node yields.
    pub kinds: Vec<Kind>,
}

/// What a pack declares, over expressions of any form: trees while it is checked, places in a list once compiled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// Indices of the items, each after those it depends on.
    pub order: Vec<u32>,
    /// Which item rules out which.
    pub exclusions: Vec<Exclusion>,
}

/// The names of a declared thing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Its names; the id is the code.
    pub label: Label,
    /// Index of the place above.
    pub parent: Option<u32>,
}

/// A fact that can be given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// Its names.
    pub label: Label,
    /// Its kind.
    pub kind: Kind,
    /// Least value of a number.
    pub low: Option<Exact>,
    /// Greatest value of a number.
    pub high: Option<Exact>,
    /// Whether it may be 无.
    pub optional: bool,
    /// The question that asks for it.
    pub ask: Option<Text>,
}

impl Fact {
    /// The declared range of a number.
    pub fn range(&self) -> Interval {
        Interval::new(self.low, self.high)
    }
}

/// A parameter by place and date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Standard {
    /// Its names.
    pub label: Label,
    /// Truth or a number.
    pub kind: Kind,
    /// Its values, sorted by place, then by first day.
    pub rows: Vec<StandardRow>,
}

/// One value of a standard, for one place and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StandardRow {
    /// Index of the place; nothing where it holds everywhere.
    pub place: Option<u32>,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Option<Day>,
    /// The value.
    pub value: Constant,
    /// Where it is published.
    pub citation: Option<Citation>,
}

/// A value of a standard.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Constant {
    /// 是 or 否
    Truth(bool),
    /// A number.
    Number(Exact),
}

/// Whose facts, definitions and items are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// 家庭
    Family,
    /// 成员
    Member,
}

/// A named expression.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Definition<T = NodeId> {
    /// Its names.
    pub label: Label,
    /// Whose it is.
    pub owner: Owner,
    /// Its expression.
    pub value: T,
    /// The law it rests on.
    pub citation: Option<Citation>,
}

/// An item of assistance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item<T = NodeId> {
    pub label: Label,
    pub owner: Owner,
    pub category: Option<String>,
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

/// A condition of an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Condition<T = NodeId> {
    pub label: Label,
    pub test: T,
    pub unmet: Option<Text>,
    pub citation: Option<Citation>,
}

/// What an item gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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

/// One item rules out others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Index of the item that rules out.
    pub by: u32,
    /// Index of the item ruled out.
    pub excluded: u32,
    /// Only for the member who is granted the first, or for the whole family.
    pub same_member: bool,
    /// The rule that says so.
    pub citation: Option<Citation>,
}

impl<T> Item<T> {
    /// Every expression of the item: conditions, cover, benefit.
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
        let definitions = self.definitions.iter().filter(|definition| open(definition.citation.as_ref())).count();
        let of_item = |item: &Item<T>| {
            let own = [item.citation.as_ref(), item.benefit_citation.as_ref()];
            let conditions = item.conditions.iter().map(|condition| condition.citation.as_ref());
            own.into_iter().chain(conditions).filter(|citation| open(*citation)).count()
        };
        let items: usize = self.items.iter().map(of_item).sum();
        let edges = self.exclusions.iter().filter(|edge| open(edge.citation.as_ref())).count();
        let rows =
            self.standards.iter().flat_map(|standard| &standard.rows).filter(|row| open(row.citation.as_ref())).count();
        [definitions, items, edges, rows].into_iter().fold(0, usize::saturating_add)
    }
}

fn open(citation: Option<&Citation>) -> bool {
    citation.is_some_and(|citation| citation.status == CitationStatus::Unverified)
}
