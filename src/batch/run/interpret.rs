//! One task over one block.

use super::{
    buffers::Buffers,
    columns::Columns,
    kernels::{self, Reciprocal, Whole},
    room::Kept,
    rows::Rows,
    write,
};
use crate::batch::{
    answers::Answers,
    plan::{
        Mark, Operand, Place, Plan, Task,
        lane::{Role, Space, Step, Width, bits},
    },
};
use alloc::vec::Vec;

/// Numbers of a lane, for everything that is done to them.
trait Lane: Kept + Whole {}

impl<T: Kept + Whole> Lane for T {}

#[inline(always)]
pub(super) fn task(
    task: &Task,
    columns: Columns<'_, '_>,
    rows: &Rows,
    buffers: &mut Buffers<'_>,
    strays: &mut [Mark],
    answers: &mut Answers,
) {
    match *task {
        Task::Write { from, target } => write::write(from, target, rows, buffers, answers),
        Task::Stray { from, space, cause } => {
            stray(buffers.get::<u8>(from, rows.count(space)), space, cause, rows, strays);
        }
        Task::Compute { step, out, space } => {
            let count = rows.count(space);
            match out.width {
                Width::Bits => of_bits(&step, out, count, columns, rows, buffers),
                Width::I8 => moved::<i8>(&step, out, count, columns.plan, rows, buffers),
                Width::I16 => moved::<i16>(&step, out, count, columns.plan, rows, buffers),
                Width::I32 => calculated::<i32>(&step, out, count, columns.plan, rows, buffers),
                Width::I64 => calculated::<i64>(&step, out, count, columns.plan, rows, buffers),
            }
        }
    }
}

/// Marks the families some of whose rows have STRAY.
#[inline(always)]
fn stray(lane: &[u8], space: Space, cause: Mark, rows: &Rows, strays: &mut [Mark]) {
    // The first cause stands.
    let marked = |before: Mark, bits: u8| if before == 0 && bits & bits::STRAY != 0 { cause } else { before };
    match space {
        Space::Any | Space::Family => {
            for (stray, lane) in strays.iter_mut().zip(lane) {
                *stray = marked(*stray, *lane);
            }
        }
        Space::Member | Space::Pair => {
            let starts = if space == Space::Member { &rows.starts } else { &rows.family_pairs };
            let mut left = lane;
            for (stray, pair) in strays.iter_mut().zip(starts.windows(2)) {
                let count = match pair {
                    [start, end] => end.saturating_sub(*start) as usize,
                    _ => 0,
                };
                let (own, rest) = left.split_at(count.min(left.len()));
                left = rest;
                *stray = marked(*stray, own.iter().fold(0, |all, one| all | one));
            }
        }
    }
}

/// Lets a closure fill a buffer while the others are read.
#[inline(always)]
fn fill<'a, T: Kept>(out: Place, count: usize, buffers: &mut Buffers<'a>, with: impl FnOnce(&Buffers<'a>, &mut [T])) {
    let mut lane: Vec<T> = buffers.take(out.at);
    with(buffers, lane.get_mut(..count).unwrap_or_default());
    buffers.put(out.at, lane);
}

/// A width that is read and moved, not calculated with.
#[inline(always)]
fn moved<T: Lane>(step: &Step<Operand>, out: Place, count: usize, plan: &Plan, rows: &Rows, buffers: &mut Buffers<'_>) {
    match *step {
        Step::Select(condition, a, b) => fill::<T>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                kernels::select(buffers.get(condition, count), buffers.get(a, count), buffers.get(b, count), out);
            },
        ),
        Step::OfFamily(a, space) => fill::<T>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                let starts = if space == Space::Member { &rows.starts } else { &rows.family_pairs };
                kernels::spread(buffers.get::<T>(a, rows.family.1), starts, out);
            },
        ),
        Step::OfMember(a, role) => fill::<T>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                let all = buffers.get::<T>(a, rows.member.1);
                match role {
                    Role::Inner => kernels::gather(all, &rows.inner, out),
                    Role::Outer => kernels::spread(all, &rows.pairs, out),
                }
            },
        ),
        Step::Look(key, table) => look::<T>(key, table, out, count, plan, buffers),
        Step::Widen(a, _) => widen::<T>(a, out, count, buffers),
        _ => {}
    }
}

