//! Values gathered into columns, row by row.

use super::{
    cell::{Cells, Value},
    headings::{Matcher, Place},
    part::{Fault, Part, joined},
};
use crate::{Error, reject::Reason};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal64Array, Decimal128Array, Int32Array, RecordBatch, RecordBatchOptions,
    StringArray, UInt64Array,
    builder::{StringBuilder, UInt64Builder},
};
use arrow_buffer::{BooleanBufferBuilder, NullBuffer};
use arrow_schema::{DataType, Field, Schema};
use std::sync::Arc;
use yimen::Lang;
use yimen_arrow::{Kind, PLACES, decimal_type};

/// Digits after the point of a narrow decimal.
const NARROW_PLACES: u8 = 2;
/// The first whole number with too many digits for a narrow decimal.
const NARROW_LIMIT: i128 = 10_i128.pow(18);
/// Digits of a narrow decimal.
const NARROW_PRECISION: u8 = 18;

/// A column while it is gathered.
pub(crate) struct Column {
    name: String,
    place: Place,
    store: Store,
    known: BooleanBufferBuilder,
    /// Where it is 无, for an optional fact.
    absent: Option<BooleanBufferBuilder>,
}

/// Values of one kind.
enum Store {
    /// Numbers that all fit a narrow decimal with so many places.
    Narrow(Vec<i64>, u8),
    /// Numbers with [`PLACES`].
    Wide(Vec<i128>),
    Days(Vec<i32>),
    Truths(BooleanBufferBuilder),
    /// Choices, places, items and members.
    Keys(Vec<i32>),
    Texts(StringBuilder),
}

/// Rows of a table while they are gathered.
pub(crate) struct Gather {
    lang: Lang,
    columns: Vec<Column>,
    ids: StringBuilder,
    lines: UInt64Builder,
    faults: StringBuilder,
    /// Faults of the row at hand.
    now: Vec<Fault>,
    /// Which columns the row at hand has a value for.
    given: Vec<bool>,
    rows: usize,
}

impl Gather {
    /// Columns for these places, in this order.
    pub(crate) fn new(matcher: Matcher<'_>, places: &[Place], lang: Lang) -> Gather {
        let columns: Vec<Column> = places.iter().map(|place| Column::new(matcher, *place)).collect();
        Gather {
            lang,
            given: vec![false; columns.len()],
            columns,
            ids: StringBuilder::new(),
            lines: UInt64Builder::new(),
            faults: StringBuilder::new(),
            now: Vec::new(),
            rows: 0,
        }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The column of a place.
    pub(crate) fn column(&self, place: Place) -> Option<usize> {
        self.columns.iter().position(|column| column.place == place)
    }

    /// Something is wrong with the row at hand.
    pub(crate) fn fault(&mut self, column: &str, reason: &Reason) {
        self.now.push(Fault { column: column.to_owned(), reason: reason.text(self.lang) });
    }

    /// A value of the row at hand; each column is given at most once a row.
    pub(crate) fn put(&mut self, at: usize, value: Value) {
        let (Some(column), Some(given)) = (self.columns.get_mut(at), self.given.get_mut(at)) else { return };
        if !std::mem::replace(given, true) {
            column.push(value);
        }
    }

    /// A text of the row at hand.
    pub(crate) fn put_text(&mut self, at: usize, text: Option<&str>) {
        let (Some(column), Some(given)) = (self.columns.get_mut(at), self.given.get_mut(at)) else { return };
        if let Store::Texts(texts) = &mut column.store
            && !std::mem::replace(given, true)
        {
            texts.append_option(text);
            column.known.append(text.is_some());
        }
    }

    /// Of the row at hand a fact is 无, as a column of its own says.
    pub(crate) fn put_absent(&mut self, at: usize) {
        let given = self.given.get(at).copied().unwrap_or(false);
        if !given {
            self.put(at, Value::Absent);
        } else if let Some(column) = self.columns.get_mut(at) {
            let last = column.known.len().saturating_sub(1);
            column.known.set_bit(last, false);
            if let Some(absent) = &mut column.absent {
                absent.set_bit(last, true);
            }
        }
    }

    /// The row is complete; what was not given is not known.
    pub(crate) fn end(&mut self, id: &str, line: u64) {
        for (column, given) in self.columns.iter_mut().zip(&mut self.given) {
            if !std::mem::replace(given, false) {
                column.push(Value::Unknown);
            }
        }
        self.ids.append_value(id);
        self.lines.append_value(line);
        self.faults.append_option(joined(&self.now));
        self.now.clear();
        self.rows = self.rows.saturating_add(1);
    }

    /// The rows so far, and none are left.
    pub(crate) fn finish(&mut self) -> Result<Part, Error> {
        let (mut fields, mut columns): (Vec<Field>, Vec<ArrayRef>) = (Vec::new(), Vec::new());
        for column in &mut self.columns {
            for (name, array) in column.finish() {
                fields.push(Field::new(name, array.data_type().clone(), true));
                columns.push(array);
            }
        }
        let rows = std::mem::take(&mut self.rows);
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let schema = Arc::new(Schema::new(fields));
        let facts = RecordBatch::try_new_with_options(schema, columns, &options).map_err(Error::internal)?;
        let (ids, faults): (StringArray, StringArray) = (self.ids.finish(), self.faults.finish());
        let lines: UInt64Array = self.lines.finish();
        Ok(Part { ids, lines, faults, facts })
    }
}

impl Column {
    /// A column for a place.
    pub(crate) fn new(matcher: Matcher<'_>, place: Place) -> Column {
        let cells = Cells::of(matcher, place, "");
        let store = match cells.kind {
            _ if place == Place::MemberId => Store::Texts(StringBuilder::new()),
            Kind::Number => Store::Narrow(Vec::new(), if cells.is_whole() { 0 } else { NARROW_PLACES }),
            Kind::Day => Store::Days(Vec::new()),
            Kind::Truth => Store::Truths(BooleanBufferBuilder::new(0)),
            Kind::Choice | Kind::Region | Kind::Member => Store::Keys(Vec::new()),
        };
        let absent = cells.is_optional().then(|| BooleanBufferBuilder::new(0));
        Column { name: matcher.name(place), place, store, known: BooleanBufferBuilder::new(0), absent }
    }

