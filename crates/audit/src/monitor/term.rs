//! By when somebody has to look, in three colours.

use yimen::{Lang, value::Day};

/// How many days there are, and from when on they are few. No source gives any of these figures; the colours by the days left do
/// as `policies/china/80-levels.policy` does. 系统自定
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Days in all.
    pub days: u32,
    /// Yellow with so many days left, or fewer.
    pub yellow: u32,
    /// Red with so many days left, or fewer.
    pub red: u32,
}

impl Default for Term {
    fn default() -> Term {
        Term { days: 15, yellow: 7, red: 2 }
    }
}

/// How urgent it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Colour {
    /// There is time.
    Blue,
    /// There is little.
    Yellow,
    /// There is next to none.
    Red,
    /// There is none left.
    Overdue,
}

impl Colour {
    /// Its word in files.
    pub fn id(self) -> &'static str {
        match self {
            Colour::Blue => "blue",
            Colour::Yellow => "yellow",
            Colour::Red => "red",
            Colour::Overdue => "overdue",
        }
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Colour::Blue => lang.pick("蓝色", "blue"),
            Colour::Yellow => lang.pick("黄色", "yellow"),
            Colour::Red => lang.pick("红色", "red"),
            Colour::Overdue => lang.pick("逾期", "overdue"),
        }
    }
}

/// The days of one alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// The last day.
    pub due: Day,
    /// The first day it is yellow.
    pub yellow: Day,
    /// The first day it is red.
    pub red: Day,
}

impl Term {
    /// The days of an alert given on a day; nothing beyond the calendar.
    pub fn from(self, day: Day) -> Option<Deadline> {
        let due = day.add_days(self.days.into())?;
        // A short term is yellow or red from the first day on.
        let left = |days: u32| due.add_days(-i64::from(days)).map(|first| first.max(day));
        Some(Deadline { due, yellow: left(self.yellow)?, red: left(self.red)? })
    }
}

impl Deadline {
    /// How urgent it is on a day.
    pub fn colour(&self, on: Day) -> Colour {
        match on {
            _ if on > self.due => Colour::Overdue,
            _ if on >= self.red => Colour::Red,
            _ if on >= self.yellow => Colour::Yellow,
            _ => Colour::Blue,
        }
    }
}
