//! A table of answers while it is put together.

use crate::figures::{self, Pair, TooLong, decimal_type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int32Array, RecordBatch, StringArray,
    UInt32Array,
    types::{Int8Type, Int32Type},
};
use arrow_schema::{ArrowError, Field, Schema};
use std::sync::Arc;
use yimen::{Exact, batch::Bounds};

/// A figure with more digits than a column of a table can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The row among those asked for.
    pub row: usize,
    /// The column.
    pub column: String,
}

/// Columns, one after the other.
pub(crate) struct Sheet {
    rows: usize,
    fields: Vec<Field>,
    columns: Vec<ArrayRef>,
    unfit: Vec<Unfit>,
}

impl Sheet {
    pub(crate) fn new(rows: usize) -> Sheet {
        Sheet { rows, fields: Vec::new(), columns: Vec::new(), unfit: Vec::new() }
    }

    fn push(&mut self, name: impl Into<String>, array: ArrayRef) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.columns.push(array);
    }

    pub(crate) fn texts(&mut self, name: &str, texts: StringArray) {
        self.push(name, Arc::new(texts));
    }

    pub(crate) fn counts(&mut self, name: impl Into<String>, counts: impl Iterator<Item = Option<u32>>) {
        self.push(name, Arc::new(counts.collect::<UInt32Array>()));
    }

    pub(crate) fn places(&mut self, name: impl Into<String>, places: impl Iterator<Item = Option<i32>>) {
        self.push(name, Arc::new(places.collect::<Int32Array>()));
    }

    pub(crate) fn days(&mut self, name: impl Into<String>, days: impl Iterator<Item = Option<i32>>) {
        self.push(name, Arc::new(days.collect::<Date32Array>()));
    }

    pub(crate) fn truths(&mut self, name: impl Into<String>, truths: impl Iterator<Item = Option<bool>>) {
        self.push(name, Arc::new(truths.collect::<BooleanArray>()));
    }

    /// One of very few words in each row.
    pub(crate) fn marks(&mut self, name: impl Into<String>, words: &ArrayRef, keys: impl Iterator<Item = Option<i8>>) {
        let keys = keys.collect::<arrow_array::PrimitiveArray<Int8Type>>();
        self.push(name, Arc::new(DictionaryArray::new(keys, words.clone())));
    }

    /// One of some words in each row.
    pub(crate) fn keys(&mut self, name: impl Into<String>, words: &ArrayRef, keys: impl Iterator<Item = Option<i32>>) {
        let keys = keys.collect::<arrow_array::PrimitiveArray<Int32Type>>();
        self.push(name, Arc::new(DictionaryArray::new(keys, words.clone())));
    }

    /// Numbers in one column, and in another the upper bounds of those that are open.
    pub(crate) fn bounds(&mut self, names: [String; 2], bounds: &Bounds, rows: impl Iterator<Item = Option<usize>>) {
        self.pairs(names, rows.map(|row| row.map_or(Ok((None, None)), |row| figures::pair(bounds, row))));
    }

    /// The same, saying of each row whether it is open. One number may be left and the row be open all the same, because it may
    /// turn out that there is none: then both bounds are this number.
    pub(crate) fn open_bounds(
        &mut self,
        names: [String; 2],
        bounds: &Bounds,
        rows: impl Iterator<Item = Option<(usize, bool)>>,
    ) {
        let pair = |(row, open): (usize, bool)| {
            let (low, high) = figures::pair(bounds, row)?;
            Ok((low, high.or(low.filter(|_| open))))
        };
        self.pairs(names, rows.map(|row| row.map_or(Ok((None, None)), pair)));
    }

    /// The same for numbers that were just computed.
    pub(crate) fn exact(&mut self, names: [String; 2], bounds: impl Iterator<Item = (Option<Exact>, Option<Exact>)>) {
        self.pairs(names, bounds.map(|(low, high)| figures::exact_pair(low, high)));
    }

    fn pairs(&mut self, [name, high_name]: [String; 2], pairs: impl Iterator<Item = Result<Pair, TooLong>>) {
        let (mut low, mut high) = (Vec::with_capacity(self.rows), Vec::with_capacity(self.rows));
        for (row, pair) in pairs.enumerate() {
            let pair = pair.unwrap_or_else(|TooLong| {
                self.unfit.push(Unfit { row, column: name.clone() });
                (None, None)
            });
            low.push(pair.0);
            high.push(pair.1);
        }
        let array = |digits: Vec<Option<i128>>| {
            Arc::new(digits.into_iter().collect::<Decimal128Array>().with_data_type(decimal_type()))
        };
        self.push(name, array(low));
        self.push(high_name, array(high));
    }

    /// The table, or the rows with figures too long for it.
    pub(crate) fn finish(self) -> Result<RecordBatch, Vec<Unfit>> {
        if !self.unfit.is_empty() {
            return Err(self.unfit);
        }
        let rows = arrow_array::RecordBatchOptions::new().with_row_count(Some(self.rows));
        let schema = Arc::new(Schema::new(self.fields));
        // Columns of other lengths would be a fault of ours; then there is no table rather than a wrong one.
        let batch: Result<RecordBatch, ArrowError> = RecordBatch::try_new_with_options(schema, self.columns, &rows);
        batch.map_err(|error| vec![Unfit { row: 0, column: error.to_string() }])
    }
}
