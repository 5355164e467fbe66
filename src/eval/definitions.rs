//! Definitions: worked out once, called with arguments, or by their version in force.

use super::{
    frame::Frame,
    nodes::{Call, Evaluation},
    value::{Fault, FaultKind, Value},
};
use crate::{
    base::Listed,
    program::{NodeId, Owner, Version},
};
use alloc::vec;

impl Evaluation<'_> {
    /// What a definition is for the family or for a member.
    pub fn output(&mut self, definition: u32, member: Option<usize>) -> Value {
        self.definition(definition, member, NodeId::MAX)
    }

    /// A definition is worked out once for the family or once for each member.
    pub(super) fn definition(&mut self, definition: u32, member: Option<usize>, id: NodeId) -> Value {
        let index = definition as usize;
        let Some(found) = self.program.rules.definitions.get(index) else { return Value::fault(FaultKind::Broken, id) };
        let (root, owner, item) = (found.value, found.owner, found.item);
        let known = match (owner, member) {
            (Owner::Family, _) => self.family_values.get(index).copied().flatten(),
            (Owner::Member, Some(member)) => self.member_values.get(self.place(index, member)).copied().flatten(),
            (Owner::Member, None) => return Value::fault(FaultKind::Broken, id),
        };
        if let Some(value) = known {
            return value;
        }
        let frame = match member.filter(|_| owner == Owner::Member) {
            Some(member) => Frame::of_member(member),
            None => Frame::of_family(item),
        };
        let value = self.value(root, frame);
        let slot = match (owner, member) {
            (Owner::Member, Some(member)) => {
                let place = self.place(index, member);
                if self.member_values.is_empty() {
                    self.member_values = vec![None; self.place(self.program.rules.definitions.len(), 0)];
                }
                self.member_values.get_mut(place)
            }
            _ => self.family_values.get_mut(index),
        };
        if let Some(slot) = slot {
            *slot = Some(value);
        }
        value
    }

    /// Where a definition of a member is kept.
    fn place(&self, definition: usize, member: usize) -> usize {
        definition.saturating_mul(self.nobody().saturating_add(1)).saturating_add(member)
    }

    pub(super) fn versions(&mut self, versions: &[Version], frame: Frame, id: NodeId) -> Value {
        let (from, until) = self.days;
        let mut value = Value::none();
        // The first day for which no version was found yet.
        let mut open = Some(from);
        for version in versions {
            let period = version.period;
            if period.from > until || period.until.is_some_and(|end| end < from) {
                continue;
            }
            value = value.join(self.value(version.value, frame));
            if open.is_some_and(|open| period.contains(open)) {
                open = period.until.and_then(|end| end.add_days(1)).filter(|next| *next <= until);
            }
        }
        match open {
            Some(_) => value.or_fault(Some(Fault { kind: FaultKind::NoVersion, node: id })),
            None => value,
        }
    }

    /// Begins a call: where its body stands, and the frame to evaluate it in. Must be left again.
    pub fn enter(&mut self, definition: u32, arguments: &[NodeId], frame: Frame) -> (NodeId, Frame) {
        let values = arguments.iter().map(|argument| self.value(*argument, frame)).listed();
        let body = self.program.rules.definitions.get(definition as usize).map_or(NodeId::MAX, |found| found.value);
        let inner = frame.called(self.calls.len());
        self.calls.push(Call { values, arguments: arguments.to_vec(), frame });
        (body, inner)
    }

    /// Ends the innermost call.
    pub fn leave(&mut self) {
        self.calls.pop();
    }
}
