//! What has been decided so far: who is granted what, and how much of it.

use super::{
    frame::Frame,
    members,
    nodes::Evaluation,
    operators::{arithmetic, or},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::Listed,
    program::{NodeId, Owner, Who, Whose},
    value::{Exact, Interval, Truth},
};
use alloc::vec::Vec;

/// Who is granted an item, and what is paid.
#[derive(Debug, Clone)]
pub(super) struct Granted {
    /// Whether the family, or anyone in it, has it.
    pub(super) family: Value,
    /// Whether each member has it; of a family's item, whether it covers them.
    pub(super) members: Vec<Value>,
    /// What is paid: once for a family's item, for each member of a member's.
    pub(super) amounts: Vec<Value>,
}

/// What is paid of an amount where it may be granted or not.
pub(super) fn paid(granted: Value, amount: Option<Value>) -> Value {
    let nothing = Value::point(Exact::ZERO);
    let Some(amount) = amount else { return nothing };
    let truth = granted.as_truth();
    let mut paid = Value { range: Range::Never, absent: false, fault: granted.fault };
    if truth.can_be_true {
        paid = paid.join(amount);
    }
    if truth.can_be_false {
        paid = paid.join(nothing);
    }
    paid
}

impl Evaluation<'_> {
    /// Whether anyone can still be granted an item.
    pub fn may_be_granted(&self, item: u32) -> bool {
        let granted = self.granted.get(item as usize).and_then(Option::as_ref);
        granted.is_some_and(|granted| granted.family.as_truth().can_be_true)
    }

    /// 享受(事项), as far as the item has been judged; the order of items sees to it that it has.
    pub(super) fn granted_to(&self, item: u32, member: Option<usize>, id: NodeId) -> Value {
        let Some(Some(granted)) = self.granted.get(item as usize) else { return Value::fault(FaultKind::Broken, id) };
        match member {
            None => granted.family,
            Some(member) => granted.members.get(member).copied().unwrap_or(Value::fault(FaultKind::Broken, id)),
        }
    }

    /// 待遇额(事项)
    pub(super) fn granted_amount(&self, item: u32, whose: Whose, frame: Frame, id: NodeId) -> Value {
        let broken = Value::fault(FaultKind::Broken, id);
        let Some(Some(granted)) = self.granted.get(item as usize) else { return broken };
        let member = |who: Who| frame.member(who);
        match whose {
            Whose::Of(who) => {
                let amount = member(who).and_then(|member| granted.amounts.get(member));
                amount.copied().unwrap_or(broken)
            }
            Whose::Share(who) => {
                let covered = member(who).and_then(|member| granted.members.get(member)).copied().unwrap_or(broken);
                let amount = granted.amounts.first().copied().unwrap_or(broken);
                let count = members::covered_count(self, item);
                // Whoever is covered is one of those counted.
                let count = match count.as_number() {
                    Some(range) => Value { range: Range::Number(range.max(Interval::point(Exact::ONE))), ..count },
                    None => count,
                };
                paid(covered, Some(arithmetic(amount, count, id, &Interval::div)))
            }
            Whose::Everyone => {
                let of_member =
                    self.program.rules.items.get(item as usize).is_some_and(|item| item.owner == Owner::Member);
                let all = granted
                    .amounts
                    .iter()
                    .fold(Value::point(Exact::ZERO), |sum, one| arithmetic(sum, *one, id, &Interval::add));
                match self.member_count() {
                    None if of_member => self.of_unknown_count(all, id),
                    _ => all,
                }
            }
        }
    }

    /// The sum over a family of members nobody knows, each of whom may get as much as this one.
    fn of_unknown_count(&self, one: Value, id: NodeId) -> Value {
        let (least, most) = self.program.rules.members;
        let count = |count: u32| Exact::from_integer(i64::from(count));
        let count = Interval::new(Some(count(least)), Some(count(most)));
        arithmetic(one, Value::of(Range::Number(count)), id, &Interval::mul)
    }

    /// What is received of an item, for a member or for anyone: who, by place in the case's list.
    fn received(&self, item: u32, who: Option<Option<usize>>) -> Option<Vec<usize>> {
        if matches!(who, Some(None)) {
            return None;
        }
        let member = who.flatten().map(|member| u32::try_from(member).unwrap_or(u32::MAX));
        let entries = self.case.receiving.iter().enumerate();
        let fits = entries.filter(|(_, one)| one.item == item && (who.is_none() || one.member == member));
        Some(fits.map(|(index, _)| index).listed())
    }

    /// 在享(事项)
    pub(super) fn receives(&self, item: u32, who: Option<Who>, frame: Frame, id: NodeId) -> Value {
        match self.received(item, who.map(|who| frame.member(who))) {
            _ if self.is_of_anyone() => Value::truth(Truth::UNKNOWN),
            // One whom nobody knows may receive what somebody in the family is said to.
            Some(_) if who.is_some() && self.member_count().is_none() => Value::truth(Truth::NO),
            Some(received) => Value::truth(Truth::of(!received.is_empty())),
            None => Value::fault(FaultKind::Broken, id),
        }
    }

    /// 在享额(事项)
    pub(super) fn received_amount(&self, item: u32, who: Option<Who>, frame: Frame, id: NodeId) -> Value {
        let Some(received) = self.received(item, who.map(|who| frame.member(who))) else {
            return Value::fault(FaultKind::Broken, id);
        };
        if self.is_of_anyone() {
            return Value::of(Range::Number(Interval::new(Some(Exact::ZERO), None)));
        }
        let amounts =
            received.into_iter().filter_map(|index| self.case.receiving.get(index)).map(|one| match one.amount {
                Some(amount) => Value::point(amount),
                None => Value::of(Range::Number(Interval::new(Some(Exact::ZERO), None))),
            });
        amounts.fold(Value::point(Exact::ZERO), |sum, one| arithmetic(sum, one, id, &Interval::add))
    }

    /// Since when the conditions of what is received no longer hold: where nobody said, some day since it is received.
    pub(super) fn unmet_since(&self, item: u32, who: Option<Who>, frame: Frame, id: NodeId) -> Value {
        let today = self.days.1;
        let received = self.received(item, who.map(|who| frame.member(who)));
        let entry = received.and_then(|received| self.case.receiving.get(*received.first()?));
        match entry.map(|entry| (entry.unmet_since, entry.since)) {
            Some((Some(day), _)) => Value::of(Range::Days(day, day)),
            Some((None, since)) => {
                let from = since.unwrap_or(crate::value::Day::FIRST).min(today);
                Value::of(Range::Days(from, today))
            }
            // Not received at all; nothing rests on the day then.
            None => Value { fault: Some(Fault { kind: FaultKind::Absent, node: id }), ..Value::none() },
        }
    }

    /// Members whose receipt of an item, for one or for anyone, lacks the amount or the day asked for here.
    pub(super) fn received_open(&self, item: u32, who: Option<usize>, of_amount: bool) -> Vec<Option<usize>> {
        let member = who.map(|member| u32::try_from(member).unwrap_or(u32::MAX));
        let open = self.case.receiving.iter().filter(|one| {
            let missing = if of_amount { one.amount.is_none() } else { one.unmet_since.is_none() };
            one.item == item && (who.is_none() || one.member == member) && missing
        });
        open.map(|one| one.member.map(|member| member as usize)).listed()
    }
}

/// Whether one of them holds.
pub(super) fn any(all: impl Iterator<Item = Value>) -> Value {
    all.fold(Value::truth(Truth::NO), or)
}
