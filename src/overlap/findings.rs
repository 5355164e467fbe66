//! What a family receives, set against what it should: 漏救, 错救, 重复救, and amounts that differ.

use super::{
    plan::Settled,
    standing::{Standing, is_here, received, standing},
};
use crate::{
    case::{Case, Receiving},
    eval::Judgement,
    program::{Program, Relation, RelationKind},
    value::{Exact, Truth},
};
use alloc::vec::Vec;

/// Something to be looked into.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Which item, by index.
    pub item: u32,
    /// Which member.
    pub member: Option<usize>,
    /// The item it is about as well, and whose it is.
    pub with: Option<(u32, Option<usize>)>,
    /// The relation behind it, by place in the program's list.
    pub relation: Option<usize>,
    /// The place it is received in, where that is another one.
    pub place: Option<u32>,
    /// The money at stake each period of the item; nothing where that is not known.
    pub amount: Option<Exact>,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// 漏救: due and not received.
    Gap,
    /// 错救: received and not due.
    Wrongful,
    /// 重复救: received beside something that bars it, or in two places.
    Duplicate,
    /// Received, but something better or stronger is due instead and not received yet.
    Replaced,
    /// Due here and received in another place.
    Elsewhere,
    /// Less is received than is due.
    Underpaid,
    /// More is received than is due.
    Overpaid,
}

/// Everything that is settled and wants looking into, in the order of the rows.
pub fn findings(settled: &mut Settled<'_>) -> Vec<Finding> {
    let duplicates = duplicates(settled);
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    settled.judgements.iter().flat_map(|row| of_row(program, case, row, &duplicates)).collect()
}

fn of_row(program: &Program, case: &Case, row: &Judgement, duplicates: &[Finding]) -> Vec<Finding> {
    let due = row.amount.and_then(|amount| amount.as_point());
    let (here, elsewhere): (Vec<&Receiving>, Vec<&Receiving>) =
        received(row, case).partition(|one| is_here(program, case, one));
    let paid = here.iter().try_fold(Exact::ZERO, |sum, one| sum.add(one.amount?).ok()).filter(|_| !here.is_empty());
    let found = |kind, amount| Finding {
        kind,
        item: row.item,
        member: row.member,
        with: None,
        relation: None,
        place: None,
        amount,
    };
    let mut all: Vec<Finding> = Vec::new();
    if here.len().saturating_add(elsewhere.len()) > 1 {
        // The same item in two places: all but one of them are too much.
        all.push(found(FindingKind::Duplicate, None));
    }
    all.extend(duplicates.iter().filter(|one| (one.item, one.member) == (row.item, row.member)).cloned());
    let place = elsewhere.first().and_then(|one| one.place);
    match standing(program, case, row) {
        Standing::New if place.is_some() => all.push(Finding { place, ..found(FindingKind::Elsewhere, due) }),
        Standing::New => all.push(found(FindingKind::Gap, due)),
        Standing::Continuing => {
            let differs = due.zip(paid).and_then(|(due, paid)| due.sub(paid).ok());
            match differs.filter(|differs| !differs.is_zero() && here.len() == 1) {
                Some(more) if more.is_negative() => all.push(found(FindingKind::Overpaid, Some(more.abs()))),
                Some(more) => all.push(found(FindingKind::Underpaid, Some(more))),
                None => {}
            }
        }
        // Its own conditions come before what else is the matter with it.
        Standing::Stop if row.granted_by_itself() == Truth::NO => all.push(found(FindingKind::Wrongful, paid)),
        Standing::Stop if all.is_empty() && row.granted_by_itself() == Truth::YES => {
            let by = row.barred_by;
            let with = by.map(|by| (by.by, by.member));
            let relation = by.map(|by| by.relation);
            all.push(Finding { with, relation, ..found(FindingKind::Replaced, paid) });
        }
        Standing::Stop | Standing::Barred | Standing::None => {}
    }
    all
}

/// What is received beside something that bars it, whatever the verdicts are.
fn duplicates(settled: &mut Settled<'_>) -> Vec<Finding> {
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    let relations = program.rules.relations.iter().enumerate();
    let barring = relations.filter(|(_, relation)| relation.kind.bars());
    let mut all: Vec<Finding> = Vec::new();
    for (at, relation) in barring {
        // Of two that bar each other, the one that is to go is the one not granted; the one listed later while that is open.
        let goes = |item: u32, member: Option<usize>| {
            settled.judgements.iter().any(|row| (row.item, row.member) == (item, member) && row.granted == Truth::NO)
        };
        for (first, second) in pairs(case, relation) {
            let turned = relation.kind != RelationKind::Excludes
                && goes(relation.first, first)
                && !goes(relation.second, second);
            let (item, member, with) = match turned {
                false => (relation.second, second, (relation.first, first)),
                true => (relation.first, first, (relation.second, second)),
            };
            let whose = member.or(with.1).filter(|_| relation.same_member);
            if settled.evaluation.relation_holds(at, whose) != Truth::YES || !everyone(settled, relation, item, with) {
                continue;
            }
            let known = |one: &Finding| (one.item, one.member) == (item, member);
            if !all.iter().any(known) {
                let entries = case.receiving.iter().filter(|one| one.item == item && one.member == to_u32(member));
                let amount = entries.clone().try_fold(Exact::ZERO, |sum, one| sum.add(one.amount?).ok());
                let (kind, with, relation) = (FindingKind::Duplicate, Some(with), Some(at));
                all.push(Finding { kind, item, member, with, relation, place: None, amount });
            }
        }
    }
    all
}

/// Receipts of both items of a relation, of one and the same member where it is about one.
fn pairs(case: &Case, relation: &Relation) -> Vec<(Option<usize>, Option<usize>)> {
    let of = |item: u32| case.receiving.iter().filter(move |one| one.item == item);
    let both = of(relation.first).flat_map(|first| of(relation.second).map(move |second| (first, second)));
    let whose = |one: &Receiving| one.member.map(|member| member as usize);
    let fits = |first: &Receiving, second: &Receiving| {
        !relation.same_member || first.member.is_none() || second.member.is_none() || first.member == second.member
    };
    both.filter(|(first, second)| fits(first, second)).map(|(first, second)| (whose(first), whose(second))).collect()
}

/// A family's item is received beside a member's that takes that member out of it, which is right while others are left:
/// it is twice only where nobody is.
fn everyone(settled: &Settled<'_>, relation: &Relation, item: u32, with: (u32, Option<usize>)) -> bool {
    let case = settled.evaluation.case;
    let of_family = settled.judgements.iter().find(|row| row.item == item && row.member.is_none());
    let Some(row) = of_family.filter(|_| relation.same_member && with.1.is_some()) else {
        // A member's item beside a family's that does not cover them is no duplicate, where it is about one member.
        if !relation.same_member {
            return true;
        }
        let covering = settled.judgements.iter().find(|row| row.item == with.0 && row.member.is_none());
        return covering
            .is_none_or(|row| row.covered.iter().any(|covered| covered.can_be_true) || row.covered.is_empty());
    };
    let count = case.members.as_ref().map_or(0, Vec::len);
    let taken_out = |member: usize| {
        let received = case.receiving.iter().any(|one| one.item == with.0 && one.member == to_u32(Some(member)));
        received || row.covered.get(member).is_some_and(|covered| *covered == Truth::NO)
    };
    count > 0 && (0..count).all(taken_out)
}

fn to_u32(member: Option<usize>) -> Option<u32> {
    member.and_then(|member| u32::try_from(member).ok())
}
