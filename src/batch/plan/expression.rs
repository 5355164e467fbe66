//! One node at a time, as the scalar evaluator does it, but for all rows.

use super::{
    fixed::Fixed,
    lane::{Lane, Opaque, Role, bits},
    lowering::{Frame, Lowering},
    value::{Key, Number, Value},
};
use crate::{
    program::{BandRow, Bound, Comparison, Kind, Node, NodeId, Owner, Pattern, Who},
    value::Exact,
};
use alloc::vec::Vec;

/// The highest power that is multiplied out.
const HIGHEST_POWER: i128 = 8;

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// What a node can be in every row; what lanes cannot tell is left to the scalar evaluator, where it matters.
    pub(super) fn value(&mut self, node: NodeId, frame: Frame) -> Value {
        let in_call = !self.calls.is_empty();
        if let Some(known) = self.known.get(&(frame, node)).filter(|_| !in_call) {
            return *known;
        }
        let made = match self.tabulated(node, frame) {
            Some(Ok(value)) => Ok(value),
            Some(Err(Opaque)) | None => self.lowered(node, frame),
        };
        let value = made.unwrap_or_else(|_| self.stray(self.kind(node)));
        if !in_call {
            self.known.insert((frame, node), value);
        }
        value
    }

    pub(super) fn truth_of(&mut self, node: NodeId, frame: Frame) -> Made<Lane> {
        let value = self.value(node, frame);
        self.truth(value)
    }

    pub(super) fn number_of(&mut self, node: NodeId, frame: Frame) -> Made<Number> {
        match self.value(node, frame) {
            Value::Number(number) => Ok(number),
            _ => Err(Opaque),
        }
    }

    fn both(&mut self, a: NodeId, b: NodeId, frame: Frame) -> Made<(Number, Number)> {
        Ok((self.number_of(a, frame)?, self.number_of(b, frame)?))
    }

    fn lowered(&mut self, id: NodeId, frame: Frame) -> Made<Value> {
        let program = self.program;
        let node = program.nodes.get(id as usize).ok_or(Opaque)?;
        match node {
            Node::Number(value) => Ok(Value::Number(Number::constant(*value, &mut self.lanes))),
            Node::Day(day) => self.day(i64::from(day.number())),
            Node::EvaluationDay => self.day(i64::from(self.asked.date.number())),
            Node::Truth(truth) => Ok(Value::Truth(self.lanes.bits(if *truth { bits::YES } else { bits::NO }))),
            Node::EvaluationPlace => Ok(Value::Key(self.place()?)),
            Node::FamilyFact(_) | Node::MemberFact(..) => {
                let value = self.raw(id, frame)?;
                Ok(self.present(value))
            }
            Node::FamilyDefinition(definition) => self.definition(*definition, frame, None),
            Node::MemberDefinition(definition, who) => self.definition(*definition, frame, Some(*who)),
            Node::Call(definition, arguments) => {
                let values = arguments.iter().map(|argument| self.value(*argument, frame)).collect();
                let body = program.rules.definitions.get(*definition as usize).ok_or(Opaque)?.value;
                // Inside, the member at hand is the one judged.
                if frame == Frame::Pair {
                    return Err(Opaque);
                }
                let inner = if frame == Frame::Member { frame } else { Frame::Family(None) };
                self.calls.push(values);
                let value = self.value(body, inner);
                self.calls.pop();
                Ok(value)
            }
            Node::Parameter(parameter) => {
                let call = self.calls.last().ok_or(Opaque)?;
                call.get(*parameter as usize).copied().ok_or(Opaque)
            }
            Node::Granted(item) => {
                Ok(Value::Truth(self.granted.get(*item as usize).copied().flatten().ok_or(Opaque)?.family))
            }
            Node::GrantedTo(item, who) => {
                let granted = self.granted.get(*item as usize).copied().flatten().ok_or(Opaque)?;
                let value = Value::Truth(granted.members?);
                self.of_who(value, frame, *who)
            }
            Node::GrantedAmount(item, whose) => self.granted_amount(*item, *whose, frame),
            Node::CoveredCount => match frame {
                Frame::Family(Some(item)) => {
                    let covered = self.covered.get(item as usize).copied().flatten().ok_or(Opaque)?;
                    Ok(Value::Number(self.count_of(covered, super::lane::Space::Member)?))
                }
                _ => Err(Opaque),
            },
            Node::Receives(..) | Node::ReceivedAmount(..) | Node::UnmetSince(..) if !self.layout.received => {
                self.nothing_received(node)
            }
            Node::Receives(item, who) => self.receives(*item, *who, frame),
            Node::ReceivedAmount(item, who) => self.received_amount(*item, *who, frame),
            Node::UnmetSince(item, who) => self.unmet_since(*item, *who, frame),
            Node::Standard(standard, reading) => {
                let value = self.standard_by_number(id, *standard, reading, frame)?;
                Ok(self.present(value))
            }
            Node::HasValue(a) => {
                let state = match self.raw(*a, frame)? {
                    Value::Truth(lane) => lane,
                    Value::Number(number) => number.state,
                    Value::Key(key) => key.state,
                };
                Ok(Value::Truth(self.lanes.has_value(state)))
            }
            Node::OrElse(a, b) => {
                let value = self.raw(*a, frame)?;
                let otherwise = self.value(*b, frame);
                self.or_else(value, otherwise)
            }
            Node::Not(a) => {
                let a = self.truth_of(*a, frame)?;
                Ok(Value::Truth(self.lanes.not(a)))
            }
            Node::And(a, b) => {
                let (a, b) = (self.truth_of(*a, frame)?, self.truth_of(*b, frame)?);
                Ok(Value::Truth(self.lanes.and(a, b)?))
            }
            Node::Or(a, b) => {
                let (a, b) = (self.truth_of(*a, frame)?, self.truth_of(*b, frame)?);
                Ok(Value::Truth(self.lanes.or(a, b)?))
            }
            Node::Negate(a) => {
                let a = self.number_of(*a, frame)?;
                Ok(Value::Number(self.lanes.number_neg(a)?))
            }
            Node::Absolute(a) => {
                let a = self.number_of(*a, frame)?;
                Ok(Value::Number(self.lanes.number_absolute(a)?))
            }
            Node::Add(a, b) => {
                let (a, b) = self.both(*a, *b, frame)?;
                Ok(Value::Number(self.lanes.number_add(a, b)?))
            }
            Node::Subtract(a, b) => {
                let (a, b) = self.both(*a, *b, frame)?;
                Ok(Value::Number(self.lanes.number_sub(a, b)?))
            }
            Node::Multiply(a, b) => {
                let (a, b) = self.both(*a, *b, frame)?;
                Ok(Value::Number(self.lanes.number_mul(a, b)?))
            }
            Node::Divide(a, b) => {
                let (a, b) = self.both(*a, *b, frame)?;
                Ok(Value::Number(self.lanes.number_div(a, b)?))
            }
            Node::Compare(how, a, b) => self.compare(*how, *a, *b, frame),
            Node::WithinChoices(a, chosen) => match self.value(*a, frame) {
                Value::Key(key) => Ok(Value::Truth(self.among(key, *chosen)?)),
                _ => Err(Opaque),
            },
            Node::WithinRegion(a, b) => match (self.value(*a, frame), self.value(*b, frame)) {
                (Value::Key(inner), Value::Key(outer)) => Ok(Value::Truth(self.within_region(inner, outer)?)),
                _ => Err(Opaque),
            },
            Node::Choice(choice) => {
                let (lane, count) = (self.lanes.constant((*choice).into()), self.count(self.kind(id))?);
                Ok(Value::Key(Key { lane, count, state: self.lanes.bits(bits::YES) }))
            }
            Node::Region(place) => {
                let (lane, count) = (self.lanes.constant((*place).into()), self.count(Kind::Region)?);
                Ok(Value::Key(Key { lane, count, state: self.lanes.bits(bits::YES) }))
            }
            Node::If(condition, then, otherwise) => {
                let condition = self.truth_of(*condition, frame)?;
                let (then, otherwise) = (self.value(*then, frame), self.value(*otherwise, frame));
                self.lanes.choose(condition, then, otherwise)
            }
            Node::Bands(subject, rows) => self.bands(*subject, rows, frame),
            Node::Brackets(subject, rows) => self.brackets(*subject, rows, frame),
            Node::Versions(versions) => {
                let mut found = versions.iter().filter(|version| version.period.contains(self.asked.date));
                match (found.next(), found.next()) {
                    (Some(version), None) => Ok(self.value(version.value, frame)),
                    _ => Err(Opaque),
                }
            }
            Node::Power(a, b) => {
                let (a, b) = self.both(*a, *b, frame)?;
                self.power(a, b)
            }
            Node::Minimum(all) => self.fold(all, frame, false),
            Node::Maximum(all) => self.fold(all, frame, true),
            Node::Round(a, mode, step) => {
                let a = self.number_of(*a, frame)?;
                Ok(Value::Number(self.lanes.number_round(a, *mode, *step)?))
            }
            Node::Days(function, operands) => {
                let operands: Vec<(Value, Kind)> =
                    operands.iter().map(|operand| (self.value(*operand, frame), self.kind(*operand))).collect();
                self.days(*function, &operands, id)
            }
            Node::OverMembers(aggregate, filter, body) => self.over_members(*aggregate, *filter, *body, frame),
            _ => Err(Opaque),
        }
    }

    fn day(&mut self, number: i64) -> Made<Value> {
        Ok(Value::Number(Number::constant(Exact::from_integer(number), &mut self.lanes)))
    }

    /// A fact that may be 无; of anything else the value.
    fn raw(&mut self, node: NodeId, frame: Frame) -> Made<Value> {
        match self.program.nodes.get(node as usize) {
            Some(Node::FamilyFact(fact)) => self.family_fact(*fact),
            Some(Node::MemberFact(fact, who)) => {
                let value = self.member_fact(*fact)?;
                self.of_who(value, frame, *who)
            }
            // A standard may say 无, too; where it does, the scalar evaluator has to tell.
            Some(Node::Standard(..)) => Err(Opaque),
            _ => Ok(self.value(node, frame)),
        }
    }

    /// A member's value where an expression stands.
    pub(super) fn of_who(&mut self, value: Value, frame: Frame, who: Who) -> Made<Value> {
        match (frame, who) {
            (Frame::Member, _) => Ok(value),
            (Frame::Pair, Who::Current) => self.for_role(value, Role::Inner),
            (Frame::Pair, Who::Subject) => self.for_role(value, Role::Outer),
            (Frame::Family(_), _) => Err(Opaque),
        }
    }

    /// A definition, worked out once for the family or once for each member.
    fn definition(&mut self, index: u32, frame: Frame, who: Option<Who>) -> Made<Value> {
        let found = self.program.rules.definitions.get(index as usize).ok_or(Opaque)?;
        let value = match self.definitions.get(&index) {
            Some(known) => *known,
            None => {
                let own = match found.owner {
                    Owner::Family => Frame::Family(found.item),
                    Owner::Member => Frame::Member,
                };
                // A definition knows nothing of the calls it is named in.
                let calls = core::mem::take(&mut self.calls);
                let value = self.value(found.value, own);
                self.calls = calls;
                self.definitions.insert(index, value);
                value
            }
        };
        match (found.owner, who) {
            (Owner::Family, _) => Ok(value),
            (Owner::Member, Some(who)) => self.of_who(value, frame, who),
            (Owner::Member, None) => Err(Opaque),
        }
    }

    /// Where there is 无, another value.
    fn or_else(&mut self, value: Value, otherwise: Value) -> Made<Value> {
        let (Value::Number(number), Value::Number(other)) = (value, otherwise) else { return Err(Opaque) };
        let can = self.lanes.can(number.state);
        if can & bits::ABSENT == 0 {
            return Ok(value);
        }
        // Either there is a value or there is none: what may be both is what both can be.
        let has = self.lanes.has_value(number.state);
        let kept = self.lanes.masked(number.state, !bits::ABSENT)?;
        let kept = Number { state: kept, ..number };
        let truths = self.lanes.masked(has, bits::YES | bits::NO)?;
        let chosen = self.lanes.choose(truths, Value::Number(kept), Value::Number(other))?;
        let faults = self.lanes.masked(number.state, bits::FAULT | bits::STRAY)?;
        match chosen {
            Value::Number(chosen) => {
                let state = self.lanes.either(chosen.state, faults)?;
                Ok(Value::Number(Number { state, ..chosen }))
            }
            _ => Err(Opaque),
        }
    }

    fn compare(&mut self, how: Comparison, a: NodeId, b: NodeId, frame: Frame) -> Made<Value> {
        let (left, right) = (self.value(a, frame), self.value(b, frame));
        let truth = match (left, right) {
            (Value::Number(left), Value::Number(right)) => self.lanes.number_compare(how, left, right)?,
            (Value::Truth(left), Value::Truth(right)) => {
                // The same where both are yes or both are no.
                let lanes = &mut self.lanes;
                let (no_left, no_right) = (lanes.not(left), lanes.not(right));
                let (both, neither) = (lanes.and(left, right)?, lanes.and(no_left, no_right)?);
                let sure = lanes.is_sure(left) && lanes.is_sure(right);
                if !sure {
                    return Err(Opaque);
                }
                let same = lanes.or(both, neither)?;
                match how {
                    Comparison::Equal => same,
                    Comparison::NotEqual => lanes.not(same),
                    _ => return Err(Opaque),
                }
            }
            (Value::Key(left), Value::Key(right)) => {
                let same = self.same_key(left, right)?;
                match how {
                    Comparison::Equal => same,
                    Comparison::NotEqual => self.lanes.not(same),
                    _ => return Err(Opaque),
                }
            }
            _ => return Err(Opaque),
        };
        Ok(Value::Truth(truth))
    }

    /// A truth for each row of 分档, then the values from the last to the first.
    fn bands(&mut self, subject: NodeId, rows: &[BandRow], frame: Frame) -> Made<Value> {
        let subject = match self.value(subject, frame) {
            Value::Number(subject) => subject,
            Value::Key(subject) => return self.bands_by_key(subject, rows, frame),
            Value::Truth(_) => return Err(Opaque),
        };
        // Bands of what is known only between bounds leave out the rest in ways of their own.
        let (_, subject) = self.lanes.where_settled(subject)?;
        let mut chosen: Option<Value> = None;
        let last = rows.iter().rev().find(|row| row.pattern == Pattern::Else);
        if let Some(row) = last {
            chosen = Some(self.value(row.value, frame));
        }
        for row in rows.iter().rev() {
            let Pattern::Bounds(low, high) = row.pattern else {
                if row.pattern == Pattern::Else {
                    continue;
                }
                return Err(Opaque);
            };
            let value = self.value(row.value, frame);
            let applies = self.within(subject, low, high)?;
            chosen = Some(match chosen {
                // The checker sees to it that some row applies.
                None => value,
                Some(others) => self.lanes.choose(applies, value, others)?,
            });
        }
        self.with_state(chosen.ok_or(Opaque)?, subject.state)
    }

    fn bands_by_key(&mut self, subject: Key, rows: &[BandRow], frame: Frame) -> Made<Value> {
        let named =
            rows.iter().fold(0, |all, row| if let Pattern::Choices(chosen) = row.pattern { all | chosen } else { all });
        let all = u32::try_from(subject.count)
            .ok()
            .and_then(|count| 1_u64.checked_shl(count))
            .map_or(u64::MAX, |bit| bit.wrapping_sub(1));
        // Where the others leave nothing, 否则 never applies.
        let covered = named & all == all;
        let mut chosen: Option<Value> = None;
        let otherwise = rows.iter().find(|row| row.pattern == Pattern::Else && !covered);
        if let Some(row) = otherwise {
            chosen = Some(self.value(row.value, frame));
        }
        for row in rows.iter().rev() {
            let Pattern::Choices(wanted) = row.pattern else { continue };
            let value = self.value(row.value, frame);
            let applies = self.among(subject, wanted)?;
            let applies = self.lanes.masked(applies, bits::YES | bits::NO)?;
            chosen = Some(match chosen {
                // The checker sees to it that some row applies.
                None => value,
                Some(others) => self.lanes.choose(applies, value, others)?,
            });
        }
        self.with_state(chosen.ok_or(Opaque)?, subject.state)
    }

    /// A value, as far as a state lets it through.
    pub(super) fn with_state(&mut self, value: Value, state: Lane) -> Made<Value> {
        let lanes = &mut self.lanes;
        Ok(match value {
            Value::Truth(lane) => Value::Truth(lanes.taken(state, lane)?),
            Value::Number(number) => Value::Number(Number { state: lanes.taken(state, number.state)?, ..number }),
            Value::Key(key) => Value::Key(Key { state: lanes.taken(state, key.state)?, ..key }),
        })
    }

    fn within(&mut self, subject: Number, low: Option<Bound>, high: Option<Bound>) -> Made<Lane> {
        let lanes = &mut self.lanes;
        let point = subject.as_point().ok_or(Opaque)?;
        let mut all = lanes.bits(bits::YES);
        if let Some(low) = low {
            let how = if low.inclusive { Comparison::LessOrEqual } else { Comparison::Less };
            let above = Fixed::constant(low.value).compare(how, point, lanes)?;
            all = lanes.and(all, above)?;
        }
        if let Some(high) = high {
            let how = if high.inclusive { Comparison::LessOrEqual } else { Comparison::Less };
            let below = point.compare(how, Fixed::constant(high.value), lanes)?;
            all = lanes.and(all, below)?;
        }
        Ok(all)
    }

    /// What lies in each band, times that band's rate.
    fn brackets(&mut self, subject: NodeId, rows: &[BandRow], frame: Frame) -> Made<Value> {
        let subject = self.number_of(subject, frame)?;
        let mut sum = Number::constant(Exact::ZERO, &mut self.lanes);
        for row in rows {
            let Pattern::Bounds(low, high) = row.pattern else { return Err(Opaque) };
            let rate = self.number_of(row.value, frame)?;
            let lanes = &mut self.lanes;
            let number = |bound: Bound, lanes: &mut _| Number::constant(bound.value, lanes);
            let capped = match high {
                Some(high) => {
                    let high = number(high, lanes);
                    lanes.number_least(subject, high)?
                }
                None => subject,
            };
            let floor = Number::constant(low.map_or(Exact::ZERO, |low| low.value), lanes);
            let above = lanes.number_sub(capped, floor)?;
            let zero = Number::constant(Exact::ZERO, lanes);
            let part = lanes.number_greatest(above, zero)?;
            let part = lanes.number_mul(part, rate)?;
            sum = lanes.number_add(sum, part)?;
        }
        Ok(Value::Number(sum))
    }

    fn power(&mut self, base: Number, exponent: Number) -> Made<Value> {
        let times =
            exponent.as_point().and_then(Fixed::as_constant).filter(|times| times.is_integer()).ok_or(Opaque)?;
        let times = times.floor();
        if !(1..=HIGHEST_POWER).contains(&times) || base.as_point().is_none() {
            return Err(Opaque);
        }
        let mut power = base;
        for _ in 1..times {
            power = self.lanes.number_mul(power, base)?;
        }
        Ok(Value::Number(power))
    }

    fn fold(&mut self, all: &[NodeId], frame: Frame, greatest: bool) -> Made<Value> {
        let mut folded: Option<Number> = None;
        for operand in all {
            let value = self.number_of(*operand, frame)?;
            folded = Some(match folded {
                None => value,
                Some(before) if greatest => self.lanes.number_greatest(before, value)?,
                Some(before) => self.lanes.number_least(before, value)?,
            });
        }
        folded.map(Value::Number).ok_or(Opaque)
    }
}
