//! Lanes in the order they are computed, each in a buffer that is used again as soon as nobody needs it: so that all of a
//! block's lanes stay near the processor.

use super::{
    Output, Target,
    lane::{Lane, Space, Step, Width},
    lanes::Lanes,
};
use crate::batch::cause::Cause;
use alloc::{vec, vec::Vec};

/// Where an operand is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) enum Operand {
    /// In a buffer.
    Buffer(Place),
    /// Among the constants of its width.
    Constant(Place),
    /// In a column.
    Source(Place),
}

/// A width, and which of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::batch) struct Place {
    pub(in crate::batch) width: Width,
    pub(in crate::batch) at: usize,
}

/// What is done next.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) enum Task {
    /// A lane is computed into a buffer.
    Compute { step: Step<Operand>, out: Place, space: Space },
    /// A lane is written.
    Write { from: Operand, target: Target },
    /// Rows with STRAY are left to the scalar evaluator.
    Stray { from: Operand, space: Space, cause: Mark },
}

/// Everything a plan does to a block.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Work {
    pub(in crate::batch) tasks: Vec<Task>,
    /// Values of the constants, by width.
    pub(in crate::batch) constants: Vec<(Width, i64)>,
    /// How many buffers there are of each width, in the order of [`WIDTHS`].
    pub(in crate::batch) buffers: [usize; 5],
    /// What is written.
    pub(in crate::batch) written: Vec<Written>,
    /// Why families can be left to the scalar evaluator.
    causes: Vec<Cause>,
}

/// Why a family is left to the scalar evaluator; nought where it is not.
pub(in crate::batch) type Mark = u16;

/// A value does not fit its column.
pub(in crate::batch) const VALUES: Mark = 1;

/// What is written of a lane.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) struct Written {
    pub(in crate::batch) target: Target,
    /// Its digits after the point, and what they are divided by besides; nothing where there is no figure.
    pub(in crate::batch) digits: Option<(u8, u32)>,
    pub(in crate::batch) width: Width,
}

/// Widths in order.
pub(in crate::batch) const WIDTHS: [Width; 5] = [Width::Bits, Width::I8, Width::I16, Width::I32, Width::I64];

/// A width's place among [`WIDTHS`].
pub(in crate::batch) fn index(width: Width) -> usize {
    WIDTHS.iter().position(|one| *one == width).unwrap_or(0)
}

impl Work {
    pub(super) fn new(lanes: &Lanes, outputs: &[Output], strays: &[(Lane, Cause)]) -> Work {
        let mut work = Work::default();
        let needed = needed(lanes, outputs, strays);
        let last = last_uses(lanes, &needed);
        let mut placed: Vec<Option<Operand>> = vec![None; lanes.definitions().len()];
        let mut free: [Vec<usize>; 5] = Default::default();
        for (at, definition) in lanes.definitions().iter().enumerate() {
            if needed.get(at) != Some(&true) {
                continue;
            }
            let lane = Lane(u32::try_from(at).unwrap_or(u32::MAX));
            let width = definition.width;
            let operand = match definition.step {
                Step::Constant(value, _) => {
                    let known = work.constants.iter().position(|one| *one == (width, value));
                    let place = known.unwrap_or_else(|| {
                        work.constants.push((width, value));
                        work.constants.len().saturating_sub(1)
                    });
                    Operand::Constant(Place { width, at: place })
                }
                Step::Source(source) => Operand::Source(Place { width, at: source as usize }),
                step => {
                    let of = |lane: Lane| placed.get(lane.0 as usize).copied().flatten();
                    let step = step.map(&mut |lane| of(lane).unwrap_or(Operand::Constant(Place { width, at: 0 })));
                    let slots = free.get_mut(index(width));
                    let slot = slots.and_then(Vec::pop).unwrap_or_else(|| {
                        let count = work.buffers.get_mut(index(width));
                        count.map_or(0, |count| {
                            *count = count.saturating_add(1);
                            count.saturating_sub(1)
                        })
                    });
                    let out = Place { width, at: slot };
                    work.tasks.push(Task::Compute { step, out, space: definition.space });
                    Operand::Buffer(out)
                }
            };
            if let Some(slot) = placed.get_mut(at) {
                *slot = Some(operand);
            }
            for output in outputs.iter().filter(|output| output.lane == lane) {
                work.tasks.push(Task::Write { from: operand, target: output.target });
                work.written.push(Written { target: output.target, digits: output.digits, width });
            }
            for (_, cause) in strays.iter().filter(|(stray, _)| *stray == lane) {
                let cause = work.cause(*cause);
                work.tasks.push(Task::Stray { from: operand, space: definition.space, cause });
            }
            // What nobody needs after this gives its buffer back.
            for (of, _) in last.iter().enumerate().filter(|(_, last)| **last == Some(at)) {
                if let Some(Some(Operand::Buffer(place))) = placed.get(of).copied()
                    && let Some(slots) = free.get_mut(index(place.width))
                {
                    slots.push(place.at);
                }
            }
        }
        work
    }
}

impl Work {
    /// A cause as a mark.
    fn cause(&mut self, cause: Cause) -> Mark {
        let at = self.causes.iter().position(|known| *known == cause).unwrap_or_else(|| {
            self.causes.push(cause);
            self.causes.len().saturating_sub(1)
        });
        u16::try_from(at).unwrap_or(u16::MAX).saturating_add(VALUES).saturating_add(1)
    }

    /// The cause of a mark.
    pub(in crate::batch) fn cause_of(&self, mark: Mark) -> Cause {
        let at = usize::from(mark).checked_sub(usize::from(VALUES).saturating_add(1));
        at.and_then(|at| self.causes.get(at)).copied().unwrap_or(Cause::Values)
    }

    /// Whether pairs of members are gone through.
    pub(in crate::batch) fn uses_pairs(&self) -> bool {
        self.tasks.iter().any(|task| match task {
            Task::Compute { step, space, .. } => *space == Space::Pair || step.outer() == Some(Space::Member),
            _ => false,
        })
    }
}

/// Which lanes anything that is written rests on.
fn needed(lanes: &Lanes, outputs: &[Output], strays: &[(Lane, Cause)]) -> Vec<bool> {
    let mut needed = vec![false; lanes.definitions().len()];
    let mark = |needed: &mut Vec<bool>, lane: Lane| {
        if let Some(slot) = needed.get_mut(lane.0 as usize) {
            *slot = true;
        }
    };
    for lane in outputs.iter().map(|output| output.lane).chain(strays.iter().map(|(lane, _)| *lane)) {
        mark(&mut needed, lane);
    }
    for (at, definition) in lanes.definitions().iter().enumerate().rev() {
        if needed.get(at) == Some(&true) {
            definition.step.map(&mut |lane| mark(&mut needed, lane));
        }
    }
    needed
}

/// For each lane the last that needs it; itself where none does.
fn last_uses(lanes: &Lanes, needed: &[bool]) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = needed.iter().enumerate().map(|(at, needed)| needed.then_some(at)).collect();
    for (at, definition) in lanes.definitions().iter().enumerate().filter(|(at, _)| needed.get(*at) == Some(&true)) {
        definition.step.map(&mut |lane: Lane| {
            if let Some(slot) = last.get_mut(lane.0 as usize) {
                *slot = Some(at);
            }
        });
    }
    last
}
