//! Exact numbers in lanes: a whole number for each row times one unit for all, perhaps divided by another lane. Nothing is
//! divided before it has to be, so that most divisions meet their multiplication and are gone.

use super::{
    lane::{Lane, Opaque, bits},
    lanes::Lanes,
};
use crate::{
    program::Comparison,
    value::{Exact, Rounding},
};

/// A number in each row: the lane's times the unit, divided by the divisor's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixed {
    /// Nothing where the number is the unit itself, the same in all rows.
    pub(super) lane: Option<Lane>,
    /// Above zero where there is a lane.
    pub(super) unit: Exact,
    /// Above zero in every row.
    pub(super) divisor: Option<Lane>,
}

type Made<T = Fixed> = Result<T, Opaque>;

fn whole(number: Exact) -> Made<i64> {
    let (numerator, denominator) = number.parts();
    if denominator != 1 {
        return Err(Opaque);
    }
    i64::try_from(numerator).map_err(|_| Opaque)
}

fn mul(a: Exact, b: Exact) -> Made<Exact> {
    a.mul(b).map_err(|_| Opaque)
}

fn div(a: Exact, b: Exact) -> Made<Exact> {
    a.div(b).map_err(|_| Opaque)
}

fn abs(a: Exact) -> Exact {
    if a.is_negative() { a.neg() } else { a }
}

/// The greatest number of which both are whole multiples.
pub(super) fn common(a: Exact, b: Exact) -> Made<Exact> {
    if a.is_zero() {
        return Ok(abs(b));
    }
    // Euclid's way, which fractions allow as well.
    let (mut a, mut b) = (abs(a), abs(b));
    while !b.is_zero() {
        let left = a.modulo(b).map_err(|_| Opaque)?;
        (a, b) = (b, left);
    }
    Ok(a)
}

impl Fixed {
    pub(super) fn constant(number: Exact) -> Fixed {
        Fixed { lane: None, unit: number, divisor: None }
    }

    pub(super) fn of(lane: Lane, unit: Exact) -> Fixed {
        Fixed { lane: Some(lane), unit, divisor: None }
    }

    /// A lane that turned out to be constant is none.
    fn tidy(self, lanes: &Lanes) -> Made {
        let (Some(lane), None) = (self.lane, self.divisor) else { return Ok(self) };
        match lanes.constant_of(lane) {
            Some(value) => Ok(Fixed::constant(mul(Exact::from_integer(value), self.unit)?)),
            None => Ok(self),
        }
    }

    pub(super) fn as_constant(self) -> Option<Exact> {
        match self.lane {
            None => Some(self.unit),
            Some(_) => None,
        }
    }

    /// The whole number in each row, for a number in multiples of a unit.
    pub(super) fn in_units(self, unit: Exact, lanes: &mut Lanes) -> Made<Lane> {
        let factor = whole(div(self.unit, unit)?)?;
        match (self.lane, self.divisor) {
            (None, _) => Ok(lanes.constant(factor)),
            (Some(lane), None) => lanes.times(lane, factor),
            _ => Err(Opaque),
        }
    }

    /// Without its divisor: multiplied by it.
    fn undivided(self) -> Fixed {
        Fixed { divisor: None, ..self }
    }

    fn times_lane(self, lane: Option<Lane>, lanes: &mut Lanes) -> Made {
        match lane {
            Some(lane) => self.mul(Fixed::of(lane, Exact::ONE), lanes),
            None => Ok(self),
        }
    }

    pub(super) fn neg(self, lanes: &mut Lanes) -> Made {
        match self.lane {
            None => Ok(Fixed::constant(self.unit.neg())),
            Some(lane) => {
                let zero = lanes.constant(0);
                Fixed { lane: Some(lanes.subtract(zero, lane)?), ..self }.tidy(lanes)
            }
        }
    }

    pub(super) fn add(self, other: Fixed, lanes: &mut Lanes) -> Made {
        self.sum(other, Lanes::add, |a, b| a.add(b).map_err(|_| Opaque), lanes)
    }

    pub(super) fn sub(self, other: Fixed, lanes: &mut Lanes) -> Made {
        self.sum(other, Lanes::subtract, |a, b| a.sub(b).map_err(|_| Opaque), lanes)
    }

