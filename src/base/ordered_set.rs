//! A set kept in order, as a list. For the few entries it has here a list is as fast as a tree, and far less code.

use alloc::vec::{self, Vec};
use core::slice;

/// Each entry once, from the least to the greatest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedSet<T>(Vec<T>);

impl<T: Ord> OrderedSet<T> {
    /// Nothing yet.
    pub const fn new() -> OrderedSet<T> {
        OrderedSet(Vec::new())
    }

    /// Whether an entry is there.
    pub fn contains(&self, entry: &T) -> bool {
        self.0.binary_search(entry).is_ok()
    }

    /// Puts an entry in; false where it was there already.
    pub fn insert(&mut self, entry: T) -> bool {
        match self.0.binary_search(&entry) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, entry);
                true
            }
        }
    }

    /// Whether the two have no entry in common.
    pub fn is_disjoint(&self, other: &OrderedSet<T>) -> bool {
        !self.0.iter().any(|entry| other.contains(entry))
    }

    /// The entries between two, both included.
    pub fn between(&self, first: T, last: T) -> impl Iterator<Item = &T> {
        let from = self.0.binary_search(&first).unwrap_or_else(|place| place);
        self.0.iter().skip(from).take_while(move |entry| **entry <= last)
    }
}

impl<T> OrderedSet<T> {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries in order.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.0.iter()
    }

    /// Keeps only some entries.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }
}

impl<T> Default for OrderedSet<T> {
    fn default() -> OrderedSet<T> {
        OrderedSet(Vec::new())
    }
}

impl<T: Ord> Extend<T> for OrderedSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, entries: I) {
        entries.into_iter().for_each(|entry| {
            self.insert(entry);
        });
    }
}

impl<T: Ord> FromIterator<T> for OrderedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> OrderedSet<T> {
        let mut set = OrderedSet::new();
        set.extend(entries);
        set
    }
}

impl<T> IntoIterator for OrderedSet<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> vec::IntoIter<T> {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s OrderedSet<T> {
    type Item = &'s T;
    type IntoIter = slice::Iter<'s, T>;

    fn into_iter(self) -> slice::Iter<'s, T> {
        self.0.iter()
    }
}
