//! What the screening rests on: the facts used, what is still to be asked, the receipt. And the pack's other outputs.

use super::{entry, head, label::Label};
use crate::{
    View,
    words::{Sentence, Word},
};
use maud::{Markup, html};
use yimen::shapes::{Output, Step, StepKind};

/// What is still to be asked.
pub fn questions(view: &View) -> Markup {
    let lang = view.lang;
    html! {
        @if !view.result.questions.is_empty() {
            section {
                h2 { (Word::QuestionsHeading.text(lang)) }
                ol {
                    @for question in &view.result.questions {
                        li {
                            (view.question(question))
                            @if !question.settles.is_empty() {
                                @let names = view.list(question.settles.iter().map(|id| view.item(id)));
                                " " small { (Sentence::Settles { names: &names }.text(lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Named outputs beside the items.
pub fn outputs(view: &View) -> Markup {
    html! {
        @if !view.result.outputs.is_empty() {
            section {
                h2 { (Word::OutputsHeading.text(view.lang)) }
                dl {
                    @for (id, value) in &view.result.outputs {
                        @let (name, text) = view.output(id, value);
                        (entry(&name, &text))
                    }
                }
            }
        }
    }
}

/// The facts that played a part, as they were given: the family's first, then each member's.
pub fn used(view: &View) -> Markup {
    let lang = view.lang;
    let steps = view.result.items.iter().flat_map(|item| {
        let conditions = item.conditions.iter().flat_map(|condition| &condition.steps);
        conditions.chain(&item.steps)
    });
    let mut facts: Vec<&Step> = Vec::new();
    for step in steps.filter(|step| step.kind == StepKind::Fact) {
        if !facts.iter().any(|known| known.id == step.id && known.member == step.member) {
            facts.push(step);
        }
    }
    facts.sort_by_key(|fact| fact.member);
    let columns = [Word::Whom.text(lang), Label::Fact.text(lang), Label::Given.text(lang)];
    html! {
        @if !facts.is_empty() {
            section {
                h2 { (Label::FactsHeading.text(lang)) }
                table {
                    caption { (Label::FactsCaption.text(lang)) }
                    (head(&columns))
                    tbody {
                        @for fact in facts {
                            tr {
                                td class="whom" { (view.whom(fact.member)) }
                                th scope="row" { (fact.name) }
                                td {
                                    @match fact.value {
                                        Some(Output::Open { .. }) => (Label::NotGiven.text(lang)),
                                        _ => (fact.text),
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What the result was made from: the same receipt means the same result.
pub fn receipt(view: &View) -> Markup {
    let (receipt, lang) = (&view.result.receipt, view.lang);
    let rows = [
        (Label::PackId.text(lang), format!("{} ({}) {}", view.info.name, receipt.pack, receipt.version)),
        (Label::PackHash.text(lang), receipt.pack_hash.clone()),
        (Label::CaseHash.text(lang), receipt.input_hash.clone()),
        (Label::Engine.text(lang), format!("Yimen {}", receipt.engine)),
        (Word::Date.text(lang), receipt.date.clone()),
        (Word::Place.text(lang), view.place(&receipt.region)),
        (Label::Assumed.text(lang), view.list(receipt.assumed.iter().map(|one| &one.name))),
    ];
    html! {
        section class="receipt" {
            h2 { (Label::ReceiptHeading.text(lang)) }
            dl { @for (name, text) in rows.iter().filter(|(_, text)| !text.is_empty()) { (entry(name, text)) } }
        }
    }
}
