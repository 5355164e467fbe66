//! Families as columns, so that the engine can judge them.

use crate::value::{Family, Receipt, Value};
use yimen::{
    Diagnostic, Exact, Pack,
    batch::{Bits, Column, Integers, Received, Register, Values},
    shapes::{FactInfo, PackInfo},
};

/// One column, owned.
#[derive(Debug)]
struct Owned {
    values: Content,
    /// Which rows are 无; nothing where none may be.
    absent: Option<Vec<u8>>,
}

/// What a column holds.
#[derive(Debug)]
enum Content {
    Truths(Vec<u8>),
    Hundredths(Vec<i64>),
    Members(Vec<u32>),
    Days(Vec<i32>),
    Keys(Vec<u32>),
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
    fn new(kind: &str, optional: bool) -> Owned {
        let values = match kind {
            "truth" => Content::Truths(Vec::new()),
            "number" => Content::Hundredths(Vec::new()),
            "member" => Content::Members(Vec::new()),
            "date" => Content::Days(Vec::new()),
            _ => Content::Keys(Vec::new()),
        };
        Owned { values, absent: optional.then(Vec::new) }
    }

    /// Puts a value into the next row.
    fn push(&mut self, row: usize, value: Value) {
        if let Some(absent) = &mut self.absent {
            push_bit(absent, row, value == Value::Absent);
        }
        match (&mut self.values, value) {
            (Content::Truths(all), value) => push_bit(all, row, value == Value::Truth(true)),
            (Content::Hundredths(all), Value::Hundredths(number)) => all.push(number),
            (Content::Hundredths(all), _) => all.push(0),
            (Content::Members(all), Value::Member(member)) => all.push(member),
            (Content::Days(all), Value::Day(day)) => all.push(day.number()),
            (Content::Days(all), _) => all.push(0),
            (Content::Keys(all), Value::Choice(key) | Value::Place(key)) => all.push(key),
            (Content::Members(all) | Content::Keys(all), _) => all.push(0),
        }
    }

    fn column<'a>(&'a self, meaning: &'a [Option<u32>]) -> Column<'a> {
        let values = match &self.values {
            Content::Truths(all) => Values::Truths(Bits::new(all, 0)),
            Content::Hundredths(all) => Values::Numbers(Integers::I64(all), 2),
            Content::Members(all) => Values::Numbers(Integers::U32(all), 0),
            Content::Days(all) => Values::Days(all),
            Content::Keys(all) => Values::Keys(Integers::U32(all), meaning),
        };
        let column = Column::new(values);
        match &self.absent {
            Some(absent) => column.absent(Bits::new(absent, 0)),
            None => column,
        }
    }
}

impl Columns {
    /// The columns of these families.
    pub fn of<'f>(info: &PackInfo, families: impl Iterator<Item = &'f Family>) -> Columns {
        let empty = |facts: &[FactInfo]| facts.iter().map(|fact| Owned::new(&fact.kind, fact.optional)).collect();
        let choices = info.family.iter().chain(&info.member).map(|fact| fact.choices.len()).max().unwrap_or(0);
        let most = u32::try_from(choices.max(info.regions.len())).unwrap_or(u32::MAX);
        let mut all = Columns {
            families: 0,
            place: Owned::new("region", false),
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
        let mut builder = pack.register(self.families).place(self.place.column(&self.meaning))?;
        for (fact, column) in info.family.iter().zip(&self.family) {
            builder = builder.family(&fact.id, column.column(&self.meaning))?;
        }
        builder = builder.members(&self.starts)?;
        for (fact, column) in info.member.iter().zip(&self.member) {
            builder = builder.member(&fact.id, column.column(&self.meaning))?;
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
