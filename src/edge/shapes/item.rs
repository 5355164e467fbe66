//! An item judged for the family or one member.

use super::{Amount, Changes, Source, Step};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// One item judged for the family or for one member.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ItemResult {
    /// Id of the item.
    pub item: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Place of the member in the case, from 0; null for an item of the whole family.
    pub member: Option<u32>,
    /// What the item's own conditions say.
    pub verdict: Verdict,
    /// What follows once the relations between items and what is already received are taken in.
    pub standing: Standing,
    /// What is received today.
    pub received: Vec<ReceivedToday>,
    /// Of a family's item that may be granted: the members it covers, from 0; null while that is open.
    pub covered: Option<Vec<u32>>,
    /// Why the item goes on although its conditions no longer hold.
    pub continues: Option<Continues>,
    /// Granted items to be claimed before this one.
    pub after: Vec<String>,
    /// The benefit; null where there is none, where it carries no figure, or where the item is not granted.
    pub amount: Option<Amount>,
    /// The calculation of the amount in words and figures.
    pub calculation: Option<String>,
    /// The steps behind the amount, each once, in the order they are needed; the benefit itself comes last. While the amount is
    /// open only with `reasons`.
    pub steps: Vec<Step>,
    /// The law the benefit itself rests on, where it is another than the item's.
    pub benefit_source: Option<Source>,
    /// The benefit in words, for a benefit in kind.
    pub in_kind: Option<String>,
    /// Every condition, in the order of the pack.
    pub conditions: Vec<ConditionResult>,
    /// Facts that could settle an undetermined verdict or amount: `countable_income`, `members[0].birth_date`.
    pub missing: Vec<String>,
    /// With `reasons`, for an ineligible row: what would flip the verdict; null otherwise.
    pub changes: Option<Changes>,
    /// The granted item that rules this one out.
    pub barred_by: Option<Bar>,
    /// Why no verdict can be given.
    pub error: Option<Failure>,
    /// Papers to bring.
    pub materials: Vec<String>,
    /// How long the office may take.
    pub deadline: Option<String>,
    /// The department in charge.
    pub department: Option<String>,
    /// Where and how to apply.
    pub apply_at: Option<String>,
    /// Citation of the item.
    #[serde(flatten)]
    pub source: Source,
}

/// The four verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Verdict {
    /// 符合
    Eligible,
    /// 不符合
    Ineligible,
    /// 待定: facts are missing
    Undetermined,
    /// 无法判定: no standard for this place and date, a figure out of range
    Error,
}

/// What to do about the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum Standing {
    /// May be claimed and is not received yet.
    New,
    /// Received and rightly so.
    Continuing,
    /// Received, but no longer due or barred.
    Stop,
    /// Conditions hold, but another granted item rules it out.
    Barred,
    /// Nothing to do, or not settled yet.
    None,
}

/// One condition of an item, judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ConditionResult {
    /// Id of the condition inside its item.
    pub id: String,
    /// Its name in the language asked for.
    pub name: String,
    /// Whether it holds.
    pub verdict: ConditionVerdict,
    /// The condition with this family's figures in it.
    pub text: String,
    /// The author's words for a condition that is not met.
    pub unmet: Option<String>,
    /// The law it rests on.
    #[serde(flatten)]
    pub source: Source,
    /// For a comparison that fails: the nearest change that would make it hold.
    pub gap: Option<Gap>,
    /// With `reasons`, for a condition that is not met: what would make it hold, whatever becomes of the others; null otherwise.
    pub changes: Option<Changes>,
    /// With `reasons`: what it rests on in this case, each once, in the order it is needed.
    pub steps: Vec<Step>,
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum ConditionVerdict {
    /// Holds.
    Met,
    /// Does not hold.
    Unmet,
    /// Facts are missing.
    Undetermined,
    /// Cannot be computed.
    Error,
}

/// How far a failed comparison is from holding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Gap {
    /// The distance, decimal text; rounded up to 0.01 where it does not end.
    pub value: String,
    /// Whether `value` is the exact distance.
    pub exact: bool,
    /// Unit of the distance.
    pub unit: String,
    /// The distance in words.
    pub text: String,
}

/// What is received of an item today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ReceivedToday {
    /// Decimal text in the item's unit.
    pub amount: Option<String>,
    /// Since when, `YYYY-MM-DD`.
    pub since: Option<String>,
    /// Code of the place where it is received, where that is said.
    pub region: Option<String>,
}

/// 渐退: the relation by which an item goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Continues {
    /// Whether that is settled; else facts are missing.
    pub settled: bool,
    /// The rule that says so.
    #[serde(flatten)]
    pub source: Source,
}

/// The granted item that rules another one out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Bar {
    /// Id of the item that bars.
    pub item: String,
    /// Its name in the language asked for.
    pub name: String,
    /// The member it is granted to; null for an item of the family.
    pub member: Option<u32>,
    /// How it rules the other one out.
    pub kind: BarKind,
    /// The rule that says so.
    #[serde(flatten)]
    pub source: Source,
}

/// How one item rules another one out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum BarKind {
    /// 排除
    Excludes,
    /// 择高: it pays more.
    Higher,
    /// 择一: it is chosen instead.
    Choice,
}

/// Why no verdict can be given.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Failure {
    /// Code of the failure, see the list of diagnostics.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What can be done about it.
    pub help: Option<String>,
}
