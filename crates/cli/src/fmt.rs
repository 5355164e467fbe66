//! `yimen fmt`: policy files in their one layout.

use crate::{
    Outcome,
    failure::Failure,
    input, layers, output,
    words::{Done, Trouble},
};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};
use yimen::{Lang, MAX_SOURCE_BYTES, SourceFile};

/// Lays out every policy file under PATHS; with `check`, only says which would change. Each file stands for itself: what
/// is wrong with one keeps no other from being laid out.
pub fn run(paths: &[PathBuf], check: bool, lang: Lang) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Done;
    let mut seen = BTreeSet::new();
    for path in paths {
        let files = match files(path) {
            Ok(files) => files,
            Err(trouble) => {
                Failure::from(trouble).tell(lang);
                outcome = Outcome::Refused;
                continue;
            }
        };
        for file in files {
            // A file may be named beside the folder that holds it.
            if !seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
                continue;
            }
            outcome = outcome.max(one(&file, check, lang).unwrap_or_else(|trouble| {
                Failure::from(trouble).tell(lang);
                Outcome::Refused
            }));
        }
    }
    Ok(outcome)
}

/// The policy files a path stands for.
fn files(path: &Path) -> Result<Vec<PathBuf>, Trouble> {
    if input::is_standard(path) || !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let files = layers::policies(path)?;
    if files.is_empty() {
        return Err(Trouble::NoPolicies { folder: input::name(path), packs: Vec::new() });
    }
    Ok(files)
}

fn one(path: &Path, check: bool, lang: Lang) -> Result<Outcome, Trouble> {
    let name = input::name(path);
    let text = input::text(path, MAX_SOURCE_BYTES)?;
    let laid_out = match yimen::format(&text) {
        Ok(laid_out) => laid_out,
        Err(diagnostics) => {
            let files = vec![SourceFile { path: name.clone(), text }];
            Failure::Refused { diagnostics, files, input: name }.tell(lang);
            return Ok(Outcome::Wanting);
        }
    };
    let say = |done: Done<'_>| output::error_words(&format!("{}\n", done.text(lang)));
    match (check, input::is_standard(path)) {
        (true, _) if laid_out == text => Ok(Outcome::Done),
        (true, _) => {
            say(Done::WouldChange { path: &name });
            Ok(Outcome::Wanting)
        }
        (false, true) => output::raw(laid_out.as_bytes()).map(|()| Outcome::Done),
        (false, false) if laid_out == text => Ok(Outcome::Done),
        (false, false) => {
            output::file(path, laid_out.as_bytes())?;
            say(Done::LaidOut { path: &name });
            Ok(Outcome::Done)
        }
    }
}
