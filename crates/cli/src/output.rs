//! Writing: words to the terminal, JSON to standard output, files whole or not at all.

use crate::{input, words::Trouble};
use std::{
    fs, io,
    io::{IsTerminal, Write},
    path::{Path, PathBuf},
};

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
    let target = resolved(path);
    let written = if is_special(&target) { fs::write(&target, bytes) } else { replace(&target, bytes) };
    written.map_err(|reason| Trouble::Unwritable { path: input::name(path), reason })
}

fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if target.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Readable like any new file; the user's mask still applies. A temporary file would be private.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut aside = builder.prefix(".yimen-").tempfile_in(folder)?;
    // What takes a file's place is open to the same people as the file was.
    if let Ok(metadata) = fs::metadata(target) {
        aside.as_file().set_permissions(metadata.permissions())?;
    }
    aside.write_all(bytes)?;
    aside.as_file().sync_all()?;
    aside.persist(target)?;
    Ok(())
}

/// The file behind a symbolic link, so that the link survives.
fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
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
