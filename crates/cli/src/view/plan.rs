//! What the family may claim together: a short list with amounts, what was chosen, the papers to bring, other combinations.

use super::{
    citation,
    page::Page,
    style::{BAD, DIM, GOOD, OPEN, PLAIN, STRONG},
    table::{self, Row},
};
use crate::words::{Sentence, Word};
use yimen::shapes::{ItemResult, Plan};
use yimen_report::{Group, View, told};

/// Writes the plan.
pub fn write(page: &mut Page, view: &View) {
    let (plan, lang) = (&view.result.plan, view.lang);
    let granted: Vec<&ItemResult> = plan.grants.iter().filter_map(|grant| view.row(grant)).collect();
    page.heading(Word::PlanHeading.text(lang));
    if granted.is_empty() {
        page.hang("  ", PLAIN, Word::NothingGranted.text(lang), PLAIN);
    } else {
        let rows: Vec<Row> = granted.iter().map(|item| row(view, item)).collect();
        table::write(page, &rows);
        for total in view.totals(plan) {
            page.hang("  ", PLAIN, &total, STRONG);
        }
        let papers = view.papers();
        if !papers.is_empty() {
            let lead = format!("  {}{}", Word::BringAlong.text(lang), Word::Colon.text(lang));
            page.hang(&lead, PLAIN, &view.list(papers), PLAIN);
        }
    }
    for choice in &plan.choices {
        page.hang("  → ", OPEN, &view.chosen(choice), PLAIN);
        citation::write(page, &choice.source, "    ", lang);
    }
    let stop = view.in_group(Group::Stop);
    if !stop.is_empty() {
        page.hang("  ✗ ", BAD, &Sentence::ToStop { names: &stop }.text(lang), PLAIN);
    }
    let open = view.count_of(Group::Open);
    if open > 0 {
        page.hang("  ? ", OPEN, &Sentence::OpenItems { count: open }.text(lang), PLAIN);
    }
    write_alternatives(page, view);
}

fn row(view: &View, item: &ItemResult) -> Row {
    let in_kind = item.in_kind.as_ref().map(|_| Word::InKind.text(view.lang).to_owned());
    let standing = told::standing(item).map_or("", |word| word.text(view.lang));
    let benefit = view.gives(item).or(in_kind).unwrap_or_default();
    Row { mark: ("✓", GOOD), cells: vec![item.name.clone(), view.whom(item.member), benefit, standing.to_owned()] }
}

/// The other combinations: what each takes and leaves beside the plan, what it comes to, how much less that is.
fn write_alternatives(page: &mut Page, view: &View) {
    let (plan, lang) = (&view.result.plan, view.lang);
    if plan.alternatives.is_empty() {
        return;
    }
    page.heading(Word::ChoicesHeading.text(lang));
    for other in plan.alternatives.iter().take(told::MOST_ALTERNATIVES) {
        page.hang("  · ", DIM, &alternative(view, other), PLAIN);
    }
    if let Some(more) = view.more_alternatives() {
        page.hang("  · ", DIM, &more, PLAIN);
    }
}

fn alternative(view: &View, other: &Plan) -> String {
    let lang = view.lang;
    let [taken, left] = view.exchanged(other);
    let take = (!taken.is_empty()).then(|| Sentence::Take { names: &taken }.text(lang));
    let leave = (!left.is_empty()).then(|| Sentence::Leave { names: &left }.text(lang));
    let worth = Sentence::InTotal { amount: &view.worth(other) }.text(lang);
    let parts: Vec<String> = [take, leave, Some(worth), view.less(other)].into_iter().flatten().collect();
    parts.join(Word::Pause.text(lang))
}
