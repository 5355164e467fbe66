//! The items one by one, grouped by what follows: verdict, amount, reasons, papers.

use super::{
    Shown, citation,
    page::Page,
    reason,
    style::{BAD, DIM, FAILED, GOOD, OPEN, PLAIN, STRONG},
    text,
};
use crate::words::{Sentence, Word};
use anstyle::Style;
use yimen::{
    Lang,
    shapes::{ItemResult, Verdict},
};
use yimen_report::{Group, View, law::law, told};

/// Writes the items of a group under its heading. Members for whom an item reads the same share one entry.
pub fn write_group(page: &mut Page, view: &View, shown: Shown, group: Group) {
    let mut entries: Vec<(&ItemResult, String, Vec<u32>)> = Vec::new();
    for item in view.result.items.iter().filter(|item| Group::of(item) == group) {
        let mut body = Page::new(page.width());
        write_body(&mut body, view, shown, group, item);
        let body = body.finish();
        let same = |(first, text, _): &&mut (&ItemResult, String, Vec<_>)| {
            item.member.is_some() && first.item == item.item && first.amount == item.amount && *text == body
        };
        match entries.iter_mut().find(same) {
            Some((_, _, members)) => members.extend(item.member),
            None => entries.push((item, body, item.member.into_iter().collect())),
        }
    }
    if entries.is_empty() {
        return;
    }
    page.heading(group.heading().text(view.lang));
    for (index, (item, body, members)) in entries.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        write_head(page, view, item, members);
        page.append(body);
    }
}

/// `✓ 符合      最低生活保障（成员2）  每月 723 元  新增`
fn write_head(page: &mut Page, view: &View, item: &ItemResult, members: &[u32]) {
    let lang = view.lang;
    let (mark, verdict, colour) = verdict(item.verdict);
    let whom = if members.is_empty() { view.whom(None) } else { view.members(members) };
    let mut parts = vec![Sentence::For { name: &item.name, whom: &whom }.text(lang)];
    parts.extend(view.gives(item));
    parts.extend(told::standing(item).map(|word| word.text(lang).to_owned()));
    let lead = format!("  {mark} {}  ", text::pad(verdict.text(lang), verdict_columns(lang)));
    page.hang(&lead, colour, &parts.join("  "), STRONG);
}

/// What matters at the window: for what is granted everything, for the rest what stands in the way.
fn write_body(page: &mut Page, view: &View, shown: Shown, group: Group, item: &ItemResult) {
    let lang = view.lang;
    let all = shown.details || group == Group::Granted;
    if let Some(why) = view.stops(item) {
        page.hang("    ", PLAIN, why, BAD);
    }
    if let Some(received) = view.all_received(item) {
        labelled(page, Word::Received, &received, lang);
    }
    if let (Some(text), Some(continues)) = (view.continues(item), &item.continues) {
        page.hang("    ", PLAIN, text, OPEN);
        citation::write(page, &continues.source, "    ", lang);
    }
    if let Some(first) = view.claim_first(item) {
        page.hang("    ", PLAIN, &first, PLAIN);
    }
    if let Some(bar) = &item.barred_by {
        page.hang("    ", PLAIN, &view.bar(bar), BAD);
        citation::write(page, &bar.source, "    ", lang);
    }
    if let Some(failure) = &item.error {
        page.hang("    ", PLAIN, &failure.message, FAILED);
        if let Some(help) = &failure.help {
            page.hang("    ", PLAIN, help, PLAIN);
        }
    }
    match group {
        _ if all => reason::write_all(page, item, lang),
        Group::Barred => {}
        _ => reason::write_open(page, item, lang),
    }
    if let Some(changes) = &item.changes {
        reason::write_changes(page, changes, lang);
    }
    if !item.missing.is_empty() && (all || group != Group::Barred) {
        let facts = item.missing.iter().map(|path| view.fact(path, item.member));
        labelled(page, Word::Missing, &view.list(facts), lang);
    }
    if all {
        write_practical(page, view, shown, item);
    }
}

/// What it gives, how that was computed, papers, time limit, department, place, law.
fn write_practical(page: &mut Page, view: &View, shown: Shown, item: &ItemResult) {
    let papers = Some(view.list(&item.materials)).filter(|papers| !papers.is_empty());
    let rows = [
        (Word::Covered, view.covered(item)),
        (Word::Benefit, item.in_kind.clone()),
        (Word::Calculation, item.calculation.clone().filter(|_| item.amount.is_some())),
        (Word::Materials, papers),
        (Word::Deadline, item.deadline.clone()),
        (Word::Department, item.department.clone()),
        (Word::ApplyAt, item.apply_at.clone()),
        (Word::Law, law(&item.source, view.lang)),
    ];
    for (label, value) in rows {
        if let Some(value) = value {
            labelled(page, label, &value, view.lang);
        }
        if label == Word::Calculation && shown.reasons {
            reason::write_steps(page, view, item);
        }
    }
}

fn labelled(page: &mut Page, label: Word, value: &str, lang: Lang) {
    page.hang(&format!("    {}{}", label.text(lang), Word::Colon.text(lang)), DIM, value, PLAIN);
}

fn verdict(verdict: Verdict) -> (&'static str, Word, Style) {
    match verdict {
        Verdict::Eligible => ("✓", Word::Eligible, GOOD),
        Verdict::Ineligible => ("✗", Word::Ineligible, BAD),
        Verdict::Undetermined => ("?", Word::Undetermined, OPEN),
        Verdict::Error => ("!", Word::NoVerdict, FAILED),
    }
}

fn verdict_columns(lang: Lang) -> usize {
    let words = [Word::Eligible, Word::Ineligible, Word::Undetermined, Word::NoVerdict];
    words.iter().map(|word| text::columns(word.text(lang))).max().unwrap_or(0)
}
