//! Lists as tables.

use super::internal;
use crate::failure::Failure;
use arrow_array::{Array, ArrayRef, Date32Array, Decimal128Array, RecordBatch, StringArray, UInt32Array, UInt64Array};
use arrow_schema::{Field, Schema};
use serde::Serialize;
use std::{io::Write, path::Path, sync::Arc};
use yimen::{
    Exact,
    value::{Day, Rounding},
};
use yimen_arrow::{PLACES, decimal_type};
use yimen_files::{Aside, Complete, Error, Receipt, TableWriter};

/// Columns of a list, one after the other.
#[derive(Default)]
pub struct Sheet {
    fields: Vec<Field>,
    columns: Vec<ArrayRef>,
}

impl Sheet {
    fn push(mut self, name: &str, array: impl Array + 'static) -> Sheet {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.columns.push(Arc::new(array));
        self
    }

    /// Texts; an empty one stands for nothing.
    pub fn texts<S: Into<String>>(self, name: &str, texts: impl Iterator<Item = S>) -> Sheet {
        let texts = texts.map(|text| Some(text.into()).filter(|text: &String| !text.is_empty()));
        self.push(name, texts.collect::<StringArray>())
    }

    /// Places of members.
    pub fn members(self, name: &str, members: impl Iterator<Item = Option<u32>>) -> Sheet {
        self.push(name, members.collect::<UInt32Array>())
    }

    /// Counts.
    pub fn counts(self, name: &str, counts: impl Iterator<Item = u64>) -> Sheet {
        self.push(name, counts.map(Some).collect::<UInt64Array>())
    }

    /// Days.
    pub fn days(self, name: &str, days: impl Iterator<Item = Option<Day>>) -> Sheet {
        self.push(name, days.map(|day| day.map(Day::number)).collect::<Date32Array>())
    }

    /// Exact numbers.
    pub fn figures(self, name: &str, figures: impl Iterator<Item = Option<Exact>>) -> Result<Sheet, Failure> {
        let figures: Result<Decimal128Array, Failure> = figures.map(|figure| figure.map(digits).transpose()).collect();
        Ok(self.push(name, figures?.with_data_type(decimal_type())))
    }

    /// The table.
    pub fn finish(self) -> Result<RecordBatch, Failure> {
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.columns).map_err(internal)
    }
}

/// All digits of a number; one whose decimals do not end goes to the nearest cent, as in a single screening.
fn digits(figure: Exact) -> Result<i128, Failure> {
    let scale = Exact::from_parts(10_i128.pow(PLACES.into()), 1);
    let whole = |figure: Exact| figure.mul(scale?).ok().filter(|scaled| scaled.is_integer()).map(Exact::floor);
    let nearest = || figure.round(Rounding::HalfUp, Exact::from_parts(1, 100)?).ok().and_then(whole);
    whole(figure).or_else(nearest).ok_or_else(|| internal("a figure with too many digits"))
}

/// A whole table into a file of its own, ready to take its place.
pub fn write(path: &Path, rows: &RecordBatch, receipt: &Receipt) -> Result<Complete, Failure> {
    let mut writer = TableWriter::create(path, rows.schema(), &receipt.metadata())?;
    writer.write(rows)?;
    Ok(writer.finish()?)
}

/// Something as JSON into a file of its own, ready to take its place.
pub fn json(path: &Path, value: &impl Serialize) -> Result<Complete, Failure> {
    let mut text = serde_json::to_string_pretty(value).map_err(internal)?;
    text.push('\n');
    bytes(path, text.as_bytes())
}

/// Bytes into a file, ready to take its place.
pub fn bytes(path: &Path, bytes: &[u8]) -> Result<Complete, Failure> {
    let mut file = Aside::create(path)?;
    let unwritable = |reason| Error::Unwritable { path: path.display().to_string(), reason };
    file.write_all(bytes).map_err(unwritable)?;
    Ok(file.complete()?)
}
