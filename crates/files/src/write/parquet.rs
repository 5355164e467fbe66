//! Rows as Parquet.

use super::{aside::Aside, statistics::let_go_of_rows};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{Field, SchemaRef};
use parquet::{
    arrow::{
        ArrowWriter,
        arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves},
    },
    basic::{Compression, ZstdLevel},
    errors::{ParquetError, Result},
    file::{metadata::KeyValue, properties::WriterProperties, writer::SerializedFileWriter},
};
use rayon::prelude::*;
use std::sync::Arc;

/// Rows of one row group.
const GROUP: usize = 1 << 17;

/// A Parquet file while it is written. Its columns are encoded side by side, by the threads of whoever writes to it.
pub(super) struct Parquet {
    file: SerializedFileWriter<Aside>,
    schema: SchemaRef,
    groups: ArrowRowGroupWriterFactory,
    /// The columns of the row group at hand; none between two groups.
    columns: Vec<ArrowColumnWriter>,
    /// Its rows.
    rows: usize,
}

impl Parquet {
    pub(super) fn create(file: Aside, schema: SchemaRef, metadata: &[(String, String)]) -> Result<Parquet> {
        let metadata = metadata.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone())).collect();
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            // The same rows give the same bytes, whatever version of the library is named in them.
            .set_created_by("yimen".to_owned())
            .set_key_value_metadata(Some(metadata))
            .build();
        let writer = ArrowWriter::try_new(file, schema.clone(), Some(properties))?;
        let (file, groups) = writer.into_serialized_writer()?;
        Ok(Parquet { file, schema, groups, columns: Vec::new(), rows: 0 })
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let mut from = 0;
        while from < batch.num_rows() {
            let rows = batch.num_rows().saturating_sub(from).min(GROUP.saturating_sub(self.rows));
            self.encode(&batch.slice(from, rows))?;
            from = from.saturating_add(rows);
            if self.rows >= GROUP {
                self.end_group()?;
            }
        }
        Ok(())
    }

    /// Adds rows to the group at hand.
    fn encode(&mut self, batch: &RecordBatch) -> Result<()> {
        if self.columns.is_empty() {
            self.columns = self.groups.create_column_writers(self.file.flushed_row_groups().len())?;
        }
        self.rows = self.rows.saturating_add(batch.num_rows());
        let fields = self.schema.fields();
        if fields.len() != self.columns.len() || fields.len() != batch.num_columns() {
            return Err(ParquetError::General("tables have plain columns only".to_owned()));
        }
        let add = |writer: &mut ArrowColumnWriter, field: &Arc<Field>, column: &ArrayRef| {
            compute_leaves(field, column)?.iter().try_for_each(|leaf| writer.write(leaf))
        };
        if !has_threads() {
            let all = self.columns.iter_mut().zip(fields.iter()).zip(batch.columns());
            return all.into_iter().try_for_each(|((writer, field), column)| add(writer, field, column));
        }
        let all = self.columns.par_iter_mut().zip(fields.as_ref()).zip(batch.columns());
        all.try_for_each(|((writer, field), column)| add(writer, field, column))
    }

    fn end_group(&mut self) -> Result<()> {
        let columns = std::mem::take(&mut self.columns);
        if columns.is_empty() {
            return Ok(());
        }
        self.rows = 0;
        let closed: Result<Vec<_>> = match has_threads() {
            true => columns.into_par_iter().map(ArrowColumnWriter::close).collect(),
            false => columns.into_iter().map(ArrowColumnWriter::close).collect(),
        };
        let mut group = self.file.next_row_group()?;
        for mut column in closed? {
            let_go_of_rows(column.close_mut())?;
            column.append_to_row_group(&mut group)?;
        }
        group.close().map(drop)
    }

    pub(super) fn finish(mut self) -> Result<Aside> {
        self.end_group()?;
        self.file.into_inner()
    }
}

/// Whether there are threads meant for this: outside of a pool there are none.
fn has_threads() -> bool {
    rayon::current_thread_index().is_some()
}
