//! What a case expects against what screening it gives.

use super::PackCase;
use crate::{
    base::{Code, Diagnostic, Lang, Words},
    edge::{
        ScreenOptions, screen,
        shapes::{Amount, ConditionVerdict, ItemResult, ScreeningResult, Standing, Verdict},
    },
    program::{Benefit, Item, Owner, Program},
    syntax::ast::{Expectation, ExpectedAmount, ExpectedStanding, Frequency, Outcome},
    value::{BaseUnit, Exact, Unit},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// What came of a case.
#[derive(Debug, Clone)]
pub struct CaseOutcome {
    /// What was expected and did not come; empty where the case passed.
    pub failures: Vec<Diagnostic>,
}

impl PackCase {
    /// Screens the case and holds the result against what it expects.
    pub(crate) fn outcome(&self, program: &Program, hash: &str) -> CaseOutcome {
        let failures = |questions| {
            let options = ScreenOptions { questions, ..ScreenOptions::default() };
            match screen(program, hash, &self.tree, &options) {
                Ok(result) => {
                    self.expectations.iter().filter_map(|expected| unmet(program, expected, &result)).collect()
                }
                Err(errors) => errors.into_iter().map(|error| self.locate(error)).collect(),
            }
        };
        // No expectation is about the facts that are missing, but what did not come is told with them; looking for them takes most
        // of the time.
        let found: Vec<Diagnostic> = failures(false);
        CaseOutcome { failures: if found.is_empty() { found } else { failures(true) } }
    }
}

/// What was expected and did not come.
fn unmet(program: &Program, expected: &Expectation, result: &ScreeningResult) -> Option<Diagnostic> {
    if let Some(output) = &expected.output {
        return super::outputs::unmet(program, expected, output, result);
    }
    let item = program.rules.items.iter().find(|item| item.label.is(&expected.item.text))?;
    let member = match item.owner {
        Owner::Family => None,
        Owner::Member => Some(expected.member?.saturating_sub(1)),
    };
    let row = result.items.iter().find(|row| row.item == item.label.id && row.member == member)?;
    let failed = |wanted: Words, found: Words| {
        let name = Words::new(&item.label.name, item.label.title(Lang::English));
        Some(Diagnostic::at(Code::CaseFailed, expected.span).with(name).with(wanted).with(found))
    };
    if let Some(outcome) = expected.outcome {
        let (holds, found) = match &expected.condition {
            Some(condition) => {
                let conditions = || item.versions.iter().flat_map(|terms| &terms.conditions);
                let known = conditions().find(|known| known.label.is(&condition.text))?;
                let Some(judged) = row.conditions.iter().find(|judged| judged.id == known.label.id) else {
                    return failed(wanted(outcome), found(row));
                };
                (judged.verdict == condition_verdict(outcome), condition_words(judged.verdict))
            }
            None => (holds(outcome, row), found(row)),
        };
        if !holds {
            return failed(wanted(outcome), found);
        }
    }
    if let Some(standing) = expected.standing.filter(|standing| row.standing != shown(*standing)) {
        return failed(standing_words(standing), found_standing(row));
    }
    let amount = expected.amount?;
    let unit = full_unit(amount, item);
    let (fits, found) = compare(amount, (unit, own_unit(item).unwrap_or(unit)), row.amount.as_ref());
    if fits { None } else { failed(amount_words(amount, unit), found) }
}

fn holds(outcome: Outcome, row: &ItemResult) -> bool {
    let barred = row.barred_by.is_some();
    match outcome {
        Outcome::Eligible => row.verdict == Verdict::Eligible && !barred,
        Outcome::Ineligible => row.verdict == Verdict::Ineligible,
        Outcome::Undetermined => row.verdict == Verdict::Undetermined,
        Outcome::Error => row.verdict == Verdict::Error,
        Outcome::Barred => barred,
    }
}

fn shown(standing: ExpectedStanding) -> Standing {
    match standing {
        ExpectedStanding::New => Standing::New,
        ExpectedStanding::Continuing => Standing::Continuing,
        ExpectedStanding::Stop => Standing::Stop,
    }
}

fn standing_words(standing: ExpectedStanding) -> Words {
    match standing {
        ExpectedStanding::New => Words::new("新增", "new"),
        ExpectedStanding::Continuing => Words::new("续发", "continuing"),
        ExpectedStanding::Stop => Words::new("停发", "stop"),
    }
}

/// What is to be done; where nothing is, the verdict says why.
fn found_standing(row: &ItemResult) -> Words {
    match row.standing {
        Standing::New => standing_words(ExpectedStanding::New),
        Standing::Continuing => standing_words(ExpectedStanding::Continuing),
        Standing::Stop => standing_words(ExpectedStanding::Stop),
        Standing::Barred | Standing::None => found(row),
    }
}

fn condition_verdict(outcome: Outcome) -> ConditionVerdict {
    match outcome {
        Outcome::Eligible => ConditionVerdict::Met,
        Outcome::Ineligible | Outcome::Barred => ConditionVerdict::Unmet,
        Outcome::Undetermined => ConditionVerdict::Undetermined,
        Outcome::Error => ConditionVerdict::Error,
    }
}

fn wanted(outcome: Outcome) -> Words {
    match outcome {
        Outcome::Eligible => Words::new("符合", "eligible"),
        Outcome::Ineligible => Words::new("不符合", "ineligible"),
        Outcome::Undetermined => Words::new("待定", "undetermined"),
        Outcome::Error => Words::new("无法判定", "error"),
        Outcome::Barred => Words::new("被排除", "barred"),
    }
}

fn condition_words(verdict: ConditionVerdict) -> Words {
    match verdict {
        ConditionVerdict::Met => Words::new("符合", "eligible"),
        ConditionVerdict::Unmet => Words::new("不符合", "ineligible"),
        ConditionVerdict::Undetermined => Words::new("待定", "undetermined"),
        ConditionVerdict::Error => Words::new("无法判定", "error"),
    }
}

/// The verdict with what explains it.
fn found(row: &ItemResult) -> Words {
    let verdict = match row.verdict {
        Verdict::Eligible if row.standing == Standing::Barred || row.barred_by.is_some() => wanted(Outcome::Barred),
        Verdict::Eligible => wanted(Outcome::Eligible),
        Verdict::Ineligible => wanted(Outcome::Ineligible),
        Verdict::Undetermined => wanted(Outcome::Undetermined),
        Verdict::Error => wanted(Outcome::Error),
    };
    let failing: Vec<&str> = match row.verdict {
        Verdict::Ineligible => {
            let unmet = row.conditions.iter().filter(|condition| condition.verdict == ConditionVerdict::Unmet);
            unmet.map(|condition| condition.text.as_str()).collect()
        }
        Verdict::Undetermined => row.missing.iter().map(String::as_str).collect(),
        Verdict::Error => row.error.iter().map(|error| error.message.as_str()).collect(),
        Verdict::Eligible => Vec::new(),
    };
    if failing.is_empty() {
        return verdict;
    }
    let list = failing.join("；");
    let with = |lang| verdict.get(lang).to_string();
    let (zh, en) = (with(crate::base::Lang::Chinese), with(Lang::English));
    Words::new(alloc::format!("{zh}（{list}）"), alloc::format!("{en} ({list})"))
}

/// The unit in which an item pays.
fn own_unit(item: &Item) -> Option<Unit> {
    item.versions.iter().find_map(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    })
}

