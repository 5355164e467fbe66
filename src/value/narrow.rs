//! Arithmetic in 128 bits for numbers that mostly fit in 64, for which it is several times faster.

use core::cmp::Ordering;

/// Both numbers in 64 bits, where they fit.
fn both(one: u128, other: u128) -> Option<(u64, u64)> {
    u64::try_from(one).ok().zip(u64::try_from(other).ok())
}

fn both_signed(one: i128, other: i128) -> Option<(i64, i64)> {
    i64::try_from(one).ok().zip(i64::try_from(other).ok())
}

/// The greatest number both are multiples of; that of zero and another is the other.
pub(super) fn common_factor(one: u128, other: u128) -> u128 {
    // Denominators are mostly few hundreds, so that one or two remainders do.
    let (mut one, mut other) = (one, other);
    loop {
        if let Some(narrow) = both(one, other) {
            return common_factor_narrow(narrow).into();
        }
        match one.checked_rem(other) {
            Some(rest) => (one, other) = (other, rest),
            None => return one,
        }
    }
}

fn common_factor_narrow((mut one, mut other): (u64, u64)) -> u64 {
    while other > 1 {
        match one.checked_rem(other) {
            Some(rest) => (one, other) = (other, rest),
            None => return one,
        }
    }
    if other == 1 { 1 } else { one }
}

/// The quotient toward zero; none for a divisor of zero, or where it does not fit.
pub(super) fn quotient(number: i128, divisor: i128) -> Option<i128> {
    if divisor == 1 {
        return Some(number);
    }
    match both_signed(number, divisor) {
        Some((number, divisor)) if divisor != -1 => number.checked_div(divisor).map(i128::from),
        _ => number.checked_div(divisor),
    }
}

/// The whole number beside `number / divisor`, as `Wide::rounded` finds it; none for what does not fit 64 bits.
pub(super) fn rounded(number: i128, divisor: i128, away: impl Fn(bool, Ordering, bool) -> bool) -> Option<i128> {
    let (number, divisor) = both_signed(number, divisor)?;
    let (toward_zero, rest) = (number.checked_div(divisor)?, number.checked_rem(divisor)?.unsigned_abs());
    let (negative, divisor) = (number < 0, divisor.unsigned_abs());
    let over_half = rest.cmp(&divisor.checked_sub(rest)?);
    let step = i128::from(rest != 0 && away(negative, over_half, toward_zero % 2 != 0));
    i128::from(toward_zero).checked_add(if negative { step.checked_neg()? } else { step })
}

/// How often five divides a number above zero, where nothing else is left of it then.
pub(super) fn fives(number: i128) -> Option<u32> {
    let (mut rest, mut fives) = (number, 0_u32);
    while rest > i128::from(u64::MAX) && rest % 5 == 0 {
        (rest, fives) = (rest / 5, fives.checked_add(1)?);
    }
    let mut rest = u64::try_from(rest).ok().filter(|rest| *rest > 0)?;
    while rest % 5 == 0 {
        (rest, fives) = (rest / 5, fives.checked_add(1)?);
    }
    (rest == 1).then_some(fives)
}

/// The product; none where it does not fit.
pub(super) fn product(one: i128, other: i128) -> Option<i128> {
    match both_signed(one, other) {
        // Of two numbers of 64 bits it always fits.
        Some((one, other)) => Some(i128::from(one).wrapping_mul(i128::from(other))),
        None => one.checked_mul(other),
    }
}
