//! Why an item is judged as it is: its conditions, the steps of the calculation, what would flip the verdict.

use super::{cited, head, label::Label};
use crate::{
    View, told,
    words::{Sentence, Word},
};
use maud::{Markup, html};
use yimen::{
    Lang,
    shapes::{ConditionVerdict, ItemResult, Step, StepKind},
};

/// Every condition with this family's figures and the law it rests on. What would make a condition hold stands with it
/// where no change does for the whole item.
pub fn conditions(item: &ItemResult, lang: Lang) -> Markup {
    let alone = item.changes.as_ref().is_none_or(|changes| !changes.single.is_empty());
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
                                    @if let (false, Some(changes)) = (alone, &condition.changes) {
                                        @for change in told::changes(changes, lang) { p { "→ " (change) } }
                                    }
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

/// The steps behind what was granted, or behind the conditions that stand in the way; each once. The facts as they were
/// given have a table of their own, and where the benefit is all there is, it needs none.
pub fn steps(item: &ItemResult, granted: bool) -> Vec<&Step> {
    let of_interest = |verdict: ConditionVerdict| granted || verdict != ConditionVerdict::Met;
    let conditions = item.conditions.iter().filter(|condition| of_interest(condition.verdict));
    let all = conditions.flat_map(|condition| &condition.steps).chain(&item.steps);
    let mut steps: Vec<&Step> = Vec::new();
    for step in all.filter(|step| step.kind != StepKind::Fact) {
        let told = |one: &Step| (one.kind, one.id.clone(), one.member, one.text.clone());
        if !steps.iter().any(|known| told(known) == told(step)) {
            steps.push(step);
        }
    }
    if steps.iter().all(|step| step.kind == StepKind::Benefit) {
        steps.clear();
    }
    steps
}

/// Writes steps, each with its law.
pub fn steps_table(view: &View, item: &ItemResult, steps: &[&Step]) -> Markup {
    let lang = view.lang;
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
                            td { @for source in &step.sources { div { (cited(source, lang)) } } }
                        }
                    }
                }
            }
        }
    }
}

/// The nearest changes with which the item would be granted.
pub fn changes(item: &ItemResult, lang: Lang) -> Markup {
    let changes = item.changes.as_ref().map(|changes| told::changes(changes, lang)).unwrap_or_default();
    html! {
        @if !changes.is_empty() {
            p class="lead" { (Label::ChangesHeading.text(lang)) }
            ul { @for change in changes { li { (change) } } }
        }
    }
}
