//! The loops over a block. Each is short, touches as little memory as it can, and is compiled for every instruction set there
//! may be. What is added or multiplied fits by the bounds the plan knows; where a row is to be judged elsewhere, anything may
//! come of it, so everything wraps.

use crate::batch::plan::lane::bits;

/// A whole number of a lane.
pub(super) trait Whole: Copy + Default + PartialOrd {
    fn add(self, other: Self) -> Self;
    fn subtract(self, other: Self) -> Self;
    fn multiply(self, other: Self) -> Self;
    fn least(self, other: Self) -> Self;
    fn greatest(self, other: Self) -> Self;
    /// This where a byte has YES, else another: without a branch, so that many are chosen at once.
    fn choose(self, condition: u8, other: Self) -> Self;
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl Whole for $type {
            #[inline(always)]
            fn add(self, other: $type) -> $type { self.wrapping_add(other) }
            #[inline(always)]
            fn subtract(self, other: $type) -> $type { self.wrapping_sub(other) }
            #[inline(always)]
            fn multiply(self, other: $type) -> $type { self.wrapping_mul(other) }
            #[inline(always)]
            fn least(self, other: $type) -> $type { if self < other { self } else { other } }
            #[inline(always)]
            fn greatest(self, other: $type) -> $type { if self > other { self } else { other } }
            #[inline(always)]
            fn choose(self, condition: u8, other: $type) -> $type {
                let mask = <$type>::wrapping_sub(0, (condition & bits::YES) as $type);
                (self & mask) | (other & !mask)
            }
        }
    )*};
}

whole!(u8, i8, i16, i32, i64);

/// One lane from another.
#[inline(always)]
pub(super) fn each<A: Copy, O>(a: &[A], out: &mut [O], of: impl Fn(A) -> O) {
    for (out, a) in out.iter_mut().zip(a) {
        *out = of(*a);
    }
}

/// One lane from two.
#[inline(always)]
pub(super) fn both<A: Copy, B: Copy, O>(a: &[A], b: &[B], out: &mut [O], of: impl Fn(A, B) -> O) {
    for ((out, a), b) in out.iter_mut().zip(a).zip(b) {
        *out = of(*a, *b);
    }
}

/// One of two lanes, by the YES of a third.
#[inline(always)]
pub(super) fn select<T: Whole>(condition: &[u8], a: &[T], b: &[T], out: &mut [T]) {
    for (((out, condition), a), b) in out.iter_mut().zip(condition).zip(a).zip(b) {
        *out = a.choose(*condition, *b);
    }
}

/// YES or NO.
#[inline(always)]
pub(super) fn truth(holds: bool) -> u8 {
    if holds { bits::YES } else { bits::NO }
}

const ERROR: u8 = bits::FAULT | bits::STRAY;

/// All of a byte's bits, if any of some is set.
#[inline(always)]
fn if_any(byte: u8, of: u8) -> u8 {
    if byte & of != 0 { u8::MAX } else { 0 }
}

#[inline(always)]
pub(super) fn and(a: u8, b: u8) -> u8 {
    let live = bits::YES | ERROR;
    let errors = (a & ERROR & if_any(b, live)) | (b & ERROR & if_any(a, live));
    (a & b & bits::YES) | ((a | b) & bits::NO) | errors
}

/// The same for lanes without errors.
#[inline(always)]
pub(super) fn and_plain(a: u8, b: u8) -> u8 {
    (a & b & bits::YES) | ((a | b) & bits::NO)
}

#[inline(always)]
pub(super) fn or(a: u8, b: u8) -> u8 {
    let live = bits::NO | ERROR;
    let errors = (a & ERROR & if_any(b, live)) | (b & ERROR & if_any(a, live));
    ((a | b) & bits::YES) | (a & b & bits::NO) | errors
}

#[inline(always)]
pub(super) fn or_plain(a: u8, b: u8) -> u8 {
    ((a | b) & bits::YES) | (a & b & bits::NO)
}

#[inline(always)]
pub(super) fn not(a: u8) -> u8 {
    ((a & bits::YES) << 1) | ((a & bits::NO) >> 1) | (a & !(bits::YES | bits::NO))
}

#[inline(always)]
pub(super) fn taken(condition: u8, value: u8) -> u8 {
    (value & if_any(condition, bits::YES)) | (condition & ERROR)
}

#[inline(always)]
pub(super) fn merge(yes: u8, no: u8) -> u8 {
    (yes & bits::YES) | (no & bits::NO)
}

#[inline(always)]
pub(super) fn present(a: u8) -> u8 {
    (a & !bits::ABSENT) | ((a & bits::ABSENT) >> 2)
}

#[inline(always)]
pub(super) fn fault_as_no(a: u8) -> u8 {
    (a & !bits::FAULT) | ((a & bits::FAULT) >> 1)
}

#[inline(always)]
pub(super) fn has_value(a: u8) -> u8 {
    let value = if_any(a, bits::YES | bits::NO) & bits::YES;
    value | ((a & bits::ABSENT) >> 3) | (a & ERROR)
}

