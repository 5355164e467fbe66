//! What a family receives, set against what it should: 漏救, 错救, 重复救, and amounts that differ.

use super::{
    plan::Settled,
    standing::{Standing, received, standing},
};
use crate::{
    case::{Case, Receiving},
    eval::{Barring, Judgement},
    program::{Program, RelationKind},
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
    /// Less is received than is due.
    Underpaid,
    /// More is received than is due.
    Overpaid,
}

/// Everything that is settled and wants looking into, in the order of the rows.
pub fn findings(settled: &Settled<'_>) -> Vec<Finding> {
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    settled.judgements.iter().flat_map(|row| of_row(program, case, row)).collect()
}

fn of_row(program: &Program, case: &Case, row: &Judgement) -> Vec<Finding> {
    let due = row.amount.and_then(|amount| amount.as_point());
    let entries: Vec<&Receiving> = received(row, case).collect();
    let paid =
        entries.iter().try_fold(Exact::ZERO, |sum, one| sum.add(one.amount?).ok()).filter(|_| !entries.is_empty());
    let found = |kind, amount| Finding { kind, item: row.item, member: row.member, with: None, relation: None, amount };
    let mut all = Vec::new();
    if entries.len() > 1 {
        // The same item in two places: all but one of them are too much.
        all.push(found(FindingKind::Duplicate, None));
    }
    match standing(row, case) {
        Standing::New => all.push(found(FindingKind::Gap, due)),
        Standing::Continuing => {
            let differs = due.zip(paid).and_then(|(due, paid)| due.sub(paid).ok());
            match differs.filter(|differs| !differs.is_zero() && entries.len() == 1) {
                Some(more) if more.is_negative() => all.push(found(FindingKind::Overpaid, Some(more.abs()))),
                Some(more) => all.push(found(FindingKind::Underpaid, Some(more))),
                None => {}
            }
        }
        Standing::Stop => {
            let by = row.barred_by.filter(|_| row.barred == Truth::YES);
            let stop = by.map_or_else(
                || found(FindingKind::Wrongful, paid),
                |by| Finding {
                    with: Some((by.by, by.member)),
                    relation: Some(by.relation),
                    ..found(kind_of(program, case, row, by), paid)
                },
            );
            all.push(stop);
        }
        Standing::Barred | Standing::None => {}
    }
    all
}

/// What is received and barred is a duplicate where what bars it is received too; else it is to be exchanged for that.
fn kind_of(program: &Program, case: &Case, row: &Judgement, by: Barring) -> FindingKind {
    let whose = |member: Option<usize>| member.and_then(|member| u32::try_from(member).ok());
    let same_member = program
        .rules
        .relations
        .get(by.relation)
        .is_some_and(|relation| relation.same_member && relation.kind != RelationKind::Combinable);
    let both = case.receiving.iter().any(|one| {
        let fits = by.member.is_none() || one.member == whose(by.member) || (!same_member && row.member.is_none());
        one.item == by.by && fits
    });
    if both { FindingKind::Duplicate } else { FindingKind::Replaced }
}
