//! What a table says for keys that may be known only in part.

use super::{
    operators::arithmetic,
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    program::{Bound, Cell, CellId, Constant, NodeId, NumberRow, Numbers, Table},
    value::{Exact, Interval, Lifted, Truth},
};
use alloc::vec::Vec;
use core::cell::RefCell;

/// Where a table is read: which standard it is of, and at which node.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) table: &'a Table,
    pub(super) standard: u32,
    pub(super) node: NodeId,
    /// Cells values were taken from, where somebody wants to know.
    pub(super) seen: Option<&'a RefCell<Vec<CellId>>>,
}

pub(super) fn constant(value: Constant) -> Value {
    match value {
        Constant::Truth(truth) => Value::truth(Truth::of(truth)),
        Constant::Number(number) => Value::point(number),
        Constant::Day(day) => Value::of(Range::Days(day, day)),
        Constant::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(choice).unwrap_or(0))),
    }
}

impl Reader<'_> {
    /// What the table says for the keys, each with whether it is surely whole.
    pub(super) fn read(self, keys: &[(Value, bool)]) -> Value {
        match self.table.root() {
            Some(root) => self.cell(root, keys),
            None => Value::fault(FaultKind::Broken, self.node),
        }
    }

    /// A cell nests as deep as there are keys left.
    fn cell(self, id: CellId, keys: &[(Value, bool)]) -> Value {
        if let (Some(seen), true) = (self.seen, keys.is_empty()) {
            seen.borrow_mut().push(id);
        }
        match (self.table.cell(id), keys.split_first()) {
            (Some(Cell::Value(value)), _) => constant(*value),
            (Some(Cell::Absent), _) => Value { absent: true, ..Value::none() },
            (Some(cell), Some(((key, whole), rest))) => {
                let value = match (cell, key.range) {
                    (_, Range::Never) => Value::none(),
                    (Cell::Choices(rows, otherwise), Range::Choices(bits)) => {
                        self.choices(rows, *otherwise, bits, rest)
                    }
                    (Cell::Choices(rows, otherwise), Range::Truth(truth)) => {
                        let bits = u64::from(truth.can_be_false) | (u64::from(truth.can_be_true) << 1);
                        self.choices(rows, *otherwise, bits, rest)
                    }
                    (Cell::Numbers(numbers), Range::Number(interval)) => self.numbers(numbers, interval, *whole, rest),
                    _ => Value::fault(FaultKind::Broken, self.node),
                };
                value.or_fault(key.fault)
            }
            _ => Value::fault(FaultKind::Broken, self.node),
        }
    }

    fn choices(self, rows: &[(u64, CellId)], otherwise: Option<CellId>, bits: u64, rest: &[(Value, bool)]) -> Value {
        let (mut value, mut left) = (Value::none(), bits);
        for (row, cell) in rows {
            if left & row != 0 {
                value = value.join(self.cell(*cell, rest));
                left &= !row;
            }
        }
        if left == 0 { value } else { value.join(self.beside(otherwise, rest)) }
    }

    /// Beside all rows: 否则, or nothing is said.
    fn beside(self, otherwise: Option<CellId>, rest: &[(Value, bool)]) -> Value {
        match otherwise {
            Some(cell) => self.cell(cell, rest),
            None => Value::fault(FaultKind::NoRow(self.standard), self.node),
        }
    }

    fn numbers(self, numbers: &Numbers, key: Interval, whole: bool, rest: &[(Value, bool)]) -> Value {
        let (Some(first), Some(last)) = (numbers.rows.first(), numbers.rows.last()) else {
            return self.beside(numbers.otherwise, rest);
        };
        let mut value = Value::none();
        let below = first.low.and_then(|low| part(key, None, Some(beyond(low)), whole));
        if below.is_some() {
            let end = numbers.clamped.then(|| self.cell(first.cell, rest));
            value = value.join(end.unwrap_or_else(|| self.beside(numbers.otherwise, rest)));
        }
        let mut before: Option<&NumberRow> = None;
        for row in &numbers.rows {
            let gap = before.and_then(|before| Some((before, before.high?, row.low?)));
            if let Some((before, from, until)) = gap
                && let Some(part) = part(key, Some(beyond(from)), Some(beyond(until)), whole)
            {
                value = value.join(match numbers.interpolated {
                    true => self.between(before, row, part, rest),
                    false => self.beside(numbers.otherwise, rest),
                });
            }
            if part(key, row.low, row.high, whole).is_some() {
                value = value.join(self.cell(row.cell, rest));
            }
            before = Some(row);
        }
        if let Some(end) = last.high
            && let Some(part) = part(key, Some(beyond(end)), None, whole)
        {
            value = value.join(match numbers.step {
                Some((step, more)) => self.further(last, end.value, (step, more), part, rest),
                None if numbers.clamped => self.cell(last.cell, rest),
                None => self.beside(numbers.otherwise, rest),
            });
        }
        value
    }

    /// On the straight line between two single values.
    fn between(self, low: &NumberRow, high: &NumberRow, key: Interval, rest: &[(Value, bool)]) -> Value {
        let (Some(from), Some(until)) = (low.point(), high.point()) else {
            return Value::fault(FaultKind::Broken, self.node);
        };
        let (low, high) = (self.cell(low.cell, rest), self.cell(high.cell, rest));
        // Of each end its share, so that what is open of both ends stays as narrow as it is.
        let at = |key: Option<Exact>| {
            let key = Value::point(key.unwrap_or(from));
            let way = arithmetic(key, Value::point(from), self.node, &Interval::sub);
            let whole_way = arithmetic(Value::point(until), Value::point(from), self.node, &Interval::sub);
            let share = arithmetic(way, whole_way, self.node, &Interval::div);
            let rest = arithmetic(Value::point(Exact::ONE), share, self.node, &Interval::sub);
            let (low, high) = (self.figures(low, rest, Interval::mul), self.figures(high, share, Interval::mul));
            self.figures(low, high, Interval::add)
        };
        match key.as_point() {
            Some(_) => at(key.low),
            None => at(key.low).join(at(key.high)),
        }
    }

    /// Beyond the last row: so much more for each full step.
    fn further(
        self,
        last: &NumberRow,
        end: Exact,
        (step, more): (Exact, CellId),
        key: Interval,
        rest: &[(Value, bool)],
    ) -> Value {
        let way = arithmetic(Value::of(Range::Number(key)), Value::point(end), self.node, &Interval::sub);
        let steps = arithmetic(way, Value::point(step), self.node, &Interval::div);
        let full = |steps: Interval| steps.round(crate::value::Rounding::Floor, Exact::ONE);
        let steps = match steps.as_number() {
            Some(interval) => super::operators::lifted(full(interval), self.node).or_fault(steps.fault),
            None => steps,
        };
        let more = self.figures(self.cell(more, rest), steps, Interval::mul);
        self.figures(self.cell(last.cell, rest), more, Interval::add)
    }

    /// An operation on figures of which one may be 无: nothing can be made of it then.
    fn figures(self, left: Value, right: Value, operation: fn(Interval, Interval) -> Lifted) -> Value {
        let absent = left.absent || right.absent;
        let only_absent = |value: &Value| value.range == Range::Never && value.fault.is_none();
        if only_absent(&left) || only_absent(&right) {
            return Value { absent, ..Value::none() };
        }
        Value { absent, ..arithmetic(left, right, self.node, &operation) }
    }
}

