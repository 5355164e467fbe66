//! One node at a time. Depth and loops are bounded by what a program may hold.

use super::{
    members,
    operators::{and, arithmetic, compare, completed_years, lifted, matches, not, number, or, reason},
    standards::row_in_force,
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    case::{Case, Given},
    program::{BandRow, Constant, Fact, Node, NodeId, Owner, Program, Who},
    value::{Exact, Interval, Truth},
};
use alloc::{vec, vec::Vec};

/// Where a rule is evaluated: which member is at hand, which one is judged, for which item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Frame {
    /// The member at hand.
    pub current: Option<usize>,
    /// The member judged.
    pub subject: Option<usize>,
    /// The family's item judged.
    pub item: Option<u32>,
}

impl Frame {
    /// A rule of one member.
    pub fn of_member(member: usize) -> Frame {
        Frame { current: Some(member), subject: Some(member), item: None }
    }

    /// The same rule with another member at hand.
    pub fn with_current(self, member: usize) -> Frame {
        Frame { current: Some(member), ..self }
    }

    /// The member that a name means here.
    pub fn member(self, who: Who) -> Option<usize> {
        match who {
            Who::Current => self.current,
            Who::Subject => self.subject,
        }
    }
}

/// A program over one case, with what has been worked out so far.
pub struct Evaluation<'a> {
    /// The program.
    pub program: &'a Program,
    /// The case.
    pub case: &'a Case,
    /// For each item judged so far: whether the family has it, and whether each member does.
    pub(super) granted: Vec<Option<Granted>>,
    /// For each family's item under way or judged: whether each member is covered.
    pub(super) covered: Vec<Vec<Value>>,
    family_values: Vec<Option<Value>>,
    /// A row for each definition, a place for each member and one for the member nobody knows.
    member_values: Vec<Vec<Option<Value>>>,
}

/// Who is granted an item.
#[derive(Debug, Clone)]
pub(super) struct Granted {
    pub(super) family: Value,
    pub(super) members: Vec<Value>,
}

