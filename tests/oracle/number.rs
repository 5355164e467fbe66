//! Numbers: fractions of any size, bounds of numbers, and what the operators make of bounds.
//!
//! Nothing is shared with the engine: it computes with pairs of `i128`, this with big integers throughout.

use crate::value::{Errors, error};
use num_bigint::BigInt;
use num_rational::Ratio;
use num_traits::{Signed, Zero};

/// An exact number.
pub type Number = Ratio<BigInt>;

/// A whole number.
pub fn whole(number: i64) -> Number {
    Number::from_integer(number.into())
}

/// Reads decimal text with an optional sign, as results and cases show it.
pub fn parse(text: &str) -> Number {
    let (sign, digits) = text.strip_prefix(['-', '−']).map_or((1, text), |digits| (-1, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all: BigInt = format!("{whole}{fraction}").parse().unwrap_or_else(|_| panic!("not decimal text: {text}"));
    Number::new(all * sign, ten_to(fraction.len()))
}

fn ten_to(exponent: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(exponent).expect("few digits"))
}

/// Numerator and denominator of the reduced fraction are at most 2¹²⁷ − 1.
pub fn in_range(number: &Number) -> bool {
    let most = (BigInt::from(1) << 127) - 1;
    number.numer().abs() <= most && *number.denom() <= most
}

/// Whether the number can be written with at most 28 digits, before and after the point together.
pub fn can_be_written(number: &Number) -> bool {
    // With p decimals the number is a whole number of 10⁻ᵖ; the fewest decimals that will do count.
    let places = (0..=28).find(|places| (number * ten_to(*places)).is_integer());
    places.is_some_and(|places| (number * ten_to(places)).numer().abs() < ten_to(28))
}

/// A bound as a result shows it: a figure that cannot be written is moved outwards to the next cent.
pub fn shown(bound: &Number, upwards: bool) -> Number {
    if can_be_written(bound) {
        return bound.clone();
    }
    let cents = bound * whole(100);
    let moved = if upwards { cents.ceil() } else { cents.floor() } / whole(100);
    if can_be_written(&moved) { moved } else { bound.floor() }
}

/// All numbers from `low` to `high`; no bound on a side where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Bounds {
    pub low: Option<Number>,
    pub high: Option<Number>,
}

/// What an operation can come to: bounds, unless every way fails, and the errors that are possible.
pub type Computed = (Option<Bounds>, Errors);

impl Bounds {
    pub fn point(number: Number) -> Bounds {
        Bounds { low: Some(number.clone()), high: Some(number) }
    }

    /// The number, where only one is left.
    pub fn only(&self) -> Option<&Number> {
        self.low.as_ref().filter(|_| self.low == self.high)
    }

    /// Both together, and what lies between them.
    pub fn join(&self, other: &Bounds) -> Bounds {
        Bounds { low: both(&self.low, &other.low, Number::min), high: both(&self.high, &other.high, Number::max) }
    }

    pub fn contains_zero(&self) -> bool {
        self.low.as_ref().is_none_or(|low| !low.is_positive())
            && self.high.as_ref().is_none_or(|high| !high.is_negative())
    }

    pub fn negate(&self) -> Bounds {
        Bounds { low: self.high.as_ref().map(|high| -high), high: self.low.as_ref().map(|low| -low) }
    }

    /// The lesser: at most the lesser of the upper bounds, where one is missing the other.
    pub fn least(&self, other: &Bounds) -> Bounds {
        Bounds { low: both(&self.low, &other.low, Number::min), high: either(&self.high, &other.high, Number::min) }
    }

    pub fn greatest(&self, other: &Bounds) -> Bounds {
        Bounds { low: either(&self.low, &other.low, Number::max), high: both(&self.high, &other.high, Number::max) }
    }

    pub fn add(&self, other: &Bounds) -> Computed {
        if let (Some(a), Some(b)) = (self.only(), other.only()) {
            return single(a + b);
        }
        let bound = |a: &Option<Number>, b: &Option<Number>| {
            both(a, b, |a, b| a + b).filter(in_range) // A bound out of range says nothing.
        };
        let far = [0, 1].map(|end| &self.far()[end] + &other.far()[end]);
        (Some(Bounds { low: bound(&self.low, &other.low), high: bound(&self.high, &other.high) }), beyond(&far))
    }

    pub fn multiply(&self, other: &Bounds) -> Computed {
        if let (Some(a), Some(b)) = (self.only(), other.only()) {
            return single(a * b);
        }
        let far: Vec<Number> = pairs(&self.far(), &other.far()).into_iter().map(|(a, b)| a * b).collect();
        let corners: Vec<Option<End>> =
            pairs(&self.ends(), &other.ends()).into_iter().map(|(a, b)| a.times(&b)).collect();
        // A product is least at one corner and greatest at another; one out of range may be either.
        let least = corners.iter().map(|corner| corner.clone().unwrap_or(End::Below)).min().and_then(End::number);
        let greatest = corners.iter().map(|corner| corner.clone().unwrap_or(End::Above)).max().and_then(End::number);
        (Some(Bounds { low: least, high: greatest }), beyond(&far))
    }

