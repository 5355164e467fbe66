//! 默认 and 例外: which of several rules holds, while what they hang on may be open.

use super::{
    frame::Frame,
    nodes::Evaluation,
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::Listed,
    program::{Exception, NodeId},
    value::Truth,
};
use alloc::vec::Vec;

/// What is known of the condition of each exception.
pub(super) struct Applying {
    /// May apply.
    possibly: Vec<bool>,
    /// Cannot fail to apply, unless it cannot be judged.
    surely: Vec<bool>,
    /// Does not surely give way to another one.
    live: Vec<bool>,
    /// Surely cannot be judged, and nothing surely goes before it.
    failing: Vec<usize>,
    /// Why one may not be judged: what surely fails comes first.
    fault: Option<Fault>,
}

pub(super) fn applying(evaluation: &mut Evaluation<'_>, rows: &[Exception], frame: Frame) -> Applying {
    let conditions: Vec<Value> = rows.iter().map(|row| evaluation.value(row.condition, frame)).listed();
    let surely: Vec<bool> = conditions.iter().map(|condition| condition.as_truth() == Truth::YES).listed();
    let overridden = |index: usize| rows.iter().zip(&surely).any(|(row, surely)| *surely && gives_way(row, index));
    let live: Vec<bool> = (0..rows.len()).map(|index| !overridden(index)).listed();
    let open = || conditions.iter().zip(&live).enumerate().filter(|(_, (_, live))| **live);
    let failing = open().filter(|(_, (condition, _))| condition.range == Range::Never).map(|(index, _)| index);
    let failing: Vec<usize> = failing.listed();
    let sure = failing.iter().find_map(|index| conditions.get(*index).and_then(|condition| condition.fault));
    Applying {
        possibly: conditions.iter().map(|condition| condition.as_truth().can_be_true).listed(),
        fault: sure.or_else(|| open().find_map(|(_, (condition, _))| condition.fault)),
        failing,
        surely,
        live,
    }
}

fn gives_way(row: &Exception, other: usize) -> bool {
    u32::try_from(other).is_ok_and(|other| row.before.checked_shr(other).unwrap_or(0) & 1 == 1)
}

impl Applying {
    /// Whether the default can hold.
    pub(super) fn default(&self) -> bool {
        !self.surely.contains(&true) && self.failing.is_empty()
    }

    /// Whether an exception can be the one that holds: no other that surely applies stands beside it without an order,
    /// and it goes before each that cannot be judged.
    pub(super) fn holds(&self, rows: &[Exception], index: usize) -> bool {
        let is = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or(false);
        let row = rows.get(index);
        let before = |failing: &usize| row.is_some_and(|row| gives_way(row, *failing));
        is(&self.possibly, index)
            && is(&self.live, index)
            && self.failing.iter().all(before)
            && rows.iter().enumerate().all(|(other, row)| {
                let beside = other != index && is(&self.surely, other) && is(&self.live, other);
                !beside || gives_way(row, index) || rows.get(index).is_some_and(|row| gives_way(row, other))
            })
    }

    /// Two that may apply at once without an order.
    fn conflict(&self, rows: &[Exception], node: NodeId) -> Option<Fault> {
        let may = |at: usize| {
            let is = |flags: &[bool]| flags.get(at).copied().unwrap_or(false);
            is(&self.possibly) && is(&self.live)
        };
        let sure = |at: usize| self.surely.get(at).copied().unwrap_or(false);
        let mut found: Option<(usize, usize)> = None;
        for (first, row) in rows.iter().enumerate().filter(|(first, _)| may(*first)) {
            let later = rows.iter().enumerate().skip(first.saturating_add(1));
            for (second, other) in later.filter(|(second, _)| may(*second)) {
                let ordered = gives_way(row, second) || gives_way(other, first);
                if !ordered && (found.is_none() || (sure(first) && sure(second))) {
                    found = Some((first, second));
                }
            }
        }
        let small = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
        found.map(|(first, second)| Fault { kind: FaultKind::Conflict(small(first), small(second)), node })
    }
}

pub(super) fn value(
    evaluation: &mut Evaluation<'_>,
    default: NodeId,
    rows: &[Exception],
    frame: Frame,
    node: NodeId,
) -> Value {
    let applying = applying(evaluation, rows, frame);
    let mut value = if applying.default() { evaluation.value(default, frame) } else { Value::none() };
    for (index, row) in rows.iter().enumerate() {
        if applying.holds(rows, index) {
            value = value.join(evaluation.value(row.value, frame));
        }
    }
    let conflict = applying.conflict(rows, node);
    Value { fault: applying.fault.or(value.fault).or(conflict), ..value }
}
