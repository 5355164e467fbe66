//! What the family may claim together: a short list with amounts, the papers to bring, other combinations.

use super::{
    View, amount,
    item::{self, Group},
    page::Page,
    style::{self, BAD, DIM, GOOD, OPEN, PLAIN, STRONG},
    text,
};
use crate::words::{Sentence, Word};
use std::collections::BTreeSet;
use yimen::shapes::{Amount, Grant, ItemResult, Plan, Standing};

/// Writes the plan.
pub fn write(page: &mut Page, view: &View) {
    let (result, lang) = (view.result, view.lang);
    let granted: Vec<&ItemResult> = result.plan.grants.iter().filter_map(|grant| find(view, grant)).collect();
    page.heading(Word::PlanHeading.text(lang));
    if granted.is_empty() {
        page.hang("  ", PLAIN, Word::NothingGranted.text(lang), PLAIN);
    } else {
        write_rows(page, view, &granted);
        write_total(page, view);
        write_papers(page, view, &granted);
    }
    let stop = in_group(view, Group::Stop).map(|item| view.item_for(&item.name, item.member));
    let stop = view.list(stop);
    if !stop.is_empty() {
        page.hang("  ✗ ", BAD, &Sentence::ToStop { names: &stop }.text(lang), PLAIN);
    }
    let open: BTreeSet<&str> = in_group(view, Group::Open).map(|item| item.item.as_str()).collect();
    if !open.is_empty() {
        page.hang("  ? ", OPEN, &Sentence::OpenItems { count: open.len() }.text(lang), PLAIN);
    }
    for plan in &result.plan.alternatives {
        page.hang("  ", PLAIN, &alternative(view, plan), PLAIN);
    }
}

/// One row a grant, in columns as wide as their widest entry; on a narrow terminal the rest hangs below the name.
fn write_rows(page: &mut Page, view: &View, granted: &[&ItemResult]) {
    let rows: Vec<[String; 4]> = granted.iter().map(|item| cells(view, item)).collect();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| text::columns(cell)).max().unwrap_or(0)
    };
    let widths = [width(0), width(1), width(2)];
    let narrow = 4 + widths.iter().sum::<usize>() + 6 + width(3) > page.width();
    for [name, whom, benefit, standing] in &rows {
        if narrow {
            page.hang("  ✓ ", GOOD, name, STRONG);
            page.hang("    ", PLAIN, &[whom, benefit, standing].map(String::as_str).join("  "), PLAIN);
        } else {
            let name = style::paint(STRONG, &text::pad(name, widths[0]));
            let (whom, benefit) = (text::pad(whom, widths[1]), text::pad(benefit, widths[2]));
            let mark = style::paint(GOOD, "✓");
            page.line(&format!("  {mark} {name}  {whom}  {benefit}  {}", style::paint(DIM, standing)));
        }
    }
}

fn cells(view: &View, item: &ItemResult) -> [String; 4] {
    let benefit = match (&item.amount, &item.in_kind) {
        (Some(figure), _) => amount::amount(figure, view.lang),
        (None, Some(_)) => Word::InKind.text(view.lang).to_owned(),
        (None, None) => String::new(),
    };
    let standing = item::standing(item.standing, view.lang).unwrap_or_default();
    let cells = [item.name.as_str(), &view.whom(item.member), &benefit, standing];
    cells.map(|cell| text::clean(cell).into_owned())
}

/// The monthly sum, unless nothing is paid by the month.
fn write_total(page: &mut Page, view: &View) {
    let total = &view.result.plan.monthly_total;
    let amount = &amount::amount(total, view.lang);
    let sentence = match total {
        Amount::Exact { value, .. } if value == "0" => return,
        Amount::Exact { .. } => Sentence::Total { amount },
        Amount::Range { .. } => Sentence::TotalOpen { amount },
    };
    page.hang("  ", PLAIN, &sentence.text(view.lang), STRONG);
}

/// The papers of everything newly granted, each once.
fn write_papers(page: &mut Page, view: &View, granted: &[&ItemResult]) {
    let mut papers: Vec<&str> = Vec::new();
    for item in granted.iter().filter(|item| item.standing == Standing::New) {
        for paper in &item.materials {
            if !papers.contains(&paper.as_str()) {
                papers.push(paper);
            }
        }
    }
    if !papers.is_empty() {
        let lead = format!("  {}{}", Word::BringAlong.text(view.lang), Word::Colon.text(view.lang));
        page.hang(&lead, PLAIN, &view.list(papers), PLAIN);
    }
}

fn alternative(view: &View, plan: &Plan) -> String {
    let items = plan.grants.iter().map(|grant| view.item_for(view.item(&grant.item), grant.member));
    let total = amount::amount(&plan.monthly_total, view.lang);
    Sentence::Alternative { names: &view.list(items), amount: &total }.text(view.lang)
}

fn in_group<'a>(view: &View<'a>, group: Group) -> impl Iterator<Item = &'a ItemResult> {
    view.result.items.iter().filter(move |item| Group::of(item) == group)
}

fn find<'a>(view: &View<'a>, grant: &Grant) -> Option<&'a ItemResult> {
    view.result.items.iter().find(|item| item.item == grant.item && item.member == grant.member)
}
