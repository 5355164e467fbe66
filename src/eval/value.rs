//! What is known of a value: which outcomes it can still have, faults among them.

use crate::{
    program::{Kind, NodeId},
    value::{Day, Exact, Interval, Truth},
};

/// A value as far as the facts determine it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// The values it can have.
    pub range: Range,
    /// Whether it can be 无.
    pub absent: bool,
    /// The fault it can be instead; the only outcome where the range is `Never`.
    pub fault: Option<Fault>,
}

/// The values something can have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// None at all.
    Never,
    /// Of a yes-or-no question.
    Truth(Truth),
    /// Of a number.
    Number(Interval),
    /// From one day to another.
    Days(Day, Day),
    /// Choices, by bit.
    Choices(u64),
    /// One place, or any.
    Region(Option<u32>),
    /// Members, by bit.
    Members(u128),
}

/// Why something cannot be computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What happened.
    pub kind: FaultKind,
    /// At which node.
    pub node: NodeId,
}

/// What can go wrong in a well-checked policy. There is nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// No value of this standard for the place and date.
    NoStandard(u32),
    /// A figure beyond what can be computed exactly.
    OutOfRange,
    /// A division by zero.
    DivisionByZero,
    /// A fact that is 无 where a value is needed.
    Absent,
    /// An age before birth.
    BornLater,
    /// The pack is not in force yet on that day.
    NotInForce,
    /// The least or greatest of no members, or the n-th of fewer.
    NoMembers,
    /// A table of this standard has no row for a key.
    NoRow(u32),
    /// No version of a definition for the day.
    NoVersion,
    /// Two exceptions apply, and neither goes before the other.
    Conflict(u8, u8),
    /// No such day in the calendar.
    NoSuchDay,
    /// A number of months, a power or a place in a list that is not whole.
    NotWhole,
    /// More combinations to choose from than are computed.
    TooManyCombinations,
    /// A program that was not made by the compiler.
    Broken,
}

impl Value {
    /// A value of a range, without 无 and without a fault.
    pub fn of(range: Range) -> Value {
        Value { range, absent: false, fault: None }
    }

    pub(super) fn truth(truth: Truth) -> Value {
        Value::of(Range::Truth(truth))
    }

    pub(super) fn point(number: Exact) -> Value {
        Value::of(Range::Number(Interval::point(number)))
    }

    /// No outcome yet; what is joined to it takes its place.
    pub(super) fn none() -> Value {
        Value::of(Range::Never)
    }

    pub(super) fn fault(kind: FaultKind, node: NodeId) -> Value {
        Value { range: Range::Never, absent: false, fault: Some(Fault { kind, node }) }
    }

    /// The same value, with another fault possible besides.
    pub(super) fn or_fault(self, fault: Option<Fault>) -> Value {
        Value { fault: self.fault.or(fault), ..self }
    }

    /// The value where one is needed: 无 is a fault.
    pub(super) fn present(self, node: NodeId) -> Value {
        let fault = self.absent.then_some(Fault { kind: FaultKind::Absent, node });
        Value { absent: false, ..self.or_fault(fault) }
    }

    /// Every outcome of either.
    pub(super) fn join(self, other: Value) -> Value {
        let range = match (self.range, other.range) {
            (Range::Never, range) | (range, Range::Never) => range,
            (Range::Truth(a), Range::Truth(b)) => Range::Truth(a.join(b)),
            (Range::Number(a), Range::Number(b)) => Range::Number(a.join(b)),
            (Range::Days(a, b), Range::Days(c, d)) => Range::Days(a.min(c), b.max(d)),
            (Range::Choices(a), Range::Choices(b)) => Range::Choices(a | b),
            (Range::Region(a), Range::Region(b)) => Range::Region(if a == b { a } else { None }),
            (Range::Members(a), Range::Members(b)) => Range::Members(a | b),
            (range, _) => range,
        };
        Value { range, absent: self.absent || other.absent, fault: self.fault.or(other.fault) }
    }

    /// Whether only one outcome is left.
    pub fn settled(&self) -> bool {
        let one = match self.range {
            Range::Never => return self.fault.is_none() || !self.absent,
            Range::Truth(truth) => truth.settled().is_some(),
            Range::Number(interval) => interval.as_point().is_some(),
            Range::Days(from, until) => from == until,
            Range::Choices(bits) => bits.is_power_of_two(),
            Range::Region(region) => region.is_some(),
            Range::Members(bits) => bits.is_power_of_two(),
        };
        one && !self.absent && self.fault.is_none()
    }

    /// The number, if only one is left and nothing else can come of it.
    pub fn as_point(&self) -> Option<Exact> {
        self.as_number().and_then(Interval::as_point).filter(|_| self.settled())
    }

    pub(super) fn as_truth(&self) -> Truth {
        match self.range {
            Range::Truth(truth) => truth,
            _ => Truth::NEVER,
        }
    }

    pub(super) fn as_days(&self) -> Option<(Day, Day)> {
        match self.range {
            Range::Days(from, until) => Some((from, until)),
            _ => None,
        }
    }

    /// What the number can be.
    pub fn as_number(&self) -> Option<Interval> {
        match self.range {
            Range::Number(interval) => Some(interval),
            _ => None,
        }
    }

    /// Every value of a kind.
    pub(super) fn anything(kind: Kind, choices: usize) -> Value {
        Value::of(match kind {
            Kind::Truth => Range::Truth(Truth::UNKNOWN),
            Kind::Number(_) => Range::Number(Interval::EVERYTHING),
            Kind::Day => Range::Days(Day::FIRST, Day::LAST),
            Kind::Choice(_) => Range::Choices(
                u32::try_from(choices)
                    .ok()
                    .and_then(|count| 1u64.checked_shl(count))
                    .map_or(u64::MAX, |bit| bit.wrapping_sub(1)),
            ),
            Kind::Region => Range::Region(None),
            Kind::Member => Range::Members(u128::MAX),
        })
    }
}
