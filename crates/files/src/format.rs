//! Which form a file has.

use crate::Error;
use std::path::Path;

/// The form of a file, by its ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.csv`
    Csv,
    /// `.jsonl` or `.ndjson`
    JsonLines,
    /// `.parquet`
    Parquet,
}

impl Format {
    /// The form that the ending says.
    pub fn of(path: &Path) -> Result<Format, Error> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("csv") => Ok(Format::Csv),
            Some("jsonl" | "ndjson") => Ok(Format::JsonLines),
            Some("parquet") => Ok(Format::Parquet),
            _ => Err(Error::Ending { path: path.display().to_string() }),
        }
    }
}
