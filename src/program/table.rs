//! What a standard says for each combination of its keys: a flat list, as the program's nodes are.

use super::Bound;
use crate::value::{Day, Exact};
use alloc::{vec, vec::Vec};

/// Most keys of a standard.
pub const MAX_KEYS: usize = 4;

/// Place of a cell in its table's list.
pub type CellId = u32;

/// Cells, each after those below it; the last one is the whole table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A value, or a choice among cells by the next key.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A value.
    Value(Constant),
    /// 无
    Absent,
    /// By yes/no or by choice, as bits; the last is for all others where there is one.
    Choices(Vec<(u64, CellId)>, Option<CellId>),
    /// By number.
    Numbers(Numbers),
}

/// Rows by a number.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Numbers {
    /// Rows from the lowest to the highest, without overlap.
    pub rows: Vec<NumberRow>,
    /// 否则
    pub otherwise: Option<CellId>,
    /// 每增: so much more for each such step beyond the last row.
    pub step: Option<(Exact, CellId)>,
    /// 两端取边
    pub clamped: bool,
    /// 插值
    pub interpolated: bool,
}

/// A row by number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRow {
    /// Where it begins.
    pub low: Option<Bound>,
    /// Where it ends.
    pub high: Option<Bound>,
    /// What it says.
    pub cell: CellId,
}

/// A value of a standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Constant {
    /// 是 or 否
    Truth(bool),
    /// A number.
    Number(Exact),
    /// A day.
    Day(Day),
    /// A choice, by its place in the set.
    Choice(u32),
}

impl NumberRow {
    /// The only number it is for, if there is one.
    pub fn point(&self) -> Option<Exact> {
        self.low.zip(self.high).filter(|(low, high)| low.value == high.value).map(|(low, _)| low.value)
    }
}

impl Table {
    /// The cell that stands for the whole table.
    pub fn root(&self) -> Option<CellId> {
        u32::try_from(self.cells.len()).ok()?.checked_sub(1)
    }

    /// A cell by its place.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.cells.get(id as usize)
    }

    /// Whether cells stand in order, nest exactly as deep as there are keys, and have their rows in order.
    pub(super) fn holds(&self, keys: usize) -> bool {
        let mut depths: Vec<Option<usize>> = vec![None; self.cells.len()];
        for (at, cell) in self.cells.iter().enumerate() {
            let (mut below, mut sound) = (None, cell.rows_hold());
            cell.below(&mut |id| {
                let depth = depths.get(id as usize).copied().flatten().filter(|_| (id as usize) < at);
                sound &= depth.is_some() && below.is_none_or(|seen| Some(seen) == depth);
                below = depth;
            });
            if !sound {
                return false;
            }
            if let Some(slot) = depths.get_mut(at) {
                *slot = Some(below.map_or(0, |depth: usize| depth.saturating_add(1)));
            }
        }
        depths.last().copied().flatten() == Some(keys)
    }
}

impl Cell {
    /// Calls back with every cell directly below.
    fn below(&self, visit: &mut impl FnMut(CellId)) {
        match self {
            Cell::Value(_) | Cell::Absent => {}
            Cell::Choices(rows, otherwise) => rows.iter().map(|(_, id)| *id).chain(*otherwise).for_each(visit),
            Cell::Numbers(numbers) => {
                let rows = numbers.rows.iter().map(|row| row.cell);
                rows.chain(numbers.otherwise).chain(numbers.step.map(|(_, id)| id)).for_each(visit);
            }
        }
    }

    fn rows_hold(&self) -> bool {
        match self {
            Cell::Value(_) | Cell::Absent => true,
            Cell::Choices(rows, otherwise) => !rows.is_empty() || otherwise.is_some(),
            Cell::Numbers(numbers) => {
                let backwards =
                    |row: &NumberRow| row.low.zip(row.high).is_some_and(|(low, high)| low.value > high.value);
                (!numbers.rows.is_empty() || numbers.otherwise.is_some())
                    && !numbers.rows.iter().any(backwards)
                    && numbers.step.is_none_or(|(step, _)| step > Exact::ZERO)
            }
        }
    }
}
