//! What came of a run, in numbers.

use super::arguments::BatchArguments;
use serde::Serialize;
use yimen::{
    Exact,
    batch::{Answers, Causes, Verdict},
    shapes::PackInfo,
};
use yimen_files::Receipt;

/// What came of a run, or of a part of it.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Families judged.
    pub families: u64,
    /// Their members.
    pub members: u64,
    /// Families that something was wrong with.
    pub bad: u64,
    /// Entries in the file of rejects.
    pub rejected_rows: u64,
    /// Families judged one by one.
    pub redone: u64,
    /// Why they were.
    pub causes: Causes,
    /// How many rows of each item have which verdict: 符合, 不符合, 待定, 无法判定.
    pub items: Vec<ItemCount>,
    /// What is paid each month, of the families of whom it is settled; nothing where it is out of range.
    pub monthly: Option<Exact>,
    /// Families of whom it is open what is paid each month.
    pub open: u64,
    /// Whether sums were asked for.
    pub has_totals: bool,
}

/// Verdicts of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemCount {
    /// Its id.
    pub item: String,
    /// 符合
    pub eligible: u64,
    /// 不符合
    pub ineligible: u64,
    /// 待定
    pub undetermined: u64,
    /// 无法判定
    pub error: u64,
}

/// The summary for programs.
#[derive(Debug, Serialize)]
pub struct Told<'a> {
    receipt: &'a Receipt,
    families: u64,
    members: u64,
    rejected_families: u64,
    rejected_rows: u64,
    redone: u64,
    items: &'a [ItemCount],
    monthly_total: Option<String>,
    /// Of the total.
    unit: &'a str,
    open_totals: u64,
    out: String,
    rejects: String,
}

impl Summary {
    /// Nothing yet.
    pub fn new(info: &PackInfo) -> Summary {
        let none = |item: &yimen::shapes::ItemInfo| ItemCount {
            item: item.id.clone(),
            eligible: 0,
            ineligible: 0,
            undetermined: 0,
            error: 0,
        };
        Summary {
            families: 0,
            members: 0,
            bad: 0,
            rejected_rows: 0,
            redone: 0,
            causes: Causes::default(),
            items: info.items.iter().map(none).collect(),
            monthly: Some(Exact::ZERO),
            open: 0,
            has_totals: false,
        }
    }

    /// Counts the families of a chunk that are good.
    pub fn count(&mut self, answers: &Answers, starts: Option<&[u32]>, good: &[usize], all: usize) {
        let range = |family: usize| {
            let ends = starts.and_then(|starts| Some((*starts.get(family)?, *starts.get(family.checked_add(1)?)?)));
            ends.map_or(0..0, |(start, end)| start as usize..end as usize)
        };
        self.families = good.len() as u64;
        self.bad = (all.saturating_sub(good.len())) as u64;
        self.members = good.iter().map(|family| range(*family).len() as u64).sum();
        self.redone = answers.redone as u64;
        self.causes = answers.causes.clone();
        for (item, counts) in answers.items.iter().zip(&mut self.items) {
            for family in good {
                let rows = if item.of_members { range(*family) } else { *family..family.saturating_add(1) };
                for row in item.rows.get(rows).unwrap_or_default() {
                    match row.verdict() {
                        Some(Verdict::Eligible) => counts.eligible += 1,
                        Some(Verdict::Ineligible) => counts.ineligible += 1,
                        Some(Verdict::Undetermined) => counts.undetermined += 1,
                        Some(Verdict::Error) => counts.error += 1,
                        None => {}
                    }
                }
            }
        }
        if let Some(monthly) = &answers.plans.monthly {
            self.has_totals = true;
            for family in good {
                match monthly.get(*family) {
                    Some(sum) => self.monthly = self.monthly.and_then(|total| total.add(sum).ok()),
                    None => self.open += 1,
                }
            }
        }
    }

    /// Adds another part of the run.
    pub fn add(&mut self, other: Summary) {
        self.families += other.families;
        self.members += other.members;
        self.bad += other.bad;
        self.redone += other.redone;
        other.causes.most_first().into_iter().for_each(|(cause, families)| self.causes.add(cause, families));
        self.open += other.open;
        self.has_totals |= other.has_totals;
        self.monthly = self.monthly.zip(other.monthly).and_then(|(one, other)| one.add(other).ok());
        for (own, other) in self.items.iter_mut().zip(other.items) {
            own.eligible += other.eligible;
            own.ineligible += other.ineligible;
            own.undetermined += other.undetermined;
            own.error += other.error;
        }
    }

    /// The sum of a month as text; nothing where it was not asked for.
    pub fn monthly_text(&self) -> Option<String> {
        self.monthly.filter(|_| self.has_totals).and_then(Exact::to_text)
    }

    /// For programs.
    pub fn json<'a>(&'a self, arguments: &BatchArguments, unit: &'a str, receipt: &'a Receipt) -> Told<'a> {
        Told {
            receipt,
            families: self.families,
            members: self.members,
            rejected_families: self.bad,
            rejected_rows: self.rejected_rows,
            redone: self.redone,
            items: &self.items,
            monthly_total: self.monthly_text(),
            unit,
            open_totals: self.open,
            out: arguments.out.display().to_string(),
            rejects: super::targets::rejects(arguments).display().to_string(),
        }
    }
}
