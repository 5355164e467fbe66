//! Suggestions for a mistyped name.

use alloc::vec::Vec;

/// The candidate closest to what was written, when it is close enough to be meant.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written: Vec<char> = written.chars().take(64).collect();
    let allowed = written.len().div_ceil(3).max(1);
    candidates
        .into_iter()
        // Cheap first: a word of another length is never near.
        .filter(|candidate| candidate.chars().count().abs_diff(written.len()) <= allowed)
        .map(|candidate| (distance(&written, candidate), candidate))
        .filter(|(distance, candidate)| {
            *distance <= allowed && *distance < candidate.chars().count().max(written.len())
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Letters to insert, remove or replace.
fn distance(written: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=written.len()).collect();
    for (index, letter) in candidate.chars().take(64).enumerate() {
        let mut diagonal = core::mem::replace(row.first_mut().unwrap_or(&mut 0), index.saturating_add(1));
        let mut left = index.saturating_add(1);
        for (cell, other) in row.iter_mut().skip(1).zip(written) {
            let replace = diagonal.saturating_add(usize::from(letter != *other));
            diagonal = *cell;
            *cell = replace.min(left.saturating_add(1)).min(diagonal.saturating_add(1));
            left = *cell;
        }
    }
    row.last().copied().unwrap_or(0)
}
