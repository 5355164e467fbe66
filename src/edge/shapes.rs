//! The shapes that cross the engine's edge as JSON. Field order here is the order of the bytes.
//!
//! Every figure is decimal text, never a binary fraction, so that each platform prints the same.

mod map;

pub use map::*;

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use serde::Serialize;

mod reasons;

pub use crate::program::CitationStatus;
pub use reasons::{Change, Changes, Step, StepKind};

/// The answer to one case: every item for the family and for each member, what to claim, what to ask next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ScreeningResult {
    /// What was evaluated, with what, when and where.
    pub receipt: Receipt,
    /// One row an item and beneficiary: items in the order of the pack, members in the order of the case.
    pub items: Vec<ItemResult>,
    /// Named outputs beside the items.
    #[cfg_attr(feature = "typescript", tsify(type = "Record<string, Output>"))]
    pub outputs: BTreeMap<String, Output>,
    /// What the family may claim together.
    pub plan: Plan,
    /// What the family receives set against what it should: 漏救, 错救, 重复救.
    pub findings: Vec<Finding>,
    /// 幸福清单: what the family has and could have, over a year.
    pub checklist: Vec<ChecklistEntry>,
    /// Facts still worth asking for, the most telling first.
    pub questions: Vec<Question>,
}

/// Proof of what a result was made from. The same receipt means the same bytes of result.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Receipt {
    /// Id of the pack.
    pub pack: String,
    /// Version the pack's author gave it.
    pub version: String,
    /// `sha256:` and the hash of the compiled pack.
    pub pack_hash: String,
    /// Version of this engine.
    pub engine: String,
    /// The date judged for, `YYYY-MM-DD`.
    pub date: String,
    /// Code of the place judged for.
    pub region: String,
    /// `sha256:` and the hash of the case in its canonical form.
    pub input_hash: String,
    /// Standards whose value the case assumed instead of the published one; empty for a real screening.
    pub assumed: Vec<String>,
}

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

/// A figure with its unit: settled (`value`) or bounded (`low`, `high`) while facts are missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(untagged)]
pub enum Amount {
    /// Settled.
    Exact {
        /// Decimal text.
        value: String,
        /// For example `元/月`.
        unit: String,
    },
    /// Bounded; a missing bound is null.
    Range {
        /// The least it can be.
        low: Option<String>,
        /// The most it can be.
        high: Option<String>,
        /// For example `元/月`.
        unit: String,
    },
}

/// A named output: text once it is settled, what it can still be before, one for each member where it is a member's.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(untagged)]
pub enum Output {
    /// Decimal text, `YYYY-MM-DD`, the id of a choice, the code of a place, `yes` or `no`.
    Value(String),
    /// Facts are missing.
    Open {
        /// The least it can be.
        low: Option<String>,
        /// The most it can be.
        high: Option<String>,
        /// What it can be, where that is a list.
        choices: Vec<String>,
    },
    /// It cannot be computed.
    Failed {
        /// Why.
        error: Failure,
    },
    /// One for each member.
    Each(Vec<Output>),
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

/// The law or document something rests on, and how far it has been checked; nothing where none is given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Source {
    /// Title and article.
    pub citation: Option<String>,
    /// How far it has been checked.
    pub citation_status: Option<CitationStatus>,
    /// The author's remark on that.
    pub citation_note: Option<String>,
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

/// One legal combination of items; the first is the best: what comes again and again is worth most a month, then what is
/// paid once, then what the relations list first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Plan {
    /// Everything granted.
    pub grants: Vec<Grant>,
    /// Sum of the monthly benefits; a range while facts are missing.
    pub monthly_total: Amount,
    /// Sum of all money paid again and again, by the month: a year is 12 months and 365 days.
    pub regular_total: Amount,
    /// Sum of what is paid once.
    pub once_total: Amount,
    /// Whether this is surely the best one; else facts are missing that decide between the alternatives, and the plan
    /// grants only what is granted in each of them.
    pub decided: bool,
    /// What is chosen, and instead of what.
    pub choices: Vec<Choosing>,
    /// What the regular total is less than that of the best plan; null for that one, and while facts are missing.
    pub difference: Option<Amount>,
    /// Other legal combinations, the better ones first. While facts decide which is best, all of them stand here and the
    /// plan itself grants only what is granted in each.
    pub alternatives: Vec<Plan>,
    /// How many more there are than are listed.
    pub more_alternatives: u32,
}

/// An item chosen where the applicant may choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Choosing {
    /// What is taken.
    pub taken: Grant,
    /// What it rules out.
    pub instead_of: Grant,
    /// The rule that says only one may be had.
    #[serde(flatten)]
    pub source: Source,
}

/// Something in what the family receives that wants looking into.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Id of the item.
    pub item: String,
    /// The member; null for an item of the family.
    pub member: Option<u32>,
    /// The other item it is about.
    pub with: Option<Grant>,
    /// The money at stake each period of the item.
    pub amount: Option<Amount>,
    /// In words.
    pub text: String,
    /// The rule behind it.
    #[serde(flatten)]
    pub source: Source,
}

/// What can be found in what a family receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum FindingKind {
    /// 漏救: due and not received.
    Gap,
    /// 错救: received and not due.
    Wrongful,
    /// 重复救: received beside something that bars it, or in two places.
    Duplicate,
    /// Received; something that goes before it is due instead and not received yet.
    Replaced,
    /// Due here and received in another place.
    Elsewhere,
    /// Less is received than is due.
    Underpaid,
    /// More is received than is due.
    Overpaid,
}

