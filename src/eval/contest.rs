//! 择高: of items that bar each other the one that pays more is granted.

use super::{
    bars::{Barring, Bars},
    items::Draft,
    monthly::monthly,
    nodes::Evaluation,
    operators::and,
    value::{Range, Value},
};
use crate::{
    base::Listed,
    program::{Benefit, RelationKind},
    value::{Exact, Interval, Truth},
};
use alloc::{vec, vec::Vec};

/// One row that may be barred by another of the same step.
struct Rival {
    /// The other's place in the step.
    by: usize,
    /// Whether it pays more, or as much and comes first, and the relation holds.
    beats: Truth,
    barring: Barring,
}

/// Decides the rows of one step among one another; `drafts` are those of all its items.
pub(super) fn decide(evaluation: &mut Evaluation<'_>, drafts: &mut [Draft]) {
    let free: Vec<Truth> = drafts.iter().map(|draft| super::bars::with_fault_as_no(draft.granted())).listed();
    let sums: Vec<Interval> = drafts.iter().map(|draft| sum(evaluation, draft)).listed();
    let rivals: Vec<Vec<Rival>> = (0..drafts.len()).map(|at| rivals(evaluation, drafts, &sums, &free, at)).listed();
    let settled = |at: usize| free.get(at).is_some_and(|free| free.settled().is_some());
    let exact = (0..drafts.len()).all(settled)
        && rivals.iter().flatten().all(|rival| rival.beats.settled().is_some())
        && evaluation.case.members.is_some();
    match exact {
        true => in_order(evaluation, drafts, &rivals),
        false => as_far_as_known(evaluation, drafts, &rivals, &free),
    }
}

/// With every sum known: the greatest first, so that whatever bars a row has been decided before it.
fn in_order(evaluation: &mut Evaluation<'_>, drafts: &mut [Draft], rivals: &[Vec<Rival>]) {
    let mut open: Vec<usize> = (0..drafts.len()).listed();
    let mut granted: Vec<Truth> = vec![Truth::NO; drafts.len()];
    while !open.is_empty() {
        // No two beat one another in turn, so there is always one that none of the others beats.
        let beaten = |at: usize| {
            let rivals = rivals.get(at).into_iter().flatten();
            rivals.into_iter().any(|rival| rival.beats == Truth::YES && open.contains(&rival.by))
        };
        let place = open.iter().position(|at| !beaten(*at)).unwrap_or(0);
        let at = open.remove(place);
        let mut bars = Bars::none();
        for rival in rivals.get(at).into_iter().flatten() {
            // What is still open to choice may win.
            let wins = granted.get(rival.by).copied().filter(|_| rival.beats == Truth::YES).unwrap_or(Truth::NO);
            bars.add(Value::truth(wins), rival.barring);
        }
        let Some(draft) = drafts.get_mut(at) else { continue };
        draft.add_bars(bars);
        draft.choose(evaluation);
        if let Some(slot) = granted.get_mut(at) {
            *slot = super::bars::with_fault_as_no(draft.granted());
        }
    }
}

/// With sums open: a row is surely granted once all that may beat it surely are not, and surely barred once one that
/// surely beats it surely is.
fn as_far_as_known(evaluation: &mut Evaluation<'_>, drafts: &mut [Draft], rivals: &[Vec<Rival>], free: &[Truth]) {
    // What may be chosen against may give way to others, whatever it pays.
    let chosen: Vec<bool> = drafts
        .iter()
        .map(|draft| !evaluation.relations_of(RelationKind::Choice, draft.item, draft.member).is_empty())
        .listed();
    let mut sure: Vec<bool> = vec![false; drafts.len()];
    let mut possible: Vec<bool> = free.iter().map(|free| free.can_be_true).listed();
    let is = |list: &[bool], at: usize| list.get(at) == Some(&true);
    // Each round settles one row at least, or is the last.
    for _ in 0..=drafts.len().saturating_mul(2) {
        let before = (sure.clone(), possible.clone());
        for at in 0..drafts.len() {
            let rivals = || rivals.get(at).into_iter().flatten();
            let barred = rivals().any(|rival| rival.beats == Truth::YES && is(&before.0, rival.by));
            let clear = rivals().all(|rival| !rival.beats.can_be_true || !is(&before.1, rival.by));
            let surely_free = free.get(at) == Some(&Truth::YES) && !is(&chosen, at);
            if let (Some(sure), Some(possible)) = (sure.get_mut(at), possible.get_mut(at)) {
                *possible &= !barred;
                *sure = surely_free && clear;
            }
        }
        if before == (sure.clone(), possible.clone()) {
            break;
        }
    }
    for (at, draft) in drafts.iter_mut().enumerate() {
        let mut bars = Bars::none();
        for rival in rivals.get(at).into_iter().flatten() {
            let wins = match (rival.beats, is(&sure, rival.by), is(&possible, rival.by)) {
                (Truth::NO, ..) | (.., false) => Truth::NO,
                (Truth::YES, true, _) => Truth::YES,
                _ => Truth::UNKNOWN,
            };
            bars.add(Value::truth(wins), rival.barring);
        }
        draft.add_bars(bars);
        draft.choose(evaluation);
    }
}

