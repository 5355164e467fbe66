//! Every legal combination, by trying every assumption of who is granted what.

use crate::{
    judge::{Bars, Number, Outcome, Pair, Row, Run, World, by_the_month, number},
    model::{Frequency, Pack},
};
use std::{collections::BTreeMap, rc::Rc};

/// Most rows that are assumed granted or not; more are not tried.
pub const MOST_ASSUMED: usize = 12;

/// One legal combination: what comes of each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Combination {
    pub rows: BTreeMap<Row, Rc<Outcome>>,
    pub monthly: Number,
    pub regular: Number,
    pub once: Number,
}

/// All of them, the best first; nothing where there are too many rows to assume.
pub fn combinations(world: &World<'_>) -> Option<Vec<Combination>> {
    let rows_in = |bars: &[Bars]| -> Vec<Row> {
        let items = 0..world.pack.items.len();
        let among = |item: &usize| {
            world.pairs.iter().any(|pair| bars.contains(&pair.bars) && [pair.first, pair.second].contains(item))
        };
        items.filter(among).flat_map(|item| world.rows_of(item)).collect()
    };
    // Where sums of the family and of its members are compared crosswise, also what is compared is assumed.
    legal(world, &rows_in(&[Bars::Choice]))
        .or_else(|| legal(world, &rows_in(&[Bars::Choice, Bars::Higher])))
        .map(|all| in_order(world, all))
}

/// Those that come out as they were assumed; nothing where something rests on itself.
fn legal(world: &World<'_>, open: &[Row]) -> Option<Vec<Combination>> {
    if open.len() > MOST_ASSUMED {
        return None;
    }
    let mut all: Vec<Combination> = Vec::new();
    for assumption in 0..1_u32 << open.len() {
        let assumed: BTreeMap<Row, bool> =
            open.iter().enumerate().map(|(at, row)| (*row, assumption >> at & 1 == 1)).collect();
        let run = Run::new(world, assumed);
        let as_assumed = open.iter().all(|row| run.outcome(*row).granted == run.assumed[row]);
        if run.circle.get() {
            return None;
        }
        if !as_assumed {
            continue;
        }
        let rows: BTreeMap<Row, Rc<Outcome>> = world.rows().into_iter().map(|row| (row, run.outcome(row))).collect();
        if run.circle.get() {
            return None;
        }
        let sum = |counts: &dyn Fn(Frequency) -> bool| -> Number {
            let granted = rows.iter().filter(|(_, outcome)| outcome.granted);
            let paid = granted.filter_map(|(row, outcome)| {
                let unit = world.pack.unit(row.0).filter(|unit| counts(*unit))?;
                Some(by_the_month(unit, outcome.amount?))
            });
            paid.fold(number(0), |sum, paid| sum + paid)
        };
        let monthly = sum(&|unit| unit == Frequency::Monthly);
        let regular = sum(&|unit| unit != Frequency::Once);
        let once = sum(&|unit| unit == Frequency::Once);
        let same = |other: &Combination| {
            rows.iter().all(|(row, outcome)| {
                let other = &other.rows[row];
                (other.granted, &other.covered) == (outcome.granted, &outcome.covered)
            })
        };
        if !all.iter().any(same) {
            all.push(Combination { rows, monthly, regular, once });
        }
    }
    Some(all)
}

/// The best first: by what is paid again and again, then by what is paid once, then by the lists of the relations.
fn in_order(world: &World<'_>, mut all: Vec<Combination>) -> Vec<Combination> {
    let ranks = &world.ranks;
    all.sort_by(|a, b| {
        (b.regular, b.once).cmp(&(a.regular, a.once)).then_with(|| {
            let mut rows: Vec<&Row> = a.rows.keys().collect();
            rows.sort_by_key(|row| (ranks[row.0], row.1));
            let key = |one: &Combination| -> Vec<(bool, Vec<bool>)> {
                rows.iter().map(|row| (one.rows[*row].granted, one.rows[*row].covered.clone())).collect()
            };
            key(b).cmp(&key(a))
        })
    });
    all
}

/// Which item the lists of 择高 and 择一 put first: by id, but each after those listed before it. Where two lists
/// contradict one another, by id alone.
pub fn ranks(pack: &Pack, pairs: &[Pair]) -> Vec<usize> {
    let items = &pack.items;
    let mut by_id: Vec<usize> = (0..items.len()).collect();
    by_id.sort_by_key(|item| &items[*item].id);
    let before = |item: usize| -> Vec<usize> {
        let of = |bars: Bars| {
            let mut firsts: Vec<usize> =
                pairs.iter().filter(|pair| pair.bars == bars && pair.second == item).map(|pair| pair.first).collect();
            firsts.sort_by_key(|item| &items[*item].id);
            firsts
        };
        [of(Bars::Higher), of(Bars::Choice)].concat()
    };
    fn visit(item: usize, before: &dyn Fn(usize) -> Vec<usize>, path: &mut Vec<usize>, done: &mut Vec<usize>) -> bool {
        if path.contains(&item) {
            return false;
        }
        if done.contains(&item) {
            return true;
        }
        path.push(item);
        let fine = before(item).into_iter().all(|first| visit(first, before, path, done));
        path.pop();
        done.push(item);
        fine
    }
    let mut done = Vec::new();
    let fine = by_id.iter().all(|item| visit(*item, &before, &mut Vec::new(), &mut done));
    let order = if fine { done } else { by_id };
    let mut ranks = vec![0; items.len()];
    order.iter().enumerate().for_each(|(rank, item)| ranks[*item] = rank);
    ranks
}
