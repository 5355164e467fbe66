//! What is written of money: amounts, sums of a family, named outputs.

use super::{
    Output, Target, Total,
    fixed::Fixed,
    items::Draft,
    lane::{Lane, Opaque, Space, Width, bits},
    lanes::Lanes,
    lowering::{Frame, Lowering},
    value::{Number, Value},
};
use crate::{
    batch::cause::Cause,
    eval::monthly,
    overlap::{is_once, money_of, monthly_money},
    program::{Comparison, Owner},
    value::{Exact, Interval, Unit},
};
use alloc::vec::Vec;

/// Most digits after the point that are written.
const MOST_PLACES: u8 = 9;

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// Sums of nothing yet.
    pub(super) fn no_sums(lanes: &mut Lanes) -> [Number; 3] {
        [Number::constant(Exact::ZERO, lanes); 3]
    }

    /// Adds what an item grants to the sums. What is surely granted counts at both ends, what may be only at the upper.
    pub(super) fn totals(&mut self, draft: &Draft, granted: Lane) -> Made<()> {
        let Some(item) = self.program.rules.items.get(draft.item as usize) else { return Ok(()) };
        let unit = money_of(self.program, item, self.asked.date);
        let (Some(unit), Some(amount)) = (unit, draft.amount.filter(|_| self.selection.totals)) else { return Ok(()) };
        let counts = [unit == monthly_money(self.program), !is_once(unit), is_once(unit)];
        let before = self.sums;
        let mut sums = self.sums;
        let added = self.paid(amount, granted, unit, draft.of_members).and_then(|paid| {
            for (sum, _) in sums.iter_mut().zip(counts).filter(|(_, counts)| *counts) {
                *sum = self.lanes.number_add(*sum, paid)?;
            }
            Ok(())
        });
        match added {
            Ok(()) => self.sums = sums,
            Err(Opaque) => {
                // Whoever is granted it is judged one by one; for all others it adds nothing.
                self.sums = before;
                self.stray_where(granted, Cause::Item(draft.item))?;
            }
        }
        Ok(())
    }

    fn paid(&mut self, amount: Number, granted: Lane, unit: Unit, of_members: bool) -> Made<Number> {
        let factor = monthly(unit, Interval::point(Exact::ONE)).as_point().ok_or(Opaque)?;
        let factor = Fixed::constant(factor);
        let zero = Fixed::constant(Exact::ZERO);
        let (Some(low), Some(high)) = (amount.low, amount.high) else { return Err(Opaque) };
        let lanes = &mut self.lanes;
        let sure = lanes.surely(granted)?;
        let least = low.mul(factor, lanes)?.select(sure, zero, lanes)?;
        let most = match sure == granted && low == high {
            true => least,
            false => high.mul(factor, lanes)?.select(granted, zero, lanes)?,
        };
        let number = Number { low: Some(least), high: Some(most), state: lanes.bits(bits::YES) };
        if of_members { self.sum_of(number, Space::Member) } else { Ok(number) }
    }

    /// The sums, to be written.
    pub(super) fn write_totals(&mut self, outputs: &mut Vec<Output>) -> Made<()> {
        if !self.selection.totals {
            return Ok(());
        }
        for (total, sum) in [Total::Monthly, Total::Regular, Total::Once].into_iter().zip(self.sums) {
            self.bounds(sum, Target::TotalLow(total), Target::TotalHigh(total), outputs)?;
        }
        Ok(())
    }

    /// What a row is paid once granted; where it cannot be written, the scalar evaluator has to.
    pub(super) fn amount(
        &mut self,
        amount: Number,
        granted: Lane,
        (low, high): (Target, Target),
        outputs: &mut Vec<Output>,
        cause: Cause,
    ) -> Made<()> {
        if self.lanes.can(granted) & bits::YES == 0 {
            return Ok(());
        }
        match self.bounds(amount, low, high, outputs) {
            Ok(()) => Ok(()),
            Err(Opaque) => self.stray_where(granted, cause),
        }
    }

    /// Writes a number's bounds, the upper one where it can differ.
    fn bounds(&mut self, number: Number, low: Target, high: Target, outputs: &mut Vec<Output>) -> Made<()> {
        let least = self.bound(number.low, low)?;
        if number.as_point().is_none() {
            let most = self.bound(number.high, high)?;
            outputs.push(most);
        }
        outputs.push(least);
        Ok(())
    }

    fn bound(&mut self, number: Option<Fixed>, target: Target) -> Made<Output> {
        let Some(number) = number else {
            let nothing = self.lanes.constant(0);
            return Ok(Output { lane: nothing, target, digits: None });
        };
        let (lane, digits) = self.digits(number)?;
        Ok(Output { lane, target, digits: Some(digits) })
    }

    /// A number as digits, how many of them stand after the point, and what they are divided by besides.
    fn digits(&mut self, number: Fixed) -> Made<(Lane, (u8, u32))> {
        if number.divisor.is_some() {
            return Err(Opaque);
        }
        let (_, mut rest) = number.unit.parts();
        let mut places = 0_u8;
        // Twos and fives end after the point, the one that takes more places counts.
        for prime in [2, 5] {
            let mut times = 0_u8;
            while rest.checked_rem(prime) == Some(0) {
                rest = rest.checked_div(prime).ok_or(Opaque)?;
                times = times.saturating_add(1);
            }
            places = places.max(times);
        }
        let parts = u32::try_from(rest).map_err(|_| Opaque)?;
        if places > MOST_PLACES {
            return Err(Opaque);
        }
        let scale = 10_i128.pow(places.into()).checked_mul(parts.into()).ok_or(Opaque)?;
        let lane = number.in_units(Exact::from_parts(1, scale).ok_or(Opaque)?, &mut self.lanes)?;
        let width = self.lanes.get(lane).width.max(Width::I32);
        Ok((self.lanes.widen(lane, width), (places, parts)))
    }

    /// 指标 and 分类
    pub(super) fn named(&mut self, outputs: &mut Vec<Output>) -> Made<()> {
        if !self.selection.outputs {
            return Ok(());
        }
        for (index, found) in (0u32..).zip(&self.program.rules.definitions).filter(|(_, one)| one.output) {
            let frame = match found.owner {
                Owner::Family => Frame::Family(found.item),
                Owner::Member => Frame::Member,
            };
            if found.owner == Owner::Member && self.layout.members.is_none() {
                continue;
            }
            let value = self.value(found.value, frame);
            let written = outputs.len();
            if self.output(index, value, outputs).is_err() {
                // Lanes cannot write it for anyone.
                outputs.truncate(written);
                let stray = self.lanes.bits(bits::STRAY);
                self.strays.push((stray, Cause::Output(index)));
            }
        }
        Ok(())
    }

    fn output(&mut self, index: u32, value: Value, outputs: &mut Vec<Output>) -> Made<()> {
        let mut write = |lane: Lane, target: Target| outputs.push(Output { lane, target, digits: None });
        let lanes = &mut self.lanes;
        let yes = lanes.bits(bits::YES);
        let (state, point) = match value {
            Value::Truth(lane) => {
                let (one, nought, none) = (lanes.constant(1), lanes.constant(0), lanes.constant(-1));
                let sure = lanes.surely(lane)?;
                let not = lanes.not(lane);
                let sure_no = lanes.surely(not)?;
                let code = lanes.select(sure_no, nought, none)?;
                let code = lanes.select(sure, one, code)?;
                write(lanes.widen(code, Width::I32), Target::Code(index));
                (lane, yes)
            }
            Value::Key(key) => {
                let count = lanes.constant(i64::try_from(key.count).map_err(|_| Opaque)?);
                let point = lanes.less(key.lane, count)?;
                let none = lanes.constant(-1);
                let code = lanes.select(point, key.lane, none)?;
                let has = lanes.masked(key.state, bits::YES)?;
                let code = lanes.select(has, code, none)?;
                write(lanes.widen(code, Width::I32), Target::Code(index));
                (key.state, point)
            }
            Value::Number(number) => {
                let point = match (number.low, number.high) {
                    (low, high) if low == high && low.is_some() => yes,
                    (Some(low), Some(high)) => low.compare(Comparison::Equal, high, lanes)?,
                    _ => lanes.bits(bits::NO),
                };
                (number.state, point)
            }
        };
        if self.lanes.can(state) & bits::STRAY != 0 {
            self.strays.push((state, Cause::Output(index)));
        }
        let lane = self.lanes.output_state(state, point)?;
        outputs.push(Output { lane, target: Target::State(index), digits: None });
        let Value::Number(number) = value else { return Ok(()) };
        match self.kind(self.program.rules.definitions.get(index as usize).ok_or(Opaque)?.value) {
            crate::program::Kind::Day => {
                let lane = number.low.ok_or(Opaque)?.in_units(Exact::ONE, &mut self.lanes)?;
                let none = self.lanes.constant(-1);
                let has = self.lanes.masked(number.state, bits::YES)?;
                let lane = self.lanes.select(has, lane, none)?;
                let lane = self.lanes.widen(lane, Width::I32);
                outputs.push(Output { lane, target: Target::Code(index), digits: None });
                Ok(())
            }
            // A number that never ends cannot be written at all: whose it is differs from row to row.
            _ if number.low.into_iter().chain(number.high).any(|bound| !ends(bound)) => Err(Opaque),
            _ => self.bounds(number, Target::FigureLow(index), Target::FigureHigh(index), outputs),
        }
    }
}

/// Whether a number in units surely ends after the point.
fn ends(number: Fixed) -> bool {
    number.divisor.is_none() && number.unit.terminates()
}