/// The unit of an expected figure with its period in it; the item's own money where none is written.
fn full_unit(expected: ExpectedAmount, item: &Item) -> Unit {
    let money = own_unit(item).and_then(|unit| BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0));
    let unit = expected.unit.unwrap_or(Unit::of(money.unwrap_or(BaseUnit::Yuan)));
    let base = match expected.frequency {
        Frequency::Monthly => BaseUnit::Month,
        Frequency::Yearly => BaseUnit::Year,
        Frequency::Weekly => BaseUnit::Week,
        Frequency::Daily => BaseUnit::Day,
        Frequency::Once => return unit,
    };
    if unit.exponent(base) == 0 { unit.over(Unit::of(base)).unwrap_or(unit) } else { unit }
}

fn compare(expected: ExpectedAmount, (unit, own): (Unit, Unit), amount: Option<&Amount>) -> (bool, Words) {
    let wanted_unit = unit.text(true);
    // The row names its unit in Chinese; whoever reads English is told the same in English.
    let in_unit = |figure: &str| {
        let text = |chinese| alloc::format!("{figure} {}", own.text(chinese));
        Words::new(text(true), text(false))
    };
    let same = |text: &str, wanted: Exact| Exact::parse(text).is_ok_and(|found| found == wanted);
    match amount {
        None => (false, Words::new("没有金额", "no amount")),
        Some(Amount::Exact { value, unit }) => {
            let fits = *unit == wanted_unit && expected.high.is_none() && same(value, expected.low);
            (fits, in_unit(value))
        }
        Some(Amount::Range { low, high, unit }) => {
            let bound = |bound: &Option<String>| bound.clone().unwrap_or_default();
            let fits = *unit == wanted_unit
                && low.as_ref().is_some_and(|low| same(low, expected.low))
                && high.as_ref().zip(expected.high).is_some_and(|(high, wanted)| same(high, wanted));
            (fits, in_unit(&alloc::format!("{}..{}", bound(low), bound(high))))
        }
    }
}

fn amount_words(expected: ExpectedAmount, unit: Unit) -> Words {
    let figure = |value: Exact| value.to_text().unwrap_or_default();
    let range = expected.high.map(|high| alloc::format!("..{}", figure(high))).unwrap_or_default();
    let text = |chinese| alloc::format!("{}{range} {}", figure(expected.low), unit.text(chinese));
    Words::new(text(true), text(false))
}
