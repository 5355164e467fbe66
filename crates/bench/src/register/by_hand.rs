//! Runs the hand-written loops over columns of any length, compiled for what the machine has.

use super::{
    columns::{Columns, Narrow, Results, Wide},
    loops::{BLOCK, NarrowLoop, WideLoop},
};
use pulp::{Arch, NullaryFnOnce};

/// Facts of a block of families, in the order of [`Columns`].
pub(super) type Facts<'a, M, C> = ([&'a [M; BLOCK]; 4], [&'a [C; BLOCK]; 8]);

/// What a block of families is due, in the order of [`Results`].
pub(super) type Due<'a, M> = ([&'a mut [u8; BLOCK]; 7], [&'a mut [M; BLOCK]; 7]);

/// The rules, written by hand for columns of one layout.
pub(super) trait Rules {
    /// Type of money.
    type Money: Copy + Default;
    /// Type of everything else.
    type Count: Copy + Default;
    /// Judges a block.
    fn judge(facts: Facts<'_, Self::Money, Self::Count>, due: Due<'_, Self::Money>);
}

/// Judges families given in columns of 64 bits, by hand.
pub fn judge_wide(columns: &Wide, results: &mut Results<i64>) {
    judge::<WideLoop>(columns, results);
}

/// Judges families given in narrow columns, by hand.
pub fn judge_narrow(columns: &Narrow, results: &mut Results<i32>) {
    judge::<NarrowLoop>(columns, results);
}

fn judge<R: Rules>(columns: &Columns<R::Money, R::Count>, results: &mut Results<R::Money>) {
    let whole = columns.rows() / BLOCK * BLOCK;
    Arch::new().dispatch(Blocks::<R> { columns, results });
    if whole < columns.rows() {
        let last = columns.last_block(whole, BLOCK, Default::default());
        let mut due = Results::new(BLOCK);
        Arch::new().dispatch(Blocks::<R> { columns: &last, results: &mut due });
        results.put(whole, &due);
    }
}

/// All whole blocks.
struct Blocks<'a, R: Rules> {
    columns: &'a Columns<R::Money, R::Count>,
    results: &'a mut Results<R::Money>,
}

impl<R: Rules> NullaryFnOnce for Blocks<'_, R> {
    type Output = ();

    // Inlined down to the loops: only so are they compiled for the instruction set that was chosen.
    #[inline(always)]
    fn call(self) {
        let money = self.columns.money.each_ref().map(|column| column.as_chunks().0);
        let counts = self.columns.counts.each_ref().map(|column| column.as_chunks().0);
        let mut verdicts = self.results.verdicts.each_mut().map(|column| column.as_chunks_mut().0);
        let mut amounts = self.results.amounts.each_mut().map(|column| column.as_chunks_mut().0);
        for block in 0..money[0].len() {
            let facts = (money.map(|column| &column[block]), counts.map(|column| &column[block]));
            let due = (
                verdicts.each_mut().map(|column| &mut column[block]),
                amounts.each_mut().map(|column| &mut column[block]),
            );
            R::judge(facts, due);
        }
    }
}

/// The instruction set that is chosen on this machine.
#[must_use]
pub fn instruction_set() -> &'static str {
    #[cfg(target_arch = "x86_64")]
    match Arch::new() {
        Arch::V4(_) => "x86-64-v4 (AVX-512)",
        Arch::V3(_) => "x86-64-v3 (AVX2)",
        _ => "x86-64 (SSE2)",
    }
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return "wasm32 with SIMD";
    #[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
    return std::env::consts::ARCH;
}
