//! A plan: a program made ready for columns of one layout, as a list of steps over lanes.
//!
//! Lanes (`lane`, `lanes`) are narrow whole numbers with bounds known beforehand, or bytes of bits that say what can come of a question
//! (`truth`). Exact numbers are lanes times a unit (`fixed`), known between two bounds (`value`). A program's expressions become
//! such values (`lowering`, `expression`, `keys`, `members`, `days`); what rests on a few choices only is worked out beforehand by the
//! scalar evaluator (`rests`, `tables`). Items follow in their order (`items`, `bars`, `contest`), then what is written
//! (`totals`). What lanes cannot hold is marked, and families in which it matters are judged one by one.

mod bars;
mod choices;
mod contest;
mod days;
mod expression;
mod facts;
mod fixed;
mod items;
mod keys;
pub(super) mod lane;
mod lanes;
mod layout;
mod lowering;
mod members;
mod received;
mod rests;
mod slots;
mod tables;
mod totals;
mod truth;
mod value;

pub(super) use layout::Layout;
pub(super) use received::{MOST_RECEIVED, PLACES_RECEIVED};
pub(super) use slots::{Mark, Operand, Place, Task, VALUES, Work, index as width_index};

use super::{answers::Selection, cause::Cause, register::is_of_members, screener::Asked};
use crate::program::{Owner, Program};
use alloc::vec::Vec;
use lane::{Lane, Opaque, Width};

/// A column that is read, and what its digits may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) of: SourceOf,
    /// The least and the greatest; families with others are left to the scalar evaluator.
    pub(super) low: i64,
    pub(super) high: i64,
    /// Digits must be multiples of this.
    pub(super) whole: Option<i64>,
    /// Whether no row may be 无.
    pub(super) present: bool,
    pub(super) width: Width,
}

/// Which column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SourceOf {
    Place,
    Family(u32),
    Member(u32),
    /// Whether an item is received, by anyone or by each member; or only where the family is judged.
    Receives {
        item: u32,
        of_members: bool,
        here: bool,
    },
    /// Digits of what is received, and whether that is known.
    ReceivedAmount {
        item: u32,
        of_members: bool,
    },
    ReceivedState {
        item: u32,
        of_members: bool,
    },
}

/// Entries by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) entries: Entries,
}

/// Entries of one width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Entries {
    Bits(Vec<u8>),
    I16(Vec<i16>),
    I32(Vec<i32>),
    I64(Vec<i64>),
}

/// A lane that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) lane: Lane,
    pub(super) target: Target,
    /// Of digits, how many stand after the point and what they are divided by besides; nothing where there is no figure.
    pub(super) digits: Option<(u8, u32)>,
}

/// Where a lane is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Answer(u32),
    AmountLow(u32),
    AmountHigh(u32),
    Bar(u32),
    State(u32),
    Code(u32),
    FigureLow(u32),
    FigureHigh(u32),
    TotalLow(Total),
    TotalHigh(Total),
}

impl Target {
    /// Whether its rows are members.
    fn is_of_members(self, program: &Program) -> bool {
        match self {
            Target::Answer(item) | Target::AmountLow(item) | Target::AmountHigh(item) | Target::Bar(item) => {
                is_of_members(program, item)
            }
            Target::State(index) | Target::Code(index) | Target::FigureLow(index) | Target::FigureHigh(index) => {
                let found = program.rules.definitions.get(index as usize);
                found.is_some_and(|definition| definition.owner == Owner::Member)
            }
            Target::TotalLow(_) | Target::TotalHigh(_) => false,
        }
    }
}

/// Which sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Total {
    Monthly,
    Regular,
    Once,
}

/// A program made ready for one layout.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) sources: Vec<Source>,
    pub(super) tables: Vec<Table>,
    /// Sources that must say something for every family.
    pub(super) demanded: Vec<u32>,
    pub(super) work: Work,
}

impl Plan {
    /// The plan; nothing where lanes cannot judge anything of it.
    pub(super) fn new(program: &Program, asked: Asked, selection: Selection, layout: &Layout) -> Option<Plan> {
        Plan::made(program, asked, selection, layout).ok()
    }

    fn made(program: &Program, asked: Asked, selection: Selection, layout: &Layout) -> Result<Plan, Opaque> {
        let mut lowering = lowering::Lowering::new(program, asked, selection, layout);
        let mut outputs = lowering.items()?;
        for output in &mut outputs {
            // What is the same for all members of a family is written for each.
            if output.target.is_of_members(program) {
                output.lane = lowering.lanes.at(output.lane, lane::Space::Member)?;
            }
        }
        // What was not taken in where it was calculated with leaves the family to the scalar evaluator.
        let guards = core::mem::take(&mut lowering.lanes.guards);
        for guard in guards {
            lowering.stray_where(guard, Cause::Values)?;
        }
        let work = Work::new(&lowering.lanes, &outputs, &lowering.strays);
        Ok(Plan { sources: lowering.sources, tables: lowering.tables, demanded: lowering.demanded, work })
    }
}
