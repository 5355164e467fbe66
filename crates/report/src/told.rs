//! What there is to say of a plan, of an item and of what is received, one sentence at a time. How it is laid out is the
//! matter of whoever shows it.

use crate::{
    Group, View, amount,
    words::{Sentence, Word},
};
use std::collections::BTreeSet;
use yimen::Lang;
use yimen::shapes::{
    Amount, Bar, BarKind, Changes, ChecklistEntry, ChecklistStatus, Choosing, Finding, FindingKind, Grant, ItemResult,
    Plan, Question, ReceivedToday, Standing, Verdict,
};

/// Alternatives that are shown; how many more there are is said.
pub const MOST_ALTERNATIVES: usize = 5;

impl View<'_> {
    /// What the plan comes to: by the month, with what is paid in other turns, once. Nothing where nothing is paid.
    pub fn totals(&self, plan: &Plan) -> Vec<String> {
        let lang = self.lang;
        let mut totals = Vec::new();
        let monthly = &amount::amount(&plan.monthly_total, lang);
        match &plan.monthly_total {
            total if amount::is_zero(total) => {}
            Amount::Exact { .. } => totals.push(Sentence::Total { amount: monthly }.text(lang)),
            Amount::Range { .. } => totals.push(Sentence::TotalOpen { amount: monthly }.text(lang)),
        }
        if plan.regular_total != plan.monthly_total {
            let regular = &amount::amount(&plan.regular_total, lang);
            totals.push(Sentence::RegularTotal { amount: regular }.text(lang));
        }
        if !amount::is_zero(&plan.once_total) {
            totals.push(Sentence::OnceTotal { amount: &amount::plain(&plan.once_total, lang) }.text(lang));
        }
        totals
    }

    /// `选了护理补贴（成员1），就不能再享受生活补贴（成员1）。`
    pub fn chosen(&self, choice: &Choosing) -> String {
        let (taken, left) = (self.granted(&choice.taken), self.granted(&choice.instead_of));
        Sentence::Chosen { taken: &taken, left: &left }.text(self.lang)
    }

    /// What another combination takes that the plan does not, and what it leaves.
    pub fn exchanged(&self, other: &Plan) -> [String; 2] {
        let plan = &self.result.plan;
        let beyond = |one: &Plan, base: &Plan| {
            let grants = one.grants.iter().filter(|grant| !base.grants.contains(grant));
            self.together(grants.map(|grant| (grant.item.as_str(), grant.member)))
        };
        [beyond(other, plan), beyond(plan, other)]
    }

    /// What another combination comes to.
    pub fn worth(&self, other: &Plan) -> String {
        let regular = amount::amount(&other.regular_total, self.lang);
        match amount::is_zero(&other.once_total) {
            true => regular,
            false => self.list([regular, amount::amount(&other.once_total, self.lang)]),
        }
    }

    /// How much worse another combination is; nothing while facts are missing.
    pub fn less(&self, other: &Plan) -> Option<String> {
        let difference = other.difference.as_ref()?;
        Some(match amount::is_zero(difference) {
            true => Word::AsMuch.text(self.lang).to_owned(),
            false => Sentence::Less { amount: &amount::plain(difference, self.lang) }.text(self.lang),
        })
    }

    /// How many alternatives there are beside those shown.
    pub fn more_alternatives(&self) -> Option<String> {
        let plan = &self.result.plan;
        let beyond = u32::try_from(plan.alternatives.len().saturating_sub(MOST_ALTERNATIVES)).unwrap_or(u32::MAX);
        let count = beyond.saturating_add(plan.more_alternatives);
        (count > 0).then(|| Sentence::MoreAlternatives { count }.text(self.lang))
    }

    /// A granted item by its name, and whose it is.
    pub fn granted(&self, grant: &Grant) -> String {
        self.item_for(self.item(&grant.item), grant.member)
    }

    /// Items with whose they are, the members of one item taken together: `护理补贴（成员1、3）`.
    pub fn together<'b>(&self, rows: impl Iterator<Item = (&'b str, Option<u32>)>) -> String {
        let mut items: Vec<(&str, Vec<u32>)> = Vec::new();
        for (item, member) in rows {
            match items.iter_mut().find(|(known, members)| *known == item && !members.is_empty()) {
                Some((_, members)) => members.extend(member),
                None => items.push((item, member.into_iter().collect())),
            }
        }
        self.list(items.iter().map(|(item, members)| match members.is_empty() {
            true => self.item(item).to_owned(),
            false => Sentence::For { name: self.item(item), whom: &self.members(members) }.text(self.lang),
        }))
    }

    /// The items of a group, as one text.
    pub fn in_group(&self, group: Group) -> String {
        let items = self.result.items.iter().filter(|item| Group::of(item) == group);
        self.together(items.map(|item| (item.item.as_str(), item.member)))
    }

    /// How many items of a group there are, those of several members counted once.
    pub fn count_of(&self, group: Group) -> usize {
        let items = self.result.items.iter().filter(|item| Group::of(item) == group);
        items.map(|item| item.item.as_str()).collect::<BTreeSet<&str>>().len()
    }

    /// Why something received is to end.
    pub fn stops(&self, item: &ItemResult) -> Option<&'static str> {
        let of_row = |finding: &&Finding| finding.item == item.item && finding.member == item.member;
        let found = self.result.findings.iter().find(of_row).map(|finding| finding.kind);
        let exchanged = found == Some(FindingKind::Replaced);
        let reason = if exchanged { Word::ExchangeReason } else { Word::StopReason };
        (item.standing == Standing::Stop).then(|| reason.text(self.lang))
    }

    /// The row of something granted.
    pub fn row(&self, grant: &Grant) -> Option<&ItemResult> {
        self.result.items.iter().find(|item| item.item == grant.item && item.member == grant.member)
    }

    /// The papers for everything newly granted, each once.
    pub fn papers(&self) -> Vec<&str> {
        let mut papers: Vec<&str> = Vec::new();
        let granted = self.result.plan.grants.iter().filter_map(|grant| self.row(grant));
        for item in granted.filter(|item| item.standing == Standing::New) {
            for paper in &item.materials {
                if !papers.contains(&paper.as_str()) {
                    papers.push(paper);
                }
            }
        }
        papers
    }

    /// How another item rules this one out.
    pub fn bar(&self, bar: &Bar) -> String {
        let name = &self.item_for(&bar.name, bar.member);
        let sentence = match bar.kind {
            BarKind::Excludes => Sentence::ExcludedBy { name },
            BarKind::Higher => Sentence::OutbidBy { name },
            BarKind::Choice => Sentence::ChosenInstead { name },
        };
        sentence.text(self.lang)
    }

    /// `每月 650 元、2025年1月1日起、三门县（331022）`; nothing where only that it is received was said.
    pub fn received(&self, item: &ItemResult, received: &ReceivedToday) -> String {
        let paid = received.amount.as_ref().map(|value| match self.unit(item) {
            Some(unit) => amount::amount(&Amount::Exact { value: value.clone(), unit }, self.lang),
            None => amount::grouped(value),
        });
        let since = received.since.as_ref().map(|day| amount::day(day, self.lang));
        let since = since.map(|day| Sentence::Since { day: &day }.text(self.lang));
        let place = received.region.as_ref().map(|code| self.place(code));
        self.list([paid, since, place].into_iter().flatten())
    }

    /// All that is received of an item.
    pub fn all_received(&self, item: &ItemResult) -> Option<String> {
        let all: Vec<String> = item.received.iter().map(|one| self.received(item, one)).collect();
        let said: Vec<&String> = all.iter().filter(|text| !text.is_empty()).collect();
        match (all.is_empty(), said.is_empty()) {
            (true, _) => None,
            (false, true) => Some(Word::Yes.text(self.lang).to_owned()),
            (false, false) => {
                let said: Vec<&str> = said.into_iter().map(String::as_str).collect();
                Some(said.join(Word::Semicolon.text(self.lang)))
            }
        }
    }

    /// The unit an item is paid in, as far as the result tells.
    fn unit(&self, item: &ItemResult) -> Option<String> {
        let listed = self.result.checklist.iter().find(|entry| entry.item == item.item && entry.member == item.member);
        match item.amount.as_ref().or_else(|| listed?.amount.as_ref())? {
            Amount::Exact { unit, .. } | Amount::Range { unit, .. } => Some(unit.clone()),
        }
    }

    /// The members a family's item covers, where that is not everybody.
    pub fn covered(&self, item: &ItemResult) -> Option<String> {
        let covered = item.covered.as_ref()?;
        let everybody = self.result.items.iter().filter_map(|item| item.member).max();
        let all = everybody.is_some_and(|last| covered.len() > last as usize);
        (!all && !covered.is_empty()).then(|| self.members(covered))
    }

    /// `请先办最低生活保障。`
    pub fn claim_first(&self, item: &ItemResult) -> Option<String> {
        let names = self.list(item.after.iter().map(|id| self.item(id)));
        (!names.is_empty()).then(|| Sentence::ClaimFirst { names: &names }.text(self.lang))
    }

    /// That an item goes on although its conditions no longer hold.
    pub fn continues(&self, item: &ItemResult) -> Option<&'static str> {
        let continues = item.continues.as_ref()?;
        Some(if continues.settled { Word::Continues } else { Word::ContinuesOpen }.text(self.lang))
    }

    /// What an item gives: an amount, under a condition while that is open.
    pub fn gives(&self, item: &ItemResult) -> Option<String> {
        let said = amount::amount(item.amount.as_ref()?, self.lang);
        let amount = &said;
        Some(match (item.verdict, item.standing) {
            (Verdict::Undetermined, _) => Sentence::IfEligible { amount }.text(self.lang),
            (Verdict::Ineligible, Standing::None) => Sentence::IfContinued { amount }.text(self.lang),
            _ => said,
        })
    }

    /// A question, and of whom it is asked.
    pub fn question(&self, question: &Question) -> String {
        match question.members.as_deref() {
            None | Some([]) => question.text.clone(),
            Some(members) => Sentence::About { whom: &self.members(members), text: &question.text }.text(self.lang),
        }
    }

    /// What an entry of the checklist gives.
    pub fn listed(&self, entry: &ChecklistEntry) -> String {
        match (&entry.amount, &entry.in_kind) {
            (Some(figure), _) => amount::amount(figure, self.lang),
            (None, Some(in_kind)) => in_kind.clone(),
            (None, None) => String::new(),
        }
    }
}

