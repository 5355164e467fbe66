//! Rows in temporary files, sorted into several of them.

use super::index::Index;
use crate::{Error, columns::part::Part};
use arrow_array::RecordBatch;
use arrow_ipc::{reader::StreamReader, writer::StreamWriter};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, BufWriter},
    path::PathBuf,
};

/// Rows kept back so that they are written many at a time.
const KEPT: usize = 1 << 17;

/// Files that rows are sorted into; rows are kept back so that they are written many at a time.
pub(super) struct Pieces<'i> {
    index: &'i Index,
    name: String,
    writers: Vec<Option<StreamWriter<BufWriter<File>>>>,
    kept: Vec<Vec<RecordBatch>>,
    rows: usize,
}

impl<'i> Pieces<'i> {
    pub(super) fn new(index: &'i Index, name: &str, count: u64) -> Pieces<'i> {
        let (mut writers, mut kept) = (Vec::new(), Vec::new());
        for _ in 0..count {
            writers.push(None);
            kept.push(Vec::new());
        }
        Pieces { index, name: name.to_owned(), writers, kept, rows: 0 }
    }

    pub(super) fn put(&mut self, part: &Part, to: impl Fn(usize) -> Option<usize>) -> Result<(), Error> {
        self.put_batch(&part.to_batch()?, to)
    }

    /// Puts each row where it belongs; those without a place are left out.
    pub(super) fn put_batch(&mut self, batch: &RecordBatch, to: impl Fn(usize) -> Option<usize>) -> Result<(), Error> {
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
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, Error> {
        self.flush()?;
        for writer in self.writers.iter_mut().flatten() {
            writer.finish().map_err(spilled)?;
        }
        Ok((0..self.writers.len() as u64).map(|number| self.index.path(&self.name, number)).collect())
    }
}

/// Every batch of a temporary file that may not exist.
pub(super) fn each_batch(path: &PathBuf, mut each: impl FnMut(RecordBatch) -> Result<(), Error>) -> Result<(), Error> {
    let file = match File::open(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        file => BufReader::new(file.map_err(temporary)?),
    };
    for batch in StreamReader::try_new(file, None).map_err(spilled)? {
        each(batch.map_err(spilled)?)?;
    }
    Ok(())
}

/// A temporary file that cannot be read or written: mostly the disk is full.
pub(super) fn temporary(reason: std::io::Error) -> Error {
    Error::unwritable(&std::env::temp_dir(), reason)
}

fn spilled(error: arrow_schema::ArrowError) -> Error {
    match error {
        arrow_schema::ArrowError::IoError(_, reason) => temporary(reason),
        error => Error::internal(error),
    }
}
