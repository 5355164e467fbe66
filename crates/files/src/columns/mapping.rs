//! What the columns of another system mean.

use crate::Error;
use serde::Deserialize;
use std::{collections::BTreeMap, fs, path::Path};

/// What foreign columns and words mean, as a JSON file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// Columns of the families.
    pub families: TableMapping,
    /// Columns of the members.
    pub members: TableMapping,
    /// Columns of what is received.
    pub receiving: TableMapping,
    /// Further words for yes.
    pub yes: Vec<String>,
    /// Further words for no.
    pub no: Vec<String>,
    /// Further words for 无.
    pub none: Vec<String>,
    /// Words that say that something is not known, besides an empty cell.
    pub unknown: Vec<String>,
}

/// What the columns of one table mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableMapping {
    /// Column to fact, by id or name.
    pub columns: BTreeMap<String, String>,
    /// Columns that are not read.
    pub ignore: Vec<String>,
    /// For a column, word to the word the pack knows.
    pub values: BTreeMap<String, BTreeMap<String, String>>,
}

/// Most bytes of a mapping.
const LARGEST: u64 = 16 << 20;

impl Mapping {
    /// Reads a mapping. A key that means nothing in it is an error.
    pub fn read(path: &Path) -> Result<Mapping, Error> {
        let wrong = |reason: String| Error::Mapping { path: path.display().to_string(), reason };
        let length = fs::metadata(path).map_err(|reason| Error::unreadable(path, reason))?.len();
        if length > LARGEST {
            return Err(wrong(format!("> {LARGEST} bytes")));
        }
        let bytes = fs::read(path).map_err(|reason| Error::unreadable(path, reason))?;
        let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
        serde_json::from_slice(text).map_err(|error| wrong(error.to_string()))
    }
}
