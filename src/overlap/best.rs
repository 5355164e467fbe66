//! Which legal combination is the best, as far as the known facts tell.

use super::money::{is_once, money, paid};
use crate::{
    base::{Listed, OrderedSet, sort_by, sort_by_key},
    case::Case,
    eval::{Combination, Judgement, after, monthly},
    program::Program,
    value::{Exact, Interval, Truth},
};
use alloc::vec::Vec;
use core::cmp::Reverse;

/// Combinations set against one another: by what is paid again and again, then by what is paid once, then by what the
/// relations list first.
pub(super) struct Comparison<'a> {
    program: &'a Program,
    all: &'a [Combination],
    worth: Vec<Worth>,
    /// The items a choice can make a difference to; all others are the same in each, known or not.
    affected: OrderedSet<u32>,
}

/// What a combination is worth, as far as it can differ from the others.
struct Worth {
    regular: Interval,
    once: Interval,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(program: &'a Program, case: &Case, all: &'a [Combination]) -> Comparison<'a> {
        let affected = after(program, differing(all));
        let worth = all.iter().map(|one| Worth::of(program, case, one, &affected)).listed();
        Comparison { program, all, worth, affected }
    }

    /// The one that is surely the best; nothing while missing facts decide which is.
    pub(super) fn best(&self) -> Option<usize> {
        let count = self.all.len();
        (0..count).find(|best| (0..count).all(|other| other == *best || self.surely_better(*best, other)))
    }

    /// All of them: the best, where there is one, then by the most each can come to, then by what the relations list first.
    pub(super) fn order(&self, best: Option<usize>) -> Vec<usize> {
        let most = |interval: Interval| (interval.high.is_none(), interval.high);
        let keys = self.all.iter().zip(&self.worth).enumerate().map(|(at, (one, worth))| {
            let key = (Some(at) == best, most(worth.regular), most(worth.once), self.listed(one));
            (Reverse(key), at)
        });
        let mut keys: Vec<_> = keys.listed();
        sort_by(&mut keys, |one, other| one < other);
        keys.into_iter().map(|(_, at)| at).listed()
    }

    /// Whether one is at least as good as another whatever the unknown facts are, and goes before it where they are equal.
    fn surely_better(&self, best: usize, other: usize) -> bool {
        let (Some(own), Some(theirs)) = (self.worth.get(best), self.worth.get(other)) else { return false };
        let more = |own: Interval, theirs: Interval| theirs.less(own) == Truth::YES;
        let as_much = |own: Interval, theirs: Interval| theirs.less_or_equal(own) == Truth::YES;
        let once =
            || more(own.once, theirs.once) || (as_much(own.once, theirs.once) && self.surely_goes_before(best, other));
        self.all.get(best).is_some_and(|one| one.stands == Truth::YES)
            && (more(own.regular, theirs.regular) || (as_much(own.regular, theirs.regular) && once()))
    }

    /// Whether one grants what the relations list first whatever the unknown facts are: what may be granted in one and not in
    /// the other decides nothing, and must not speak against it either.
    fn surely_goes_before(&self, one: usize, other: usize) -> bool {
        let (Some(one), Some(other)) = (self.all.get(one), self.all.get(other)) else { return false };
        let pairs = self.rows(one).into_iter().zip(self.rows(other));
        for (own, theirs) in pairs.flat_map(|(row, other)| truths(row).zip(truths(other))) {
            match (own, theirs) {
                (Truth::YES, Truth::NO) => return true,
                (Truth::YES, _) | (_, Truth::NO) => {}
                _ => return false,
            }
        }
        false
    }

    /// What is surely granted, in the order of the relations' lists.
    fn listed(&self, one: &Combination) -> Vec<Vec<bool>> {
        let sure = |row: &Judgement| truths(row).map(|truth| truth == Truth::YES).listed();
        self.rows(one).into_iter().map(sure).listed()
    }

    /// The rows that can differ, what the relations list first in front.
    fn rows<'c>(&self, one: &'c Combination) -> Vec<&'c Judgement> {
        let rank = |item: u32| self.program.rules.ranks.get(item as usize).copied();
        let rows = one.judgements.iter().filter(|row| self.affected.contains(&row.item));
        let mut rows: Vec<&Judgement> = rows.listed();
        sort_by_key(&mut rows, |row| (rank(row.item), row.member));
        rows
    }
}

/// The items that are not granted alike in all combinations. What is left to the applicant but can be had in one way only is
/// alike in each.
fn differing(all: &[Combination]) -> OrderedSet<u32> {
    let Some((first, others)) = all.split_first() else { return OrderedSet::new() };
    let rows = others.iter().flat_map(|other| first.judgements.iter().zip(&other.judgements));
    let differ = rows.filter(|(row, other)| !truths(row).eq(truths(other)));
    differ.map(|(row, _)| row.item).collect()
}

/// Whether a row is granted, and whom it covers.
fn truths(row: &Judgement) -> impl Iterator<Item = Truth> {
    core::iter::once(row.granted).chain(row.covered.iter().copied())
}

impl Worth {
    fn of(program: &Program, case: &Case, combination: &Combination, affected: &OrderedSet<u32>) -> Worth {
        let sum = |once: bool| {
            let rows = combination.judgements.iter().filter(|row| affected.contains(&row.item));
            rows.fold(Interval::point(Exact::ZERO), |sum, row| {
                let unit = money(program, case, row).filter(|unit| is_once(*unit) == once);
                let paid = unit.and_then(|unit| Some(monthly(unit, paid(row)?)));
                paid.map_or(sum, |paid| sum.add(paid).interval.unwrap_or(Interval::EVERYTHING))
            })
        };
        Worth { regular: sum(false), once: sum(true) }
    }
}
