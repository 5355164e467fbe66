//! Arrow arrays as the engine's columns: the same buffers, borrowed.

use crate::{Error, Kind, Problem, texts::Keys};
use arrow_array::{Array, BooleanArray, cast::AsArray, types};
use arrow_buffer::{BooleanBuffer, NullBuffer};
use arrow_schema::DataType;
use yimen::batch::{Bits, Column, Integers, Values};

/// An array as a column of a kind.
pub(crate) fn column<'a>(
    name: &str,
    array: &'a dyn Array,
    kind: Kind,
    keys: Option<&'a Keys>,
    absent: Option<&'a BooleanArray>,
) -> Result<Column<'a>, Error> {
    let wrong = || {
        let problem = match array.data_type() {
            kind if kind.is_floating() => Problem::Float,
            found => Problem::Type { found: found.to_string(), wanted: kind.name() },
        };
        Error::new(name, problem)
    };
    let values = match (kind, keys) {
        (Kind::Truth, _) => Values::Truths(bits(array.as_boolean_opt().ok_or_else(wrong)?.values())),
        (Kind::Day, _) => Values::Days(array.as_primitive_opt::<types::Date32Type>().ok_or_else(wrong)?.values()),
        (Kind::Number, _) => {
            let (digits, places) = decimals(array).ok_or_else(wrong)?;
            Values::Numbers(digits, places)
        }
        (Kind::Member, _) => Values::Numbers(integers(array).ok_or_else(wrong)?, 0),
        (Kind::Choice | Kind::Region, Some(Keys { own: Some(own), meanings })) => {
            Values::Keys(Integers::I32(own), meanings)
        }
        (Kind::Choice | Kind::Region, Some(Keys { own: None, meanings })) => {
            let dictionary = array.as_any_dictionary_opt().ok_or_else(wrong)?;
            Values::Keys(integers(dictionary.keys()).ok_or_else(wrong)?, meanings)
        }
        (Kind::Choice | Kind::Region, None) => return Err(wrong()),
    };
    let mut column = Column::new(values);
    // Where everything is known the engine need not look whether it is, and has less to reckon with.
    if let Some(nulls) = array.nulls().filter(|nulls| nulls.null_count() > 0) {
        column = column.known(known(nulls));
    }
    if let Some(absent) = absent.filter(|absent| absent.has_true()) {
        column = column.absent(bits(absent.values()));
    }
    Ok(column)
}

fn bits(buffer: &BooleanBuffer) -> Bits<'_> {
    Bits::new(buffer.values(), buffer.offset())
}

/// Arrow's nulls have a bit for what is there.
fn known(nulls: &NullBuffer) -> Bits<'_> {
    bits(nulls.inner())
}

/// Whole numbers and decimals with their digits after the point.
fn decimals(array: &dyn Array) -> Option<(Integers<'_>, u8)> {
    let places = |scale: &i8| u8::try_from(*scale).ok();
    Some(match array.data_type() {
        DataType::Decimal32(_, scale) => {
            (Integers::I32(array.as_primitive_opt::<types::Decimal32Type>()?.values()), places(scale)?)
        }
        DataType::Decimal64(_, scale) => {
            (Integers::I64(array.as_primitive_opt::<types::Decimal64Type>()?.values()), places(scale)?)
        }
        DataType::Decimal128(_, scale) => {
            (Integers::I128(array.as_primitive_opt::<types::Decimal128Type>()?.values()), places(scale)?)
        }
        _ => (integers(array)?, 0),
    })
}

fn integers(array: &dyn Array) -> Option<Integers<'_>> {
    Some(match array.data_type() {
        DataType::Int8 => Integers::I8(array.as_primitive_opt::<types::Int8Type>()?.values()),
        DataType::Int16 => Integers::I16(array.as_primitive_opt::<types::Int16Type>()?.values()),
        DataType::Int32 => Integers::I32(array.as_primitive_opt::<types::Int32Type>()?.values()),
        DataType::Int64 => Integers::I64(array.as_primitive_opt::<types::Int64Type>()?.values()),
        DataType::UInt8 => Integers::U8(array.as_primitive_opt::<types::UInt8Type>()?.values()),
        DataType::UInt16 => Integers::U16(array.as_primitive_opt::<types::UInt16Type>()?.values()),
        DataType::UInt32 => Integers::U32(array.as_primitive_opt::<types::UInt32Type>()?.values()),
        _ => return None,
    })
}
