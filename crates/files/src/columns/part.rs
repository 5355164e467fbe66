//! Some rows of a table: their families' ids, where they stand, what is wrong with them, and their values in columns.

use crate::Error;
use arrow_array::{
    Array, ArrayRef, Decimal128Array, RecordBatch, RecordBatchOptions, StringArray, UInt64Array, cast::AsArray, types,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::{concat::concat, take::take};
use std::sync::Arc;
use yimen_arrow::{PLACES, decimal_type};

/// Between a column and a reason.
const WITHIN: char = '\u{1f}';
/// Between one fault and the next.
const BETWEEN: char = '\u{1e}';

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The column, by its heading, or nothing.
    pub(crate) column: String,
    /// Why, in the language asked for.
    pub(crate) reason: String,
}

/// Faults of one row as one text.
pub(crate) fn joined(faults: &[Fault]) -> Option<String> {
    let all: Vec<String> = faults.iter().map(|fault| format!("{}{WITHIN}{}", fault.column, fault.reason)).collect();
    (!all.is_empty()).then(|| all.join(&BETWEEN.to_string()))
}

/// Some rows of a table. All columns are as long as each other.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The family each row is or belongs to; empty where that cannot be read.
    pub(crate) ids: StringArray,
    /// Line or row in the file, from 1.
    pub(crate) lines: UInt64Array,
    /// What is wrong with a row.
    pub(crate) faults: StringArray,
    /// The values. Choices, places and items are whole numbers here.
    pub(crate) facts: RecordBatch,
}

impl Part {
    pub(crate) fn rows(&self) -> usize {
        self.ids.len()
    }

    pub(crate) fn id(&self, row: usize) -> &str {
        if row < self.ids.len() { self.ids.value(row) } else { "" }
    }

    pub(crate) fn line(&self, row: usize) -> u64 {
        if row < self.lines.len() { self.lines.value(row) } else { 0 }
    }

    /// What is wrong with a row.
    pub(crate) fn faults(&self, row: usize) -> Vec<Fault> {
        if row >= self.faults.len() || self.faults.is_null(row) {
            return Vec::new();
        }
        let fault = |text: &str| {
            let (column, reason) = text.split_once(WITHIN).unwrap_or(("", text));
            Fault { column: column.to_owned(), reason: reason.to_owned() }
        };
        self.faults.value(row).split(BETWEEN).map(fault).collect()
    }

    /// Some rows after one another.
    pub(crate) fn slice(&self, start: usize, rows: usize) -> Part {
        Part {
            ids: self.ids.slice(start, rows),
            lines: self.lines.slice(start, rows),
            faults: self.faults.slice(start, rows),
            facts: self.facts.slice(start, rows),
        }
    }

    /// Rows by their places.
    pub(crate) fn take(&self, rows: &[u32]) -> Result<Part, Error> {
        let places = arrow_array::UInt32Array::from(rows.to_vec());
        let all = self.to_batch()?;
        let columns: Result<Vec<ArrayRef>, ArrowError> =
            all.columns().iter().map(|column| take(column.as_ref(), &places, None)).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
        let columns = columns.map_err(Error::internal)?;
        Part::of(&RecordBatch::try_new_with_options(all.schema(), columns, &options).map_err(Error::internal)?)
    }

