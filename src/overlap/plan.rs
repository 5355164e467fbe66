//! What the family may claim together: the best legal combination, and the others.

use super::{
    best::Comparison,
    money::{benefit_unit, is_once, money, monthly_money, paid},
};
use crate::{
    base::Listed,
    case::Case,
    eval::{Combination, Combinations, Evaluation, Judgement, monthly},
    program::{Owner, Program},
    value::{Exact, Interval, Truth, Unit},
};
use alloc::vec::Vec;

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
    let (evaluation, judgements, combinations, decided) = match Evaluation::combinations(program, case) {
        None => {
            let (evaluation, judgements) = Evaluation::of_no_choice(program, case);
            (evaluation, judgements, Vec::new(), true)
        }
        Some(Combinations { mut all, only: Some(evaluation) }) => {
            let judgements = all.pop().map(|only| only.judgements).unwrap_or_default();
            (evaluation, judgements, Vec::new(), true)
        }
        Some(Combinations { mut all, .. }) if all.len() > 1 => {
            let comparison = Comparison::new(program, case, &all);
            let best = comparison.best();
            let order = comparison.order(best);
            let mut slots: Vec<Option<Combination>> = all.drain(..).map(Some).listed();
            let mut sorted: Vec<Combination> = order.into_iter().filter_map(|at| slots.get_mut(at)?.take()).listed();
            // Beside what is surely the best, nothing is offered that missing facts may take away.
            sorted.retain(|one| best.is_none() || one.stands == Truth::YES);
            let (evaluation, judgements) = match (best, sorted.first()) {
                (Some(_), Some(first)) => Evaluation::of_combination(program, case, first),
                _ => Evaluation::of_any_choice(program, case),
            };
            let others = if sorted.len() > 1 { sorted } else { Vec::new() };
            (evaluation, judgements, others, best.is_some())
        }
        Some(Combinations { all, .. }) => {
            let (evaluation, judgements) = match all.first() {
                Some(only) => Evaluation::of_combination(program, case, only),
                None => Evaluation::of_any_choice(program, case),
            };
            (evaluation, judgements, Vec::new(), true)
        }
    };
    let plan = |judgements: Vec<Judgement>| Plan { totals: totals(&evaluation, &judgements), judgements };
    let plans: Vec<Plan> = combinations.into_iter().map(|one| plan(one.judgements)).listed();
    Settled { evaluation, judgements, plans, decided }
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
                    && benefit_unit(item, case.date).is_some_and(counts)
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
