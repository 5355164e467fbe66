//! Exact numbers as Arrow decimals.

use arrow_schema::DataType;
use yimen::{
    Exact,
    batch::{Bounds, Digits, Figures},
    value::Rounding,
};

/// Digits after the point of the decimals in tables of answers, and the most a number in a register's file may have.
pub const PLACES: u8 = 10;
const PRECISION: u8 = 38;

/// The type of all decimals in tables of answers: 28 digits before the point and [`PLACES`] after it.
pub fn decimal_type() -> DataType {
    DataType::Decimal128(PRECISION, PLACES.cast_signed())
}

/// The digits of a number do not fit the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong;

/// Both bounds of a row as digits: the number and nothing where it is settled, else the two bounds.
pub(crate) type Pair = (Option<i128>, Option<i128>);

/// What a row shows: a settled number alone, or the bounds of an open one. Of a number with only one bound the other stays away,
/// and a least bound alone does, too: it would look like the number.
pub(crate) fn pair(bounds: &Bounds, row: usize) -> Result<Pair, TooLong> {
    let same = bounds.high.is_none();
    if same && let Some(digits) = quick(&bounds.low, row) {
        return Ok((Some(digits), None));
    }
    let (low, high) = bounds.bounds(row);
    exact_pair(low, high)
}

pub(crate) fn exact_pair(low: Option<Exact>, high: Option<Exact>) -> Result<Pair, TooLong> {
    Ok(match (low, high) {
        (Some(low), Some(high)) if low == high => (Some(digits(low, Rounding::HalfUp)?), None),
        (Some(low), Some(high)) => (Some(digits(low, Rounding::Floor)?), Some(digits(high, Rounding::Ceiling)?)),
        (None, Some(high)) => (None, Some(digits(high, Rounding::Ceiling)?)),
        (_, None) => (None, None),
    })
}

/// The digits as they are stored, where the number fits its column.
fn quick(figures: &Figures, row: usize) -> Option<i128> {
    if figures.others.contains_key(&row) || figures.parts != 1 {
        return None;
    }
    let digits = match &figures.digits {
        Digits::I32(all) => i128::from(*all.get(row)?),
        Digits::I64(all) => i128::from(*all.get(row)?),
        Digits::None(_) => return None,
    };
    let more = PLACES.checked_sub(figures.places)?;
    digits.checked_mul(10_i128.checked_pow(more.into())?)
}

/// A number as digits. One whose decimals do not end goes to the next cent, as in a single screening.
fn digits(number: Exact, mode: Rounding) -> Result<i128, TooLong> {
    let number = match number.to_decimal() {
        Some(_) => number,
        None => Exact::from_parts(1, 100).and_then(|cent| number.round(mode, cent).ok()).ok_or(TooLong)?,
    };
    let (numerator, denominator) = number.parts();
    let scale = 10_i128.pow(PLACES.into());
    let factor = scale.checked_div(denominator).filter(|factor| factor.checked_mul(denominator) == Some(scale));
    let digits = factor.and_then(|factor| numerator.checked_mul(factor)).ok_or(TooLong)?;
    let largest = 10_i128.pow(PRECISION.into());
    if digits.checked_abs().is_some_and(|digits| digits < largest) { Ok(digits) } else { Err(TooLong) }
}
