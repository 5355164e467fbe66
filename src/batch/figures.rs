//! Columns of exact numbers.

use super::column::decimal;
use crate::value::{Exact, Interval};
use alloc::{collections::BTreeMap, vec, vec::Vec};

/// Exact decimal numbers, a row for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// All digits as a whole number; rows without a figure may hold anything.
    pub digits: Digits,
    /// How many of them stand after the point.
    pub places: u8,
    /// What they are divided by besides: a twelfth of a yearly sum has no end after the point. One, nearly always.
    pub parts: u32,
    /// Rows whose figure does not fit so, or that have none; these count in place of the digits.
    pub others: BTreeMap<usize, Option<Exact>>,
}

/// Whole numbers of one width.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "each is named after its type")]
pub enum Digits {
    I32(Vec<i32>),
    I64(Vec<i64>),
    /// So many rows, none of which has a figure.
    None(usize),
}

/// What numbers can be: between two bounds, both included.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    /// The least each can be; a row without a figure has no such bound.
    pub low: Figures,
    /// The greatest; nothing where each row's is the least as well.
    pub high: Option<Figures>,
}

/// Digits after the point where nothing else is said.
const PLACES: u8 = 2;

impl Figures {
    pub(super) fn empty(rows: usize) -> Figures {
        Figures::of(Digits::I64(vec![0; rows]), (PLACES, 1))
    }

    pub(super) fn of(digits: Digits, (places, parts): (u8, u32)) -> Figures {
        Figures { digits, places, parts, others: BTreeMap::new() }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        match &self.digits {
            Digits::I32(digits) => digits.len(),
            Digits::I64(digits) => digits.len(),
            Digits::None(rows) => *rows,
        }
    }

    /// The figure of a row.
    pub fn get(&self, row: usize) -> Option<Exact> {
        if let Some(other) = self.others.get(&row) {
            return *other;
        }
        let digits = match &self.digits {
            Digits::I32(digits) => i128::from(*digits.get(row)?),
            Digits::I64(digits) => i128::from(*digits.get(row)?),
            Digits::None(_) => return None,
        };
        match self.parts {
            1 => decimal(digits, self.places),
            parts => Exact::from_parts(digits, 10_i128.checked_pow(self.places.into())?.checked_mul(parts.into())?),
        }
    }

    pub(super) fn set(&mut self, row: usize, figure: Option<Exact>) {
        let digits = figure.and_then(|figure| digits(figure, self.places, self.parts));
        let fits = match &mut self.digits {
            Digits::I32(all) => put(all, row, digits.and_then(|digits| i32::try_from(digits).ok())),
            Digits::I64(all) => put(all, row, digits),
            Digits::None(_) => false,
        };
        if fits {
            self.others.remove(&row);
        } else {
            self.others.insert(row, figure);
        }
    }
}

fn put<T>(all: &mut [T], row: usize, digits: Option<T>) -> bool {
    match (all.get_mut(row), digits) {
        (Some(slot), Some(digits)) => {
            *slot = digits;
            true
        }
        _ => false,
    }
}

/// A number as digits with so many after the point, if it has no more.
fn digits(figure: Exact, places: u8, parts: u32) -> Option<i64> {
    let (numerator, denominator) = figure.parts();
    let scale = 10_i128.checked_pow(places.into())?.checked_mul(parts.into())?;
    let factor = scale.checked_div(denominator).filter(|factor| factor.checked_mul(denominator) == Some(scale))?;
    i64::try_from(numerator.checked_mul(factor)?).ok()
}

impl Bounds {
    pub(super) fn point(low: Figures) -> Bounds {
        Bounds { low, high: None }
    }

    /// Forgets what did not fit.
    pub(super) fn clear(&mut self) {
        self.low.others.clear();
        if let Some(high) = &mut self.high {
            high.others.clear();
        }
    }

    /// The number of a row, where only one is left.
    pub fn get(&self, row: usize) -> Option<Exact> {
        let (low, high) = self.bounds(row);
        low.filter(|_| low == high)
    }

    /// Both bounds of a row.
    pub fn bounds(&self, row: usize) -> (Option<Exact>, Option<Exact>) {
        let low = self.low.get(row);
        (low, self.high.as_ref().map_or(low, |high| high.get(row)))
    }

    pub(super) fn set(&mut self, row: usize, interval: Option<Interval>) {
        let (low, high) = interval.map_or((None, None), |interval| (interval.low, interval.high));
        self.low.set(row, low);
        if low != high && self.high.is_none() {
            self.high = Some(self.low.clone());
        }
        if let Some(all) = &mut self.high {
            all.set(row, high);
        }
    }
}
