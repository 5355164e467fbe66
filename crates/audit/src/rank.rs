//! Families in the order of a figure, all of them or the first so many.

use std::{
    cmp::{Ordering, Reverse},
    collections::BinaryHeap,
};
use yimen::{
    Exact,
    batch::{Bounds, OutputState, OutputValues},
};

/// The figure of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// A number; a day, a choice or a place counts by its place in the order.
    Settled(Exact),
    /// Between two bounds, as far as they are known: facts are missing.
    Open(Option<Exact>, Option<Exact>),
    /// 无
    Absent,
    /// It cannot be computed, or the family could not be read.
    Failed,
}

impl Figure {
    /// The figure of a row of an output.
    pub fn of_output(state: OutputState, values: &OutputValues, row: usize) -> Figure {
        match (state, values) {
            (OutputState::Settled, OutputValues::Numbers(numbers)) => {
                numbers.get(row).map_or(Figure::Failed, Figure::Settled)
            }
            (OutputState::Settled, OutputValues::Codes(codes)) => {
                let code = codes.get(row).copied().map(i64::from);
                code.map_or(Figure::Failed, |code| Figure::Settled(Exact::from_integer(code)))
            }
            (OutputState::Open, OutputValues::Numbers(numbers)) => {
                let (low, high) = numbers.bounds(row);
                Figure::Open(low, high)
            }
            (OutputState::Open, OutputValues::Codes(_)) => Figure::Open(None, None),
            (OutputState::Absent, _) => Figure::Absent,
            (OutputState::Failed | OutputState::Unread, _) => Figure::Failed,
        }
    }

    /// The figure of a row of sums; `read` says whether the family could be read.
    pub fn of_sum(sums: &Bounds, row: usize, read: bool) -> Figure {
        match sums.bounds(row) {
            _ if !read => Figure::Failed,
            (Some(low), Some(high)) if low == high => Figure::Settled(low),
            (None, None) => Figure::Failed,
            (low, high) => Figure::Open(low, high),
        }
    }
}

/// A family in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked<T> {
    /// Its figure.
    pub figure: Figure,
    /// Where it stands in the register, from 0 on.
    pub number: u64,
    /// What the caller wants to know it by.
    pub family: T,
}

/// Puts families in order: figures that are settled first, the greatest in front (or the least); then open ones, by the most
/// they can be (or the least); then the others. Equal ones stay in the order of the register.
#[derive(Debug, Clone)]
pub struct Ranking<T> {
    ascending: bool,
    most: Option<usize>,
    /// The last of those kept on top.
    kept: BinaryHeap<Entry<T>>,
}

#[derive(Debug, Clone)]
struct Entry<T> {
    rank: Rank,
    ranked: Ranked<T>,
}

/// Where a family stands among others: the group of its figure, the figure, its place in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank(u8, Option<Directed>, u64);

impl<T> Ranked<T> {
    /// Where it stands, in a ranking with the least or with the greatest in front.
    pub fn rank(&self, ascending: bool) -> Rank {
        let directed = |figure: Exact| match ascending {
            true => Directed::Up(figure),
            false => Directed::Down(Reverse(figure)),
        };
        let (group, figure) = match self.figure {
            Figure::Settled(figure) => (0, Some(directed(figure))),
            Figure::Open(low, high) => {
                let bound = if ascending { low } else { high };
                // No bound goes farthest.
                (1, bound.map(directed))
            }
            Figure::Absent => (2, None),
            Figure::Failed => (3, None),
        };
        Rank(group, figure, self.number)
    }
}

/// A figure in the direction asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Directed {
    Up(Exact),
    Down(Reverse<Exact>),
}

impl<T> PartialEq for Entry<T> {
    fn eq(&self, other: &Entry<T>) -> bool {
        self.rank == other.rank
    }
}

impl<T> Eq for Entry<T> {}

impl<T> PartialOrd for Entry<T> {
    fn partial_cmp(&self, other: &Entry<T>) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Entry<T> {
    fn cmp(&self, other: &Entry<T>) -> Ordering {
        self.rank.cmp(&other.rank)
    }
}

impl<T> Ranking<T> {
    /// An empty ranking: of the greatest in front unless it ascends, and of so many families at most. With a limit it holds no
    /// more than that many in memory.
    pub fn new(ascending: bool, most: Option<usize>) -> Ranking<T> {
        Ranking { ascending, most, kept: BinaryHeap::new() }
    }

    /// Puts a family in its place. Families may come in any order.
    pub fn push(&mut self, ranked: Ranked<T>) {
        let rank = ranked.rank(self.ascending);
        if let (Some(most), Some(last)) = (self.most, self.kept.peek())
            && self.kept.len() >= most
            && rank >= last.rank
        {
            return;
        }
        self.kept.push(Entry { rank, ranked });
        while self.most.is_some_and(|most| self.kept.len() > most) {
            self.kept.pop();
        }
    }

    /// How many families it holds.
    pub fn held(&self) -> usize {
        self.kept.len()
    }

    /// The families in order.
    pub fn finish(self) -> Vec<Ranked<T>> {
        self.kept.into_sorted_vec().into_iter().map(|entry| entry.ranked).collect()
    }
}
