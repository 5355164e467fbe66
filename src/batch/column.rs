//! Columns as Arrow lays them out, borrowed from whoever read them.

use crate::value::{Day, Exact};

/// One bit for each row, the least significant first.
#[derive(Debug, Clone, Copy)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    offset: usize,
}

impl<'a> Bits<'a> {
    /// Bits from one of them on, counted from the first of the first byte.
    pub fn new(bytes: &'a [u8], offset: usize) -> Bits<'a> {
        Bits { bytes, offset }
    }

    /// The bit of a row; rows beyond the end have none.
    pub fn get(&self, row: usize) -> bool {
        let at = self.offset.saturating_add(row);
        self.bytes.get(at >> 3).is_some_and(|byte| (byte >> (at & 7)) & 1 == 1)
    }

    /// The bytes, and the place of a row's bit among them.
    pub(super) fn parts(&self, row: usize) -> (&'a [u8], usize) {
        (self.bytes, self.offset.saturating_add(row))
    }

    /// How many rows there are bits for.
    pub fn rows(&self) -> usize {
        self.bytes.len().saturating_mul(8).saturating_sub(self.offset)
    }
}

/// Whole numbers of one width.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "each is named after its type")]
pub enum Integers<'a> {
    I8(&'a [i8]),
    I16(&'a [i16]),
    I32(&'a [i32]),
    I64(&'a [i64]),
    I128(&'a [i128]),
    U8(&'a [u8]),
    U16(&'a [u16]),
    U32(&'a [u32]),
}

impl Integers<'_> {
    /// How many there are.
    pub fn rows(&self) -> usize {
        match self {
            Integers::I8(all) => all.len(),
            Integers::I16(all) => all.len(),
            Integers::I32(all) => all.len(),
            Integers::I64(all) => all.len(),
            Integers::I128(all) => all.len(),
            Integers::U8(all) => all.len(),
            Integers::U16(all) => all.len(),
            Integers::U32(all) => all.len(),
        }
    }

    /// The one of a row.
    pub fn get(&self, row: usize) -> Option<i128> {
        Some(match self {
            Integers::I8(all) => (*all.get(row)?).into(),
            Integers::I16(all) => (*all.get(row)?).into(),
            Integers::I32(all) => (*all.get(row)?).into(),
            Integers::I64(all) => (*all.get(row)?).into(),
            Integers::I128(all) => *all.get(row)?,
            Integers::U8(all) => (*all.get(row)?).into(),
            Integers::U16(all) => (*all.get(row)?).into(),
            Integers::U32(all) => (*all.get(row)?).into(),
        })
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub enum Values<'a> {
    /// Yes or no.
    Truths(Bits<'a>),
    /// Decimal numbers: digits, and how many of them stand after the point. Members are numbers, too: places in the family's
    /// list from 0 on.
    Numbers(Integers<'a>, u8),
    /// Days since 1970-01-01.
    Days(&'a [i32]),
    /// Keys into a list, and what each means: a choice or a place, by its place in the pack.
    Keys(Integers<'a>, &'a [Option<u32>]),
}

/// A column: values, and which of them are there.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// The values; those that are not known may be anything.
    pub values: Values<'a>,
    /// Which are known; all, where it does not say.
    pub known: Option<Bits<'a>>,
    /// Which are 无, known or not.
    pub absent: Option<Bits<'a>>,
}

/// A value of a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Entry {
    Unknown,
    Absent,
    Truth(bool),
    Number(Exact),
    Day(Day),
    Key(u32),
    /// Not a value at all: digits too long, a day outside the calendar, a key without a meaning.
    Wrong,
}

impl<'a> Column<'a> {
    /// A column in which everything is known.
    pub fn new(values: Values<'a>) -> Column<'a> {
        Column { values, known: None, absent: None }
    }

    /// The same column with only some values known.
    pub fn known(self, known: Bits<'a>) -> Column<'a> {
        Column { known: Some(known), ..self }
    }

    /// The same column with some values 无.
    pub fn absent(self, absent: Bits<'a>) -> Column<'a> {
        Column { absent: Some(absent), ..self }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        let values = match &self.values {
            Values::Truths(bits) => bits.rows(),
            Values::Numbers(digits, _) => digits.rows(),
            Values::Days(days) => days.len(),
            Values::Keys(keys, _) => keys.rows(),
        };
        [self.known, self.absent].into_iter().flatten().fold(values, |rows, bits| rows.min(bits.rows()))
    }

    pub(super) fn is_known(&self, row: usize) -> bool {
        self.known.is_none_or(|known| known.get(row))
    }

    pub(super) fn is_absent(&self, row: usize) -> bool {
        self.absent.is_some_and(|absent| absent.get(row))
    }

    pub(super) fn get(&self, row: usize) -> Entry {
        if self.is_absent(row) {
            return Entry::Absent;
        }
        if !self.is_known(row) {
            return Entry::Unknown;
        }
        let entry = match &self.values {
            Values::Truths(bits) => Some(Entry::Truth(bits.get(row))),
            Values::Numbers(digits, places) => {
                digits.get(row).and_then(|digits| decimal(digits, *places)).map(Entry::Number)
            }
            Values::Days(days) => days.get(row).and_then(|number| Day::of_number(*number)).map(Entry::Day),
            Values::Keys(keys, meaning) => {
                let key = keys.get(row).and_then(|key| usize::try_from(key).ok());
                key.and_then(|key| *meaning.get(key)?).map(Entry::Key)
            }
        };
        entry.unwrap_or(Entry::Wrong)
    }
}

/// A number of so many digits after the point; none where it has more digits than a fact may have.
pub(super) fn decimal(digits: i128, places: u8) -> Option<Exact> {
    let number = Exact::from_parts(digits, 10_i128.checked_pow(places.into())?)?;
    number.to_decimal().map(|_| number)
}
