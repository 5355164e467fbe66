//! Lanes of a block written into the columns of the answers.

use super::{buffers::Buffers, room::Kept, rows::Rows};
use crate::batch::{
    answer::Answer,
    answers::{Answers, OutputState, OutputValues, PlanState},
    figures::{Bounds, Digits, Figures},
    plan::{Operand, Plan, Target, Total, lane::Width},
};
use alloc::vec;

/// Columns of the widths the plan writes, for so many rows.
pub(in crate::batch) fn prepare(plan: &Plan, answers: &mut Answers) {
    for written in &plan.work.written {
        let Some(bounds) = bounds(answers, written.target) else { continue };
        let rows = bounds.low.rows();
        let figures = match (written.digits, written.width) {
            (None, _) => Figures::of(Digits::None(rows), (0, 1)),
            (Some(digits), Width::I64) => Figures::of(Digits::I64(vec![0; rows]), digits),
            (Some(digits), _) => Figures::of(Digits::I32(vec![0; rows]), digits),
        };
        if is_high(written.target) {
            bounds.high = Some(figures);
        } else {
            bounds.low = figures;
        }
    }
    answers.plans.states.fill(PlanState::Single);
}

fn is_high(target: Target) -> bool {
    matches!(target, Target::AmountHigh(_) | Target::FigureHigh(_) | Target::TotalHigh(_))
}

fn bounds(answers: &mut Answers, target: Target) -> Option<&mut Bounds> {
    match target {
        Target::AmountLow(item) | Target::AmountHigh(item) => answers.items.get_mut(item as usize)?.amount.as_mut(),
        Target::FigureLow(index) | Target::FigureHigh(index) => {
            let output = answers.outputs.iter_mut().find(|output| output.definition == index)?;
            match &mut output.values {
                OutputValues::Numbers(bounds) => Some(bounds),
                OutputValues::Codes(_) => None,
            }
        }
        Target::TotalLow(total) | Target::TotalHigh(total) => match total {
            Total::Monthly => answers.plans.monthly.as_mut(),
            Total::Regular => answers.plans.regular.as_mut(),
            Total::Once => answers.plans.once.as_mut(),
        },
        _ => None,
    }
}

/// Writes a lane's rows of a block.
#[inline(always)]
pub(super) fn write(from: Operand, target: Target, rows: &Rows, buffers: &Buffers<'_>, answers: &mut Answers) {
    match target {
        Target::Answer(item) => {
            let Some(item) = answers.items.get_mut(item as usize) else { return };
            let out = own(&mut item.rows, item.of_members, rows);
            for (out, bits) in out.iter_mut().zip(buffers.get::<u8>(from, usize::MAX)) {
                *out = Answer::from_bits(*bits);
            }
        }
        Target::Bar(item) => {
            let Some(item) = answers.items.get_mut(item as usize) else { return };
            let Some(bars) = &mut item.barred_by else { return };
            let out = own(bars, item.of_members, rows);
            for (out, relation) in out.iter_mut().zip(buffers.get::<i32>(from, usize::MAX)) {
                *out = relation.cast_unsigned();
            }
        }
        Target::State(index) => {
            let Some(output) = answers.outputs.iter_mut().find(|output| output.definition == index) else { return };
            let out = own(&mut output.states, output.of_members, rows);
            for (out, state) in out.iter_mut().zip(buffers.get::<u8>(from, usize::MAX)) {
                *out = match state {
                    1 => OutputState::Settled,
                    3 => OutputState::Failed,
                    4 => OutputState::Absent,
                    _ => OutputState::Open,
                };
            }
        }
        Target::Code(index) => {
            let Some(output) = answers.outputs.iter_mut().find(|output| output.definition == index) else { return };
            let OutputValues::Codes(codes) = &mut output.values else { return };
            copy(buffers.get::<i32>(from, usize::MAX), own(codes, output.of_members, rows));
        }
        target => {
            let of_members = match target {
                Target::AmountLow(item) | Target::AmountHigh(item) => {
                    answers.items.get(item as usize).is_some_and(|item| item.of_members)
                }
                Target::FigureLow(index) | Target::FigureHigh(index) => {
                    answers.outputs.iter().any(|output| output.definition == index && output.of_members)
                }
                _ => false,
            };
            let Some(bounds) = bounds(answers, target) else { return };
            let figures = if is_high(target) { bounds.high.as_mut() } else { Some(&mut bounds.low) };
            match figures.map(|figures| &mut figures.digits) {
                Some(Digits::I32(digits)) => {
                    copy(buffers.get::<i32>(from, usize::MAX), own(digits, of_members, rows));
                }
                Some(Digits::I64(digits)) => {
                    copy(buffers.get::<i64>(from, usize::MAX), own(digits, of_members, rows));
                }
                Some(Digits::None(_)) | None => {}
            }
        }
    }
}

#[inline(always)]
fn copy<T: Kept>(from: &[T], to: &mut [T]) {
    if let Some(from) = from.get(..to.len()) {
        to.copy_from_slice(from);
    }
}

/// The rows of a block among all.
#[inline(always)]
fn own<'o, T>(all: &'o mut [T], of_members: bool, rows: &Rows) -> &'o mut [T] {
    let (first, count) = if of_members { rows.member } else { rows.family };
    all.get_mut(first..first.saturating_add(count)).unwrap_or_default()
}
