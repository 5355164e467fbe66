//! What an expression comes to in lanes: the same outcomes as a value of the scalar evaluator, for all rows at once.

use super::{
    fixed::Fixed,
    lane::{Lane, Opaque, bits},
    lanes::Lanes,
};
use crate::{
    program::Comparison,
    value::{Exact, Rounding},
};
use alloc::vec::Vec;

/// An expression's value in every row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value {
    /// Yes or no, with whatever else it can come to.
    Truth(Lane),
    /// A number, or a day as a number.
    Number(Number),
    /// A choice or a place.
    Key(Key),
}

/// A number between two bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// Nothing where it has no such bound.
    pub(super) low: Option<Fixed>,
    pub(super) high: Option<Fixed>,
    /// YES where there is one; whatever else it can come to.
    pub(super) state: Lane,
}

/// One of so many things, by place; one place further for 无, and one more for any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) lane: Lane,
    pub(super) count: usize,
    /// Faults, and YES.
    pub(super) state: Lane,
}

impl Number {
    pub(super) fn point(number: Fixed, lanes: &mut Lanes) -> Number {
        Number { low: Some(number), high: Some(number), state: lanes.bits(bits::YES) }
    }

    pub(super) fn constant(number: Exact, lanes: &mut Lanes) -> Number {
        Number::point(Fixed::constant(number), lanes)
    }

    pub(super) fn as_point(&self) -> Option<Fixed> {
        self.low.filter(|_| self.low == self.high)
    }

    /// There is none in any row.
    pub(super) fn never(state: Lane) -> Number {
        let nothing = Some(Fixed::constant(Exact::ZERO));
        Number { low: nothing, high: nothing, state }
    }
}

type Made<T> = Result<T, Opaque>;

impl Lanes {
    /// A calculation, with what was too great for it as part of what can come of it.
    fn watched(&mut self, of: &dyn Fn(&mut Lanes) -> Made<Number>) -> Made<Number> {
        let before = core::mem::take(&mut self.guards);
        let made = of(self);
        let guards = core::mem::replace(&mut self.guards, before);
        let mut number = made?;
        for guard in guards {
            number.state = self.strayed(number.state, guard)?;
        }
        Ok(number)
    }

    /// A calculation for which either bound of the result is made of the same bound of both.
    fn along(&mut self, a: Number, b: Number, of: &dyn Fn(&mut Lanes, Fixed, Fixed) -> Made<Fixed>) -> Made<Number> {
        let state = self.taken(a.state, b.state)?;
        if let (Some(a), Some(b)) = (a.as_point(), b.as_point()) {
            let both = Some(of(self, a, b)?);
            return Ok(Number { low: both, high: both, state });
        }
        let low = a.low.zip(b.low).map(|(a, b)| of(self, a, b)).transpose()?;
        let high = a.high.zip(b.high).map(|(a, b)| of(self, a, b)).transpose()?;
        Ok(Number { low, high, state })
    }

