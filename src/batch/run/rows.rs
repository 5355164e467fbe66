//! Which rows a block has in each space.

use crate::batch::{
    plan::lane::Space,
    register::{Register, range},
};
use alloc::vec::Vec;

/// The rows of a block.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The first family and how many there are.
    pub(super) family: (usize, usize),
    /// The first member and how many there are.
    pub(super) member: (usize, usize),
    /// For each family the place of its first member within the block, and at the end their number.
    pub(super) starts: Vec<u32>,
    /// For each member the place of its family within the block.
    pub(super) parents: Vec<u32>,
    /// For each outer member the place of its first pair, and at the end their number.
    pub(super) pairs: Vec<u32>,
    /// For each family the place of its first pair, and at the end their number.
    pub(super) family_pairs: Vec<u32>,
    /// For each pair the place of its inner member within the block.
    pub(super) inner: Vec<u32>,
}

impl Rows {
    pub(super) fn set(&mut self, register: &Register<'_>, first: usize, count: usize, with_pairs: bool) {
        self.family = (first, count);
        for list in [&mut self.starts, &mut self.parents, &mut self.pairs, &mut self.family_pairs, &mut self.inner] {
            list.clear();
        }
        let Some(members) = &register.members else { return };
        let start = range(members.starts, first).map_or(0, |(start, _)| start);
        let mut end = start;
        for family in 0..count {
            let (own, after) = range(members.starts, first.saturating_add(family)).unwrap_or((end, end));
            let (own, after) = (place(own.saturating_sub(start)), place(after.saturating_sub(start)));
            self.starts.push(own);
            self.family_pairs.push(place(self.inner.len()));
            for _ in own..after {
                self.parents.push(place(family));
                if with_pairs {
                    self.pairs.push(place(self.inner.len()));
                    self.inner.extend(own..after);
                }
            }
            end = start.saturating_add(after as usize);
        }
        let all = end.saturating_sub(start);
        self.starts.push(place(all));
        self.pairs.push(place(self.inner.len()));
        self.family_pairs.push(place(self.inner.len()));
        self.member = (start, all);
    }

    /// How many rows there are.
    pub(super) fn count(&self, space: Space) -> usize {
        match space {
            Space::Any => self.most(),
            Space::Family => self.family.1,
            Space::Member => self.member.1,
            Space::Pair => self.inner.len(),
        }
    }

    pub(super) fn most(&self) -> usize {
        self.family.1.max(self.member.1).max(self.inner.len())
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
