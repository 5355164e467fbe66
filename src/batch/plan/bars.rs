//! What rules an item out, and by which relation, in every row.

use super::{
    lane::{Lane, Opaque, Space, bits},
    lanes::Lanes,
    lowering::{Frame, Lowering},
};
use crate::{
    batch::register::is_of_members,
    program::{Relation, RelationKind},
};

use alloc::vec::Vec;

type Made<T> = Result<T, Opaque>;

/// No relation, in a lane.
pub(super) const NONE: i64 = -1;

/// Whether something is ruled out, and what is to be named as the reason.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars {
    pub(super) value: Lane,
    surely: Lane,
    perhaps: Lane,
}

impl Bars {
    pub(super) fn none(lanes: &mut Lanes) -> Bars {
        let none = lanes.constant(NONE);
        Bars { value: lanes.bits(bits::NO), surely: none, perhaps: none }
    }

    /// One more relation; those added before are named before it.
    pub(super) fn add(&mut self, value: Lane, relation: i64, lanes: &mut Lanes) -> Made<()> {
        if lanes.can(value) == bits::NO {
            return Ok(());
        }
        let named = lanes.constant(relation);
        self.add_named(value, named, lanes)
    }

    /// These and others, which are named after them.
    pub(super) fn and_then(self, other: Bars, lanes: &mut Lanes) -> Made<Bars> {
        Ok(Bars {
            value: lanes.or(self.value, other.value)?,
            surely: lanes.first(self.surely, other.surely)?,
            perhaps: lanes.first(self.perhaps, other.perhaps)?,
        })
    }

    /// One more reason, which differs from row to row.
    pub(super) fn add_named(&mut self, value: Lane, by: Lane, lanes: &mut Lanes) -> Made<()> {
        let none = lanes.constant(NONE);
        let sure = lanes.surely(value)?;
        let surely = lanes.select(sure, by, none)?;
        self.surely = lanes.first(self.surely, surely)?;
        let perhaps = lanes.select(value, by, none)?;
        self.perhaps = lanes.first(self.perhaps, perhaps)?;
        self.value = lanes.or(self.value, value)?;
        Ok(())
    }

    /// The relation to be named.
    pub(super) fn by(&self, lanes: &mut Lanes) -> Made<Lane> {
        lanes.first(self.surely, self.perhaps)
    }
}

impl Lanes {
    /// Where a lane is yes and nothing else.
    pub(super) fn surely(&mut self, lane: Lane) -> Made<Lane> {
        if self.is_sure(lane) {
            return Ok(lane);
        }
        let yes = self.bits(bits::YES);
        self.equal_bits(lane, yes)
    }

    /// The relation of one lane, or where there is none that of another.
    pub(super) fn first(&mut self, one: Lane, other: Lane) -> Made<Lane> {
        if self.constant_of(one) == Some(NONE) {
            return Ok(other);
        }
        if self.constant_of(other) == Some(NONE) || one == other {
            return Ok(one);
        }
        let none = self.constant(NONE);
        let lacks = self.equal(one, none)?;
        self.select(lacks, other, one)
    }
}

impl Lowering<'_> {
    /// Relations of a kind about an item that count for a member, or for the family as a whole.
    pub(super) fn relations_of(&self, kind: RelationKind, item: u32, of_member: bool) -> Vec<(i64, Relation)> {
        let of_family = !is_of_members(self.program, item);
        let about = |relation: &Relation| {
            relation.kind == kind
                && (relation.second == item || (kind != RelationKind::Excludes && relation.first == item))
                && !(of_family && relation.same_member != of_member)
        };
        let all = (0i64..).zip(&self.program.rules.relations);
        all.filter(|(_, relation)| about(relation)).map(|(at, relation)| (at, relation.clone())).collect()
    }

    /// When a relation holds.
    pub(super) fn holds(&mut self, relation: &Relation, of_member: bool) -> Made<Lane> {
        let frame = if of_member && relation.same_member { Frame::Member } else { Frame::Family(None) };
        match relation.when {
            Some(when) => self.truth_of(when, frame),
            None => Ok(self.lanes.bits(bits::YES)),
        }
    }

    /// Whether 排除 rules an item out.
    pub(super) fn excluded(&mut self, item: u32, of_member: bool) -> Made<Bars> {
        let mut bars = Bars::none(&mut self.lanes);
        for (at, relation) in self.relations_of(RelationKind::Excludes, item, of_member) {
            let granted = self.granted.get(relation.first as usize).copied().flatten().ok_or(Opaque)?;
            let has = match of_member && relation.same_member {
                true => granted.members?,
                false => granted.family,
            };
            let has = self.lanes.fault_as_no(has)?;
            if self.lanes.can(has) == bits::NO {
                continue;
            }
            let holds = self.holds(&relation, of_member)?;
            let value = self.lanes.and(has, holds)?;
            bars.add(value, at, &mut self.lanes)?;
        }
        Ok(bars)
    }

    /// The relation that the first of the members names who are meant: one that surely holds comes before one that may.
    pub(super) fn named_by_members(&mut self, meant: Lane, bars: &Bars) -> Made<Lane> {
        let lanes = &mut self.lanes;
        let none = lanes.constant(NONE);
        let by = bars.by(lanes)?;
        let by = lanes.select(meant, by, none)?;
        let sure = lanes.surely(bars.value)?;
        let surely = lanes.select(sure, by, none)?;
        let (surely, perhaps) = (lanes.first_of(surely, Space::Member)?, lanes.first_of(by, Space::Member)?);
        lanes.first(surely, perhaps)
    }
}
