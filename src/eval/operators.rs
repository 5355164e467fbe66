//! The meaning of each operator over what its operands can still be.

use super::value::{Fault, FaultKind, Range, Value};
use crate::{
    program::{BandRow, Bound, Comparison, NodeId, Pattern},
    value::{Day, Exact, Interval, Lifted, Truth},
};

/// A conjunction: what is surely 否 settles it, whatever the other side is.
pub(super) fn and(left: Value, right: Value) -> Value {
    let (a, b) = (left.as_truth(), right.as_truth());
    let can_be_true = a.can_be_true && b.can_be_true;
    let can_be_false = a.can_be_false || b.can_be_false;
    // A fault counts only where the other side can be something else than 否.
    let live = |fault: Option<Fault>, other: Truth, other_fault: Option<Fault>| {
        fault.filter(|_| other.can_be_true || other_fault.is_some())
    };
    let left_fault = live(left.fault, b, right.fault);
    let right_fault = live(right.fault, a, left.fault);
    // What surely fails is the reason, not what may.
    let fault = match left.range {
        Range::Never => left_fault.or(right_fault),
        _ if right.range == Range::Never => right_fault.or(left_fault),
        _ => left_fault.or(right_fault),
    };
    truth_or_never(Truth { can_be_true, can_be_false }, fault)
}

/// A disjunction: what is surely 是 settles it.
pub(super) fn or(left: Value, right: Value) -> Value {
    not(and(not(left), not(right)))
}

pub(super) fn not(value: Value) -> Value {
    truth_or_never(value.as_truth().not(), value.fault)
}

fn truth_or_never(truth: Truth, fault: Option<Fault>) -> Value {
    let range = if truth == Truth::NEVER { Range::Never } else { Range::Truth(truth) };
    Value { range, absent: false, fault }
}

/// The fault of two operands: that of the one that surely fails, else the first that may.
pub(super) fn reason(left: &Value, right: &Value) -> Option<Fault> {
    let sure = [left, right].into_iter().find(|value| value.range == Range::Never).and_then(|value| value.fault);
    sure.or(left.fault).or(right.fault)
}

/// Both operands as numbers, their faults carried on.
pub(super) fn arithmetic(
    left: Value,
    right: Value,
    node: NodeId,
    operation: &dyn Fn(Interval, Interval) -> Lifted,
) -> Value {
    let fault = reason(&left, &right);
    match (left.as_number(), right.as_number()) {
        (Some(left), Some(right)) => lifted(operation(left, right), node).or_fault_first(fault),
        _ => {
            Value { range: Range::Never, absent: false, fault: fault.or(Some(Fault { kind: FaultKind::Broken, node })) }
        }
    }
}

impl Value {
    /// Faults of operands come before those of the operation itself.
    fn or_fault_first(self, fault: Option<Fault>) -> Value {
        Value { fault: fault.or(self.fault), ..self }
    }
}

pub(super) fn lifted(lifted: Lifted, node: NodeId) -> Value {
    let kind = match (lifted.by_zero, lifted.out_of_range) {
        (true, _) => Some(FaultKind::DivisionByZero),
        (_, true) => Some(FaultKind::OutOfRange),
        _ => None,
    };
    let range = lifted.interval.map_or(Range::Never, Range::Number);
    Value { range, absent: false, fault: kind.map(|kind| Fault { kind, node }) }
}

/// An operation on one number that cannot fail.
pub(super) fn number(value: Value, operation: &dyn Fn(Interval) -> Interval) -> Value {
    match value.range {
        Range::Number(interval) => Value { range: Range::Number(operation(interval)), ..value },
        _ => value,
    }
}

pub(super) fn compare(how: Comparison, left: Value, right: Value, node: NodeId) -> Value {
    let fault = reason(&left, &right);
    let truth = match (left.range, right.range) {
        (Range::Never, _) | (_, Range::Never) => return Value { range: Range::Never, absent: false, fault },
        (Range::Number(a), Range::Number(b)) => match how {
            Comparison::Less => a.less(b),
            Comparison::LessOrEqual => a.less_or_equal(b),
            Comparison::Greater => b.less(a),
            Comparison::GreaterOrEqual => b.less_or_equal(a),
            Comparison::Equal => a.equal(b),
            Comparison::NotEqual => a.equal(b).not(),
        },
        (Range::Days(a, b), Range::Days(c, d)) => days(how, (a, b), (c, d)),
        (a, b) => match how {
            Comparison::Equal => equal(a, b),
            Comparison::NotEqual => equal(a, b).not(),
            _ => return Value::fault(FaultKind::Broken, node),
        },
    };
    Value { range: Range::Truth(truth), absent: false, fault }
}

fn days(how: Comparison, (a, b): (Day, Day), (c, d): (Day, Day)) -> Truth {
    let less = Truth { can_be_true: a < d, can_be_false: b >= c };
    let less_or_equal = Truth { can_be_true: a <= d, can_be_false: b > c };
    let equal = Truth { can_be_true: a <= d && c <= b, can_be_false: !(a == b && c == d && a == c) };
    match how {
        Comparison::Less => less,
        Comparison::LessOrEqual => less_or_equal,
        Comparison::Greater => less_or_equal.not(),
        Comparison::GreaterOrEqual => less.not(),
        Comparison::Equal => equal,
        Comparison::NotEqual => equal.not(),
    }
}

