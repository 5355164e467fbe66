//! What the family may claim together, what it chose, what it could choose instead, the papers for it.

use super::{cited, head, label::Label};
use crate::{
    Group, View, told,
    words::{Sentence, Word},
};
use maud::{Markup, html};
use yimen::shapes::ItemResult;

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

/// The other combinations, set against the plan.
pub fn alternatives(view: &View) -> Markup {
    let (plan, lang) = (&view.result.plan, view.lang);
    let columns = [Label::Choose, Label::Leave, Label::Total, Label::Difference].map(|label| label.text(lang));
    html! {
        @if !plan.alternatives.is_empty() {
            section {
                h2 { (Word::ChoicesHeading.text(lang)) }
                table {
                    caption { (Label::ChoicesCaption.text(lang)) }
                    (head(&columns))
                    tbody {
                        @for other in plan.alternatives.iter().take(told::MOST_ALTERNATIVES) {
                            @let [taken, left] = view.exchanged(other);
                            tr {
                                th scope="row" { (taken) }
                                td { (left) }
                                td { (view.worth(other)) }
                                td { (view.less(other).unwrap_or_default()) }
                            }
                        }
                    }
                }
                @if let Some(more) = view.more_alternatives() { p { (more) } }
            }
        }
    }
}
