//! What the family may claim together: the best legal combination, and the others.

use crate::{
    case::Case,
    eval::{Combination, Evaluation, Judgement, chosen_and_after, monthly},
    program::{Benefit, Item, Owner, Program, RelationKind},
    value::{BaseUnit, Exact, Interval, Truth, Unit},
};
use alloc::{collections::BTreeSet, vec::Vec};

/// A family judged, with everything it may choose from.
pub struct Settled<'a> {
    /// The evaluation behind the rows.
    pub evaluation: Evaluation<'a>,
    /// The rows: of the best combination, or of all of them while facts are missing that decide which is best.
    pub judgements: Vec<Judgement>,
    /// What is granted and worth in each legal combination, the best first where one is known to be; a single one has no others.
    pub plans: Vec<Plan>,
    /// Whether the first of them is surely the best.
    pub decided: bool,
}

/// One legal combination.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Its rows.
    pub judgements: Vec<Judgement>,
    /// Its sums.
    pub totals: Totals,
}

/// Sums of money; nothing where a sum is out of range, no upper bound where none is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Totals {
    /// Of what is paid each month.
    pub monthly: Option<Interval>,
    /// Of everything that is paid again and again, as much as it comes to each month.
    pub regular: Option<Interval>,
    /// Of what is paid once.
    pub once: Option<Interval>,
}

/// Judges a family and finds what is best for it.
pub fn settle<'a>(program: &'a Program, case: &'a Case) -> Settled<'a> {
    let choices = program.rules.relations.iter().any(|relation| relation.kind == RelationKind::Choice);
    let found = if choices { Evaluation::combinations(program, case) } else { Some(Vec::new()) };
    let (evaluation, judgements, combinations, decided) = match found {
        None => {
            let (evaluation, judgements) = Evaluation::of_no_choice(program, case);
            (evaluation, judgements, Vec::new(), true)
        }
        Some(mut all) if all.len() > 1 => {
            let affected = chosen_and_after(program);
            let worth: Vec<Worth> = all.iter().map(|one| Worth::of(program, case, one, &affected)).collect();
            let best = (0..all.len()).find(|best| {
                (0..all.len()).all(|other| other == *best || surely_better(&all, &worth, *best, other, program))
            });
            let mut order: Vec<usize> = (0..all.len()).collect();
            order.sort_by(|a, b| likely_order(&all, &worth, *a, *b, program));
            if let Some(best) = best {
                order.retain(|one| *one != best);
                order.insert(0, best);
            }
            let mut slots: Vec<Option<Combination>> = all.drain(..).map(Some).collect();
            let sorted: Vec<Combination> = order.into_iter().filter_map(|at| slots.get_mut(at)?.take()).collect();
            let (evaluation, judgements) = match (best, sorted.first()) {
                (Some(_), Some(first)) => Evaluation::of_combination(program, case, first),
                _ => Evaluation::of_any_choice(program, case),
            };
            (evaluation, judgements, sorted, best.is_some())
        }
        Some(all) => {
            let (evaluation, judgements) = match all.first() {
                Some(only) => Evaluation::of_combination(program, case, only),
                None => Evaluation::of_any_choice(program, case),
            };
            (evaluation, judgements, Vec::new(), true)
        }
    };
    let plan = |judgements: Vec<Judgement>| Plan { totals: totals(&evaluation, &judgements), judgements };
    let plans: Vec<Plan> = combinations.into_iter().map(|one| plan(one.judgements)).collect();
    Settled { evaluation, judgements, plans, decided }
}

/// What a combination is worth, as far as it can differ from the others.
struct Worth {
    regular: Interval,
    once: Interval,
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

/// Whether one is at least as good as another whatever the unknown facts are, and goes before it where they are equal.
fn surely_better(all: &[Combination], worth: &[Worth], best: usize, other: usize, program: &Program) -> bool {
    let (Some(one), Some(two)) = (all.get(best), all.get(other)) else { return false };
    let (Some(own), Some(theirs)) = (worth.get(best), worth.get(other)) else { return false };
    let more = |own: Interval, theirs: Interval| theirs.less(own) == Truth::YES;
    let as_much = |own: Interval, theirs: Interval| theirs.less_or_equal(own) == Truth::YES;
    one.stands == Truth::YES
        && (more(own.regular, theirs.regular)
            || (as_much(own.regular, theirs.regular)
                && (more(own.once, theirs.once)
                    || (as_much(own.once, theirs.once) && surely_goes_before(program, one, two)))))
}

/// The order of a list in which none may be surely the best: by the most each can come to.
fn likely_order(all: &[Combination], worth: &[Worth], a: usize, b: usize, program: &Program) -> core::cmp::Ordering {
    let most = |interval: Interval| (interval.high.is_none(), interval.high);
    let key = |at: usize| worth.get(at).map(|worth| (most(worth.regular), most(worth.once)));
    key(b).cmp(&key(a)).then_with(|| match (all.get(a), all.get(b)) {
        (Some(one), Some(two)) if goes_before(program, one, two) => core::cmp::Ordering::Less,
        (Some(one), Some(two)) if goes_before(program, two, one) => core::cmp::Ordering::Greater,
        _ => core::cmp::Ordering::Equal,
    })
}

/// Whether one grants what the relations list first whatever the unknown facts are: what may be granted in one and not in the
/// other decides nothing, and must not speak against it either.
fn surely_goes_before(program: &Program, one: &Combination, other: &Combination) -> bool {
    let rank = |item: u32| program.rules.ranks.get(item as usize).copied();
    let mut pairs: Vec<(&Judgement, &Judgement)> = one.judgements.iter().zip(&other.judgements).collect();
    pairs.sort_by_key(|(row, _)| (rank(row.item), row.member));
    let truths = |row: &Judgement| core::iter::once(row.granted).chain(row.covered.clone()).collect::<Vec<_>>();
    let pairs = pairs.into_iter().flat_map(|(row, other)| truths(row).into_iter().zip(truths(other)));
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
fn goes_before(program: &Program, one: &Combination, other: &Combination) -> bool {
    let rank = |item: u32| program.rules.ranks.get(item as usize).copied();
    let mut pairs: Vec<(&Judgement, &Judgement)> = one.judgements.iter().zip(&other.judgements).collect();
    pairs.sort_by_key(|(row, _)| (rank(row.item), row.member));
    let differs = |row: &Judgement, other: &Judgement| row.granted != other.granted || row.covered != other.covered;
    let first = pairs.into_iter().find(|(row, other)| differs(row, other));
    let granted = |row: &Judgement| {
        let covered: Vec<bool> = row.covered.iter().map(|truth| *truth == Truth::YES).collect();
        (row.granted == Truth::YES, covered)
    };
    first.is_some_and(|(row, other)| granted(row) > granted(other))
}

/// The money of a pack: that of the first item that pays any.
pub fn pack_money(program: &Program) -> Unit {
    let terms = program.rules.items.iter().flat_map(|item| &item.versions);
    let units = terms.filter_map(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    });
    let money = units.flat_map(|unit| BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)).next();
    Unit::of(money.unwrap_or(BaseUnit::Yuan))
}

