//! Rounding to a multiple of a step.

use core::cmp::Ordering;

use super::exact::{Exact, OutOfRange};
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

impl Exact {
    /// The number rounded to a multiple of `step`, which must be above zero.
    pub fn round(self, mode: Rounding, step: Exact) -> Result<Exact, OutOfRange> {
        if step.is_negative() || step.is_zero() {
            return Err(OutOfRange);
        }
        let (numerator, denominator) = self.parts();
        let (step_numerator, step_denominator) = step.parts();
        // How many steps there are may be out of range, though the rounded number is not.
        let steps = Wide::product(numerator, step_denominator);
        let multiple = steps.rounded(Wide::product(denominator, step_numerator), |negative, over_half, odd| {
            let half = |at_half: bool| over_half == Ordering::Greater || (over_half == Ordering::Equal && at_half);
            match mode {
                Rounding::Up => true,
                Rounding::Down => false,
                Rounding::Ceiling => !negative,
                Rounding::Floor => negative,
                Rounding::HalfUp => half(true),
                Rounding::HalfDown => half(false),
                Rounding::HalfEven => half(odd),
            }
        });
        // The step is reduced, so that nothing more of its denominator goes than what the multiple shares with it.
        let step_numerator = Exact::of_reduced(step_numerator, 1).ok_or(OutOfRange)?;
        Exact::from_wide(multiple, Wide::from(step_denominator))?.mul(step_numerator)
    }
}
