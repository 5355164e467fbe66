//! Pairs of items that pay money at the same time and of which the pack does not say what they are to one another.

use super::asked::Asked;
use crate::{
    program::{Benefit, Item, Rules, Terms},
    value::Day,
};
use alloc::{collections::BTreeSet, vec::Vec};

/// Most pairs that are listed: more than anyone would read, and a bound on the answer.
const MOST_SILENT: usize = 10_000;

/// The pairs, by place of the items in the pack.
pub(super) struct Silent {
    pub(super) pairs: Vec<[u32; 2]>,
    pub(super) complete: bool,
}

/// Each pair once. What is said only of some place, time or condition is said all the same.
pub(super) fn silent(rules: &Rules, asked: &[Asked<'_>]) -> Silent {
    let ordered = |a: u32, b: u32| (a.min(b), a.max(b));
    let related = rules.relations.iter().map(|relation| ordered(relation.first, relation.second));
    let asked = asked.iter().map(|one| ordered(one.item, one.about));
    let said: BTreeSet<(u32, u32)> = related.chain(asked).collect();
    let all = (0u32..).zip(&rules.items);
    let cash: Vec<(u32, &Item)> = all.filter(|(_, item)| item.versions.iter().any(pays_money)).collect();
    let mut pairs = Vec::new();
    for (at, (first, item)) in cash.iter().enumerate() {
        for (second, other) in cash.iter().skip(at.saturating_add(1)) {
            if said.contains(&(*first, *second)) || !at_once(item, other, rules.effective) {
                continue;
            }
            if pairs.len() == MOST_SILENT {
                return Silent { pairs, complete: false };
            }
            pairs.push([*first, *second]);
        }
    }
    Silent { pairs, complete: true }
}

/// Whether an item pays money while these terms are in force.
pub(super) fn pays_money(terms: &Terms) -> bool {
    matches!(terms.benefit, Some(Benefit::Figure { unit, .. }) if unit.is_money())
}

/// Whether there is a day on which both pay money. What is in force changes on few days; it is enough to look at those.
fn at_once(first: &Item, second: &Item, effective: Option<Day>) -> bool {
    let begin = effective.unwrap_or(Day::FIRST);
    let periods = first.versions.iter().chain(&second.versions).filter_map(|terms| terms.period);
    let changes = periods.flat_map(|period| [Some(period.from), period.until.and_then(|until| until.add_days(1))]);
    let days = core::iter::once(begin).chain(changes.flatten().filter(|day| *day > begin));
    let pays = |item: &Item, day: Day| item.on(day).is_some_and(pays_money);
    days.into_iter().any(|day| pays(first, day) && pays(second, day))
}
