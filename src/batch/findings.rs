//! What families of a register receive, set against what they should: the findings of single screenings, looked for only where
//! the answers leave any to be found.

use super::{
    answer::{Answer, Verdict},
    answers::{Answers, ItemAnswers},
    column::Entry,
    figures::Bounds,
    register::{Register, range},
    row::{Rows, entry},
    screener::Screener,
};
use crate::{
    base::{Diagnostic, Lang, Listed},
    eval::monthly,
    overlap::{self, Finding, FindingKind, Standing, is_once, monthly_money, pack_money, settle},
    program::Benefit,
    value::{BaseUnit, Exact, Interval, Unit},
};
use alloc::{string::String, vec::Vec};

/// What an amount of an item comes to, in the money of the pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// So much each month; a year has 12 months and 365 days.
    Monthly(Exact),
    /// So much once.
    Once(Exact),
}

/// Something a family receives, as far as it decides whether anything can be found.
struct Paid {
    item: u32,
    member: Option<usize>,
    amount: Option<Exact>,
}

impl Screener<'_> {
    /// 漏救, 错救, 重复救 and amounts that differ, of one family, as its single screening finds them. Its mistakes, where it cannot
    /// be read.
    pub fn findings(&self, register: &Register<'_>, family: usize) -> Result<Vec<Finding>, Vec<Diagnostic>> {
        let case = self.rows(register).case(family)?;
        Ok(overlap::findings(&mut settle(self.program, &case)))
    }

    /// The same, told from the family's answers where they tell it, so that it need not be judged once more. The answers are this
    /// screener's about the register.
    pub fn findings_among(
        &self,
        register: &Register<'_>,
        answers: &Answers,
        family: usize,
    ) -> Result<Vec<Finding>, Vec<Diagnostic>> {
        match self.told(register, answers, family) {
            Some(all) => Ok(all),
            None => self.findings(register, family),
        }
    }

    /// What answers tell of a family; nothing where they do not tell everything.
    fn told(&self, register: &Register<'_>, answers: &Answers, family: usize) -> Option<Vec<Finding>> {
        let paid = paid(register, family)?;
        if self.is_any_twice(&paid) {
            return None;
        }
        let mut all = Vec::new();
        for item in &answers.items {
            let rows = item.rows_of(register, family);
            for (row, answer) in rows.clone().zip(item.rows.get(rows.clone()).unwrap_or_default()) {
                let member = item.of_members.then(|| row.saturating_sub(rows.start));
                let received = paid.iter().find(|one| (one.item, one.member) == (item.item, member));
                all.extend(self.told_of((item, member), row, *answer, received)?);
            }
        }
        Some(all)
    }

    /// What the answer of one row tells: outer nothing where it is not enough, inner where there is nothing to be found.
    fn told_of(
        &self,
        (item, member): (&ItemAnswers, Option<usize>),
        row: usize,
        answer: Answer,
        received: Option<&Paid>,
    ) -> Option<Option<Finding>> {
        let found = |kind: FindingKind, amount: Option<Exact>| {
            Some(Finding { kind, item: item.item, member, with: None, relation: None, place: None, amount })
        };
        let due = || match &item.amount {
            Some(due) => Some(due.get(row)),
            // Amounts may not have been asked for.
            None => self.pays_nothing(item.item).then_some(None),
        };
        Some(match (answer.standing(), received) {
            (Standing::None | Standing::Barred, _) => {
                answer.verdict()?;
                None
            }
            (Standing::New, None) => found(FindingKind::Gap, due()?),
            (Standing::Continuing, Some(received)) => {
                let more = due()?.zip(received.amount).and_then(|(due, paid)| due.sub(paid).ok());
                match more.filter(|more| !more.is_zero()) {
                    Some(more) if more.is_negative() => found(FindingKind::Overpaid, Some(more.abs())),
                    Some(more) => found(FindingKind::Underpaid, Some(more)),
                    None => None,
                }
            }
            // What goes on for a while, or is ruled out by something, takes more than its answer to tell apart.
            (Standing::Stop, Some(received))
                if answer.verdict() == Some(Verdict::Ineligible) && !self.may_continue(item.item) =>
            {
                found(FindingKind::Wrongful, received.amount)
            }
            _ => return None,
        })
    }

    /// Whether an item may go on although its conditions no longer hold.
    fn may_continue(&self, item: u32) -> bool {
        self.program.rules.items.get(item as usize).is_none_or(|item| !item.continuations.is_empty())
    }

    /// Whether anything is received twice, or beside something that can rule it out.
    fn is_any_twice(&self, paid: &[Paid]) -> bool {
        let twice =
            |one: &Paid, other: &Paid| (one.item, one.member) == (other.item, other.member) || self.may_bar(one, other);
        let mut others = paid;
        while let Some((one, rest)) = others.split_first() {
            if rest.iter().any(|other| twice(one, other)) {
                return true;
            }
            others = rest;
        }
        false
    }

    /// Whether a family's answers alone show that there is nothing to be found; `false` says only that it has to be looked for.
    pub fn is_in_order(&self, register: &Register<'_>, answers: &Answers, family: usize) -> bool {
        let members = register.members_of(family).unwrap_or((0, 0));
        let calm = |answer: &Answer| !matches!(answer.standing(), Standing::New | Standing::Stop);
        let of = |item: &ItemAnswers| item.rows_of(register, family);
        let mut rows = answers.items.iter().map(|item| item.rows.get(of(item)).unwrap_or_default());
        if !rows.all(|rows| rows.iter().all(calm)) {
            return false;
        }
        let Some(paid) = paid(register, family) else { return false };
        if self.is_any_twice(&paid) {
            return false;
        }
        paid.iter().all(|one| {
            let Some(item) = answers.items.get(one.item as usize) else { return false };
            let row = one.member.map_or(family, |member| members.0.saturating_add(member));
            let continuing = item.rows.get(row).is_some_and(|answer| answer.standing() == Standing::Continuing);
            let Some(amount) = one.amount.filter(|_| continuing) else { return true };
            self.pays_nothing(one.item) || item.amount.as_ref().and_then(|due: &Bounds| due.get(row)) == Some(amount)
        })
    }

    /// What an amount of an item comes to; nothing where it is not paid in the money of the pack, or is out of range.
    pub fn worth(&self, item: u32, amount: Exact) -> Option<Worth> {
        let item = self.program.rules.items.get(item as usize)?;
        let Some(Benefit::Figure { unit, .. }) = &item.on(self.asked.date).or(item.versions.first())?.benefit else {
            return None;
        };
        let money = BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)?;
        if Unit::of(money) != pack_money(self.program) {
            return None;
        }
        match is_once(*unit) {
            true => Some(Worth::Once(amount)),
            false => monthly(*unit, Interval::point(amount)).as_point().map(Worth::Monthly),
        }
    }

    /// The units of what [`Screener::worth`] gives: of sums by the month, and of sums paid once.
    pub fn units(&self, lang: Lang) -> [String; 2] {
        [monthly_money(self.program), pack_money(self.program)].map(|unit| unit.text(lang == Lang::Chinese))
    }

    /// 评估地 of a family, by place in the pack; nothing where it has none or cannot be read.
    pub fn place(&self, register: &Register<'_>, family: usize) -> Option<u32> {
        self.rows(register).place(family)
    }

    fn rows<'r, 'a>(&'r self, register: &'r Register<'a>) -> Rows<'r, 'a> {
        Rows { program: self.program, register, asked: self.asked }
    }

    /// Whether one of two things received can rule the other out.
    fn may_bar(&self, one: &Paid, other: &Paid) -> bool {
        let pair = [(one.item, other.item), (other.item, one.item)];
        let same_member = one.member.is_none() || other.member.is_none() || one.member == other.member;
        let mut bars = self.program.rules.relations.iter().filter(|relation| relation.kind.bars());
        bars.any(|relation| pair.contains(&(relation.first, relation.second)) && (same_member || !relation.same_member))
    }

    fn pays_nothing(&self, item: u32) -> bool {
        let item = self.program.rules.items.get(item as usize);
        item.is_some_and(|item| {
            !item.versions.iter().any(|terms| matches!(terms.benefit, Some(Benefit::Figure { .. })))
        })
    }
}

/// What a family receives; nothing where that cannot be read from the columns.
fn paid(register: &Register<'_>, family: usize) -> Option<Vec<Paid>> {
    let Some(received) = &register.received else { return Some(Vec::new()) };
    let (start, end) = range(received.starts, family)?;
    let of = |row: usize| {
        let member = match entry(received.member.as_ref(), row) {
            Entry::Unknown | Entry::Absent => None,
            Entry::Number(member) => Some(usize::try_from(member.floor()).ok()?),
            _ => return None,
        };
        let amount = match entry(received.amount.as_ref(), row) {
            Entry::Unknown | Entry::Absent => None,
            Entry::Number(amount) => Some(amount),
            _ => return None,
        };
        Some(Paid { item: *received.item.get(row)?, member, amount })
    };
    let all = (start..end).map(of).listed();
    all.into_iter().collect()
}
