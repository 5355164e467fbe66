//! Iterators to lists with little code: the standard library's way asks each kind of iterator in two places what comes next.

use alloc::vec::Vec;

/// Makes a list of what an iterator gives.
pub trait Listed: Iterator {
    /// Everything it gives, in order.
    fn listed(self) -> Vec<Self::Item>
    where
        Self: Sized,
    {
        // What is surely there is made room for at once.
        let mut list = Vec::with_capacity(self.size_hint().0);
        self.for_each(|entry| list.push(entry));
        list
    }
}

impl<I: Iterator> Listed for I {}
