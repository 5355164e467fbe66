//! The shapes that cross the engine's edge as JSON. Field order here is the order of the bytes.
//!
//! Every figure is decimal text, never a binary fraction, so that each platform prints the same.

mod figure;
mod findings;
mod item;
#[cfg(feature = "compiler")]
mod map;
mod pack;
mod plan;
#[cfg(feature = "compiler")]
mod published;
mod question;
mod reasons;
mod report;

pub use crate::program::CitationStatus;
pub use figure::{Amount, Output};
pub use findings::{ChecklistEntry, ChecklistStatus, Finding, FindingKind};
pub use item::{
    Bar, BarKind, ConditionResult, ConditionVerdict, Continues, Failure, Gap, ItemResult, ReceivedToday, Standing,
    Verdict,
};
#[cfg(feature = "compiler")]
pub use map::*;
pub use pack::{ChoiceInfo, FactInfo, ItemInfo, OutputInfo, PackInfo, RegionInfo};
pub use plan::{Choosing, Grant, Plan};
#[cfg(feature = "compiler")]
pub use published::Published;
pub use question::Question;
pub use reasons::{Change, Changes, Step, StepKind};
pub use report::Report;

use alloc::{collections::BTreeMap, string::String, vec::Vec};
use serde::Serialize;

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
    pub assumed: Vec<Assumed>,
}

/// A standard whose value a case assumed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Assumed {
    /// Id of the standard.
    pub id: String,
    /// Its name in the language asked for.
    pub name: String,
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
