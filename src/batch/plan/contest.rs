//! 择高 in every row: of items that bar each other the one that pays more is granted.

use super::{
    bars::Bars,
    fixed::Fixed,
    items::Draft,
    lane::{Lane, Opaque, bits},
    lowering::Lowering,
};
use crate::{
    batch::cause::Cause,
    eval::monthly,
    program::{Benefit, Comparison, RelationKind},
    value::{Exact, Interval},
};
use alloc::vec::Vec;

type Made<T> = Result<T, Opaque>;

/// Another row of the step that may bar this one.
struct Rival {
    by: usize,
    /// Whether it pays more, or as much and comes first, and the relation holds.
    beats: Lane,
    relation: i64,
}

impl Lowering<'_> {
    /// Decides the items of one step among one another. Families in which that is open are left to the scalar evaluator.
    pub(super) fn contest(&mut self, drafts: &mut [Draft]) -> Made<()> {
        let mut free = Vec::new();
        for draft in drafts.iter() {
            let granted = draft.granted(self)?;
            free.push(self.lanes.fault_as_no(granted)?);
        }
        let alike = self.alike(drafts);
        if !alike || self.layout.members.is_none() {
            for (draft, lane) in drafts.iter().zip(free) {
                self.stray_where(lane, Cause::Item(draft.item))?;
            }
            return Ok(());
        }
        let mut rivals = Vec::new();
        for at in 0..drafts.len() {
            rivals.push(self.rivals(drafts, &free, at)?);
        }
        for ((draft, free), rivals) in drafts.iter().zip(&free).zip(&rivals) {
            for lane in core::iter::once(*free).chain(rivals.iter().map(|rival| rival.beats)) {
                self.stray_where_open(lane, Cause::Item(draft.item))?;
            }
        }
        // No two beat one another in turn, so that as many rounds as there are rows settle all of them.
        let mut granted = free.clone();
        for _ in 0..drafts.len() {
            let before = granted.clone();
            for (at, own) in granted.iter_mut().enumerate() {
                let barred = self.beaten(&before, rivals.get(at))?;
                let clear = self.lanes.not(barred);
                *own = self.lanes.and(*free.get(at).ok_or(Opaque)?, clear)?;
            }
        }
        for (at, draft) in drafts.iter_mut().enumerate() {
            let mut bars: Bars = draft.bars;
            for rival in rivals.get(at).into_iter().flatten() {
                let wins = self.lanes.and(rival.beats, *granted.get(rival.by).ok_or(Opaque)?)?;
                bars.add(wins, rival.relation, &mut self.lanes)?;
            }
            draft.bars = bars;
        }
        Ok(())
    }

    fn beaten(&mut self, granted: &[Lane], rivals: Option<&Vec<Rival>>) -> Made<Lane> {
        let mut barred = self.lanes.bits(bits::NO);
        for rival in rivals.into_iter().flatten() {
            let wins = self.lanes.and(rival.beats, *granted.get(rival.by).ok_or(Opaque)?)?;
            barred = self.lanes.or(barred, wins)?;
        }
        Ok(barred)
    }

    /// Whether all are items of the same beneficiaries, and each row stands against others of its own only.
    fn alike(&self, drafts: &[Draft]) -> bool {
        let of_members = drafts.iter().all(|draft| draft.of_members);
        let of_families = drafts.iter().all(|draft| !draft.of_members);
        let among = |item: u32| drafts.iter().any(|draft| draft.item == item);
        let mut relations =
            self.program.rules.relations.iter().filter(|one| one.kind == RelationKind::Higher && among(one.first));
        of_families || (of_members && relations.all(|relation| relation.same_member))
    }

    fn rivals(&mut self, drafts: &[Draft], free: &[Lane], at: usize) -> Made<Vec<Rival>> {
        let draft = drafts.get(at).ok_or(Opaque)?;
        let own = self.sum(draft)?;
        let relations = (0i64..).zip(&self.program.rules.relations);
        let about = relations
            .filter(|(_, one)| one.kind == RelationKind::Higher && [one.first, one.second].contains(&draft.item));
        let about: Vec<(i64, &crate::program::Relation)> = about.collect();
        let mut rivals = Vec::new();
        for (place, relation) in about {
            let other = if relation.first == draft.item { relation.second } else { relation.first };
            // A relation of the same member never bars a whole family.
            if relation.same_member && !draft.of_members {
                return Err(Opaque);
            }
            let holds = self.holds(relation, draft.of_members)?;
            let holds = self.lanes.fault_as_no(holds)?;
            let found = drafts.iter().enumerate().filter(|(_, rival)| rival.item == other);
            for (by, rival) in found.collect::<Vec<_>>() {
                let theirs = self.sum(rival)?;
                let rank = |item: u32| self.program.rules.ranks.get(item as usize).copied();
                let how = match rank(rival.item) < rank(draft.item) {
                    true => Comparison::LessOrEqual,
                    false => Comparison::Less,
                };
                let less = own.compare(how, theirs, &mut self.lanes)?;
                let beats = self.lanes.and(less, holds)?;
                let can_win = self.lanes.masked(*free.get(by).ok_or(Opaque)?, bits::YES)?;
                let no = self.lanes.bits(bits::NO);
                let beats = self.lanes.select(can_win, beats, no)?;
                rivals.push(Rival { by, beats, relation: place });
            }
        }
        Ok(rivals)
    }

    /// What a row pays each month, once granted.
    fn sum(&mut self, draft: &Draft) -> Made<Fixed> {
        let zero = Fixed::constant(Exact::ZERO);
        let item = self.program.rules.items.get(draft.item as usize).ok_or(Opaque)?;
        let unit = item.on(self.asked.date).and_then(|terms| match &terms.benefit {
            Some(Benefit::Figure { unit, .. }) => Some(*unit),
            _ => None,
        });
        let (Some(unit), Some(amount)) = (unit, draft.amount) else { return Ok(zero) };
        let factor = monthly(unit, Interval::point(Exact::ONE)).as_point().ok_or(Opaque)?;
        let (Some(low), Some(high)) = (amount.low, amount.high) else { return Err(Opaque) };
        if low != high {
            // Open sums may leave open which is more: where they are, both ends differ.
            let same = low.compare(Comparison::Equal, high, &mut self.lanes)?;
            let open = self.lanes.not(same);
            self.stray_where(open, Cause::Item(draft.item))?;
        }
        let sum = low.mul(Fixed::constant(factor), &mut self.lanes)?;
        let has = self.lanes.masked(amount.state, bits::YES)?;
        sum.select(has, zero, &mut self.lanes)
    }

    /// Where a lane can be yes, the scalar evaluator has to judge the family.
    pub(super) fn stray_where(&mut self, lane: Lane, cause: Cause) -> Made<()> {
        if self.lanes.can(lane) & bits::YES == 0 {
            return Ok(());
        }
        let (stray, nothing) = (self.lanes.bits(bits::STRAY), self.lanes.bits(0));
        let lane = self.lanes.select(lane, stray, nothing)?;
        self.strays.push((lane, cause));
        Ok(())
    }

    fn stray_where_open(&mut self, lane: Lane, cause: Cause) -> Made<()> {
        if self.lanes.is_sure(lane) {
            return Ok(());
        }
        let open = self.lanes.bits(bits::YES | bits::NO);
        let open = self.lanes.equal_bits(lane, open)?;
        self.stray_where(open, cause)
    }
}
