//! Intervals of numbers, for facts known only within bounds.

use core::cmp::Ordering;

use super::exact::{DivideError, Exact, OutOfRange};
use super::rounding::Rounding;
use super::truth::Truth;

/// All numbers from `low` to `high`, both included; `None` is no bound on that side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    /// The least number, if there is one.
    pub low: Option<Exact>,
    /// The greatest number, if there is one.
    pub high: Option<Exact>,
}

/// What an operation gives for operands taken from intervals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lifted {
    /// Contains every result in range; none if every pair of operands fails.
    pub interval: Option<Interval>,
    /// Some pair may have a result out of range.
    ///
    /// Decided by the operands' bounds, with `Decimal::MAX` as the bound of an open side, since no
    /// fact is larger. The denominators of numbers between the bounds are not considered: only
    /// facts with absurdly many digits could bring such a result out of range.
    pub out_of_range: bool,
    /// Some pair may be a division by zero.
    pub by_zero: bool,
}

impl From<Result<Exact, DivideError>> for Lifted {
    fn from(result: Result<Exact, DivideError>) -> Lifted {
        Lifted {
            interval: result.ok().map(Interval::point),
            out_of_range: result == Err(DivideError::OutOfRange),
            by_zero: result == Err(DivideError::ByZero),
        }
    }
}

impl From<Result<Exact, OutOfRange>> for Lifted {
    fn from(result: Result<Exact, OutOfRange>) -> Lifted {
        result.map_err(DivideError::from).into()
    }
}

#[allow(
    clippy::should_implement_trait,
    reason = "most of these operations can fail; the operator traits promise they cannot"
)]
impl Interval {
    /// All numbers.
    pub const EVERYTHING: Interval = Interval { low: None, high: None };

    /// The one given number.
    pub fn point(number: Exact) -> Interval {
        Interval::new(Some(number), Some(number))
    }

    /// The numbers from `low`, which must not be above `high`, to `high`.
    pub fn new(low: Option<Exact>, high: Option<Exact>) -> Interval {
        Interval { low, high }
    }

    /// The number, if there is only one.
    pub fn as_point(self) -> Option<Exact> {
        self.low.filter(|_| self.low == self.high)
    }

    /// Whether the number lies within.
    pub fn contains(self, number: Exact) -> bool {
        self.low.is_none_or(|low| low <= number) && self.high.is_none_or(|high| number <= high)
    }

    /// The smallest interval that contains both.
    pub fn join(self, other: Interval) -> Interval {
        Interval {
            // No bound orders before every number, which is right for a low bound.
            low: self.low.min(other.low),
            high: self.high.zip(other.high).map(|(high, other)| high.max(other)),
        }
    }

    /// The sums.
    pub fn add(self, other: Interval) -> Lifted {
        if let (Some(number), Some(other)) = (self.as_point(), other.as_point()) {
            return number.add(other).into();
        }
        // A bound that is out of range is left out, which contains all the more.
        let sum = |bound: Option<Exact>, other: Option<Exact>| bound?.add(other?).ok();
        let ([low, high], [other_low, other_high]) = (self.extremes(), other.extremes());
        Lifted {
            interval: Some(Interval { low: sum(self.low, other.low), high: sum(self.high, other.high) }),
            out_of_range: low.add(other_low).is_err() || high.add(other_high).is_err(),
            by_zero: false,
        }
    }

    /// The differences.
    pub fn sub(self, other: Interval) -> Lifted {
        self.add(other.neg())
    }

    /// The products.
    pub fn mul(self, other: Interval) -> Lifted {
        if let (Some(number), Some(other)) = (self.as_point(), other.as_point()) {
            return number.mul(other).into();
        }
        let out_of_range =
            corners(self.extremes(), other.extremes()).into_iter().any(|(number, other)| number.mul(other).is_err());
        let products = corners(self.bounds(), other.bounds()).map(|(bound, other)| bound.mul(other));
        Lifted { interval: Some(Bound::hull(products)), out_of_range, by_zero: false }
    }

