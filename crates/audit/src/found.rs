//! What is wrong with what a family receives.

use yimen::{
    Diagnostic, Lang, Pack, ScreenOptions, Tree,
    batch::{Answers, Finding, FindingKind, Register, Screener, Worth},
    shapes::{self, Amount, ConditionVerdict, ItemResult},
    value::Day,
};

/// Looks through a register for what is wrong with what families receive.
#[derive(Debug, Clone)]
pub struct Auditor<'p> {
    pack: &'p Pack,
    screener: &'p Screener<'p>,
    date: Day,
    lang: Lang,
}

/// Something found, ready to be listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The family, by row of the register.
    pub family: usize,
    /// 评估地, by place in the pack's list.
    pub place: Option<u32>,
    /// What it is, by places in the pack's lists.
    pub finding: Finding,
    /// The same as the family's single screening shows it: ids, words, the law.
    pub shown: shapes::Finding,
    /// The money at stake, where it is known.
    pub worth: Option<Worth>,
}

impl<'p> Auditor<'p> {
    /// For registers a screener judges; `date` is the day it judges for, `lang` the language of the words.
    pub fn new(pack: &'p Pack, screener: &'p Screener<'p>, date: Day, lang: Lang) -> Auditor<'p> {
        Auditor { pack, screener, date, lang }
    }

    /// Everything found about a family, in the order of its single screening. The answers are the screener's about this
    /// register; a family that could not be read is an error here as well.
    pub fn family(
        &self,
        register: &Register<'_>,
        answers: &Answers,
        family: usize,
    ) -> Result<Vec<Found>, Vec<Diagnostic>> {
        if let Ok(at) = answers.rejected.binary_search_by_key(&family, |one| one.family) {
            return Err(answers.rejected.get(at).map(|one| one.errors.clone()).unwrap_or_default());
        }
        if self.screener.is_in_order(register, answers, family) {
            return Ok(Vec::new());
        }
        let place = self.screener.place(register, family);
        let all = self.screener.findings(register, family)?;
        let shown = |finding: Finding| {
            let shown = self.pack.finding(&finding, self.date, self.lang)?;
            let worth = finding.amount.and_then(|amount| self.screener.worth(finding.item, amount));
            Some(Found { family, place, finding, shown, worth })
        };
        Ok(all.into_iter().filter_map(shown).collect())
    }

    /// Why, for something found: conditions that fail with the family's figures, what rules the item out, how its amount comes
    /// about. Screens the family once more.
    pub fn reasons(&self, register: &Register<'_>, found: &Found) -> Result<Vec<String>, Vec<Diagnostic>> {
        let tree: Tree = self.screener.case(register, found.family);
        let options = ScreenOptions { lang: self.lang, questions: false, ..ScreenOptions::default() };
        let result = self.pack.screen_tree(&tree, &options)?;
        let row = result.items.iter().find(|row| (&row.item, row.member) == (&found.shown.item, found.shown.member));
        Ok(row.map(|row| reasons(row, found.finding.kind, self.lang)).unwrap_or_default())
    }
}

fn reasons(row: &ItemResult, kind: FindingKind, lang: Lang) -> Vec<String> {
    let mut all = Vec::new();
    let unmet = row.conditions.iter().filter(|condition| condition.verdict == ConditionVerdict::Unmet);
    for condition in unmet {
        let law = condition.source.citation.as_ref().map(|law| bracketed(law, lang)).unwrap_or_default();
        let name = lang.pick("不符合", "not met");
        all.push(format!("{}{}{}{}{law}", condition.name, lang.pick(" ", " "), name, colon(&condition.text, lang)));
    }
    if let Some(bar) = &row.barred_by {
        let law = bar.source.citation.as_ref().map(|law| bracketed(law, lang)).unwrap_or_default();
        let by = &bar.name;
        all.push(match lang {
            Lang::Chinese => format!("有“{by}”，不能再有这一项{law}"),
            Lang::English => format!("ruled out by {by}{law}"),
        });
    }
    let due =
        matches!(kind, FindingKind::Gap | FindingKind::Elsewhere | FindingKind::Underpaid | FindingKind::Overpaid);
    if let Some(calculation) = row.calculation.as_ref().filter(|_| due) {
        let amount = match &row.amount {
            Some(Amount::Exact { value, unit }) => format!(" = {value} {unit}"),
            _ => String::new(),
        };
        let words = lang.pick("应发", "due");
        let equals = if calculation.contains('=') { "" } else { &amount };
        all.push(format!("{words}{}{equals}", colon(calculation, lang)));
    }
    all
}

fn colon(text: &str, lang: Lang) -> String {
    format!("{}{text}", lang.pick("：", ": "))
}

fn bracketed(law: &str, lang: Lang) -> String {
    match lang {
        Lang::Chinese => format!("（{law}）"),
        Lang::English => format!(" ({law})"),
    }
}