    fn sum(
        self,
        other: Fixed,
        add: fn(&mut Lanes, Lane, Lane) -> Made<Lane>,
        add_constants: fn(Exact, Exact) -> Made<Exact>,
        lanes: &mut Lanes,
    ) -> Made {
        if let (Some(a), Some(b)) = (self.as_constant(), other.as_constant()) {
            return Ok(Fixed::constant(add_constants(a, b)?));
        }
        let (a, b, divisor) = self.over_one(other, lanes)?;
        let unit = common(a.unit, b.unit)?;
        let (a, b) = (a.in_units(unit, lanes)?, b.in_units(unit, lanes)?);
        let lane = add(lanes, a, b)?;
        Fixed { lane: Some(lane), unit, divisor }.tidy(lanes)
    }

    /// Two numbers over one divisor, which is then left out of both.
    fn over_one(self, other: Fixed, lanes: &mut Lanes) -> Made<(Fixed, Fixed, Option<Lane>)> {
        Ok(match (self.divisor, other.divisor) {
            (a, b) if a == b => (self.undivided(), other.undivided(), a),
            (a, None) => (self.undivided(), other.times_lane(a, lanes)?, a),
            (None, b) => (self.times_lane(b, lanes)?, other.undivided(), b),
            (Some(a), Some(b)) => {
                let divisor = lanes.multiply(a, b)?;
                let left = self.undivided().times_lane(Some(b), lanes)?;
                (left, other.undivided().times_lane(Some(a), lanes)?, Some(divisor))
            }
        })
    }

    pub(super) fn mul(self, other: Fixed, lanes: &mut Lanes) -> Made {
        let unit = mul(self.unit, other.unit)?;
        let (Some(own), Some(theirs)) = (self.lane, other.lane) else {
            let with = if self.lane.is_some() { self } else { other };
            let number = if self.lane.is_some() { other.unit } else { self.unit };
            return match with.lane {
                None => Ok(Fixed::constant(unit)),
                Some(_) if number.is_zero() => Ok(Fixed::constant(Exact::ZERO)),
                Some(_) if number.is_negative() => Fixed { unit: mul(with.unit, number.neg())?, ..with }.neg(lanes),
                Some(_) => Ok(Fixed { unit, ..with }),
            };
        };
        // What was divided by a lane and is multiplied by it is what it was before.
        if self.divisor == Some(theirs) {
            return Fixed { lane: Some(own), unit, divisor: other.divisor }.tidy(lanes);
        }
        if other.divisor == Some(own) {
            return Fixed { lane: Some(theirs), unit, divisor: self.divisor }.tidy(lanes);
        }
        let lane = lanes.multiply(own, theirs)?;
        let divisor = match (self.divisor, other.divisor) {
            (Some(a), Some(b)) => Some(lanes.multiply(a, b)?),
            (a, b) => a.or(b),
        };
        Fixed { lane: Some(lane), unit, divisor }.tidy(lanes)
    }

    /// The quotient; the divisor must be above zero in every row.
    pub(super) fn div(self, by: Fixed, lanes: &mut Lanes) -> Made {
        let Some(divisor) = by.lane else {
            return self.mul(Fixed::constant(div(Exact::ONE, by.unit)?), lanes);
        };
        let over = self.times_lane(by.divisor, lanes)?;
        let unit = div(over.unit, by.unit)?;
        if lanes.get(divisor).low <= 0 {
            return Err(Opaque);
        }
        match over.lane {
            Some(lane) if lane == divisor && over.divisor.is_none() => Ok(Fixed::constant(unit)),
            Some(lane) => {
                let divisor = match over.divisor {
                    Some(other) => lanes.multiply(other, divisor)?,
                    None => divisor,
                };
                Fixed { lane: Some(lane), unit, divisor: Some(divisor) }.tidy(lanes)
            }
            None if unit.is_zero() => Ok(Fixed::constant(Exact::ZERO)),
            None => {
                let sign = lanes.constant(if unit.is_negative() { -1 } else { 1 });
                Ok(Fixed { lane: Some(sign), unit: abs(unit), divisor: Some(divisor) })
            }
        }
    }

