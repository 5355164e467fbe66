//! Lines and their starts: the author's line breaks, two spaces for each brace and for what goes on from the line before.

use super::{spaces::between, spelling::spelled, tree::Leaf};
use crate::syntax::grammar::Rule;
use alloc::{string::String, vec, vec::Vec};

/// Columns of one level.
const LEVEL: usize = 2;

/// The leaves of a declaration as text, without what stands before the first.
pub(super) fn lay_out(leaves: &[Leaf<'_>], chinese: bool) -> String {
    let open = open_brackets(leaves);
    let mut page = Page { text: String::new(), indent: 0, frames: Vec::new() };
    let mut before: Option<(&Leaf<'_>, bool)> = None;
    for (leaf, open) in leaves.iter().zip(open) {
        let start = page.enter(leaf);
        if let Some((before, before_open)) = before {
            let breaks = match () {
                () if !leaf.before.comments.is_empty() => true,
                () if before.opens() => before_open,
                () if leaf.closes() => open,
                () => leaf.before.breaks > 0 && !joins(before, leaf),
            };
            let fresh = before.opens();
            page.comments(leaf, start, fresh);
            if breaks {
                let own_comment = leaf.before.comments.iter().any(|comment| comment.breaks > 0);
                page.line(start.code, leaf.before.breaks > 1 && !leaf.closes() && (!fresh || own_comment));
            } else {
                page.spaces(between(before, leaf));
            }
        }
        page.text.push_str(&spelled(leaf, chinese));
        if leaf.opens() {
            page.open(leaf, open);
        }
        before = Some((leaf, open));
    }
    page.text
}

/// Whether two leaves stay on one line wherever the author broke it.
fn joins(left: &Leaf<'_>, right: &Leaf<'_>) -> bool {
    right.is(Rule::lbrace) || between(left, right) == 0
}

/// For each leaf that is a bracket, whether its pair is spread over lines: a break after the opening one and before the
/// closing one.
fn open_brackets(leaves: &[Leaf<'_>]) -> Vec<bool> {
    let mut spread = vec![false; leaves.len()];
    let mut waiting: Vec<(usize, bool)> = Vec::new();
    let mut after_opening = false;
    for (index, leaf) in leaves.iter().enumerate() {
        if let Some((_, broken)) = waiting.last_mut().filter(|_| after_opening) {
            *broken = leaf.before.breaks_line();
        }
        if let Some((opening, broken)) = waiting.pop_if(|_| leaf.closes()) {
            let empty = after_opening && leaf.before.comments.is_empty();
            let closing = leaf.before.breaks_line() && leaf.is(Rule::rbrace) || !leaf.before.comments.is_empty();
            for at in [opening, index] {
                if let Some(spread) = spread.get_mut(at) {
                    *spread = (broken || closing) && !empty;
                }
            }
        }
        if leaf.opens() {
            waiting.push((index, false));
        }
        after_opening = leaf.opens();
    }
    spread
}

/// Where lines inside a bracket start.
#[derive(Debug, Clone, Copy)]
struct Frame {
    /// The closing bracket.
    close: usize,
    /// A clause, row or name.
    member: usize,
    /// What goes on from the line before.
    rest: usize,
}

/// A declaration begins at the margin.
const OUTSIDE: Frame = Frame { close: 0, member: 0, rest: LEVEL };

/// Where a line starts with this leaf, and where the comments above it.
#[derive(Clone, Copy)]
struct Start {
    code: usize,
    comment: usize,
}

struct Page {
    text: String,
    /// Columns before the first sign of this line.
    indent: usize,
    frames: Vec<Frame>,
}

impl Page {
    /// Closes the bracket this leaf closes, and says where a line starts with it.
    fn enter(&mut self, leaf: &Leaf<'_>) -> Start {
        let inside = self.frames.last().copied().unwrap_or(OUTSIDE);
        if leaf.closes() {
            self.frames.pop();
            return Start { code: inside.close, comment: inside.member };
        }
        let code = if leaf.member { inside.member } else { inside.rest };
        Start { code, comment: code }
    }

    fn open(&mut self, bracket: &Leaf<'_>, spread: bool) {
        let close = self.indent;
        let member = close.saturating_add(LEVEL);
        let rest = member.saturating_add(if bracket.is(Rule::lbrace) { LEVEL } else { 0 });
        let frame = match bracket.is(Rule::lbrace) || spread {
            true => Frame { close, member, rest },
            // Round brackets within a line do not show in how the next line starts.
            false => self.frames.last().copied().unwrap_or(OUTSIDE),
        };
        self.frames.push(frame);
    }

    fn comments(&mut self, leaf: &Leaf<'_>, start: Start, mut fresh: bool) {
        for comment in &leaf.before.comments {
            if comment.breaks == 0 {
                self.spaces(2);
            } else {
                self.line(start.comment, comment.breaks > 1 && !fresh);
                fresh = false;
            }
            self.text.push_str(&comment.text);
        }
    }

    fn line(&mut self, indent: usize, apart: bool) {
        self.text.push_str(if apart { "\n\n" } else { "\n" });
        self.spaces(indent);
        self.indent = indent;
    }

    fn spaces(&mut self, columns: usize) {
        self.text.extend(core::iter::repeat_n(' ', columns));
    }
}
