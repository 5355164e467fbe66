//! What a cell says: text or JSON to a value of its column.

use super::{
    headings::{Matcher, Place},
    mapping::Mapping,
};
use crate::reject::Reason;
use std::collections::BTreeMap;
use yimen::{Exact, Tree, value::Day};
use yimen_arrow::{Kind, PLACES};

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// It is not known.
    Unknown,
    /// 无
    Absent,
    /// Yes or no.
    Truth(bool),
    /// All digits of a number, and how many of them stand after the point.
    Number(i128, u8),
    /// Days since 1970-01-01.
    Day(i32),
    /// A choice, place, item or member, by its place.
    Key(u32),
}

/// Reads the cells of one column.
pub(crate) struct Cells<'v> {
    matcher: Matcher<'v>,
    pub(crate) kind: Kind,
    /// Whether 无 is a value.
    optional: bool,
    choices: Option<&'v BTreeMap<String, u32>>,
    place: Place,
    /// Foreign words of the column.
    words: Option<&'v BTreeMap<String, String>>,
    /// Places found so far: a register has few of them in many rows.
    regions: BTreeMap<String, u32>,
}

impl<'v> Cells<'v> {
    pub(crate) fn of(matcher: Matcher<'v>, place: Place, heading: &str) -> Cells<'v> {
        let fact = match place {
            Place::Fact(fact) => matcher.vocabulary.facts(matcher.role.owner()).get(fact),
            _ => None,
        };
        Cells {
            matcher,
            kind: matcher.kind(place),
            optional: fact.is_some_and(|fact| fact.info.optional),
            choices: fact.map(|fact| &fact.choices),
            place,
            words: matcher.role.mapping(matcher.mapping).values.get(heading.trim()),
            regions: BTreeMap::new(),
        }
    }

    /// Whether a number must be whole.
    pub(crate) fn is_whole(&self) -> bool {
        let fact = match self.place {
            Place::Fact(fact) => self.matcher.vocabulary.facts(self.matcher.role.owner()).get(fact),
            _ => None,
        };
        fact.is_some_and(|fact| fact.info.whole)
    }

    /// Whether words of the column have meanings of their own.
    pub(crate) fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// Whether 无 is a value.
    pub(crate) fn is_optional(&self) -> bool {
        self.optional
    }

    /// A cell of text. An empty one says nothing.
    pub(crate) fn text(&mut self, cell: &str) -> Result<Value, Reason> {
        let cell = cell.trim();
        if self.place == Place::Item {
            return self.item(cell).map(Value::Key);
        }
        if cell.is_empty() {
            return Ok(Value::Unknown);
        }
        let cell = self.words.and_then(|words| words.get(cell)).map_or(cell, |word| word.trim());
        let mapping: &Mapping = self.matcher.mapping;
        if mapping.unknown.iter().any(|word| word == cell) {
            return Ok(Value::Unknown);
        }
        // A choice that is called 无 goes before 无 itself, as in a case.
        if let Some(choice) = self.choices.and_then(|choices| choices.get(cell)) {
            return Ok(Value::Key(*choice));
        }
        if self.optional && (matches!(cell, "无" | "none") || mapping.none.iter().any(|word| word == cell)) {
            return Ok(Value::Absent);
        }
        self.word(cell)
    }

    /// A value of JSON. `null` is 无.
    pub(crate) fn json(&mut self, tree: &Tree) -> Result<Value, Reason> {
        match (tree, self.kind) {
            (Tree::Null, _) if self.optional => Ok(Value::Absent),
            // Nothing is said of what is received where there is null, as in a case.
            (Tree::Null, _) if matches!(self.place, Place::Received(_) | Place::MemberId) => Ok(Value::Unknown),
            (Tree::Null, _) => Err(Reason::NotOptional),
            (Tree::Truth(truth), Kind::Truth) => Ok(Value::Truth(*truth)),
            (Tree::Truth(truth), _) => self.text(if *truth { "true" } else { "false" }),
            (Tree::Number(text) | Tree::Text(text), _) => self.text(text),
            (Tree::List(_) | Tree::Map(_), _) => Err(Reason::Shape),
        }
    }

    fn word(&mut self, cell: &str) -> Result<Value, Reason> {
        let text = || cell.to_owned();
        match self.kind {
            Kind::Number => number(cell),
            Kind::Day => day(cell).map(Value::Day).ok_or_else(|| Reason::Day { text: text() }),
            Kind::Truth => self.truth(cell).map(Value::Truth).ok_or_else(|| Reason::Truth { text: text() }),
            Kind::Member => cell.parse().map(Value::Key).map_err(|_| Reason::Member { text: text() }),
            Kind::Region => self.region(cell).map(Value::Key),
            Kind::Choice => Err(self.no_choice(cell)),
        }
    }

    fn truth(&self, cell: &str) -> Option<bool> {
        let mapping = self.matcher.mapping;
        match cell {
            "是" | "yes" | "true" | "TRUE" | "True" | "1" => Some(true),
            "否" | "no" | "false" | "FALSE" | "False" | "0" => Some(false),
            cell if mapping.yes.iter().any(|word| word == cell) => Some(true),
            cell if mapping.no.iter().any(|word| word == cell) => Some(false),
            _ => None,
        }
    }

    fn region(&mut self, cell: &str) -> Result<u32, Reason> {
        if let Some(place) = self.regions.get(cell) {
            return Ok(*place);
        }
        let place = self.matcher.vocabulary.region(cell).map_err(Reason::Engine)?;
        self.regions.insert(cell.to_owned(), place);
        Ok(place)
    }

    fn item(&self, cell: &str) -> Result<u32, Reason> {
        let cell = self.words.and_then(|words| words.get(cell)).map_or(cell, |word| word.trim());
        let vocabulary = self.matcher.vocabulary;
        vocabulary.item(cell).ok_or_else(|| Reason::Item {
            text: cell.to_owned(),
            near: vocabulary.nearest_item(cell).map(str::to_owned),
        })
    }

    fn no_choice(&self, cell: &str) -> Reason {
        let Place::Fact(fact) = self.place else { return Reason::Shape };
        let fact = self.matcher.vocabulary.facts(self.matcher.role.owner()).get(fact);
        let choices = fact.map(|fact| fact.info.choices.as_slice()).unwrap_or_default();
        let names: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
        let ids: Vec<&str> = choices.iter().map(|choice| choice.id.as_str()).collect();
        Reason::Choice { text: cell.to_owned(), choices: [names.join("、"), ids.join(", ")] }
    }
}

/// Most digits read in one go.
const QUICK: usize = 18;

/// A decimal number, digit by digit.
pub(crate) fn number(text: &str) -> Result<Value, Reason> {
    if let Some(value) = plain_number(text) {
        return Ok(value);
    }
    let number = Exact::parse(text).map_err(|error| match error {
        yimen::value::NumberError::NotANumber => Reason::Number { text: text.to_owned() },
        yimen::value::NumberError::TooLong => Reason::Digits { text: text.to_owned() },
    })?;
    let (numerator, denominator) = number.parts();
    let scale = 10_i128.pow(PLACES.into());
    let factor = scale.checked_div(denominator).filter(|factor| factor.checked_mul(denominator) == Some(scale));
    let digits = factor.and_then(|factor| numerator.checked_mul(factor));
    let digits = digits.filter(|digits| digits.unsigned_abs() < 10_u128.pow(38));
    digits.map(|digits| shortest(digits, PLACES)).ok_or_else(|| Reason::Digits { text: text.to_owned() })
}

/// A number without zeros at its end.
fn shortest(mut digits: i128, mut places: u8) -> Value {
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places -= 1;
    }
    Value::Number(digits, places)
}

