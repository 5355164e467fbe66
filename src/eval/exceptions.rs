//! 默认 and 例外: which of several rules holds, while what they hang on may be open.

use super::{
    nodes::{Evaluation, Frame},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    program::{Exception, NodeId},
    value::Truth,
};
use alloc::vec::Vec;

/// What is known of the condition of each exception.
pub(super) struct Applying {
    /// May apply.
    pub(super) possibly: Vec<bool>,
    /// Surely applies.
    surely: Vec<bool>,
    /// Neither surely gives way to another one nor surely does not apply.
    live: Vec<bool>,
    /// Of a condition that surely, or possibly, cannot be computed.
    never: Option<Fault>,
    fault: Option<Fault>,
}

pub(super) fn applying(evaluation: &mut Evaluation<'_>, rows: &[Exception], frame: Frame) -> Applying {
    let conditions: Vec<Value> = rows.iter().map(|row| evaluation.value(row.condition, frame)).collect();
    let surely = |value: &Value| value.as_truth() == Truth::YES && value.fault.is_none();
    let surely: Vec<bool> = conditions.iter().map(surely).collect();
    let overridden = |index: usize| rows.iter().zip(&surely).any(|(row, surely)| *surely && gives_way(row, index));
    let live: Vec<bool> = (0..rows.len()).map(|index| !overridden(index)).collect();
    let open = || conditions.iter().zip(&live).filter(|(_, live)| **live).map(|(condition, _)| condition);
    Applying {
        possibly: conditions.iter().map(|condition| condition.as_truth().can_be_true).collect(),
        never: open().find(|condition| condition.range == Range::Never).and_then(|condition| condition.fault),
        fault: open().find_map(|condition| condition.fault),
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
        !self.surely.contains(&true)
    }

    /// Whether an exception can be the one that holds: no other that surely applies stands beside it without an order.
    pub(super) fn holds(&self, rows: &[Exception], index: usize) -> bool {
        let is = |flags: &[bool], at: usize| flags.get(at).copied().unwrap_or(false);
        is(&self.possibly, index)
            && is(&self.live, index)
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
    if applying.never.is_some() {
        return Value { fault: applying.never, ..Value::none() };
    }
    let mut value = if applying.default() { evaluation.value(default, frame) } else { Value::none() };
    for (index, row) in rows.iter().enumerate() {
        if applying.holds(rows, index) {
            value = value.join(evaluation.value(row.value, frame));
        }
    }
    let conflict = applying.conflict(rows, node);
    Value { fault: applying.fault.or(value.fault).or(conflict), ..value }
}
