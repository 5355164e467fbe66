//! The law something rests on, and how far it has been checked.

use crate::words::Word;
use yimen::{
    Lang,
    shapes::{CitationStatus, Source},
};

/// `国发〔2016〕14号 [待复核：转载]`; what is verified goes without saying.
pub fn law(source: &Source, lang: Lang) -> Option<String> {
    let citation = source.citation.as_ref()?;
    match source.citation_status {
        None | Some(CitationStatus::Verified) => Some(citation.clone()),
        Some(_) => Some(format!("{citation} [{}]", checked(source, lang)?)),
    }
}

/// `已核实`, `待复核：转载`.
pub fn checked(source: &Source, lang: Lang) -> Option<String> {
    let status = match source.citation_status? {
        CitationStatus::Verified => Word::Verified,
        CitationStatus::Unverified => Word::Unverified,
        CitationStatus::OwnChoice => Word::OwnChoice,
    };
    let note = source.citation_note.as_ref().map_or(String::new(), |note| format!("{}{note}", Word::Colon.text(lang)));
    Some(format!("{}{note}", status.text(lang)))
}