/// A number of few digits without exponent; nothing where it may be one all the same.
fn plain_number(text: &str) -> Option<Value> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let fraction = fraction.map_or(Some(""), |fraction| (!fraction.is_empty()).then_some(fraction))?;
    let fraction = fraction.trim_end_matches('0');
    let places = u8::try_from(fraction.len()).ok().filter(|places| *places <= PLACES)?;
    if whole.is_empty() || whole.len().saturating_add(fraction.len()) > QUICK {
        return None;
    }
    let mut sum: i128 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        sum = sum.checked_mul(10)?.checked_add((byte & 0x0f).into())?;
    }
    Some(Value::Number(if negative { sum.checked_neg()? } else { sum }, places))
}

/// A day: `2026-03-01`, and what spreadsheets make of it: `2026/3/1`, `2026年3月1日`, `2026.3.1`, `20260301`.
pub(crate) fn day(text: &str) -> Option<i32> {
    if let Some(day) = Day::parse(text) {
        return Some(day.number());
    }
    let digits = |text: &str, longest: usize| -> Option<u32> {
        let written = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        written.then(|| text.parse().ok())?
    };
    let (year, month, day) = if let Some((year, rest)) = text.split_once(['/', '.', '年']) {
        let (month, day) = rest.split_once(['/', '.', '月'])?;
        (year, month, day.strip_suffix('日').unwrap_or(day))
    } else if text.len() == 8 && text.is_ascii() {
        let (year, rest) = text.split_at(4);
        let (month, day) = rest.split_at(2);
        (year, month, day)
    } else {
        return None;
    };
    let year = (year.len() == 4).then(|| digits(year, 4)).flatten()?;
    Day::new(i32::try_from(year).ok()?, digits(month, 2)?, digits(day, 2)?).map(Day::number)
}
