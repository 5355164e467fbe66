//! Questions about choices and places that differ from row to row.

use super::{
    lane::{Lane, Opaque, bits},
    lowering::Lowering,
    value::Key,
};
use crate::program::Region;
use alloc::vec::Vec;

type Made<T> = Result<T, Opaque>;

const OPEN: u8 = bits::YES | bits::NO;

impl Lowering<'_> {
    /// Whether choices are among some, by bit.
    pub(super) fn among(&mut self, key: Key, chosen: u64) -> Made<Lane> {
        let is = |at: usize| u32::try_from(at).is_ok_and(|at| chosen.checked_shr(at).unwrap_or(0) & 1 == 1);
        let of = |is: bool| if is { bits::YES } else { bits::NO };
        let mut entries: Vec<u8> = (0..key.count).map(|at| of(is(at))).collect();
        if self.may_be_open(key) {
            // Any of them: as all of them together.
            let any = entries.iter().fold(0, |all, one| all | one);
            entries.extend([bits::NO, any]);
        }
        let truth = self.look_bits(Some(key.lane), &entries);
        self.lanes.taken(key.state, truth)
    }

    /// Whether some row can be 无 or any of them.
    pub(super) fn may_be_open(&self, key: Key) -> bool {
        usize::try_from(self.lanes.get(key.lane).high).map_or(true, |most| most >= key.count)
    }

    /// Whether two choices or places are the same.
    pub(super) fn same_key(&mut self, a: Key, b: Key) -> Made<Lane> {
        if a.count != b.count || a.count < 2 {
            return Err(Opaque);
        }
        let same = self.lanes.equal(a.lane, b.lane)?;
        let truth = self.where_known(a, b, same)?;
        let state = self.lanes.taken(a.state, b.state)?;
        self.lanes.taken(state, truth)
    }

    /// A truth where both are known, else yes or no.
    fn where_known(&mut self, a: Key, b: Key, truth: Lane) -> Made<Lane> {
        let open = self.lanes.bits(OPEN);
        let mut told = truth;
        for key in [a, b] {
            let known = self.is_known(key)?;
            told = self.lanes.select(known, told, open)?;
        }
        Ok(told)
    }

    fn is_known(&mut self, key: Key) -> Made<Lane> {
        let count = self.lanes.constant(i64::try_from(key.count).map_err(|_| Opaque)?);
        self.lanes.less(key.lane, count)
    }

    /// Whether places are others or lie below them.
    pub(super) fn within_region(&mut self, inner: Key, outer: Key) -> Made<Lane> {
        let regions = &self.program.rules.regions;
        let above = |place: u32| {
            let mut all: Vec<u32> =
                core::iter::successors(Some(place), |one| regions.get(*one as usize)?.parent).collect();
            all.reverse();
            all
        };
        let places = u32::try_from(regions.len()).map_err(|_| Opaque)?;
        let chains: Vec<Vec<u32>> = (0..places).map(above).collect();
        let deepest = chains.iter().map(Vec::len).max().unwrap_or(0);
        let mut within = self.lanes.bits(bits::NO);
        // On each level a place lies in one other at most: the place is that one, or it is not.
        for level in 0..deepest {
            let at = |chain: &Vec<u32>| chain.get(level).map_or(-1, |place| i64::from(*place));
            let mut entries: Vec<i64> = chains.iter().map(at).collect();
            entries.extend([-1, -1]);
            let above = self.look_numbers(Some(inner.lane), &entries)?;
            let here = self.lanes.equal(above, outer.lane)?;
            within = self.lanes.or(within, here)?;
        }
        let known = self.where_known(inner, outer, within)?;
        // Where every place there is lies inside, so does the one nobody knows.
        let only_top = |place: u32| {
            regions.iter().zip(0..).all(|(region, at): (&Region, u32)| region.parent.is_some() || at == place)
        };
        let mut holds: Vec<u8> = (0..places).map(|place| if only_top(place) { bits::YES } else { OPEN }).collect();
        holds.extend([OPEN, OPEN]);
        let of_any = self.look_bits(Some(outer.lane), &holds);
        let inner_known = self.is_known(inner)?;
        let truth = self.lanes.select(inner_known, known, of_any)?;
        let state = self.lanes.taken(inner.state, outer.state)?;
        self.lanes.taken(state, truth)
    }
}
