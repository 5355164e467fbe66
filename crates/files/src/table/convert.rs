//! Columns of Arrow that are not stored the way a register wants them, value by value.

use super::instant::{Instants, is_instant};
use crate::{
    columns::{
        cell::{Cells, Value},
        gather::Column,
        headings::{Matcher, Place},
        part::Fault,
    },
    reject::Reason,
};
use arrow_array::{Array, ArrayRef, StringArray, cast::AsArray, types};
use arrow_schema::DataType;
use std::collections::BTreeMap;
use yimen::{Lang, value::Day};
use yimen_arrow::{Kind, PLACES, Problem, Texts};

/// Faults by row.
pub(super) type Faults = BTreeMap<usize, Vec<Fault>>;

/// Whether a column can be borrowed as it is.
fn is_native(kind: Kind, found: &DataType) -> bool {
    match kind {
        Kind::Truth => *found == DataType::Boolean,
        Kind::Day => *found == DataType::Date32,
        Kind::Number => match found {
            // Of more digits after the point it has to be seen whether they say anything.
            DataType::Decimal32(_, places) | DataType::Decimal64(_, places) | DataType::Decimal128(_, places) => {
                u8::try_from(*places).is_ok_and(|places| places <= PLACES)
            }
            DataType::UInt64 => false,
            found => found.is_integer(),
        },
        Kind::Choice | Kind::Region | Kind::Member => false,
    }
}

/// Whether values of a column can be read one by one.
fn is_readable(kind: Kind, found: &DataType) -> bool {
    match found {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => true,
        DataType::Dictionary(_, value) => is_readable(kind, value),
        // A whole number can be a code of something, a day written as eight digits, or one for yes.
        found if found.is_integer() => true,
        DataType::Boolean => matches!(kind, Kind::Truth | Kind::Choice),
        DataType::Date32 => kind == Kind::Day,
        found if is_instant(found) => kind == Kind::Day,
        found if found.is_decimal() => kind == Kind::Number,
        _ => false,
    }
}

/// A column the way a register wants it, by the names of its columns there.
pub(super) fn column(
    matcher: Matcher<'_>,
    place: Place,
    heading: &str,
    array: &ArrayRef,
    lang: Lang,
    faults: &mut Faults,
) -> Result<Vec<(String, ArrayRef)>, Problem> {
    if place == Place::MemberId {
        let texts = ids(array).ok_or_else(|| wrong(array, "text"))?;
        return Ok(vec![(matcher.name(place), std::sync::Arc::new(texts))]);
    }
    let mut cells = Cells::of(matcher, place, heading);
    if is_native(cells.kind, array.data_type()) && !cells.has_words() {
        return Ok(vec![(matcher.name(place), array.clone())]);
    }
    if array.data_type().is_floating() {
        return Err(Problem::Float);
    }
    if !is_readable(cells.kind, array.data_type()) {
        return Err(wrong(array, kind_name(cells.kind)));
    }
    let mut column = Column::new(matcher, place);
    let mut fault = |row: usize, reason: &Reason| {
        let fault = Fault { column: heading.to_owned(), reason: reason.text(lang) };
        faults.entry(row).or_default().push(fault);
    };
    let mut push = |row: usize, value: &Result<Value, Reason>| match value {
        Ok(value) => column.push(*value),
        Err(reason) => {
            fault(row, reason);
            column.push(Value::Unknown);
        }
    };
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        // Each word is read once, however many rows it stands in.
        let texts = Texts::of(dictionary.values().as_ref()).ok_or_else(|| wrong(array, kind_name(cells.kind)))?;
        let read = |word: usize| texts.get(word).map_or(Ok(Value::Unknown), |text| cells.text(text));
        let values: Vec<Result<Value, Reason>> = (0..texts.rows()).map(read).collect();
        let keys = if texts.rows() > 0 { dictionary.normalized_keys() } else { Vec::new() };
        let unknown = Ok(Value::Unknown);
        for row in 0..array.len() {
            let key = keys.get(row).filter(|_| array.is_valid(row));
            push(row, key.and_then(|key| values.get(*key)).unwrap_or(&unknown));
        }
    } else if let Some(instants) = Instants::of(array) {
        for row in 0..array.len() {
            push(row, &instants.day(row));
        }
    } else {
        let mut written = String::new();
        for row in 0..array.len() {
            let text = text(array, row, &mut written);
            push(row, &text.map_or(Ok(Value::Unknown), |text| cells.text(text)));
        }
    }
    Ok(column.finish())
}

/// A value as text.
fn text<'a>(array: &'a ArrayRef, row: usize, written: &'a mut String) -> Option<&'a str> {
    if array.is_null(row) || *array.data_type() == DataType::Null {
        return None;
    }
    if let Some(texts) = Texts::of(array.as_ref()) {
        return texts.get(row);
    }
    *written = match array.data_type() {
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Date32 => Day::of_number(array.as_primitive::<types::Date32Type>().value(row))?.to_string(),
        DataType::Decimal32(..) => array.as_primitive::<types::Decimal32Type>().value_as_string(row),
        DataType::Decimal64(..) => array.as_primitive::<types::Decimal64Type>().value_as_string(row),
        DataType::Decimal128(..) => array.as_primitive::<types::Decimal128Type>().value_as_string(row),
        DataType::Decimal256(..) => array.as_primitive::<types::Decimal256Type>().value_as_string(row),
        _ => whole(array, row)?.to_string(),
    };
    Some(written)
}

fn whole(array: &ArrayRef, row: usize) -> Option<i128> {
    Some(match array.data_type() {
        DataType::Int8 => array.as_primitive::<types::Int8Type>().value(row).into(),
        DataType::Int16 => array.as_primitive::<types::Int16Type>().value(row).into(),
        DataType::Int32 => array.as_primitive::<types::Int32Type>().value(row).into(),
        DataType::Int64 => array.as_primitive::<types::Int64Type>().value(row).into(),
        DataType::UInt8 => array.as_primitive::<types::UInt8Type>().value(row).into(),
        DataType::UInt16 => array.as_primitive::<types::UInt16Type>().value(row).into(),
        DataType::UInt32 => array.as_primitive::<types::UInt32Type>().value(row).into(),
        DataType::UInt64 => array.as_primitive::<types::UInt64Type>().value(row).into(),
        _ => return None,
    })
}

/// Ids: texts or whole numbers. Nothing stands for one that is not there, or for an empty one.
pub(super) fn ids(array: &ArrayRef) -> Option<StringArray> {
    let mut written = String::new();
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        let texts = Texts::of(dictionary.values().as_ref())?;
        let keys = if texts.rows() > 0 { dictionary.normalized_keys() } else { Vec::new() };
        let id = |row: usize| keys.get(row).filter(|_| array.is_valid(row)).and_then(|key| texts.get(*key));
        return Some((0..array.len()).map(|row| id(row).map(str::trim).filter(|id| !id.is_empty())).collect());
    }
    if Texts::of(array.as_ref()).is_none() && !array.data_type().is_integer() {
        return None;
    }
    let mut ids = arrow_array::builder::StringBuilder::new();
    for row in 0..array.len() {
        ids.append_option(text(array, row, &mut written).map(str::trim).filter(|id| !id.is_empty()));
    }
    Some(ids.finish())
}

fn wrong(array: &ArrayRef, wanted: &'static str) -> Problem {
    Problem::Type { found: array.data_type().to_string(), wanted }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Number => "number",
        Kind::Day => "date",
        Kind::Truth => "truth",
        Kind::Choice => "choice",
        Kind::Region => "region",
        Kind::Member => "member",
    }
}
