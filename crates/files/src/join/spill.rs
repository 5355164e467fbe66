//! Rows of files that are not sorted like the families', put into their order by way of temporary files.
//!
//! 1. The families' ids are taken apart by their hash, each with its place in the file ([`Index`]).
//! 2. The other file's rows are taken apart in the same way.
//! 3. Part by part the rows learn the places of their families, and go into buckets of neighbouring families ([`Spilled`]).
//! 4. Bucket by bucket they are sorted by place and handed out ([`Bucketed`]).
//!
//! No more than one part or bucket is in memory at a time.

use super::follow::{Keyed, Orphan, Rows, orphan};
use crate::{Error, columns::part::Part, table::Table};
use arrow_array::{Array, ArrayRef, RecordBatch, UInt64Array, cast::AsArray, types};
use arrow_ipc::{reader::StreamReader, writer::StreamWriter};
use arrow_schema::{Field, Schema};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::PathBuf,
    sync::Arc,
};
use tempfile::TempDir;

/// Most parts and buckets; each is an open file.
const MOST_PARTS: u64 = 200;
/// Rows read at once.
const ROWS: usize = 1 << 14;
/// Rows kept back so that they are written many at a time.
const KEPT: usize = 1 << 17;

/// The families' ids by their hash, and ids that stand more than once.
pub(crate) struct Index {
    folder: TempDir,
    parts: u64,
    families: u64,
    /// Places of families whose id is not theirs alone, in order, each with the line of another one.
    pub(crate) twice: Vec<(u64, u64)>,
}

impl Index {
    /// Reads all ids of the families' file. `bytes` is the size of all files, `at_once` how much of them makes a part.
    pub(crate) fn of(families: &mut dyn Table, bytes: u64, at_once: u64) -> Result<Index, Error> {
        let folder = tempfile::Builder::new().prefix("yimen-").tempdir().map_err(temporary)?;
        let parts = bytes.div_ceil(at_once.max(1)).clamp(1, MOST_PARTS);
        let mut index = Index { folder, parts, families: 0, twice: Vec::new() };
        let files: Result<Vec<_>, Error> = (0..parts).map(|part| index.create("ids", part)).collect();
        let mut files = files?;
        while let Some(bundle) = families.next(ROWS)? {
            for row in 0..bundle.own.rows() {
                let id = bundle.own.id(row);
                if let Some(file) = files.get_mut(index.part(id)).filter(|_| !id.is_empty()) {
                    let length = u32::try_from(id.len()).map_err(Error::internal)?;
                    file.write_all(&index.families.to_le_bytes()).map_err(temporary)?;
                    file.write_all(&bundle.own.line(row).to_le_bytes()).map_err(temporary)?;
                    file.write_all(&length.to_le_bytes()).map_err(temporary)?;
                    file.write_all(id.as_bytes()).map_err(temporary)?;
                }
                index.families = index.families.saturating_add(1);
            }
        }
        for mut file in files {
            file.flush().map_err(temporary)?;
        }
        let mut twice = Vec::new();
        for part in 0..parts {
            index.ids(part, &mut twice)?;
        }
        twice.sort_unstable();
        twice.dedup_by_key(|(place, _)| *place);
        index.twice = twice;
        Ok(index)
    }

    fn path(&self, name: &str, part: u64) -> PathBuf {
        self.folder.path().join(format!("{name}-{part}"))
    }

    fn create(&self, name: &str, part: u64) -> Result<BufWriter<File>, Error> {
        File::create(self.path(name, part)).map(BufWriter::new).map_err(temporary)
    }

    /// The part an id belongs to.
    fn part(&self, id: &str) -> usize {
        // Any even hash does; this one is at hand and nobody can choose ids that all fall into one part by accident.
        let hash = Sha256::digest(id.as_bytes());
        let number = hash.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        usize::try_from(number % self.parts).unwrap_or(0)
    }

    /// The ids of a part with the place of their first family; families with an id of another go to `twice`.
    fn ids(&self, part: u64, twice: &mut Vec<(u64, u64)>) -> Result<BTreeMap<String, u64>, Error> {
        let mut file = BufReader::new(File::open(self.path("ids", part)).map_err(temporary)?);
        let mut all: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        let mut head = [0; 20];
        while read_head(&mut file, &mut head)? {
            let number = |from: usize, to: usize| {
                let bytes = head.get(from..to).unwrap_or_default();
                bytes.iter().rev().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte))
            };
            let (place, line, length) = (number(0, 8), number(8, 16), number(16, 20));
            let mut id = vec![0; usize::try_from(length).map_err(Error::internal)?];
            file.read_exact(&mut id).map_err(temporary)?;
            let id = String::from_utf8(id).map_err(Error::internal)?;
            match all.get(&id) {
                Some((first, first_line)) => twice.extend([(place, *first_line), (*first, line)]),
                None => {
                    all.insert(id, (place, line));
                }
            }
        }
        Ok(all.into_iter().map(|(id, (place, _))| (id, place)).collect())
    }
}