/// Where what lies beyond a bound begins.
fn beyond(bound: Bound) -> Bound {
    Bound { inclusive: !bound.inclusive, ..bound }
}

/// The part of a key's numbers between two bounds; nothing where there is none.
fn part(key: Interval, low: Option<Bound>, high: Option<Bound>, whole: bool) -> Option<Interval> {
    let closed = |bound: Exact| Bound { value: bound, inclusive: true };
    // Of two bounds on one side the tighter one counts.
    let low = match (key.low.map(closed), low) {
        (Some(a), Some(b)) => Some(if (a.value, !a.inclusive) >= (b.value, !b.inclusive) { a } else { b }),
        (a, b) => a.or(b),
    };
    let high = match (key.high.map(closed), high) {
        (Some(a), Some(b)) => Some(if (a.value, a.inclusive) <= (b.value, b.inclusive) { a } else { b }),
        (a, b) => a.or(b),
    };
    let whole_end = |bound: Bound, up: bool| {
        let mode = if up { crate::value::Rounding::Ceiling } else { crate::value::Rounding::Floor };
        let rounded = bound.value.round(mode, Exact::ONE).unwrap_or(bound.value);
        let step = if up { Exact::ONE } else { Exact::ONE.neg() };
        let excluded = !bound.inclusive && rounded == bound.value;
        closed(if excluded { rounded.add(step).unwrap_or(rounded) } else { rounded })
    };
    let low = if whole { low.map(|low| whole_end(low, true)) } else { low };
    let high = if whole { high.map(|high| whole_end(high, false)) } else { high };
    if let (Some(low), Some(high)) = (low, high)
        && (low.value > high.value || (low.value == high.value && !(low.inclusive && high.inclusive)))
    {
        return None;
    }
    Some(Interval::new(low.map(|low| low.value), high.map(|high| high.value)))
}

/// The fault of a standard that has no row in force.
pub(super) fn no_standard(standard: u32, node: NodeId) -> Fault {
    Fault { kind: FaultKind::NoStandard(standard), node }
}
