//! The comparison as a page for people.

use super::{Differences, Place};
use crate::{
    view::{
        page::Page,
        style::{DIM, PLAIN, STRONG},
        text, width,
    },
    words::{Compared, Word},
};
use yimen::{Lang, shapes::Verdict};

/// The page.
pub fn page(places: &[Place], differences: &Differences, lang: Lang) -> String {
    let mut page = Page::new(width());
    let names: Vec<&str> = places.iter().map(|place| place.region.as_str()).collect();
    let widest = names.iter().map(|name| text::columns(name)).max().unwrap_or(0);
    let lead = |indent: &str, name: &str| format!("{indent}{}  ", text::pad(name, widest));
    page.hang("", PLAIN, Compared::Title.text(lang), STRONG);
    for place in places {
        page.hang(&lead("  ", &place.region), PLAIN, &place.pack, DIM);
        if !place.left_out.is_empty() {
            let left_out = format!("{}{}", Compared::LeftOut.text(lang), place.left_out.join(lang.pick("、", ", ")));
            page.hang(&lead("  ", ""), PLAIN, &left_out, DIM);
        }
    }
    if differences.items.is_empty() {
        page.gap();
        page.hang("", PLAIN, Compared::Same.text(lang), PLAIN);
    }
    for difference in &differences.items {
        page.heading(&difference.name);
        for (name, row) in names.iter().zip(&difference.rows) {
            page.hang(&lead("  ", name), PLAIN, row.as_deref().unwrap_or(Compared::NotThere.text(lang)), PLAIN);
        }
        if !difference.standards.is_empty() {
            let standards = difference.standards.join(lang.pick("、", ", "));
            page.hang("  ", PLAIN, &format!("{}{standards}", Compared::RestsOn.text(lang)), DIM);
        }
    }
    if !differences.standards.is_empty() {
        page.heading(Compared::Standards.text(lang));
    }
    for figures in &differences.standards {
        page.hang("  ", PLAIN, &figures.name, STRONG);
        for (name, value) in names.iter().zip(&figures.values) {
            if let Some(value) = value {
                page.hang(&lead("    ", name), PLAIN, value, PLAIN);
            }
        }
    }
    page.finish()
}

/// A verdict in one word.
pub fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    let word = match verdict {
        Verdict::Eligible => Word::Eligible,
        Verdict::Ineligible => Word::Ineligible,
        Verdict::Undetermined => Word::Undetermined,
        Verdict::Error => Word::NoVerdict,
    };
    word.text(lang)
}
