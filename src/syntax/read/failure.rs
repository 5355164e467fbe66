//! pest's error to words a policy author knows.

use super::Source;
use crate::{
    base::{Code, Diagnostic, Words},
    syntax::{
        grammar::{Rule, words},
        split::OPENERS,
    },
    value::BaseUnit,
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
    let positives = match error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives,
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    let (expected, name_wanted) = (expected(&positives), positives.iter().any(|rule| wants_name(*rule)));
    let rest = source.text.get(at..).unwrap_or_default();
    if rest.trim().is_empty() {
        // Point at the last word or sign that was read, not at the blank after it.
        let text = source.text.trim_end();
        let sign = text.char_indices().next_back().map_or(0, |(at, _)| at);
        let word = text.char_indices().rev().take_while(|(_, character)| is_word(*character)).last();
        let (start, end) = (word.map_or(sign, |(at, _)| at), text.len());
        return Diagnostic::at(Code::DeclarationUnfinished, source.bytes(start, end)).with(expected);
    }
    let skipped = rest.len().saturating_sub(rest.trim_start().len());
    let word = first_word(rest.trim_start());
    let start = at.saturating_add(skipped);
    let span = source.bytes(start, start.saturating_add(word.len()));
    if word.starts_with(is_full_width_digit) {
        let half: String = word.chars().map(half_width).collect();
        return Diagnostic::at(Code::FullWidthDigits, span).with(word).with(half);
    }
    if OPENERS.contains(&word.as_str()) && start > 0 {
        return Diagnostic::at(Code::DeclarationOnOldLine, span).with(word);
    }
    let own = match () {
        () if BaseUnit::from_word(&word).is_some() => Some(Words::new("单位", "the word of a unit")),
        () if OPERATORS.contains(&word.as_str()) => Some(Words::new("语言自己的词", "a word of the language")),
        () => None,
    };
    if let Some(own) = own.filter(|_| name_wanted) {
        return Diagnostic::at(Code::NameIsWord, span).with(word).with(own);
    }
    // A word that holds an operator was meant to be several: the one here, or the one just before a bracket.
    let before = source.text.get(..start).unwrap_or_default();
    let last = before.char_indices().rev().take_while(|(_, character)| is_word(*character)).last();
    let previous = last.and_then(|(at, _)| before.get(at..)).unwrap_or_default();
    for (run_together, start) in [(word.as_str(), start), (previous, start.saturating_sub(previous.len()))] {
        if let Some(split) = split_at_operator(run_together) {
            let span = source.bytes(start, start.saturating_add(run_together.len()));
            return Diagnostic::at(Code::WordsRunTogether, span).with(run_together).with(split);
        }
    }
    Diagnostic::at(Code::NotUnderstood, span).with(word).with(expected)
}

/// Words of the language that are no names in English; the Chinese ones nobody takes for names.
const OPERATORS: [&str; 18] = [
    "and", "or", "not", "in", "if", "then", "else", "bands", "brackets", "where", "round", "to", "yes", "no", "true",
    "false", "at", "as_of",
];

fn wants_name(rule: Rule) -> bool {
    matches!(rule, Rule::name | Rule::named | Rule::choice_name)
}

/// `岁且年龄` to `岁 且 年龄`; nothing for a word without an operator inside.
fn split_at_operator(word: &str) -> Option<String> {
    ["并且", "且", "或者", "或", "属于"].iter().find_map(|operator| {
        let (left, right) = word.split_once(operator)?;
        let split = alloc::format!("{left} {operator} {right}");
        (word != *operator).then(|| split.trim().to_owned())
    })
}

fn is_full_width_digit(character: char) -> bool {
    ('０'..='９').contains(&character)
}

/// `１` to `1`; other characters as they are.
fn half_width(character: char) -> char {
    let from_zero = u32::from(character).checked_sub(u32::from('０')).filter(|_| is_full_width_digit(character));
    from_zero.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(character)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The word, number or sign a text starts with.
fn first_word(text: &str) -> String {
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
