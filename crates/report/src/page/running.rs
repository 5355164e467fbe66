//! What stands at the head and foot of every printed sheet.

use super::label::Label;
use crate::{View, words::Word};

/// The rules for the margins of a sheet. A browser that knows none of them leaves the margins empty; all they say
/// stands on the page as well.
pub fn style(view: &View, place: &str, date: &str) -> String {
    let receipt = &view.result.receipt;
    let pack = quoted(&format!("{} {}", view.info.name, receipt.version));
    let judged = quoted(&view.list([place, date]));
    let check = receipt.pack_hash.trim_start_matches("sha256:").get(..12).unwrap_or_default();
    let check = quoted(&format!("{}{}{check}", Label::PackHash.text(view.lang), Word::Colon.text(view.lang)));
    format!(
        "@page {{ @top-left {{ content: {pack} }} @top-right {{ content: {judged} }} \
         @bottom-left {{ content: {check} }} @bottom-right {{ content: counter(page) \" / \" counter(pages) }} }}\n"
    )
}

/// A text as a string of a style sheet: everything but letters and digits by its number, so that no text of a pack can
/// end the string or the style sheet.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character.is_ascii_alphanumeric() {
            true => quoted.push(character),
            // A style sheet knows no character 0.
            false if character == '\0' => quoted.push_str("\\fffd "),
            false => quoted.push_str(&format!("\\{:x} ", u32::from(character))),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_style_sheet() {
        assert_eq!(quoted("a1"), "\"a1\"");
        assert_eq!(quoted("\"}</style>"), "\"\\22 \\7d \\3c \\2f style\\3e \"");
        assert_eq!(quoted("县 \n\0"), "\"\\53bf \\20 \\a \\fffd \"");
    }
}
