//! A value of a table as text, the same for CSV and JSON Lines.

use arrow_array::{Array, RecordBatch, cast::AsArray, types};
use arrow_schema::DataType;
use std::fmt::Write;
use yimen::value::Day;

/// A value, and whether it is a text.
pub(super) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(&'a str),
    /// A number, day or truth, written into the buffer.
    Plain,
    /// The same, to be quoted where texts are.
    Quoted,
}

/// The value of a row. Numbers, days and truths are written into `buffer`, which is emptied first.
pub(super) fn cell<'a>(array: &'a dyn Array, row: usize, buffer: &mut String) -> Cell<'a> {
    buffer.clear();
    if array.is_null(row) {
        return Cell::Empty;
    }
    match array.data_type() {
        DataType::Utf8 => Cell::Text(array.as_string::<i32>().value(row)),
        DataType::Dictionary(key, _) if **key == DataType::Int8 => {
            dictionary(array.as_dictionary::<types::Int8Type>(), row)
        }
        DataType::Dictionary(..) => dictionary(array.as_dictionary::<types::Int32Type>(), row),
        DataType::Decimal128(_, places) => {
            decimal(array.as_primitive::<types::Decimal128Type>().value(row), *places, buffer);
            Cell::Quoted
        }
        DataType::Boolean => {
            buffer.push_str(if array.as_boolean().value(row) { "true" } else { "false" });
            Cell::Plain
        }
        DataType::Date32 => {
            let day = Day::of_number(array.as_primitive::<types::Date32Type>().value(row));
            let _ = day.map(|day| write!(buffer, "{day}"));
            Cell::Quoted
        }
        DataType::Int32 => whole(array.as_primitive::<types::Int32Type>().value(row).into(), buffer),
        DataType::UInt32 => whole(array.as_primitive::<types::UInt32Type>().value(row).into(), buffer),
        DataType::Int64 => whole(array.as_primitive::<types::Int64Type>().value(row).into(), buffer),
        DataType::UInt64 => whole(array.as_primitive::<types::UInt64Type>().value(row).into(), buffer),
        _ => Cell::Empty,
    }
}

/// Whether columns of this type can be written as text.
pub(super) fn is_known(kind: &DataType) -> bool {
    match kind {
        DataType::Dictionary(key, value) => {
            matches!(**key, DataType::Int8 | DataType::Int32) && **value == DataType::Utf8
        }
        DataType::Utf8 | DataType::Decimal128(..) | DataType::Boolean | DataType::Date32 => true,
        kind => matches!(kind, DataType::Int32 | DataType::UInt32 | DataType::Int64 | DataType::UInt64),
    }
}

fn dictionary<K: types::ArrowDictionaryKeyType>(array: &arrow_array::DictionaryArray<K>, row: usize) -> Cell<'_> {
    match (array.key(row), array.values().as_string_opt::<i32>()) {
        (Some(key), Some(words)) if key < words.len() => Cell::Text(words.value(key)),
        _ => Cell::Empty,
    }
}

fn whole(number: i128, buffer: &mut String) -> Cell<'static> {
    let _ = write!(buffer, "{number}");
    Cell::Plain
}

/// A decimal without zeros at its end.
fn decimal(digits: i128, places: i8, buffer: &mut String) {
    let places = usize::from(places.unsigned_abs());
    if digits < 0 {
        buffer.push('-');
    }
    let text = format!("{:0width$}", digits.unsigned_abs(), width = places + 1);
    let (whole, fraction) = text.split_at(text.len().saturating_sub(places));
    buffer.push_str(whole);
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        buffer.push('.');
        buffer.push_str(fraction);
    }
}

/// The columns of a batch by name.
pub(super) fn columns(batch: &RecordBatch) -> impl Iterator<Item = (&str, &dyn Array)> {
    let names = batch.schema_ref().fields().iter().map(|field| field.name().as_str());
    names.zip(batch.columns().iter().map(AsRef::as_ref))
}
