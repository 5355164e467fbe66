//! What to ask next.

use super::ChoiceInfo;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

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
