//! What is received set against what is due.

use super::{Amount, Grant, Source};
use alloc::string::String;
use serde::Serialize;

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
