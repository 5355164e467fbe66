//! Exact numbers: fractions that are never rounded unless a policy says so.

use alloc::format;
use alloc::string::{String, ToString};
use core::{cmp::Ordering, num::NonZero};

use num_integer::Integer;
use rust_decimal::Decimal;

use super::{
    narrow::{common_factor, fives, product, quotient},
    wide::Wide,
};

/// The most digits a decimal number may have, before and after the point together.
const DIGITS: u32 = 28;
/// The first whole number with more than [`DIGITS`] digits.
const TOO_MANY_DIGITS: u128 = 10_u128.pow(DIGITS);
/// The denominator of a whole number.
const WHOLE: NonZero<i128> = match NonZero::new(1) {
    Some(one) => one,
    None => NonZero::<i128>::MAX,
};
/// The largest power of ten a written exponent may ask for.
const LARGEST_EXPONENT: u64 = 40;
/// The largest power that can be in range: two to this is `i128::MAX` and one.
const LARGEST_POWER: u64 = 127;

/// An exact number: a reduced fraction of two `i128`.
///
/// A number is in range when numerator and denominator of its reduced fraction are both at most
/// `i128::MAX` in magnitude. So whether a result is out of range depends on its value alone, never
/// on the way it was computed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Exact {
    // Never i128::MIN, so that its negative and its reciprocal are in range too.
    numerator: i128,
    // Above zero, and without a factor in common with the numerator. That it is not zero lets `Option<Exact>` be no larger.
    denominator: NonZero<i128>,
}

/// The result is not a fraction of two `i128`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OutOfRange;

/// Why a division has no result.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DivideError {
    /// The divisor is zero.
    ByZero,
    /// The quotient is out of range.
    OutOfRange,
}

/// Why a text is not read as a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberError {
    /// The text is not written as a decimal number.
    NotANumber,
    /// The number has more than 28 digits, or an exponent beyond 40.
    TooLong,
}

impl From<OutOfRange> for DivideError {
    fn from(_: OutOfRange) -> DivideError {
        DivideError::OutOfRange
    }
}

#[allow(clippy::should_implement_trait, reason = "these operations can fail; the operator traits promise they cannot")]
impl Exact {
    /// Zero.
    pub const ZERO: Exact = Exact::from_integer(0);
    /// One.
    pub const ONE: Exact = Exact::from_integer(1);
    /// A bound on the magnitude of every decimal number: `Decimal::MAX`.
    pub(super) const LARGEST_DECIMAL: Exact = Exact { numerator: Decimal::MAX.mantissa(), denominator: WHOLE };

    /// A whole number.
    #[allow(clippy::cast_lossless, reason = "`i128::from` is not yet usable in a constant function")]
    pub const fn from_integer(integer: i64) -> Exact {
        Exact { numerator: integer as i128, denominator: WHOLE }
    }

    /// The value of a decimal number.
    pub fn from_decimal(decimal: Decimal) -> Exact {
        // A scale is at most 28 and a mantissa at most 96 bits: always in range.
        let power = 10_i128.saturating_pow(decimal.scale());
        Exact::from_parts(decimal.mantissa(), power).unwrap_or(Exact::ZERO)
    }