/// What would flip a verdict: each change that does it alone, those that do it together, or that none does.
pub fn changes(changes: &Changes, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    match &changes.error {
        Some(failure) => said.push(Sentence::NotEvenThen { failure: &failure.message }.text(lang)),
        None if !changes.possible => said.push(Word::NothingFlips.text(lang).to_owned()),
        None => {}
    }
    said.extend(changes.single.iter().map(|change| change.text.clone()));
    if !changes.together.is_empty() {
        let parts: Vec<&str> = changes.together.iter().map(|change| change.text.as_str()).collect();
        said.push(Sentence::Together { parts: &parts.join(Word::Semicolon.text(lang)) }.text(lang));
    }
    if !changes.complete {
        said.push(Word::ChangesCutShort.text(lang).to_owned());
    }
    said
}

/// What to do about an item, in a word.
pub fn standing(item: &ItemResult) -> Option<Word> {
    Some(match (item.standing, item.barred_by.as_ref().map(|bar| bar.kind)) {
        (Standing::New, _) => Word::New,
        (Standing::Continuing, _) => Word::Continuing,
        (Standing::Stop, _) => Word::Stop,
        (Standing::Barred, None | Some(BarKind::Excludes)) => Word::Excluded,
        (Standing::Barred, Some(BarKind::Higher)) => Word::Outbid,
        (Standing::Barred, Some(BarKind::Choice)) => Word::NotChosen,
        (Standing::None, _) => return None,
    })
}

/// A finding in a word.
pub fn finding(kind: FindingKind) -> Word {
    match kind {
        FindingKind::Gap => Word::Gap,
        FindingKind::Wrongful => Word::Wrongful,
        FindingKind::Duplicate => Word::Duplicate,
        FindingKind::Replaced => Word::Replaced,
        FindingKind::Elsewhere => Word::Elsewhere,
        FindingKind::Underpaid => Word::Underpaid,
        FindingKind::Overpaid => Word::Overpaid,
    }
}

/// Whether the family has it, in a word.
pub fn status(status: ChecklistStatus) -> Word {
    match status {
        ChecklistStatus::Has => Word::Has,
        ChecklistStatus::Could => Word::Could,
        ChecklistStatus::Ends => Word::Ends,
        ChecklistStatus::Instead => Word::Instead,
    }
}