    /// The next row's value.
    pub(crate) fn push(&mut self, value: Value) {
        self.known.append(!matches!(value, Value::Unknown | Value::Absent));
        if let Some(absent) = &mut self.absent {
            absent.append(value == Value::Absent);
        }
        let key = |key: u32| i32::try_from(key).unwrap_or(-1);
        match (&mut self.store, value) {
            (Store::Narrow(all, places), Value::Number(digits, own)) => match narrow(digits, own, *places) {
                Some(digits) => all.push(digits),
                None => {
                    let places = *places;
                    let mut wide: Vec<i128> = all.iter().map(|digits| scaled((*digits).into(), places)).collect();
                    wide.push(scaled(digits, own));
                    self.store = Store::Wide(wide);
                }
            },
            (Store::Wide(all), Value::Number(digits, places)) => all.push(scaled(digits, places)),
            (Store::Days(all), Value::Day(day)) => all.push(day),
            (Store::Truths(all), Value::Truth(truth)) => all.append(truth),
            (Store::Keys(all), Value::Key(number)) => all.push(key(number)),
            (Store::Narrow(all, _), _) => all.push(0),
            (Store::Wide(all), _) => all.push(0),
            (Store::Days(all) | Store::Keys(all), _) => all.push(0),
            (Store::Truths(all), _) => all.append(false),
            (Store::Texts(all), _) => all.append_null(),
        }
    }

    /// The column by its name, and where it is 无 as another.
    pub(crate) fn finish(&mut self) -> Vec<(String, ArrayRef)> {
        let nulls = Some(NullBuffer::new(self.known.finish()));
        let absent = self.absent.as_mut().map(|absent| BooleanArray::new(absent.finish(), None));
        let values: ArrayRef = match &mut self.store {
            Store::Narrow(all, places) => {
                let kind = DataType::Decimal64(NARROW_PRECISION, places.cast_signed());
                let array = Decimal64Array::new(std::mem::take(all).into(), nulls);
                Arc::new(array.with_data_type(kind))
            }
            Store::Wide(all) => {
                let array = Decimal128Array::new(std::mem::take(all).into(), nulls);
                Arc::new(array.with_data_type(decimal_type()))
            }
            Store::Days(all) => Arc::new(Date32Array::new(std::mem::take(all).into(), nulls)),
            Store::Truths(all) => Arc::new(BooleanArray::new(all.finish(), nulls)),
            Store::Keys(all) => Arc::new(Int32Array::new(std::mem::take(all).into(), nulls)),
            Store::Texts(all) => Arc::new(all.finish()),
        };
        let mut all = vec![(self.name.clone(), values)];
        all.extend(absent.map(|absent| -> (String, ArrayRef) { (format!("{}.none", self.name), Arc::new(absent)) }));
        all
    }
}

/// Digits with so many places, if it has no more and is not too large.
fn narrow(digits: i128, own: u8, places: u8) -> Option<i64> {
    let more = places.checked_sub(own)?;
    let digits = digits.checked_mul(10_i128.checked_pow(more.into())?)?;
    (digits.checked_abs()? < NARROW_LIMIT).then(|| i64::try_from(digits).ok())?
}

/// Digits with [`PLACES`]. A cell of more digits than fit was refused when it was read.
fn scaled(digits: i128, places: u8) -> i128 {
    digits.saturating_mul(10_i128.saturating_pow(PLACES.saturating_sub(places).into()))
}
