//! Declarations one below the other, with the comments and empty lines between them.

use super::{Declaration, blanks::Blank};
use crate::syntax::grammar::Rule;
use alloc::{string::String, vec::Vec};

/// A file as it grows.
#[derive(Default)]
pub(super) struct File {
    text: String,
    /// First byte of each declaration.
    starts: Vec<usize>,
    /// Whether the declaration before spans several lines.
    long: bool,
    /// Its opening word.
    opener: Option<Rule>,
}

impl File {
    /// The next declaration, and what stands before it.
    pub(super) fn declaration(&mut self, before: &Blank, next: Declaration) {
        let long = next.spans_lines();
        // What opens with one word the author may group, such as the two sides of a case, by leaving no empty line.
        let grouped = self.opener == next.opener;
        let apart = !grouped && (self.long || long && !before.has_empty_line());
        let apart = self.comments(before, apart);
        self.line(before.breaks, apart);
        self.starts.push(self.text.len());
        self.text.push_str(&next.text);
        (self.long, self.opener) = (long, next.opener);
    }

    /// The whole text, and where its declarations start.
    pub(super) fn finish(mut self, rest: &Blank) -> (String, Vec<usize>) {
        self.comments(rest, false);
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.starts)
    }

    /// Comments around declarations. `apart` asks for an empty line; gives whether it is still to come.
    fn comments(&mut self, blank: &Blank, mut apart: bool) -> bool {
        for comment in &blank.comments {
            if comment.breaks == 0 && !self.text.is_empty() {
                self.text.push_str("  ");
            } else {
                self.line(comment.breaks, core::mem::take(&mut apart));
            }
            self.text.push_str(&comment.text);
        }
        apart
    }

    /// A new line; none at the very start.
    fn line(&mut self, breaks: usize, apart: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if breaks > 1 || apart { "\n\n" } else { "\n" });
        }
    }
}
