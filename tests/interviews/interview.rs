//! One interview, and what must hold on the way.

use super::{family::Family, packs::Policies};
use std::time::Duration;
use yimen::shapes::{Amount, Plan, ScreeningResult, Standing, Verdict};

/// Asks the first question again and again; says how long each screening took, the last one with nothing left to ask. What
/// was settled on the way stays so, and in the end everything is settled as with all facts known.
#[expect(clippy::disallowed_types, reason = "the core reads no clock, who measures it does")]
pub fn interview(policies: &Policies, family: &Family) -> Vec<Duration> {
    let everything = policies.screen(&family.json());
    assert!(everything.questions.is_empty(), "{:?}", everything.questions);
    let mut known = family.nothing();
    let mut times = Vec::new();
    loop {
        let text = known.json();
        let begun = std::time::Instant::now();
        let result = policies.screen(&text);
        times.push(begun.elapsed());
        holds(&result, &everything, &known);
        let Some(question) = result.questions.first() else {
            settled(&result, &everything, &known);
            return times;
        };
        known.learn(family, question);
    }
}

/// Nothing said so far is otherwise with all facts known.
fn holds(result: &ScreeningResult, everything: &ScreeningResult, known: &Family) {
    for row in &result.items {
        let whole = everything.items.iter().find(|whole| (&whole.item, whole.member) == (&row.item, row.member));
        let whole = whole.unwrap_or_else(|| panic!("{} has no row in the end", row.item));
        let same = row.verdict == Verdict::Undetermined || row.verdict == whole.verdict;
        assert!(same, "{} was {:?}, is {:?}: {known:?}", row.item, row.verdict, whole.verdict);
        // What is ruled out may turn out not to be due on its own conditions either.
        let ruled_out = row.standing == Standing::Barred && whole.verdict == Verdict::Ineligible;
        let same = row.standing == Standing::None || row.standing == whole.standing || ruled_out;
        assert!(same, "{} was {:?}, is {:?}: {known:?}", row.item, row.standing, whole.standing);
    }
    let granted = |grant| everything.plan.grants.contains(grant);
    assert!(result.plan.grants.iter().all(granted), "{known:?}");
}

/// Nothing is left open, and nothing is otherwise than with all facts known.
fn settled(result: &ScreeningResult, everything: &ScreeningResult, known: &Family) {
    for row in &result.items {
        let is_settled = row.verdict != Verdict::Undetermined || row.barred_by.is_some();
        assert!(is_settled && row.missing.is_empty(), "{} is open: {known:?}", row.item);
        assert!(!matches!(row.amount, Some(Amount::Range { .. })), "the amount of {} is open: {known:?}", row.item);
    }
    // Where the members do not matter, none of them has a row: then nothing is granted to them.
    let nothing = |row: &&yimen::shapes::ItemResult| {
        !result.items.iter().any(|known| (&known.item, known.member) == (&row.item, row.member))
    };
    for row in everything.items.iter().filter(nothing) {
        assert_eq!(row.standing, Standing::None, "{} was never judged: {known:?}", row.item);
    }
    let best = |plan: &Plan| Plan { alternatives: Vec::new(), choices: Vec::new(), ..plan.clone() };
    assert_eq!(best(&result.plan), best(&everything.plan), "{known:?}");
    let chosen = |choice| everything.plan.choices.contains(choice);
    assert!(result.plan.choices.iter().all(chosen), "{known:?}");
    // What matters to an alternative alone is not asked: there may be more of them, and they may come to more.
    for plan in &result.plan.alternatives {
        let within = |whole: &&Plan| plan.grants.iter().all(|grant| whole.grants.contains(grant));
        assert!(everything.plan.alternatives.iter().any(|whole| within(&whole)), "{plan:?}: {known:?}");
    }
}
