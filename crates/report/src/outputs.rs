//! Named outputs beside the items, in words.

use crate::{
    View,
    amount::{grouped, range},
    words::{Sentence, Word},
};
use yimen::shapes::{Output, OutputInfo};

impl View<'_> {
    /// An output by its name, and what it is.
    pub fn output(&self, id: &str, value: &Output) -> (String, String) {
        let info = self.info.outputs.iter().find(|info| info.id == id);
        (info.map_or(id, |info| &info.name).to_owned(), said(self, value, info))
    }
}

/// An output on one line; each member's, one after the other.
fn said(view: &View, output: &Output, info: Option<&OutputInfo>) -> String {
    let lang = view.lang;
    let list = |all: &[String]| all.join(Word::Comma.text(lang));
    let named = |id: &String| {
        let choice = info.and_then(|info| info.choices.iter().find(|choice| choice.id == *id));
        match (choice, id.as_str()) {
            (Some(choice), _) => choice.name.clone(),
            (None, "yes") => Word::Yes.text(lang).to_owned(),
            (None, "no") => Word::No.text(lang).to_owned(),
            (None, figure) if figure.chars().all(|sign| sign.is_ascii_digit() || sign == '.') => grouped(figure),
            _ => id.clone(),
        }
    };
    let unit = info.and_then(|info| info.unit.as_deref()).filter(|unit| !unit.is_empty());
    let in_unit = |figure: &str| unit.map_or_else(|| figure.to_owned(), |unit| format!("{figure} {unit}"));
    match output {
        Output::Value(value) => in_unit(&named(value)),
        Output::Failed { error } => error.message.clone(),
        // That something may be so or not goes without saying.
        Output::Open { low: None, high: None, choices } if choices.is_empty() || choices == &["yes", "no"] => {
            Word::Undetermined.text(lang).to_owned()
        }
        Output::Open { low: None, high: None, choices } => {
            format!("{} ({})", Word::Undetermined.text(lang), list(&choices.iter().map(named).collect::<Vec<_>>()))
        }
        Output::Open { low, high, .. } => range(low.as_deref(), high.as_deref(), lang, in_unit)
            .unwrap_or_else(|| Word::Undetermined.text(lang).to_owned()),
        // Nobody knows yet whose they would be.
        Output::Each(all) if all.is_empty() => Word::Undetermined.text(lang).to_owned(),
        Output::Each(all) => {
            let each = (0..).zip(all).map(|(member, one)| {
                let text = said(view, one, info);
                Sentence::About { whom: &view.whom(Some(member)), text: &text }.text(lang)
            });
            list(&each.collect::<Vec<_>>())
        }
    }
}
