//! Rows as Parquet.

use super::aside::Aside;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::{
    arrow::ArrowWriter,
    basic::{Compression, ZstdLevel},
    errors::ParquetError,
    file::{metadata::KeyValue, properties::WriterProperties},
};

/// Rows of one row group.
const GROUP: usize = 1 << 17;

/// A Parquet file while it is written.
pub(super) struct Parquet(ArrowWriter<Aside>);

impl Parquet {
    pub(super) fn create(
        file: Aside,
        schema: SchemaRef,
        metadata: &[(String, String)],
    ) -> Result<Parquet, ParquetError> {
        let metadata = metadata.iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone())).collect();
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(1)?))
            .set_max_row_group_row_count(Some(GROUP))
            // The same rows give the same bytes, whatever version of the library is named in them.
            .set_created_by("yimen".to_owned())
            .set_key_value_metadata(Some(metadata))
            .build();
        Ok(Parquet(ArrowWriter::try_new(file, schema, Some(properties))?))
    }

    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        self.0.write(batch)
    }

    pub(super) fn finish(self) -> Result<Aside, ParquetError> {
        self.0.into_inner()
    }
}
