//! The law something rests on, with a mark where nobody has verified it.

use super::{
    page::Page,
    style::{DIM, PLAIN},
};
use yimen::{Lang, shapes::Source};
use yimen_report::law::law;

/// Writes a citation, if there is one, as a line of its own.
pub fn write(page: &mut Page, source: &Source, indent: &str, lang: Lang) {
    if let Some(text) = law(source, lang) {
        page.hang(indent, PLAIN, &text, DIM);
    }
}