    /// The numbers with the other sign.
    pub fn neg(self) -> Interval {
        Interval { low: self.high.map(Exact::neg), high: self.low.map(Exact::neg) }
    }

    /// The quotients.
    pub fn div(self, divisor: Interval) -> Lifted {
        if let (Some(number), Some(divisor)) = (self.as_point(), divisor.as_point()) {
            return number.div(divisor).into();
        }
        let by_zero = divisor.contains(Exact::ZERO);
        match divisor.reciprocals() {
            Some(reciprocals) => Lifted { by_zero, ..self.mul(reciprocals) },
            None => Lifted::from(Err(DivideError::ByZero)),
        }
    }

    /// The reciprocals of the numbers other than zero; none if there are no such numbers.
    fn reciprocals(self) -> Option<Interval> {
        // Toward zero reciprocals grow without bound, toward a missing bound they approach zero.
        let toward = |bound: Option<Exact>| bound.map_or(Some(Exact::ZERO), Exact::reciprocal);
        let positive = self.low.is_some_and(|low| low >= Exact::ZERO);
        let negative = self.high.is_some_and(|high| high <= Exact::ZERO);
        match (positive, negative) {
            (true, true) => None,
            (false, false) => Some(Interval::EVERYTHING),
            _ => Some(Interval { low: toward(self.high), high: toward(self.low) }),
        }
    }

    /// The numbers rounded to multiples of `step`, which must be above zero.
    pub fn round(self, mode: Rounding, step: Exact) -> Lifted {
        let round = |number: Exact| number.round(mode, step);
        if let Some(number) = self.as_point() {
            return round(number).into();
        }
        if step <= Exact::ZERO {
            return Lifted::from(Err(OutOfRange));
        }
        Lifted {
            interval: Some(Interval {
                low: self.low.and_then(|low| round(low).ok()),
                high: self.high.and_then(|high| round(high).ok()),
            }),
            out_of_range: self.extremes().into_iter().any(|number| round(number).is_err()),
            by_zero: false,
        }
    }

    /// The whole powers.
    pub fn power(self, exponent: i64) -> Lifted {
        let times = exponent.unsigned_abs();
        let power = |number: Exact| number.power(times);
        let raised = match self.as_point() {
            Some(number) => Lifted::from(power(number)),
            None => {
                let out_of_range = self.extremes().into_iter().any(|number| power(number).is_err());
                let bound = |bound: Option<Exact>| bound.and_then(|bound| power(bound).ok());
                let interval = if times == 0 {
                    Interval::point(Exact::ONE)
                } else if times % 2 == 1 {
                    Interval::new(bound(self.low), bound(self.high))
                } else {
                    let size = self.absolute();
                    Interval::new(bound(size.low), bound(size.high))
                };
                Lifted { interval: Some(interval), out_of_range, by_zero: false }
            }
        };
        match raised.interval {
            Some(interval) if exponent < 0 => {
                let inverse = Interval::point(Exact::ONE).div(interval);
                Lifted { out_of_range: inverse.out_of_range || raised.out_of_range, ..inverse }
            }
            _ => raised,
        }
    }

    /// What is left after taking away whole multiples of the divisor.
    pub fn modulo(self, divisor: Interval) -> Lifted {
        if let (Some(number), Some(divisor)) = (self.as_point(), divisor.as_point()) {
            return number.modulo(divisor).into();
        }
        let by_zero = divisor.contains(Exact::ZERO);
        if divisor.as_point().is_some_and(Exact::is_zero) {
            return Lifted::from(Err(DivideError::ByZero));
        }
        let zero = Some(Exact::ZERO);
        let anything = Interval { low: divisor.low.min(zero), high: divisor.high.map(|high| high.max(Exact::ZERO)) };
        // Between two multiples of the divisor the remainder grows with the number.
        let exact = divisor.as_point().and_then(|divisor| {
            let (low, high) = self.low.zip(self.high)?;
            let same = low.div(divisor).ok()?.floor() == high.div(divisor).ok()?.floor();
            let ends = low.modulo(divisor).ok().zip(high.modulo(divisor).ok());
            ends.filter(|_| same).map(|(low, high)| Interval::new(Some(low), Some(high)))
        });
        Lifted { interval: Some(exact.unwrap_or(anything)), out_of_range: false, by_zero }
    }

