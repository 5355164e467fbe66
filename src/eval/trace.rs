//! What judging a family looked up: for those who want to know what their cases reach.

use super::{combinations::judged_again, nodes::Evaluation};
use crate::program::{CellId, NodeId, Owner};
use alloc::{boxed::Box, collections::BTreeSet};

/// Cells of standards and rows of 分档 that values were taken from.
#[derive(Debug, Clone, Default)]
pub struct Trace {
    /// Standard, row of the standard, cell of the row's table.
    pub cells: BTreeSet<(u32, u32, CellId)>,
    /// Node of a 分档, row of it.
    pub bands: BTreeSet<(NodeId, u32)>,
}

impl Evaluation<'_> {
    /// Judges once more as before, and says what was looked up. Nothing assumed was.
    pub fn trace(&self) -> Trace {
        let mut again = judged_again(self, Some(Box::default()));
        let definitions = &self.program.rules.definitions;
        for (index, output) in (0u32..).zip(definitions).filter(|(_, definition)| definition.output) {
            match output.owner {
                Owner::Family => drop(again.output(index, None)),
                Owner::Member => (0..again.member_count().unwrap_or(0)).for_each(|member| {
                    again.output(index, Some(member));
                }),
            }
        }
        again.trace.map(|trace| *trace).unwrap_or_default()
    }
}
