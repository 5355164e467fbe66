//! Calculations with one day: a table by day, worked out by the scalar evaluator.

use super::{
    fixed::Fixed,
    lane::{Lane, Opaque, bits},
    lowering::Lowering,
    value::{Number, Value},
};
use crate::{
    eval::{self, Range, calculate_days},
    program::{Comparison, DayFunction, Kind, NodeId},
    value::{BaseUnit, Day, Exact, Interval},
};
use alloc::vec::Vec;

/// The days for which there is an entry: 1900-01-01 to 2079-12-31. Others are left to the scalar evaluator.
const DAYS: (i32, i32) = (-25_567, 40_176);

/// A calculation with a day, worked out.
pub(super) struct OfDay {
    function: DayFunction,
    /// What it is calculated with besides.
    others: Vec<Option<eval::Value>>,
    day: Number,
    value: Value,
}

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// A calculation of which one operand is a day and the others are the same in all rows.
    pub(super) fn days(&mut self, function: DayFunction, operands: &[(Value, Kind)], node: NodeId) -> Made<Value> {
        // Where nothing can come of one operand in any row, nothing comes of the whole.
        let mut state = self.lanes.bits(bits::YES);
        for (operand, _) in operands {
            let Value::Number(number) = operand else { return Err(Opaque) };
            state = self.lanes.taken(state, number.state)?;
        }
        if self.lanes.can(state) & bits::YES == 0 && self.kind(node) != Kind::Truth {
            return Ok(Value::Number(Number::never(state)));
        }
        if let (DayFunction::DaysBetween, [(Value::Number(until), _), (Value::Number(from), _)]) = (function, operands)
        {
            return Ok(Value::Number(self.lanes.number_sub(*until, *from)?));
        }
        if let (DayFunction::Add(step), [(Value::Number(day), _), (Value::Number(count), _)]) = (function, operands)
            && let Some(days) = days_of(step.unit)
            && count.low.into_iter().chain(count.high).any(|count| count.lane.is_some())
        {
            return self.days_later(*day, *count, days);
        }
        let constants: Vec<Option<eval::Value>> =
            operands.iter().map(|(one, kind)| self.constant_value(one, *kind)).collect();
        let mut varying = operands.iter().zip(&constants).enumerate().filter(|(_, (_, constant))| constant.is_none());
        let (Some((at, ((Value::Number(day), Kind::Day), _))), None) = (varying.next(), varying.next()) else {
            return Err(Opaque);
        };
        // The same asked of the same day once more.
        let same = |known: &&OfDay| known.function == function && known.others == constants && known.day == *day;
        if let Some(known) = self.of_days.iter().find(same) {
            return Ok(known.value);
        }
        let (first, last) = DAYS;
        let today = (self.asked.date, self.asked.date);
        let calculated = |days: (Day, Day)| {
            let values = constants.iter().enumerate().map(|(place, constant)| match constant {
                Some(constant) if place != at => *constant,
                _ => eval::Value::of(Range::Days(days.0, days.1)),
            });
            calculate_days(function, &values.collect::<Vec<_>>(), today, node)
        };
        let mut values: Vec<eval::Value> = Vec::new();
        let of_day = |number: i32| Day::of_number(number).map(|day| calculated((day, day)));
        entries(&of_day, is_in_steps(function), (first, last), &mut values).ok_or(Opaque)?;
        if day.as_point().is_none() {
            values.push(calculated((Day::FIRST, Day::LAST)));
        }
        let (key, state) = self.key_of_day(*day)?;
        let value = self.looked_up(self.kind(node), Some(key), &values)?;
        let value = self.with_state(value, state)?;
        self.of_days.push(OfDay { function, others: constants, day: *day, value });
        Ok(value)
    }

    /// So many days or weeks later, as many as each row says.
    fn days_later(&mut self, day: Number, count: Number, days: i64) -> Made<Value> {
        let factor = Number::constant(Exact::from_integer(days), &mut self.lanes);
        let count = self.lanes.number_mul(count, factor)?;
        let (point, count) = self.lanes.where_settled(count)?;
        let (_, day) = self.lanes.where_settled(day)?;
        // Of a count that may be a fraction the scalar evaluator has to tell.
        if !point.unit.is_integer() || point.divisor.is_some() {
            return Err(Opaque);
        }
        let later = self.lanes.number_add(day, count)?;
        let lane = later.as_point().ok_or(Opaque)?.in_units(Exact::ONE, &mut self.lanes)?;
        let lanes = &mut self.lanes;
        let (first, last) = (lanes.constant(Day::FIRST.number().into()), lanes.constant(Day::LAST.number().into()));
        let (early, late) = (lanes.less(lane, first)?, lanes.less(last, lane)?);
        let out = lanes.or(early, late)?;
        let (fault, fine) = (lanes.bits(bits::FAULT), lanes.bits(bits::YES));
        let inside = lanes.select(out, fault, fine)?;
        let state = lanes.taken(later.state, inside)?;
        // Beyond the calendar the lane holds its end, so that nothing that follows leaves its bounds.
        let lane = lanes.greatest(lane, first)?;
        let lane = lanes.least(lane, last)?;
        let both = Some(Fixed::of(lane, Exact::ONE));
        Ok(Value::Number(Number { low: both, high: both, state }))
    }

    /// A number or day that is the same in all rows.
    fn constant_value(&self, value: &Value, kind: Kind) -> Option<eval::Value> {
        let Value::Number(number) = value else { return None };
        let bound = |bound: Option<Fixed>| bound.map_or(Some(None), |bound| bound.as_constant().map(Some));
        let (low, high) = (bound(number.low)?, bound(number.high)?);
        let sure = self.lanes.constant_of(number.state) == Some(bits::YES.into());
        let day = |bound: Option<Exact>| Day::of_number(i32::try_from(bound?.floor()).ok()?);
        let range = match kind {
            Kind::Day => Range::Days(day(low)?, day(high)?),
            _ => Range::Number(Interval::new(low, high)),
        };
        sure.then(|| eval::Value::of(range))
    }

    /// The place of a day in the table, and whether there is one.
    fn key_of_day(&mut self, day: Number) -> Made<(Lane, Lane)> {
        let (Some(low), Some(high)) = (day.low, day.high) else { return Err(Opaque) };
        let lanes = &mut self.lanes;
        let lane = low.in_units(Exact::ONE, lanes)?;
        let (first, last) = DAYS;
        let most = i64::from(last).saturating_sub(first.into());
        let key = lanes.plus(lane, i64::from(first).saturating_neg())?;
        let (zero, end) = (lanes.constant(0), lanes.constant(most));
        let (early, late) = (lanes.less(key, zero)?, lanes.less(end, key)?);
        let beyond = lanes.or(early, late)?;
        let key = lanes.greatest(key, zero)?;
        let mut key = lanes.least(key, end)?;
        let (stray, sure) = (lanes.bits(bits::STRAY), lanes.bits(bits::YES));
        let mut state = lanes.select(beyond, stray, sure)?;
        if day.as_point().is_none() {
            // Known in some rows; of the others nothing is known, or the scalar evaluator has to tell.
            let known = low.compare(Comparison::Equal, high, lanes)?;
            let (from, until) = (i64::from(Day::FIRST.number()), i64::from(Day::LAST.number()));
            let (from, until) = (Exact::from_integer(from), Exact::from_integer(until));
            let starts = low.compare(Comparison::Equal, Fixed::constant(from), lanes)?;
            let ends = high.compare(Comparison::Equal, Fixed::constant(until), lanes)?;
            let unknown = lanes.and(starts, ends)?;
            let any = lanes.constant(most.saturating_add(1));
            key = lanes.select(unknown, any, key)?;
            let told = lanes.or(known, unknown)?;
            let state_of_known = lanes.select(unknown, sure, state)?;
            state = lanes.select(told, state_of_known, stray)?;
        }
        Ok((key, lanes.taken(day.state, state)?))
    }
}

