//! 人数, 存在, 每个, 合计, 最小, 最大 over the members, known or not.

use super::{
    frame::Frame,
    nodes::Evaluation,
    operators::{and, arithmetic, not, or},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::Listed,
    program::{Aggregate, NodeId},
    value::{Exact, Interval, Truth},
};
use alloc::vec::Vec;

/// One member's part: whether the filter takes them in, and what the body makes of them.
struct Entry {
    taken: Value,
    body: Option<Value>,
}

pub(super) fn over(
    evaluation: &mut Evaluation<'_>,
    aggregate: Aggregate,
    filter: Option<NodeId>,
    body: Option<NodeId>,
    frame: Frame,
    id: NodeId,
) -> Value {
    if let (Aggregate::Rank(order), Some(by)) = (aggregate, body) {
        return super::order::rank(evaluation, order, filter, by, frame, id);
    }
    let Some(count) = evaluation.member_count() else {
        let nobody = frame.with_current(evaluation.nobody());
        let entry = entry(evaluation, filter, body, nobody);
        return of_unknown_members(evaluation, aggregate, &entry, id);
    };
    let entries: Vec<Entry> =
        (0..count).map(|member| entry(evaluation, filter, body, frame.with_current(member))).listed();
    match aggregate {
        Aggregate::Count => {
            let ones = entries.iter().map(|entry| Entry { taken: both(entry), body: Some(Value::point(Exact::ONE)) });
            sum(ones, id)
        }
        Aggregate::Exists => entries.iter().fold(Value::truth(Truth::NO), |any, entry| or(any, both(entry))),
        Aggregate::Every => entries.iter().fold(Value::truth(Truth::YES), |all, entry| and(all, implied(entry))),
        Aggregate::Sum => sum(entries.into_iter(), id),
        Aggregate::Least => extreme(&entries, false, id),
        Aggregate::Greatest => extreme(&entries, true, id),
        Aggregate::Rank(_) => Value::fault(FaultKind::Broken, id),
    }
}

fn entry(evaluation: &mut Evaluation<'_>, filter: Option<NodeId>, body: Option<NodeId>, frame: Frame) -> Entry {
    let taken = filter.map_or(Value::truth(Truth::YES), |filter| evaluation.value(filter, frame));
    Entry { taken, body: body.map(|body| evaluation.value(body, frame)) }
}

/// Taken in, and the body holds.
fn both(entry: &Entry) -> Value {
    entry.body.map_or(entry.taken, |body| and(entry.taken, body))
}

/// If taken in, the body holds.
fn implied(entry: &Entry) -> Value {
    or(not(entry.taken), entry.body.unwrap_or(Value::truth(Truth::YES)))
}

fn zero() -> Value {
    Value::point(Exact::ZERO)
}

/// What a member adds: the body if taken in, nothing if not.
fn share(entry: &Entry) -> Value {
    let body = entry.body.unwrap_or(zero());
    let taken = entry.taken.as_truth();
    let mut share = Value { range: Range::Never, absent: false, fault: entry.taken.fault };
    if taken.can_be_true {
        share = share.join(body);
    }
    if taken.can_be_false {
        share = share.join(zero());
    }
    share
}

/// One where it holds, nothing where it does not.
pub(super) fn one_if(taken: Value) -> Value {
    share(&Entry { taken, body: Some(Value::point(Exact::ONE)) })
}

fn sum(entries: impl Iterator<Item = Entry>, id: NodeId) -> Value {
    entries.fold(zero(), |total, entry| arithmetic(total, share(&entry), id, &Interval::add))
}

fn extreme(entries: &[Entry], greatest: bool, id: NodeId) -> Value {
    // Members surely taken in always count; the others may or may not.
    let (mut sure, mut maybe): (Option<Value>, Option<Value>) = (None, None);
    let mut fault = None;
    for entry in entries {
        fault = fault.or(entry.taken.fault);
        if entry.taken.range == Range::Never {
            // Whether this one counts cannot be told, so neither can the result.
            return Value { range: Range::Never, absent: false, fault };
        }
        let (Some(body), taken) = (entry.body, entry.taken.as_truth()) else { continue };
        if taken == Truth::YES && entry.taken.fault.is_none() {
            sure = Some(sure.map_or(body, |before| super::nodes::extreme(before, body, id, greatest)));
        } else if taken.can_be_true {
            maybe = Some(maybe.map_or(body, |before| before.join(body)));
        }
    }
    let value = match (sure, maybe) {
        (Some(sure), Some(maybe)) => sure.join(super::nodes::extreme(sure, maybe, id, greatest)),
        (Some(sure), None) => sure,
        (None, Some(maybe)) => maybe.or_fault(Some(Fault { kind: FaultKind::NoMembers, node: id })),
        (None, None) => Value::fault(FaultKind::NoMembers, id),
    };
    value.or_fault(fault)
}

/// Not even the number of members is known, only the least and the most a family may have: the answers for as many
/// members of whom nothing is known.
fn of_unknown_members(evaluation: &Evaluation<'_>, aggregate: Aggregate, entry: &Entry, id: NodeId) -> Value {
    let members = evaluation.program.rules.members;
    let grow = |none: Value, add: &dyn Fn(Value) -> Value| of_any_number(members, none, add);
    match aggregate {
        Aggregate::Count => {
            let one = one_if(both(entry));
            grow(zero(), &|count| arithmetic(count, one, id, &Interval::add))
        }
        Aggregate::Sum => {
            let share = share(entry);
            grow(zero(), &|total| arithmetic(total, share, id, &Interval::add))
        }
        Aggregate::Exists => grow(Value::truth(Truth::NO), &|any| or(any, both(entry))),
        Aggregate::Every => grow(Value::truth(Truth::YES), &|all| and(all, implied(entry))),
        Aggregate::Least | Aggregate::Greatest | Aggregate::Rank(_) => {
            let greatest = aggregate == Aggregate::Greatest;
            let one = extreme(core::slice::from_ref(entry), greatest, id);
            if members.0 == 0 { one.join(Value::fault(FaultKind::NoMembers, id)) } else { one }
        }
    }
}

/// What is made of any possible number of members, beginning with none and adding one after the other.
pub(super) fn of_any_number((least, most): (u32, u32), none: Value, add: &dyn Fn(Value) -> Value) -> Value {
    let mut made = none;
    let mut all = if least == 0 { none } else { Value::none() };
    for count in 1..=most {
        made = add(made);
        if count >= least {
            all = all.join(made);
        }
    }
    all
}

/// 保障人数(): members the item covers.
pub(super) fn covered_count(evaluation: &Evaluation<'_>, item: u32) -> Value {
    let covered = evaluation.covered.get(item as usize).into_iter().flatten();
    if evaluation.member_count().is_none() {
        // One whom nobody knows stands for all.
        let one = covered.copied().next().map_or(Value::truth(Truth::UNKNOWN), one_if);
        let add = |count| arithmetic(count, one, 0, &Interval::add);
        return of_any_number(evaluation.program.rules.members, zero(), &add);
    }
    sum(covered.map(|covered| Entry { taken: *covered, body: Some(Value::point(Exact::ONE)) }), 0)
}
