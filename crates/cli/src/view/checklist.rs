//! 幸福清单: what the family has and could have, with what that comes to in a year.

use super::{
    page::Page,
    style::{BAD, GOOD, OPEN, PLAIN},
    table::{self, Row},
};
use crate::words::Word;
use yimen::shapes::{ChecklistEntry, ChecklistStatus};
use yimen_report::{View, amount, told};

/// Writes the list.
pub fn write(page: &mut Page, view: &View) {
    if view.result.checklist.is_empty() {
        return;
    }
    page.heading(Word::ChecklistHeading.text(view.lang));
    let rows: Vec<Row> = view.result.checklist.iter().map(|entry| row(view, entry)).collect();
    table::write(page, &rows);
}

fn row(view: &View, entry: &ChecklistEntry) -> Row {
    let lang = view.lang;
    let colour = match entry.status {
        ChecklistStatus::Has => GOOD,
        ChecklistStatus::Could => OPEN,
        ChecklistStatus::Ends => BAD,
        ChecklistStatus::Instead => PLAIN,
    };
    let in_kind = entry.in_kind.as_ref().map(|_| Word::InKind.text(lang).to_owned());
    let gives = entry.amount.as_ref().map(|figure| amount::amount(figure, lang));
    let yearly = entry.yearly.as_ref().map(|figure| amount::amount(figure, lang)).unwrap_or_default();
    Row {
        mark: (told::status(entry.status).text(lang), colour),
        cells: vec![entry.name.clone(), view.whom(entry.member), gives.or(in_kind).unwrap_or_default(), yearly],
    }
}
