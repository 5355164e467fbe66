//! What every layer needs: places in a text, two languages, diagnostics. Knows nothing of policies.

mod catalogue;
mod diagnostic;
mod line_index;
mod listed;
mod nearest;
mod ordered_map;
mod ordered_set;
mod sort;
mod source;
mod words;

pub use catalogue::{Code, Severity};
#[cfg(feature = "compiler")]
pub use diagnostic::Span;
pub use diagnostic::{Diagnostic, Place};
pub use line_index::{LineIndex, Position, Utf16};
pub use listed::Listed;
pub use nearest::nearest;
pub use ordered_map::OrderedMap;
pub use ordered_set::OrderedSet;
pub use sort::{sort_by, sort_by_key};
pub use source::SourceFile;
pub use words::{Lang, Words};
