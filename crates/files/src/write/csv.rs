//! Rows as CSV: UTF-8, headings first, nothing for what is not known.

use super::cells::{self, Cell};
use arrow_array::RecordBatch;
use arrow_schema::Schema;
use std::io;

/// The line of headings.
pub(super) fn heading(schema: &Schema) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(schema.fields().iter().map(|field| field.name().as_bytes()))?;
    writer.into_inner().map_err(|error| error.into_error())
}

/// The rows of a batch.
pub(super) fn rows(batch: &RecordBatch) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut buffer = String::new();
    for row in 0..batch.num_rows() {
        for column in batch.columns() {
            match cells::cell(column.as_ref(), row, &mut buffer) {
                Cell::Empty => writer.write_field("")?,
                Cell::Text(text) => writer.write_field(text)?,
                Cell::Plain | Cell::Quoted => writer.write_field(&buffer)?,
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.into_inner().map_err(|error| error.into_error())
}