/// An item on the list of what a family has and could have.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ChecklistEntry {
    /// Id of the item.
    pub item: String,
    /// Its name in the language asked for.
    pub name: String,
    /// The member; null for an item of the family.
    pub member: Option<u32>,
    /// Whether the family has it.
    pub status: ChecklistStatus,
    /// What is due, or received where it is to end, each period of the item.
    pub amount: Option<Amount>,
    /// What that comes to in a year at today's rate; null for what is paid once or in kind.
    pub yearly: Option<Amount>,
    /// The benefit in words, for a benefit in kind.
    pub in_kind: Option<String>,
}

/// Whether a family has what stands on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum ChecklistStatus {
    /// It has it.
    Has,
    /// It could have it and does not.
    Could,
    /// It has it and is to lose it.
    Ends,
    /// It could have it instead of something else that was chosen.
    Instead,
}

/// One granted item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Grant {
    /// Id of the item.
    pub item: String,
    /// The member it is granted to; null for an item of the family.
    pub member: Option<u32>,
}

/// A fact worth asking for, with all that is needed to ask it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Question {
    /// `countable_income`, `members` for who lives in the family, or `members[].disability_grade` for a fact of members.
    pub fact: String,
    /// The author's question.
    pub text: String,
    /// Items whose verdict or amount depends on it.
    pub settles: Vec<String>,
    /// `number`, `date`, `truth`, `choice`, `region`, `member` (another member, by place in the list from 0) or `members`
    /// (a list of members).
    pub kind: String,
    /// Unit of a number, empty for a plain one.
    pub unit: Option<String>,
    /// Least value of a number; the fewest members there may be.
    pub low: Option<String>,
    /// Greatest value of a number; the most members there may be.
    pub high: Option<String>,
    /// Whether a number must be whole.
    pub whole: bool,
    /// Whether `null` (无) may be given.
    pub optional: bool,
    /// Values of a choice.
    pub choices: Vec<ChoiceInfo>,
    /// Name of the group of facts it is asked with.
    pub group: Option<String>,
    /// Places of the members for whom it is open, from 0; null for a question about the family.
    pub members: Option<Vec<u32>>,
}

/// A message about a policy text or an input, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Report {
    /// Stable code, for example `Y201`.
    pub code: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The policy file, as it was named when it was given; null for an input.
    pub file: Option<String>,
    /// First line, from 1.
    pub line: Option<u32>,
    /// First column, from 1, in characters.
    pub column: Option<u32>,
    /// Last line, from 1.
    pub end_line: Option<u32>,
    /// Column after the last character, from 1.
    pub end_column: Option<u32>,
    /// Where in an input, for example `members[0].birth_date`.
    pub path: Option<String>,
}

/// What a pack contains, for front ends that build their forms from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct PackInfo {
    /// Id of the pack.
    pub id: String,
    /// Name of the pack.
    pub name: String,
    /// Version the author gave it.
    pub version: String,
    /// `sha256:` and the hash of the compiled pack.
    pub hash: String,
    /// Places the pack knows.
    pub regions: Vec<RegionInfo>,
    /// Facts of the family.
    pub family: Vec<FactInfo>,
    /// Facts of each member.
    pub member: Vec<FactInfo>,
    /// Least and most members of a family.
    pub members: [u32; 2],
    /// Items judged.
    pub items: Vec<ItemInfo>,
    /// Named outputs.
    pub outputs: Vec<OutputInfo>,
}

/// A named output of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct OutputInfo {
    /// Key in a result.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
    /// `family` or `member`.
    pub owner: String,
    /// `number`, `date`, `truth`, `choice`, `region` or `member`.
    pub kind: String,
    /// Unit of a number, empty for a plain one.
    pub unit: Option<String>,
    /// Values of a choice.
    pub choices: Vec<ChoiceInfo>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct RegionInfo {
    /// Six digits of GB/T 2260.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the place above.
    pub parent: Option<String>,
}

/// A fact that can be given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct FactInfo {
    /// Key in a case.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
    /// `number`, `date`, `truth`, `choice`, `region` or `member` (another member, by place in the list from 0).
    pub kind: String,
    /// Unit of a number, empty for a plain one.
    pub unit: Option<String>,
    /// Least value of a number.
    pub low: Option<String>,
    /// Greatest value of a number.
    pub high: Option<String>,
    /// Whether a number must be whole.
    pub whole: bool,
    /// Whether `null` (无) may be given.
    pub optional: bool,
    /// Values of a choice.
    pub choices: Vec<ChoiceInfo>,
    /// The author's question.
    pub ask: Option<String>,
    /// Name of the group of facts it is asked with.
    pub group: Option<String>,
}

/// One value of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ChoiceInfo {
    /// Key in a case.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
}

/// An item of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct ItemInfo {
    /// Id.
    pub id: String,
    /// Name in the language asked for.
    pub name: String,
    /// `family` or `member`.
    pub beneficiary: String,
    /// Category; the first where there are several.
    pub category: Option<String>,
    /// All its categories.
    pub categories: Vec<String>,
    /// Department in charge.
    pub department: Option<String>,
}
