//! What the family receives: what is wrong with it, and the list of what it has and could have.

use super::{
    plan::grant,
    screen::{figure, member, source},
    shapes::{ChecklistEntry, ChecklistStatus, Finding, FindingKind},
};
use crate::{
    base::{Lang, Listed},
    eval::{Judgement, monthly},
    explain,
    overlap::{self, Settled, Standing, received, standing},
    program::{Benefit, Item, Program, RelationKind},
    value::{BaseUnit, Day, Exact, Interval, Truth, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

pub(super) fn findings(settled: &mut Settled<'_>, lang: Lang) -> Vec<Finding> {
    let all = overlap::findings(settled);
    let (program, date) = (settled.evaluation.program, settled.evaluation.case.date);
    all.iter().filter_map(|found| finding(program, date, found, lang)).listed()
}

/// Something found on a day, in words; nothing for an item the program does not have.
pub fn finding(program: &Program, date: Day, found: &overlap::Finding, lang: Lang) -> Option<Finding> {
    let rules = &program.rules;
    let item = rules.items.get(found.item as usize)?;
    let unit = unit(item, date);
    let with = found.with.map(|(item, member)| grant(program, item, member));
    let other = found.with.and_then(|(item, _)| rules.items.get(item as usize));
    let other = other.map(|other| other.label.title(lang)).unwrap_or_default();
    let amount = found.amount.zip(unit).map(|(amount, unit)| figure(Some(amount), Some(amount), unit, lang));
    let place = found.place.and_then(|place| rules.regions.get(place as usize)).map(|place| place.label.title(lang));
    let words = found.amount.zip(unit).map(|(amount, unit)| explain::quantity(amount, unit, false, lang));
    let relation = found.relation.and_then(|relation| rules.relations.get(relation));
    let citation = relation.and_then(|relation| relation.citation.as_ref());
    Some(Finding {
        kind: kind(found.kind),
        item: item.label.id.clone(),
        member: member(found.member),
        with,
        amount,
        text: text(found.kind, place.unwrap_or(other), words.as_deref().unwrap_or_default(), lang),
        source: source(citation.or_else(|| item.on(date)?.citation.as_ref())),
    })
}

fn kind(kind: overlap::FindingKind) -> FindingKind {
    match kind {
        overlap::FindingKind::Gap => FindingKind::Gap,
        overlap::FindingKind::Wrongful => FindingKind::Wrongful,
        overlap::FindingKind::Duplicate => FindingKind::Duplicate,
        overlap::FindingKind::Replaced => FindingKind::Replaced,
        overlap::FindingKind::Elsewhere => FindingKind::Elsewhere,
        overlap::FindingKind::Underpaid => FindingKind::Underpaid,
        overlap::FindingKind::Overpaid => FindingKind::Overpaid,
    }
}

fn text(kind: overlap::FindingKind, other: &str, amount: &str, lang: Lang) -> String {
    use overlap::FindingKind as Kind;
    match (kind, lang, amount.is_empty()) {
        (Kind::Gap, Lang::Chinese, _) => "符合条件，还没有享受，可以申请".to_owned(),
        (Kind::Gap, Lang::English, _) => "due and not received; it can be claimed".to_owned(),
        (Kind::Wrongful, Lang::Chinese, _) => "正在享受，但已不符合条件，请核实".to_owned(),
        (Kind::Wrongful, Lang::English, _) => "received, but no longer due; please check".to_owned(),
        (Kind::Duplicate, Lang::Chinese, _) if other.is_empty() => "在两个地方重复享受，请核实".to_owned(),
        (Kind::Duplicate, Lang::English, _) if other.is_empty() => "received in two places; please check".to_owned(),
        (Kind::Duplicate, Lang::Chinese, _) => alloc::format!("与“{other}”不能同时享受，请核实"),
        (Kind::Duplicate, Lang::English, _) => alloc::format!("cannot be had together with {other}; please check"),
        (Kind::Elsewhere, Lang::Chinese, _) => alloc::format!("现在在{other}享受；在这里办成以后，那边要停"),
        (Kind::Elsewhere, Lang::English, _) => alloc::format!("received in {other}; that ends once it is granted here"),
        (Kind::Replaced, Lang::Chinese, _) => alloc::format!("可以改为享受“{other}”；改了以后，这一项停发"),
        (Kind::Replaced, Lang::English, _) => {
            alloc::format!("{other} is due instead; this one ends once that is granted")
        }
        (Kind::Underpaid, Lang::Chinese, false) => alloc::format!("比应发的少 {amount}"),
        (Kind::Underpaid, Lang::English, false) => alloc::format!("{amount} less than is due"),
        (Kind::Overpaid, Lang::Chinese, false) => alloc::format!("比应发的多 {amount}"),
        (Kind::Overpaid, Lang::English, false) => alloc::format!("{amount} more than is due"),
        (Kind::Underpaid | Kind::Overpaid, ..) => String::new(),
    }
}

/// 幸福清单, in the order of the pack.
pub(super) fn checklist(settled: &Settled<'_>, lang: Lang) -> Vec<ChecklistEntry> {
    settled.judgements.iter().filter_map(|row| entry(settled, row, lang)).listed()
}

fn entry(settled: &Settled<'_>, row: &Judgement, lang: Lang) -> Option<ChecklistEntry> {
    let (program, case) = (settled.evaluation.program, settled.evaluation.case);
    let item = program.rules.items.get(row.item as usize)?;
    let relation = row.barred_by.and_then(|by| program.rules.relations.get(by.relation));
    let chosen = relation.is_some_and(|relation| relation.kind == RelationKind::Choice);
    let status = match standing(program, case, row) {
        Standing::New => ChecklistStatus::Could,
        Standing::Continuing => ChecklistStatus::Has,
        Standing::Stop => ChecklistStatus::Ends,
        Standing::Barred if chosen && row.barred == Truth::YES => ChecklistStatus::Instead,
        Standing::Barred | Standing::None => return None,
    };
    let paid = received(row, case).try_fold(Exact::ZERO, |sum, one| sum.add(one.amount?).ok());
    let due = row.bounds().map(|(low, high)| Interval::new(low, high));
    let amount = match status {
        ChecklistStatus::Ends => paid.map(Interval::point),
        _ => due,
    };
    let unit = unit(item, case.date);
    let shown = |amount: Interval, unit: Unit| figure(amount.low, amount.high, unit, lang);
    let in_kind = item.on(case.date).or(item.versions.first()).and_then(|terms| match &terms.benefit {
        Some(Benefit::InKind(text)) => Some(text.get(lang).to_string()),
        _ => None,
    });
    Some(ChecklistEntry {
        item: item.label.id.clone(),
        name: item.label.title(lang).to_owned(),
        member: member(row.member),
        status,
        amount: amount.zip(unit).map(|(amount, unit)| shown(amount, unit)),
        yearly: amount.zip(unit).and_then(|(amount, unit)| {
            let (amount, unit) = yearly(amount, unit)?;
            Some(shown(amount, unit))
        }),
        in_kind,
    })
}

/// What comes of an amount in a year; nothing for what is paid once.
fn yearly(amount: Interval, unit: Unit) -> Option<(Interval, Unit)> {
    let times = [BaseUnit::Month, BaseUnit::Year, BaseUnit::Week, BaseUnit::Day];
    let period = times.into_iter().find(|base| unit.exponent(*base) == -1)?;
    let each_year = unit.times(Unit::of(period))?.over(Unit::of(BaseUnit::Year))?;
    let twelve = Interval::point(Exact::from_integer(12));
    Some((monthly(unit, amount).mul(twelve).interval?, each_year))
}

fn unit(item: &Item, date: Day) -> Option<Unit> {
    match item.on(date).or(item.versions.first())?.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(unit),
        _ => None,
    }
}