    pub fn divide(&self, divisor: &Bounds) -> Computed {
        let by_zero = || error("Y703");
        if let (Some(a), Some(b)) = (self.only(), divisor.only()) {
            return if b.is_zero() { (None, by_zero()) } else { single(a / b) };
        }
        let Some(reciprocals) = divisor.reciprocals() else { return (None, by_zero()) };
        let (bounds, mut errors) = self.multiply(&reciprocals);
        if divisor.contains_zero() {
            errors.extend(by_zero());
        }
        (bounds, errors)
    }

    /// One over each number but zero; nothing where there is no other.
    fn reciprocals(&self) -> Option<Bounds> {
        // Next to zero there is no bound, towards a missing bound they come as near to zero as one likes.
        let of = |bound: &Option<Number>| match bound {
            None => Some(whole(0)),
            Some(bound) if bound.is_zero() => None,
            Some(bound) => Some(bound.recip()),
        };
        let not_negative = self.low.as_ref().is_some_and(|low| !low.is_negative());
        let not_positive = self.high.as_ref().is_some_and(|high| !high.is_positive());
        match (not_negative, not_positive) {
            (true, true) => None,
            (false, false) => Some(Bounds { low: None, high: None }),
            _ => Some(Bounds { low: of(&self.high), high: of(&self.low) }),
        }
    }

    pub fn round(&self, mode: &str, step: &Number) -> Computed {
        if let Some(number) = self.only() {
            return single(round(number, mode, step));
        }
        let bound = |bound: &Option<Number>| bound.as_ref().map(|bound| round(bound, mode, step)).filter(in_range);
        let far = self.far().map(|far| round(&far, mode, step));
        (Some(Bounds { low: bound(&self.low), high: bound(&self.high) }), beyond(&far))
    }

    /// A whole power. The zeroth is one; of negative ones the divisor must not be zero.
    pub fn power(&self, exponent: i64) -> Computed {
        let times = usize::try_from(exponent.unsigned_abs()).expect("a small exponent");
        let power = |number: &Number| num_traits::pow(number.clone(), times);
        let (raised, mut errors) = match self.only() {
            Some(number) => single(power(number)),
            None => {
                let far: Vec<Number> = self.far().iter().map(power).collect();
                let bound = |bound: &Option<Number>| bound.as_ref().map(power).filter(in_range);
                let size = self.absolute();
                let raised = match (times, times % 2) {
                    (0, _) => Bounds::point(whole(1)),
                    (_, 1) => Bounds { low: bound(&self.low), high: bound(&self.high) },
                    _ => Bounds { low: bound(&size.low), high: bound(&size.high) },
                };
                (Some(raised), beyond(&far))
            }
        };
        match raised {
            Some(raised) if exponent < 0 => {
                let (inverse, more) = Bounds::point(whole(1)).divide(&raised);
                errors.extend(more);
                (inverse, errors)
            }
            raised => (raised, errors),
        }
    }

    /// What is left after taking away whole multiples of the divisor.
    pub fn modulo(&self, divisor: &Bounds) -> Computed {
        let rest = |number: &Number, divisor: &Number| number - divisor * (number / divisor).floor();
        let by_zero = if divisor.contains_zero() { error("Y703") } else { Errors::new() };
        if divisor.only().is_some_and(Number::is_zero) {
            return (None, by_zero);
        }
        if let (Some(number), Some(divisor)) = (self.only(), divisor.only()) {
            return single(rest(number, divisor));
        }
        // Between two multiples of the divisor the rest grows with the number.
        if let (Some(low), Some(high), Some(divisor)) = (&self.low, &self.high, divisor.only())
            && (low / divisor).floor() == (high / divisor).floor()
        {
            return (Some(Bounds { low: Some(rest(low, divisor)), high: Some(rest(high, divisor)) }), by_zero);
        }
        let zero = whole(0);
        let low = divisor.low.clone().map(|low| low.min(zero.clone()));
        let high = divisor.high.clone().map(|high| high.max(zero));
        (Some(Bounds { low, high }), by_zero)
    }

    pub fn absolute(&self) -> Bounds {
        self.greatest(&self.negate()).greatest(&Bounds::point(whole(0)))
    }

    /// The answers that `self < other` can have.
    pub fn less(&self, other: &Bounds) -> [bool; 2] {
        let can_be = meet(&self.low, &other.high, |low, high| low < high);
        let can_fail = meet(&other.low, &self.high, |low, high| low <= high);
        [can_fail, can_be]
    }

