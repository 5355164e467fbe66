//! The list as a table.

use super::{by::By, sorting::Family};
use crate::{failure::Failure, register::Sheet};
use arrow_array::RecordBatch;
use yimen::shapes::PackInfo;
use yimen_audit::{Figure, Ranked};

/// The list: place, family, where it lives, and the figure; of an open one its bounds.
/// `first` is the rank of the first of them.
pub fn table(ranked: &[Ranked<Family>], first: u64, by: &By, info: &PackInfo) -> Result<RecordBatch, Failure> {
    let all = || ranked.iter();
    let region = |code: &str| info.regions.iter().find(|region| region.code == code).map_or("", |region| &region.name);
    let state = |figure: &Figure| match figure {
        Figure::Settled(_) => "settled",
        Figure::Open(..) => "open",
        Figure::Absent => "none",
        Figure::Failed => "failed",
    };
    let sheet = Sheet::default()
        .counts("rank", (first..).take(ranked.len()))
        .texts("family", all().map(|one| one.family.id.as_str()))
        .texts("region", all().map(|one| one.family.region.as_str()))
        .texts("region_name", all().map(|one| region(&one.family.region)));
    let settled = |one: &Ranked<Family>| match one.figure {
        Figure::Settled(figure) => Some(figure),
        _ => None,
    };
    let bounds = |one: &Ranked<Family>| match one.figure {
        Figure::Open(low, high) => (low, high),
        _ => (None, None),
    };
    let sheet = match by.is_number() {
        true => sheet
            .figures(by.id(), all().map(settled))?
            .figures("low", all().map(|one| bounds(one).0))?
            .figures("high", all().map(|one| bounds(one).1))?,
        false => {
            let word = |one: &Ranked<Family>| settled(one).and_then(|figure| by.word(figure, info)).unwrap_or_default();
            sheet.texts(by.id(), all().map(word))
        }
    };
    sheet.texts("state", all().map(|one| state(&one.figure))).finish()
}
