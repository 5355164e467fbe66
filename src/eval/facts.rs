//! Facts as given, or everything they can still be; and what members are named by them.

use super::{
    nodes::{Evaluation, Frame, bit},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    case::Given,
    program::{Fact, Kind, Node, NodeId},
    value::Truth,
};
use alloc::vec::Vec;

impl Evaluation<'_> {
    /// A fact or a figure that may be 无, kept as such.
    pub(super) fn raw(&mut self, id: NodeId, frame: Frame) -> Value {
        let program = self.program;
        match program.nodes.get(id as usize) {
            Some(Node::FamilyFact(fact)) => {
                let given = self.case.family.get(*fact as usize).copied();
                self.fact_or_absent(program.rules.family.get(*fact as usize), given, id)
            }
            Some(Node::MemberFact(fact, who)) => {
                let given = frame
                    .member(*who)
                    .and_then(|member| self.case.members.as_ref()?.get(member)?.get(*fact as usize))
                    .copied();
                self.fact_or_absent(program.rules.member.get(*fact as usize), given, id)
            }
            Some(Node::Standard(standard, reading)) => self.standard(*standard, reading, frame, id),
            _ => self.value(id, frame),
        }
    }

    pub(super) fn fact(&self, fact: Option<&Fact>, given: Option<Given>, id: NodeId) -> Value {
        self.fact_or_absent(fact, given, id).present(id)
    }

    pub(super) fn fact_or_absent(&self, fact: Option<&Fact>, given: Option<Given>, id: NodeId) -> Value {
        let Some(fact) = fact else { return Value::fault(FaultKind::Broken, id) };
        match given.unwrap_or(Given::Unknown) {
            Given::Absent => Value { range: Range::Never, absent: true, fault: None },
            Given::Truth(truth) => Value::truth(Truth::of(truth)),
            Given::Number(number) => Value::point(number),
            Given::Day(day) => Value::of(Range::Days(day, day)),
            Given::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(choice).unwrap_or(0))),
            Given::Region(region) => Value::of(Range::Region(Some(region))),
            Given::Member(member) => Value::of(Range::Members(bit(member as usize))),
            Given::Unknown => {
                let choices = match fact.kind {
                    Kind::Choice(set) => self.program.rules.choices.get(set as usize).map_or(0, Vec::len),
                    _ => 0,
                };
                let anything = match fact.kind {
                    Kind::Number(_) => Value::of(Range::Number(fact.range())),
                    // In a family of nobody there is no one to name.
                    Kind::Member if self.everybody() == 0 => return Value { absent: true, ..Value::none() },
                    Kind::Member => Value::of(Range::Members(self.everybody())),
                    kind => Value::anything(kind, choices),
                };
                Value { absent: fact.optional, ..anything }
            }
        }
    }

    /// Members a link can lead to.
    pub(super) fn linked(&mut self, link: NodeId, frame: Frame) -> (Vec<usize>, Option<Fault>) {
        let value = self.value(link, frame);
        let Range::Members(bits) = value.range else { return (Vec::new(), value.fault) };
        let found = match self.member_count() {
            Some(count) => (0..count).filter(|member| bits & bit(*member) != 0).collect(),
            // One whom nobody knows stands for all.
            None => Vec::from([self.nobody()]),
        };
        (found, value.fault)
    }

    pub(super) fn of_member(&mut self, link: NodeId, value: NodeId, frame: Frame) -> Value {
        let (members, fault) = self.linked(link, frame);
        let values = members.into_iter().map(|member| self.value(value, frame.with_current(member)));
        values.fold(Value::none(), Value::join).or_fault(fault)
    }
}
