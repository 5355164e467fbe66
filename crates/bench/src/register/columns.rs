//! Families and what they are due as columns, in two layouts.

use super::family::Family;
use std::array;

/// The facts of families, a row for each.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns<M, C> {
    /// Income, property, medical expenses, standard.
    pub money: [Vec<M>; 4],
    /// People, cars, dwellings, registered here, age of the eldest, able to work, supported, degree of disability; yes is 1.
    pub counts: [Vec<C>; 8],
}

/// Every column 64 bits wide, all money in hundredths of a yuan.
pub type Wide = Columns<i64, i64>;

/// Every column as narrow as its range allows: income and medical expenses in hundredths of a yuan, property and standard in
/// whole yuan, everything else a byte.
pub type Narrow = Columns<i32, i8>;

/// Yes and no, one bit for each family, as Arrow lays them out: registered here, able to work, supported.
#[derive(Debug, Clone, PartialEq)]
pub struct Truths(pub [Vec<u8>; 3]);

/// What families are due: [`super::VERDICTS`] and [`super::AMOUNTS`], a row for each family.
#[derive(Debug, Clone, PartialEq)]
pub struct Results<M> {
    /// 1 where an item is due.
    pub verdicts: [Vec<u8>; 7],
    /// Amounts in hundredths of a yuan.
    pub amounts: [Vec<M>; 7],
}

impl<M: Copy, C: Copy> Columns<M, C> {
    /// How many families there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.money[0].len()
    }

    /// The rows from one on, and behind them empty rows to fill a block.
    pub(super) fn last_block(&self, first: usize, rows: usize, empty: (M, C)) -> Columns<M, C> {
        fn block<T: Copy>(column: &[T], first: usize, rows: usize, empty: T) -> Vec<T> {
            let mut block = column[first..].to_vec();
            block.resize(rows, empty);
            block
        }
        Columns {
            money: self.money.each_ref().map(|column| block(column, first, rows, empty.0)),
            counts: self.counts.each_ref().map(|column| block(column, first, rows, empty.1)),
        }
    }

    fn empty() -> Columns<M, C> {
        Columns { money: Default::default(), counts: Default::default() }
    }

    fn push(&mut self, money: [M; 4], counts: [C; 8]) {
        for (column, value) in self.money.iter_mut().zip(money) {
            column.push(value);
        }
        for (column, value) in self.counts.iter_mut().zip(counts) {
            column.push(value);
        }
    }
}

fn counts(family: &Family) -> [i64; 8] {
    let Family { people, cars, houses, local, age, able, supported, level, .. } = *family;
    [people, cars, houses, local.into(), age, able.into(), supported.into(), level]
}

impl Wide {
    /// Families as columns.
    #[must_use]
    pub fn of(families: impl Iterator<Item = Family>) -> Wide {
        let mut all = Columns::empty();
        for family in families {
            let money = [family.income, family.property * 100, family.medical, family.standard * 100];
            all.push(money, counts(&family));
        }
        all
    }
}

impl Narrow {
    /// Families as columns.
    ///
    /// # Panics
    /// Where a fact is out of its range.
    #[must_use]
    pub fn of(families: impl Iterator<Item = Family>) -> Narrow {
        let mut all = Columns::empty();
        for family in families {
            let money = [family.income, family.property, family.medical, family.standard];
            all.push(
                money.map(|value| i32::try_from(value).expect("the range of a fact fits 32 bits")),
                counts(&family).map(|value| i8::try_from(value).expect("the range of a fact fits 8 bits")),
            );
        }
        all
    }

    /// The columns of yes and no in bits.
    #[must_use]
    pub fn truths(&self) -> Truths {
        let [_, _, _, local, _, able, supported, _] = &self.counts;
        let bits = |column: &Vec<i8>| {
            let byte = |eight: &[i8]| eight.iter().rev().fold(0, |byte, truth| byte << 1 | u8::from(*truth != 0));
            column.chunks(8).map(byte).collect()
        };
        Truths([local, able, supported].map(bits))
    }
}

impl<M: Copy + Default> Results<M> {
    /// Columns for so many families, nothing due yet.
    #[must_use]
    pub fn new(rows: usize) -> Results<M> {
        Results { verdicts: array::from_fn(|_| vec![0; rows]), amounts: array::from_fn(|_| vec![M::default(); rows]) }
    }

    /// Puts the first rows of other results in the place of the rows from one on.
    pub(super) fn put(&mut self, first: usize, other: &Results<M>) {
        fn copy<T: Copy>(to: &mut [T], from: &[T]) {
            to.copy_from_slice(&from[..to.len()]);
        }
        for (to, from) in self.verdicts.iter_mut().zip(&other.verdicts) {
            copy(&mut to[first..], from);
        }
        for (to, from) in self.amounts.iter_mut().zip(&other.amounts) {
            copy(&mut to[first..], from);
        }
    }

    /// What one family is due.
    pub fn row(&self, row: usize) -> ([u8; 7], [i64; 7])
    where
        M: Into<i64>,
    {
        (self.verdicts.each_ref().map(|column| column[row]), self.amounts.each_ref().map(|column| column[row].into()))
    }
}
