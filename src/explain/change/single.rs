//! The nearest value of one fact that does it.

use super::{
    Change, Search,
    grid::{self, Grid},
    trial::{Chance, Goal},
};
use crate::{
    base::{Listed, OrderedMap, sort_by_key},
    case::Given,
    eval::{FactOf, Supposed, Value},
    program::{Fact, Kind},
    value::Exact,
};
use alloc::{vec, vec::Vec};

/// Most ranges tried for one fact; halving takes a hundred at most where the rules are not wild.
const MOST_RANGES: usize = 2_000;

/// How far from where it begins a direction without an end is searched, in steps of the grid.
const FURTHEST: i128 = 1_000_000_000_000_000;

/// Where one side begins and ends, and whether it lies below.
type Side = (i128, Option<i128>, bool);

impl Search<'_, '_> {
    /// Every fact that does it alone, with the nearest value that does.
    pub(super) fn singles(&mut self, goal: &Goal, base: &Supposed) -> Vec<Change> {
        let mut found = Vec::new();
        let mut open = vec![self.candidates.clone()];
        while let Some(facts) = open.pop() {
            // What all of them together cannot do, none of them can alone.
            let mut supposed = base.clone();
            supposed.extend(facts.iter().copied());
            if facts.is_empty() || self.chance(goal, supposed) == Chance::Never {
                continue;
            }
            match facts.as_slice() {
                [(only, _)] => found.extend(self.nearest(goal, *only, base)),
                several => {
                    let (first, second) = several.split_at(several.len().div_euclid(2));
                    open.extend([second.to_vec(), first.to_vec()]);
                }
            }
        }
        found
    }

    /// The nearest value of a fact that does it, the others being as they are.
    pub(super) fn nearest(&mut self, goal: &Goal, of: FactOf, base: &Supposed) -> Option<Change> {
        let fact = grid::fact(self.seeker.program, of)?;
        let from = grid::given(self.seeker.case, of);
        match Grid::of(fact, from) {
            Some(grid) => self.on_grid(goal, of, (fact, from, grid), base),
            None => self.among_choices(goal, of, (fact, from), base),
        }
    }

    fn with(&mut self, goal: &Goal, of: FactOf, value: Option<Value>, base: &Supposed) -> Chance {
        let Some(value) = value else {
            // Beyond what can be written down exactly.
            self.complete = false;
            return Chance::Never;
        };
        let mut supposed = base.clone();
        supposed.insert(of, value);
        self.chance(goal, supposed)
    }

    fn on_grid(
        &mut self,
        goal: &Goal,
        of: FactOf,
        (fact, from, grid): (&Fact, Given, Grid),
        base: &Supposed,
    ) -> Option<Change> {
        let Some(((below, above), (first, last))) = grid.beside(from).zip(grid.ends(fact)) else {
            self.complete = false;
            return None;
        };
        let (place, down, chance) =
            self.nearest_place(goal, (of, from, grid), [(below, first, true), (above, last, false)], base)?;
        let far = if down { first } else { last };
        let beyond = self.with(goal, of, grid.between(place, far, down), base);
        Some(Change {
            fact: of,
            from,
            to: grid.at(place)?,
            also: Vec::new(),
            further: matches!(beyond, Chance::Sure { .. }),
            open: chance == Chance::Open,
            barred: chance == Chance::Sure { barred: true },
        })
    }

    /// The nearest place on either side, whether it lies below, and what comes of it. Ranges that cannot do it are left out, others halved,
    /// and the one that begins nearest always comes next.
    fn nearest_place(
        &mut self,
        goal: &Goal,
        (of, from, grid): (FactOf, Given, Grid),
        sides: [Side; 2],
        base: &Supposed,
    ) -> Option<(i128, bool, Chance)> {
        let mut open: OrderedMap<(Exact, bool), (i128, i128)> = OrderedMap::new();
        let key = |near, down: bool| Some((distance(from, grid.at(near)?)?, !down));
        let mut beyond = false;
        for (near, far, down) in sides {
            if far.is_some_and(|far| if down { far > near } else { far < near }) {
                continue;
            }
            let furthest = if down { near.saturating_sub(FURTHEST) } else { near.saturating_add(FURTHEST) };
            let within = far.map_or(furthest, |far| if down { far.max(furthest) } else { far.min(furthest) });
            if far != Some(within) {
                if self.with(goal, of, grid.between(near, far, down), base) == Chance::Never {
                    continue;
                }
                beyond = true;
            }
            open.insert(key(near, down)?, (near, within));
        }
        let mut tried = 0usize;
        while let Some(((_, up), (near, far))) = open.pop_first() {
            let down = !up;
            tried = tried.saturating_add(1);
            if tried > MOST_RANGES {
                self.complete = false;
                return None;
            }
            let chance = self.with(goal, of, grid.between(near, Some(far), down), base);
            if chance == Chance::Never {
                continue;
            }
            if near == far {
                return Some((near, down, chance));
            }
            let middle = near.saturating_add(far.saturating_sub(near).checked_div(2).unwrap_or(0));
            let next = if down { middle.saturating_sub(1) } else { middle.saturating_add(1) };
            open.insert(key(near, down)?, (near, middle));
            open.insert(key(next, down)?, (next, far));
        }
        // Nobody looked beyond the furthest.
        self.complete &= !beyond;
        None
    }

    /// Every other choice is equally near.
    fn among_choices(
        &mut self,
        goal: &Goal,
        of: FactOf,
        (fact, from): (&Fact, Given),
        base: &Supposed,
    ) -> Option<Change> {
        let choices = match fact.kind {
            Kind::Truth => Vec::from([Given::Truth(true), Given::Truth(false)]),
            Kind::Choice(set) => {
                let set = self.seeker.program.rules.choices.get(set as usize).map_or(0, Vec::len);
                (0..u32::try_from(set).unwrap_or(0)).map(Given::Choice).listed()
            }
            _ => return None,
        };
        let absent = Some(Given::Absent).filter(|_| fact.optional);
        let mut found: Vec<(Given, Chance)> = Vec::new();
        for other in choices.into_iter().chain(absent).filter(|other| *other != from) {
            let chance = self.with(goal, of, Value::given(other), base);
            if chance != Chance::Never {
                found.push((other, chance));
            }
        }
        // The best first: surely and without a bar, then surely, then open.
        let rank = |chance: &Chance| match chance {
            Chance::Sure { barred } => u8::from(*barred),
            Chance::Open | Chance::Never => 2,
        };
        sort_by_key(&mut found, |(_, chance)| rank(chance));
        let (to, chance) = *found.first()?;
        Some(Change {
            fact: of,
            from,
            to,
            also: found.iter().skip(1).filter(|(_, other)| *other == chance).map(|(other, _)| *other).listed(),
            further: false,
            open: chance == Chance::Open,
            barred: chance == Chance::Sure { barred: true },
        })
    }
}

/// How far two figures or days lie apart; nothing for what has no distance.
pub fn distance(from: Given, to: Given) -> Option<Exact> {
    match (from, to) {
        (Given::Number(from), Given::Number(to)) => to.sub(from).ok().map(Exact::abs),
        (Given::Day(from), Given::Day(to)) => Some(Exact::from_integer(from.days_until(to)).abs()),
        _ => None,
    }
}
