//! Registers of which not everything is known.

use yimen::{
    Pack,
    batch::{Bits, Column, Integers, Received, Register, Values},
    shapes::{FactInfo, PackInfo},
};
use yimen_synth::{Family, Receipt, Value};

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holes {
    /// Nothing.
    None,
    /// Some columns.
    Columns,
    /// Of every column some rows, and what is received of some items.
    Rows,
}

impl Holes {
    fn has_column(self, at: usize) -> bool {
        self != Holes::Columns || at % 9 != 4
    }

    fn knows(self, at: usize, row: usize) -> bool {
        self != Holes::Rows || !(at * 31 + row * 17).is_multiple_of(97)
    }
}

/// A column that owns what it holds.
struct Owned {
    truths: Vec<u8>,
    numbers: Vec<i64>,
    days: Vec<i32>,
    keys: Vec<u32>,
    known: Vec<u8>,
    absent: Vec<u8>,
}

/// Families as columns with holes.
pub struct Holed {
    holes: Holes,
    family: Vec<(FactInfo, Owned)>,
    member: Vec<(FactInfo, Owned)>,
    place: Owned,
    starts: Vec<u32>,
    received_starts: Vec<u32>,
    items: Vec<u32>,
    whose: Owned,
    amounts: Owned,
    places: Owned,
    meaning: Vec<Option<u32>>,
    families: usize,
}

fn bits(all: impl Iterator<Item = bool>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (at, bit) in all.enumerate() {
        if at % 8 == 0 {
            bytes.push(0);
        }
        *bytes.last_mut().unwrap() |= u8::from(bit) << (at % 8);
    }
    bytes
}

impl Owned {
    fn new(values: &[Option<Value>]) -> Owned {
        let all = || values.iter().copied();
        Owned {
            truths: bits(all().map(|one| one == Some(Value::Truth(true)))),
            numbers: all()
                .map(|one| match one {
                    Some(Value::Hundredths(number)) => number,
                    Some(Value::Member(member)) => member.into(),
                    _ => 0,
                })
                .collect(),
            days: all().map(|one| if let Some(Value::Day(day)) = one { day.number() } else { 0 }).collect(),
            keys: all()
                .map(|one| if let Some(Value::Choice(key) | Value::Place(key)) = one { key } else { 0 })
                .collect(),
            known: bits(all().map(|one| one.is_some())),
            absent: bits(all().map(|one| one == Some(Value::Absent))),
        }
    }

    fn column<'a>(&'a self, fact: &FactInfo, holes: Holes, meaning: &'a [Option<u32>]) -> Column<'a> {
        let column = Column::new(match fact.kind.as_str() {
            "truth" => Values::Truths(Bits::new(&self.truths, 0)),
            "number" => Values::Numbers(Integers::I64(&self.numbers), 2),
            "member" => Values::Numbers(Integers::I64(&self.numbers), 0),
            "date" => Values::Days(&self.days),
            _ => Values::Keys(Integers::U32(&self.keys), meaning),
        });
        let column = if fact.optional { column.absent(Bits::new(&self.absent, 0)) } else { column };
        if holes == Holes::Rows { column.known(Bits::new(&self.known, 0)) } else { column }
    }
}

fn starts(counts: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0];
    for count in counts {
        starts.push(starts.last().unwrap() + u32::try_from(count).unwrap());
    }
    starts
}

impl Holed {
    pub fn new(info: &PackInfo, families: &[Family], holes: Holes) -> Holed {
        let column = |at: usize, values: &mut dyn Iterator<Item = Value>| {
            let known = |(row, value)| holes.knows(at, row).then_some(value);
            Owned::new(&values.enumerate().map(known).collect::<Vec<_>>())
        };
        let own = (0..).zip(&info.family);
        let family =
            own.map(|(at, fact)| (fact.clone(), column(at, &mut families.iter().map(|family| family.facts[at]))));
        let members = || families.iter().flat_map(|family| &family.members);
        let of_members = (0..).zip(&info.member);
        let member =
            of_members.map(|(at, fact)| (fact.clone(), column(at + 1_000, &mut members().map(|member| member[at]))));
        let receiving = || families.iter().flat_map(|family| &family.receiving);
        let hundredths = |receipt: &Receipt| {
            let amount = receipt.amount.and_then(|amount| amount.to_text());
            let (whole, part) = amount.as_deref().map(|text| text.split_once('.').unwrap_or((text, "")))?;
            Some(Value::Hundredths(format!("{whole}{part:0<2}").parse().ok().filter(|_| part.len() <= 2)?))
        };
        let amount = |(row, receipt)| hundredths(receipt).filter(|_| holes.knows(2_000, row));
        let most = info.family.iter().chain(&info.member).map(|fact| fact.choices.len()).max().unwrap_or(0);
        Holed {
            holes,
            family: family.collect(),
            member: member.collect(),
            place: Owned::new(&families.iter().map(|family| Some(Value::Place(family.place))).collect::<Vec<_>>()),
            starts: starts(families.iter().map(|family| family.members.len())),
            received_starts: starts(families.iter().map(|family| family.receiving.len())),
            items: receiving().map(|receipt| receipt.item).collect(),
            whose: Owned::new(&receiving().map(|receipt| receipt.member.map(Value::Member)).collect::<Vec<_>>()),
            amounts: Owned::new(&receiving().enumerate().map(amount).collect::<Vec<_>>()),
            places: Owned::new(&receiving().map(|receipt| receipt.place.map(Value::Place)).collect::<Vec<_>>()),
            meaning: (0..u32::try_from(most.max(info.regions.len())).unwrap()).map(Some).collect(),
            families: families.len(),
        }
    }

    pub fn register<'a>(&'a self, pack: &'a Pack) -> Register<'a> {
        let place = Column::new(Values::Keys(Integers::U32(&self.place.keys), &self.meaning));
        let mut builder = pack.register(self.families).place(place).ok().unwrap();
        let (holes, meaning) = (self.holes, self.meaning.as_slice());
        for (_, (fact, owned)) in (0..).zip(&self.family).filter(|(at, _)| holes.has_column(*at)) {
            builder = builder.family(&fact.id, owned.column(fact, holes, meaning)).ok().unwrap();
        }
        builder = builder.members(&self.starts).ok().unwrap();
        for (_, (fact, owned)) in (0..).zip(&self.member).filter(|(at, _)| holes.has_column(*at)) {
            builder = builder.member(&fact.id, owned.column(fact, holes, meaning)).ok().unwrap();
        }
        let known = |owned: &'a Owned, places| {
            Some(Column::new(Values::Numbers(Integers::I64(&owned.numbers), places)).known(Bits::new(&owned.known, 0)))
        };
        let received = Received {
            starts: &self.received_starts,
            item: &self.items,
            member: known(&self.whose, 0),
            amount: known(&self.amounts, 2),
            since: None,
            unmet_since: None,
            place: Some(
                Column::new(Values::Keys(Integers::U32(&self.places.keys), meaning))
                    .known(Bits::new(&self.places.known, 0)),
            ),
        };
        builder.received(received).ok().unwrap().build()
    }
}
