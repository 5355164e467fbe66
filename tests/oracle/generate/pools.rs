//! Figures and days where something happens. Each policy has a few of its own, which its cases share, so that facts fall
//! exactly on what the rules turn on.

use super::tape::Tape;

/// Figures around which rules turn; the halves are for roundings.
const FIGURES: [&str; 27] = [
    "0", "1", "2", "3", "100", "500", "1000", "12", "18", "60", "0.5", "0.01", "1041", "499.99", "500.01", "999.99",
    "0.3", "7", "33.33", "1000000", "0.125", "1500", "2000", "2.5", "7.5", "0.005", "16.5",
];

/// A figure as long as one can be, for results out of range.
const LONGEST: &str = "9999999999999999999999999999";

/// Figures that are plain factors.
pub const FACTORS: [&str; 9] = ["2", "3", "0.5", "12", "1.3", "30%", "7", "0.01", "100"];

/// Days around which rules turn: leap days, ends of years, birthdays of someone who is 18 or 60.
pub const DAYS: [&str; 18] = [
    "2026-03-01",
    "2026-02-28",
    "2008-02-29",
    "2024-02-29",
    "2025-02-28",
    "2025-12-31",
    "2026-01-01",
    "1966-03-01",
    "1966-03-02",
    "2008-03-01",
    "2024-03-01",
    "2000-02-29",
    "1964-02-29",
    "1900-03-01",
    "2100-02-28",
    "2023-07-04",
    "2022-12-01",
    "2026-03-02",
];

/// The ends of time.
const ENDS: [&str; 2] = ["0001-01-01", "9999-12-31"];

/// The figures and days one policy turns on.
#[derive(Debug)]
pub struct Pool {
    figures: Vec<&'static str>,
    days: Vec<&'static str>,
}

impl Default for Pool {
    fn default() -> Pool {
        Pool { figures: FIGURES.to_vec(), days: DAYS.to_vec() }
    }
}

impl Pool {
    pub fn new(tape: &mut Tape<'_>) -> Pool {
        let figures = (0..2 + tape.below(5)).map(|_| *tape.pick(&FIGURES)).collect();
        let days = (0..2 + tape.below(4)).map(|_| *tape.pick(&DAYS)).collect();
        Pool { figures, days }
    }

    pub fn figure(&self, tape: &mut Tape<'_>) -> &'static str {
        match tape.below(100) {
            0..70 => tape.pick::<&'static str>(&self.figures),
            70..98 => tape.pick::<&'static str>(&FIGURES),
            _ => LONGEST,
        }
    }

    pub fn day(&self, tape: &mut Tape<'_>) -> &'static str {
        match tape.below(100) {
            0..65 => tape.pick::<&'static str>(&self.days),
            65..98 => tape.pick::<&'static str>(&DAYS),
            _ => tape.pick::<&'static str>(&ENDS),
        }
    }
}