fn equal(left: Range, right: Range) -> Truth {
    match (left, right) {
        (Range::Truth(a), Range::Truth(b)) => {
            let same =
                |want: bool| if want { a.can_be_true && b.can_be_true } else { a.can_be_false && b.can_be_false };
            let can_be_true = same(true) || same(false);
            Truth { can_be_true, can_be_false: (a.can_be_true && b.can_be_false) || (a.can_be_false && b.can_be_true) }
        }
        (Range::Choices(a), Range::Choices(b)) => {
            Truth { can_be_true: a & b != 0, can_be_false: !(a == b && a.is_power_of_two()) }
        }
        (Range::Members(a), Range::Members(b)) => {
            Truth { can_be_true: a & b != 0, can_be_false: !(a == b && a.is_power_of_two()) }
        }
        (Range::Region(Some(a)), Range::Region(Some(b))) => Truth::of(a == b),
        _ => Truth::UNKNOWN,
    }
}

/// Whether a value falls under a row of 分档: one with bounds or choices by itself, 否则 where the others leave something.
pub(super) fn applies<T>(rows: &[BandRow<T>], row: &BandRow<T>, subject: Range) -> Truth {
    match row.pattern {
        Pattern::Else => Truth { can_be_true: !cover(rows, subject), can_be_false: false },
        ref pattern => matches(pattern, subject),
    }
}

/// Whether rows with bounds or choices leave nothing of a subject.
fn cover<T>(rows: &[BandRow<T>], subject: Range) -> bool {
    let choices = |of: &dyn Fn(u64) -> u64| {
        let named = rows.iter().map(|row| if let Pattern::Choices(bits) = row.pattern { bits } else { 0 });
        of(named.fold(0, |all, bits| all | bits)) == 0
    };
    match subject {
        Range::Choices(subject) => choices(&|named| subject & !named),
        Range::Truth(truth) => {
            choices(&|named| (u64::from(truth.can_be_false) | (u64::from(truth.can_be_true) << 1)) & !named)
        }
        Range::Number(subject) => cover_numbers(rows, subject),
        _ => false,
    }
}

fn cover_numbers<T>(rows: &[BandRow<T>], subject: Interval) -> bool {
    // Where what is left begins: at a number, or just beyond it.
    let mut left = subject.low.map(|low| (low, false));
    loop {
        let takes_up = |low: Option<Bound>| match (low, left) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(low), Some((at, beyond))) => low.value < at || (low.value == at && (beyond || low.inclusive)),
        };
        let ends = rows.iter().filter_map(|row| match row.pattern {
            Pattern::Bounds(low, high) if takes_up(low) => Some(high.map(|high| (high.value, high.inclusive))),
            _ => None,
        });
        // A row without an end reaches everything.
        let furthest = ends.reduce(|one, other| one.zip(other).map(|(one, other)| one.max(other)));
        let Some(Some(end)) = furthest else { return furthest.is_some() };
        if subject.high.is_some_and(|high| end >= (high, true)) {
            return true;
        }
        if left.is_some_and(|left| end <= left) {
            return false;
        }
        left = Some(end);
    }
}

fn matches(pattern: &Pattern, range: Range) -> Truth {
    match (pattern, range) {
        (Pattern::Choices(bits), Range::Choices(subject)) => {
            Truth { can_be_true: subject & bits != 0, can_be_false: subject & !bits != 0 }
        }
        (Pattern::Choices(bits), Range::Truth(truth)) => {
            let (no, yes) = (bits & 1 != 0, bits & 2 != 0);
            Truth {
                can_be_true: (truth.can_be_false && no) || (truth.can_be_true && yes),
                can_be_false: (truth.can_be_false && !no) || (truth.can_be_true && !yes),
            }
        }
        (Pattern::Bounds(low, high), Range::Number(subject)) => {
            let above = low.map_or(Truth::YES, |low| at_least(subject, low));
            let below = high.map_or(Truth::YES, |high| at_most(subject, high));
            above.and(below)
        }
        (Pattern::Else, _) => Truth::YES,
        _ => Truth::UNKNOWN,
    }
}

fn at_least(subject: Interval, bound: Bound) -> Truth {
    let bound_at = Interval::point(bound.value);
    if bound.inclusive { bound_at.less_or_equal(subject) } else { bound_at.less(subject) }
}

fn at_most(subject: Interval, bound: Bound) -> Truth {
    let bound_at = Interval::point(bound.value);
    if bound.inclusive { subject.less_or_equal(bound_at) } else { subject.less(bound_at) }
}

/// Of bounds, the part of the subject in each band times that band's rate.
pub(super) fn bracket(subject: Value, low: Option<Bound>, high: Option<Bound>, rate: Value, node: NodeId) -> Value {
    let floor = low.map_or(Exact::ZERO, |low| low.value);
    let capped = number(subject, &|subject| high.map_or(subject, |high| subject.min(Interval::point(high.value))));
    let above = arithmetic(capped, Value::point(floor), node, &Interval::sub);
    let part = number(above, &|above| above.max(Interval::point(Exact::ZERO)));
    arithmetic(part, rate, node, &Interval::mul)
}

/// A power; the exponent must be whole.
pub(super) fn power(base: Value, exponent: Value, node: NodeId) -> Value {
    let fault = |kind| Some(Fault { kind, node });
    let known = exponent.as_number().and_then(Interval::as_point);
    match known {
        Some(point) if !point.is_integer() => Value::fault(FaultKind::NotWhole, node).or_fault_first(base.fault),
        Some(point) => {
            let whole = i64::try_from(point.floor()).unwrap_or(i64::MAX);
            arithmetic(base, exponent, node, &|base, _| base.power(whole))
        }
        // Which power is not known: anything may come of it.
        None => {
            let anything = arithmetic(base, exponent, node, &|_, _| Lifted {
                interval: Some(Interval::EVERYTHING),
                out_of_range: true,
                by_zero: false,
            });
            anything.or_fault(fault(FaultKind::NotWhole))
        }
    }
}
