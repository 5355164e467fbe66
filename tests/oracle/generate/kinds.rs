//! Kinds of values and units, as the generator knows them.

/// What an expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Truth,
    Number(Unit),
    Day,
    /// One of a list of choices.
    Choice(usize),
    Place,
    /// Another member; facts only.
    Member,
}

/// Powers of 元, ㎡, 人, 年, 月, 周 and 日.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit(pub [i8; 7]);

const WORDS: [[&str; 2]; 7] = [
    ["元", "yuan"],
    ["㎡", "m2"],
    ["人", "persons"],
    ["年", "years"],
    ["月", "months"],
    ["周", "weeks"],
    ["日", "days"],
];

pub const PLAIN: Unit = Unit([0, 0, 0, 0, 0, 0, 0]);
pub const YUAN: Unit = Unit([1, 0, 0, 0, 0, 0, 0]);
pub const AREA: Unit = Unit([0, 1, 0, 0, 0, 0, 0]);
pub const PERSONS: Unit = Unit([0, 0, 1, 0, 0, 0, 0]);
pub const YEARS: Unit = Unit([0, 0, 0, 1, 0, 0, 0]);
pub const MONTHS: Unit = Unit([0, 0, 0, 0, 1, 0, 0]);
pub const WEEKS: Unit = Unit([0, 0, 0, 0, 0, 1, 0]);
pub const DAYS: Unit = Unit([0, 0, 0, 0, 0, 0, 1]);
pub const YUAN_A_MONTH: Unit = Unit([1, 0, 0, 0, -1, 0, 0]);
pub const YUAN_A_YEAR: Unit = Unit([1, 0, 0, -1, 0, 0, 0]);
pub const YUAN_A_PERSON_AND_MONTH: Unit = Unit([1, 0, -1, 0, -1, 0, 0]);

/// Units that facts and figures have.
pub const UNITS: [Unit; 10] =
    [YUAN_A_MONTH, YUAN, PERSONS, PLAIN, YEARS, YUAN_A_PERSON_AND_MONTH, YUAN_A_YEAR, AREA, MONTHS, DAYS];

/// Units that count time.
pub const TIMES: [Unit; 4] = [YEARS, MONTHS, WEEKS, DAYS];

impl Unit {
    pub fn times(self, other: Unit) -> Unit {
        Unit(std::array::from_fn(|at| self.0[at] + other.0[at]))
    }

    pub fn over(self, other: Unit) -> Unit {
        Unit(std::array::from_fn(|at| self.0[at] - other.0[at]))
    }

    /// As it is written after a figure and in declarations: nothing for a plain number.
    pub fn text(self, english: bool) -> String {
        let mut text = String::new();
        for (at, words) in WORDS.iter().enumerate() {
            for _ in 0..self.0[at] {
                if !text.is_empty() {
                    text.push('·');
                }
                text.push_str(words[usize::from(english)]);
            }
        }
        for (at, words) in WORDS.iter().enumerate() {
            for _ in self.0[at]..0 {
                text.push('/');
                text.push_str(words[usize::from(english)]);
            }
        }
        text
    }
}
