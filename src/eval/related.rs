//! Which relations are about an item: looked up for every row, in packs with hundreds of relations.

use super::nodes::Evaluation;
use crate::program::{Relation, Rules};
use alloc::{vec, vec::Vec};

/// The relations of a program by the items they are about.
pub(super) struct Related {
    /// For each item where its relations begin, and where the last item's end.
    starts: Vec<usize>,
    /// Places in the program's list, item after item, each in the order of that list.
    places: Vec<usize>,
}

impl Related {
    pub(super) fn of(rules: &Rules) -> Related {
        let mut starts = vec![0usize; rules.items.len().saturating_add(1)];
        for item in rules.relations.iter().flat_map(items) {
            if let Some(count) = starts.get_mut(item) {
                *count = count.saturating_add(1);
            }
        }
        let mut sum = 0usize;
        for start in &mut starts {
            sum = sum.saturating_add(*start);
            *start = sum;
        }
        // Each is where an item's relations end by now, and moves to where they begin while they are filled in from behind.
        let mut places = vec![0; sum];
        for (place, relation) in rules.relations.iter().enumerate().rev() {
            for item in items(relation) {
                let Some(start) = starts.get_mut(item) else { continue };
                *start = start.saturating_sub(1);
                if let Some(slot) = places.get_mut(*start) {
                    *slot = place;
                }
            }
        }
        Related { starts, places }
    }

    fn about(&self, item: u32) -> &[usize] {
        let item = item as usize;
        let ends = self.starts.get(item).zip(self.starts.get(item.saturating_add(1)));
        ends.and_then(|(start, end)| self.places.get(*start..*end)).unwrap_or(&[])
    }
}

impl<'a> Evaluation<'a> {
    /// The relations that name an item, on either side, with their places in the program's list.
    pub(super) fn relations_about(&self, item: u32) -> impl Iterator<Item = (usize, &'a Relation)> {
        let all = &self.program.rules.relations;
        self.related.about(item).iter().filter_map(|place| Some((*place, all.get(*place)?)))
    }
}

/// The items a relation is about.
fn items(relation: &Relation) -> impl Iterator<Item = usize> {
    let other = (relation.second != relation.first).then_some(relation.second);
    core::iter::once(relation.first).chain(other).map(|item| item as usize)
}
