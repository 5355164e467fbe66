//! Times of things that are done in several ways, one after the other and over again.

#![expect(clippy::disallowed_types, reason = "the core reads no clock, who measures it does")]

use std::time::Instant;

/// Seconds a sample takes at least, so that it is long against the clock's step.
const SHORTEST: f64 = 0.02;

/// One way of doing the same.
pub struct Variant<'a> {
    /// What it is called in tables.
    pub name: &'static str,
    run: Box<dyn FnMut() + 'a>,
    /// Whether it is left out, since it would take too long or cannot be run here.
    pub left_out: bool,
    /// Passes of a sample; none before the first.
    passes: u32,
    /// Seconds of a pass.
    samples: Vec<f64>,
}

impl<'a> Variant<'a> {
    /// A way of doing it, not run yet.
    #[must_use]
    pub fn new(name: &'static str, run: impl FnMut() + 'a) -> Variant<'a> {
        Variant { name, run: Box::new(run), left_out: false, passes: 0, samples: Vec::new() }
    }

    fn timed(&mut self, passes: u32) -> f64 {
        let start = Instant::now();
        for _ in 0..passes {
            (self.run)();
        }
        start.elapsed().as_secs_f64() / f64::from(passes)
    }

    /// Takes one sample. Before the first a pass warms up, and tells how many passes a sample takes.
    pub fn sample(&mut self) {
        if self.left_out {
            return;
        }
        if self.passes == 0 {
            self.passes = (SHORTEST / self.timed(1)).ceil().clamp(1.0, 100_000.0) as u32;
        }
        let seconds = self.timed(self.passes);
        self.samples.push(seconds);
    }

    /// Seconds of a pass; nothing where it was left out.
    #[must_use]
    pub fn median(mut self) -> Option<f64> {
        self.samples.sort_by(f64::total_cmp);
        self.samples.get(self.samples.len() / 2).copied()
    }
}

/// Takes turns, so that what else runs on the machine slows all of them alike.
pub fn take_turns(variants: &mut [Variant<'_>], rounds: usize) {
    for _ in 0..rounds {
        for variant in &mut *variants {
            variant.sample();
        }
    }
}

/// A figure with about three digits.
#[must_use]
pub fn three_digits(number: f64) -> String {
    let decimals = if number < 1.0 { 3 } else { usize::from(number < 100.0) };
    format!("{number:.decimals$}")
}
