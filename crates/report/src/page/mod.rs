//! The page to print: one HTML document that holds all it needs, loads nothing and runs nothing.
//!
//! Every text of a pack or a case goes through the template's escaping; only the style sheet is written as it is.

mod facts;
mod frame;
mod item;
mod label;
mod plan;
mod reason;
mod received;
mod running;

use crate::{
    View, amount,
    words::{Sentence, Word},
};
pub use frame::{entry, frame, head};
use label::Label;
use maud::{Markup, html};
use yimen::{Lang, shapes::Source};

/// The document.
pub fn page(view: &View) -> String {
    let (receipt, lang) = (&view.result.receipt, view.lang);
    let place = view.place(&receipt.region);
    let date = amount::day(&receipt.date, lang);
    let title = Label::Title.text(lang);
    let body = html! {
        header {
            h1 { (title) }
            dl {
                (entry(Word::Place.text(lang), &place))
                (entry(Word::Date.text(lang), &date))
                (entry(Word::Policy.text(lang), &format!("{} {}", view.info.name, receipt.version)))
            }
            @if !receipt.assumed.is_empty() {
                p class="warning" { (Sentence::Assumed { names: &view.list(receipt.assumed.iter().map(|one| &one.name)) }.text(lang)) }
            }
        }
        main {
            (plan::section(view))
            (plan::alternatives(view))
            (received::findings(view))
            (facts::questions(view))
            (received::checklist(view))
            (item::sections(view))
            (facts::outputs(view))
            (facts::used(view))
            (facts::receipt(view))
        }
        footer {
            p { (Label::StatusNote.text(lang)) }
            p { (Word::Footer.text(lang)) }
        }
    };
    frame(lang, &format!("{title} – {place} – {date}"), &running::style(view, &place, &date), &body)
}

/// A law, and how far it has been checked.
fn cited(source: &Source, lang: Lang) -> Markup {
    html! {
        @if let Some(citation) = &source.citation {
            span class="law" { (citation) }
            @if let Some(checked) = crate::law::checked(source, lang) { " " small { "[" (checked) "]" } }
        }
    }
}