    /// The numbers without their signs.
    pub fn absolute(self) -> Interval {
        self.max(self.neg()).max(Interval::point(Exact::ZERO))
    }

    /// The lesser of a number of each.
    pub fn min(self, other: Interval) -> Interval {
        self.neg().max(other.neg()).neg()
    }

    /// The greater of a number of each.
    pub fn max(self, other: Interval) -> Interval {
        Interval {
            // As in `join`: no bound orders before every number.
            low: self.low.max(other.low),
            high: self.join(other).high,
        }
    }

    /// Whether a number of this is below one of the other.
    pub fn less(self, other: Interval) -> Truth {
        let below = |low: Option<Exact>, high: Option<Exact>| low.zip(high).is_none_or(|(low, high)| low < high);
        Truth {
            can_be_true: below(self.low, other.high),
            can_be_false: self.high.zip(other.low).is_none_or(|(high, low)| high >= low),
        }
    }

    /// Whether a number of this is not above one of the other.
    pub fn less_or_equal(self, other: Interval) -> Truth {
        other.less(self).not()
    }

    /// Whether a number of this equals one of the other.
    pub fn equal(self, other: Interval) -> Truth {
        Truth {
            can_be_true: self.less(other).can_be_false && other.less(self).can_be_false,
            can_be_false: self != other || self.as_point().is_none(),
        }
    }
}

impl Interval {
    fn bounds(self) -> [Bound; 2] {
        [self.low.map_or(Bound::Below, Bound::At), self.high.map_or(Bound::Above, Bound::At)]
    }

    /// The least and the greatest number to expect; see [`Lifted::out_of_range`]. The reciprocal of
    /// a decimal number is within `Decimal::MAX` too, so this also serves division.
    fn extremes(self) -> [Exact; 2] {
        let greatest = Exact::LARGEST_DECIMAL;
        let least = greatest.neg();
        [
            self.low.unwrap_or(self.high.map_or(least, |high| high.min(least))),
            self.high.unwrap_or(self.low.map_or(greatest, |low| low.max(greatest))),
        ]
    }
}

/// Where an interval ends; in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Bound {
    /// Not at all, downwards.
    Below,
    At(Exact),
    /// Not at all, upwards.
    Above,
}

impl Bound {
    /// What the products tend to; none if it is a number out of range.
    fn mul(self, other: Bound) -> Option<Bound> {
        if let (Bound::At(number), Bound::At(other)) = (self, other) {
            return number.mul(other).ok().map(Bound::At);
        }
        let zero = Bound::At(Exact::ZERO);
        Some(match (self.cmp(&zero), other.cmp(&zero)) {
            (Ordering::Equal, _) | (_, Ordering::Equal) => zero,
            (side, other_side) if side == other_side => Bound::Above,
            _ => Bound::Below,
        })
    }

    fn number(self) -> Option<Exact> {
        match self {
            Bound::At(number) => Some(number),
            Bound::Below | Bound::Above => None,
        }
    }

    /// The interval from the least to the greatest bound; one that is not known may be either.
    fn hull(bounds: [Option<Bound>; 4]) -> Interval {
        let least = bounds.into_iter().map(|bound| bound.unwrap_or(Bound::Below)).min();
        let greatest = bounds.into_iter().map(|bound| bound.unwrap_or(Bound::Above)).max();
        Interval { low: least.and_then(Bound::number), high: greatest.and_then(Bound::number) }
    }
}

/// Every pair of an end of each: a product is least at one of them and greatest at another.
fn corners<T: Copy>([low, high]: [T; 2], [other_low, other_high]: [T; 2]) -> [(T, T); 4] {
    [(low, other_low), (low, other_high), (high, other_low), (high, other_high)]
}
