//! Reading bytes and text, from files and standard input, within a limit.

use crate::words::Trouble;
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

/// Whether a path means standard input or output.
pub fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// How a path is called in messages.
pub fn name(path: &Path) -> String {
    if is_standard(path) { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Everything in a file or on standard input, unless it is more than `limit` bytes.
pub fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Trouble> {
    let unreadable = |reason: io::Error| Trouble::Unreadable { path: name(path), reason };
    let too_large = || Trouble::TooLarge { path: name(path), limit };
    if is_standard(path) {
        return limited(io::stdin().lock(), limit).map_err(unreadable)?.ok_or_else(too_large);
    }
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > limit as u64) {
        return Err(too_large());
    }
    limited(file, limit).map_err(unreadable)?.ok_or_else(too_large)
}

/// The text of a file or of standard input.
pub fn text(path: &Path, limit: usize) -> Result<String, Trouble> {
    decode(bytes(path, limit)?, &name(path))
}

/// Bytes as UTF-8 text; the message says where they stop being so.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<String, Trouble> {
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        let before = error.as_bytes().iter().take(byte);
        Trouble::NotUtf8 { path: name.to_owned(), byte, line: before.filter(|byte| **byte == b'\n').count() + 1 }
    })
}

fn limited(reader: impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}
