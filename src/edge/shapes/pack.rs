//! What a pack contains.

use alloc::{string::String, vec::Vec};
use serde::Serialize;

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