    pub fn less_or_equal(&self, other: &Bounds) -> [bool; 2] {
        let can_be = meet(&self.low, &other.high, |low, high| low <= high);
        let can_fail = meet(&other.low, &self.high, |low, high| low < high);
        [can_fail, can_be]
    }

    pub fn equal(&self, other: &Bounds) -> [bool; 2] {
        let can_be = meet(&self.low, &other.high, |a, b| a <= b) && meet(&other.low, &self.high, |a, b| a <= b);
        let can_fail = self != other || self.only().is_none();
        [can_fail, can_be]
    }

    /// How far the numbers may go, for the question whether a result can be out of range: a missing bound counts as
    /// the largest figure there is, 2⁹⁶ − 1, or as the other bound where that lies beyond.
    fn far(&self) -> [Number; 2] {
        let most = Number::from_integer((BigInt::from(1) << 96) - 1);
        let low = self.low.clone().unwrap_or_else(|| match &self.high {
            Some(high) => high.clone().min(-most.clone()),
            None => -most.clone(),
        });
        let high = self.high.clone().unwrap_or_else(|| match &self.low {
            Some(low) => low.clone().max(most.clone()),
            None => most.clone(),
        });
        [low, high]
    }

    fn ends(&self) -> [End; 2] {
        [self.low.clone().map_or(End::Below, End::At), self.high.clone().map_or(End::Above, End::At)]
    }
}

/// Where bounds end; in order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Below,
    At(Number),
    Above,
}

impl End {
    fn sign(&self) -> i32 {
        match self {
            End::Below => -1,
            End::At(number) if number.is_zero() => 0,
            End::At(number) if number.is_negative() => -1,
            End::At(_) | End::Above => 1,
        }
    }

    /// The product; nothing where it is a number out of range. Zero times however much is zero.
    fn times(&self, other: &End) -> Option<End> {
        if let (End::At(a), End::At(b)) = (self, other) {
            return Some(End::At(a * b)).filter(|product| matches!(product, End::At(number) if in_range(number)));
        }
        Some(match self.sign() * other.sign() {
            0 => End::At(whole(0)),
            1 => End::Above,
            _ => End::Below,
        })
    }

    fn number(self) -> Option<Number> {
        match self {
            End::At(number) => Some(number),
            End::Below | End::Above => None,
        }
    }
}

/// A number that came out, or that it is out of range.
fn single(number: Number) -> Computed {
    if in_range(&number) { (Some(Bounds::point(number)), Errors::new()) } else { (None, error("Y702")) }
}

fn beyond(far: &[Number]) -> Errors {
    if far.iter().all(in_range) { Errors::new() } else { error("Y702") }
}

fn both(a: &Option<Number>, b: &Option<Number>, pick: impl Fn(Number, Number) -> Number) -> Option<Number> {
    Some(pick(a.clone()?, b.clone()?))
}

fn either(a: &Option<Number>, b: &Option<Number>, pick: impl Fn(Number, Number) -> Number) -> Option<Number> {
    both(a, b, pick).or_else(|| a.clone()).or_else(|| b.clone())
}

/// Whether a lower and an upper bound leave something; a missing bound leaves everything.
fn meet(low: &Option<Number>, high: &Option<Number>, holds: impl Fn(&Number, &Number) -> bool) -> bool {
    low.as_ref().zip(high.as_ref()).is_none_or(|(low, high)| holds(low, high))
}

fn pairs<T: Clone>(a: &[T; 2], b: &[T; 2]) -> Vec<(T, T)> {
    a.iter().flat_map(|a| b.iter().map(move |b| (a.clone(), b.clone()))).collect()
}

/// The table of roundings.
fn round(number: &Number, mode: &str, step: &Number) -> Number {
    let steps = number / step;
    let (lower, higher) = (steps.floor(), steps.ceil());
    let (nearer_zero, farther) =
        if steps.is_negative() { (higher.clone(), lower.clone()) } else { (lower.clone(), higher.clone()) };
    let nearest = |halfway: Number| {
        let (down, up) = (&steps - &lower, &higher - &steps);
        if down < up {
            lower.clone()
        } else if up < down {
            higher.clone()
        } else {
            halfway
        }
    };
    let even = if (lower.numer() % BigInt::from(2)).is_zero() { lower.clone() } else { higher.clone() };
    let multiple = match mode {
        "进一" | "up" => farther,
        "舍去" | "down" => nearer_zero,
        "向上" | "ceiling" => higher,
        "向下" | "floor" => lower,
        "四舍五入" | "half_up" => nearest(farther),
        "五舍六入" | "half_down" => nearest(nearer_zero),
        "四舍六入五成双" | "half_even" => nearest(even),
        other => panic!("no such rounding: {other}"),
    };
    multiple * step
}
