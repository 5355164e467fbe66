//! Families as tables that can be written to files: named as the readers of registers expect them.

use crate::{
    Chunk, Family, Planted, Synth, Value,
    register::{PLACES, digits},
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Int32Array, Int64Array, RecordBatch,
    StringArray, UInt32Array, types::Int32Type,
};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use std::sync::Arc;
use yimen::{Exact, shapes::FactInfo};

/// The tables of some families.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// A row for each family: `family`, `region` (a code), and the facts by id; `ID.none` where an optional one is 无.
    pub families: RecordBatch,
    /// A row for each member: `family` and the facts by id.
    pub members: RecordBatch,
    /// A row for each thing received: `family`, `item`, `member` (by place, from 0), `amount`, `region`.
    pub receiving: RecordBatch,
    /// A row for each mistake: `family`, `kind`, `item`, `member`, `with`, `amount`.
    pub planted: RecordBatch,
}

/// The columns of the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after its table")]
pub struct TableSchemas {
    pub families: SchemaRef,
    pub members: SchemaRef,
    pub receiving: SchemaRef,
    pub planted: SchemaRef,
}

/// Digits of a number in hundredths, and of a received amount.
const NUMBER: u8 = 18;
const AMOUNT: u8 = 38;

/// Columns, one after the other.
#[derive(Default)]
struct Sheet {
    fields: Vec<Field>,
    columns: Vec<ArrayRef>,
}

impl Sheet {
    fn push(&mut self, name: &str, array: impl Array + 'static) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.columns.push(Arc::new(array));
    }

    fn finish(self) -> Result<RecordBatch, ArrowError> {
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.columns)
    }

    /// One of a few words in each row, stored once.
    fn words<'w>(
        &mut self,
        name: &str,
        words: impl Iterator<Item = &'w str>,
        keys: impl Iterator<Item = Option<u32>>,
    ) -> Result<(), ArrowError> {
        let keys: Int32Array = keys.map(|key| key.and_then(|key| i32::try_from(key).ok())).collect();
        let words: StringArray = words.map(Some).collect();
        self.push(name, DictionaryArray::<Int32Type>::try_new(keys, Arc::new(words))?);
        Ok(())
    }

    fn amounts(&mut self, name: &str, amounts: impl Iterator<Item = Option<Exact>>) -> Result<(), ArrowError> {
        let amounts: Decimal128Array = amounts.map(|amount| amount.and_then(digits)).collect();
        self.push(name, amounts.with_precision_and_scale(AMOUNT, PLACES.cast_signed())?);
        Ok(())
    }
}