/// A width that is calculated with.
#[inline(always)]
fn calculated<T: Lane>(
    step: &Step<Operand>,
    out: Place,
    count: usize,
    plan: &Plan,
    rows: &Rows,
    buffers: &mut Buffers<'_>,
) {
    macro_rules! two {
        ($a:expr, $b:expr, $of:expr) => {
            fill::<T>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    kernels::both(buffers.get::<T>($a, count), buffers.get::<T>($b, count), out, $of);
                },
            )
        };
    }
    macro_rules! over {
        ($a:expr, $first:expr, $of:expr) => {
            fill::<T>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    let (starts, inner) = folded(rows, $a.1);
                    kernels::fold(buffers.get::<T>($a.0, inner), starts, out, $first, $of);
                },
            )
        };
    }
    match *step {
        Step::Add(a, b) => two!(a, b, T::add),
        Step::Subtract(a, b) => two!(a, b, T::subtract),
        Step::Multiply(a, b) => two!(a, b, T::multiply),
        Step::Least(a, b) => two!(a, b, T::least),
        Step::Greatest(a, b) => two!(a, b, T::greatest),
        Step::Divide(a, by) => divide(a, by, out, count, buffers),
        Step::DivideBy(a, b) => fill::<i64>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                kernels::both(
                    buffers.get::<i64>(a, count),
                    buffers.get::<i64>(b, count),
                    out,
                    #[inline(always)]
                    |a, b| a.checked_div_euclid(b.max(1)).unwrap_or(0),
                );
            },
        ),
        Step::Sum(a, outer) => over!((a, outer), Some(T::default()), T::add),
        Step::LeastOf(a, outer) => over!((a, outer), None, T::least),
        Step::GreatestOf(a, outer) => over!((a, outer), None, T::greatest),
        Step::First(a, outer) => {
            let none = T::from_whole(-1);
            over!((a, outer), Some(none), |all: T, one: T| if all < T::default() { one } else { all });
        }
        _ => moved::<T>(step, out, count, plan, rows, buffers),
    }
}

/// Where the inner rows of each outer one begin, and how many there are.
#[inline(always)]
fn folded(rows: &Rows, outer: Space) -> (&[u32], usize) {
    match outer {
        Space::Member => (&rows.pairs, rows.inner.len()),
        _ => (&rows.starts, rows.member.1),
    }
}

#[inline(always)]
fn divide(a: Operand, by: i64, out: Place, count: usize, buffers: &mut Buffers<'_>) {
    let by = by.unsigned_abs();
    if out.width == Width::I32 {
        let reciprocal = Reciprocal::new(by, 31);
        fill::<i32>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                kernels::each(
                    buffers.get::<i32>(a, count),
                    out,
                    #[inline(always)]
                    |number| reciprocal.narrow(number),
                );
            },
        );
    } else {
        let reciprocal = Reciprocal::new(by, 63);
        fill::<i64>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                kernels::each(
                    buffers.get::<i64>(a, count),
                    out,
                    #[inline(always)]
                    |number| reciprocal.wide(number),
                );
            },
        );
    }
}

#[inline(always)]
fn widen<T: Lane>(a: Operand, out: Place, count: usize, buffers: &mut Buffers<'_>) {
    macro_rules! from {
        ($type:ty) => {
            fill::<T>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    kernels::each(
                        buffers.get::<$type>(a, count),
                        out,
                        #[inline(always)]
                        |number| T::from_whole(number.into()),
                    );
                },
            )
        };
    }
    match width_of(a) {
        Width::Bits => from!(u8),
        Width::I8 => from!(i8),
        Width::I16 => from!(i16),
        Width::I32 => from!(i32),
        Width::I64 => from!(i64),
    }
}

fn width_of(operand: Operand) -> Width {
    match operand {
        Operand::Buffer(place) | Operand::Constant(place) | Operand::Source(place) => place.width,
    }
}

#[inline(always)]
fn look<T: Lane>(key: Operand, table: u32, out: Place, count: usize, plan: &Plan, buffers: &mut Buffers<'_>) {
    let Some(table) = plan.tables.get(table as usize) else { return };
    let Some(entries) = T::entries(&table.entries) else { return };
    macro_rules! by {
        ($type:ty) => {
            fill::<T>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    kernels::each(
                        buffers.get::<$type>(key, count),
                        out,
                        #[inline(always)]
                        |key| entries.get(key as usize).copied().unwrap_or_default(),
                    );
                },
            )
        };
    }
    match width_of(key) {
        Width::Bits => by!(u8),
        Width::I8 => by!(i8),
        Width::I16 => by!(i16),
        Width::I32 => by!(i32),
        Width::I64 => by!(i64),
    }
}

