//! What a family receives, set against what it should: 漏救, 错救, 重复救, and amounts that differ.

use super::{
    duplicates::{Duplicates, duplicates},
    plan::Settled,
    standing::{Standing, is_here, received, standing},
};
use crate::{
    base::Listed,
    case::{Case, Receiving},
    eval::Judgement,
    program::Program,
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

impl FindingKind {
    /// Its word in results and lists.
    pub fn id(self) -> &'static str {
        match self {
            FindingKind::Gap => "gap",
            FindingKind::Wrongful => "wrongful",
            FindingKind::Duplicate => "duplicate",
            FindingKind::Replaced => "replaced",
            FindingKind::Elsewhere => "elsewhere",
            FindingKind::Underpaid => "underpaid",
            FindingKind::Overpaid => "overpaid",
        }
    }
}

/// Everything that is settled and wants looking into, in the order of the rows.
pub fn findings(settled: &mut Settled<'_>) -> Vec<Finding> {
    let duplicates = duplicates(settled);
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    settled.judgements.iter().flat_map(|row| of_row(program, case, row, &duplicates)).listed()
}

fn of_row(program: &Program, case: &Case, row: &Judgement, duplicates: &Duplicates) -> Vec<Finding> {
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
    let own = (row.item, row.member);
    all.extend(duplicates.told.iter().filter(|one| (one.item, one.member) == own).cloned());
    let may_be_twice = !all.is_empty() || duplicates.open.contains(&own);
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
        Standing::Stop if !may_be_twice && row.granted_by_itself() == Truth::YES => {
            let by = row.barred_by;
            let with = by.map(|by| (by.by, by.member));
            let relation = by.map(|by| by.relation);
            all.push(Finding { with, relation, ..found(FindingKind::Replaced, paid) });
        }
        Standing::Stop | Standing::Barred | Standing::None => {}
    }
    all
}
