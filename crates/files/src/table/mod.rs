//! One file as rows in columns, some at a time.

mod convert;
mod csv;
mod decode;
mod instant;
mod json;
mod keys;
mod parquet;
mod records;

pub(crate) use decode::is_utf16;

use crate::{
    Encoding, Error, Format,
    columns::{headings::Matcher, part::Part},
};
use std::{collections::BTreeMap, path::Path};
use yimen::Lang;

/// Rows of a table. Those of the families' may have lists of their own.
#[derive(Debug)]
pub(crate) struct Bundle {
    /// The rows.
    pub(crate) own: Part,
    /// Members in the families' rows; nothing where nobody is known to belong to any of them.
    pub(crate) members: Option<List>,
    /// What is received in the families' rows.
    pub(crate) receiving: Option<List>,
}

/// Rows that belong to rows, one list after the other.
#[derive(Debug)]
pub(crate) struct List {
    /// For each row the place of the first of its list, and at the end how many there are.
    pub(crate) starts: Vec<u32>,
    /// Their rows.
    pub(crate) part: Part,
}

/// A file as rows in columns.
pub(crate) trait Table: Send {
    /// So many rows or fewer; nothing at the end.
    fn next(&mut self, most: usize) -> Result<Option<Bundle>, Error>;

    /// Headings of the file by the name their column has here, for messages.
    fn headings(&self) -> BTreeMap<String, String>;

    /// Whether the rows say which family they are.
    fn has_ids(&self) -> bool;
}

/// How a file is opened.
#[derive(Clone, Copy)]
pub(crate) struct Opening<'v> {
    pub(crate) matcher: Matcher<'v>,
    pub(crate) encoding: Encoding,
    pub(crate) lang: Lang,
    /// Only the ids are wanted.
    pub(crate) ids_only: bool,
}

/// Opens a file in the form its ending says.
pub(crate) fn open<'v>(path: &Path, opening: Opening<'v>) -> Result<Box<dyn Table + 'v>, Error> {
    Ok(match Format::of(path)? {
        Format::Csv => Box::new(csv::CsvTable::open(path, opening)?),
        Format::JsonLines => Box::new(json::JsonTable::open(path, opening)?),
        Format::Parquet => Box::new(parquet::ParquetTable::open(path, opening)?),
    })
}
