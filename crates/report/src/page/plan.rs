//! What the family may claim together, what it chose, what it could choose instead, the papers for it.

use super::{cited, head, label::Label};
use crate::{
    Group, View, told,
    words::{Sentence, Word},
};
use maud::{Markup, html};
use yimen::shapes::{ItemResult, Plan};

/// The plan.
pub fn section(view: &View) -> Markup {
    let (plan, lang) = (&view.result.plan, view.lang);
    let granted: Vec<&ItemResult> = plan.grants.iter().filter_map(|grant| view.row(grant)).collect();
    let (stop, open) = (view.in_group(Group::Stop), view.count_of(Group::Open));
    html! {
        section class="plan" {
            h2 { (Word::PlanHeading.text(lang)) }
            @if granted.is_empty() {
                p { (Word::NothingGranted.text(lang)) }
            } @else {
                (table(view, &granted))
                @for total in view.totals(plan) { p class="total" { (total) } }
            }
            @for choice in &plan.choices {
                p { (view.chosen(choice)) " " (cited(&choice.source, lang)) }
            }
            @if !stop.is_empty() { p { strong { "✗ " (Sentence::ToStop { names: &stop }.text(lang)) } } }
            @if open > 0 { p { "? " (Sentence::OpenItems { count: open }.text(lang)) } }
            (papers(view))
        }
    }
}

fn table(view: &View, granted: &[&ItemResult]) -> Markup {
    let lang = view.lang;
    let columns = [Word::Item, Word::Whom, Word::Benefit, Word::Status].map(|word| word.text(lang));
    html! {
        table {
            caption { (Label::PlanCaption.text(lang)) }
            (head(&columns))
            tbody {
                @for item in granted {
                    tr {
                        th scope="row" { (item.name) }
                        td class="whom" { (view.whom(item.member)) }
                        td { (view.gives(item).or_else(|| item.in_kind.clone()).unwrap_or_default()) }
                        td { (told::standing(item).map_or("", |word| word.text(lang))) }
                    }
                }
            }
        }
    }
}

fn papers(view: &View) -> Markup {
    let papers = view.papers();
    html! {
        @if !papers.is_empty() {
            h3 { (Label::PapersHeading.text(view.lang)) }
            ul class="papers" { @for paper in papers { li { (paper) } } }
        }
    }
}

/// The other combinations, set against the plan. A column in which nothing stands is left out.
pub fn alternatives(view: &View) -> Markup {
    let (plan, lang) = (&view.result.plan, view.lang);
    let row = |other: &Plan| {
        let [taken, left] = view.exchanged(other);
        [taken, left, view.worth(other), view.less(other).unwrap_or_default()]
    };
    let rows: Vec<[String; 4]> = plan.alternatives.iter().take(told::MOST_ALTERNATIVES).map(row).collect();
    let columns = [Label::Choose, Label::Leave, Label::Total, Label::Difference];
    let used: Vec<(usize, &str)> = (columns.iter().enumerate())
        .filter(|(column, _)| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty())))
        .map(|(column, label)| (column, label.text(lang)))
        .collect();
    html! {
        @if !rows.is_empty() {
            section {
                h2 { (Word::ChoicesHeading.text(lang)) }
                table {
                    caption { (Label::ChoicesCaption.text(lang)) }
                    (head(&used.iter().map(|(_, name)| *name).collect::<Vec<_>>()))
                    tbody {
                        @for row in &rows {
                            tr {
                                @for (column, _) in &used {
                                    @let cell = row.get(*column).map_or("", String::as_str);
                                    @if *column == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
                @if let Some(more) = view.more_alternatives() { p { (more) } }
            }
        }
    }
}
