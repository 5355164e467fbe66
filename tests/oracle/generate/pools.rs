//! Figures and days where something happens, shared by policies and cases so that they meet.

use super::tape::Tape;

/// Figures around which rules turn.
pub const FIGURES: [&str; 24] = [
    "0",
    "1",
    "2",
    "3",
    "100",
    "500",
    "1000",
    "12",
    "18",
    "60",
    "0.5",
    "0.01",
    "1041",
    "499.99",
    "500.01",
    "999.99",
    "0.3",
    "7",
    "33.33",
    "1000000",
    "0.125",
    "1500",
    "2000",
    "9999999999999999999999999999",
];

/// Figures that are plain factors.
pub const FACTORS: [&str; 9] = ["2", "3", "0.5", "12", "1.3", "30%", "7", "0.01", "100"];

/// Days around which rules turn: leap days, ends of years, birthdays of someone who is 18 or 60, and the ends of time.
pub const DAYS: [&str; 20] = [
    "2026-03-01",
    "2024-02-29",
    "2025-02-28",
    "2025-12-31",
    "2026-01-01",
    "1966-03-01",
    "1966-03-02",
    "2008-02-29",
    "2008-03-01",
    "2026-02-28",
    "2024-03-01",
    "2000-02-29",
    "1964-02-29",
    "1900-03-01",
    "2100-02-28",
    "2023-07-04",
    "2022-12-01",
    "2026-03-02",
    "0001-01-01",
    "9999-12-31",
];

/// A figure, now and then the common ones.
pub fn figure(tape: &mut Tape<'_>) -> &'static str {
    // The last one is as long as a figure can be; it is for overflows, so it must be rare.
    if tape.chance(3) { FIGURES[FIGURES.len() - 1] } else { tape.pick::<&'static str>(&FIGURES[..FIGURES.len() - 1]) }
}

/// A day that is not an end of time, except now and then.
pub fn day(tape: &mut Tape<'_>) -> &'static str {
    if tape.chance(3) { tape.pick::<&'static str>(&DAYS) } else { tape.pick::<&'static str>(&DAYS[..DAYS.len() - 2]) }
}
