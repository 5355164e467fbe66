//! Registers of bench policy v1 as files.

use super::Outcome;
use arrow_array::{ArrayRef, BooleanArray, Decimal128Array, Int32Array, RecordBatch, StringArray};
use std::{path::Path, sync::Arc};
use yimen_bench::register::{Families, Family};
use yimen_files::{TableWriter, persist};

/// Rows written at once.
const ROWS: usize = 1 << 13;

/// Writes so many families, in the form the file's ending says. The same number of families are always the same ones.
pub fn write(path: &Path, families: usize) -> Outcome<()> {
    let mut all = Families::new(1);
    let mut writer: Option<TableWriter> = None;
    for first in (0..families).step_by(ROWS) {
        let some: Vec<Family> = all.by_ref().take(ROWS.min(families - first)).collect();
        let rows = batch(first, &some)?;
        if writer.is_none() {
            writer = Some(TableWriter::create(path, rows.schema(), &[])?);
        }
        if let Some(writer) = &mut writer {
            writer.write(&rows)?;
        }
    }
    let complete = writer.map(TableWriter::finish).transpose()?;
    Ok(persist(complete.into_iter().collect())?)
}

fn batch(first: usize, families: &[Family]) -> Outcome<RecordBatch> {
    let ids: StringArray = (first..).take(families.len()).map(|number| Some(format!("F{number:08}"))).collect();
    let money = |of: fn(&Family) -> i64| -> Outcome<ArrayRef> {
        let cents = families.iter().map(|family| Some(i128::from(of(family))));
        Ok(Arc::new(cents.collect::<Decimal128Array>().with_precision_and_scale(18, 2)?))
    };
    let counts = |of: fn(&Family) -> i64| -> ArrayRef {
        Arc::new(families.iter().map(|family| i32::try_from(of(family)).ok()).collect::<Int32Array>())
    };
    let truths = |of: fn(&Family) -> bool| -> ArrayRef {
        Arc::new(families.iter().map(|family| Some(of(family))).collect::<BooleanArray>())
    };
    Ok(RecordBatch::try_from_iter([
        ("family", Arc::new(ids) as ArrayRef),
        ("income_total", money(|family| family.income)?),
        ("people", counts(|family| family.people)),
        ("property_total", counts(|family| family.property)),
        ("cars", counts(|family| family.cars)),
        ("houses", counts(|family| family.houses)),
        ("local_hukou", truths(|family| family.local)),
        ("max_age", counts(|family| family.age)),
        ("labor_able", truths(|family| family.able)),
        ("has_supporter", truths(|family| family.supported)),
        ("medical_oop", money(|family| family.medical)?),
        ("disability_level", counts(|family| family.level)),
        ("std", counts(|family| family.standard)),
    ])?)
}
