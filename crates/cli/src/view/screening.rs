//! One family's screening as a page for the person at the window:
//! where and when, what to claim, what is wrong with what is received, what is still to be asked, every item with its
//! reasons, the list of what the family has and could have.

use super::{
    Shown, checklist, findings, item,
    page::Page,
    plan, questions,
    style::{BAD, DIM, PLAIN, STRONG},
    text,
};
use crate::words::{Sentence, Word};
use yimen_report::{Group, View, amount};

/// The page, so many columns wide.
pub fn page(view: &View, shown: Shown, width: usize) -> String {
    let mut page = Page::new(width);
    head(&mut page, view);
    plan::write(&mut page, view);
    findings::write(&mut page, view);
    questions::write(&mut page, view);
    for group in Group::ALL {
        item::write_group(&mut page, view, shown, group);
    }
    checklist::write(&mut page, view);
    outputs(&mut page, view);
    page.gap();
    page.hang("", PLAIN, Word::Footer.text(view.lang), DIM);
    page.finish()
}

fn head(page: &mut Page, view: &View) {
    let (receipt, lang) = (&view.result.receipt, view.lang);
    page.hang("", PLAIN, Word::Title.text(lang), STRONG);
    let check = receipt.pack_hash.trim_start_matches("sha256:").get(..12).unwrap_or(&receipt.pack_hash);
    let version = Sentence::PackVersion { name: &view.info.name, version: &receipt.version, check };
    let rows = [
        (Word::Place, view.place(&receipt.region)),
        (Word::Date, amount::day(&receipt.date, lang)),
        (Word::Policy, version.text(lang)),
    ];
    let label_width = rows.iter().map(|(label, _)| text::columns(label.text(lang))).max().unwrap_or(0);
    for (label, value) in rows {
        page.hang(&format!("  {}  ", text::pad(label.text(lang), label_width)), DIM, &value, PLAIN);
    }
    if !receipt.assumed.is_empty() {
        let names = view.list(receipt.assumed.iter().map(|one| &one.name));
        page.hang("  ! ", BAD, &Sentence::Assumed { names: &names }.text(lang), PLAIN);
    }
}

fn outputs(page: &mut Page, view: &View) {
    if view.result.outputs.is_empty() {
        return;
    }
    page.heading(Word::OutputsHeading.text(view.lang));
    for (id, value) in &view.result.outputs {
        let (name, text) = view.output(id, value);
        page.hang("  ", PLAIN, &Sentence::About { whom: &name, text: &text }.text(view.lang), PLAIN);
    }
}
