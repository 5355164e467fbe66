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

    /// That day, if there is one.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Day> {
        let found = Day { year, month, day };
        let exists = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
        (exists && (Day::FIRST..=Day::LAST).contains(&found)).then_some(found)
    }

    /// The day before.
    pub fn before(self) -> Day {
        match (self.month, self.day) {
            (1, 1) => Day { year: self.year - 1, month: 12, day: 31 },
            (month, 1) => Day { month: month - 1, day: length(self.year, month - 1), ..self },
            (_, day) => Day { day: day - 1, ..self },
        }
    }

    /// The day after.
    pub fn after(self) -> Day {
        match (self.month, self.day) {
            (12, 31) => Day { year: self.year + 1, month: 1, day: 1 },
            (month, day) if day == length(self.year, month) => Day { month: month + 1, day: 1, ..self },
            (_, day) => Day { day: day + 1, ..self },
        }
    }

    /// How many days have passed since the last day of the year 0.
    pub fn count(self) -> i64 {
        let years = self.year - 1;
        let leap_days = years / 4 - years / 100 + years / 400;
        let months: i64 = (1..self.month).map(|month| length(self.year, month)).sum();
        years * 365 + leap_days + months + self.day
    }

    /// So many days later; nothing beyond the calendar.
    pub fn add_days(self, days: i64) -> Option<Day> {
        let count = self.count().checked_add(days).filter(|count| (1..=Day::LAST.count()).contains(count))?;
        // The last year that begins not after the wanted day.
        let first_of = |year: i64| Day { year, month: 1, day: 1 };
        let mut year = (count / 366 + 1).min(9999);
        while year < 9999 && first_of(year + 1).count() <= count {
            year += 1;
        }
        let mut day = first_of(year);
        while day.month < 12 && (Day { month: day.month + 1, ..day }).count() <= count {
            day.month += 1;
        }
        Some(Day { day: count - day.count() + 1, ..day })
    }

    /// So many months later: the same day of the month, or the last one there is.
    pub fn add_months(self, months: i64) -> Option<Day> {
        let month = (self.year * 12 + self.month - 1).checked_add(months)?;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
        Day::new(year, month, self.day.min(length(year, month)))
    }

    /// Full months to a later day: a month is full on the same day of the month, or on its last one where that is earlier.
    pub fn completed_months(self, on: Day) -> i64 {
        let full = self.day.min(length(on.year, on.month));
        (on.year - self.year) * 12 + on.month - self.month - i64::from(on.day < full)
    }

    pub fn month_start(self) -> Day {
        Day { day: 1, ..self }
    }

    pub fn month_end(self) -> Day {
        Day { day: length(self.year, self.month), ..self }
    }

    /// The last such day of the year that is not after this day.
    pub fn year_start(self, of_year: (i64, i64)) -> Option<Day> {
        let this_year = in_year(self.year, of_year);
        if this_year <= self {
            Some(this_year)
        } else {
            Some(in_year(self.year - 1, of_year)).filter(|day| *day >= Day::FIRST)
        }
    }

    /// The day before the next such day of the year.
    pub fn year_end(self, of_year: (i64, i64)) -> Option<Day> {
        let this_year = in_year(self.year, of_year);
        let next = if this_year > self { this_year } else { in_year(self.year + 1, of_year) };
        Some(next.before()).filter(|day| *day <= Day::LAST)
    }

    /// Whether it lies between two days of the year, both included, across new year where the second comes first.
    pub fn in_season(self, first: (i64, i64), last: (i64, i64)) -> bool {
        let (begun, not_over) = (in_year(self.year, first) <= self, self <= in_year(self.year, last));
        if first <= last { begun && not_over } else { begun || not_over }
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

/// A day of the year in some year; 29 February stands for the last day of February.
fn in_year(year: i64, (month, day): (i64, i64)) -> Day {
    Day { year, month, day: day.min(length(year, month)) }
}

/// Days of a month.
fn length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
