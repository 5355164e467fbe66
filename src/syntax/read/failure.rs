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
    let rules = match error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives,
        ErrorVariant::CustomError { .. } => Vec::new(),
    };
    let (expected, name_wanted) = (expected(&rules), rules.iter().any(|rule| wants_name(*rule)));
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
    let opener = OPENERS.into_iter().filter(|opener| !opener.is_ascii()).find_map(|opener| {
        let rest = word.strip_prefix(opener).filter(|_| start == 0 || rules.contains(&Rule::EOI))?;
        Some(alloc::format!("{opener} {rest}"))
    });
    let code_and_name = || {
        let (code, name) = word.split_at_checked(6).filter(|_| rules.contains(&Rule::region_code))?;
        code.chars().all(|digit| digit.is_ascii_digit()).then(|| alloc::format!("{code} {name}"))
    };
    if let Some(split) = opener.or_else(code_and_name) {
        return Diagnostic::at(Code::WordsRunTogether, span).with(word).with(split);
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
    if let Some((at, run_together, split)) = keyword_run_together(&rules, before, &word) {
        let span = source.bytes(at, at.saturating_add(run_together.len()));
        return Diagnostic::at(Code::WordsRunTogether, span).with(run_together).with(split);
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

/// `岁且非在校` to `岁 且 非 在校`; nothing for a word without an operator inside.
fn split_at_operator(word: &str) -> Option<String> {
    let operators = ["并且", "且", "或者", "或", "属于"];
    let mut parts: Vec<&str> = Vec::new();
    let (mut operand, mut rest) = (word, word);
    // Where the operand at hand began; 非 is an operator only where one begins.
    let (mut length, mut begins) = (0usize, false);
    while let Some(character) = rest.chars().next() {
        let operator = operators.into_iter().find(|operator| rest.starts_with(operator));
        let negation = ["不是", "非"].into_iter().find(|negation| begins && rest.starts_with(negation));
        let step = operator.or(negation).map_or(character.len_utf8(), str::len);
        begins = operator.or(negation).is_some();
        let (taken, left) = rest.split_at_checked(step)?;
        rest = left;
        if begins {
            parts.extend([operand.get(..length).unwrap_or_default(), taken]);
            (operand, length) = (left, 0);
        } else {
            length = length.saturating_add(step);
        }
    }
    parts.push(operand);
    parts.retain(|part| !part.is_empty());
    (parts.len() > 1).then(|| parts.join(" "))
}

/// `则1`, `城镇则`, `其中工资`, `如果城镇`: a keyword and what stands beside it as one word. It is one where that keyword could
/// stand at the place of the mistake; 如果 where the mistake is a 则 that nothing opens.
fn keyword_run_together(rules: &[Rule], before: &str, word: &str) -> Option<(usize, String, String)> {
    const KEYWORDS: [(Rule, &str); 11] = [
        (Rule::kw_else, "否则"),
        (Rule::kw_then, "则"),
        (Rule::kw_where, "其中"),
        (Rule::kw_round, "取整"),
        (Rule::kw_to, "到"),
        (Rule::kw_as_of, "于"),
        (Rule::kw_at, "在"),
        (Rule::kw_by, "按"),
        (Rule::kw_from, "起"),
        (Rule::kw_until, "至"),
        (Rule::kw_before, "先于"),
    ];
    let at = before.len();
    let expected = || KEYWORDS.into_iter().filter(|(rule, _)| rules.contains(rule)).map(|(_, keyword)| keyword);
    let begins = expected().find_map(|keyword| {
        let rest = word.strip_prefix(keyword).filter(|rest| rest.starts_with(is_word))?;
        Some((at, word.to_owned(), alloc::format!("{keyword} {rest}")))
    });
    let last = before.trim_end();
    let last = last.char_indices().rev().take_while(|(_, character)| is_word(*character)).last();
    let previous = last.and_then(|(start, _)| Some((start, before.get(start..)?.trim_end())));
    let ends = || {
        let (start, previous) = previous?;
        expected().chain(["其中"]).find_map(|keyword| {
            let rest = previous.strip_suffix(keyword).filter(|rest| !rest.is_empty())?;
            Some((start, previous.to_owned(), alloc::format!("{rest} {keyword}")))
        })
    };
    let opens = || {
        let (start, opened) = before
            .match_indices("如果")
            .filter(|(at, _)| !before.get(..*at).is_some_and(|left| left.ends_with(is_word)))
            .last()
            .map(|(start, _)| (start, before.get(start..).unwrap_or_default()))?;
        let opened = opened.get(..opened.find(|character| !is_word(character))?)?;
        let rest = opened.strip_prefix("如果").filter(|rest| !rest.is_empty() && word == "则")?;
        Some((start, opened.to_owned(), alloc::format!("如果 {rest}")))
    };
    begins.or_else(ends).or_else(opens)
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
