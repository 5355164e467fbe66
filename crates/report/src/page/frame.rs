//! What every page to print has around it: one HTML document that holds all it needs, loads nothing and runs nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use yimen::Lang;

const STYLE: &str = include_str!("report.css");

/// Says to every browser what the page does not do: no script, no picture, no font, no request.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A document. The style is written as it is and must hold no text of a pack or a case but such as cannot end it; the title and
/// the body are escaped by the template.
pub fn frame(lang: Lang, title: &str, style: &str, body: &Markup) -> String {
    let document = html! {
        (DOCTYPE)
        html lang=(lang.pick("zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="format-detection" content="telephone=no";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    document.into_string() + "\n"
}

/// A name and what stands behind it, in a `dl`.
pub fn entry(name: &str, text: &str) -> Markup {
    html! { div { dt { (name) } dd { (text) } } }
}

/// The row of a table's head.
pub fn head(columns: &[&str]) -> Markup {
    html! { thead { tr { @for column in columns { th scope="col" { (column) } } } } }
}
