//! The law something rests on, with a mark where nobody has verified it.

use super::{
    page::Page,
    style::{DIM, PLAIN},
};
use crate::words::Word;
use yimen::{
    Lang,
    shapes::{CitationStatus, Source},
};

/// Writes a citation, if there is one, as a line of its own.
pub fn write(page: &mut Page, source: &Source, indent: &str, lang: Lang) {
    if let Some(text) = text(source, lang) {
        page.hang(indent, PLAIN, &text, DIM);
    }
}

/// `国发〔2016〕14号 [待复核：转载]`
pub fn text(source: &Source, lang: Lang) -> Option<String> {
    let citation = source.citation.as_ref()?;
    let status = match source.citation_status {
        None | Some(CitationStatus::Verified) => return Some(citation.clone()),
        Some(CitationStatus::Unverified) => Word::Unverified.text(lang),
        Some(CitationStatus::OwnChoice) => Word::OwnChoice.text(lang),
    };
    let note = source.citation_note.as_ref().map_or(String::new(), |note| format!("{}{note}", Word::Colon.text(lang)));
    Some(format!("{citation} [{status}{note}]"))
}
