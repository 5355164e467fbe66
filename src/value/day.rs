//! Calendar days.

use core::fmt;

use jiff::Span;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);
const MONTHS_A_YEAR: i64 = 12;

/// A day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// A stored day outside that range counts as the nearest day within it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(i32); // days since 1970-01-01

impl Day {
    /// 0001-01-01.
    pub const FIRST: Day = Day(-719_162);
    /// 9999-12-31.
    pub const LAST: Day = Day(2_932_896);

    /// The day of that year, month and day of the month, if there is one.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Day::from_date(date.ok()?)
    }

    /// Reads a day written as YYYY-MM-DD, and no other way.
    pub fn parse(text: &str) -> Option<Day> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let number = |text: &str, length: usize| -> Option<u32> {
            let written = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
            written.then(|| text.parse().ok())?
        };
        Day::new(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
    }

    /// The day of that number, as it is stored.
    pub(crate) fn from_number(days_since_1970: i32) -> Day {
        Day(days_since_1970)
    }

    /// The day so many days after 1970-01-01, if it is in the calendar.
    pub fn of_number(days_since_1970: i32) -> Option<Day> {
        (Day::FIRST.0..=Day::LAST.0).contains(&days_since_1970).then_some(Day(days_since_1970))
    }

    /// Days since 1970-01-01.
    pub fn number(self) -> i32 {
        self.0.clamp(Day::FIRST.0, Day::LAST.0)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn year_month_day(self) -> (i32, u32, u32) {
        let date = self.date();
        // Neither a month nor a day of the month is negative.
        (date.year().into(), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
    }

    /// The full years from this day to `on`.
    ///
    /// A year is full on the same day of the same month, or on the last day of that month where it
    /// has no such day: who is born on 29 February completes a common year on 28 February. Before
    /// this day the count is negative and rounded down: −1 throughout the year before.
    pub fn completed_years(self, on: Day) -> i64 {
        self.completed_months(on).div_euclid(MONTHS_A_YEAR)
    }

    /// The full months from this day to `on`, counted as [`Day::completed_years`] counts years.
    pub fn completed_months(self, on: Day) -> i64 {
        let (from, to) = (self.date(), on.date());
        let months = month_number(to).saturating_sub(month_number(from));
        let completes = from.day().min(to.days_in_month());
        months.saturating_sub(i64::from(to.day() < completes))
    }

    /// How many days later `other` is.
    pub fn days_until(self, other: Day) -> i64 {
        i64::from(other.0).saturating_sub(self.0.into())
    }

    /// The same day of the month that many months later, or the last day of that month where it
    /// has no such day.
    pub fn add_months(self, months: i64) -> Option<Day> {
        let date = self.date();
        let month_number = month_number(date).checked_add(months)?;
        let first = Date::new(
            i16::try_from(month_number.div_euclid(MONTHS_A_YEAR)).ok()?,
            i8::try_from(month_number.rem_euclid(MONTHS_A_YEAR).checked_add(1)?).ok()?,
            1,
        );
        let first = first.ok()?;
        let day = date.day().min(first.days_in_month());
        Day::from_date(first.with().day(day).build().ok()?)
    }

    /// The day that many days later.
    pub fn add_days(self, days: i64) -> Option<Day> {
        let day = Day(i32::try_from(i64::from(self.0).checked_add(days)?).ok()?);
        (Day::FIRST..=Day::LAST).contains(&day).then_some(day)
    }

    /// The first day of its month.
    pub fn month_start(self) -> Day {
        let (_, _, day) = self.year_month_day();
        self.add_days(1_i64.saturating_sub(day.into())).unwrap_or(Day::FIRST)
    }

    /// The last day of its month.
    pub fn month_end(self) -> Day {
        let days = self.date().days_in_month();
        self.month_start().add_days(i64::from(days).saturating_sub(1)).unwrap_or(Day::LAST)
    }

    /// The last such day of the year that is not after this day.
    pub fn year_start(self, month: u32, day: u32) -> Option<Day> {
        let (year, ..) = self.year_month_day();
        let this_year = Day::of_year(year, month, day).filter(|start| *start <= self);
        this_year.or_else(|| Day::of_year(year.checked_sub(1)?, month, day))
    }

    /// The day before the next such day of the year that is after this day.
    pub fn year_end(self, month: u32, day: u32) -> Option<Day> {
        let (year, ..) = self.year_month_day();
        if (month, day) == (1, 1) {
            return Day::of_year(year, 12, 31);
        }
        let this_year = Day::of_year(year, month, day).filter(|start| *start > self);
        this_year.or_else(|| Day::of_year(year.checked_add(1)?, month, day))?.add_days(-1)
    }

    /// Whether it lies between two days of the year, both included, across new year where the second comes first.
    pub fn in_season(self, first: (u32, u32), last: (u32, u32)) -> bool {
        let (year, ..) = self.year_month_day();
        let of_year = |(month, day)| Day::of_year(year, month, day);
        let (after, before) =
            (of_year(first).is_some_and(|first| first <= self), of_year(last).is_some_and(|last| self <= last));
        if first <= last { after && before } else { after || before }
    }

    /// That day of a year; 29 February stands for the last day of the month.
    fn of_year(year: i32, month: u32, day: u32) -> Option<Day> {
        let leap = (month == 2 && day == 29).then(|| Day::new(year, 2, 28)).flatten();
        Day::new(year, month, day).or(leap)
    }

    fn date(self) -> Date {
        let day = self.clamp(Day::FIRST, Day::LAST);
        // Every day of the range is one jiff can represent, so neither fallback is ever taken.
        Span::new().try_days(day.0).map_or(EPOCH, |days| EPOCH.saturating_add(days))
    }

    fn from_date(date: Date) -> Option<Day> {
        Day(0).add_days(EPOCH.duration_until(date).as_hours().div_euclid(24))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.year_month_day();
        write!(formatter, "{year:04}-{month:02}-{day:02}")
    }
}

/// The number of the month a date lies in, counted from January of the year 0.
fn month_number(date: Date) -> i64 {
    i64::from(date.year()).saturating_mul(MONTHS_A_YEAR).saturating_add(i64::from(date.month())).saturating_sub(1)
}