/// Verdict, what bars, what is granted, what goes on, what is received, as one byte: see `Answer` and `overlap::standing`.
#[inline(always)]
pub(super) fn answer([verdict, barred, granted, continues, received]: [u8; 5]) -> u8 {
    let verdict = verdict & 7;
    let eligible = verdict == bits::YES;
    let ineligible = verdict == bits::NO;
    let failed = verdict == bits::FAULT;
    let bar_open = barred & 3 == 3;
    let received = received & bits::YES != 0;
    let code = if eligible & !bar_open {
        1
    } else if ineligible {
        2
    } else if failed {
        4
    } else {
        3
    };
    let over = ineligible & (continues & 3 == bits::NO);
    let ruled_out = !over & (barred & 3 == bits::YES);
    let standing = if over {
        if received { 3 } else { 0 }
    } else if ruled_out {
        if received { 3 } else { 4 }
    } else if granted & 3 == bits::YES {
        if received { 2 } else { 1 }
    } else {
        0
    };
    let possible: u8 = if granted & bits::YES != 0 { 64 } else { 0 };
    let barred: u8 = if ruled_out { 128 } else { 0 };
    code | (standing << 3) | possible | barred
}

/// Whether an output can be said: see `OutputState`.
#[inline(always)]
pub(super) fn output_state(state: u8, point: u8) -> u8 {
    let value = state & (bits::YES | bits::NO);
    let settled = (value == bits::YES || value == bits::NO) && state & !(bits::YES | bits::NO) == 0;
    if value == 0 {
        if state & bits::FAULT != 0 {
            3
        } else if state & bits::ABSENT != 0 {
            4
        } else {
            2
        }
    } else if settled && point & bits::YES != 0 {
        1
    } else {
        2
    }
}

/// A number below 2³¹ divided by another: multiplied by its reciprocal, rounded up to so many bits that no such number tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reciprocal {
    multiplier: u64,
    shift: u32,
}

impl Reciprocal {
    /// For numbers of so many bits; `by` is above zero.
    pub(super) fn new(by: u64, bits: u32) -> Reciprocal {
        let shift = bits.saturating_add(u64::BITS.saturating_sub(by.saturating_sub(1).leading_zeros()));
        let power = 1_u128.checked_shl(shift).unwrap_or(0);
        let multiplier = power.div_ceil(u128::from(by.max(1)));
        Reciprocal { multiplier: u64::try_from(multiplier).unwrap_or(u64::MAX), shift }
    }

    #[inline(always)]
    pub(super) fn narrow(self, number: i32) -> i32 {
        let product = u64::from(number.cast_unsigned()).wrapping_mul(self.multiplier & 0xffff_ffff);
        // A quotient of a number below 2³¹ is below it as well.
        ((product >> (self.shift & 63)) & 0x7fff_ffff) as i32
    }

    #[inline(always)]
    pub(super) fn wide(self, number: i64) -> i64 {
        let product = u128::from(number.cast_unsigned()).wrapping_mul(self.multiplier.into());
        (product >> (self.shift & 127)) as i64
    }
}

/// A family's value for each of its members, or an outer member's for each pair.
#[inline(always)]
pub(super) fn spread<T: Copy>(a: &[T], starts: &[u32], out: &mut [T]) {
    let mut left = out;
    for (value, pair) in a.iter().zip(starts.windows(2)) {
        let count = count(pair).min(left.len());
        let (own, rest) = left.split_at_mut(count);
        own.fill(*value);
        left = rest;
    }
}

#[inline(always)]
fn count(pair: &[u32]) -> usize {
    match pair {
        [start, end] => end.wrapping_sub(*start) as usize,
        _ => 0,
    }
}

/// Values by their places.
#[inline(always)]
pub(super) fn gather<T: Copy + Default>(a: &[T], places: &[u32], out: &mut [T]) {
    for (out, place) in out.iter_mut().zip(places) {
        *out = a.get(*place as usize).copied().unwrap_or_default();
    }
}

/// What comes of the inner rows of each outer one.
#[inline(always)]
pub(super) fn fold<T: Copy + Default>(
    a: &[T],
    starts: &[u32],
    out: &mut [T],
    first: Option<T>,
    of: impl Fn(T, T) -> T,
) {
    let mut left = a;
    for (out, pair) in out.iter_mut().zip(starts.windows(2)) {
        let (own, rest) = left.split_at(count(pair).min(left.len()));
        left = rest;
        *out = match first {
            Some(first) => own.iter().fold(first, |all, one| of(all, *one)),
            None => own.iter().copied().reduce(&of).unwrap_or_default(),
        };
    }
}

/// The bits of rows as YES and NO: eight at a time.
#[inline(always)]
pub(super) fn expand(bytes: &[u8], offset: usize, out: &mut [u8]) {
    let (skipped, shift) = (offset >> 3, offset & 7);
    let bytes = bytes.get(skipped..).unwrap_or_default();
    if shift == 0 {
        for (out, byte) in out.chunks_mut(8).zip(bytes) {
            for (at, out) in out.iter_mut().enumerate() {
                *out = bits::NO.wrapping_sub((byte >> (at & 7)) & 1);
            }
        }
    } else {
        for (at, out) in out.iter_mut().enumerate() {
            let at = at.wrapping_add(shift);
            let byte = bytes.get(at >> 3).copied().unwrap_or(0);
            *out = bits::NO.wrapping_sub((byte >> (at & 7)) & 1);
        }
    }
}
