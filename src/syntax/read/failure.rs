//! pest's error to words a policy author knows.

use super::Source;
use crate::{
    base::{Code, Diagnostic, Words},
    syntax::grammar::{Rule, words},
};
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use pest::error::{ErrorVariant, InputLocation};

/// Most things named in «expected …».
const MOST_EXPECTED: usize = 6;

pub(super) fn explain(source: &Source<'_>, error: pest::error::Error<Rule>) -> Diagnostic {
    let at = match error.location {
        InputLocation::Pos(at) => at,
        InputLocation::Span((start, _)) => start,
    };
    let expected = match error.variant {
        ErrorVariant::ParsingError { positives, .. } => expected(&positives),
        ErrorVariant::CustomError { .. } => Words::same(""),
    };
    let rest = source.text.get(at..).unwrap_or_default();
    if rest.trim().is_empty() {
        // Point at the last thing that was read, not at the blank after it.
        let end = source.text.trim_end().len();
        let start = source.text.get(..end).and_then(|text| text.char_indices().next_back()).map_or(0, |(at, _)| at);
        return Diagnostic::at(Code::DeclarationUnfinished, source.bytes(start, end)).with(expected);
    }
    let skipped = rest.len().saturating_sub(rest.trim_start().len());
    let word = first_word(rest.trim_start());
    let start = at.saturating_add(skipped);
    let span = source.bytes(start, start.saturating_add(word.len()));
    Diagnostic::at(Code::NotUnderstood, span).with(word).with(expected)
}

/// The word, number or sign a text starts with.
fn first_word(text: &str) -> String {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut characters = text.chars();
    let first = characters.next().into_iter();
    let more = characters.take_while(|character| is_word(*character) && text.starts_with(is_word)).take(30);
    first.chain(more).collect()
}

fn expected(rules: &[Rule]) -> Words {
    let mut all: Vec<Words> = Vec::new();
    for words in rules.iter().filter_map(|rule| words(*rule)) {
        if !all.contains(&words) && all.len() < MOST_EXPECTED {
            all.push(words);
        }
    }
    let join = |lang, mark: &str| all.iter().map(|words| words.get(lang).to_owned()).collect::<Vec<_>>().join(mark);
    Words::new(join(crate::base::Lang::Chinese, "、"), join(crate::base::Lang::English, ", "))
}
