//! Families as columns, so that the engine can judge them.

use crate::value::{Family, Receipt, Value};
use yimen::{
    Diagnostic, Exact, Pack,
    batch::{Bits, Column, Integers, Received, Register, Values},
    shapes::{FactInfo, PackInfo},
};

/// One column, owned.
#[derive(Debug, Default)]
struct Owned {
    numbers: Vec<i64>,
    days: Vec<i32>,
    keys: Vec<u32>,
    truths: Vec<u8>,
    absent: Vec<u8>,
}

/// Families as columns.
#[derive(Debug)]
pub struct Columns {
    families: usize,
    place: Owned,
    family: Vec<Owned>,
    member: Vec<Owned>,
    starts: Vec<u32>,
    receiving: Receiving,
    /// Keys that mean themselves: of places, and of the choices of each fact.
    meaning: Vec<Option<u32>>,
}

#[derive(Debug, Default)]
struct Receiving {
    starts: Vec<u32>,
    item: Vec<u32>,
    member: Vec<u32>,
    member_known: Vec<u8>,
    amount: Vec<i128>,
    amount_known: Vec<u8>,
    place: Vec<u32>,
    place_known: Vec<u8>,
}

/// Digits after the point of an amount that is received.
pub(crate) const PLACES: u8 = 10;

fn push_bit(bits: &mut Vec<u8>, at: usize, bit: bool) {
    if at.is_multiple_of(8) {
        bits.push(0);
    }
    if let Some(last) = bits.last_mut().filter(|_| bit) {
        *last |= 1 << (at % 8);
    }
}

impl Owned {
    /// Puts a value into the next row.
    fn push(&mut self, row: usize, value: Value) {
        push_bit(&mut self.absent, row, value == Value::Absent);
        let (number, day, key, truth) = match value {
            Value::Absent => (0, 0, 0, false),
            Value::Truth(truth) => (0, 0, 0, truth),
            Value::Hundredths(number) => (number, 0, 0, false),
            Value::Day(day) => (0, day.number(), 0, false),
            Value::Choice(key) | Value::Place(key) => (0, 0, key, false),
            Value::Member(member) => (member.into(), 0, 0, false),
        };
        self.numbers.push(number);
        self.days.push(day);
        self.keys.push(key);
        push_bit(&mut self.truths, row, truth);
    }

    fn column<'a>(&'a self, kind: &str, meaning: &'a [Option<u32>]) -> Column<'a> {
        let values = match kind {
            "truth" => Values::Truths(Bits::new(&self.truths, 0)),
            "number" => Values::Numbers(Integers::I64(&self.numbers), 2),
            "member" => Values::Numbers(Integers::I64(&self.numbers), 0),
            "date" => Values::Days(&self.days),
            _ => Values::Keys(Integers::U32(&self.keys), meaning),
        };
        Column::new(values).absent(Bits::new(&self.absent, 0))
    }
}

impl Columns {
    /// The columns of these families.
    pub fn of<'f>(info: &PackInfo, families: impl Iterator<Item = &'f Family>) -> Columns {
        let empty = |facts: &[FactInfo]| facts.iter().map(|_| Owned::default()).collect();
        let choices = info.family.iter().chain(&info.member).map(|fact| fact.choices.len()).max().unwrap_or(0);
        let most = u32::try_from(choices.max(info.regions.len())).unwrap_or(u32::MAX);
        let mut all = Columns {
            families: 0,
            place: Owned::default(),
            family: empty(&info.family),
            member: empty(&info.member),
            starts: vec![0],
            receiving: Receiving { starts: vec![0], ..Receiving::default() },
            meaning: (0..most).map(Some).collect(),
        };
        let mut members = 0;
        for family in families {
            all.place.push(all.families, Value::Place(family.place));
            for (column, value) in all.family.iter_mut().zip(&family.facts) {
                column.push(all.families, *value);
            }
            for facts in &family.members {
                for (column, value) in all.member.iter_mut().zip(facts) {
                    column.push(members, *value);
                }
                members += 1;
            }
            all.starts.push(u32::try_from(members).unwrap_or(u32::MAX));
            family.receiving.iter().for_each(|receipt| all.receiving.push(receipt));
            all.receiving.starts.push(u32::try_from(all.receiving.item.len()).unwrap_or(u32::MAX));
            all.families += 1;
        }
        all
    }

    /// The register they make; the pack must be the one the families were drawn for.
    pub fn register<'a>(&'a self, pack: &'a Pack, info: &PackInfo) -> Result<Register<'a>, Diagnostic> {
        let mut builder = pack.register(self.families).place(self.place.column("region", &self.meaning))?;
        for (fact, column) in info.family.iter().zip(&self.family) {
            builder = builder.family(&fact.id, column.column(&fact.kind, &self.meaning))?;
        }
        builder = builder.members(&self.starts)?;
        for (fact, column) in info.member.iter().zip(&self.member) {
            builder = builder.member(&fact.id, column.column(&fact.kind, &self.meaning))?;
        }
        Ok(builder.received(self.receiving.columns(&self.meaning))?.build())
    }
}

impl Receiving {
    fn push(&mut self, receipt: &Receipt) {
        let row = self.item.len();
        self.item.push(receipt.item);
        self.member.push(receipt.member.unwrap_or(0));
        push_bit(&mut self.member_known, row, receipt.member.is_some());
        let digits = receipt.amount.and_then(digits);
        self.amount.push(digits.unwrap_or(0));
        push_bit(&mut self.amount_known, row, digits.is_some());
        self.place.push(receipt.place.unwrap_or(0));
        push_bit(&mut self.place_known, row, receipt.place.is_some());
    }

    fn columns<'a>(&'a self, meaning: &'a [Option<u32>]) -> Received<'a> {
        let column = |values, known: &'a [u8]| Some(Column::new(values).known(Bits::new(known, 0)));
        Received {
            starts: &self.starts,
            item: &self.item,
            member: column(Values::Numbers(Integers::U32(&self.member), 0), &self.member_known),
            amount: column(Values::Numbers(Integers::I128(&self.amount), PLACES), &self.amount_known),
            since: None,
            unmet_since: None,
            place: column(Values::Keys(Integers::U32(&self.place), meaning), &self.place_known),
        }
    }
}

/// An amount as digits, if it has no more after the point than a column has room for.
pub(crate) fn digits(amount: Exact) -> Option<i128> {
    let scaled = amount.mul(Exact::from_parts(10_i128.pow(PLACES.into()), 1)?).ok()?;
    scaled.is_integer().then(|| scaled.floor())
}
