//! Where the lanes of a block stand.

use super::room::{Kept, Room};
use crate::batch::{
    column::Integers,
    plan::{Operand, Work},
};
use alloc::{vec, vec::Vec};

/// The lanes of a block: in memory of their own, or in the register itself.
#[derive(Debug)]
pub(super) struct Buffers<'a> {
    room: Room,
    /// Columns that are used as they stand, from the first row of the block.
    direct: Vec<Option<Integers<'a>>>,
}

impl<'a> Buffers<'a> {
    pub(super) fn new(room: Room, sources: usize) -> Buffers<'a> {
        Buffers { room, direct: vec![None; sources] }
    }

    /// The memory, for the next register.
    pub(super) fn into_room(self) -> Room {
        self.room
    }

    /// Makes room for so many rows.
    pub(super) fn reserve(&mut self, rows: usize, work: &Work) {
        self.room.reserve(rows, work);
    }

    /// The first rows of a lane.
    #[inline(always)]
    pub(super) fn get<T: Kept>(&self, operand: Operand, rows: usize) -> &[T] {
        let shelf = T::of(&self.room);
        let all: &[T] = match operand {
            Operand::Buffer(place) => shelf.slots.get(place.at).map_or(&[], Vec::as_slice),
            Operand::Constant(place) => shelf.constants.get(place.at).map_or(&[], |(_, all)| all.as_slice()),
            Operand::Source(place) => match self.direct.get(place.at).and_then(|direct| T::direct(direct.as_ref()?)) {
                Some(all) => all,
                None => shelf.read.get(place.at).map_or(&[], Vec::as_slice),
            },
        };
        all.get(..rows).unwrap_or(all)
    }

    /// Takes a buffer out, so that it can be written while others are read.
    #[inline(always)]
    pub(super) fn take<T: Kept>(&mut self, at: usize) -> Vec<T> {
        T::of_mut(&mut self.room).slots.get_mut(at).map(core::mem::take).unwrap_or_default()
    }

    #[inline(always)]
    pub(super) fn put<T: Kept>(&mut self, at: usize, all: Vec<T>) {
        if let Some(slot) = T::of_mut(&mut self.room).slots.get_mut(at) {
            *slot = all;
        }
    }

    /// Uses a column's rows of the block as they stand.
    pub(super) fn look_at<T: Kept>(&mut self, source: usize, rows: &'a [T]) {
        if let Some(direct) = self.direct.get_mut(source) {
            *direct = Some(T::column(rows));
        }
    }

    /// The lane a column is read into.
    pub(super) fn reading<T: Kept>(&mut self, source: usize, rows: usize) -> Option<&mut [T]> {
        self.room.reading(source, rows)
    }
}
