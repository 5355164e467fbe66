//! Why families are judged one by one.

use alloc::vec::Vec;

/// What of a family lanes could not tell, so that the scalar evaluator judged it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A value that does not fit its column, or that the pack does not allow.
    Values,
    /// An item's verdict or amount, by place in the pack.
    Item(u32),
    /// Which of two items the applicant chooses, by place in the pack.
    Choice(u32, u32),
    /// An output, by its definition's place in the pack.
    Output(u32),
    /// Nothing of the pack could be made ready for the register's columns.
    Everything,
}

/// How many families are judged one by one, by the first cause found for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Causes {
    all: Vec<(Cause, usize)>,
}

impl Causes {
    /// Counts families.
    pub fn add(&mut self, cause: Cause, families: usize) {
        match self.all.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, count)) => *count = count.saturating_add(families),
            None => self.all.push((cause, families)),
        }
    }

    /// All causes with how many families each has, the most first.
    pub fn most_first(&self) -> Vec<(Cause, usize)> {
        let mut all = self.all.clone();
        crate::base::sort_by_key(&mut all, |(cause, families)| (core::cmp::Reverse(*families), *cause));
        all
    }

    pub(super) fn clear(&mut self) {
        self.all.clear();
    }
}
