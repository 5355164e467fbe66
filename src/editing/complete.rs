//! What could stand where somebody writes.

use super::{
    declared::{Declared, NameKind},
    hover,
    words::{OF_CLAUSES, OF_EXPRESSIONS, STATUSES},
};
use crate::{
    base::{Lang, Span},
    check::function_words,
    syntax::{OPENERS, TokenKind, tokens},
};
use alloc::{borrow::ToOwned, collections::BTreeSet, string::String, vec::Vec};
use core::ops::Range;
use serde::Serialize;

/// What could stand at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes that are replaced: what of the word is written already.
    pub range: Range<usize>,
    /// Words and names, the likelier kinds first.
    pub offers: Vec<Offer>,
}

/// A word or name that could stand there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What is put in.
    pub label: String,
    /// What it is.
    pub detail: Option<String>,
    /// Its kind.
    pub kind: CompletionKind,
}

/// What kind of word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CompletionKind {
    /// Something declared.
    Name,
    /// A function.
    Function,
    /// A word of the language.
    Keyword,
}

/// Where somebody writes.
pub(super) struct Spot<'a> {
    /// The text of the file.
    pub(super) text: &'a str,
    /// Which file.
    pub(super) file: u32,
    /// The byte of the cursor.
    pub(super) offset: usize,
    /// The declaration around it; nothing between declarations.
    pub(super) around: Option<Range<usize>>,
    /// The language of what is said.
    pub(super) lang: Lang,
}

impl Spot<'_> {
    pub(super) fn complete(&self, declared: &[Declared]) -> Completion {
        let before = self.text.get(..self.offset).unwrap_or_default();
        let word = |character: char| character.is_alphanumeric() || character == '_';
        let start = before.trim_end_matches(word).len();
        let written = before.get(start..).unwrap_or_default();
        let offers = if self.opens(start) { openers() } else { self.inside(declared) };
        let mut seen = BTreeSet::new();
        let fits = |offer: &Offer| offer.label.contains(written) && offer.label != written;
        let fitting = offers.into_iter().filter(|offer| fits(offer) && seen.insert(offer.label.clone()));
        // What begins with what is written comes before what merely holds it.
        let (mut offers, holding): (Vec<Offer>, Vec<Offer>) =
            fitting.partition(|offer| offer.label.starts_with(written));
        offers.extend(holding);
        Completion { range: start..self.offset, offers }
    }

    /// Whether a declaration begins here: outside all others, or at the start of a line outside the braces of the last one.
    fn opens(&self, start: usize) -> bool {
        let Some(around) = &self.around else { return true };
        let before = self.text.get(around.start..start).unwrap_or_default();
        before.is_empty() || before.ends_with('\n') && closed(before)
    }

    fn inside(&self, declared: &[Declared]) -> Vec<Offer> {
        let source = self.around.clone().and_then(|around| self.text.get(around)).unwrap_or_default();
        let clauses = OF_CLAUSES.iter().find(|((zh, en), _)| opened_by(source, zh) || opened_by(source, en));
        let english = clauses.is_some_and(|((_, en), _)| opened_by(source, en));
        let spelled = |(zh, en): &(&'static str, &'static str)| if english { *en } else { *zh };
        let of_clauses = clauses.into_iter().flat_map(|(_, words)| words.iter().map(spelled)).map(keyword);
        let functions = function_words().map(|word| Offer {
            label: spelled(&word).to_owned(),
            detail: None,
            kind: CompletionKind::Function,
        });
        let here = |declared: &&Declared| declared.inside.is_none_or(|inside| self.is_in(inside));
        let (near, far): (Vec<&Declared>, Vec<&Declared>) =
            declared.iter().filter(here).partition(|declared| declared.inside.is_some());
        let (places, names): (Vec<&Declared>, Vec<&Declared>) =
            far.into_iter().partition(|declared| matches!(declared.kind, NameKind::Place | NameKind::Choice));
        let named = |declared: &Declared| self.name(declared, english);
        let words = OF_EXPRESSIONS.iter().chain(&STATUSES).map(spelled).map(keyword);
        let of_clauses: Vec<Offer> = of_clauses.collect();
        near.into_iter()
            .map(named)
            .chain(of_clauses)
            .chain(names.into_iter().map(named))
            .chain(functions)
            .chain(words)
            .chain(places.into_iter().map(named))
            .collect()
    }

    fn is_in(&self, span: Span) -> bool {
        span.file == self.file && span.range().start <= self.offset && self.offset <= span.range().end
    }

    fn name(&self, declared: &Declared, english: bool) -> Offer {
        let id = declared.id.as_ref().filter(|_| english && declared.kind != NameKind::Place);
        Offer {
            label: id.unwrap_or(&declared.name).clone(),
            detail: Some(hover::words(declared.kind).get(self.lang).to_owned()),
            kind: CompletionKind::Name,
        }
    }
}

/// Whether every brace of a text is closed in it.
fn closed(text: &str) -> bool {
    let brackets = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Bracket);
    let depth = brackets.fold(0usize, |depth, bracket| match text.get(bracket.range) {
        Some("{" | "｛") => depth.saturating_add(1),
        Some("}" | "｝") => depth.saturating_sub(1),
        _ => depth,
    });
    depth == 0
}

/// Whether a declaration begins with a word, 覆盖 set aside.
fn opened_by(source: &str, opener: &str) -> bool {
    let mut words = source.split(|character: char| !(character.is_alphanumeric() || character == '_'));
    words.find(|word| !word.is_empty() && !matches!(*word, "覆盖" | "override")) == Some(opener)
}

fn keyword(word: &str) -> Offer {
    Offer { label: word.to_owned(), detail: None, kind: CompletionKind::Keyword }
}

fn openers() -> Vec<Offer> {
    OPENERS.iter().map(|word| keyword(word)).collect()
}
