//! `yimen screen`: one family against a pack.

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    input, load, output,
    view::{self, Shown, screening},
    words::Trouble,
};
use std::path::Path;
use yimen::{Pack, ScreenOptions, shapes::ScreeningResult};
use yimen_report::View;

/// Screens the family in CASE. Without a format: words on a terminal, JSON otherwise.
pub fn run(
    pack: &Path,
    case: &Path,
    options: &ScreenOptions,
    format: Option<Format>,
    details: bool,
) -> Result<Outcome, Failure> {
    let (engine, result) = judged(pack, case, options)?;
    match format.unwrap_or(if output::is_terminal() { Format::Text } else { Format::Json }) {
        Format::Json => output::json(&result)?,
        Format::Text => {
            let info = engine.info(options.lang);
            let view = View { result: &result, info: &info, lang: options.lang };
            let shown = Shown { details, reasons: options.reasons };
            output::words(&screening::page(&view, shown, view::width()))?;
        }
    }
    Ok(Outcome::Done)
}

/// The pack, and what it says about the family.
pub fn judged(pack: &Path, case: &Path, options: &ScreenOptions) -> Result<(Pack, ScreeningResult), Failure> {
    if input::is_standard(pack) && input::is_standard(case) {
        return Err(Trouble::StandardInputTwice.into());
    }
    let engine = load::pack(pack)?;
    let text = input::text(case, yimen::MAX_CASE_BYTES)?;
    // Some editors put a byte order mark before JSON, which JSON itself does not allow.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let result = engine.screen_json(text, options).map_err(|diagnostics| Failure::Refused {
        diagnostics,
        files: Vec::new(),
        input: input::name(case),
    })?;
    Ok((engine, result))
}
