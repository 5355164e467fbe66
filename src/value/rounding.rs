//! Rounding to a multiple of a step.

use core::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use serde::{Deserialize, Serialize};

use super::exact::{Exact, OutOfRange};

/// Which neighbouring multiple a number between two is rounded to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
        match self.div(step) {
            Ok(quotient) => {
                let (numerator, denominator) = quotient.parts();
                let multiple = whole(&numerator, &denominator, mode);
                Exact::of_reduced(multiple, 1).ok_or(OutOfRange)?.mul(step)
            }
            Err(_) => self.round_wide(mode, step),
        }
    }

    /// For a quotient that is out of range, though the rounded number may be in range.
    #[allow(clippy::arithmetic_side_effects, reason = "big integers do not overflow")]
    fn round_wide(self, mode: Rounding, step: Exact) -> Result<Exact, OutOfRange> {
        let (numerator, denominator) = self.parts();
        let (step_numerator, step_denominator) = step.parts();
        let multiple =
            whole(&(BigInt::from(numerator) * step_denominator), &(BigInt::from(denominator) * step_numerator), mode);
        Exact::from_wide(&(multiple * step_numerator), &BigInt::from(step_denominator))
    }
}

/// `numerator / denominator` rounded to a whole number; the denominator must be above zero.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "the rest is below the denominator, and a quotient that has a rest is below the numerator"
)]
fn whole<N: Integer + Clone>(numerator: &N, denominator: &N, mode: Rounding) -> N {
    let (floor, rest) = numerator.div_mod_floor(denominator);
    if rest.is_zero() {
        return floor;
    }
    let negative = floor < N::zero();
    let above_half = rest.cmp(&(denominator.clone() - rest.clone()));
    let half = |at_half: bool| above_half == Ordering::Greater || (above_half == Ordering::Equal && at_half);
    let ceiling = match mode {
        Rounding::Up => !negative,
        Rounding::Down => negative,
        Rounding::Ceiling => true,
        Rounding::Floor => false,
        Rounding::HalfUp => half(!negative),
        Rounding::HalfDown => half(negative),
        Rounding::HalfEven => half(floor.is_odd()),
    };
    if ceiling { floor + N::one() } else { floor }
}
