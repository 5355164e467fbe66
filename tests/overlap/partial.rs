//! What is said of an incomplete case, held against completions of it.

use crate::{
    compare::parse,
    judge::Number,
    model::{Case, Facts},
    same::grants,
    tape::Tape,
};
use std::fmt::Write;
use yimen::shapes::{Amount, ConditionVerdict, FindingKind, ItemResult, Plan, ScreeningResult, Standing, Verdict};

/// Days since which conditions no longer hold lie before today, as the engine takes it where they are unknown.
pub fn sensible(case: &mut Case) {
    for entry in &mut case.receiving {
        entry.unmet = entry.unmet.map(|day| day.min(case.date));
        entry.since = entry.since.map(|day| day.min(case.date));
    }
}

/// A case with some of it left out.
pub fn left_out(case: &Case, tape: &mut Tape<'_>) -> Case {
    let percent = *tape.pick(&[15, 40, 80]);
    let mut partial = case.clone();
    let mut out = |facts: &mut Facts| {
        facts.truths.iter_mut().filter(|_| tape.chance(percent)).for_each(|fact| *fact = None);
        facts.figures.iter_mut().filter(|_| tape.chance(percent)).for_each(|fact| *fact = None);
        facts.sums.iter_mut().filter(|_| tape.chance(percent)).for_each(|fact| *fact = None);
    };
    out(&mut partial.family);
    partial.members.iter_mut().for_each(&mut out);
    for entry in &mut partial.receiving {
        entry.amount = entry.amount.filter(|_| !tape.chance(percent));
        entry.unmet = entry.unmet.filter(|_| !tape.chance(percent));
        entry.since = entry.since.filter(|_| !tape.chance(percent));
    }
    partial
}

/// Another completion of what was left out.
pub fn completed(partial: &Case, tape: &mut Tape<'_>) -> Case {
    let mut case = partial.clone();
    let mut fill = |facts: &mut Facts| {
        facts.truths.iter_mut().for_each(|fact| *fact = fact.or_else(|| Some(tape.chance(50))));
        let mut figure = |fact: &mut Option<i64>| {
            *fact = fact.or_else(|| Some(*tape.pick(&[0, 30, 50, 60, 80, 100, 101, 500])));
        };
        facts.figures.iter_mut().for_each(&mut figure);
        facts.sums.iter_mut().for_each(&mut figure);
    };
    fill(&mut case.family);
    case.members.iter_mut().for_each(&mut fill);
    for entry in &mut case.receiving {
        entry.amount = entry.amount.or_else(|| Some(*tape.pick(&[0, 50, 100, 7000])));
        let unmet = *tape.pick(&[(2025, 6, 1), (2025, 9, 1), (2025, 12, 1), (2025, 12, 31), case.date]);
        // A day of its own is not made earlier by one that was left out.
        entry.since = entry.since.or_else(|| Some(entry.unmet.unwrap_or(unmet).min((2025, 6, 1))));
        entry.unmet = entry.unmet.or_else(|| Some(unmet.max(entry.since.unwrap_or(unmet)).min(case.date)));
    }
    case
}

