//! `yimen test --coverage`: what the cases reach of what the pack itself declares.

use crate::{
    view::{style, text},
    words::Reach,
};
use serde::Serialize;
use yimen::{Coverage, Gap, GapKind, Lang, Reached, SourceFile};

/// Columns a gap's line of source may take.
const EXCERPT: usize = 72;

/// Coverage as JSON.
#[derive(Serialize)]
pub struct CoverageReport {
    conditions: Count,
    relations: Count,
    bands: Count,
    standards: Count,
    /// What is not reached.
    gaps: Vec<GapReport>,
}

/// How many there are, and how many of them are reached.
#[derive(Serialize)]
struct Count {
    all: usize,
    reached: usize,
}

/// What is not reached, as JSON.
#[derive(Serialize)]
struct GapReport {
    kind: &'static str,
    name: String,
    file: String,
    line: usize,
}

/// Whether the cases do what they must: conditions both ways, each relation once.
pub fn is_whole(coverage: &Coverage) -> bool {
    coverage.conditions.is_whole() && coverage.relations.is_whole()
}

/// As JSON.
pub fn report(coverage: &Coverage, files: &[SourceFile]) -> CoverageReport {
    let count = |reached: Reached| Count { all: reached.all, reached: reached.reached };
    let gap = |gap: &Gap| {
        let kind = match gap.kind {
            GapKind::NeverMet => "never_met",
            GapKind::NeverUnmet => "never_unmet",
            GapKind::Relation => "relation",
            GapKind::Band => "band",
            GapKind::Standard => "standard",
        };
        let (file, line) = place(gap, files);
        GapReport { kind, name: name(gap, files), file: file.to_owned(), line }
    };
    CoverageReport {
        conditions: count(coverage.conditions),
        relations: count(coverage.relations),
        bands: count(coverage.bands),
        standards: count(coverage.standards),
        gaps: coverage.gaps.iter().map(gap).collect(),
    }
}

/// In words.
pub fn words(coverage: &Coverage, files: &[SourceFile], lang: Lang) -> String {
    let counts = [
        (Reach::Conditions, coverage.conditions),
        (Reach::Relations, coverage.relations),
        (Reach::Bands, coverage.bands),
        (Reach::Standards, coverage.standards),
    ];
    let mut page = format!("\n{}\n", style::paint(style::STRONG, Reach::Head.text(lang)));
    for (what, reached) in counts {
        let look = if reached.is_whole() { style::GOOD } else { style::PLAIN };
        let share = format!("{}/{}", reached.reached, reached.all);
        page.push_str(&format!("  {}  {}\n", style::paint(look, &format!("{share:>9}")), what.text(lang)));
    }
    for gap in &coverage.gaps {
        let kind = match gap.kind {
            GapKind::NeverMet => Reach::NeverMet,
            GapKind::NeverUnmet => Reach::NeverUnmet,
            GapKind::Relation => Reach::NoRelation,
            GapKind::Band => Reach::NoBand,
            GapKind::Standard => Reach::NoStandard,
        };
        let (file, line) = place(gap, files);
        let at = style::paint(style::DIM, &format!("{file}:{line}"));
        page.push_str(&format!("  {}  {}  {at}\n", kind.text(lang), text::clean(&name(gap, files))));
    }
    page
}

/// Its name, or the line it is written on.
fn name(gap: &Gap, files: &[SourceFile]) -> String {
    if !gap.name.is_empty() {
        return gap.name.clone();
    }
    let source = files.get(gap.file).map_or("", |file| file.text.as_str());
    let line = source.get(gap.span.start..).unwrap_or_default().lines().next().unwrap_or_default();
    let mut width = 0;
    line.chars()
        .take_while(|letter| {
            width += text::columns(&letter.to_string());
            width <= EXCERPT
        })
        .collect()
}

/// The file, and the line from 1.
fn place<'a>(gap: &Gap, files: &'a [SourceFile]) -> (&'a str, usize) {
    let Some(file) = files.get(gap.file) else { return ("", 1) };
    let before = file.text.bytes().take(gap.span.start);
    (&file.path, before.filter(|byte| *byte == b'\n').count() + 1)
}
