//! Where lanes are kept while a block is worked on.

use crate::batch::{
    column::Integers,
    plan::{Entries, Operand, Work, lane::Width, width_index},
};
use alloc::{vec, vec::Vec};

/// Buffers of every width.
#[derive(Debug, Default)]
pub(super) struct Buffers<'a> {
    bits: Kind<'a, u8>,
    i8s: Kind<'a, i8>,
    i16s: Kind<'a, i16>,
    i32s: Kind<'a, i32>,
    i64s: Kind<'a, i64>,
}

/// Buffers of one width.
#[derive(Debug)]
pub(super) struct Kind<'a, T> {
    slots: Vec<Vec<T>>,
    constants: Vec<(T, Vec<T>)>,
    sources: Vec<View<'a, T>>,
}

impl<T> Default for Kind<'_, T> {
    fn default() -> Self {
        Kind { slots: Vec::new(), constants: Vec::new(), sources: Vec::new() }
    }
}

/// A column's rows of a block: as they stand, or read into a lane.
#[derive(Debug)]
pub(super) enum View<'a, T> {
    Direct(&'a [T]),
    Read(Vec<T>),
}

impl<T> Default for View<'_, T> {
    fn default() -> Self {
        View::Read(Vec::new())
    }
}

/// What a lane of a width is made of.
pub(super) trait Kept: Copy + Default + PartialEq + 'static {
    const WIDTH: Width;
    fn of<'b, 'a>(buffers: &'b Buffers<'a>) -> &'b Kind<'a, Self>;
    fn of_mut<'b, 'a>(buffers: &'b mut Buffers<'a>) -> &'b mut Kind<'a, Self>;
    /// The same column, if it has this width.
    fn direct<'a>(digits: &Integers<'a>) -> Option<&'a [Self]>;
    fn from_whole(number: i64) -> Self;
    /// The entries of a table, if they have this width.
    fn entries(entries: &Entries) -> Option<&[Self]>;
}

macro_rules! kept {
    ($($type:ty, $field:ident, $width:ident, $column:pat => $found:expr, $entries:pat => $all:expr;)*) => {$(
        impl Kept for $type {
            const WIDTH: Width = Width::$width;
            #[inline(always)]
            fn of<'b, 'a>(buffers: &'b Buffers<'a>) -> &'b Kind<'a, $type> { &buffers.$field }
            #[inline(always)]
            fn of_mut<'b, 'a>(buffers: &'b mut Buffers<'a>) -> &'b mut Kind<'a, $type> { &mut buffers.$field }
            fn direct<'a>(digits: &Integers<'a>) -> Option<&'a [$type]> {
                match digits { $column => $found, _ => None }
            }
            #[inline(always)]
            fn from_whole(number: i64) -> $type { number as $type }
            fn entries(entries: &Entries) -> Option<&[$type]> {
                match entries { $entries => $all, _ => None }
            }
        }
    )*};
}

kept! {
    u8, bits, Bits, Integers::U8(_) => None, Entries::Bits(all) => Some(all);
    i8, i8s, I8, Integers::I8(all) => Some(*all), Entries::Bits(_) => None;
    i16, i16s, I16, Integers::I16(all) => Some(*all), Entries::I16(all) => Some(all);
    i32, i32s, I32, Integers::I32(all) => Some(*all), Entries::I32(all) => Some(all);
    i64, i64s, I64, Integers::I64(all) => Some(*all), Entries::I64(all) => Some(all);
}

impl<'a> Buffers<'a> {
    pub(super) fn new(work: &Work, sources: usize) -> Buffers<'a> {
        let mut buffers = Buffers::default();
        buffers.prepare::<u8>(work, sources);
        buffers.prepare::<i8>(work, sources);
        buffers.prepare::<i16>(work, sources);
        buffers.prepare::<i32>(work, sources);
        buffers.prepare::<i64>(work, sources);
        buffers
    }

    fn prepare<T: Kept>(&mut self, work: &Work, sources: usize) {
        let kind = T::of_mut(self);
        let count = work.buffers.get(width_index(T::WIDTH)).copied().unwrap_or(0);
        kind.slots = vec![Vec::new(); count];
        // Constants keep their places among those of all widths.
        let of = |(width, value): &(Width, i64)| if *width == T::WIDTH { T::from_whole(*value) } else { T::default() };
        kind.constants = work.constants.iter().map(|constant| (of(constant), Vec::new())).collect();
        kind.sources = (0..sources).map(|_| View::default()).collect();
    }

    /// Makes room for so many rows.
    pub(super) fn reserve(&mut self, rows: usize, work: &Work) {
        self.reserve_kind::<u8>(rows, work);
        self.reserve_kind::<i8>(rows, work);
        self.reserve_kind::<i16>(rows, work);
        self.reserve_kind::<i32>(rows, work);
        self.reserve_kind::<i64>(rows, work);
    }

    fn reserve_kind<T: Kept>(&mut self, rows: usize, work: &Work) {
        let kind = T::of_mut(self);
        for slot in &mut kind.slots {
            if slot.len() < rows {
                slot.resize(rows, T::default());
            }
        }
        for ((value, all), (width, _)) in kind.constants.iter_mut().zip(&work.constants) {
            if *width == T::WIDTH && all.len() < rows {
                all.resize(rows, *value);
            }
        }
    }

    /// The first rows of a lane.
    #[inline(always)]
    pub(super) fn get<T: Kept>(&self, operand: Operand, rows: usize) -> &[T] {
        let kind = T::of(self);
        let all: &[T] = match operand {
            Operand::Buffer(place) => kind.slots.get(place.at).map_or(&[], Vec::as_slice),
            Operand::Constant(place) => kind.constants.get(place.at).map_or(&[], |(_, all)| all.as_slice()),
            Operand::Source(place) => match kind.sources.get(place.at) {
                Some(View::Direct(all)) => all,
                Some(View::Read(all)) => all,
                None => &[],
            },
        };
        all.get(..rows).unwrap_or(all)
    }

    /// Takes a buffer out, so that it can be written while others are read.
    #[inline(always)]
    pub(super) fn take<T: Kept>(&mut self, at: usize) -> Vec<T> {
        T::of_mut(self).slots.get_mut(at).map(core::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn put<T: Kept>(&mut self, at: usize, all: Vec<T>) {
        if let Some(slot) = T::of_mut(self).slots.get_mut(at) {
            *slot = all;
        }
    }

    pub(super) fn look_at<T: Kept>(&mut self, source: usize, rows: &'a [T]) {
        if let Some(view) = T::of_mut(self).sources.get_mut(source) {
            *view = View::Direct(rows);
        }
    }

    /// The lane a column is read into.
    pub(super) fn reading<T: Kept>(&mut self, source: usize, rows: usize) -> Option<&mut [T]> {
        let view = T::of_mut(self).sources.get_mut(source)?;
        if !matches!(view, View::Read(_)) {
            *view = View::Read(Vec::new());
        }
        let View::Read(all) = view else { return None };
        if all.len() < rows {
            all.resize(rows, T::default());
        }
        all.get_mut(..rows)
    }
}
