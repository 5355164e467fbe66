//! The memory lanes are worked out in. It is kept from one register to the next: making it anew takes longer than judging a
//! small one.

use crate::batch::{
    column::Integers,
    plan::{Entries, Work, lane::Width, width_index},
};
use alloc::vec::Vec;

/// Memory for lanes of every width. What is left in it from the last time is overwritten before it is read.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Room {
    bits: Shelf<u8>,
    i8s: Shelf<i8>,
    i16s: Shelf<i16>,
    i32s: Shelf<i32>,
    i64s: Shelf<i64>,
}

/// Answers are the same wherever they were worked out.
impl PartialEq for Room {
    fn eq(&self, _: &Room) -> bool {
        true
    }
}

/// Memory for lanes of one width.
#[derive(Debug, Clone)]
pub(super) struct Shelf<T> {
    /// Lanes that are computed.
    pub(super) slots: Vec<Vec<T>>,
    /// Constants, all along a lane.
    pub(super) constants: Vec<(T, Vec<T>)>,
    /// Columns that are read into a lane.
    pub(super) read: Vec<Vec<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { slots: Vec::new(), constants: Vec::new(), read: Vec::new() }
    }
}

/// What a lane of a width is made of.
pub(super) trait Kept: Copy + Default + PartialEq + 'static {
    const WIDTH: Width;
    fn of(room: &Room) -> &Shelf<Self>;
    fn of_mut(room: &mut Room) -> &mut Shelf<Self>;
    /// The same column, if it has this width.
    fn direct<'a>(digits: &Integers<'a>) -> Option<&'a [Self]>;
    fn column(all: &[Self]) -> Integers<'_>;
    fn from_whole(number: i64) -> Self;
    /// The entries of a table, if they have this width.
    fn entries(entries: &Entries) -> Option<&[Self]>;
}

macro_rules! kept {
    ($($type:ty, $field:ident, $width:ident, $whole:ident, $column:pat => $found:expr, $entries:pat => $all:expr;)*) => {$(
        impl Kept for $type {
            const WIDTH: Width = Width::$width;
            #[inline(always)]
            fn of(room: &Room) -> &Shelf<$type> { &room.$field }
            #[inline(always)]
            fn of_mut(room: &mut Room) -> &mut Shelf<$type> { &mut room.$field }
            #[inline(always)]
            fn direct<'a>(digits: &Integers<'a>) -> Option<&'a [$type]> {
                match digits { $column => $found, _ => None }
            }
            #[inline(always)]
            fn column(all: &[$type]) -> Integers<'_> { Integers::$whole(all) }
            #[inline(always)]
            fn from_whole(number: i64) -> $type { number as $type }
            fn entries(entries: &Entries) -> Option<&[$type]> {
                match entries { $entries => $all, _ => None }
            }
        }
    )*};
}

kept! {
    u8, bits, Bits, U8, Integers::U8(_) => None, Entries::Bits(all) => Some(all);
    i8, i8s, I8, I8, Integers::I8(all) => Some(*all), Entries::Bits(_) => None;
    i16, i16s, I16, I16, Integers::I16(all) => Some(*all), Entries::I16(all) => Some(all);
    i32, i32s, I32, I32, Integers::I32(all) => Some(*all), Entries::I32(all) => Some(all);
    i64, i64s, I64, I64, Integers::I64(all) => Some(*all), Entries::I64(all) => Some(all);
}

impl Room {
    /// Makes room for blocks of so many rows.
    pub(super) fn reserve(&mut self, rows: usize, work: &Work) {
        self.reserve_shelf::<u8>(rows, work);
        self.reserve_shelf::<i8>(rows, work);
        self.reserve_shelf::<i16>(rows, work);
        self.reserve_shelf::<i32>(rows, work);
        self.reserve_shelf::<i64>(rows, work);
    }

    fn reserve_shelf<T: Kept>(&mut self, rows: usize, work: &Work) {
        let shelf = T::of_mut(self);
        let count = work.buffers.get(width_index(T::WIDTH)).copied().unwrap_or(0);
        shelf.slots.resize_with(count, Vec::new);
        for slot in shelf.slots.iter_mut().filter(|slot| slot.len() < rows) {
            slot.resize(rows, T::default());
        }
        // Constants keep their places among those of all widths.
        shelf.constants.resize_with(work.constants.len(), || (T::default(), Vec::new()));
        for ((kept, all), (width, value)) in shelf.constants.iter_mut().zip(&work.constants) {
            let value = T::from_whole(*value);
            if *width != T::WIDTH || (*kept == value && all.len() >= rows) {
                continue;
            }
            if *kept != value {
                (*kept, *all) = (value, Vec::new());
            }
            all.resize(rows, value);
        }
    }

    /// A lane for so many rows of a column.
    pub(super) fn reading<T: Kept>(&mut self, source: usize, rows: usize) -> Option<&mut [T]> {
        let read = &mut T::of_mut(self).read;
        if read.len() <= source {
            read.resize_with(source.checked_add(1)?, Vec::new);
        }
        let all = read.get_mut(source)?;
        if all.len() < rows {
            all.resize(rows, T::default());
        }
        all.get_mut(..rows)
    }
}
