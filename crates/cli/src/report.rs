//! `yimen report`: one family's screening as a page to print.

use crate::{Outcome, failure::Failure, input, output, screen, words::Done};
use std::path::Path;
use yimen::ScreenOptions;
use yimen_report::View;

/// Screens the family in CASE with every reason, and writes the page.
pub fn run(pack: &Path, case: &Path, target: &Path, options: &ScreenOptions) -> Result<Outcome, Failure> {
    let (engine, result) = screen::judged(pack, case, options)?;
    let info = engine.info(options.lang);
    let page = yimen_report::page(&View { result: &result, info: &info, lang: options.lang });
    if input::is_standard(target) {
        output::raw(page.as_bytes())?;
    } else {
        output::file(target, page.as_bytes())?;
        let written = Done::Reported { path: &input::name(target) };
        output::error_words(&format!("{}\n", written.text(options.lang)));
    }
    Ok(Outcome::Done)
}
