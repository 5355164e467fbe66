//! Why an item is judged as it is: its conditions, the steps of the calculation, what would flip the verdict.

use super::{cited, head, label::Label};
use crate::{
    View,
    words::{Sentence, Word},
};
use maud::{Markup, html};
use yimen::{
    Lang,
    shapes::{ConditionVerdict, ItemResult, Step, StepKind},
};

/// Every condition with this family's figures and the law it rests on.
pub fn conditions(item: &ItemResult, lang: Lang) -> Markup {
    let columns = [Label::Verdict.text(lang), Label::Condition.text(lang), Word::Law.text(lang)];
    html! {
        @if !item.conditions.is_empty() {
            table class="conditions" {
                caption { (Label::ConditionsCaption.text(lang)) }
                (head(&columns))
                tbody {
                    @for condition in &item.conditions {
                        tr {
                            td class="verdict" { (verdict(condition.verdict, lang)) }
                            th scope="row" {
                                (Sentence::About { whom: &condition.name, text: &condition.text }.text(lang))
                                @if condition.verdict == ConditionVerdict::Unmet {
                                    @if let Some(unmet) = &condition.unmet { p { (unmet) } }
                                    @if let Some(gap) = &condition.gap { p { (gap.text) } }
                                }
                            }
                            td { (cited(&condition.source, lang)) }
                        }
                    }
                }
            }
        }
    }
}

fn verdict(verdict: ConditionVerdict, lang: Lang) -> Markup {
    let (mark, words) = match verdict {
        ConditionVerdict::Met => ("✓", Label::Met.text(lang)),
        ConditionVerdict::Unmet => ("✗", Label::Unmet.text(lang)),
        ConditionVerdict::Undetermined => ("?", Word::Undetermined.text(lang)),
        ConditionVerdict::Error => ("!", Label::CannotTell.text(lang)),
    };
    html! { (mark) " " (words) }
}

/// The steps behind conditions and amount, each once; the facts as they were given have a table of their own.
pub fn steps(view: &View, item: &ItemResult) -> Markup {
    let lang = view.lang;
    let all = item.conditions.iter().flat_map(|condition| &condition.steps).chain(&item.steps);
    let mut steps: Vec<&Step> = Vec::new();
    for step in all.filter(|step| step.kind != StepKind::Fact) {
        let same = |known: &&&Step| (known.kind, &known.id, known.member, &known.text) == (step.kind, &step.id, step.member, &step.text);
        if !steps.iter().any(|known| same(&known)) {
            steps.push(step);
        }
    }
    let columns = [Label::Step.text(lang), Label::Figures.text(lang), Word::Law.text(lang)];
    html! {
        @if !steps.is_empty() {
            table class="steps" {
                caption { (Label::StepsCaption.text(lang)) }
                (head(&columns))
                tbody {
                    @for step in steps {
                        @let other = step.member.filter(|member| item.member != Some(*member));
                        tr {
                            th scope="row" { (view.item_for(&step.name, other)) }
                            td { (step.text) }
                            td { @for source in &step.sources { p { (cited(source, lang)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The nearest changes with which the item would be granted.
pub fn changes(item: &ItemResult, lang: Lang) -> Markup {
    let Some(changes) = &item.changes else { return html! {} };
    let together: Vec<&str> = changes.together.iter().map(|change| change.text.as_str()).collect();
    let together = together.join(Word::Semicolon.text(lang));
    let nothing = !changes.possible;
    html! {
        @if nothing || !changes.single.is_empty() || !together.is_empty() || !changes.complete {
            p class="lead" { (Label::ChangesHeading.text(lang)) }
            ul {
                @if nothing { li { (Word::NothingFlips.text(lang)) } }
                @for change in &changes.single { li { (change.text) } }
                @if !together.is_empty() { li { (Sentence::Together { parts: &together }.text(lang)) } }
                @if !changes.complete { li { (Word::ChangesCutShort.text(lang)) } }
            }
        }
    }
}