    /// Whether it stands so to another number, as YES or NO in each row.
    pub(super) fn compare(self, how: Comparison, other: Fixed, lanes: &mut Lanes) -> Made<Lane> {
        match how {
            Comparison::Greater => return other.compare(Comparison::Less, self, lanes),
            Comparison::GreaterOrEqual => return other.compare(Comparison::LessOrEqual, self, lanes),
            Comparison::NotEqual => {
                let equal = self.compare(Comparison::Equal, other, lanes)?;
                return Ok(lanes.not(equal));
            }
            Comparison::Less | Comparison::LessOrEqual | Comparison::Equal => {}
        }
        let truth = |truth: bool| if truth { bits::YES } else { bits::NO };
        let (a, b, _) = self.over_one(other, lanes)?;
        match (a.lane, b.lane) {
            (None, None) => {
                let holds = match how {
                    Comparison::Less => a.unit < b.unit,
                    Comparison::LessOrEqual => a.unit <= b.unit,
                    _ => a.unit == b.unit,
                };
                Ok(lanes.bits(truth(holds)))
            }
            // A lane against a number: the number in units of the lane, to the next whole one.
            (Some(lane), None) => {
                let limit = div(b.unit, a.unit)?;
                let floor = threshold(limit.floor());
                match how {
                    Comparison::Less if limit.is_integer() => {
                        let limit = lanes.constant(floor);
                        lanes.less(lane, limit)
                    }
                    Comparison::Equal if !limit.is_integer() => Ok(lanes.bits(bits::NO)),
                    Comparison::Equal => {
                        let limit = lanes.constant(floor);
                        lanes.equal(lane, limit)
                    }
                    _ => {
                        let limit = lanes.constant(floor);
                        lanes.less_or_equal(lane, limit)
                    }
                }
            }
            (None, Some(lane)) => {
                let limit = div(a.unit, b.unit)?;
                let floor = threshold(limit.floor());
                match how {
                    Comparison::LessOrEqual if limit.is_integer() => {
                        let limit = lanes.constant(floor);
                        lanes.less_or_equal(limit, lane)
                    }
                    Comparison::Equal if !limit.is_integer() => Ok(lanes.bits(bits::NO)),
                    Comparison::Equal => {
                        let limit = lanes.constant(floor);
                        lanes.equal(limit, lane)
                    }
                    _ => {
                        let limit = lanes.constant(floor);
                        lanes.less(limit, lane)
                    }
                }
            }
            (Some(_), Some(_)) => {
                let unit = common(a.unit, b.unit)?;
                let (a, b) = (a.in_units(unit, lanes)?, b.in_units(unit, lanes)?);
                match how {
                    Comparison::Less => lanes.less(a, b),
                    Comparison::LessOrEqual => lanes.less_or_equal(a, b),
                    _ => lanes.equal(a, b),
                }
            }
        }
    }

    pub(super) fn least(self, other: Fixed, lanes: &mut Lanes) -> Made {
        self.extreme(other, Lanes::least, Exact::min, lanes)
    }

    pub(super) fn greatest(self, other: Fixed, lanes: &mut Lanes) -> Made {
        self.extreme(other, Lanes::greatest, Exact::max, lanes)
    }

    fn extreme(
        self,
        other: Fixed,
        pick: fn(&mut Lanes, Lane, Lane) -> Made<Lane>,
        pick_constant: fn(Exact, Exact) -> Exact,
        lanes: &mut Lanes,
    ) -> Made {
        if let (Some(a), Some(b)) = (self.as_constant(), other.as_constant()) {
            return Ok(Fixed::constant(pick_constant(a, b)));
        }
        // The divisor is above zero, so that it does not matter for which is the greater.
        let (a, b, divisor) = self.over_one(other, lanes)?;
        let unit = common(a.unit, b.unit)?;
        let (a, b) = (a.in_units(unit, lanes)?, b.in_units(unit, lanes)?);
        let lane = pick(lanes, a, b)?;
        Fixed { lane: Some(lane), unit, divisor }.tidy(lanes)
    }

