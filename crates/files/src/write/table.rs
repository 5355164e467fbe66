//! A table while it is written.

use super::{
    aside::{Aside, Complete},
    cells, csv, json,
    parquet::Parquet,
};
use crate::{Error, Format};
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Writes record batches of one schema to a file, in the form its ending says: texts, dictionaries of texts, decimals, whole
/// numbers, days and truths. The file appears when it is complete ([`super::persist`]).
pub struct TableWriter {
    form: Form,
    schema: SchemaRef,
    path: PathBuf,
}

enum Form {
    Csv(Aside),
    JsonLines(Aside),
    Parquet(Box<Parquet>),
}

/// Rows in the form of a file, ready to be appended; making them needs nothing of the file, so that several threads can.
pub enum Encoded {
    /// Bytes of CSV or JSON Lines.
    Bytes(Vec<u8>),
    /// Parquet is encoded while it is written.
    Rows(RecordBatch),
}

impl TableWriter {
    /// Begins a table. `metadata` goes into a Parquet file; CSV and JSON Lines have no place for it.
    pub fn create(path: &Path, schema: SchemaRef, metadata: &[(String, String)]) -> Result<TableWriter, Error> {
        let format = Format::of(path)?;
        let strange =
            schema.fields().iter().find(|field| format != Format::Parquet && !cells::is_known(field.data_type()));
        if let Some(field) = strange {
            return Err(Error::internal(format!("column {} of type {}", field.name(), field.data_type())));
        }
        let mut file = Aside::create(path)?;
        let form = match format {
            Format::Csv => {
                let heading = csv::heading(&schema).and_then(|heading| file.write_all(&heading));
                heading.map_err(|reason| Error::unwritable(path, reason))?;
                Form::Csv(file)
            }
            Format::JsonLines => Form::JsonLines(file),
            Format::Parquet => {
                let parquet = Parquet::create(file, schema.clone(), metadata);
                Form::Parquet(Box::new(parquet.map_err(|error| unwritten(path, error))?))
            }
        };
        Ok(TableWriter { form, schema, path: path.to_owned() })
    }

    /// What [`TableWriter::append`] needs to know of a file to be able to write rows to it.
    pub fn format(&self) -> Format {
        match self.form {
            Form::Csv(_) => Format::Csv,
            Form::JsonLines(_) => Format::JsonLines,
            Form::Parquet(_) => Format::Parquet,
        }
    }

    /// Rows in the form of a file.
    pub fn encode(format: Format, batch: RecordBatch) -> Result<Encoded, Error> {
        let bytes = match format {
            Format::Csv => csv::rows(&batch),
            Format::JsonLines => json::rows(&batch),
            Format::Parquet => return Ok(Encoded::Rows(batch)),
        };
        bytes.map(Encoded::Bytes).map_err(Error::internal)
    }

    /// Appends rows made by [`TableWriter::encode`] for a file of this form.
    pub fn append(&mut self, rows: Encoded) -> Result<(), Error> {
        match (&mut self.form, rows) {
            (Form::Csv(file) | Form::JsonLines(file), Encoded::Bytes(bytes)) => {
                file.write_all(&bytes).map_err(|reason| Error::unwritable(&self.path, reason))
            }
            (Form::Parquet(parquet), Encoded::Rows(batch)) => {
                parquet.write(&batch).map_err(|error| unwritten(&self.path, error))
            }
            _ => Err(Error::internal("rows in the form of another file")),
        }
    }

    /// Appends rows.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<(), Error> {
        if batch.schema() != self.schema {
            return Err(Error::internal(format!("rows of other columns for {}", self.path.display())));
        }
        self.append(TableWriter::encode(self.format(), batch.clone())?)
    }

    /// The table is complete.
    pub fn finish(self) -> Result<Complete, Error> {
        match self.form {
            Form::Csv(file) | Form::JsonLines(file) => file.complete(),
            Form::Parquet(parquet) => parquet.finish().map_err(|error| unwritten(&self.path, error))?.complete(),
        }
    }
}

fn unwritten(path: &Path, error: parquet::errors::ParquetError) -> Error {
    match error {
        parquet::errors::ParquetError::External(error) => match error.downcast::<std::io::Error>() {
            Ok(reason) => Error::unwritable(path, *reason),
            Err(error) => Error::internal(error),
        },
        error => Error::internal(error),
    }
}
