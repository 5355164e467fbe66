//! The same columns read and written with nothing in between.

use super::Outcome;
use arrow_array::RecordBatch;
use arrow_schema::Schema;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde::Deserialize;
use std::{
    fs::{self, File},
    hint::black_box,
    io::{BufRead, BufReader},
    path::Path,
    sync::Arc,
    thread,
};
use yimen_files::{Format, TableWriter, persist};

/// Rows read at once.
const ROWS: usize = 1 << 13;

/// What a run writes, in memory.
pub struct Answers {
    batches: Vec<RecordBatch>,
    metadata: Vec<(String, String)>,
}

impl Answers {
    /// The answers of a run that wrote Parquet.
    pub fn read(path: &Path) -> Outcome<Answers> {
        let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
        let stored = reader.metadata().file_metadata().key_value_metadata().cloned().unwrap_or_default();
        let own = stored.into_iter().filter(|pair| pair.key.starts_with("yimen."));
        let metadata = own.map(|pair| (pair.key, pair.value.unwrap_or_default())).collect();
        // What a file says of itself becomes a part of the columns when they are read, and must not when they are written.
        let schema = Arc::new(Schema::new(reader.schema().fields().clone()));
        let batches = reader.with_batch_size(ROWS).build()?;
        let plain = batches.map(|batch| RecordBatch::try_new(schema.clone(), batch?.columns().to_vec()));
        Ok(Answers { batches: plain.collect::<Result<_, _>>()?, metadata })
    }

    /// Writes them as the command writes them.
    pub fn write(&self, path: &Path) -> Outcome<()> {
        let Some(first) = self.batches.first() else { return Err("no answers".into()) };
        let mut writer = TableWriter::create(path, first.schema(), &self.metadata)?;
        for batch in &self.batches {
            writer.write(batch)?;
        }
        Ok(persist(vec![writer.finish()?])?)
    }
}

/// Whether two files hold the same: texts the same bytes, Parquet the same values in the same columns.
pub fn say_the_same(one: &Path, other: &Path) -> Outcome<bool> {
    if Format::of(one)? != Format::Parquet {
        return Ok(fs::read(one)? == fs::read(other)?);
    }
    let (one, other) = (Answers::read(one)?, Answers::read(other)?);
    Ok(one.metadata == other.metadata && one.batches == other.batches)
}

/// Reads every value of the families' columns and keeps none.
pub fn read(path: &Path) -> Outcome<usize> {
    match Format::of(path)? {
        Format::Parquet => {
            let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
            let mut rows = 0;
            for batch in reader.with_batch_size(ROWS).build()? {
                rows += black_box(batch?).num_rows();
            }
            Ok(rows)
        }
        Format::Csv => {
            let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 17).from_path(path)?;
            let (mut record, mut rows) = (csv::ByteRecord::new(), 0);
            while reader.read_byte_record(&mut record)? {
                rows += usize::from(black_box(&record).len() > 1);
            }
            Ok(rows)
        }
        Format::JsonLines => {
            let mut reader = BufReader::with_capacity(1 << 17, File::open(path)?);
            let (mut line, mut rows) = (String::new(), 0);
            while reader.read_line(&mut line)? > 0 {
                rows += usize::from(!black_box(serde_json::from_str::<Row<'_>>(&line)?).family.is_empty());
                line.clear();
            }
            Ok(rows)
        }
    }
}

/// A line of JSON; nobody reads what is in it.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is there to be read from text")]
struct Row<'a> {
    family: &'a str,
    income_total: &'a str,
    people: i64,
    property_total: i64,
    cars: i64,
    houses: i64,
    local_hukou: bool,
    max_age: i64,
    labor_able: bool,
    has_supporter: bool,
    medical_oop: &'a str,
    disability_level: i64,
    std: i64,
}

/// Reads the families and writes the answers, one after the other or side by side.
pub fn copy(families: &Path, answers: &Answers, out: &Path, threads: usize) -> Outcome<()> {
    if threads == 1 {
        read(families)?;
        return answers.write(out);
    }
    thread::scope(|scope| {
        let reading = scope.spawn(|| read(families).map_err(|error| error.to_string()));
        answers.write(out)?;
        match reading.join() {
            Ok(rows) => rows.map(drop).map_err(Into::into),
            Err(_) => Err("the reader failed".into()),
        }
    })
}
