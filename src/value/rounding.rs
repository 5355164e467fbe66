//! Rounding to a multiple of a step.

use core::cmp::Ordering;

use super::exact::{Exact, OutOfRange};
use super::narrow::{product, rounded};
use super::wide::Wide;

/// Which neighbouring multiple a number between two is rounded to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    /// The one farther from zero.
    Up,
    /// The one nearer to zero.
    Down,
    /// The higher.
    Ceiling,
    /// The lower.
    Floor,
    /// The nearest; halfway, the one farther from zero.
    HalfUp,
    /// The nearest; halfway, the one nearer to zero.
    HalfDown,
    /// The nearest; halfway, the even multiple.
    HalfEven,
}

impl Rounding {
    /// Whether a number between two multiples goes to the one away from zero: by its sign, how its distance from the other
    /// compares to half a step, and whether that other is odd.
    fn is_away(self, negative: bool, over_half: Ordering, odd: bool) -> bool {
        let half = |at_half: bool| over_half == Ordering::Greater || (over_half == Ordering::Equal && at_half);
        match self {
            Rounding::Up => true,
            Rounding::Down => false,
            Rounding::Ceiling => !negative,
            Rounding::Floor => negative,
            Rounding::HalfUp => half(true),
            Rounding::HalfDown => half(false),
            Rounding::HalfEven => half(odd),
        }
    }
}

impl Exact {
    /// The number rounded to a multiple of `step`, which must be above zero.
    pub fn round(self, mode: Rounding, step: Exact) -> Result<Exact, OutOfRange> {
        if step.is_negative() || step.is_zero() {
            return Err(OutOfRange);
        }
        let (numerator, denominator) = self.parts();
        let (step_numerator, step_denominator) = step.parts();
        // The step is reduced, so that nothing more of its denominator goes than what the multiple shares with it.
        let whole = Exact::of_reduced(step_numerator, 1).ok_or(OutOfRange)?;
        let away = |negative, over_half, odd| mode.is_away(negative, over_half, odd);
        let steps = product(numerator, step_denominator).zip(product(denominator, step_numerator));
        if let Some(multiple) = steps.and_then(|(steps, divisor)| rounded(steps, divisor, away)) {
            return Exact::from_parts(multiple, step_denominator).ok_or(OutOfRange)?.mul(whole);
        }
        // How many steps there are may be out of range, though the rounded number is not.
        let steps = Wide::product(numerator, step_denominator);
        let multiple = steps.rounded(Wide::product(denominator, step_numerator), away);
        Exact::from_wide(multiple, Wide::from(step_denominator))?.mul(whole)
    }
}
