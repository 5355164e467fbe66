//! One node at a time. Depth and loops are bounded by what a program may hold.

use super::{
    choosing::Choosing,
    days, exceptions,
    facts::Supposed,
    frame::Frame,
    granted::Granted,
    members,
    operators::{and, applies, arithmetic, bracket, compare, lifted, not, number, or, power, reason},
    order,
    related::Related,
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::{Listed, OrderedMap},
    case::Case,
    program::{BandRow, Node, NodeId, Pattern, Program},
    value::{Day, Exact, Interval, Lifted, Truth},
};
use alloc::{vec, vec::Vec};

/// A program over one case, with what has been worked out so far.
pub struct Evaluation<'a> {
    /// The program.
    pub program: &'a Program,
    /// The case.
    pub case: &'a Case,
    /// 评估日, or the days it may be.
    pub(super) days: (Day, Day),
    /// 评估地, or any.
    pub(super) place: Option<u32>,
    /// Calls under way, each inside the one before.
    pub(super) calls: Vec<Call>,
    /// For each item judged so far: whether the family has it, and whether each member does.
    pub(super) granted: Vec<Option<Granted>>,
    /// For each family's item under way or judged: whether each member is covered.
    pub(super) covered: Vec<Vec<Value>>,
    /// Members' rows of the items under way that are decided already.
    pub(super) decided: OrderedMap<(u32, usize), Truth>,
    /// Where to find what items are to one another.
    pub(super) related: Related,
    /// 申请人选: what has been chosen on the way.
    pub(super) choosing: Choosing,
    pub(super) family_values: Vec<Option<Value>>,
    /// For each definition a place for each member and one for the member nobody knows, one definition after the other; as far
    /// as anything was worked out yet.
    pub(super) member_values: Vec<Option<Value>>,
    /// Facts taken to be otherwise than given.
    pub(super) supposed: Supposed,
    /// What was looked up, where somebody wants to know.
    #[cfg(feature = "compiler")]
    pub(super) trace: Option<alloc::boxed::Box<super::Trace>>,
    /// Nodes looked at so far.
    pub(super) steps: u64,
}

/// A call under way.
#[derive(Debug, Clone)]
pub(super) struct Call {
    /// What its arguments can be.
    pub(super) values: Vec<Value>,
    /// Where they stand.
    pub(super) arguments: Vec<NodeId>,
    /// Where they were evaluated.
    pub(super) frame: Frame,
}