/// Lanes of bits.
#[inline(always)]
fn of_bits(
    step: &Step<Operand>,
    out: Place,
    count: usize,
    columns: Columns<'_, '_>,
    rows: &Rows,
    buffers: &mut Buffers<'_>,
) {
    macro_rules! one {
        ($a:expr, $of:expr) => {
            fill::<u8>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| kernels::each(buffers.get::<u8>($a, count), out, $of),
            )
        };
    }
    macro_rules! two {
        ($a:expr, $b:expr, $of:expr) => {
            fill::<u8>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    kernels::both(buffers.get::<u8>($a, count), buffers.get::<u8>($b, count), out, $of);
                },
            )
        };
    }
    macro_rules! over {
        ($a:expr, $outer:expr, $first:expr, $of:expr) => {
            fill::<u8>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    let (starts, inner) = folded(rows, $outer);
                    kernels::fold(buffers.get::<u8>($a, inner), starts, out, Some($first), $of);
                },
            )
        };
    }
    match *step {
        Step::Known(source) => null_bits(source, true, out, count, columns, rows, buffers),
        Step::Absent(source) => null_bits(source, false, out, count, columns, rows, buffers),
        Step::Less(a, b) => compared(a, b, out, count, buffers, Comparing::Less),
        Step::LessOrEqual(a, b) => compared(a, b, out, count, buffers, Comparing::LessOrEqual),
        Step::Equal(a, b) => compared(a, b, out, count, buffers, Comparing::Equal),
        Step::And(a, b, plain) if plain => two!(a, b, kernels::and_plain),
        Step::And(a, b, _) => two!(a, b, kernels::and),
        Step::Or(a, b, plain) if plain => two!(a, b, kernels::or_plain),
        Step::Or(a, b, _) => two!(a, b, kernels::or),
        Step::Not(a) => one!(a, kernels::not),
        Step::BitAnd(a, b) => two!(
            a,
            b,
            #[inline(always)]
            |a, b| a & b
        ),
        Step::BitOr(a, b) => two!(
            a,
            b,
            #[inline(always)]
            |a, b| a | b
        ),
        Step::Taken(a, b) => two!(a, b, kernels::taken),
        Step::Merge(a, b) => two!(a, b, kernels::merge),
        Step::Present(a) => one!(a, kernels::present),
        Step::FaultAsNo(a) => one!(a, kernels::fault_as_no),
        Step::HasValue(a) => one!(a, kernels::has_value),
        Step::OutputState(a, b) => two!(a, b, kernels::output_state),
        Step::Any(a, outer) => over!(a, outer, bits::NO, kernels::or),
        Step::All(a, outer) => over!(a, outer, bits::YES, kernels::and),
        Step::Answer([a, b, c, d, e]) => fill::<u8>(
            out,
            count,
            buffers,
            #[inline(always)]
            |buffers, out| {
                let lanes = [a, b, c, d, e].map(|lane| buffers.get::<u8>(lane, count).iter());
                let [verdict, barred, granted, continues, received] = lanes;
                let all = out.iter_mut().zip(verdict).zip(barred).zip(granted).zip(continues).zip(received);
                for (((((out, verdict), barred), granted), continues), received) in all {
                    *out = kernels::answer([*verdict, *barred, *granted, *continues, *received]);
                }
            },
        ),
        _ => moved::<u8>(step, out, count, columns.plan, rows, buffers),
    }
}

#[derive(Clone, Copy)]
enum Comparing {
    Less,
    LessOrEqual,
    Equal,
}

#[inline(always)]
fn compared(a: Operand, b: Operand, out: Place, count: usize, buffers: &mut Buffers<'_>, how: Comparing) {
    macro_rules! of {
        ($type:ty) => {
            fill::<u8>(
                out,
                count,
                buffers,
                #[inline(always)]
                |buffers, out| {
                    let (a, b) = (buffers.get::<$type>(a, count), buffers.get::<$type>(b, count));
                    match how {
                        Comparing::Less => kernels::both(
                            a,
                            b,
                            out,
                            #[inline(always)]
                            |a, b| kernels::truth(a < b),
                        ),
                        Comparing::LessOrEqual => kernels::both(
                            a,
                            b,
                            out,
                            #[inline(always)]
                            |a, b| kernels::truth(a <= b),
                        ),
                        Comparing::Equal => kernels::both(
                            a,
                            b,
                            out,
                            #[inline(always)]
                            |a, b| kernels::truth(a == b),
                        ),
                    }
                },
            )
        };
    }
    match width_of(a) {
        Width::Bits => of!(u8),
        Width::I8 => of!(i8),
        Width::I16 => of!(i16),
        Width::I32 => of!(i32),
        Width::I64 => of!(i64),
    }
}

/// Which values of a column are known, or 无.
#[inline(always)]
fn null_bits(
    source: u32,
    known: bool,
    out: Place,
    count: usize,
    columns: Columns<'_, '_>,
    rows: &Rows,
    buffers: &mut Buffers<'_>,
) {
    let source = columns.plan.sources.get(source as usize).and_then(|source| columns.column(source.of));
    let Some((column, of_members)) = source else { return };
    let first = if of_members { rows.member.0 } else { rows.family.0 };
    let (found, otherwise) = if known { (column.known, bits::YES) } else { (column.absent, bits::NO) };
    fill::<u8>(
        out,
        count,
        buffers,
        #[inline(always)]
        |_, out| match found {
            Some(found) => {
                let (bytes, offset) = found.parts(first);
                kernels::expand(bytes, offset, out);
            }
            None => out.fill(otherwise),
        },
    );
}
