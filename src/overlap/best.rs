//! Which legal combination is the best, as far as the known facts tell.

use super::money::{is_once, money, paid};
use crate::{
    case::Case,
    eval::{Combination, Judgement, chosen_and_after, monthly},
    program::Program,
    value::{Exact, Interval, Truth},
};
use alloc::{collections::BTreeSet, vec::Vec};
use core::cmp::Ordering;

/// Combinations set against one another: by what is paid again and again, then by what is paid once, then by what the
/// relations list first.
pub(super) struct Comparison<'a> {
    program: &'a Program,
    all: &'a [Combination],
    worth: Vec<Worth>,
    /// The items a choice can make a difference to; all others are the same in each, known or not.
    affected: BTreeSet<u32>,
}

/// What a combination is worth, as far as it can differ from the others.
struct Worth {
    regular: Interval,
    once: Interval,
}

/// Two rows of two combinations.
type Pair<'a> = (&'a Judgement, &'a Judgement);

impl<'a> Comparison<'a> {
    pub(super) fn new(program: &'a Program, case: &Case, all: &'a [Combination]) -> Comparison<'a> {
        let affected = chosen_and_after(program);
        let worth = all.iter().map(|one| Worth::of(program, case, one, &affected)).collect();
        Comparison { program, all, worth, affected }
    }

    /// The one that is surely the best; nothing while missing facts decide which is.
    pub(super) fn best(&self) -> Option<usize> {
        let count = self.all.len();
        (0..count).find(|best| (0..count).all(|other| other == *best || self.surely_better(*best, other)))
    }

    /// All of them: the best, where there is one, then by the most each can come to.
    pub(super) fn order(&self, best: Option<usize>) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by(|a, b| self.likely_order(*a, *b));
        if let Some(best) = best {
            order.retain(|one| *one != best);
            order.insert(0, best);
        }
        order
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

    fn likely_order(&self, a: usize, b: usize) -> Ordering {
        let most = |interval: Interval| (interval.high.is_none(), interval.high);
        let key = |at: usize| self.worth.get(at).map(|worth| (most(worth.regular), most(worth.once)));
        let before = |one: usize, other: usize| self.goes_before(one, other);
        key(b).cmp(&key(a)).then_with(|| match (before(a, b), before(b, a)) {
            (true, _) => Ordering::Less,
            (_, true) => Ordering::Greater,
            _ => Ordering::Equal,
        })
    }

    /// Whether one grants what the relations list first whatever the unknown facts are: what may be granted in one and not in
    /// the other decides nothing, and must not speak against it either.
    fn surely_goes_before(&self, one: usize, other: usize) -> bool {
        let truths = |row: &Judgement| core::iter::once(row.granted).chain(row.covered.clone()).collect::<Vec<_>>();
        let pairs =
            self.pairs(one, other).into_iter().flat_map(|(row, other)| truths(row).into_iter().zip(truths(other)));
        for (own, theirs) in pairs {
            match (own, theirs) {
                (Truth::YES, Truth::NO) => return true,
                (Truth::YES, _) | (_, Truth::NO) => {}
                _ => return false,
            }
        }
        false
    }

    /// Of two that come to the same, the one that grants what the relations list first.
    fn goes_before(&self, one: usize, other: usize) -> bool {
        let differs = |row: &Judgement, other: &Judgement| row.granted != other.granted || row.covered != other.covered;
        let first = self.pairs(one, other).into_iter().find(|(row, other)| differs(row, other));
        let granted = |row: &Judgement| {
            let covered: Vec<bool> = row.covered.iter().map(|truth| *truth == Truth::YES).collect();
            (row.granted == Truth::YES, covered)
        };
        first.is_some_and(|(row, other)| granted(row) > granted(other))
    }

    /// The rows that can differ, what the relations list first in front.
    fn pairs(&self, one: usize, other: usize) -> Vec<Pair<'a>> {
        let (Some(one), Some(other)) = (self.all.get(one), self.all.get(other)) else { return Vec::new() };
        let rank = |item: u32| self.program.rules.ranks.get(item as usize).copied();
        let pairs = one.judgements.iter().zip(&other.judgements).filter(|(row, _)| self.affected.contains(&row.item));
        let mut pairs: Vec<Pair<'a>> = pairs.collect();
        pairs.sort_by_key(|(row, _)| (rank(row.item), row.member));
        pairs
    }
}

impl Worth {
    fn of(program: &Program, case: &Case, combination: &Combination, affected: &BTreeSet<u32>) -> Worth {
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
