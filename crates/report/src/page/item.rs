//! The items one by one, grouped by what follows.

use super::{cited, entry, reason};
use crate::{
    Group, View, told,
    words::{Sentence, Word},
};
use maud::{Markup, PreEscaped, html};
use yimen::shapes::{ItemResult, Verdict};

/// Rows of conditions and steps up to which an item is kept on one sheet; kept whole, longer ones leave half the sheets empty.
const LONG: usize = 8;

fn rows(group: Group, item: &ItemResult) -> usize {
    item.conditions.len().saturating_add(reason::steps(item, group == Group::Granted).len())
}

/// One section a group.
pub fn sections(view: &View) -> Markup {
    html! { @for group in Group::ALL { (section(view, group)) } }
}

/// Members for whom an item reads the same share one entry.
fn section(view: &View, group: Group) -> Markup {
    let mut entries: Vec<(&ItemResult, String, Vec<u32>)> = Vec::new();
    for item in view.result.items.iter().filter(|item| Group::of(item) == group) {
        let body = body(view, group, item).into_string();
        let same = |(first, text, _): &&mut (&ItemResult, String, Vec<u32>)| {
            item.member.is_some() && first.item == item.item && first.amount == item.amount && *text == body
        };
        match entries.iter_mut().find(same) {
            Some((_, _, members)) => members.extend(item.member),
            None => entries.push((item, body, item.member.into_iter().collect())),
        }
    }
    html! {
        @if !entries.is_empty() {
            section {
                h2 { (group.heading().text(view.lang)) }
                @for (item, body, members) in &entries {
                    // A long one may go on over the sheet between two rows.
                    article class=[(rows(group, item) > LONG).then_some("long")] {
                        (heading(view, item, members))
                        // Made by the template a few lines above.
                        (PreEscaped(body))
                    }
                }
            }
        }
    }
}

fn heading(view: &View, item: &ItemResult, members: &[u32]) -> Markup {
    let lang = view.lang;
    let (mark, verdict) = match item.verdict {
        Verdict::Eligible => ("✓", Word::Eligible),
        Verdict::Ineligible => ("✗", Word::Ineligible),
        Verdict::Undetermined => ("?", Word::Undetermined),
        Verdict::Error => ("!", Word::NoVerdict),
    };
    let whom = if members.is_empty() { view.whom(None) } else { view.members(members) };
    let facts = [view.gives(item), told::standing(item).map(|word| word.text(lang).to_owned())];
    html! {
        h3 {
            span class="verdict" { (mark) " " (verdict.text(lang)) } " "
            (Sentence::For { name: &item.name, whom: &whom }.text(lang))
            @for fact in facts.iter().flatten() { " " span class="gives" { (fact) } }
        }
    }
}

fn body(view: &View, group: Group, item: &ItemResult) -> Markup {
    let lang = view.lang;
    let steps = reason::steps(item, group == Group::Granted);
    html! {
        @if let Some(why) = view.stops(item) { p { strong { (why) } } }
        @if let (Some(text), Some(continues)) = (view.continues(item), &item.continues) {
            p { (text) " " (cited(&continues.source, lang)) }
        }
        @if let Some(first) = view.claim_first(item) { p { (first) } }
        @if let Some(bar) = &item.barred_by { p { strong { (view.bar(bar)) } " " (cited(&bar.source, lang)) } }
        @if let Some(failure) = &item.error {
            p { strong { (failure.message) } }
            @if let Some(help) = &failure.help { p { (help) } }
        }
        (reason::conditions(item, lang))
        (reason::steps_table(view, item, &steps))
        (reason::changes(item, lang))
        (practical(view, group, item, steps.is_empty()))
    }
}

/// What it gives and to whom, with the calculation where no table of steps has it; what is missing; and where it is worth
/// going: papers, time limit, place.
fn practical(view: &View, group: Group, item: &ItemResult, calculation: bool) -> Markup {
    let lang = view.lang;
    let worth_going = matches!(group, Group::Granted | Group::Open | Group::Failed);
    let going = |text: Option<String>| text.filter(|text| worth_going && !text.is_empty());
    let missing = view.list(item.missing.iter().map(|path| view.fact(path, item.member)));
    let rows = [
        (Word::Received, view.all_received(item)),
        (Word::Covered, view.covered(item)),
        (Word::Benefit, item.in_kind.clone()),
        (Word::Calculation, item.calculation.clone().filter(|_| calculation && item.amount.is_some())),
        (Word::Missing, Some(missing).filter(|missing| !missing.is_empty() && group != Group::Barred)),
        (Word::Materials, going(Some(view.list(&item.materials)))),
        (Word::Deadline, going(item.deadline.clone())),
        (Word::Department, item.department.clone()),
        (Word::ApplyAt, going(item.apply_at.clone())),
    ];
    html! {
        dl {
            @for (name, text) in &rows {
                @if let Some(text) = text { (entry(name.text(lang), text)) }
            }
            @if item.source.citation.is_some() {
                div { dt { (Word::Law.text(lang)) } dd { (cited(&item.source, lang)) } }
            }
        }
    }
}
