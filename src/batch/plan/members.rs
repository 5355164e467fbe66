//! 人数, 存在, 每个, 合计, 最小, 最大 over the members of each family.

use super::{
    fixed::Fixed,
    lane::{Lane, Opaque, Space, Step, bits},
    lowering::{Frame, Lowering},
    value::{Number, Value},
};
use crate::{
    program::{Aggregate, Node, NodeId, Who, Whose},
    value::Exact,
};

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    pub(super) fn over_members(
        &mut self,
        aggregate: Aggregate,
        filter: Option<NodeId>,
        body: Option<NodeId>,
        frame: Frame,
    ) -> Made<Value> {
        if self.layout.members.is_none() || matches!(aggregate, Aggregate::Rank(_)) {
            return Err(Opaque);
        }
        // What asks nothing of the member judged is the same for all of them.
        let asks = filter.into_iter().chain(body).any(|node| self.asks_subject(node)) || !self.calls.is_empty();
        let (frame, inner) = match frame {
            Frame::Pair => return Err(Opaque),
            Frame::Member if asks => (Frame::Pair, Space::Pair),
            Frame::Member | Frame::Family(_) => (Frame::Member, Space::Member),
        };
        let taken = match filter {
            Some(filter) => self.truth_of(filter, frame)?,
            None => self.lanes.bits(bits::YES),
        };
        match aggregate {
            Aggregate::Exists | Aggregate::Count => {
                let both = match body {
                    Some(body) => {
                        let body = self.truth_of(body, frame)?;
                        self.lanes.and(taken, body)?
                    }
                    None => taken,
                };
                if aggregate == Aggregate::Exists {
                    return Ok(Value::Truth(self.any(both, inner)?));
                }
                Ok(Value::Number(self.count_of(both, inner)?))
            }
            Aggregate::Every => {
                let body = match body {
                    Some(body) => self.truth_of(body, frame)?,
                    None => self.lanes.bits(bits::YES),
                };
                let not = self.lanes.not(taken);
                let implied = self.lanes.or(not, body)?;
                Ok(Value::Truth(self.all(implied, inner)?))
            }
            Aggregate::Sum => {
                let body = self.number_of(body.ok_or(Opaque)?, frame)?;
                let zero = Number::constant(Exact::ZERO, &mut self.lanes);
                let Value::Number(share) = self.lanes.choose(taken, Value::Number(body), Value::Number(zero))? else {
                    return Err(Opaque);
                };
                Ok(Value::Number(self.sum_of(share, inner)?))
            }
            Aggregate::Least | Aggregate::Greatest => {
                let body = self.number_of(body.ok_or(Opaque)?, frame)?;
                self.extreme_of(taken, body, inner, aggregate == Aggregate::Greatest)
            }
            Aggregate::Rank(_) => Err(Opaque),
        }
    }

    /// Whether one of the inner rows holds.
    pub(super) fn any(&mut self, lane: Lane, inner: Space) -> Made<Lane> {
        let can = self.lanes.can(lane);
        // Of nobody it is no.
        if can == bits::NO {
            return Ok(lane);
        }
        self.lanes.over(lane, Step::Any, (0, i128::from(can | bits::NO)), inner)
    }

    /// Whether all of them hold.
    pub(super) fn all(&mut self, lane: Lane, inner: Space) -> Made<Lane> {
        let can = self.lanes.can(lane);
        if can == bits::YES {
            return Ok(lane);
        }
        self.lanes.over(lane, Step::All, (0, i128::from(can | bits::YES)), inner)
    }

    /// How many of the inner rows hold.
    pub(super) fn count_of(&mut self, taken: Lane, inner: Space) -> Made<Number> {
        let (one, zero) =
            (Number::constant(Exact::ONE, &mut self.lanes), Number::constant(Exact::ZERO, &mut self.lanes));
        let Value::Number(share) = self.lanes.choose(taken, Value::Number(one), Value::Number(zero))? else {
            return Err(Opaque);
        };
        self.sum_of(share, inner)
    }

    /// The sum over the inner rows.
    pub(super) fn sum_of(&mut self, share: Number, inner: Space) -> Made<Number> {
        let mut state = self.all(share.state, inner)?;
        let low = share.low.map(|low| self.sum_of_fixed(low, inner, &mut state)).transpose()?;
        if share.as_point().is_some() {
            return Ok(Number { low, high: low, state });
        }
        let high = share.high.map(|high| self.sum_of_fixed(high, inner, &mut state)).transpose()?;
        // Of nobody the sum is nought, whatever each could add.
        if low.is_none() || high.is_none() {
            return Err(Opaque);
        }
        Ok(Number { low, high, state })
    }

    fn sum_of_fixed(&mut self, number: Fixed, inner: Space, state: &mut Lane) -> Made<Fixed> {
        // What all of a family are divided by stays outside.
        let divisor = match number.divisor.map(|divisor| self.lanes.get(divisor).step) {
            None => None,
            Some(Step::OfFamily(divisor, _)) if inner == Space::Member => Some(divisor),
            Some(_) => return Err(Opaque),
        };
        let (lane, unit) = match number.lane {
            Some(lane) => (lane, number.unit),
            None if number.unit.is_zero() => return Ok(number),
            None => (self.lanes.constant(if number.unit.is_negative() { -1 } else { 1 }), number.unit),
        };
        let unit = if unit.is_negative() { unit.neg() } else { unit };
        // Families with fewer or more members than the pack allows are judged by the scalar evaluator.
        let (least, most) = self.program.rules.members;
        let (cut, guard) = self.lanes.cut(lane, i64::MAX.checked_div(most.max(1).into()).unwrap_or(0))?;
        if let Some(guard) = guard {
            let guard = self.any(guard, inner)?;
            *state = self.lanes.strayed(*state, guard)?;
        }
        let lane = cut;
        let found = self.lanes.get(lane);
        let of = |end: i64, positive: bool| {
            let count = if (end > 0) == positive { most } else { least };
            i128::from(end).saturating_mul(count.into())
        };
        let (low, high) = (of(found.low, false), of(found.high, true));
        Ok(Fixed { lane: Some(self.lanes.over(lane, Step::Sum, (low, high), inner)?), unit, divisor })
    }

    fn extreme_of(&mut self, taken: Lane, body: Number, inner: Space, greatest: bool) -> Made<Value> {
        let sure = self.lanes.is_sure(taken);
        let (Some(low), Some(high)) = (body.low, body.high) else { return Err(Opaque) };
        if !sure || low.divisor.is_some() || high.divisor.is_some() {
            return Err(Opaque);
        }
        let yes = self.lanes.bits(bits::YES);
        let counted = self.lanes.choose_bits(taken, body.state, yes)?;
        let state = self.all(counted, inner)?;
        let someone = self.any(taken, inner)?;
        let none = self.lanes.bits(bits::FAULT);
        let state = self.lanes.choose_bits(someone, state, none)?;
        let low = self.extreme_of_fixed(taken, low, inner, greatest)?;
        let high = if body.as_point().is_some() { low } else { self.extreme_of_fixed(taken, high, inner, greatest)? };
        Ok(Value::Number(Number { low: Some(low), high: Some(high), state }))
    }

    fn extreme_of_fixed(&mut self, taken: Lane, number: Fixed, inner: Space, greatest: bool) -> Made<Fixed> {
        let Some(lane) = number.lane else { return Ok(number) };
        let found = self.lanes.get(lane);
        // Who is not taken in must not count.
        let last = self.lanes.constant(if greatest { found.low } else { found.high });
        let lane = self.lanes.select(taken, lane, last)?;
        let step = if greatest { Step::GreatestOf } else { Step::LeastOf };
        let lane = self.lanes.over(lane, step, (found.low.into(), found.high.into()), inner)?;
        Ok(Fixed::of(lane, number.unit))
    }

    /// Whether an expression within `…(成员 …)` asks for the member judged.
    fn asks_subject(&self, node: NodeId) -> bool {
        let Some(found) = self.program.nodes.get(node as usize) else { return true };
        let own = match found {
            Node::MemberFact(_, who)
            | Node::MemberDefinition(_, who)
            | Node::GrantedTo(_, who)
            | Node::Member(who)
            | Node::GrantedAmount(_, Whose::Of(who) | Whose::Share(who)) => *who == Who::Subject,
            Node::Receives(_, who) | Node::ReceivedAmount(_, who) | Node::UnmetSince(_, who) => {
                *who == Some(Who::Subject)
            }
            _ => false,
        };
        let mut asks = own;
        found.operands(&mut |operand| asks = asks || self.asks_subject(*operand));
        asks
    }

    /// 待遇额(事项)
    pub(super) fn granted_amount(&mut self, item: u32, whose: Whose, frame: Frame) -> Made<Value> {
        let granted = self.granted.get(item as usize).copied().flatten().ok_or(Opaque)?;
        let amount = granted.amount?;
        let of_members = crate::batch::register::is_of_members(self.program, item);
        match whose {
            Whose::Of(who) => self.of_who(Value::Number(amount), frame, who),
            Whose::Everyone if of_members => Ok(Value::Number(self.sum_of(amount, Space::Member)?)),
            Whose::Everyone => Ok(Value::Number(amount)),
            Whose::Share(who) => {
                let covered = self.of_who(Value::Truth(granted.members?), frame, who)?;
                let covered = self.truth(covered)?;
                let all = self.covered.get(item as usize).copied().flatten().ok_or(Opaque)?;
                let count = self.count_of(all, Space::Member)?;
                let one = Number::constant(Exact::ONE, &mut self.lanes);
                // Whoever is covered is one of those counted.
                let count = self.lanes.number_greatest(count, one)?;
                let share = self.lanes.number_div(amount, count)?;
                let zero = Number::constant(Exact::ZERO, &mut self.lanes);
                self.lanes.choose(covered, Value::Number(share), Value::Number(zero))
            }
        }
    }
}
