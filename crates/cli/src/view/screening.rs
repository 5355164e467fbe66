//! One family's screening as a page for the person at the window:
//! where and when, what to claim, what is still to be asked, then every item with its reasons.

use super::{
    View, amount,
    item::{self, Group},
    page::Page,
    plan, questions,
    style::{BAD, DIM, PLAIN, STRONG},
    text,
};
use crate::words::{Sentence, Word};
use yimen::shapes::{Output, OutputInfo};

/// The page, so many columns wide.
pub fn page(view: &View, width: usize) -> String {
    let mut page = Page::new(width);
    head(&mut page, view);
    plan::write(&mut page, view);
    questions::write(&mut page, view);
    for group in Group::ALL {
        item::write_group(&mut page, view, group);
    }
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
        let names = view.list(&receipt.assumed);
        page.hang("  ! ", BAD, &Sentence::Assumed { names: &names }.text(lang), PLAIN);
    }
}

fn outputs(page: &mut Page, view: &View) {
    if view.result.outputs.is_empty() {
        return;
    }
    page.heading(Word::OutputsHeading.text(view.lang));
    for (id, value) in &view.result.outputs {
        let info = view.info.outputs.iter().find(|info| info.id == *id);
        let (name, text) = (info.map_or(id.as_str(), |info| &info.name), output(view, value, info));
        page.hang("  ", PLAIN, &Sentence::About { whom: name, text: &text }.text(view.lang), PLAIN);
    }
}

/// An output on one line; each member's, one after the other.
fn output(view: &View, output: &Output, info: Option<&OutputInfo>) -> String {
    let lang = view.lang;
    let list = |all: &[String]| all.join(Word::Comma.text(lang));
    let named = |id: &String| {
        let choice = info.and_then(|info| info.choices.iter().find(|choice| choice.id == *id));
        match (choice, id.as_str()) {
            (Some(choice), _) => choice.name.clone(),
            (None, "yes") => Word::Yes.text(lang).to_owned(),
            (None, "no") => Word::No.text(lang).to_owned(),
            _ => id.clone(),
        }
    };
    let unit = info.and_then(|info| info.unit.as_deref()).filter(|unit| !unit.is_empty());
    let in_unit = |figure: String| unit.map_or(figure.clone(), |unit| format!("{figure} {unit}"));
    match output {
        Output::Value(value) => in_unit(named(value)),
        Output::Failed { error } => error.message.clone(),
        Output::Open { low: None, high: None, choices } if choices.is_empty() => {
            Word::Undetermined.text(lang).to_owned()
        }
        Output::Open { low: None, high: None, choices } => {
            format!("{} ({})", Word::Undetermined.text(lang), list(&choices.iter().map(named).collect::<Vec<_>>()))
        }
        Output::Open { low, high, .. } => {
            let bound = |bound: &Option<String>| bound.clone().unwrap_or_default();
            in_unit(format!("{}–{}", bound(low), bound(high)))
        }
        Output::Each(all) => {
            let each = (0..).zip(all).map(|(member, one)| {
                let text = self::output(view, one, info);
                Sentence::About { whom: &view.whom(Some(member)), text: &text }.text(lang)
            });
            list(&each.collect::<Vec<_>>())
        }
    }
}
