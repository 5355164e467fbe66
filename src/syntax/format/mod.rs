//! Policy text in its one layout.
//!
//! The leaves of the parse are the words and marks; what stands between two of them is white space and comments. Spelling,
//! spaces and line starts follow from a leaf's rule and its place in the tree, never from a list of constructs, and what
//! comes out is held against what went in.

mod blanks;
mod file;
mod lines;
mod spaces;
mod spelling;
mod tree;

use super::{grammar::Rule, limits::MAX_SOURCE_BYTES, read, split::split};
use crate::base::Diagnostic;
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use blanks::Blank;
use core::ops::Range;
use file::File;
pub(super) use tree::{Leaf, Tree};

/// The text in its one layout: it reads back to the same tree, keeps every comment, and formatting it again changes
/// nothing. A text that cannot be read gives the messages instead.
///
/// ```
/// let text = "标准 低保标准：元/人/月{2022-12-01 起 1041 元  // 台州\n}";
/// let laid_out = "标准 低保标准: 元/人/月 {\n  2022-12-01 起 1041元  // 台州\n}\n";
/// assert_eq!(yimen::format(text).unwrap(), laid_out);
/// ```
pub fn format(text: &str) -> Result<String, Vec<Diagnostic>> {
    let mut diagnostics = Vec::new();
    read::parse(0, text, &mut diagnostics);
    if !diagnostics.is_empty() {
        return Err(diagnostics);
    }
    let mut file = File::default();
    let mut end = 0usize;
    for part in split(0, text, &mut diagnostics) {
        let Range { start, end: part_end } = part.range();
        let laid_out = Declaration::of(text.get(start..part_end).unwrap_or_default());
        let Some(declaration) = laid_out else { return Ok(text.to_owned()) };
        let before = text.get(end..start.saturating_add(declaration.start)).unwrap_or_default();
        end = start.saturating_add(declaration.end);
        file.declaration(&Blank::of(before), declaration);
    }
    let (laid_out, starts) = file.finish(&Blank::of(text.get(end..).unwrap_or_default()));
    // Where the layout would be cut into other declarations, or be too long to be read again, the text stays as it is.
    let cut = split(0, &laid_out, &mut diagnostics).into_iter().map(|part| part.range().start);
    let reads_back = cut.eq(starts) && diagnostics.is_empty() && laid_out.len() <= MAX_SOURCE_BYTES;
    Ok(if reads_back { laid_out } else { text.to_owned() })
}

/// One declaration laid out, without the comments around it.
struct Declaration {
    text: String,
    /// Where its first leaf starts in what was written.
    start: usize,
    /// Where its last leaf ends.
    end: usize,
    /// Its opening word.
    opener: Option<Rule>,
}

impl Declaration {
    fn of(written: &str) -> Option<Declaration> {
        let tree = Tree::parse(written)?;
        let leaves = tree.leaves();
        let (start, end, opener) = (leaves.first()?.start, leaves.last()?.end(), leaves.first()?.rule);
        let chinese = leaves.first().is_some_and(|opener| !opener.text.is_ascii());
        let text = lines::lay_out(&leaves, chinese);
        // Where a layout would read as something else, what was written stays as it is.
        let text = if is_same(&tree, &leaves, &text, chinese) { text } else { written.get(start..end)?.to_owned() };
        Some(Declaration { text, start, end, opener })
    }

    /// Whether it takes more than one line.
    fn spans_lines(&self) -> bool {
        self.text.contains('\n')
    }
}

/// Whether the text laid out has the same tree, the same words and the same comments.
fn is_same(tree: &Tree<'_>, leaves: &[Leaf<'_>], laid_out: &str, chinese: bool) -> bool {
    let Some(other) = Tree::parse(laid_out) else { return false };
    let others = other.leaves();
    let same = |(leaf, other): (&Leaf<'_>, &Leaf<'_>)| {
        spelling::spelled(leaf, chinese) == other.text && leaf.before.has_comments_of(&other.before)
    };
    tree.has_shape_of(&other) && leaves.len() == others.len() && leaves.iter().zip(&others).all(same)
}
