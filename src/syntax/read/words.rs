//! Names, texts, numbers, dates, units and citations.

use super::{Pair, Parts, Read, Source};
use crate::{
    base::{Code, Diagnostic, Span},
    syntax::{
        ast::{Citation, CitationStatus, Name, Named, Text},
        grammar::Rule,
    },
    value::{BaseUnit, Day, Exact, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
};

pub(super) fn name(source: &Source<'_>, pair: Pair<'_>) -> Read<Name> {
    Ok(Name { text: pair.as_str().to_owned(), span: source.span(&pair) })
}

pub(super) fn named(source: &Source<'_>, pair: Pair<'_>) -> Read<Named> {
    let mut parts = Parts::of(source, pair);
    let name = name(source, parts.need(Rule::name)?)?;
    let Some(alias) = parts.take(Rule::alias) else { return Ok(Named { name, id: None, english: None }) };
    let mut parts = Parts::of(source, alias);
    parts.skip(Rule::lparen);
    let id = self::name(source, parts.need(Rule::ascii_id)?)?;
    let english = parts.take(Rule::text).map(|pair| unquote(pair.as_str()));
    Ok(Named { name, id: Some(id), english })
}

pub(super) fn bilingual(source: &Source<'_>, pair: Pair<'_>) -> Read<Text> {
    let mut parts = Parts::of(source, pair);
    let text = unquote(parts.need(Rule::text)?.as_str());
    parts.skip(Rule::kw_english);
    Ok(Text { text, english: parts.take(Rule::text).map(|pair| unquote(pair.as_str())) })
}

/// A name or a quoted text.
pub(super) fn label(source: &Source<'_>, pair: Pair<'_>) -> Read<String> {
    let inner = Parts::of(source, pair).any()?;
    Ok(if inner.as_rule() == Rule::text { unquote(inner.as_str()) } else { inner.as_str().to_owned() })
}

/// The text between the quotes, with `\"` and `\\` resolved in straight quotes.
pub(super) fn unquote(quoted: &str) -> String {
    let mut inner = quoted.chars();
    let first = inner.next();
    inner.next_back();
    if first != Some('"') {
        return inner.as_str().to_owned();
    }
    let mut text = String::new();
    let mut characters = inner;
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.extend(characters.next().map(|escaped| if escaped == 'n' { '\n' } else { escaped })),
            _ => text.push(character),
        }
    }
    text
}

/// `2400`, `30%`
pub(super) fn number(source: &Source<'_>, pair: &Pair<'_>) -> Read<Exact> {
    let span = source.span(pair);
    let written = pair.as_str().trim();
    let digits = written.trim_end_matches(['%', '％']);
    let value = Exact::parse(digits).map_err(|_| bad_number(span, written))?;
    if digits.len() == written.len() {
        return Ok(value);
    }
    value.div(Exact::from_integer(100)).map_err(|_| bad_number(span, written))
}

/// The grammar lets only digits through, so all that can be wrong is how many there are.
fn bad_number(span: Span, written: &str) -> Diagnostic {
    Diagnostic::at(Code::NumberTooLong, span).with(written)
}

/// `-2400`
pub(super) fn signed(source: &Source<'_>, pair: Pair<'_>) -> Read<Exact> {
    let mut parts = Parts::of(source, pair);
    let negative = parts.had(Rule::minus);
    let value = number(source, &parts.need(Rule::number)?)?;
    Ok(if negative { value.neg() } else { value })
}

/// `1..30`
pub(super) fn small(source: &Source<'_>, pair: &Pair<'_>) -> Read<u32> {
    let written = pair.as_str();
    written.parse().map_err(|_| Diagnostic::at(Code::CountTooLarge, source.span(pair)).with(written))
}

/// `2026-03-01`, `2026年3月1日`
pub(super) fn date(source: &Source<'_>, pair: &Pair<'_>) -> Read<Day> {
    let written = pair.as_str().trim();
    let mut figures = written.split(|character: char| !character.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut next = || figures.next().and_then(|part| part.parse::<u32>().ok());
    let day = match (next(), next(), next()) {
        (Some(year), Some(month), Some(day)) => i32::try_from(year).ok().and_then(|year| Day::new(year, month, day)),
        _ => None,
    };
    day.ok_or_else(|| Diagnostic::at(Code::NoSuchDate, source.span(pair)).with(written))
}

/// `元/人/月`
pub(super) fn unit(source: &Source<'_>, pair: Pair<'_>) -> Read<Unit> {
    let span = source.span(&pair);
    let too_large = || Diagnostic::at(Code::UnitTooLarge, span);
    let mut unit = Unit::NONE;
    let mut over = false;
    for part in pair.into_inner() {
        match part.as_rule() {
            Rule::unit_slash => over = true,
            Rule::unit_dot => over = false,
            _ => {
                let base = BaseUnit::from_word(part.as_str()).ok_or_else(|| source.broken(span))?;
                let factor = Unit::of(base);
                unit = if over { unit.over(factor) } else { unit.times(factor) }.ok_or_else(too_large)?;
            }
        }
    }
    Ok(unit)
}

pub(super) fn citation(source: &Source<'_>, pair: Pair<'_>) -> Read<Citation> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_law);
    let cited = parts.any()?;
    let text = if cited.as_rule() == Rule::text { unquote(cited.as_str()) } else { cited.as_str().to_string() };
    let (status, note) = match parts.take(Rule::status) {
        Some(pair) => self::status(source, pair)?,
        None => (CitationStatus::Verified, None),
    };
    Ok(Citation { text, status, note })
}

pub(super) fn status(source: &Source<'_>, pair: Pair<'_>) -> Read<(CitationStatus, Option<String>)> {
    let mut parts = Parts::of(source, pair);
    let status = match parts.any()?.as_rule() {
        Rule::kw_unverified => CitationStatus::Unverified,
        Rule::kw_own => CitationStatus::OwnChoice,
        _ => CitationStatus::Verified,
    };
    Ok((status, parts.take(Rule::text).map(|pair| unquote(pair.as_str()))))
}