/// That money each month.
pub fn monthly_money(program: &Program) -> Unit {
    pack_money(program).over(Unit::of(BaseUnit::Month)).unwrap_or(Unit::NONE)
}

fn is_once(unit: Unit) -> bool {
    [BaseUnit::Month, BaseUnit::Year, BaseUnit::Week, BaseUnit::Day].into_iter().all(|base| unit.exponent(base) == 0)
}

/// The unit a row pays in, where that is the pack's money.
fn money(program: &Program, case: &Case, row: &Judgement) -> Option<Unit> {
    let item = program.rules.items.get(row.item as usize)?;
    let unit = benefit_unit(item, case)?;
    let money = BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)?;
    (Unit::of(money) == pack_money(program)).then_some(unit)
}

fn benefit_unit(item: &Item, case: &Case) -> Option<Unit> {
    match item.on(case.date)?.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(unit),
        _ => None,
    }
}

/// What a row pays: surely granted its amount, perhaps granted anything down to nothing.
fn paid(row: &Judgement) -> Option<Interval> {
    let (low, high) = row.bounds()?;
    let amount = Interval::new(Some(low.unwrap_or(Exact::ZERO)), high);
    match row.granted {
        Truth::YES => Some(amount),
        Truth::NO => None,
        _ => Some(amount.join(Interval::point(Exact::ZERO))),
    }
}

/// Sums of what is granted. What is surely granted counts at both ends, what may be only at the upper.
fn totals(evaluation: &Evaluation<'_>, judgements: &[Judgement]) -> Totals {
    let (program, case) = (evaluation.program, evaluation.case);
    let each_month = monthly_money(program);
    let sum = |counts: &dyn Fn(Unit) -> bool| {
        // Members nobody has named yet have no rows, but may be granted something.
        let of_the_unknown = evaluation.member_count().is_none()
            && (0u32..).zip(&program.rules.items).any(|(index, item)| {
                item.owner == Owner::Member
                    && benefit_unit(item, case).is_some_and(counts)
                    && evaluation.may_be_granted(index)
            });
        let start = Interval::new(Some(Exact::ZERO), (!of_the_unknown).then_some(Exact::ZERO));
        judgements.iter().try_fold(start, |sum, row| {
            let Some(unit) = money(program, case, row).filter(|unit| counts(*unit)) else { return Some(sum) };
            let Some(paid) = paid(row) else { return Some(sum) };
            let paid = monthly(unit, paid);
            let low = sum.low?.add(paid.low.unwrap_or(Exact::ZERO)).ok()?;
            let high = match (sum.high, paid.high) {
                (Some(sum), Some(high)) => Some(sum.add(high).ok()?),
                _ => None,
            };
            Some(Interval::new(Some(low), high))
        })
    };
    Totals { monthly: sum(&|unit| unit == each_month), regular: sum(&|unit| !is_once(unit)), once: sum(&is_once) }
}

/// The sums of what the rows grant, whichever combination they are of: while it is open which is best, at least as much
/// as each can come to.
pub fn rows_totals(settled: &Settled<'_>) -> Totals {
    let own = totals(&settled.evaluation, &settled.judgements);
    if settled.decided {
        return own;
    }
    let best = |pick: fn(&Totals) -> Option<Interval>| {
        let all: Option<Vec<Interval>> = settled.plans.iter().map(|plan| pick(&plan.totals)).collect();
        let all = all?;
        let high = all.iter().map(|one| one.high).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        Some(Interval::new(all.iter().filter_map(|one| one.low).min(), high))
    };
    Totals {
        monthly: best(|totals| totals.monthly),
        regular: best(|totals| totals.regular),
        once: best(|totals| totals.once),
    }
}
