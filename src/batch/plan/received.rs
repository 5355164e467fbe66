//! 在享 as lanes.

use super::{
    Source, SourceOf,
    fixed::Fixed,
    lane::{Lane, Opaque, Space, Step, Width, bits},
    lowering::{Frame, Lowering},
    value::{Number, Value},
};
use crate::{
    program::{Node, Who},
    value::Exact,
};

/// Digits of an amount received; who receives more is judged by the scalar evaluator.
pub(in crate::batch) const MOST_RECEIVED: i64 = 1_000_000_000;
/// Digits after the point of amounts received.
pub(in crate::batch) const PLACES_RECEIVED: u8 = 2;

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// What is asked about what is received, of a register in which nothing is.
    pub(super) fn nothing_received(&mut self, node: &Node) -> Made<Value> {
        let zero = Number::constant(Exact::ZERO, &mut self.lanes);
        Ok(match node {
            Node::Receives(..) => Value::Truth(self.lanes.bits(bits::NO)),
            Node::ReceivedAmount(..) => Value::Number(zero),
            // Nothing rests on the day then.
            _ => Value::Number(Number::never(self.lanes.bits(bits::FAULT))),
        })
    }

    /// Whether an item is received: by anyone, or by each member.
    pub(super) fn receives(&mut self, item: u32, who: Option<Who>, frame: Frame) -> Made<Value> {
        let lane = self.receipt(SourceOf::Receives { item, of_members: who.is_some(), here: false });
        self.asked_of(Value::Truth(lane), who, frame)
    }

    /// How much is received.
    pub(super) fn received_amount(&mut self, item: u32, who: Option<Who>, frame: Frame) -> Made<Value> {
        let of_members = who.is_some();
        let state = self.receipt(SourceOf::ReceivedState { item, of_members });
        let space = if of_members { Space::Member } else { Space::Family };
        let of = SourceOf::ReceivedAmount { item, of_members };
        let source = self.source_of(of, Width::I64);
        let lane = self.push(Step::Source(source), Width::I64, space, (0, MOST_RECEIVED));
        let unit = Exact::from_parts(1, 10_i128.pow(PLACES_RECEIVED.into())).ok_or(Opaque)?;
        let number = Some(Fixed::of(lane, unit));
        self.asked_of(Value::Number(Number { low: number, high: number, state }), who, frame)
    }

    /// Since when the conditions of what is received no longer hold: only the scalar evaluator can tell, where it is received.
    pub(super) fn unmet_since(&mut self, item: u32, who: Option<Who>, frame: Frame) -> Made<Value> {
        let received = self.receipt(SourceOf::Receives { item, of_members: who.is_some(), here: false });
        let (stray, fault) = (self.lanes.bits(bits::STRAY), self.lanes.bits(bits::FAULT));
        let state = self.lanes.select(received, stray, fault)?;
        self.asked_of(Value::Number(Number::never(state)), who, frame)
    }

    /// Whether a row's item is received where the family is judged.
    pub(super) fn received_here(&mut self, item: u32, of_members: bool) -> Lane {
        if self.layout.received {
            self.receipt(SourceOf::Receives { item, of_members, here: true })
        } else {
            self.lanes.bits(bits::NO)
        }
    }

    fn asked_of(&mut self, value: Value, who: Option<Who>, frame: Frame) -> Made<Value> {
        match who {
            Some(who) => self.of_who(value, frame, who),
            None => Ok(value),
        }
    }

    fn receipt(&mut self, of: SourceOf) -> Lane {
        let (of_members, can) = match of {
            SourceOf::ReceivedState { of_members, .. } => (of_members, bits::YES | bits::STRAY),
            SourceOf::Receives { of_members, .. } => (of_members, bits::YES | bits::NO),
            _ => (false, bits::YES | bits::NO),
        };
        let space = if of_members { Space::Member } else { Space::Family };
        let source = self.source_of(of, Width::Bits);
        self.push(Step::Source(source), Width::Bits, space, (0, can.into()))
    }

    fn source_of(&mut self, of: SourceOf, width: Width) -> u32 {
        let at = self.sources.iter().position(|source| source.of == of);
        let at = at.unwrap_or_else(|| {
            self.sources.push(Source { of, low: i64::MIN, high: i64::MAX, whole: None, present: false, width });
            self.sources.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}