    /// Reads a decimal number: an optional `-` (or `−`), digits, optionally a point and digits,
    /// optionally a JSON exponent.
    ///
    /// The number is refused when it has more than 28 digits, not counting leading zeros of its
    /// whole part and trailing zeros of its fraction; it is never rounded.
    pub fn parse(text: &str) -> Result<Exact, NumberError> {
        let (negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (text, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let exponent_digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        if ![whole, fraction, exponent_digits].into_iter().all(is_digits) {
            return Err(NumberError::NotANumber);
        }
        decimal_value(&format!("{whole}{fraction}"), fraction.len(), exponent)
            .map(|value| if negative { value.neg() } else { value })
            .ok_or(NumberError::TooLong)
    }

    /// Numerator and denominator of the reduced fraction; the denominator is above zero.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator())
    }

    fn denominator(self) -> i128 {
        self.denominator.get()
    }

    /// The value of `numerator / denominator`; none if the denominator is zero or the value is out
    /// of range.
    pub fn from_parts(numerator: i128, denominator: i128) -> Option<Exact> {
        if denominator == 0 {
            return None;
        }
        let shared = common_factor(numerator.unsigned_abs(), denominator.unsigned_abs());
        // i128::MIN has no positive counterpart: only where it is reduced does it count.
        if numerator == i128::MIN || denominator == i128::MIN {
            let negative = (numerator < 0) != (denominator < 0);
            let part = |number: i128| i128::try_from(number.unsigned_abs().checked_div(shared)?).ok();
            let magnitude = part(numerator)?;
            let numerator = if negative { magnitude.checked_neg()? } else { magnitude };
            return Some(Exact { numerator, denominator: NonZero::new(part(denominator)?)? });
        }
        let shared = i128::try_from(shared).ok()?;
        let shared = if denominator < 0 { shared.checked_neg()? } else { shared };
        Some(Exact {
            numerator: quotient(numerator, shared)?,
            denominator: NonZero::new(quotient(denominator, shared)?)?,
        })
    }

    /// The sum.
    pub fn add(self, other: Exact) -> Result<Exact, OutOfRange> {
        if self.denominator() == 1 && other.denominator() == 1 {
            let sum = self.numerator.checked_add(other.numerator);
            return sum.and_then(|sum| Exact::of_reduced(sum, 1)).ok_or(OutOfRange);
        }
        // Failing in 128 bits says nothing about the reduced sum: then once more in full.
        self.add_narrow(other).map_or_else(|| self.add_wide(other), Ok)
    }

    fn add_narrow(self, other: Exact) -> Option<Exact> {
        if self.denominator == other.denominator {
            return Exact::from_parts(self.numerator.checked_add(other.numerator)?, self.denominator());
        }
        let shared = shared(self.denominator(), other.denominator())?;
        let factor = quotient(other.denominator(), shared)?;
        let other_factor = quotient(self.denominator(), shared)?;
        let numerator = product(self.numerator, factor)?;
        let other_numerator = product(other.numerator, other_factor)?;
        Exact::from_parts(numerator.checked_add(other_numerator)?, product(self.denominator(), factor)?)
    }

    fn add_wide(self, other: Exact) -> Result<Exact, OutOfRange> {
        let numerator = Wide::product(self.numerator, other.denominator());
        let other_numerator = Wide::product(other.numerator, self.denominator());
        Exact::from_wide(numerator.add(other_numerator), Wide::product(self.denominator(), other.denominator()))
    }

    /// The difference.
    pub fn sub(self, other: Exact) -> Result<Exact, OutOfRange> {
        self.add(other.neg())
    }

    /// The product.
    pub fn mul(self, other: Exact) -> Result<Exact, OutOfRange> {
        self.checked_mul(other).ok_or(OutOfRange)
    }

    fn checked_mul(self, other: Exact) -> Option<Exact> {
        if self.denominator() == 1 && other.denominator() == 1 {
            return Exact::of_reduced(product(self.numerator, other.numerator)?, 1);
        }
        // Reducing crosswise first leaves a reduced product, so failing here is final.
        let one = shared(self.numerator, other.denominator())?;
        let another = shared(other.numerator, self.denominator())?;
        Exact::of_reduced(
            product(quotient(self.numerator, one)?, quotient(other.numerator, another)?)?,
            product(quotient(self.denominator(), another)?, quotient(other.denominator(), one)?)?,
        )
    }

    /// The quotient.
    pub fn div(self, divisor: Exact) -> Result<Exact, DivideError> {
        let reciprocal = divisor.reciprocal().ok_or(DivideError::ByZero)?;
        Ok(self.mul(reciprocal)?)
    }

    /// What is left of this after taking away whole multiples of the divisor: from zero up to the divisor, not included.
    pub fn modulo(self, divisor: Exact) -> Result<Exact, DivideError> {
        if divisor.is_zero() {
            return Err(DivideError::ByZero);
        }
        let left = Wide::product(self.numerator, divisor.denominator());
        let right = Wide::product(divisor.numerator, self.denominator());
        Ok(Exact::from_wide(left.modulo(right), Wide::product(self.denominator(), divisor.denominator()))?)
    }

    /// The number multiplied by itself so many times; one for none.
    pub fn power(self, exponent: u64) -> Result<Exact, OutOfRange> {
        // Of larger powers only those of nought and one are in range.
        let unit = self.is_zero() || self.abs() == Exact::ONE;
        let mut left = if exponent > LARGEST_POWER && !unit { return Err(OutOfRange) } else { exponent };
        let (mut power, mut square) = (Exact::ONE, self);
        while left > 0 {
            if left % 2 == 1 {
                power = power.mul(square)?;
            }
            left /= 2;
            if left > 0 {
                square = square.mul(square)?;
            }
        }
        Ok(power)
    }

    /// One divided by this; none for zero.
    pub(super) fn reciprocal(self) -> Option<Exact> {
        Some(Exact {
            numerator: self.denominator().checked_mul(self.numerator.signum())?,
            denominator: NonZero::new(self.numerator.checked_abs()?)?,
        })
    }

    /// The number with the other sign.
    pub fn neg(self) -> Exact {
        let numerator = self.numerator.saturating_neg();
        Exact { numerator, ..self }
    }

    /// The number without its sign.
    pub fn abs(self) -> Exact {
        let numerator = self.numerator.saturating_abs();
        Exact { numerator, ..self }
    }

    /// Whether this is zero.
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether this is below zero.
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether this is a whole number.
    pub fn is_integer(self) -> bool {
        self.denominator() == 1
    }

    /// Whether this has a finite decimal expansion.
    pub fn terminates(self) -> bool {
        self.decimal_places().is_some()
    }

    /// How many digits follow the decimal point; none if they never end.
    fn decimal_places(self) -> Option<u32> {
        let twos = self.denominator().trailing_zeros();
        let fives = fives(self.denominator().checked_shr(twos)?)?;
        Some(twos.max(fives))
    }

    /// The same value as a decimal number; none if its digits do not end, or are more than 28.
    pub fn to_decimal(self) -> Option<Decimal> {
        let (digits, places) = self.digits()?;
        Decimal::try_from_i128_with_scale(digits, places).ok()
    }

    /// The one decimal text of this value, without exponent or needless zeros; none where
    /// [`Exact::to_decimal`] has none.
    pub fn to_text(self) -> Option<String> {
        let (digits, places) = self.digits()?;
        Some(written(digits, places as usize))
    }

    /// All digits as a whole number, and how many of them follow the decimal point.
    fn digits(self) -> Option<(i128, u32)> {
        let places = self.decimal_places().filter(|places| *places <= DIGITS)?;
        let factor = quotient(10_i128.checked_pow(places)?, self.denominator())?;
        let digits = product(self.numerator, factor)?;
        (digits.unsigned_abs() < TOO_MANY_DIGITS).then_some((digits, places))
    }

    /// The largest whole number not above this.
    pub fn floor(self) -> i128 {
        Integer::div_floor(&self.numerator, &self.denominator())
    }

    /// A fraction known to be reduced, with its denominator above zero; none if out of range.
    pub(super) fn of_reduced(numerator: i128, denominator: i128) -> Option<Exact> {
        (numerator != i128::MIN).then_some(Exact { numerator, denominator: NonZero::new(denominator)? })
    }

    /// The value of a fraction of wide numbers; its denominator must be above zero.
    pub(super) fn from_wide(numerator: Wide, denominator: Wide) -> Result<Exact, OutOfRange> {
        if let (Some(numerator), Some(denominator)) = (numerator.narrow(), denominator.narrow()) {
            return Exact::from_parts(numerator, denominator).ok_or(OutOfRange);
        }
        let (numerator, denominator) = numerator.reduced(denominator);
        let parts = numerator.narrow().zip(denominator.narrow());
        parts.and_then(|(numerator, denominator)| Exact::of_reduced(numerator, denominator)).ok_or(OutOfRange)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = product(self.numerator, other.denominator());
        let right = product(other.numerator, self.denominator());
        if let (Some(left), Some(right)) = (left, right) {
            return left.cmp(&right);
        }
        Wide::product(self.numerator, other.denominator()).cmp(&Wide::product(other.numerator, self.denominator()))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The greatest number both are multiples of: of two numbers of which one is above zero and none is i128::MIN.
fn shared(one: i128, other: i128) -> Option<i128> {
    i128::try_from(common_factor(one.unsigned_abs(), other.unsigned_abs())).ok()
}

/// A whole number with so many of its digits after the decimal point.
fn written(digits: i128, places: usize) -> String {
    let all = match u64::try_from(digits.unsigned_abs()) {
        Ok(narrow) => narrow.to_string(),
        Err(_) => digits.unsigned_abs().to_string(),
    };
    let whole = all.len().saturating_sub(places);
    let (before, after) = all.split_at_checked(whole).unwrap_or((&all, ""));
    let mut text = String::with_capacity(all.len().max(places).saturating_add(3));
    text.push_str(if digits < 0 { "-" } else { "" });
    text.push_str(if before.is_empty() { "0" } else { before });
    if places > 0 {
        text.push('.');
        text.extend(core::iter::repeat_n('0', places.saturating_sub(all.len())));
        text.push_str(after);
    }
    text
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The value of `digits` with the last `places` of them after the point, times ten to the
/// `exponent`; none if it is too long.
fn decimal_value(digits: &str, places: usize, exponent: &str) -> Option<Exact> {
    let exponent: i64 = exponent.parse().ok()?;
    if exponent.unsigned_abs() > LARGEST_EXPONENT {
        return None;
    }
    // As a whole number without zeros at either end, times a power of ten.
    let kept = digits.trim_end_matches('0');
    let zeros = i64::try_from(digits.len().checked_sub(kept.len())?).ok()?;
    let power = zeros.checked_add(exponent)?.checked_sub(i64::try_from(places).ok()?)?;
    let kept = kept.trim_start_matches('0');
    if kept.is_empty() {
        return Some(Exact::ZERO);
    }
    let whole_digits = i64::try_from(kept.len()).ok()?.checked_add(power)?.max(0);
    let fraction_digits = power.checked_neg()?.max(0);
    if whole_digits.checked_add(fraction_digits)? > i64::from(DIGITS) {
        return None;
    }
    let mantissa: i128 = kept.parse().ok()?;
    let factor = 10_i128.checked_pow(u32::try_from(power.unsigned_abs()).ok()?)?;
    if power < 0 { Exact::from_parts(mantissa, factor) } else { Exact::from_parts(mantissa.checked_mul(factor)?, 1) }
}