impl<'a> Evaluation<'a> {
    /// Begins with nothing worked out.
    pub fn new(program: &'a Program, case: &'a Case) -> Evaluation<'a> {
        let definitions = program.rules.definitions.len();
        let members = case.members.as_ref().map_or(0, Vec::len);
        Evaluation {
            program,
            case,
            granted: vec![None; program.rules.items.len()],
            covered: vec![Vec::new(); program.rules.items.len()],
            family_values: vec![None; definitions],
            member_values: vec![vec![None; members.saturating_add(1)]; definitions],
        }
    }

    /// Whether anyone can still be granted an item.
    pub fn may_be_granted(&self, item: u32) -> bool {
        let granted = self.granted.get(item as usize).and_then(Option::as_ref);
        granted.is_some_and(|granted| granted.family.as_truth().can_be_true)
    }

    /// How many members there are, where that is known.
    pub fn member_count(&self) -> Option<usize> {
        self.case.members.as_ref().map(Vec::len)
    }

    /// Stands for every member of a family whose members are not known.
    pub(super) fn nobody(&self) -> usize {
        self.case.members.as_ref().map_or(0, Vec::len)
    }

    /// What a node can be.
    pub fn value(&mut self, id: NodeId, frame: Frame) -> Value {
        let program = self.program;
        let Some(node) = program.nodes.get(id as usize) else { return Value::fault(FaultKind::Broken, id) };
        match node {
            Node::Number(value) => Value::point(*value),
            Node::Day(day) => Value::of(Range::Days(*day, *day)),
            Node::Truth(truth) => Value::truth(Truth::of(*truth)),
            Node::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(*choice).unwrap_or(0))),
            Node::Region(region) => Value::of(Range::Region(Some(*region))),
            Node::EvaluationDay => Value::of(Range::Days(self.case.date, self.case.date)),
            Node::EvaluationPlace => Value::of(Range::Region(Some(self.case.place))),
            Node::FamilyFact(fact) => {
                let given = self.case.family.get(*fact as usize).copied();
                self.fact(program.rules.family.get(*fact as usize), given, id)
            }
            Node::MemberFact(fact, who) => {
                let given = frame
                    .member(*who)
                    .and_then(|member| self.case.members.as_ref()?.get(member)?.get(*fact as usize))
                    .copied();
                self.fact(program.rules.member.get(*fact as usize), given, id)
            }
            Node::FamilyDefinition(definition) => self.definition(*definition, None, id),
            Node::MemberDefinition(definition, who) => match frame.member(*who) {
                Some(member) => self.definition(*definition, Some(member), id),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::Standard(standard) => self.standard(*standard, id),
            Node::Granted(item) => self.granted_to(*item, None, id),
            Node::GrantedTo(item, who) => match frame.member(*who) {
                Some(member) => self.granted_to(*item, Some(member), id),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::CoveredCount => match frame.item {
                Some(item) => members::covered_count(self, item),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::HasValue(a) => {
                let value = self.raw(*a, frame);
                let truth = Truth { can_be_true: value.range != Range::Never, can_be_false: value.absent };
                Value::truth(truth).or_fault(value.fault)
            }
            Node::OrElse(a, b) => {
                let value = self.raw(*a, frame);
                let kept = Value { absent: false, ..value };
                if value.absent { kept.join(self.value(*b, frame)) } else { kept }
            }
            Node::Not(a) => not(self.value(*a, frame)),
            Node::Negate(a) => number(self.value(*a, frame), Interval::neg),
            Node::And(a, b) => and(self.value(*a, frame), self.value(*b, frame)),
            Node::Or(a, b) => or(self.value(*a, frame), self.value(*b, frame)),
            Node::Add(a, b) => arithmetic(self.value(*a, frame), self.value(*b, frame), id, Interval::add),
            Node::Subtract(a, b) => arithmetic(self.value(*a, frame), self.value(*b, frame), id, Interval::sub),
            Node::Multiply(a, b) => arithmetic(self.value(*a, frame), self.value(*b, frame), id, Interval::mul),
            Node::Divide(a, b) => arithmetic(self.value(*a, frame), self.value(*b, frame), id, Interval::div),
            Node::Compare(how, a, b) => compare(*how, self.value(*a, frame), self.value(*b, frame), id),
            Node::WithinChoices(a, bits) => {
                let value = self.value(*a, frame);
                match value.range {
                    Range::Choices(subject) => {
                        let truth = Truth { can_be_true: subject & bits != 0, can_be_false: subject & !bits != 0 };
                        Value::truth(truth).or_fault(value.fault)
                    }
                    _ => value,
                }
            }
            Node::WithinRegion(a, b) => {
                let (inner, outer) = (self.value(*a, frame), self.value(*b, frame));
                let range = match (inner.range, outer.range) {
                    (Range::Never, _) | (_, Range::Never) => Range::Never,
                    (Range::Region(Some(inner)), Range::Region(Some(outer))) => {
                        Range::Truth(Truth::of(self.lies_within(inner, outer)))
                    }
                    _ => Range::Truth(Truth::UNKNOWN),
                };
                Value::of(range).or_fault(reason(&inner, &outer))
            }
            Node::If(condition, then, otherwise) => {
                let condition = self.value(*condition, frame);
                let truth = condition.as_truth();
                let mut chosen = Value { range: Range::Never, absent: false, fault: condition.fault };
                if truth.can_be_true {
                    chosen = chosen.join(self.value(*then, frame));
                }
                if truth.can_be_false {
                    chosen = chosen.join(self.value(*otherwise, frame));
                }
                chosen
            }
            Node::Bands(subject, rows) => self.bands(*subject, rows, frame, id),
            Node::Minimum(all) => self.fold(all, frame, id, Interval::min),
            Node::Maximum(all) => self.fold(all, frame, id, Interval::max),
            Node::Round(a, mode, step) => {
                let value = self.value(*a, frame);
                match value.as_number() {
                    Some(interval) => lifted(interval.round(*mode, *step), id).or_fault(value.fault),
                    None => value,
                }
            }
            Node::CompletedYears(a) => completed_years(self.value(*a, frame), self.case.date, id),
            Node::OverMembers(aggregate, filter, body) => members::over(self, *aggregate, *filter, *body, frame, id),
        }
    }

    /// A fact that may be 无, kept as such.
    fn raw(&mut self, id: NodeId, frame: Frame) -> Value {
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
            _ => self.value(id, frame),
        }
    }

    fn fact(&self, fact: Option<&Fact>, given: Option<Given>, id: NodeId) -> Value {
        self.fact_or_absent(fact, given, id).present(id)
    }

    fn fact_or_absent(&self, fact: Option<&Fact>, given: Option<Given>, id: NodeId) -> Value {
        let Some(fact) = fact else { return Value::fault(FaultKind::Broken, id) };
        match given.unwrap_or(Given::Unknown) {
            Given::Absent => Value { range: Range::Never, absent: true, fault: None },
            Given::Truth(truth) => Value::truth(Truth::of(truth)),
            Given::Number(number) => Value::point(number),
            Given::Day(day) => Value::of(Range::Days(day, day)),
            Given::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(choice).unwrap_or(0))),
            Given::Region(region) => Value::of(Range::Region(Some(region))),
            Given::Unknown => {
                let choices = match fact.kind {
                    crate::program::Kind::Choice(set) => {
                        self.program.rules.choices.get(set as usize).map_or(0, Vec::len)
                    }
                    _ => 0,
                };
                let anything = match fact.kind {
                    crate::program::Kind::Number(_) => Value::of(Range::Number(fact.range())),
                    kind => Value::anything(kind, choices),
                };
                Value { absent: fact.optional, ..anything }
            }
        }
    }

    /// A definition is worked out once for the family or once for each member.
    fn definition(&mut self, definition: u32, member: Option<usize>, id: NodeId) -> Value {
        let index = definition as usize;
        let Some(found) = self.program.rules.definitions.get(index) else { return Value::fault(FaultKind::Broken, id) };
        let (root, owner) = (found.value, found.owner);
        let known = match (owner, member) {
            (Owner::Family, _) => self.family_values.get(index).copied().flatten(),
            (Owner::Member, Some(member)) => {
                self.member_values.get(index).and_then(|row| row.get(member)).copied().flatten()
            }
            (Owner::Member, None) => return Value::fault(FaultKind::Broken, id),
        };
        if let Some(value) = known {
            return value;
        }
        let frame =
            if owner == Owner::Member { member.map_or(Frame::default(), Frame::of_member) } else { Frame::default() };
        let value = self.value(root, frame);
        let slot = match (owner, member) {
            (Owner::Member, Some(member)) => self.member_values.get_mut(index).and_then(|row| row.get_mut(member)),
            _ => self.family_values.get_mut(index),
        };
        if let Some(slot) = slot {
            *slot = Some(value);
        }
        value
    }

    fn standard(&self, index: u32, id: NodeId) -> Value {
        let assumed = self.case.assumed.iter().find(|(standard, _)| *standard == index).map(|(_, value)| *value);
        let rules = &self.program.rules;
        let published = || {
            let standard = rules.standards.get(index as usize)?;
            row_in_force(standard, &rules.regions, self.case.place, self.case.date).map(|row| row.value)
        };
        match assumed.or_else(published) {
            Some(Constant::Truth(truth)) => Value::truth(Truth::of(truth)),
            Some(Constant::Number(number)) => Value::point(number),
            None => Value::fault(FaultKind::NoStandard(index), id),
        }
    }

    /// 享受(事项), as far as the item has been judged; the order of items sees to it that it has.
    fn granted_to(&self, item: u32, member: Option<usize>, id: NodeId) -> Value {
        let Some(Some(granted)) = self.granted.get(item as usize) else { return Value::fault(FaultKind::Broken, id) };
        match member {
            None => granted.family,
            Some(member) => granted
                .members
                .get(member)
                .copied()
                .unwrap_or(Value { range: Range::Truth(Truth::UNKNOWN), ..granted.family }),
        }
    }

    pub(super) fn lies_within(&self, inner: u32, outer: u32) -> bool {
        let mut at = Some(inner);
        while let Some(place) = at {
            if place == outer {
                return true;
            }
            at = self.program.rules.regions.get(place as usize).and_then(|region| region.parent);
        }
        false
    }

    fn bands(&mut self, subject: NodeId, rows: &[BandRow], frame: Frame, id: NodeId) -> Value {
        let subject = self.value(subject, frame);
        let mut chosen = Value { range: Range::Never, absent: false, fault: subject.fault };
        if subject.range == Range::Never {
            return chosen;
        }
        for row in rows {
            let applies = matches(&row.pattern, subject.range);
            if applies.can_be_true {
                chosen = chosen.join(self.value(row.value, frame));
            }
            if !applies.can_be_false {
                return chosen;
            }
        }
        // The checker sees to it that some row applies.
        if chosen.range == Range::Never {
            chosen.or_fault(Some(Fault { kind: FaultKind::Broken, node: id }))
        } else {
            chosen
        }
    }

    fn fold(
        &mut self,
        all: &[NodeId],
        frame: Frame,
        id: NodeId,
        operation: impl Fn(Interval, Interval) -> Interval,
    ) -> Value {
        let mut folded: Option<Value> = None;
        for operand in all {
            let value = self.value(*operand, frame);
            folded = Some(match folded {
                None => value,
                Some(before) => arithmetic(before, value, id, |left, right| certain(operation(left, right))),
            });
        }
        folded.unwrap_or(Value::fault(FaultKind::Broken, id))
    }
}

/// The result of an operation that cannot fail.
pub(super) fn certain(interval: Interval) -> crate::value::Lifted {
    crate::value::Lifted { interval: Some(interval), out_of_range: false, by_zero: false }
}

/// A count of persons.
pub(super) fn persons(count: usize) -> Exact {
    Exact::from_integer(i64::try_from(count).unwrap_or(i64::MAX))
}
