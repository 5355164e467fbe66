//! The plan and its alternatives.

use super::{Amount, Source};
use alloc::{string::String, vec::Vec};
use serde::Serialize;

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
    /// Other combinations, the better ones first: those that are legal whatever the missing facts are. While facts decide
    /// which is best, all that may be legal stand here and the plan itself grants only what is granted in each.
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

/// One granted item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct Grant {
    /// Id of the item.
    pub item: String,
    /// The member it is granted to; null for an item of the family.
    pub member: Option<u32>,
}
