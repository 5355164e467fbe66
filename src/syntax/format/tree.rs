//! The leaves of pest's tree: the words and marks of a declaration, each with its place in the tree.

use super::blanks::{Blank, is_space};
use crate::syntax::grammar::{PolicyGrammar, Rule};
use alloc::vec::Vec;
use pest::{Parser, Token, iterators::Pairs};

/// A word or mark.
#[derive(Debug)]
pub(in crate::syntax) struct Leaf<'a> {
    /// As written.
    pub(in crate::syntax) text: &'a str,
    /// What the grammar calls it; nothing for a mark that has no rule of its own.
    pub(in crate::syntax) rule: Option<Rule>,
    /// The rule it stands in.
    pub(in crate::syntax) parent: Option<Rule>,
    /// Whether it opens the rule it stands in.
    pub(super) first: bool,
    /// Whether it ends the rule it stands in.
    pub(super) last: bool,
    /// Whether it opens something of which the braces around it hold any number: a clause, a row, a name.
    pub(super) member: bool,
    /// Its first byte.
    pub(in crate::syntax) start: usize,
    /// What stands before it.
    pub(super) before: Blank,
}

impl Leaf<'_> {
    pub(super) fn is(&self, rule: Rule) -> bool {
        self.rule == Some(rule)
    }

    pub(super) fn opens(&self) -> bool {
        self.is(Rule::lbrace) || self.is(Rule::lparen)
    }

    pub(super) fn closes(&self) -> bool {
        self.is(Rule::rbrace) || self.is(Rule::rparen)
    }

    pub(in crate::syntax) fn end(&self) -> usize {
        self.start.saturating_add(self.text.len())
    }
}

/// The parse of one declaration.
pub(in crate::syntax) struct Tree<'a> {
    text: &'a str,
    pairs: Pairs<'a, Rule>,
}

impl<'a> Tree<'a> {
    pub(in crate::syntax) fn parse(text: &'a str) -> Option<Tree<'a>> {
        let pairs = PolicyGrammar::parse(Rule::declaration, text).ok()?;
        Some(Tree { text, pairs })
    }

    /// Whether the same rules stand in one another in the same way.
    pub(super) fn has_shape_of(&self, other: &Tree<'_>) -> bool {
        let shape = |token: Token<'_, Rule>| match token {
            Token::Start { rule, .. } => (true, rule),
            Token::End { rule, .. } => (false, rule),
        };
        self.pairs.clone().tokens().map(shape).eq(other.pairs.clone().tokens().map(shape))
    }

    /// All leaves in order. Walks the tree without recursion.
    pub(in crate::syntax) fn leaves(&self) -> Vec<Leaf<'a>> {
        let mut walk = Walk { text: self.text, leaves: Vec::new(), end: 0, member: false };
        let mut open: Vec<Open> = Vec::new();
        let mut tokens = self.pairs.clone().tokens().peekable();
        while let Some(token) = tokens.next() {
            let Token::Start { rule, pos } = token else {
                open.pop();
                continue;
            };
            let parent = open.last().map(|parent| parent.rule);
            let first = open.last_mut().is_none_or(|parent| {
                walk.member |= parent.in_braces && !matches!(rule, Rule::comma | Rule::rbrace);
                parent.in_braces = (parent.in_braces || rule == Rule::lbrace) && rule != Rule::rbrace;
                core::mem::take(&mut parent.fresh)
            });
            let Some(end) = tokens.next_if(|next| matches!(next, Token::End { .. })) else {
                open.push(Open { rule, fresh: true, in_braces: false });
                continue;
            };
            let last = matches!(tokens.peek(), Some(Token::End { .. }));
            let Token::End { pos: close, .. } = end else { continue };
            walk.leaf(pos.pos(), close.pos(), |leaf| Leaf { rule: Some(rule), parent, first, last, ..leaf });
        }
        walk.leaves
    }
}

/// A rule whose end has not come yet.
struct Open {
    rule: Rule,
    /// Whether nothing stood in it yet.
    fresh: bool,
    /// Whether what comes stands between its own braces.
    in_braces: bool,
}

struct Walk<'a> {
    text: &'a str,
    leaves: Vec<Leaf<'a>>,
    /// Where the last leaf ended.
    end: usize,
    /// Whether the next leaf opens a member.
    member: bool,
}

impl<'a> Walk<'a> {
    fn leaf(&mut self, start: usize, end: usize, place: impl FnOnce(Leaf<'a>) -> Leaf<'a>) {
        let written = self.text.get(start..end).unwrap_or_default().trim_end_matches(is_space);
        if written.is_empty() {
            return; // The end of the text is a rule too.
        }
        let before = self.unnamed(start);
        let leaf = place(self.plain(start, written, before));
        self.push(leaf);
    }

    /// Leaves for signs that the grammar has no rule for, up to a byte; gives the blank after them.
    fn unnamed(&mut self, until: usize) -> Blank {
        loop {
            let between = self.text.get(self.end..until).unwrap_or_default();
            let (before, code) = Blank::cut(between);
            if code.is_empty() {
                return before;
            }
            let length = code.find(is_space).unwrap_or(code.len()).min(code.find("//").unwrap_or(code.len()));
            let start = until.saturating_sub(code.len());
            let leaf = self.plain(start, code.get(..length).unwrap_or_default(), before);
            self.push(leaf);
        }
    }

    fn plain(&self, start: usize, text: &'a str, before: Blank) -> Leaf<'a> {
        Leaf { text, rule: None, parent: None, first: false, last: false, member: false, start, before }
    }

    fn push(&mut self, leaf: Leaf<'a>) {
        self.end = leaf.end();
        self.leaves.push(Leaf { member: core::mem::take(&mut self.member), ..leaf });
    }
}
