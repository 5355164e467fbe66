//! 重复救 beside another item: both are received although one bars the other, whatever the verdicts are.

use super::{
    findings::{Finding, FindingKind},
    plan::Settled,
};
use crate::{
    base::Listed,
    case::{Case, Receiving},
    program::{Relation, RelationKind},
    value::{Exact, Truth},
};
use alloc::vec::Vec;

/// An item of the family, or of a member.
type Whose = (u32, Option<usize>);

/// What is received twice, as far as that is settled.
#[derive(Default)]
pub(super) struct Duplicates {
    /// Surely, each of them once: the one that is to go, and what it stands beside.
    pub(super) told: Vec<Finding>,
    /// Perhaps: it turns on facts that are missing.
    pub(super) open: Vec<Whose>,
}

pub(super) fn duplicates(settled: &mut Settled<'_>) -> Duplicates {
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    let relations = program.rules.relations.iter().enumerate();
    let mut all = Duplicates::default();
    for (at, relation) in relations.filter(|(_, relation)| relation.kind.bars()) {
        for (first, second) in pairs(case, relation) {
            let (first, second) = ((relation.first, first), (relation.second, second));
            let goes = goes(settled, relation, first, second);
            let (item, with) = if goes == Some(first) { (first, second) } else { (second, first) };
            let mut twice = is_twice(settled, at, item, with);
            if goes.is_none() {
                // Whichever goes, it must be twice.
                twice = twice.join(is_twice(settled, at, with, item));
            }
            match twice {
                Truth::NO => {}
                Truth::YES if all.told.iter().any(|one| (one.item, one.member) == item) => {}
                Truth::YES => all.told.push(Finding {
                    kind: FindingKind::Duplicate,
                    item: item.0,
                    member: item.1,
                    with: Some(with),
                    relation: Some(at),
                    place: None,
                    amount: goes.and_then(|item| paid(case, item)),
                }),
                _ => all.open.extend([item, with]),
            }
        }
    }
    all
}

/// Which of two that are received is to go: what 排除 rules out, else the one that is not granted, the one listed later where
/// neither is; nothing while that is open.
fn goes(settled: &Settled<'_>, relation: &Relation, first: Whose, second: Whose) -> Option<Whose> {
    if relation.kind == RelationKind::Excludes {
        return Some(second);
    }
    let granted = |whose: Whose| {
        let row = settled.judgements.iter().find(|row| (row.item, row.member) == whose);
        row.map_or(Truth::UNKNOWN, |row| row.granted)
    };
    match (granted(first), granted(second)) {
        (Truth::YES, _) | (_, Truth::NO) => Some(second),
        (Truth::NO, Truth::YES) => Some(first),
        _ => None,
    }
}

/// Receipts of both items of a relation, of one and the same member where it is about one.
fn pairs(case: &Case, relation: &Relation) -> Vec<(Option<usize>, Option<usize>)> {
    let of = |item: u32| case.receiving.iter().filter(move |one| one.item == item);
    let both = of(relation.first).flat_map(|first| of(relation.second).map(move |second| (first, second)));
    let whose = |one: &Receiving| one.member.map(|member| member as usize);
    let fits = |first: &Receiving, second: &Receiving| {
        !relation.same_member || first.member.is_none() || second.member.is_none() || first.member == second.member
    };
    both.filter(|(first, second)| fits(first, second)).map(|(first, second)| (whose(first), whose(second))).listed()
}

/// Whether one item beside another is one too many. Where the relation is about each member, that turns on whom a family's
/// item covers.
fn is_twice(settled: &mut Settled<'_>, relation: usize, item: Whose, with: Whose) -> Truth {
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    let same_member = program.rules.relations.get(relation).is_some_and(|relation| relation.same_member);
    let Settled { evaluation, judgements, .. } = settled;
    let mut holds = |member: Option<usize>| evaluation.relation_holds(relation, member);
    let covered = |family: u32, member: usize| {
        let row = judgements.iter().find(|row| row.item == family && row.member.is_none());
        row.and_then(|row| row.covered.get(member).copied()).unwrap_or(Truth::YES)
    };
    let members = 0..case.members.as_ref().map_or(0, Vec::len);
    let all = |truths: &mut dyn Iterator<Item = Truth>| truths.fold(Truth::YES, Truth::and);
    match (item, with) {
        _ if !same_member => holds(None),
        // A member's item takes that member out of the family's, which is right while others are left.
        ((family, None), (other, Some(member))) => {
            let received = |member: &usize| {
                case.receiving.iter().any(|one| one.item == other && one.member == to_u32(Some(*member)))
            };
            let left = members.filter(|member| !received(member));
            holds(Some(member)).and(all(&mut left.map(|member| covered(family, member).not())))
        }
        ((_, Some(member)), (family, None)) => holds(Some(member)).and(covered(family, member)),
        ((_, Some(member)), (_, Some(_))) => holds(Some(member)),
        ((_, None), (_, None)) if case.members.is_none() => Truth::UNKNOWN,
        // A family without members has nobody whom either could take from the other.
        ((_, None), (_, None)) if members.is_empty() => Truth::NO,
        ((family, None), (other, None)) => {
            let mut taken_out = |member| covered(other, member).and(holds(Some(member)));
            all(&mut members.map(|member| covered(family, member).not().or(taken_out(member))))
        }
    }
}

/// What is received of an item each period, in all places; nothing where that is not known.
fn paid(case: &Case, item: Whose) -> Option<Exact> {
    let entries = case.receiving.iter().filter(|one| (one.item, one.member) == (item.0, to_u32(item.1)));
    entries.map(|one| one.amount).try_fold(Exact::ZERO, |sum, amount| sum.add(amount?).ok())
}

fn to_u32(member: Option<usize>) -> Option<u32> {
    member.and_then(|member| u32::try_from(member).ok())
}