    /// One after the other. Decimals of two widths become the wider.
    pub(crate) fn concat(parts: &[Part]) -> Result<Option<Part>, Error> {
        let [first, others @ ..] = parts else { return Ok(None) };
        if others.is_empty() {
            return Ok(Some(first.clone()));
        }
        let batches: Result<Vec<RecordBatch>, Error> = parts.iter().map(Part::to_batch).collect();
        let batches = batches?;
        let Some(schema) = batches.first().map(RecordBatch::schema) else { return Ok(None) };
        let (mut fields, mut columns) = (Vec::new(), Vec::new());
        for (at, field) in schema.fields().iter().enumerate() {
            let mut arrays: Vec<ArrayRef> =
                batches.iter().filter_map(|batch| batch.columns().get(at).cloned()).collect();
            if arrays.iter().any(|array| array.data_type() != field.data_type()) {
                arrays = arrays.iter().map(widened).collect();
            }
            let arrays: Vec<&dyn Array> = arrays.iter().map(AsRef::as_ref).collect();
            let column = concat(&arrays).map_err(Error::internal)?;
            fields.push(Field::new(field.name(), column.data_type().clone(), true));
            columns.push(column);
        }
        let rows = batches.iter().map(RecordBatch::num_rows).sum();
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let schema = Arc::new(Schema::new(fields));
        let batch = RecordBatch::try_new_with_options(schema, columns, &options).map_err(Error::internal)?;
        Part::of(&batch).map(Some)
    }

    /// All of it as one batch, for files of our own.
    pub(crate) fn to_batch(&self) -> Result<RecordBatch, Error> {
        let own: [(&str, ArrayRef); 3] = [
            ("#id", Arc::new(self.ids.clone())),
            ("#line", Arc::new(self.lines.clone())),
            ("#faults", Arc::new(self.faults.clone())),
        ];
        let mut fields: Vec<Arc<Field>> =
            own.iter().map(|(name, array)| Arc::new(Field::new(*name, array.data_type().clone(), true))).collect();
        let mut columns: Vec<ArrayRef> = own.into_iter().map(|(_, array)| array).collect();
        fields.extend(self.facts.schema_ref().fields().iter().cloned());
        columns.extend(self.facts.columns().iter().cloned());
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows()));
        RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), columns, &options).map_err(Error::internal)
    }

    /// The rows of such a batch.
    pub(crate) fn of(batch: &RecordBatch) -> Result<Part, Error> {
        let [ids, lines, faults, facts @ ..] = batch.columns() else {
            return Err(Error::internal("a batch without ids"));
        };
        let fields = batch.schema_ref().fields().iter().skip(3).cloned().collect::<Vec<_>>();
        let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
        let schema = Arc::new(Schema::new(fields));
        let wrong = || Error::internal("ids or lines of another type");
        Ok(Part {
            ids: ids.as_string_opt::<i32>().ok_or_else(wrong)?.clone(),
            lines: lines.as_primitive_opt::<types::UInt64Type>().ok_or_else(wrong)?.clone(),
            faults: faults.as_string_opt::<i32>().ok_or_else(wrong)?.clone(),
            facts: RecordBatch::try_new_with_options(schema, facts.to_vec(), &options).map_err(Error::internal)?,
        })
    }

    /// The same with all narrow decimals wide, so that every part of a table has the same columns.
    pub(crate) fn widened(&self) -> Result<Part, Error> {
        let columns: Vec<ArrayRef> = self.facts.columns().iter().map(widened).collect();
        let fields = self.facts.schema_ref().fields().iter().zip(&columns);
        let fields: Vec<Field> =
            fields.map(|(field, column)| Field::new(field.name(), column.data_type().clone(), true)).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(self.rows()));
        let schema = Arc::new(Schema::new(fields));
        let facts = RecordBatch::try_new_with_options(schema, columns, &options).map_err(Error::internal)?;
        Ok(Part { facts, ..self.clone() })
    }
}

/// A narrow decimal as a wide one; anything else as it is.
fn widened(array: &ArrayRef) -> ArrayRef {
    let DataType::Decimal64(_, places) = array.data_type() else { return array.clone() };
    let Some(narrow) = array.as_primitive_opt::<types::Decimal64Type>() else { return array.clone() };
    let factor = 10_i128.pow(PLACES.saturating_sub(places.unsigned_abs()).into());
    // 64 bits and ten more digits are far within 128 bits.
    let wide: Decimal128Array = narrow.unary(|digits| i128::from(digits).saturating_mul(factor));
    Arc::new(wide.with_data_type(decimal_type()))
}
