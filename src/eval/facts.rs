//! Facts as given, or everything they can still be; and what members are named by them.

use super::{
    frame::Frame,
    nodes::{Evaluation, bit},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::{Listed, OrderedMap},
    case::Given,
    program::{Fact, Kind, Node, NodeId},
    value::Truth,
};
use alloc::vec::Vec;

/// A fact of the family or of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactOf {
    /// Whose; nothing for the family's.
    pub member: Option<usize>,
    /// Its place among the facts of the family or of a member.
    pub fact: u32,
}

/// What some facts are taken to be, whatever the case says.
pub type Supposed = OrderedMap<FactOf, Value>;

impl Value {
    /// A fact as given; nothing for one that is not known.
    pub fn given(given: Given) -> Option<Value> {
        Some(match given {
            Given::Unknown => return None,
            Given::Absent => Value { absent: true, ..Value::none() },
            Given::Truth(truth) => Value::truth(Truth::of(truth)),
            Given::Number(number) => Value::point(number),
            Given::Day(day) => Value::of(Range::Days(day, day)),
            Given::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(choice).unwrap_or(0))),
            Given::Region(region) => Value::of(Range::Region(Some(region))),
            Given::Member(member) => Value::of(Range::Members(bit(member as usize))),
        })
    }
}

impl Evaluation<'_> {
    /// A fact or a figure that may be 无, kept as such.
    pub fn raw(&mut self, id: NodeId, frame: Frame) -> Value {
        match self.program.nodes.get(id as usize) {
            Some(Node::FamilyFact(fact)) => self.family_fact(*fact, id),
            Some(Node::MemberFact(fact, who)) => self.member_fact(*fact, frame.member(*who), id),
            Some(Node::Standard(standard, reading)) => self.standard(*standard, reading, frame, id),
            _ => self.value(id, frame),
        }
    }

    /// A fact of the family; it may be 无.
    pub(super) fn family_fact(&self, fact: u32, id: NodeId) -> Value {
        let given = self.case.family.get(fact as usize).copied();
        self.fact(FactOf { member: None, fact }, self.program.rules.family.get(fact as usize), given, id)
    }

    /// A fact of a member; it may be 无.
    pub(super) fn member_fact(&self, fact: u32, member: Option<usize>, id: NodeId) -> Value {
        let given = member.and_then(|member| self.case.members.as_ref()?.get(member)?.get(fact as usize)).copied();
        self.fact(FactOf { member, fact }, self.program.rules.member.get(fact as usize), given, id)
    }

    fn fact(&self, of: FactOf, fact: Option<&Fact>, given: Option<Given>, id: NodeId) -> Value {
        if let Some(supposed) = self.supposed.get(&of) {
            return *supposed;
        }
        let Some(fact) = fact else { return Value::fault(FaultKind::Broken, id) };
        let known = given.and_then(Value::given);
        known.unwrap_or_else(|| self.anything(fact))
    }

    /// Everything a fact can be.
    pub fn anything(&self, fact: &Fact) -> Value {
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

    /// Members a link can lead to.
    pub(super) fn linked(&mut self, link: NodeId, frame: Frame) -> (Vec<usize>, Option<Fault>) {
        let value = self.value(link, frame);
        let Range::Members(bits) = value.range else { return (Vec::new(), value.fault) };
        let found = match self.member_count() {
            Some(count) => (0..count).filter(|member| bits & bit(*member) != 0).listed(),
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
