//! The page to print: one HTML document that holds all it needs, loads nothing and runs nothing.
//!
//! Every text of a pack or a case goes through the template's escaping; only the style sheet is written as it is.

mod facts;
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
use label::Label;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use yimen::{Lang, shapes::Source};

const STYLE: &str = include_str!("report.css");

/// Says to every browser what the page does not do: no script, no picture, no font, no request.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The document.
pub fn page(view: &View) -> String {
    let (receipt, lang) = (&view.result.receipt, view.lang);
    let place = view.place(&receipt.region);
    let date = amount::day(&receipt.date, lang);
    let title = Label::Title.text(lang);
    let document = html! {
        (DOCTYPE)
        html lang=(tag(lang)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="format-detection" content="telephone=no";
                title { (title) " – " (place) " – " (date) }
                style { (PreEscaped(STYLE)) (PreEscaped(running::style(view, &place, &date))) }
            }
            body {
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
            }
        }
    };
    document.into_string() + "\n"
}

fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Chinese => "zh-CN",
        Lang::English => "en",
    }
}

/// A name and what stands behind it, in a `dl`.
fn entry(name: &str, text: &str) -> Markup {
    html! { div { dt { (name) } dd { (text) } } }
}

/// The row of a table's head.
fn head(columns: &[&str]) -> Markup {
    html! { thead { tr { @for column in columns { th scope="col" { (column) } } } } }
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
