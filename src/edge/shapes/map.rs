//! The shapes of the map of a pack: what its items are to one another.

use super::Source;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// What the items of a pack are to one another, and where the pack is silent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct OverlapMap {
    /// Id of the pack.
    pub pack: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Version the author gave it.
    pub version: String,
    /// `sha256:` and the hash of the compiled pack.
    pub hash: String,
    /// Every item, in the order of the pack.
    pub items: Vec<MapItem>,
    /// Every relation, pair by pair.
    pub relations: Vec<MapRelation>,
    /// Items that ask about another one in their own rules, without a relation.
    pub asks: Vec<MapAsk>,
    /// Ids of two items that pay money at the same time and of which the pack does not say what they are to one another.
    /// Each pair once, in the order of the items.
    pub silent: Vec<[String; 2]>,
    /// Whether `silent` has all of them; else there are more than are listed.
    pub silent_complete: bool,
}

/// An item on the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct MapItem {
    /// Id.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
    /// `family` or `member`.
    pub beneficiary: String,
    /// Category; the first where there are several.
    pub category: Option<String>,
    /// Whether it pays money.
    pub cash: bool,
    /// What its figure is counted in, `元/月`; null for a benefit in kind or none.
    pub unit: Option<String>,
}

/// What two items are to one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct MapRelation {
    /// What the relation says.
    pub kind: MapKind,
    /// The kind in a word of the language asked for.
    pub word: String,
    /// Id of an item.
    pub first: String,
    /// Id of the other; the same for a relation about one item alone.
    pub second: String,
    /// Whether it holds of one and the same member, else of the whole family; null where that makes no difference.
    pub same_member: Option<bool>,
    /// The relation in words.
    pub text: String,
    /// Where, when and on what condition it holds; null where it always does.
    pub when: Option<String>,
    /// The rule that says so.
    #[serde(flatten)]
    pub source: Source,
}

/// What a relation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum MapKind {
    /// 排除: who is granted the first does not get the second.
    Excludes,
    /// 择高: of the two, the one that pays more.
    Higher,
    /// 择一: one of the two, as the applicant likes.
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

/// An item whose own rules ask about another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct MapAsk {
    /// Id of the item that asks.
    pub item: String,
    /// Id of the item asked about.
    pub about: String,
    /// What it asks.
    pub asks: MapQuestion,
    /// Which of its rules asks.
    pub part: MapPart,
    /// Name of the condition, where a condition asks.
    pub condition: Option<String>,
    /// The dependence in words.
    pub text: String,
    /// The law that rule rests on.
    #[serde(flatten)]
    pub source: Source,
}

/// What an item asks about another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum MapQuestion {
    /// 享受: whether it is granted.
    Granted,
    /// 待遇额: how much is granted.
    Amount,
    /// 在享: whether it is received today.
    Received,
    /// 在享额: how much is received today.
    ReceivedAmount,
}

/// A rule of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum MapPart {
    /// 条件
    Condition,
    /// 保障
    Covers,
    /// 待遇
    Benefit,
}
