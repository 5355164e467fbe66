//! What is left of a run that is broken off: nothing.

use crate::{output, words::Done};
use yimen::Lang;

/// The exit code of what was broken off, as shells have it for Ctrl-C.
const BROKEN_OFF: i32 = 130;

/// From now on Ctrl-C, or being told to end, removes the temporary files first.
pub fn leave_nothing_behind(lang: Lang) {
    // Where the system does not let us, a run ends as it would have anyway.
    let _ = ctrlc::set_handler(move || {
        let unfinished = yimen_files::abandon();
        // The bar of a run, or what was typed, may stand in the line.
        output::error_words(&format!("\n{}\n", Done::BrokenOff { unfinished }.text(lang)));
        std::process::exit(BROKEN_OFF);
    });
}