/// Whether a function goes one way only and stays the same for many days, so that between two days with the same value all have it.
fn is_in_steps(function: DayFunction) -> bool {
    match function {
        DayFunction::CompletedYears
        | DayFunction::CompletedMonths
        | DayFunction::YearOf
        | DayFunction::FiscalYear(..)
        | DayFunction::MonthStart
        | DayFunction::MonthEnd
        | DayFunction::YearStart(..)
        | DayFunction::YearEnd(..) => true,
        DayFunction::Add(_)
        | DayFunction::DaysBetween
        | DayFunction::MonthOf
        | DayFunction::DayOf
        | DayFunction::Make
        | DayFunction::InSeason(..) => false,
    }
}

/// Days that are looked at together where a function goes in steps.
const STRIDE: i32 = 32;

/// What comes of each day, both ends included.
fn entries(
    of_day: &dyn Fn(i32) -> Option<eval::Value>,
    in_steps: bool,
    (first, last): (i32, i32),
    values: &mut Vec<eval::Value>,
) -> Option<()> {
    let stride = if in_steps { STRIDE } else { 1 };
    let mut day = first;
    while day <= last {
        let end = day.saturating_add(stride.saturating_sub(1)).min(last);
        let (from, until) = (of_day(day)?, of_day(end)?);
        let same = from == until;
        for one in day..=end {
            values.push(if same { from } else { of_day(one)? });
        }
        day = end.saturating_add(1);
    }
    Some(())
}

/// How many days a unit makes, if it is always as many.
fn days_of(unit: BaseUnit) -> Option<i64> {
    match unit {
        BaseUnit::Day => Some(1),
        BaseUnit::Week => Some(7),
        _ => None,
    }
}
