//! Which values of a fact can be offered, as a row of whole numbers.

use super::reach::Reach;
use crate::{
    base::Listed,
    case::{Case, Given},
    eval::{Evaluation, FactOf, Range, Value},
    program::{Fact, Kind, Program},
    value::{BaseUnit, Day, Exact, Interval, Unit},
};
use alloc::vec::Vec;

/// Things counted in whole numbers only, and times people count so.
const COUNTED: [BaseUnit; 11] = [
    BaseUnit::Home,
    BaseUnit::Vehicle,
    BaseUnit::Household,
    BaseUnit::Person,
    BaseUnit::Year,
    BaseUnit::Month,
    BaseUnit::Week,
    BaseUnit::Workday,
    BaseUnit::Day,
    BaseUnit::Yen,
    BaseUnit::Won,
];

/// The grid of a fact that is a number or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grid {
    /// Multiples of one part in so many.
    Figures(i64),
    /// Days, counted from the first there is.
    Days,
}

/// A fact by where it stands.
pub(super) fn fact(program: &Program, of: FactOf) -> Option<&Fact> {
    let facts = if of.member.is_some() { &program.rules.member } else { &program.rules.family };
    facts.get(of.fact as usize)
}

/// A fact as the case gives it.
pub(super) fn given(case: &Case, of: FactOf) -> Given {
    let facts = match of.member {
        None => Some(&case.family),
        Some(member) => case.members.as_ref().and_then(|members| members.get(member)),
    };
    facts.and_then(|facts| facts.get(of.fact as usize)).copied().unwrap_or(Given::Unknown)
}

/// The facts that matter and can be offered otherwise, each with everything it can be offered as: what was given as a
/// figure, a day, a yes or no or a choice.
pub(super) fn candidates(program: &Program, case: &Case, reach: &Reach) -> Vec<(FactOf, Value)> {
    let members = case.members.as_ref().map_or(0, Vec::len);
    let family = reach.family.iter().map(|fact| FactOf { member: None, fact: *fact });
    let of_member = |member| reach.member.iter().map(move |fact| FactOf { member: Some(member), fact: *fact });
    let evaluation = Evaluation::new(program, case);
    let offered = |of: FactOf| {
        let fact = fact(program, of)?;
        let choice = matches!(fact.kind, Kind::Truth | Kind::Choice(_));
        let given = match given(case, of) {
            Given::Number(_) | Given::Day(_) | Given::Truth(_) | Given::Choice(_) => true,
            // From nothing to a figure or a day there is no distance.
            Given::Absent => choice,
            Given::Unknown | Given::Region(_) | Given::Member(_) => false,
        };
        given.then(|| (of, Value { absent: fact.optional && choice, ..evaluation.anything(fact) }))
    };
    family.chain((0..members).flat_map(of_member)).filter_map(offered).listed()
}

impl Grid {
    /// The grid of a fact, coarse only where the figure given fits it; nothing for a yes or no or a choice.
    pub(super) fn of(fact: &Fact, given: Given) -> Option<Grid> {
        match (fact.kind, given) {
            (Kind::Day, Given::Day(_)) => Some(Grid::Days),
            (Kind::Number(_), Given::Number(_)) if fact.whole => Some(Grid::Figures(1)),
            (Kind::Number(unit), Given::Number(number)) => {
                // 人, and 日元/月, which is yen all the same.
                let counted = COUNTED.iter().any(|base| unit.leading(true) == Unit::of(*base).text(true));
                Some(Grid::Figures(if counted && number.is_integer() { 1 } else { 100 }))
            }
            _ => None,
        }
    }

    /// The value at a place of the grid.
    pub(super) fn at(self, place: i128) -> Option<Given> {
        match self {
            Grid::Figures(parts) => Exact::from_parts(place, parts.into()).map(Given::Number),
            Grid::Days => Day::FIRST.add_days(i64::try_from(place).ok()?).map(Given::Day),
        }
    }

    /// The nearest places below and above what was given.
    pub(super) fn beside(self, given: Given) -> Option<(i128, i128)> {
        let (floor, on_it) = match (self, given) {
            (Grid::Figures(parts), Given::Number(number)) => {
                let place = number.mul(Exact::from_integer(parts)).ok()?;
                (place.floor(), place.is_integer())
            }
            (Grid::Days, Given::Day(day)) => (Day::FIRST.days_until(day).into(), true),
            _ => return None,
        };
        Some((if on_it { floor.checked_sub(1)? } else { floor }, floor.checked_add(1)?))
    }

    /// The first and the last place of a fact's range; nothing where it has no end there.
    pub(super) fn ends(self, fact: &Fact) -> Option<(Option<i128>, Option<i128>)> {
        match self {
            Grid::Figures(parts) => {
                let place = |bound: Exact| bound.mul(Exact::from_integer(parts)).ok();
                let low = fact.low.map(|low| Some(place(low)?.neg().floor().saturating_neg()));
                let high = fact.high.map(|high| Some(place(high)?.floor()));
                Some((low.map_or(Some(None), |low| low.map(Some))?, high.map_or(Some(None), |high| high.map(Some))?))
            }
            Grid::Days => Some((Some(0), Some(Day::FIRST.days_until(Day::LAST).into()))),
        }
    }

    /// Everything from one place to another, in either order; without an end where there is none.
    pub(super) fn between(self, near: i128, far: Option<i128>, down: bool) -> Option<Value> {
        let (low, high) = if down { (far, Some(near)) } else { (Some(near), far) };
        Some(Value::of(match self {
            Grid::Figures(parts) => {
                let bound = |place: Option<i128>| match place {
                    None => Some(None),
                    Some(place) => Exact::from_parts(place, parts.into()).map(Some),
                };
                Range::Number(Interval::new(bound(low)?, bound(high)?))
            }
            Grid::Days => {
                let day = |place: i128| Day::FIRST.add_days(i64::try_from(place).ok()?);
                Range::Days(low.map_or(Some(Day::FIRST), day)?, high.map_or(Some(Day::LAST), day)?)
            }
        }))
    }
}
