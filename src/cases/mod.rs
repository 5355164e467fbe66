//! The cases a pack brings along: read against the program, and run by screening them like any other.

mod coverage;
mod outcome;
mod outputs;
mod resolve;

pub(crate) use coverage::coverage;
pub use coverage::{Coverage, Gap, GapKind, Reached};
pub use outcome::CaseOutcome;
pub use resolve::resolve;

use crate::{base::Span, case::Tree, syntax::ast::Expectation};
use alloc::{string::String, vec::Vec};
use core::ops::Range;

/// A case of a pack.
#[derive(Debug, Clone)]
pub struct PackCase {
    /// Its name.
    pub name: String,
    /// The file it stands in, by its place in the list given.
    pub file: usize,
    /// Where in that file.
    pub span: Range<usize>,
    tree: Tree,
    places: Vec<(String, Span)>,
    expectations: Vec<Expectation>,
    whole: Span,
}

impl PackCase {
    /// The case as the JSON that `screen` takes.
    pub fn case_json(&self) -> String {
        self.tree.to_json()
    }
}
