//! Figures, known or within bounds.

use super::Failure;
use alloc::{string::String, vec::Vec};
use serde::Serialize;

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
