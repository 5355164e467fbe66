//! What is written of money: amounts, sums of a family, named outputs.

use super::{
    Output, Target, Total,
    fixed::Fixed,
    items::Draft,
    lane::{Lane, Opaque, Space, Width, bits},
    lowering::{Frame, Lowering},
    value::{Number, Value},
};
use crate::{
    eval::monthly,
    overlap::{is_once, money_of, monthly_money},
    program::{Comparison, Owner},
    value::{Exact, Interval, Unit},
};
use alloc::vec::Vec;

/// Most digits after the point that are written.
const MOST_PLACES: u8 = 9;

type Made<T> = Result<T, Opaque>;

/// A sum as far as it goes; nothing where lanes cannot hold it.
pub(super) type Sum = Made<Number>;

impl Lowering<'_> {
    /// Sums of nothing yet.
    pub(super) fn no_sums(&mut self) -> [Sum; 3] {
        let zero = Number::constant(Exact::ZERO, &mut self.lanes);
        [Ok(zero), Ok(zero), Ok(zero)]
    }

    /// Adds what an item grants to the sums. What is surely granted counts at both ends, what may be only at the upper.
    pub(super) fn totals(&mut self, draft: &Draft, granted: Lane) {
        let Some(item) = self.program.rules.items.get(draft.item as usize) else { return };
        let Some(unit) = money_of(self.program, item, self.asked.date) else { return };
        let each_month = monthly_money(self.program);
        let counts: [fn(Unit, Unit) -> bool; 3] =
            [|unit, month| unit == month, |unit, _| !is_once(unit), |unit, _| is_once(unit)];
        let Some(amount) = draft.amount.filter(|_| self.selection.totals) else { return };
        let paid = self.paid(amount, granted, unit, draft.of_members);
        for (at, counts) in counts.iter().enumerate().filter(|(_, counts)| counts(unit, each_month)) {
            let before = self.sums.get(at).copied().unwrap_or(Err(Opaque));
            let sum = match (before, paid) {
                (Ok(before), Ok(paid)) => self.lanes.number_add(before, paid),
                _ => Err(Opaque),
            };
            if let Some(slot) = self.sums.get_mut(at) {
                *slot = sum;
            }
            let _ = counts;
        }
    }

    fn paid(&mut self, amount: Number, granted: Lane, unit: Unit, of_members: bool) -> Sum {
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
        for (at, total) in [Total::Monthly, Total::Regular, Total::Once].into_iter().enumerate() {
            let sum = self.sums.get(at).copied().unwrap_or(Err(Opaque))?;
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
    ) -> Made<()> {
        if self.lanes.can(granted) & bits::YES == 0 {
            return Ok(());
        }
        match self.bounds(amount, low, high, outputs) {
            Ok(()) => Ok(()),
            Err(Opaque) => self.stray_where(granted),
        }
    }

    /// Writes a number's bounds, the upper one where it can differ.
    fn bounds(&mut self, number: Number, low: Target, high: Target, outputs: &mut Vec<Output>) -> Made<()> {
        let least = self.digits(number.low.ok_or(Opaque)?)?;
        if number.as_point().is_none() {
            let most = self.digits(number.high.ok_or(Opaque)?)?;
            outputs.push(Output { lane: most.0, target: high, places: most.1 });
        }
        outputs.push(Output { lane: least.0, target: low, places: least.1 });
        Ok(())
    }

    /// A number as digits, and how many of them stand after the point.
    fn digits(&mut self, number: Fixed) -> Made<(Lane, u8)> {
        if number.divisor.is_some() {
            return Err(Opaque);
        }
        for places in 0..=MOST_PLACES {
            let unit = Exact::from_parts(1, 10_i128.pow(places.into())).ok_or(Opaque)?;
            if number.unit.div(unit).is_ok_and(Exact::is_integer) {
                let lane = number.in_units(unit, &mut self.lanes)?;
                let width = self.lanes.get(lane).width.max(Width::I32);
                return Ok((self.lanes.widen(lane, width), places));
            }
        }
        Err(Opaque)
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
            self.output(index, value, found.owner == Owner::Member, outputs)?;
        }
        Ok(())
    }

    fn output(&mut self, index: u32, value: Value, of_members: bool, outputs: &mut Vec<Output>) -> Made<()> {
        let mut write = |lane: Lane, target: Target| outputs.push(Output { lane, target, places: 0 });
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
                let (Some(low), Some(high)) = (number.low, number.high) else { return Err(Opaque) };
                let point = match number.as_point() {
                    Some(_) => yes,
                    None => low.compare(Comparison::Equal, high, lanes)?,
                };
                (number.state, point)
            }
        };
        if self.lanes.can(state) & bits::STRAY != 0 {
            self.strays.push(state);
        }
        let lane = self.lanes.output_state(state, point)?;
        outputs.push(Output { lane, target: Target::State(index), places: 0 });
        let Value::Number(number) = value else { return Ok(()) };
        match self.kind(self.program.rules.definitions.get(index as usize).ok_or(Opaque)?.value) {
            crate::program::Kind::Day => {
                let lane = number.low.ok_or(Opaque)?.in_units(Exact::ONE, &mut self.lanes)?;
                let none = self.lanes.constant(-1);
                let has = self.lanes.masked(number.state, bits::YES)?;
                let lane = self.lanes.select(has, lane, none)?;
                let lane = self.lanes.widen(lane, Width::I32);
                outputs.push(Output { lane, target: Target::Code(index), places: 0 });
                Ok(())
            }
            _ => {
                let _ = of_members;
                self.bounds(number, Target::FigureLow(index), Target::FigureHigh(index), outputs)
            }
        }
    }
}