    pub(super) fn number_add(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.add_numbers(a, b))
    }

    fn add_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        self.along(a, b, &|lanes, a, b| a.add(b, lanes))
    }

    pub(super) fn number_neg(&mut self, a: Number) -> Made<Number> {
        if let Some(point) = a.as_point() {
            let both = Some(point.neg(self)?);
            return Ok(Number { low: both, high: both, ..a });
        }
        let low = a.high.map(|high| high.neg(self)).transpose()?;
        let high = a.low.map(|low| low.neg(self)).transpose()?;
        Ok(Number { low, high, ..a })
    }

    pub(super) fn number_sub(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.subtract_numbers(a, b))
    }

    fn subtract_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        if let (Some(_), Some(_)) = (a.as_point(), b.as_point()) {
            return self.along(a, b, &|lanes, a, b| a.sub(b, lanes));
        }
        let turned = self.number_neg(b)?;
        self.number_add(a, turned)
    }

    pub(super) fn number_mul(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.multiply_numbers(a, b))
    }

    fn multiply_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        if let (Some(_), Some(_)) = (a.as_point(), b.as_point()) {
            return self.along(a, b, &|lanes, a, b| a.mul(b, lanes));
        }
        let (range, factor) = match (a.as_point(), b.as_point()) {
            (Some(point), None) => (b, point),
            (None, Some(point)) => (a, point),
            _ => return self.number_mul_ranges(a, b),
        };
        let state = self.taken(a.state, b.state)?;
        let (positive, negative) = self.signs(factor);
        let open = range.low.is_none() || range.high.is_none();
        let times = |lanes: &mut Lanes, bound: Option<Fixed>| bound.map(|bound| bound.mul(factor, lanes)).transpose();
        let (low, high) = (times(self, range.low)?, times(self, range.high)?);
        // Without a bound and times nothing it is nothing: that differs from row to row.
        if open && factor.as_constant().is_none_or(Exact::is_zero) {
            return Err(Opaque);
        }
        match (positive, negative) {
            (true, _) => Ok(Number { low, high, state }),
            (_, true) => Ok(Number { low: high, high: low, state }),
            _ => {
                let (Some(low), Some(high)) = (low, high) else { return Err(Opaque) };
                Ok(Number { low: Some(low.least(high, self)?), high: Some(low.greatest(high, self)?), state })
            }
        }
    }

    fn number_mul_ranges(&mut self, a: Number, b: Number) -> Made<Number> {
        let (Some(al), Some(ah), Some(bl), Some(bh)) = (a.low, a.high, b.low, b.high) else { return Err(Opaque) };
        if self.signs(al).0 && self.signs(bl).0 {
            return self.along(a, b, &|lanes, a, b| a.mul(b, lanes));
        }
        let state = self.taken(a.state, b.state)?;
        let mut corners = Vec::new();
        for (one, other) in [(al, bl), (al, bh), (ah, bl), (ah, bh)] {
            corners.push(one.mul(other, self)?);
        }
        let (mut low, mut high): (Option<Fixed>, Option<Fixed>) = (None, None);
        for corner in corners {
            low = Some(low.map_or(Ok(corner), |low| low.least(corner, self))?);
            high = Some(high.map_or(Ok(corner), |high| high.greatest(corner, self))?);
        }
        Ok(Number { low, high, state })
    }

    /// Whether a number is nowhere below zero, and whether it is nowhere above.
    fn signs(&self, number: Fixed) -> (bool, bool) {
        match number.lane {
            None => (!number.unit.is_negative(), number.unit.is_negative() || number.unit.is_zero()),
            Some(lane) => {
                let found = self.get(lane);
                (found.low >= 0, found.high <= 0)
            }
        }
    }

    pub(super) fn number_div(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.divide_numbers(a, b))
    }

    fn divide_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        let mut state = self.taken(a.state, b.state)?;
        if self.can(state) & bits::YES == 0 {
            return Ok(Number::never(state));
        }
        let (Some(low), Some(high)) = (b.low, b.high) else { return Err(Opaque) };
        // Only by what is nowhere below zero; where it is nought there is a fault, and one stands in for it.
        if !self.signs(low).0 {
            return Err(Opaque);
        }
        if low.as_constant().is_some_and(Exact::is_zero) && high.as_constant().is_some_and(Exact::is_zero) {
            let fault = self.bits(bits::FAULT);
            return Ok(Number::never(self.taken(state, fault)?));
        }
        let zero = Fixed::constant(Exact::ZERO);
        let nought = low.compare(Comparison::Equal, zero, self)?;
        let (mut low, mut high) = (low, high);
        if self.can(nought) & bits::YES != 0 {
            if b.as_point().is_none() {
                return Err(Opaque);
            }
            let (fault, fine) = (self.bits(bits::FAULT), self.bits(bits::YES));
            let divides = self.select(nought, fault, fine)?;
            // What is nothing by itself stays so: its lane may hold nought as well as anything.
            state = self.taken(state, divides)?;
            low = self.at_least_one(low)?;
            high = low;
        }
        if a.as_point().is_some() && b.as_point().is_some() {
            let both = a.low.map(|a| a.div(low, self)).transpose()?;
            return Ok(Number { low: both, high: both, state });
        }
        let least = a.low.map(|a| self.quotient(a, (high, low), Fixed::least)).transpose()?;
        let most = a.high.map(|a| self.quotient(a, (low, high), Fixed::greatest)).transpose()?;
        Ok(Number { low: least, high: most, state })
    }

    /// What is farthest to one side of a number divided by the first or the second; of one nowhere below zero, by the first.
    fn quotient(
        &mut self,
        number: Fixed,
        (first, second): (Fixed, Fixed),
        farthest: fn(Fixed, Fixed, &mut Lanes) -> Made<Fixed>,
    ) -> Made<Fixed> {
        let one = number.div(first, self)?;
        if first == second || self.signs(number).0 {
            return Ok(one);
        }
        let other = number.div(second, self)?;
        farthest(one, other, self)
    }

    /// The same number where it is known; where it is open, the scalar evaluator has to tell what comes of it.
    pub(super) fn where_settled(&mut self, number: Number) -> Made<(Fixed, Number)> {
        if let Some(point) = number.as_point() {
            return Ok((point, number));
        }
        let (Some(low), Some(high)) = (number.low, number.high) else { return Err(Opaque) };
        let settled = low.compare(Comparison::Equal, high, self)?;
        let stray = self.bits(bits::STRAY);
        let state = self.select(settled, number.state, stray)?;
        Ok((low, Number { low: Some(low), high: Some(low), state }))
    }

    /// A divisor whose lane is nought nowhere.
    fn at_least_one(&mut self, number: Fixed) -> Made<Fixed> {
        let Some(lane) = number.lane else { return Ok(number) };
        let one = self.constant(1);
        Ok(Fixed { lane: Some(self.greatest(lane, one)?), ..number })
    }

    pub(super) fn number_least(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.lesser_numbers(a, b))
    }

    fn lesser_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        let turned = (self.number_neg(a)?, self.number_neg(b)?);
        if let (Some(_), Some(_)) = (a.as_point(), b.as_point()) {
            return self.along(a, b, &|lanes, a, b| a.least(b, lanes));
        }
        let greatest = self.number_greatest(turned.0, turned.1)?;
        self.number_neg(greatest)
    }

    pub(super) fn number_greatest(&mut self, a: Number, b: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.greater_numbers(a, b))
    }

    fn greater_numbers(&mut self, a: Number, b: Number) -> Made<Number> {
        if let (Some(_), Some(_)) = (a.as_point(), b.as_point()) {
            return self.along(a, b, &|lanes, a, b| a.greatest(b, lanes));
        }
        let state = self.taken(a.state, b.state)?;
        // Without a lower bound the other's holds; without an upper one there is none.
        let low = match (a.low, b.low) {
            (Some(a), Some(b)) => Some(a.greatest(b, self)?),
            (a, b) => a.or(b),
        };
        let high = a.high.zip(b.high).map(|(a, b)| a.greatest(b, self)).transpose()?;
        Ok(Number { low, high, state })
    }

    pub(super) fn number_absolute(&mut self, a: Number) -> Made<Number> {
        let turned = self.number_neg(a)?;
        let both = self.number_greatest(a, turned)?;
        let zero = Number::constant(Exact::ZERO, self);
        let found = self.number_greatest(both, zero)?;
        Ok(Number { state: a.state, ..found })
    }

    pub(super) fn number_round(&mut self, a: Number, mode: Rounding, step: Exact) -> Made<Number> {
        self.watched(&|lanes| lanes.round_number(a, mode, step))
    }

    fn round_number(&mut self, a: Number, mode: Rounding, step: Exact) -> Made<Number> {
        if let Some(point) = a.as_point() {
            let both = Some(point.round(mode, step, self)?);
            return Ok(Number { low: both, high: both, ..a });
        }
        let low = a.low.map(|low| low.round(mode, step, self)).transpose()?;
        let high = a.high.map(|high| high.round(mode, step, self)).transpose()?;
        Ok(Number { low, high, ..a })
    }

    pub(super) fn number_compare(&mut self, how: Comparison, a: Number, b: Number) -> Made<Lane> {
        let before = core::mem::take(&mut self.guards);
        let truth = self.compare_numbers(how, a, b);
        let guards = core::mem::replace(&mut self.guards, before);
        let mut truth = truth?;
        for guard in guards {
            truth = self.strayed(truth, guard)?;
        }
        Ok(truth)
    }

    fn compare_numbers(&mut self, how: Comparison, a: Number, b: Number) -> Made<Lane> {
        let state = self.taken(a.state, b.state)?;
        let truth = match how {
            Comparison::Less => self.below(a, b)?,
            Comparison::GreaterOrEqual => {
                let less = self.below(a, b)?;
                self.not(less)
            }
            Comparison::Greater => self.below(b, a)?,
            Comparison::LessOrEqual => {
                let less = self.below(b, a)?;
                self.not(less)
            }
            Comparison::Equal => self.same(a, b)?,
            Comparison::NotEqual => {
                let same = self.same(a, b)?;
                self.not(same)
            }
        };
        self.taken(state, truth)
    }

    fn below(&mut self, a: Number, b: Number) -> Made<Lane> {
        if let (Some(a), Some(b)) = (a.as_point(), b.as_point()) {
            return a.compare(Comparison::Less, b, self);
        }
        let open = self.bits(bits::YES | bits::NO);
        let can = a.low.zip(b.high).map(|(low, high)| low.compare(Comparison::Less, high, self)).transpose()?;
        let must = a.high.zip(b.low).map(|(high, low)| high.compare(Comparison::Less, low, self)).transpose()?;
        self.merge(can.unwrap_or(open), must.unwrap_or(open))
    }

    fn same(&mut self, a: Number, b: Number) -> Made<Lane> {
        if let (Some(a), Some(b)) = (a.as_point(), b.as_point()) {
            return a.compare(Comparison::Equal, b, self);
        }
        let yes = self.bits(bits::YES);
        let mut reaches = |low: Option<Fixed>, high: Option<Fixed>| {
            low.zip(high).map_or(Ok(yes), |(low, high)| low.compare(Comparison::LessOrEqual, high, self))
        };
        let (one, other) = (reaches(a.low, b.high)?, reaches(b.low, a.high)?);
        let can = self.and(one, other)?;
        // Surely the same only where neither leaves anything open.
        let no = self.bits(bits::NO);
        let mut meets = |low: Option<Fixed>, high: Option<Fixed>| {
            low.zip(high).map_or(Ok(no), |(low, high)| low.compare(Comparison::Equal, high, self))
        };
        let (one, other) = (meets(a.low, b.high)?, meets(b.low, a.high)?);
        let must = self.and(one, other)?;
        self.merge(can, must)
    }

    /// Where a condition holds one value, else another; where it may hold either way, what both can be.
    pub(super) fn choose(&mut self, condition: Lane, then: Value, otherwise: Value) -> Made<Value> {
        if self.can(condition) == bits::YES {
            return Ok(then);
        }
        if self.can(condition) == bits::NO {
            return Ok(otherwise);
        }
        match (then, otherwise) {
            (Value::Truth(then), Value::Truth(otherwise)) => {
                Ok(Value::Truth(self.choose_bits(condition, then, otherwise)?))
            }
            (Value::Number(then), Value::Number(otherwise)) => {
                Ok(Value::Number(self.choose_number(condition, then, otherwise)?))
            }
            (Value::Key(then), Value::Key(otherwise)) if then.count == otherwise.count => {
                self.choose_key(condition, then, otherwise).map(Value::Key)
            }
            _ => Err(Opaque),
        }
    }

    pub(super) fn choose_bits(&mut self, condition: Lane, then: Lane, otherwise: Lane) -> Made<Lane> {
        if self.is_sure(condition) {
            return self.select(condition, then, otherwise);
        }
        let not = self.not(condition);
        let apart = self.is_exclusive(condition);
        let (then, otherwise) = (self.taken(condition, then)?, self.taken(not, otherwise)?);
        self.joined(then, otherwise, apart)
    }

    fn choose_key(&mut self, condition: Lane, then: Key, otherwise: Key) -> Made<Key> {
        let state = self.choose_bits(condition, then.state, otherwise.state)?;
        let lane = self.select(condition, then.lane, otherwise.lane)?;
        if self.is_exclusive(condition) {
            return Ok(Key { lane, state, ..then });
        }
        // One of two different things: lanes know one or any.
        let not = self.not(condition);
        let (may, may_not) = (self.masked(condition, bits::YES)?, self.masked(not, bits::YES)?);
        let both = self.bit_and(may, may_not)?;
        let (same, none) = (self.equal(then.lane, otherwise.lane)?, self.bits(0));
        let open = self.select(same, none, both)?;
        let stray = self.bits(bits::STRAY);
        Ok(Key { lane, state: self.select(open, stray, state)?, ..then })
    }

    fn choose_number(&mut self, condition: Lane, then: Number, otherwise: Number) -> Made<Number> {
        self.watched(&|lanes| lanes.choose_between(condition, then, otherwise))
    }

    fn choose_between(&mut self, condition: Lane, then: Number, otherwise: Number) -> Made<Number> {
        let state = self.choose_bits(condition, then.state, otherwise.state)?;
        if self.is_exclusive(condition) && then.as_point().is_some() && otherwise.as_point().is_some() {
            let both = then.low.zip(otherwise.low).map(|(a, b)| a.select(condition, b, self)).transpose()?;
            return Ok(Number { low: both, high: both, state });
        }
        // Where nothing can come of one side, the other alone counts.
        let not = self.not(condition);
        let (a, b) = (self.taken(condition, then.state)?, self.taken(not, otherwise.state)?);
        let (a, b) = (self.masked(a, bits::YES)?, self.masked(b, bits::YES)?);
        if self.can(a) & bits::REAL == 0 {
            return Ok(Number { state, ..otherwise });
        }
        if self.can(b) & bits::REAL == 0 {
            return Ok(Number { state, ..then });
        }
        let both = if self.is_exclusive(condition) { self.bits(0) } else { self.bit_and(a, b)? };
        let mut bound = |one: Option<Fixed>, other: Option<Fixed>, least: bool| -> Made<Option<Fixed>> {
            let (one, other) = match (one, other) {
                (Some(one), Some(other)) => (one, other),
                (None, None) => return Ok(None),
                // Open in some rows and bounded in others.
                _ => return Err(Opaque),
            };
            let alone = one.select(a, other, self)?;
            if self.can(both) & bits::YES == 0 {
                return Ok(Some(alone));
            }
            let together = if least { one.least(other, self)? } else { one.greatest(other, self)? };
            Ok(Some(together.select(both, alone, self)?))
        };
        let low = bound(then.low, otherwise.low, true)?;
        let high = bound(then.high, otherwise.high, false)?;
        Ok(Number { low, high, state })
    }
}
