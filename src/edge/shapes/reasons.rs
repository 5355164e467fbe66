//! The shapes of reasons: steps, and the nearest changes.

use super::{Failure, Output, Source};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

/// One step behind an amount or a condition.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Step {
    /// What kind of step.
    pub kind: StepKind,
    /// Id of the fact, standard, definition or item; `covered_count` for 保障人数().
    pub id: String,
    /// Its name in the language asked for.
    pub name: String,
    /// The member it is about; null for the family.
    pub member: Option<u32>,
    /// The formula with figures, or the figure with the place and the days it is published for.
    pub text: String,
    /// What it comes to; null where there is none (无).
    pub value: Option<Output>,
    /// Unit of a number, empty for a plain one.
    pub unit: Option<String>,
    /// Of a standard: code of the place whose row was taken; null where the row holds everywhere.
    pub region: Option<String>,
    /// Of a standard: first day of that row.
    pub since: Option<String>,
    /// Of a standard: last day of that row.
    pub until: Option<String>,
    /// The laws it rests on; none for a fact as it was given.
    pub sources: Vec<Source>,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub enum StepKind {
    /// A fact as it was given.
    Fact,
    /// A published figure.
    Standard,
    /// A named formula.
    Definition,
    /// Whether another item is granted.
    Item,
    /// The benefit itself.
    Benefit,
}

/// The nearest changes of what was given with which a row would no longer be ineligible, or a condition would hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Changes {
    /// Of one fact each: any of them does it, the others being as they are. In the order of the pack.
    pub single: Vec<Change>,
    /// Where no single fact does it: changes that do it all together. Sought for a row only.
    pub together: Vec<Change>,
    /// Whether other answers to what was given could do it at all; false is certain.
    pub possible: bool,
    /// Where it could not be computed whatever the answers: why.
    pub error: Option<Failure>,
    /// Whether the search came to its end; else there may be changes that are not listed.
    pub complete: bool,
}

/// The nearest change of one fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Change {
    /// `countable_income`, `members[0].birth_date`.
    pub fact: String,
    /// Name of the fact in the language asked for.
    pub name: String,
    /// The member it is about; null for the family.
    pub member: Option<u32>,
    /// As it was given: decimal text, `YYYY-MM-DD`, the id of a choice, `yes` or `no`; null for none (无).
    pub from: Option<String>,
    /// As it would have to be: the nearest there is, to the cent, the whole number or the day.
    pub to: Option<String>,
    /// Other choices that do the same.
    pub or: Vec<Option<String>>,
    /// Whether every figure or day beyond `to` does the same.
    pub beyond: bool,
    /// How far the two lie apart, decimal text; null for a choice or a yes or no.
    pub difference: Option<String>,
    /// Unit of the difference, empty for a plain number.
    pub unit: Option<String>,
    /// Whether that settles it; else it depends on facts that were not given.
    pub settled: bool,
    /// Whether another granted item rules this one out even then.
    pub barred: bool,
    /// The change in words.
    pub text: String,
}
