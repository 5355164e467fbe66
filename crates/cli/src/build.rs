//! `yimen build`: a pack as one compiled file.

use crate::{
    Outcome,
    failure::Failure,
    input,
    load::{self, Loaded},
    output,
    view::diagnostic,
    words::{Done, Trouble},
};
use std::path::Path;
use yimen::Lang;

/// Compiles PACK into a file. Warnings go to standard error; errors leave the file as it was.
pub fn run(path: &Path, target: &Path, lang: Lang) -> Result<Outcome, Failure> {
    let pack = match load::load(path)? {
        Loaded::Pack(pack) => *pack,
        Loaded::Texts(files, compiled) => {
            output::error_words(&diagnostic::all(&compiled.diagnostics, &files, None, lang));
            match compiled.pack {
                Some(pack) => pack,
                None => return Ok(Outcome::Wanting),
            }
        }
    };
    let bytes = pack.to_bytes();
    if !input::is_standard(target) {
        output::file(target, &bytes)?;
        let written = Done::Written { path: &input::name(target), bytes: bytes.len(), hash: pack.hash() };
        output::error_words(&format!("{}\n", written.text(lang)));
    } else if output::is_terminal() {
        return Err(Trouble::BytesOnTerminal.into());
    } else {
        output::raw(&bytes)?;
    }
    Ok(Outcome::Done)
}
