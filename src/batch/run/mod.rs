//! A plan carried out over a register, block by block.

mod buffers;
mod columns;
mod interpret;
mod kernels;
mod room;
mod rows;
mod write;

use super::{
    answers::Answers,
    plan::{Mark, Plan, VALUES},
    register::Register,
    screener::Asked,
};
use crate::program::Program;
use alloc::vec::Vec;
use buffers::Buffers;
use columns::Columns;
use rows::Rows;

pub(super) use room::Room;
pub(super) use write::prepare;

/// Families of a block, so that its lanes stay in the nearest memory.
const FAMILIES: usize = 2048;
/// The same where there are lanes of members, and where there are lanes of pairs.
const WITH_MEMBERS: usize = 192;
const WITH_PAIRS: usize = 64;

/// Carries out a plan; gives back the families the scalar evaluator has to judge.
pub(super) fn run(
    plan: &Plan,
    program: &Program,
    asked: Asked,
    register: &Register<'_>,
    answers: &mut Answers,
) -> Vec<usize> {
    let columns = Columns { program, plan, register, asked };
    dispatched(Blocks { columns, answers })
}

/// The best instructions the machine has are chosen here, once; all that follows is compiled for each.
#[cfg(not(any(debug_assertions, target_family = "wasm")))]
fn dispatched(blocks: Blocks<'_, '_>) -> Vec<usize> {
    pulp::Arch::new().dispatch(blocks)
}

/// In a browser there is one instruction set, and while developing, compiling for each takes longer than it saves.
#[cfg(any(debug_assertions, target_family = "wasm"))]
fn dispatched(blocks: Blocks<'_, '_>) -> Vec<usize> {
    blocks.judge()
}

/// All blocks of a register.
struct Blocks<'r, 'a> {
    columns: Columns<'r, 'a>,
    answers: &'r mut Answers,
}

impl Blocks<'_, '_> {
    // Inlined down to the loops: only so are they compiled for the instructions that were chosen.
    #[inline(always)]
    fn judge(self) -> Vec<usize> {
        blocks(self.columns, self.answers)
    }
}

#[cfg(not(any(debug_assertions, target_family = "wasm")))]
impl pulp::NullaryFnOnce for Blocks<'_, '_> {
    type Output = Vec<usize>;

    #[inline(always)]
    fn call(self) -> Vec<usize> {
        self.judge()
    }
}

#[inline(always)]
fn blocks(columns: Columns<'_, '_>, answers: &mut Answers) -> Vec<usize> {
    let (plan, register) = (columns.plan, columns.register);
    let families = register.families();
    let size = match (plan.work.uses_pairs(), register.members.is_some()) {
        (true, _) => WITH_PAIRS,
        (false, true) => WITH_MEMBERS,
        (false, false) => FAMILIES,
    };
    let mut buffers = Buffers::new(core::mem::take(&mut answers.room), plan.sources.len());
    let mut rows = Rows::default();
    let mut strays = [0; FAMILIES];
    let mut redo = Vec::new();
    let mut first = 0;
    while first < families {
        let count = families.saturating_sub(first).min(size);
        rows.set(register, first, count, size == WITH_PAIRS);
        buffers.reserve(rows.most(), &plan.work);
        let strays = strays.get_mut(..count).unwrap_or_default();
        strays.fill(0);
        mark_counts(columns.program, register, &rows, strays);
        mark_received(columns, first, strays);
        mark_places(columns, first, strays);
        columns.read(&rows, &mut buffers, strays);
        for task in &plan.work.tasks {
            interpret::task(task, columns, &rows, &mut buffers, strays, answers);
        }
        for (family, mark) in (first..).zip(strays.iter()).filter(|(_, mark)| **mark != 0) {
            redo.push(family);
            answers.causes.add(plan.work.cause_of(*mark), 1);
        }
        first = first.saturating_add(count);
    }
    answers.room = buffers.into_room();
    redo
}

/// Families with fewer or more members than the pack allows.
fn mark_counts(program: &Program, register: &Register<'_>, rows: &Rows, strays: &mut [Mark]) {
    if register.members.is_none() {
        return;
    }
    let (least, most) = program.rules.members;
    for (stray, pair) in strays.iter_mut().zip(rows.starts.windows(2)) {
        let count = match pair {
            [start, end] => end.saturating_sub(*start),
            _ => 0,
        };
        if !(least..=most).contains(&count) {
            *stray = VALUES;
        }
    }
}

/// Families judged for no place, or for one there is not: whatever the rules ask for, such a family is refused.
fn mark_places(columns: Columns<'_, '_>, first: usize, strays: &mut [Mark]) {
    let Columns { program, register, asked, .. } = columns;
    let all = super::row::Rows { program, register, asked };
    // Where nothing says otherwise, it is the same for everyone.
    if register.place.is_none() && asked.place.is_some() {
        if all.place(first).is_none() {
            strays.fill(VALUES);
        }
        return;
    }
    for (family, stray) in (first..).zip(strays) {
        if all.place(family).is_none() {
            *stray = VALUES;
        }
    }
}

/// Families of whom something is said to be received that the pack does not allow: by a member there is not, twice, by nobody. It
/// must not be taken for what another family receives.
fn mark_received(columns: Columns<'_, '_>, first: usize, strays: &mut [Mark]) {
    let Columns { program, register, asked, .. } = columns;
    let Some(received) = &register.received else { return };
    let all = super::row::Rows { program, register, asked };
    for (family, stray) in (first..).zip(strays) {
        let (start, end) = received.of(family);
        if start < end && all.receiving(received, family, register.count(family)).is_none() {
            *stray = VALUES;
        }
    }
}
