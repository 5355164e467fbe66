//! 择高 in every row: of items that bar each other the one that pays more is granted.

use super::{
    bars::Bars,
    fixed::Fixed,
    items::Draft,
    lane::{Lane, Opaque, bits},
    lanes::Lanes,
    lowering::Lowering,
    value::Number,
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
    /// Decides the items of one step among one another, as far as it is known what they pay.
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
        let mut all = free.iter().copied().chain(rivals.iter().flatten().map(|rival| rival.beats));
        let all_sure = all.all(|lane| self.lanes.is_sure(lane));
        // What may be chosen against may give way to others, whatever it pays.
        if self.has_choices(drafts) {
            for ((draft, free), rivals) in drafts.iter().zip(&free).zip(&rivals) {
                for lane in core::iter::once(*free).chain(rivals.iter().map(|rival| rival.beats)) {
                    self.stray_where_open(lane, Cause::Item(draft.item))?;
                }
            }
        }
        // Where something is open, everything is, until what may beat it is settled. Each round settles one row at least or is the
        // last that changes anything, so that as many rounds as there are rows are enough.
        let mut granted = free.clone();
        if !all_sure {
            let (open, no) = (self.lanes.bits(bits::YES | bits::NO), self.lanes.bits(bits::NO));
            for own in &mut granted {
                *own = self.lanes.select(*own, open, no)?;
            }
        }
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

    /// Whether one of the items may be given up for another.
    fn has_choices(&self, drafts: &[Draft]) -> bool {
        let chosen = |draft: &Draft| self.relations_of(RelationKind::Choice, draft.item, draft.of_members);
        drafts.iter().any(|draft| !chosen(draft).is_empty())
    }

    fn rivals(&mut self, drafts: &[Draft], free: &[Lane], at: usize) -> Made<Vec<Rival>> {
        let draft = drafts.get(at).ok_or(Opaque)?;
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
                let may_win = *free.get(by).ok_or(Opaque)?;
                let (mut own, mut theirs) = (self.sum(draft)?, self.sum(rival)?);
                if !relation.same_member {
                    own = self.counted(own, *free.get(at).ok_or(Opaque)?)?;
                    theirs = self.counted(theirs, may_win)?;
                }
                let rank = |item: u32| self.program.rules.ranks.get(item as usize).copied();
                let how = match rank(rival.item) < rank(draft.item) {
                    true => Comparison::LessOrEqual,
                    false => Comparison::Less,
                };
                let less = self.lanes.number_compare(how, own, theirs)?;
                let beats = self.lanes.and(less, holds)?;
                let can_win = self.lanes.masked(may_win, bits::YES)?;
                let no = self.lanes.bits(bits::NO);
                let beats = self.lanes.select(can_win, beats, no)?;
                rivals.push(Rival { by, beats, relation: place });
            }
        }
        Ok(rivals)
    }

    /// What a row pays each month, once granted.
    fn sum(&mut self, draft: &Draft) -> Made<Number> {
        let zero = Fixed::constant(Exact::ZERO);
        let nothing = Number::point(zero, &mut self.lanes);
        let item = self.program.rules.items.get(draft.item as usize).ok_or(Opaque)?;
        let unit = item.on(self.asked.date).and_then(|terms| match &terms.benefit {
            Some(Benefit::Figure { unit, .. }) => Some(*unit),
            _ => None,
        });
        let (Some(unit), Some(amount)) = (unit, draft.amount) else { return Ok(nothing) };
        let factor = monthly(unit, Interval::point(Exact::ONE)).as_point().ok_or(Opaque)?;
        let has = self.lanes.masked(amount.state, bits::YES)?;
        let made = |lanes: &mut Lanes, bound: Fixed| {
            let sum = bound.mul(Fixed::constant(factor), lanes)?;
            sum.select(has, zero, lanes)
        };
        let point = amount.as_point();
        let mut of = |bound: Option<Fixed>| bound.map(|bound| made(&mut self.lanes, bound)).transpose();
        let low = of(amount.low)?;
        let high = if point.is_some() { low } else { of(amount.high)? };
        // Nothing is paid where there is no amount, and a side without bounds cannot say so.
        if self.lanes.can(amount.state) != bits::YES && (low.is_none() || high.is_none()) {
            return Err(Opaque);
        }
        Ok(Number { low, high, ..nothing })
    }

    /// What a family's item pays as far as it may be granted.
    fn counted(&mut self, sum: Number, free: Lane) -> Made<Number> {
        let zero = Fixed::constant(Exact::ZERO);
        let (may, surely) = (self.lanes.masked(free, bits::YES)?, self.lanes.surely(free)?);
        let (Some(low), Some(high)) = (sum.low, sum.high) else { return Err(Opaque) };
        let lanes = &mut self.lanes;
        let (least, greatest) = (low.least(zero, lanes)?, high.greatest(zero, lanes)?);
        let low = low.select(surely, least, lanes)?.select(may, zero, lanes)?;
        let high = high.select(surely, greatest, lanes)?.select(may, zero, lanes)?;
        Ok(Number { low: Some(low), high: Some(high), ..sum })
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
