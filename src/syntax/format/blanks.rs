//! White space and comments between two leaves.

use alloc::{string::String, vec::Vec};

/// What stands between two leaves.
#[derive(Debug, Clone, Default)]
pub(super) struct Blank {
    /// Its comments in order.
    pub(super) comments: Vec<Comment>,
    /// Line breaks after the last comment.
    pub(super) breaks: usize,
}

/// A comment as it is written out.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    /// From `//` to the last sign of the line.
    pub(super) text: String,
    /// Line breaks before it; none where it stands behind code.
    pub(super) breaks: usize,
}

impl Blank {
    /// Reads a stretch that holds nothing else.
    pub(super) fn of(text: &str) -> Blank {
        Blank::cut(text).0
    }

    /// Reads up to the first sign that is neither white space nor comment; gives what is left.
    pub(super) fn cut(text: &str) -> (Blank, &str) {
        let mut blank = Blank::default();
        let mut rest = text;
        loop {
            let code = rest.trim_start_matches(is_space);
            let space = rest.get(..rest.len().saturating_sub(code.len())).unwrap_or_default();
            blank.breaks = blank.breaks.saturating_add(space.matches('\n').count());
            if !code.starts_with("//") {
                return (blank, code);
            }
            let (comment, after) = code.split_at_checked(code.find('\n').unwrap_or(code.len())).unwrap_or((code, ""));
            blank.comments.push(Comment { text: comment_text(comment), breaks: blank.breaks });
            blank.breaks = 0;
            rest = after;
        }
    }

    /// Whether the author broke the line here.
    pub(super) fn breaks_line(&self) -> bool {
        self.breaks > 0 || !self.comments.is_empty()
    }

    /// Whether the same comments stand here.
    pub(super) fn has_comments_of(&self, other: &Blank) -> bool {
        let texts = self.comments.iter().map(|comment| &comment.text);
        texts.eq(other.comments.iter().map(|comment| &comment.text))
    }

    /// Whether there is an empty line anywhere.
    pub(super) fn has_empty_line(&self) -> bool {
        self.breaks > 1 || self.comments.iter().any(|comment| comment.breaks > 1)
    }
}

/// A byte-order mark is no text, wherever it stands.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{FEFF}'
}

/// `//note` to `// note`. More space than one is the author's own layout, and `////` is a ruler.
fn comment_text(written: &str) -> String {
    let words = written.trim_start_matches('/');
    let slashes = written.len().saturating_sub(words.len());
    let apart = slashes > 2 || words.is_empty() || words.starts_with(char::is_whitespace);
    let space = if apart { "" } else { " " };
    alloc::format!("{}{space}{}", written.get(..slashes).unwrap_or_default(), words.trim_end())
}
