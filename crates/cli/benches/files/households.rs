//! Registers of households with members as files, of any size: what is written is never in memory as a whole.

use super::Outcome;
use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

/// Most members of a household.
const MOST: u64 = 4;

/// In which order rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// By the family's id.
    Sorted,
    /// All over the place, and otherwise in each file.
    Mixed,
}

/// A register that was written: a file for each table.
pub struct Register {
    pub families: String,
    pub members: String,
    pub receiving: String,
}

/// Writes so many households. Of a later snapshot, one in `changed` earns more than before.
pub fn write(folder: &Path, name: &str, size: u64, order: Order, changed: Option<u64>) -> Outcome<Register> {
    let path = |table: &str| folder.join(format!("{name}-{table}.csv")).to_string_lossy().into_owned();
    let register = Register { families: path("families"), members: path("members"), receiving: path("receiving") };
    let mut families = table(&register.families, "family,income")?;
    for number in places(size, order, 7_368_787) {
        let more = changed.is_some_and(|every| mixed(number, 5).is_multiple_of(every));
        let income = mixed(number, 1) % 400_000 + u64::from(more) * 12_345;
        writeln!(families, "F{number:08},{}.{:02}", income / 100, income % 100)?;
    }
    let mut members = table(&register.members, "family,member_id,grade")?;
    let mut member = |number: u64, place: u64| {
        let grade = ["able", "able", "able", "grade1", "grade2"][(mixed(number, 2 + place) % 5) as usize];
        writeln!(members, "F{number:08},P{place},{grade}")
    };
    match order {
        Order::Sorted => {
            (0..size).try_for_each(|number| (0..count(number)).try_for_each(|place| member(number, place)))?;
        }
        // The members of one household are far from one another.
        Order::Mixed => (0..MOST).try_for_each(|place| {
            let mut own = places(size, order, 5_915_587_277 + place).filter(|number| place < count(*number));
            own.try_for_each(|number| member(number, place))
        })?,
    }
    let mut receiving = table(&register.receiving, "family,item,amount")?;
    for number in places(size, order, 15_485_863).filter(|number| mixed(*number, 9).is_multiple_of(3)) {
        writeln!(receiving, "F{number:08},dibao,{}", mixed(number, 10) % 2_000)?;
    }
    for mut file in [families, members, receiving] {
        file.flush()?;
    }
    Ok(register)
}

fn table(path: &str, headings: &str) -> Outcome<BufWriter<File>> {
    let mut file = BufWriter::with_capacity(1 << 18, File::create(path)?);
    writeln!(file, "{headings}")?;
    Ok(file)
}

/// How many members a household has.
fn count(number: u64) -> u64 {
    1 + mixed(number, 0) % MOST
}

/// All households, each once; `step` is a prime, so that steps of its length come by all of them.
fn places(size: u64, order: Order, step: u64) -> impl Iterator<Item = u64> {
    let step = match order {
        Order::Sorted => 1,
        Order::Mixed => coprime(step, size),
    };
    (0..size).map(move |at| (at * step) % size)
}

/// The next number that has no factor in common with another.
fn coprime(from: u64, size: u64) -> u64 {
    let factor = |mut one: u64, mut other: u64| {
        while other > 0 {
            (one, other) = (other, one % other);
        }
        one
    };
    (from..).find(|step| factor(*step, size) == 1).unwrap_or(1)
}

/// A number that has nothing to do with another but that it always comes of it: SplitMix64.
fn mixed(number: u64, salt: u64) -> u64 {
    let state = number.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(salt.wrapping_mul(0xD1B5_4A32_D192_ED03));
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
