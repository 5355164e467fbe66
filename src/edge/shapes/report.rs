//! What the checker or the engine has to say about a text or a case.

use alloc::string::String;
use serde::Serialize;

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
