//! `yimen check`: everything the compiler has to say about a pack.

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    load::{self, Loaded},
    output,
    view::diagnostic,
    words::Done,
};
use serde::Serialize;
use std::path::Path;
use yimen::{Lang, Severity, shapes::Report};

/// The answer as JSON.
#[derive(Serialize)]
struct Findings {
    diagnostics: Vec<Report>,
    errors: usize,
    warnings: usize,
    unverified: usize,
}

/// Checks PACK. With `release`, citations that nobody has verified count as errors.
pub fn run(path: &Path, format: Format, release: bool, lang: Lang) -> Result<Outcome, Failure> {
    let (files, diagnostics, unverified) = match load::load(path)? {
        Loaded::Texts(files, compiled) => (files, compiled.diagnostics, compiled.unverified),
        // A compiled pack has passed the check.
        Loaded::Pack(pack) => (Vec::new(), Vec::new(), pack.unverified()),
    };
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match format {
        Format::Json => {
            let diagnostics = diagnostics.iter().map(|diagnostic| diagnostic.report(&files, lang)).collect();
            output::json(&Findings { diagnostics, errors, warnings, unverified })?;
        }
        Format::Text => {
            let mut text = diagnostic::all(&diagnostics, &files, None, lang);
            let summary = Done::Checked { files: files.len(), errors, warnings, unverified };
            text.push_str(&format!("{}\n", summary.text(lang)));
            if release && unverified > 0 {
                text.push_str(&format!("{}\n", Done::NotForRelease { unverified }.text(lang)));
            }
            output::words(&text)?;
        }
    }
    let wanting = errors > 0 || release && unverified > 0;
    Ok(if wanting { Outcome::Wanting } else { Outcome::Done })
}
