//! Why an item is judged as it is: its conditions, with what is missing for those that do not hold.

use super::{
    citation,
    page::Page,
    style::{BAD, DIM, FAILED, GOOD, OPEN, PLAIN},
};
use crate::words::Sentence;
use yimen::{
    Lang,
    shapes::{Changes, ConditionResult, ConditionVerdict, ItemResult, Source, StepKind},
};
use yimen_report::{View, told};

/// Writes all conditions of an item.
pub fn write_all(page: &mut Page, item: &ItemResult, lang: Lang) {
    for condition in &item.conditions {
        write(page, condition, &item.source, lang);
    }
}

/// Writes the conditions that stand in the way, and how many do not.
pub fn write_open(page: &mut Page, item: &ItemResult, lang: Lang) {
    let (met, open): (Vec<_>, Vec<_>) =
        item.conditions.iter().partition(|condition| condition.verdict == ConditionVerdict::Met);
    for condition in &open {
        write(page, condition, &item.source, lang);
    }
    if !met.is_empty() && !open.is_empty() {
        page.hang("    ✓ ", GOOD, &Sentence::OthersMet { count: met.len() }.text(lang), PLAIN);
    }
}

fn write(page: &mut Page, condition: &ConditionResult, of_item: &Source, lang: Lang) {
    let (mark, colour) = match condition.verdict {
        ConditionVerdict::Met => ("✓", GOOD),
        ConditionVerdict::Unmet => ("✗", BAD),
        ConditionVerdict::Undetermined => ("?", OPEN),
        ConditionVerdict::Error => ("!", FAILED),
    };
    let text = Sentence::About { whom: &condition.name, text: &condition.text }.text(lang);
    page.hang(&format!("    {mark} "), colour, &text, PLAIN);
    if condition.verdict == ConditionVerdict::Unmet {
        let gap = condition.gap.as_ref().map(|gap| &gap.text);
        for words in [condition.unmet.as_ref(), gap].into_iter().flatten() {
            page.hang("      ", PLAIN, words, BAD);
        }
    }
    if condition.source != *of_item {
        citation::write(page, &condition.source, "      ", lang);
    }
}

/// Writes what would flip the verdict.
pub fn write_changes(page: &mut Page, changes: &Changes, lang: Lang) {
    for change in told::changes(changes, lang) {
        page.hang("    → ", DIM, &change, PLAIN);
    }
}

/// Writes the steps behind an amount, each with its law; the facts as they were given need none.
pub fn write_steps(page: &mut Page, view: &View, item: &ItemResult) {
    for step in item.steps.iter().filter(|step| !matches!(step.kind, StepKind::Fact | StepKind::Benefit)) {
        let other = step.member.filter(|member| item.member != Some(*member));
        let name = view.item_for(&step.name, other);
        page.hang("      · ", DIM, &Sentence::About { whom: &name, text: &step.text }.text(view.lang), PLAIN);
        for source in &step.sources {
            citation::write(page, source, "        ", view.lang);
        }
    }
}