    /// Where a condition holds this, else another.
    pub(super) fn select(self, condition: Lane, other: Fixed, lanes: &mut Lanes) -> Made {
        if self == other {
            return Ok(self);
        }
        let (a, b, divisor) = self.over_one(other, lanes)?;
        let unit = common(a.unit, b.unit)?;
        if unit.is_zero() {
            return Ok(Fixed::constant(Exact::ZERO));
        }
        let (a, b) = (a.in_units(unit, lanes)?, b.in_units(unit, lanes)?);
        let lane = lanes.select(condition, a, b)?;
        Fixed { lane: Some(lane), unit, divisor }.tidy(lanes)
    }

    /// The same number for each row of another space.
    pub(super) fn moved(self, lanes: &mut Lanes, to: &mut dyn FnMut(&mut Lanes, Lane) -> Made<Lane>) -> Made {
        let lane = self.lane.map(|lane| to(lanes, lane)).transpose()?;
        let divisor = self.divisor.map(|lane| to(lanes, lane)).transpose()?;
        Ok(Fixed { lane, divisor, ..self })
    }

    pub(super) fn round(self, mode: Rounding, step: Exact, lanes: &mut Lanes) -> Made {
        let Some(lane) = self.lane else {
            return Ok(Fixed::constant(self.unit.round(mode, step).map_err(|_| Opaque)?));
        };
        let (numerator, denominator) = div(self.unit, step)?.parts();
        let numerator = i64::try_from(numerator).map_err(|_| Opaque)?;
        let denominator = i64::try_from(denominator).map_err(|_| Opaque)?;
        if denominator == 1 && self.divisor.is_none() {
            return Ok(self);
        }
        let over = lanes.times(lane, numerator)?;
        let by = match self.divisor {
            None => lanes.constant(denominator),
            Some(divisor) => lanes.times(divisor, denominator)?,
        };
        let lane = rounded(over, by, mode, lanes)?;
        Fixed::of(lane, step).tidy(lanes)
    }
}

/// Numbers beyond any lane are all the same to a comparison.
fn threshold(number: i128) -> i64 {
    i64::try_from(number).unwrap_or(if number < 0 { i64::MIN } else { i64::MAX })
}

/// A quotient as a whole number; the divisor is above zero.
fn rounded(over: Lane, by: Lane, mode: Rounding, lanes: &mut Lanes) -> Made<Lane> {
    let negative = lanes.get(over).low < 0;
    match mode {
        Rounding::Floor => lanes.divide_by(over, by),
        Rounding::Down if !negative => lanes.divide_by(over, by),
        Rounding::Ceiling => up(over, by, lanes),
        Rounding::Up if !negative => up(over, by, lanes),
        Rounding::HalfUp | Rounding::HalfDown if !negative => {
            // Half of the divisor more; where there is an exact half, one less for the one nearer to zero.
            match lanes.constant_of(by) {
                Some(by) => {
                    let exact_half = by % 2 == 0 && mode == Rounding::HalfDown;
                    let over = lanes.plus(over, (by / 2).saturating_sub(i64::from(exact_half)))?;
                    lanes.divide(over, by)
                }
                None => {
                    let twice = lanes.times(over, 2)?;
                    let less = if mode == Rounding::HalfDown { lanes.plus(by, -1)? } else { by };
                    let (over, by) = (lanes.add(twice, less)?, lanes.times(by, 2)?);
                    lanes.divide_by(over, by)
                }
            }
        }
        // The same on both sides of zero.
        Rounding::Up | Rounding::Down | Rounding::HalfUp | Rounding::HalfDown => {
            let zero = lanes.constant(0);
            let (above, below) = (lanes.greatest(over, zero)?, lanes.subtract(zero, over)?);
            let below = lanes.greatest(below, zero)?;
            let (above, below) = (rounded(above, by, mode, lanes)?, rounded(below, by, mode, lanes)?);
            lanes.subtract(above, below)
        }
        Rounding::HalfEven => Err(Opaque),
    }
}

fn up(over: Lane, by: Lane, lanes: &mut Lanes) -> Made<Lane> {
    let less = lanes.plus(by, -1)?;
    let over = lanes.add(over, less)?;
    lanes.divide_by(over, by)
}
