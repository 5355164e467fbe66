//! A column that grows value by value.

use super::column::{Bits, Column, Integers, Values};
use crate::{
    case::Given,
    program::Kind,
    value::{Day, Exact},
};
use alloc::vec::Vec;

/// Most digits after the point of a number in a column; more are too many to calculate with in lanes.
const MOST_PLACES: u8 = 6;
/// The greatest number in a column, either way: with all its places it fits 64 bits.
const GREATEST: i128 = 100_000_000_000;

/// Values gathered one by one. What there has been once, unknown values or digits after the point, there is from then on: so
/// that registers gathered one after the other soon have the same columns.
#[derive(Debug, Clone)]
pub(super) struct Gathering {
    content: Content,
    known: Mask,
    absent: Mask,
    rows: usize,
    /// Whether any value was ever given, known or 无.
    told: bool,
}

#[derive(Debug, Clone)]
enum Content {
    Truths(Vec<u8>),
    Digits(Vec<i64>, u8),
    Days(Vec<i32>),
    Keys(Vec<u32>),
}

/// A bit for each row.
#[derive(Debug, Clone, Default)]
struct Mask {
    bytes: Vec<u8>,
    /// Whether it ever said something of a row.
    used: bool,
}

impl Mask {
    fn push(&mut self, row: usize, bit: bool) {
        push_bit(&mut self.bytes, row, bit);
    }
}

fn push_bit(bytes: &mut Vec<u8>, row: usize, bit: bool) {
    if row & 7 == 0 {
        bytes.push(0);
    }
    if let Some(last) = bytes.last_mut() {
        *last |= u8::from(bit) << (row & 7);
    }
}

impl Gathering {
    pub(super) fn of(kind: Kind) -> Gathering {
        let content = match kind {
            Kind::Truth => Content::Truths(Vec::new()),
            Kind::Number(_) | Kind::Member => Content::Digits(Vec::new(), 0),
            Kind::Day => Content::Days(Vec::new()),
            Kind::Choice(_) | Kind::Region => Content::Keys(Vec::new()),
        };
        Gathering { content, known: Mask::default(), absent: Mask::default(), rows: 0, told: false }
    }

    /// Forgets the values.
    pub(super) fn clear(&mut self) {
        match &mut self.content {
            Content::Truths(all) => all.clear(),
            Content::Digits(all, _) => all.clear(),
            Content::Days(all) => all.clear(),
            Content::Keys(all) => all.clear(),
        }
        self.known.bytes.clear();
        self.absent.bytes.clear();
        self.rows = 0;
    }

    /// Adds a value; [`has_room`] tells beforehand whether it can be held.
    pub(super) fn push(&mut self, given: Given) {
        let (known, absent) = (given != Given::Unknown, given == Given::Absent);
        self.told |= known;
        self.known.used |= !known;
        self.absent.used |= absent;
        self.known.push(self.rows, known);
        self.absent.push(self.rows, absent);
        match &mut self.content {
            Content::Truths(all) => push_bit(all, self.rows, given == Given::Truth(true)),
            Content::Digits(all, places) => {
                let number = match given {
                    Given::Number(number) => number,
                    Given::Member(member) => Exact::from_integer(member.into()),
                    _ => Exact::ZERO,
                };
                widen(all, places, number);
                all.push(digits(number, *places).unwrap_or(0));
            }
            Content::Days(all) => all.push(if let Given::Day(day) = given { day.number() } else { 0 }),
            Content::Keys(all) => all.push(match given {
                Given::Choice(key) | Given::Region(key) => key,
                _ => 0,
            }),
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// The column; nothing where no value was ever given. Keys stand for themselves.
    pub(super) fn column<'a>(&'a self, same: &'a [Option<u32>]) -> Option<Column<'a>> {
        let values = match &self.content {
            Content::Truths(all) => Values::Truths(Bits::new(all, 0)),
            Content::Digits(all, places) => Values::Numbers(Integers::I64(all), *places),
            Content::Days(all) => Values::Days(all),
            Content::Keys(all) => Values::Keys(Integers::U32(all), same),
        };
        let bits = |mask: &'a Mask| mask.used.then(|| Bits::new(&mask.bytes, 0));
        self.told.then(|| Column { values, known: bits(&self.known), absent: bits(&self.absent) })
    }
}

/// Whether a column can hold a value.
pub(super) fn has_room(given: Given) -> bool {
    match given {
        Given::Number(number) => (-GREATEST..=GREATEST).contains(&number.floor()) && places(number).is_some(),
        _ => true,
    }
}

/// A day that may not be known.
pub(super) fn day(day: Option<Day>) -> Given {
    day.map_or(Given::Unknown, Given::Day)
}

/// How many digits a number has after the point, if not too many.
fn places(number: Exact) -> Option<u8> {
    (0..=MOST_PLACES).find(|places| digits(number, *places).is_some())
}

/// A number as digits with so many after the point, if it has no more.
fn digits(number: Exact, places: u8) -> Option<i64> {
    let (numerator, denominator) = number.parts();
    let scale = 10_i128.checked_pow(places.into())?;
    let factor = scale.checked_div(denominator).filter(|factor| factor.checked_mul(denominator) == Some(scale))?;
    i64::try_from(numerator.checked_mul(factor)?).ok()
}

/// Makes room for the digits of a number after the point.
fn widen(all: &mut [i64], own: &mut u8, number: Exact) {
    let Some(more) = places(number).and_then(|places| places.checked_sub(*own)) else { return };
    let factor = 10_i64.saturating_pow(more.into());
    for digits in all {
        *digits = digits.saturating_mul(factor);
    }
    *own = own.saturating_add(more);
}
