//! The law something rests on, with a mark where nobody has verified it.

use super::{
    page::Page,
    style::{DIM, PLAIN},
};
use crate::words::Word;
use yimen::{
    Lang,
    shapes::{Citation, CitationStatus},
};

/// Writes a citation, if there is one, as a line of its own.
pub fn write(page: &mut Page, citation: Option<&Citation>, indent: &str, lang: Lang) {
    if let Some(citation) = citation {
        page.hang(indent, PLAIN, &text(citation, lang), DIM);
    }
}

/// `国发〔2016〕14号 [待复核：转载]`
pub fn text(citation: &Citation, lang: Lang) -> String {
    let status = match citation.status {
        CitationStatus::Verified => return citation.text.clone(),
        CitationStatus::Unverified => Word::Unverified.text(lang),
        CitationStatus::OwnChoice => Word::OwnChoice.text(lang),
    };
    let note = citation.note.as_ref().map_or(String::new(), |note| format!("{}{note}", Word::Colon.text(lang)));
    format!("{} [{status}{note}]", citation.text)
}