impl Synth<'_> {
    /// Families and what was planted in them as tables. An error is of Arrow's own making.
    pub fn tables(&self, chunk: &Chunk) -> Result<Tables, ArrowError> {
        let families = || chunk.families.iter();
        let mut sheet = Sheet::default();
        sheet.push("family", families().map(|family| Some(Family::id(family.number))).collect::<StringArray>());
        sheet.words("region", self.regions(), families().map(|family| Some(family.place)))?;
        for (at, fact) in self.info().family.iter().enumerate() {
            self.fact(&mut sheet, fact, &|| Box::new(families().map(move |family| family.facts.get(at))))?;
        }
        let own = sheet.finish()?;
        let mut sheet = Sheet::default();
        let whose = families().flat_map(|family| family.members.iter().map(|_| Some(Family::id(family.number))));
        sheet.push("family", whose.collect::<StringArray>());
        for (at, fact) in self.info().member.iter().enumerate() {
            let members = || families().flat_map(|family| family.members.iter());
            self.fact(&mut sheet, fact, &|| Box::new(members().map(move |member| member.get(at))))?;
        }
        Ok(Tables {
            families: own,
            members: sheet.finish()?,
            receiving: self.receiving(&chunk.families)?,
            planted: self.planted(&chunk.planted)?,
        })
    }

    /// The columns of all tables of this pack.
    pub fn schemas(&self) -> Result<TableSchemas, ArrowError> {
        let empty = self.tables(&Chunk::default())?;
        Ok(TableSchemas {
            families: empty.families.schema(),
            members: empty.members.schema(),
            receiving: empty.receiving.schema(),
            planted: empty.planted.schema(),
        })
    }

    fn regions(&self) -> impl Iterator<Item = &str> {
        self.info().regions.iter().map(|region| region.code.as_str())
    }

    fn items(&self) -> impl Iterator<Item = &str> {
        self.info().items.iter().map(|item| item.id.as_str())
    }

    fn receiving(&self, families: &[Family]) -> Result<RecordBatch, ArrowError> {
        let all = || families.iter().flat_map(|family| family.receiving.iter().map(move |one| (family.number, one)));
        let mut sheet = Sheet::default();
        sheet.push("family", all().map(|(family, _)| Some(Family::id(family))).collect::<StringArray>());
        sheet.words("item", self.items(), all().map(|(_, one)| Some(one.item)))?;
        sheet.push("member", all().map(|(_, one)| one.member).collect::<UInt32Array>());
        sheet.amounts("amount", all().map(|(_, one)| one.amount))?;
        sheet.words("region", self.regions(), all().map(|(_, one)| one.place))?;
        sheet.finish()
    }

    fn planted(&self, planted: &[Planted]) -> Result<RecordBatch, ArrowError> {
        let all = || planted.iter();
        let mut sheet = Sheet::default();
        sheet.push("family", all().map(|one| Some(Family::id(one.family))).collect::<StringArray>());
        sheet.push("kind", all().map(|one| Some(one.kind.id())).collect::<StringArray>());
        sheet.words("item", self.items(), all().map(|one| Some(one.item)))?;
        sheet.push("member", all().map(|one| one.member).collect::<UInt32Array>());
        sheet.words("with", self.items(), all().map(|one| one.with))?;
        sheet.amounts("amount", all().map(|one| one.amount))?;
        sheet.finish()
    }

    /// The column of a fact, and where it is 无 if it may be.
    fn fact<'c>(
        &'c self,
        sheet: &mut Sheet,
        fact: &'c FactInfo,
        values: &dyn Fn() -> Box<dyn Iterator<Item = Option<&'c Value>> + 'c>,
    ) -> Result<(), ArrowError> {
        let name = fact.id.as_str();
        let key = |value: Option<&Value>| match value {
            Some(Value::Choice(key) | Value::Place(key)) => Some(*key),
            _ => None,
        };
        match fact.kind.as_str() {
            "truth" => {
                let truths = values().map(|value| value.and_then(|value| truth(*value)));
                sheet.push(name, truths.collect::<BooleanArray>());
            }
            "number" if fact.whole => {
                let numbers =
                    values().map(|value| value.and_then(|value| hundredths(*value)).map(|number| number / 100));
                sheet.push(name, numbers.collect::<Int64Array>());
            }
            "number" => {
                let numbers = values().map(|value| value.and_then(|value| hundredths(*value)).map(i128::from));
                sheet.push(name, numbers.collect::<Decimal128Array>().with_precision_and_scale(NUMBER, 2)?);
            }
            "date" => {
                let days = values().map(|value| match value {
                    Some(Value::Day(day)) => Some(day.number()),
                    _ => None,
                });
                sheet.push(name, days.collect::<Date32Array>());
            }
            "choice" => sheet.words(name, fact.choices.iter().map(|choice| choice.id.as_str()), values().map(key))?,
            "region" => sheet.words(name, self.regions(), values().map(key))?,
            _ => {
                let members = values().map(|value| match value {
                    Some(Value::Member(member)) => Some(*member),
                    _ => None,
                });
                sheet.push(name, members.collect::<UInt32Array>());
            }
        }
        if fact.optional {
            let absent = values().map(|value| Some(value == Some(&Value::Absent)));
            sheet.push(&format!("{name}.none"), absent.collect::<BooleanArray>());
        }
        Ok(())
    }
}

fn truth(value: Value) -> Option<bool> {
    match value {
        Value::Truth(truth) => Some(truth),
        _ => None,
    }
}

fn hundredths(value: Value) -> Option<i64> {
    match value {
        Value::Hundredths(number) => Some(number),
        _ => None,
    }
}
