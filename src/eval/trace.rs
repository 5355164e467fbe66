//! What judging a family looked up: for those who want to know what their cases reach.

use crate::{
    program::{BandRow, CellId, NodeId, StandardRow},
    value::Truth,
};
use alloc::collections::BTreeSet;

/// Cells of standards and rows of 分档 that values were taken from.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// Standard, row of the standard, cell of the row's table.
    pub cells: BTreeSet<(u32, u32, CellId)>,
    /// Node of a 分档, row of it.
    pub bands: BTreeSet<(NodeId, u32)>,
}

impl super::Evaluation<'_> {
    /// Notes a row of 分档, where it surely applies and somebody wants to know.
    pub(super) fn saw_band(&mut self, applies: Truth, node: NodeId, (rows, row): (&[BandRow], &BandRow)) {
        let (Truth::YES, Some(trace)) = (applies, &mut self.trace) else { return };
        if let Some((place, _)) = (0u32..).zip(rows).find(|(_, known)| core::ptr::eq(*known, row)) {
            trace.bands.insert((node, place));
        }
    }

    /// Notes the cells a value of a standard's row was taken from, where somebody wants to know.
    pub(super) fn saw_cells(&mut self, index: u32, row: &StandardRow, cells: &[CellId]) {
        let rules = &self.program.rules;
        let rows = rules.standards.get(index as usize).into_iter().flat_map(|standard| &standard.rows);
        let place = (0u32..).zip(rows).find(|(_, known)| core::ptr::eq(*known, row));
        if let (Some(trace), Some((place, _))) = (&mut self.trace, place) {
            trace.cells.extend(cells.iter().map(|cell| (index, place, *cell)));
        }
    }

    /// Judges the same family in the same way once more, and says what was looked up. Nothing assumed was.
    pub fn trace(&self) -> Trace {
        use super::choosing::Way;
        use crate::program::Owner;

        let trace = Some(alloc::boxed::Box::default());
        let mut again = super::Evaluation { trace, ..super::Evaluation::new(self.program, self.case) };
        again.choosing.way = match &self.choosing.way {
            Way::Along(_) => Way::Along(self.choosing.made.clone()),
            other => other.clone(),
        };
        again.choosing.possible = self.choosing.possible.clone();
        super::items::judge(&mut again);
        let outputs = (0u32..).zip(&self.program.rules.definitions).filter(|(_, definition)| definition.output);
        for (index, output) in outputs {
            let members = if output.owner == Owner::Family { 0 } else { again.member_count().unwrap_or(0) };
            for member in 0..members {
                again.output(index, Some(member));
            }
            if output.owner == Owner::Family {
                again.output(index, None);
            }
        }
        again.trace.map(|trace| *trace).unwrap_or_default()
    }
}
