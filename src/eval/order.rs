//! Members in an order: whose turn comes before whose.

use super::{
    frame::Frame,
    nodes::{Evaluation, persons},
    operators::{and, arithmetic, compare},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::{Listed, sort_by},
    program::{Comparison, NodeId, Order},
    value::{Exact, Interval, Truth},
};
use alloc::vec::Vec;

/// The place of the member at hand: one more than those taken in who stand before.
pub(super) fn rank(
    evaluation: &mut Evaluation<'_>,
    order: Order,
    filter: Option<NodeId>,
    by: NodeId,
    frame: Frame,
    node: NodeId,
) -> Value {
    let (Some(count), Some(current)) = (evaluation.member_count(), frame.current()) else {
        return rank_among_unknown(evaluation, order, filter, by, frame, node);
    };
    let own = evaluation.value(by, frame);
    let mut place = Value::point(Exact::ONE);
    for other in (0..count).filter(|other| *other != current) {
        let inner = frame.with_current(other);
        let taken = filter.map_or(Value::truth(Truth::YES), |filter| evaluation.value(filter, inner));
        let theirs = evaluation.value(by, inner);
        let earlier = other < current && !order.shared;
        let how = match (order.descending, earlier) {
            (false, false) => Comparison::Less,
            (false, true) => Comparison::LessOrEqual,
            (true, false) => Comparison::Greater,
            (true, true) => Comparison::GreaterOrEqual,
        };
        let before = and(taken, compare(how, theirs, own, node));
        place = arithmetic(place, super::members::one_if(before), node, &Interval::add);
    }
    place
}

/// The place among members of whom not even the number is known: each other one may stand before.
fn rank_among_unknown(
    evaluation: &mut Evaluation<'_>,
    order: Order,
    filter: Option<NodeId>,
    by: NodeId,
    frame: Frame,
    node: NodeId,
) -> Value {
    let nobody = frame.with_current(evaluation.nobody());
    let taken = filter.map_or(Value::truth(Truth::YES), |filter| evaluation.value(filter, nobody));
    let key = evaluation.value(by, nobody);
    let before = compare(Comparison::Less, key, key, node);
    // Of equals those earlier in the case stand before, and who is earlier is not known.
    let before = if order.shared { before } else { before.join(compare(Comparison::LessOrEqual, key, key, node)) };
    let one = super::members::one_if(and(taken, before));
    let (least, most) = evaluation.program.rules.members;
    let others = (least.saturating_sub(1), most.saturating_sub(1));
    let add = |place| arithmetic(place, one, node, &Interval::add);
    super::members::of_any_number(others, Value::point(Exact::ONE), &add)
}

/// The body of the n-th member taken in.
pub(super) fn nth(
    evaluation: &mut Evaluation<'_>,
    order: Order,
    filter: Option<NodeId>,
    (by, body, which): (NodeId, NodeId, NodeId),
    frame: Frame,
    node: NodeId,
) -> Value {
    let which = evaluation.value(which, frame);
    let Some(wanted) = which.as_number() else { return Value { fault: which.fault, ..Value::none() } };
    if wanted.as_point().is_some_and(|wanted| !wanted.is_integer()) {
        return Value::fault(FaultKind::NotWhole, node).or_fault(which.fault);
    }
    let few = Some(Fault { kind: FaultKind::NoMembers, node });
    let members = evaluation.member_count().map_or(Vec::from([evaluation.nobody()]), |count| (0..count).listed());
    let taken: Vec<(Frame, Value, Value)> = members
        .into_iter()
        .map(|member| {
            let inner = frame.with_current(member);
            let taken = filter.map_or(Value::truth(Truth::YES), |filter| evaluation.value(filter, inner));
            (inner, taken, evaluation.value(by, inner))
        })
        .filter(|(_, taken, _)| taken.as_truth().can_be_true || taken.fault.is_some())
        .listed();
    for (_, taken, key) in &taken {
        if taken.range == Range::Never || key.range == Range::Never {
            return Value { fault: taken.fault.or(key.fault), ..Value::none() };
        }
    }
    let settled = evaluation.member_count().is_some()
        && which.settled()
        && taken.iter().all(|(_, taken, key)| {
            [taken, key].into_iter().all(|value| value.settled() && value.range != Range::Never)
        });
    if settled {
        let mut keys: Vec<(usize, &Value)> = taken.iter().map(|(_, _, key)| key).enumerate().listed();
        let less = |a: &Value, b: &Value| compare(Comparison::Less, *a, *b, node).as_truth() == Truth::YES;
        sort_by(&mut keys, |(_, a), (_, b)| if order.descending { less(b, a) } else { less(a, b) });
        let place = wanted.low.and_then(|wanted| usize::try_from(wanted.floor()).ok()).and_then(|n| n.checked_sub(1));
        let found = place.and_then(|place| keys.get(place)).and_then(|(index, _)| taken.get(*index));
        return found.map_or(Value { fault: few, ..Value::none() }, |(inner, ..)| evaluation.value(body, *inner));
    }
    // It may be any of them.
    let mut value = Value::none();
    for (inner, taken, key) in &taken {
        value = value.join(evaluation.value(body, *inner)).or_fault(taken.fault.or(key.fault));
    }
    let sure = |(_, taken, _): &&(Frame, Value, Value)| taken.as_truth() == Truth::YES && taken.fault.is_none();
    let surely = persons(taken.iter().filter(sure).count());
    let enough = evaluation.member_count().is_some()
        && wanted.low.is_some_and(|low| low >= Exact::ONE)
        && wanted.high.is_some_and(|high| high <= surely);
    let fraction = which.as_number().is_none_or(|which| which.as_point().is_none());
    let fraction = fraction.then_some(Fault { kind: FaultKind::NotWhole, node });
    value.or_fault(which.fault).or_fault(few.filter(|_| !enough)).or_fault(fraction)
}
