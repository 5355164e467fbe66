//! Lists of structures, as the rows of a table of their own with the place where each list starts.

use crate::{Error, Problem};
use arrow_array::{Array, ArrayRef, OffsetSizeTrait, RecordBatch, StructArray, cast::AsArray};

/// The rows of all lists, one after the other.
#[derive(Debug, Clone)]
pub struct Nested {
    /// For each list the place of its first row, and at the end how many rows there are.
    pub starts: Vec<u32>,
    /// Their columns.
    pub rows: RecordBatch,
}

/// A column of lists of structures. A list that is not there has no rows.
pub fn rows(name: &str, array: &ArrayRef) -> Result<Nested, Error> {
    let wrong = || Error::new(name, Problem::Type { found: array.data_type().to_string(), wanted: "list" });
    if let Some(list) = array.as_list_opt::<i32>() {
        return of_list(name, list.offsets(), list.values(), |row| list.is_valid(row), wrong);
    }
    let list = array.as_list_opt::<i64>().ok_or_else(wrong)?;
    of_list(name, list.offsets(), list.values(), |row| list.is_valid(row), wrong)
}

fn of_list<O: OffsetSizeTrait>(
    name: &str,
    offsets: &[O],
    values: &ArrayRef,
    there: impl Fn(usize) -> bool,
    wrong: impl Fn() -> Error,
) -> Result<Nested, Error> {
    let first = offsets.first().map_or(0, |first| first.as_usize());
    let last = offsets.last().map_or(first, |last| last.as_usize());
    let mut starts = Vec::with_capacity(offsets.len());
    for (row, pair) in offsets.windows(2).enumerate() {
        // Arrow lets a list that is not there have rows all the same; they would be taken for the next family's.
        if !there(row) && pair.first() != pair.last() {
            return Err(Error::new(name, Problem::Hole));
        }
        starts.extend(pair.first().map(|start| start.as_usize().saturating_sub(first)));
    }
    starts.push(last.saturating_sub(first));
    let starts: Result<Vec<u32>, _> = starts.into_iter().map(u32::try_from).collect();
    let structure: &StructArray = values.as_struct_opt().ok_or_else(&wrong)?;
    let structure = structure.slice(first, last.saturating_sub(first));
    if structure.null_count() > 0 {
        return Err(Error::new(name, Problem::Hole));
    }
    Ok(Nested { starts: starts.map_err(|_| wrong())?, rows: RecordBatch::from(structure) })
}
