//! How a register is to be read.

use crate::columns::mapping::Mapping;
use std::path::PathBuf;
use yimen::{Lang, value::Day};

/// The files of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inputs {
    /// A row for each family.
    pub families: PathBuf,
    /// A row for each member, joined by the family's id.
    pub members: Option<PathBuf>,
    /// A row for each thing received, joined by the family's id.
    pub receiving: Option<PathBuf>,
}

/// How a register is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Language of the reasons of rejects.
    pub lang: Lang,
    /// Encoding of CSV and JSON Lines; where it is not said, it is found out.
    pub encoding: Option<Encoding>,
    /// What foreign columns mean.
    pub mapping: Mapping,
    /// The day judged for, which wins over those in the register.
    pub date: Option<Day>,
    /// How many families are read at once.
    pub families: usize,
    /// How many bytes of unsorted files are sorted at once, roughly.
    pub sorted_bytes: u64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            lang: Lang::default(),
            encoding: None,
            mapping: Mapping::default(),
            date: None,
            families: FAMILIES,
            sorted_bytes: SORTED_BYTES,
        }
    }
}

/// Families of a chunk, where nothing else is said.
const FAMILIES: usize = 1 << 13;

/// Bytes of unsorted files that are sorted at once, where nothing else is said.
const SORTED_BYTES: u64 = 16 << 20;

/// Encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark at its beginning.
    Utf8,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
}