/// Whether there is another entry.
fn read_head(file: &mut impl Read, head: &mut [u8; 20]) -> Result<bool, Error> {
    let mut filled = 0;
    while filled < head.len() {
        let count = file.read(head.get_mut(filled..).unwrap_or_default()).map_err(temporary)?;
        if count == 0 {
            return if filled == 0 { Ok(false) } else { Err(Error::internal("a temporary file ends early")) };
        }
        filled = filled.saturating_add(count);
    }
    Ok(true)
}

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

/// Files that rows are sorted into; rows are kept back so that they are written many at a time.
struct Pieces<'i> {
    index: &'i Index,
    name: String,
    writers: Vec<Option<StreamWriter<BufWriter<File>>>>,
    kept: Vec<Vec<RecordBatch>>,
    rows: usize,
}

impl<'i> Pieces<'i> {
    fn new(index: &'i Index, name: &str, count: u64) -> Pieces<'i> {
        let (mut writers, mut kept) = (Vec::new(), Vec::new());
        for _ in 0..count {
            writers.push(None);
            kept.push(Vec::new());
        }
        Pieces { index, name: name.to_owned(), writers, kept, rows: 0 }
    }

    fn put(&mut self, part: &Part, to: impl Fn(usize) -> Option<usize>) -> Result<(), Error> {
        self.put_batch(&part.to_batch()?, to)
    }

    /// Puts each row where it belongs; those without a place are left out.
    fn put_batch(&mut self, batch: &RecordBatch, to: impl Fn(usize) -> Option<usize>) -> Result<(), Error> {
        let mut rows: BTreeMap<usize, Vec<u32>> = BTreeMap::new();
        for (row, at) in (0..batch.num_rows()).zip(0_u32..) {
            if let Some(piece) = to(row) {
                rows.entry(piece).or_default().push(at);
            }
        }
        for (piece, rows) in rows {
            let Some(kept) = self.kept.get_mut(piece) else { continue };
            self.rows = self.rows.saturating_add(rows.len());
            let rows = arrow_array::UInt32Array::from(rows);
            kept.push(arrow_select::take::take_record_batch(batch, &rows).map_err(Error::internal)?);
        }
        if self.rows >= KEPT { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.rows = 0;
        let pieces = self.kept.iter_mut().zip(&mut self.writers);
        for ((kept, writer), number) in pieces.zip(0_u64..) {
            let Some(schema) = kept.first().map(RecordBatch::schema) else { continue };
            let batch = arrow_select::concat::concat_batches(&schema, kept.iter()).map_err(Error::internal)?;
            kept.clear();
            if writer.is_none() {
                let file = self.index.create(&self.name, number)?;
                *writer = Some(StreamWriter::try_new(file, &schema).map_err(Error::internal)?);
            }
            if let Some(writer) = writer {
                writer.write(&batch).map_err(spilled)?;
            }
        }
        Ok(())
    }

    /// The files, written; those nothing was put into do not exist.
    fn finish(mut self) -> Result<Vec<PathBuf>, Error> {
        self.flush()?;
        for writer in self.writers.iter_mut().flatten() {
            writer.finish().map_err(spilled)?;
        }
        Ok((0..self.writers.len() as u64).map(|number| self.index.path(&self.name, number)).collect())
    }
}

/// Every batch of a temporary file that may not exist.
fn each_batch(path: &PathBuf, mut each: impl FnMut(RecordBatch) -> Result<(), Error>) -> Result<(), Error> {
    let file = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        file => BufReader::new(file.map_err(temporary)?),
    };
    for batch in StreamReader::try_new(file, None).map_err(spilled)? {
        each(batch.map_err(spilled)?)?;
    }
    Ok(())
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

/// A temporary file that cannot be read or written: mostly the disk is full.
fn temporary(reason: std::io::Error) -> Error {
    Error::unwritable(&std::env::temp_dir(), reason)
}

fn spilled(error: arrow_schema::ArrowError) -> Error {
    match error {
        arrow_schema::ArrowError::IoError(_, reason) => temporary(reason),
        error => Error::internal(error),
    }
}
