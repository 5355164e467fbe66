//! Mistakes planted into what a family receives: at most one a family, of a kind and at a place the engine can be asked about.
//!
//! A mistake counts as planted only where a single screening of the family finds that mistake and nothing else; otherwise
//! another one is tried. So the list of what was planted says exactly what an audit has to find.

use crate::{
    Synth,
    due::{Row, rows},
    random::Random,
    register::Columns,
    value::{Family, Receipt},
};
use yimen::{
    Diagnostic, Exact,
    batch::{Answers, FindingKind, NO_RELATION, Standing, Verdict},
};

/// A mistake that was planted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planted {
    /// The family's number.
    pub family: u64,
    /// What an audit has to find.
    pub kind: FindingKind,
    /// The item, by place in the pack.
    pub item: u32,
    /// The member, by place in the family's list.
    pub member: Option<u32>,
    /// The item that goes before it, for 重复救 of two items.
    pub with: Option<u32>,
    /// The money at stake each period of the item.
    pub amount: Option<Exact>,
}

/// A change to what a family receives, and what it makes of it.
struct Candidate {
    receiving: Vec<Receipt>,
    kind: FindingKind,
    item: u32,
    member: Option<u32>,
    with: Option<u32>,
}

/// Kinds of mistakes, and how often each is tried first. 系统自定
const KINDS: [(u64, Mistake); 5] = [
    (300, Mistake::Gap),
    (300, Mistake::Wrongful),
    (150, Mistake::Barred),
    (100, Mistake::Twice),
    (150, Mistake::Amount),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    /// 漏救: something due is left out.
    Gap,
    /// 错救: something is received whose conditions do not hold.
    Wrongful,
    /// 重复救: something is received that something else bars.
    Barred,
    /// 重复救: something is received in another place as well.
    Twice,
    /// More or less is received than is due.
    Amount,
}

/// Most candidates tried of one kind.
const MOST_TRIED: usize = 6;

impl Synth<'_> {
    /// Plants a mistake into a family that receives what it should, if it is that family's turn and one fits.
    pub(crate) fn plant(&self, family: &mut Family, random: &mut Random) -> Result<Option<Planted>, Diagnostic> {
        if !random.per_mille(self.plan.planted_per_mille.into()) {
            return Ok(None);
        }
        let columns = Columns::of(&self.info, core::iter::once(&*family));
        let answers = self.screener.screen_each(&columns.register(self.pack, &self.info)?);
        let [(first, kind), others @ ..] = KINDS;
        let chosen = random.weighted((first, kind), &others);
        let all = KINDS.map(|(_, kind)| kind);
        let start = all.iter().position(|kind| *kind == chosen).unwrap_or(0);
        for kind in all.iter().cycle().skip(start).take(all.len()) {
            let mut candidates = self.candidates(*kind, family, &answers, random);
            random.shuffle(&mut candidates);
            for candidate in candidates.into_iter().take(MOST_TRIED) {
                if let Some(planted) = self.try_out(family, candidate)? {
                    return Ok(Some(planted));
                }
            }
        }
        Ok(None)
    }

    /// Leaves the family changed if the change is found, and nothing else.
    fn try_out(&self, family: &mut Family, candidate: Candidate) -> Result<Option<Planted>, Diagnostic> {
        let Candidate { mut receiving, kind, item, member, with } = candidate;
        receiving.sort_by_key(|one| (one.item, one.member, one.place));
        let changed = Family { receiving, ..family.clone() };
        let columns = Columns::of(&self.info, core::iter::once(&changed));
        let register = columns.register(self.pack, &self.info)?;
        let found = self.screener.findings(&register, 0).unwrap_or_default();
        let [only] = found.as_slice() else { return Ok(None) };
        let whose = only.member.and_then(|member| u32::try_from(member).ok());
        if (only.kind, only.item, whose, only.with.map(|(item, _)| item)) != (kind, item, member, with) {
            return Ok(None);
        }
        *family = changed;
        Ok(Some(Planted { family: family.number, kind, item, member, with, amount: only.amount }))
    }

    fn candidates(&self, kind: Mistake, family: &Family, answers: &Answers, random: &mut Random) -> Vec<Candidate> {
        let received = &family.receiving;
        let all = || rows(answers, 0, (0, family.members.len()));
        let with_another = |one: Receipt| received.iter().copied().chain([one]).collect::<Vec<_>>();
        match kind {
            Mistake::Gap => {
                let without = |at: usize| received.iter().enumerate().filter(move |(other, _)| *other != at);
                let each = received.iter().enumerate().map(|(at, one)| Candidate {
                    receiving: without(at).map(|(_, one)| *one).collect(),
                    kind: FindingKind::Gap,
                    item: one.item,
                    member: one.member,
                    with: None,
                });
                each.collect()
            }
            Mistake::Wrongful => {
                let verdict = |row: &Row<'_>| row.item.rows.get(row.row).and_then(|answer| answer.verdict());
                let unmet =
                    all().filter(|row| verdict(row) == Some(Verdict::Ineligible) && row.standing() == Standing::None);
                let mut each = |row: Row<'_>| {
                    let paid = Exact::from_integer(random.between(1, 20) * 50);
                    let amount = row.item.amount.as_ref().map(|_| paid);
                    Candidate {
                        receiving: with_another(Receipt { amount, ..row.receipt() }),
                        kind: FindingKind::Wrongful,
                        item: row.item.item,
                        member: row.member,
                        with: None,
                    }
                };
                unmet.map(&mut each).collect()
            }
            Mistake::Barred => {
                let each = all().filter(|row| row.standing() == Standing::Barred).filter_map(|row| {
                    let relation = *row.item.barred_by.as_ref()?.get(row.row)?;
                    let by = Some(relation).filter(|relation| *relation != NO_RELATION)?;
                    let with = self.screener.bar(row.item.item, by)?.by;
                    let paid = Exact::from_integer(random.between(1, 20) * 50);
                    let amount = row.item.amount.as_ref().map(|_| paid);
                    Some(Candidate {
                        receiving: with_another(Receipt { amount, ..row.receipt() }),
                        kind: FindingKind::Duplicate,
                        item: row.item.item,
                        member: row.member,
                        with: Some(with),
                    })
                });
                each.collect()
            }
            Mistake::Twice => {
                let Some(place) = self.other_place(family.place, random) else { return Vec::new() };
                let each = received.iter().map(|one| Candidate {
                    receiving: with_another(Receipt { place: Some(place), ..*one }),
                    kind: FindingKind::Duplicate,
                    item: one.item,
                    member: one.member,
                    with: None,
                });
                each.collect()
            }
            Mistake::Amount => {
                received.iter().enumerate().filter_map(|(at, one)| changed(received, at, one, random)).collect()
            }
        }
    }
}

/// One amount changed by a few yuan.
fn changed(received: &[Receipt], at: usize, one: &Receipt, random: &mut Random) -> Option<Candidate> {
    let amount = one.amount?;
    let by = Exact::from_integer(random.between(1, 60));
    let (other, kind) = match amount.sub(by).ok().filter(|less| !less.is_negative() && random.per_mille(500)) {
        Some(less) => (less, FindingKind::Underpaid),
        None => (amount.add(by).ok()?, FindingKind::Overpaid),
    };
    let mut receiving = received.to_vec();
    receiving.get_mut(at)?.amount = Some(other);
    Some(Candidate { receiving, kind, item: one.item, member: one.member, with: None })
}
