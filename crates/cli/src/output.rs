//! Writing: words to the terminal, JSON to standard output, files whole or not at all.

use crate::{input, words::Trouble};
use std::{
    fs, io,
    io::{IsTerminal, Write},
    path::Path,
};
use yimen_files::{Aside, persist};

/// Words on standard output; colours only where they are seen.
pub fn words(text: &str) -> Result<(), Trouble> {
    finish(write(anstream::AutoStream::auto(io::stdout()), text.as_bytes()))
}

/// Words on standard error. If even that fails there is nowhere left to say it.
pub fn error_words(text: &str) {
    let _ = write(anstream::AutoStream::auto(io::stderr()), text.as_bytes());
}

/// Exactly these bytes on standard output.
pub fn raw(bytes: &[u8]) -> Result<(), Trouble> {
    finish(write(io::stdout().lock(), bytes))
}

/// JSON on standard output, with a line end.
pub fn json(value: &impl serde::Serialize) -> Result<(), Trouble> {
    let mut text = serde_json::to_string_pretty(value)
        .map_err(|error| Trouble::Unwritable { path: "<stdout>".to_owned(), reason: error.into() })?;
    text.push('\n');
    raw(text.as_bytes())
}

/// Whether a person is looking at standard output.
pub fn is_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Writes a file: beside it first, then renamed, so that nobody ever sees half of it.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    if is_special(path) {
        return fs::write(path, bytes).map_err(|reason| Trouble::Unwritable { path: input::name(path), reason });
    }
    replace(path, bytes)
}

fn replace(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let mut aside = Aside::create(path)?;
    aside.write_all(bytes).map_err(|reason| Trouble::Unwritable { path: input::name(path), reason })?;
    Ok(persist(vec![aside.complete()?])?)
}

/// A device or pipe, which must be written to and not replaced.
fn is_special(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

fn write(mut stream: impl Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

/// A reader who stops reading is no failure.
fn finish(result: io::Result<()>) -> Result<(), Trouble> {
    match result {
        Err(reason) if reason.kind() != io::ErrorKind::BrokenPipe => {
            Err(Trouble::Unwritable { path: "<stdout>".to_owned(), reason })
        }
        _ => Ok(()),
    }
}
