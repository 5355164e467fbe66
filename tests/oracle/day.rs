//! Days of the proleptic Gregorian calendar, with arithmetic of their own.

use std::fmt;

/// A day; the order of the fields is the order of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i64,
    pub month: i64,
    pub day: i64,
}

impl Day {
    /// The first and the last day there are.
    pub const FIRST: Day = Day { year: 1, month: 1, day: 1 };
    pub const LAST: Day = Day { year: 9999, month: 12, day: 31 };

    /// The day before.
    pub fn before(self) -> Day {
        match (self.month, self.day) {
            (1, 1) => Day { year: self.year - 1, month: 12, day: 31 },
            (month, 1) => Day { month: month - 1, day: length(self.year, month - 1), ..self },
            (_, day) => Day { day: day - 1, ..self },
        }
    }

    /// Full years from this day to a later one: a year is full on the birthday, which for 29 February is 28 February in
    /// a year without a 29th.
    pub fn completed_years(self, on: Day) -> i64 {
        let birthday = (self.month, self.day.min(length(on.year, self.month)));
        on.year - self.year - i64::from((on.month, on.day) < birthday)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Days of a month.
fn length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