/// All rows of the step that a 择高 sets against this one.
fn rivals(
    evaluation: &mut Evaluation<'_>,
    drafts: &[Draft],
    sums: &[Interval],
    free: &[Truth],
    at: usize,
) -> Vec<Rival> {
    let program = evaluation.program;
    let Some(draft) = drafts.get(at) else { return Vec::new() };
    let about = evaluation.relations_about(draft.item);
    let about = about.filter(|(_, relation)| relation.kind == RelationKind::Higher).listed();
    let mut rivals = Vec::new();
    for (place, relation) in about {
        let other = if relation.first == draft.item { relation.second } else { relation.first };
        let holds = super::bars::with_fault_as_no(evaluation.holds(relation, draft.member));
        for (by, rival) in drafts.iter().enumerate().filter(|(_, rival)| rival.item == other) {
            if (relation.same_member && rival.member != draft.member) || free.get(by) == Some(&Truth::NO) {
                continue;
            }
            let (own, theirs) = match relation.same_member {
                true => (sums.get(at).copied(), sums.get(by).copied()),
                false => (Some(of_family(drafts, sums, free, draft.item)), Some(of_family(drafts, sums, free, other))),
            };
            let (Some(own), Some(theirs)) = (own, theirs) else { continue };
            let unknown_members = !relation.same_member && evaluation.case.members.is_none();
            let rank = |item: u32| program.rules.ranks.get(item as usize).copied();
            let beats = match rank(rival.item) < rank(draft.item) {
                _ if unknown_members => Truth::UNKNOWN,
                true => own.less_or_equal(theirs),
                false => own.less(theirs),
            };
            let member = rival.member.filter(|_| !evaluation.is_of_family(other));
            let barring = Barring { relation: place, by: other, member };
            rivals.push(Rival { by, beats: and(Value::truth(beats), Value::truth(holds)).as_truth(), barring });
        }
    }
    rivals
}

/// What a row pays each month, once granted.
fn sum(evaluation: &Evaluation<'_>, draft: &Draft) -> Interval {
    let terms = evaluation.program.rules.items.get(draft.item as usize);
    let unit = terms.and_then(|item| item.on(evaluation.case.date)).and_then(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    });
    let amount = draft.amount.and_then(|amount| match amount.range {
        Range::Number(interval) => Some(interval),
        _ => None,
    });
    match (unit, amount) {
        (Some(unit), Some(amount)) => monthly(unit, amount),
        _ => Interval::point(Exact::ZERO),
    }
}

/// What all rows of an item pay together.
fn of_family(drafts: &[Draft], sums: &[Interval], free: &[Truth], item: u32) -> Interval {
    let rows = drafts.iter().zip(sums).zip(free).filter(|((draft, _), _)| draft.item == item);
    rows.fold(Interval::point(Exact::ZERO), |all, ((_, sum), free)| {
        let counted = match *free {
            Truth::YES => *sum,
            Truth::NO => Interval::point(Exact::ZERO),
            _ => sum.join(Interval::point(Exact::ZERO)),
        };
        all.add(counted).interval.unwrap_or(Interval::EVERYTHING)
    })
}