impl<'a> Evaluation<'a> {
    /// Begins with nothing worked out.
    pub fn new(program: &'a Program, case: &'a Case) -> Evaluation<'a> {
        Evaluation {
            program,
            case,
            days: (case.date, case.date),
            place: Some(case.place),
            calls: Vec::new(),
            granted: vec![None; program.rules.items.len()],
            covered: vec![Vec::new(); program.rules.items.len()],
            decided: OrderedMap::new(),
            related: Related::of(&program.rules),
            choosing: Choosing::default(),
            family_values: vec![None; program.rules.definitions.len()],
            member_values: Vec::new(),
            supposed: Supposed::new(),
            #[cfg(feature = "compiler")]
            trace: None,
            steps: 0,
        }
    }

    /// As if some facts were otherwise than the case gives them.
    pub fn supposing(program: &'a Program, case: &'a Case, supposed: Supposed) -> Evaluation<'a> {
        Evaluation { supposed, ..Evaluation::new(program, case) }
    }

    /// Of anyone, anywhere, on any day: nothing is known but what the program itself says.
    #[cfg(feature = "compiler")]
    pub fn of_anyone(program: &'a Program, case: &'a Case) -> Evaluation<'a> {
        let open = Value::truth(Truth::UNKNOWN);
        let amount = Value::of(Range::Number(Interval::new(Some(Exact::ZERO), None)));
        let granted = Granted { family: open, members: Vec::from([open]), amounts: Vec::from([amount]) };
        let items = program.rules.items.len();
        Evaluation {
            days: (Day::FIRST, Day::LAST),
            place: None,
            granted: vec![Some(granted); items],
            covered: vec![Vec::from([open]); items],
            ..Evaluation::new(program, case)
        }
    }

    /// Whether it is of nobody in particular; every case has a place.
    pub(super) fn is_of_anyone(&self) -> bool {
        self.place.is_none()
    }

    /// How many members there are, where that is known.
    pub fn member_count(&self) -> Option<usize> {
        self.case.members.as_ref().map(Vec::len)
    }

    /// Every member, by bit.
    pub(super) fn everybody(&self) -> u128 {
        match self.member_count() {
            Some(count) => bit(count).wrapping_sub(1),
            None => u128::MAX,
        }
    }

    /// Stands for every member of a family whose members are not known.
    pub(super) fn nobody(&self) -> usize {
        self.case.members.as_ref().map_or(0, Vec::len)
    }

    /// How many nodes were looked at so far: what it took, the same on every machine.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// What a node can be.
    pub fn value(&mut self, id: NodeId, frame: Frame) -> Value {
        self.steps = self.steps.saturating_add(1);
        let program = self.program;
        let Some(node) = program.nodes.get(id as usize) else { return Value::fault(FaultKind::Broken, id) };
        match node {
            Node::Number(value) => Value::point(*value),
            Node::Day(day) => Value::of(Range::Days(*day, *day)),
            Node::Truth(truth) => Value::truth(Truth::of(*truth)),
            Node::Choice(choice) => Value::of(Range::Choices(1u64.checked_shl(*choice).unwrap_or(0))),
            Node::Region(region) => Value::of(Range::Region(Some(*region))),
            Node::EvaluationDay => Value::of(Range::Days(self.days.0, self.days.1)),
            Node::EvaluationPlace => Value::of(Range::Region(self.place)),
            Node::FamilyFact(fact) => self.family_fact(*fact, id).present(id),
            Node::MemberFact(fact, who) => self.member_fact(*fact, frame.member(*who), id).present(id),
            Node::FamilyDefinition(definition) => self.definition(*definition, None, id),
            Node::MemberDefinition(definition, who) => match frame.member(*who) {
                Some(member) => self.definition(*definition, Some(member), id),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::Standard(standard, reading) => self.standard(*standard, reading, frame, id).present(id),
            Node::Call(definition, arguments) => {
                let (value, inner) = self.enter(*definition, arguments, frame);
                let value = self.value(value, inner);
                self.leave();
                value
            }
            Node::Parameter(parameter) => {
                let call = frame.call().and_then(|call| self.calls.get(call));
                let value = call.and_then(|call| call.values.get(*parameter as usize)).copied();
                value.unwrap_or(Value::fault(FaultKind::Broken, id))
            }
            Node::Member(who) => match (frame.member(*who), self.member_count()) {
                (Some(member), Some(_)) => Value::of(Range::Members(bit(member))),
                (Some(_), None) => Value::of(Range::Members(u128::MAX)),
                (None, _) => Value::fault(FaultKind::Broken, id),
            },
            Node::OfMember(link, value) => self.of_member(*link, *value, frame),
            Node::Granted(item) => self.granted_to(*item, None, id),
            Node::GrantedTo(item, who) => match frame.member(*who) {
                Some(member) => self.granted_to(*item, Some(member), id),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::CoveredCount => match frame.item() {
                Some(item) => members::covered_count(self, item),
                None => Value::fault(FaultKind::Broken, id),
            },
            Node::GrantedAmount(item, whose) => self.granted_amount(*item, *whose, frame, id),
            Node::Receives(item, who) => self.receives(*item, *who, frame, id),
            Node::ReceivedAmount(item, who) => self.received_amount(*item, *who, frame, id),
            Node::UnmetSince(item, who) => self.unmet_since(*item, *who, frame, id),
            Node::HasValue(a) => {
                let value = self.raw(*a, frame);
                let truth = Truth { can_be_true: value.range != Range::Never, can_be_false: value.absent };
                let range = if truth == Truth::NEVER { Range::Never } else { Range::Truth(truth) };
                Value::of(range).or_fault(value.fault)
            }
            Node::OrElse(a, b) => {
                let value = self.raw(*a, frame);
                let kept = Value { absent: false, ..value };
                if value.absent { kept.join(self.value(*b, frame)) } else { kept }
            }
            Node::Not(a) => not(self.value(*a, frame)),
            Node::Negate(a) => number(self.value(*a, frame), &Interval::neg),
            Node::And(a, b) => and(self.value(*a, frame), self.value(*b, frame)),
            Node::Or(a, b) => or(self.value(*a, frame), self.value(*b, frame)),
            Node::Add(a, b) => self.both(*a, *b, frame, id, Interval::add),
            Node::Subtract(a, b) => self.both(*a, *b, frame, id, Interval::sub),
            Node::Multiply(a, b) => self.both(*a, *b, frame, id, Interval::mul),
            Node::Divide(a, b) => self.both(*a, *b, frame, id, Interval::div),
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
                    // Where every place there is lies inside, so does the one nobody knows.
                    (Range::Region(None), Range::Region(Some(outer))) if self.holds_everything(outer) => {
                        Range::Truth(Truth::YES)
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
            Node::Brackets(subject, rows) => self.brackets(*subject, rows, frame, id),
            Node::Versions(versions) => self.versions(versions, frame, id),
            Node::Exceptions(default, rows) => exceptions::value(self, *default, rows, frame, id),
            Node::Power(a, b) => power(self.value(*a, frame), self.value(*b, frame), id),
            Node::Modulo(a, b) => self.both(*a, *b, frame, id, Interval::modulo),
            Node::Absolute(a) => number(self.value(*a, frame), &Interval::absolute),
            Node::Minimum(all) => self.fold(all, frame, id, false),
            Node::Maximum(all) => self.fold(all, frame, id, true),
            Node::Round(a, mode, step) => {
                let value = self.value(*a, frame);
                match value.as_number() {
                    Some(interval) => lifted(interval.round(*mode, *step), id).or_fault(value.fault),
                    None => value,
                }
            }
            Node::Days(function, operands) => {
                let operands: Vec<Value> = operands.iter().map(|operand| self.value(*operand, frame)).listed();
                days::calculate(*function, &operands, self.days, id)
            }
            Node::OverMembers(aggregate, filter, body) => members::over(self, *aggregate, *filter, *body, frame, id),
            Node::Nth(order, filter, by, body, which) => {
                order::nth(self, *order, *filter, (*by, *body, *which), frame, id)
            }
        }
    }

    /// A calculation with two numbers.
    fn both(
        &mut self,
        left: NodeId,
        right: NodeId,
        frame: Frame,
        id: NodeId,
        operation: fn(Interval, Interval) -> Lifted,
    ) -> Value {
        let left = self.value(left, frame);
        arithmetic(left, self.value(right, frame), id, &operation)
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

    fn holds_everything(&self, outer: u32) -> bool {
        let regions = (0u32..).zip(&self.program.rules.regions);
        regions.filter(|(_, region)| region.parent.is_none()).all(|(top, _)| top == outer)
    }

    fn bands(&mut self, subject: NodeId, rows: &[BandRow], frame: Frame, id: NodeId) -> Value {
        let subject = self.value(subject, frame);
        let mut chosen = Value { range: Range::Never, absent: false, fault: subject.fault };
        if subject.range == Range::Never {
            return chosen;
        }
        for row in rows {
            let applies = applies(rows, row, subject.range);
            if applies.can_be_true {
                chosen = chosen.join(self.value(row.value, frame));
            }
            #[cfg(feature = "compiler")]
            self.saw_band(applies, id, (rows, row));
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

    /// What lies in each band, times that band's rate.
    fn brackets(&mut self, subject: NodeId, rows: &[BandRow], frame: Frame, id: NodeId) -> Value {
        let subject = self.value(subject, frame);
        rows.iter().fold(Value::point(Exact::ZERO), |sum, row| {
            let Pattern::Bounds(low, high) = row.pattern else { return Value::fault(FaultKind::Broken, id) };
            let part = bracket(subject, low, high, self.value(row.value, frame), id);
            arithmetic(sum, part, id, &Interval::add)
        })
    }

    fn fold(&mut self, all: &[NodeId], frame: Frame, id: NodeId, greatest: bool) -> Value {
        let mut folded: Option<Value> = None;
        for operand in all {
            let value = self.value(*operand, frame);
            folded = Some(match folded {
                None => value,
                Some(before) => extreme(before, value, id, greatest),
            });
        }
        folded.unwrap_or(Value::fault(FaultKind::Broken, id))
    }
}

/// The lesser or the greater of two numbers or days.
pub(super) fn extreme(left: Value, right: Value, node: NodeId, greatest: bool) -> Value {
    if let (Range::Days(a, b), Range::Days(c, d)) = (left.range, right.range) {
        let range = if greatest { Range::Days(a.max(c), b.max(d)) } else { Range::Days(a.min(c), b.min(d)) };
        return Value::of(range).or_fault(reason(&left, &right));
    }
    let pick = if greatest { Interval::max } else { Interval::min };
    arithmetic(left, right, node, &|left, right| certain(pick(left, right)))
}

/// A member's bit in a set of members.
pub(super) fn bit(member: usize) -> u128 {
    u32::try_from(member).ok().and_then(|member| 1u128.checked_shl(member)).unwrap_or(0)
}

/// The result of an operation that cannot fail.
pub(super) fn certain(interval: Interval) -> crate::value::Lifted {
    crate::value::Lifted { interval: Some(interval), out_of_range: false, by_zero: false }
}

/// A count of persons.
pub(super) fn persons(count: usize) -> Exact {
    Exact::from_integer(i64::try_from(count).unwrap_or(i64::MAX))
}
