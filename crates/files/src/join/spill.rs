//! Rows of files that are not sorted like the families', put into their order by way of temporary files.
//!
//! 1. The families' ids are taken apart by their hash, each with its place in the file ([`Index`]).
//! 2. The other file's rows are taken apart in the same way.
//! 3. Part by part the rows learn the places of their families, and go into buckets of neighbouring families ([`Spilled`]).
//! 4. Bucket by bucket they are sorted by place and handed out ([`Bucketed`]).
//!
//! No more than one part or bucket is in memory at a time.

use super::{
    follow::{Keyed, Orphan, Rows, orphan},
    index::Index,
    pieces::{Pieces, each_batch, temporary},
};
use crate::{Error, columns::part::Part, table::Table};
use arrow_array::{Array, ArrayRef, RecordBatch, UInt64Array, cast::AsArray, types};
use arrow_schema::{Field, Schema};
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

/// Rows read at once.
const ROWS: usize = 1 << 14;

/// Rows of one file in buckets of neighbouring families.
pub(crate) struct Spilled {
    /// Rows that belong to no family, in buckets of their own.
    pub(crate) orphans: Vec<PathBuf>,
    buckets: Vec<PathBuf>,
}

impl Spilled {
    /// Takes a file apart. `name` is that of its temporary files, `most` the most rows of a family that are kept.
    pub(crate) fn of(table: &mut dyn Table, index: &Index, name: &str, most: usize) -> Result<Spilled, Error> {
        let mut parts = Pieces::new(index, &format!("{name}-part"), index.parts);
        let mut lost = Pieces::new(index, &format!("{name}-lost"), 1);
        while let Some(bundle) = table.next(ROWS)? {
            let part = bundle.own.widened()?;
            let places = |id: &str| if id.is_empty() { None } else { Some(index.part(id)) };
            let of: Vec<Option<usize>> = (0..part.rows()).map(|row| places(part.id(row))).collect();
            parts.put(&part, |row| of.get(row).copied().flatten())?;
            lost.put(&part, |row| of.get(row).is_some_and(Option::is_none).then_some(0))?;
        }
        let parts = parts.finish()?;
        let wanted = index.parts;
        let families = index.families.div_ceil(wanted).max(1);
        let mut buckets = Pieces::new(index, &format!("{name}-bucket"), wanted);
        for (part, path) in (0..index.parts).zip(&parts) {
            let ids = index.ids(part, &mut Vec::new())?;
            let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
            each_batch(path, |batch| {
                let rows = Part::of(&batch)?;
                let places: Vec<Option<u64>> = (0..rows.rows()).map(|row| ids.get(rows.id(row)).copied()).collect();
                let mut kept = vec![false; rows.rows()];
                for (kept, place) in kept.iter_mut().zip(&places) {
                    let Some(place) = place else { continue };
                    let count = counts.entry(*place).or_default();
                    *count = count.saturating_add(1);
                    // One more than can be is enough to tell that there are too many.
                    *kept = *count <= most.saturating_add(1);
                }
                let own: UInt64Array = places.iter().map(|place| place.unwrap_or(u64::MAX)).collect::<Vec<_>>().into();
                let keyed = with_places(&rows, own)?;
                buckets.put_batch(&keyed, |row| {
                    let place = places.get(row).copied().flatten().filter(|_| kept.get(row) == Some(&true))?;
                    usize::try_from(place / families).ok()
                })?;
                lost.put(&rows, |row| places.get(row).is_some_and(Option::is_none).then_some(0))
            })?;
            std::fs::remove_file(path).or_else(not_there).map_err(temporary)?;
        }
        Ok(Spilled { orphans: lost.finish()?, buckets: buckets.finish()? })
    }

    /// The rows in the order of the families.
    pub(crate) fn rows(&self) -> Bucketed {
        Bucketed { buckets: self.buckets.clone().into_iter() }
    }
}

fn not_there(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Rows bucket by bucket, sorted by family and then by line.
pub(crate) struct Bucketed {
    buckets: std::vec::IntoIter<PathBuf>,
}

impl Rows for Bucketed {
    fn next(&mut self) -> Result<Option<Keyed>, Error> {
        for bucket in self.buckets.by_ref() {
            let (mut parts, mut places): (Vec<Part>, Vec<u64>) = (Vec::new(), Vec::new());
            each_batch(&bucket, |batch| {
                let (rows, own) = without_places(&batch)?;
                places.extend(own.values());
                parts.push(rows);
                Ok(())
            })?;
            std::fs::remove_file(&bucket).or_else(not_there).map_err(temporary)?;
            let Some(part) = Part::concat(&parts)? else { continue };
            let mut order: Vec<u32> = (0..u32::try_from(part.rows()).map_err(Error::internal)?).collect();
            let key = |row: &u32| (places.get(*row as usize).copied(), part.line(*row as usize));
            order.sort_by_key(key);
            let sorted = order.iter().filter_map(|row| places.get(*row as usize).copied()).collect();
            return Ok(Some(Keyed { part: part.take(&order)?, places: Some(sorted) }));
        }
        Ok(None)
    }
}

/// Rows that belong to no family, some at a time.
pub(crate) fn orphans(path: &PathBuf, mut each: impl FnMut(Vec<Orphan>) -> Result<(), Error>) -> Result<(), Error> {
    each_batch(path, |batch| {
        let rows = Part::of(&batch)?;
        each((0..rows.rows()).map(|row| orphan(&rows, row)).collect())
    })
}

/// Rows and the places of their families as one batch.
fn with_places(rows: &Part, places: UInt64Array) -> Result<RecordBatch, Error> {
    let batch = rows.to_batch()?;
    let mut fields: Vec<Arc<Field>> = batch.schema_ref().fields().iter().cloned().collect();
    let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
    fields.push(Arc::new(Field::new("#place", places.data_type().clone(), true)));
    columns.push(Arc::new(places));
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).map_err(Error::internal)
}

fn without_places(batch: &RecordBatch) -> Result<(Part, UInt64Array), Error> {
    let last = batch.num_columns().saturating_sub(1);
    let places = batch.columns().get(last).and_then(|places| places.as_primitive_opt::<types::UInt64Type>());
    let places = places.ok_or_else(|| Error::internal("rows without places"))?.clone();
    let others: Vec<usize> = (0..last).collect();
    Ok((Part::of(&batch.project(&others).map_err(Error::internal)?)?, places))
}
