//! `yimen test`: the cases a pack brings with it.

use crate::{
    Outcome,
    args::Format,
    coverage::{self, CoverageReport},
    failure::Failure,
    load::{self, Loaded},
    output,
    view::{diagnostic, style},
    words::{Done, Trouble},
};
use serde::Serialize;
use std::path::Path;
use yimen::{CaseOutcome, Compiled, Coverage, Lang, Pack, PackCase, SourceFile, shapes::Report};

/// The answer as JSON.
#[derive(Serialize)]
struct Tally {
    passed: usize,
    failed: usize,
    cases: Vec<CaseReport>,
    /// What the cases reach, where that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<CoverageReport>,
    /// Why no case could be run: what is wrong with the pack.
    diagnostics: Vec<Report>,
}

/// One case as JSON.
#[derive(Serialize)]
struct CaseReport {
    name: String,
    file: Option<String>,
    line: usize,
    passed: bool,
    failures: Vec<Report>,
}

/// Runs the cases of PACK, and says what they reach.
pub fn run(path: &Path, with_coverage: bool, format: Format, lang: Lang) -> Result<Outcome, Failure> {
    let Loaded::Texts(files, compiled) = load::load(path)? else {
        return Err(Trouble::CasesNeedText.into());
    };
    let reached = if with_coverage { compiled.coverage() } else { None };
    match &compiled.pack {
        Some(pack) => judged(pack, (&compiled.cases, reached.as_ref()), &files, format, lang),
        None => broken(&compiled, &files, format, lang),
    }
}

fn judged(
    pack: &Pack,
    (cases, reached): (&[PackCase], Option<&Coverage>),
    files: &[SourceFile],
    format: Format,
    lang: Lang,
) -> Result<Outcome, Failure> {
    let outcomes: Vec<(&PackCase, CaseOutcome)> = cases.iter().map(|case| (case, case.run(pack))).collect();
    let failed = outcomes.iter().filter(|(_, outcome)| !outcome.failures.is_empty()).count();
    let passed = outcomes.len() - failed;
    match format {
        Format::Json => {
            let cases = outcomes.iter().map(|(case, outcome)| report(case, outcome, files, lang)).collect();
            let coverage = reached.map(|reached| coverage::report(reached, files));
            output::json(&Tally { passed, failed, cases, coverage, diagnostics: Vec::new() })?;
        }
        Format::Text => {
            let mut text: String = outcomes.iter().map(|(case, outcome)| words(case, outcome, files, lang)).collect();
            text.push_str(&format!("{}\n", Done::Tested { passed, failed }.text(lang)));
            text.extend(reached.map(|reached| coverage::words(reached, files, lang)));
            output::words(&text)?;
        }
    }
    let wanting = failed > 0 || reached.is_some_and(|reached| !coverage::is_whole(reached));
    Ok(if wanting { Outcome::Wanting } else { Outcome::Done })
}

/// A pack with errors runs no case.
fn broken(compiled: &Compiled, files: &[SourceFile], format: Format, lang: Lang) -> Result<Outcome, Failure> {
    if format == Format::Json {
        let diagnostics = compiled.diagnostics.iter().map(|diagnostic| diagnostic.report(files, lang)).collect();
        output::json(&Tally { passed: 0, failed: 0, cases: Vec::new(), coverage: None, diagnostics })?;
    } else {
        output::words(&diagnostic::all(&compiled.diagnostics, files, None, lang))?;
    }
    Ok(Outcome::Wanting)
}

fn words(case: &PackCase, outcome: &CaseOutcome, files: &[SourceFile], lang: Lang) -> String {
    let passed = outcome.failures.is_empty();
    let (mark, mark_style) = if passed { ("✓", style::GOOD) } else { ("✗", style::BAD) };
    let file = files.get(case.file).map_or("", |file| file.path.as_str());
    let place = style::paint(style::DIM, &format!("{file}:{}", line(case, files)));
    let name = crate::view::text::clean(&case.name);
    let head = format!("{} {name}  {place}\n", style::paint(mark_style, mark));
    head + &diagnostic::all(&outcome.failures, files, None, lang)
}

fn report(case: &PackCase, outcome: &CaseOutcome, files: &[SourceFile], lang: Lang) -> CaseReport {
    CaseReport {
        name: case.name.clone(),
        file: files.get(case.file).map(|file| file.path.clone()),
        line: line(case, files),
        passed: outcome.failures.is_empty(),
        failures: outcome.failures.iter().map(|failure| failure.report(files, lang)).collect(),
    }
}

/// The line a case begins on, from 1.
fn line(case: &PackCase, files: &[SourceFile]) -> usize {
    let text = files.get(case.file).map_or("", |file| file.text.as_str());
    text.bytes().take(case.span.start).filter(|byte| *byte == b'\n').count() + 1
}
