//! Rows of other files to the families they belong to.
//!
//! Where all files are sorted by family alike, they are read side by side. Where they are not, the other files are taken apart into
//! temporary files and put together again in the order of the families ([`spill`]); then they are read side by side, too.

mod follow;
mod index;
mod pieces;
mod sorted;
mod spill;

pub(crate) use follow::{Follower, Orphan};
pub(crate) use index::Index;
pub(crate) use sorted::Sorted;
pub(crate) use spill::{Spilled, orphans};

use std::cmp::Ordering;

/// An order of families by their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// By their bytes: `F1`, `F10`, `F2`.
    Bytes,
    /// The shorter before the longer: `F1`, `F2`, `F10`.
    Lengths,
}

impl Order {
    pub(crate) fn compare(self, one: &str, other: &str) -> Ordering {
        match self {
            Order::Bytes => one.cmp(other),
            Order::Lengths => (one.len(), one).cmp(&(other.len(), other)),
        }
    }
}