/// Everything that a completion contradicts.
pub fn contradictions(open: &ScreeningResult, full: &ScreeningResult) -> String {
    let mut text = String::new();
    let mut wrong = |what: String| _ = writeln!(text, "{what}");
    // Members nobody knows have no rows yet.
    let by_key =
        |row: &ItemResult| full.items.iter().find(|later| (&later.item, later.member) == (&row.item, row.member));
    for (row, later) in open.items.iter().filter_map(|row| Some((row, by_key(row)?))) {
        let name = format!("{}{:?}", row.item, row.member);
        if row.verdict != Verdict::Undetermined && row.verdict != later.verdict {
            wrong(format!("{name} was {:?} and is {:?}", row.verdict, later.verdict));
        }
        let not_due = later.verdict == Verdict::Ineligible;
        if row.standing != Standing::None
            && row.standing != later.standing
            && !(row.standing == Standing::Barred && not_due)
        {
            wrong(format!("{name} was {:?} and is {:?}", row.standing, later.standing));
        }
        if row.barred_by.is_some() && later.barred_by.is_none() && !not_due {
            wrong(format!("{name} is barred no more"));
        }
        if let Some(amount) = &later.amount
            && !row.amount.as_ref().is_some_and(|bounds| within(amount, bounds))
        {
            wrong(format!("{name} is paid {amount:?}, not within {:?}", row.amount));
        }
        for (condition, later) in row.conditions.iter().zip(&later.conditions) {
            if condition.verdict != ConditionVerdict::Undetermined && condition.verdict != later.verdict {
                wrong(format!("{name} {} was {:?} and is {:?}", condition.id, condition.verdict, later.verdict));
            }
        }
        if let (Some(covered), Some(later)) = (&row.covered, &later.covered)
            && covered != later
        {
            wrong(format!("{name} covered {covered:?} and covers {later:?}"));
        }
        let still = later.verdict != Verdict::Ineligible || later.continues.is_some();
        if row.continues.as_ref().is_some_and(|continues| continues.settled) && !still {
            wrong(format!("{name} goes on no more"));
        }
    }
    for finding in &open.findings {
        let fits = |later: &yimen::shapes::Finding| {
            let own = (&later.item, later.member) == (&finding.item, finding.member);
            // Which of two that bar each other is told of may turn on what is missing.
            let ends = |one: &yimen::shapes::Finding| {
                let with = one.with.as_ref().map(|with| (with.item.clone(), with.member));
                with.map(|with| [with, (one.item.clone(), one.member)])
            };
            let other =
                ends(later).zip(ends(finding)).is_some_and(|(later, own)| own.iter().any(|one| later.contains(one)));
            let amount = finding.amount.is_none() || later.amount == finding.amount;
            let twice = finding.kind == FindingKind::Duplicate && other;
            later.kind == finding.kind && (twice || (own && amount))
        };
        if !full.findings.iter().any(fits) {
            wrong(format!("{finding:?} is found no more"));
        }
    }
    let chosen: Vec<&Plan> = core::iter::once(&open.plan).chain(&open.plan.alternatives).collect();
    let later: Vec<&Plan> = core::iter::once(&full.plan).chain(&full.plan.alternatives).collect();
    if !fits(&open.plan, &full.plan) {
        wrong(format!("the plan is no completion:\n{:?}\n{:?}", open.plan, full.plan));
    }
    for choice in &open.plan.choices {
        let has = |grant: &yimen::shapes::Grant| full.plan.grants.contains(grant);
        if !has(&choice.taken) || has(&choice.instead_of) {
            wrong(format!("{choice:?} is chosen no more"));
        }
    }
    if open.plan.more_alternatives == 0 && !open.plan.alternatives.is_empty() {
        for one in later.into_iter().filter(|one| !chosen.iter().any(|open| fits(open, one))) {
            wrong(format!("not listed before: {:?}", one.grants));
        }
    }
    text
}

/// Whether a plan of the full case is one that the open plan allows.
fn fits(open: &Plan, full: &Plan) -> bool {
    grants(&open.grants).is_subset(&grants(&full.grants))
        && within(&full.monthly_total, &open.monthly_total)
        && within(&full.regular_total, &open.regular_total)
        && within(&full.once_total, &open.once_total)
}

fn bounds(amount: &Amount) -> (Option<Number>, Option<Number>) {
    match amount {
        Amount::Exact { value, .. } => (Some(parse(value)), Some(parse(value))),
        Amount::Range { low, high, .. } => (low.as_deref().map(parse), high.as_deref().map(parse)),
    }
}

fn within(amount: &Amount, outer: &Amount) -> bool {
    let ((low, high), (least, most)) = (bounds(amount), bounds(outer));
    least.is_none_or(|least| low.is_some_and(|low| low >= least))
        && most.is_none_or(|most| high.is_some_and(|high| high <= most))
}
