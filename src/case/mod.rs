//! One family as it was given: read against a program, typed, with unknown facts left unknown.

mod canonical;
mod input;
mod json;
mod read;
mod tree;

pub use read::{MAX_CASE_BYTES, read};
pub use tree::Tree;

pub(crate) use canonical::canonical;

use crate::{
    program::Constant,
    value::{Day, Exact},
};
use alloc::vec::Vec;

/// A case: what is known of a family on a day in a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// 评估日
    pub date: Day,
    /// 评估地, by its place in the program's list.
    pub place: u32,
    /// A value for each of the family's facts.
    pub family: Vec<Given>,
    /// For each member a value for each of a member's facts; nothing where even their number is unknown.
    pub members: Option<Vec<Vec<Given>>>,
    /// 在享
    pub receiving: Vec<Receiving>,
    /// Values assumed in place of published standards; nothing for 无.
    pub assumed: Vec<(u32, Option<Constant>)>,
}

impl Case {
    /// A case of nobody: only the day and the place are known.
    #[cfg(feature = "compiler")]
    pub fn of_nobody(date: Day, place: u32) -> Case {
        Case { date, place, family: Vec::new(), members: None, receiving: Vec::new(), assumed: Vec::new() }
    }
}

/// A fact as given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given {
    Unknown,
    /// 无
    Absent,
    Truth(bool),
    Number(Exact),
    Day(Day),
    Choice(u32),
    Region(u32),
    /// Another member, by place in the list.
    Member(u32),
}

/// What is received today.
#[derive(Debug, Clone, PartialEq)]
pub struct Receiving {
    /// Which item.
    pub item: u32,
    /// Which member, from 0.
    pub member: Option<u32>,
    /// How much, in the item's unit.
    pub amount: Option<Exact>,
    /// Since when.
    pub since: Option<Day>,
    /// Since when its conditions no longer hold, where they do not.
    pub unmet_since: Option<Day>,
    /// Where it is received, by place in the program's list; nothing where that is not said.
    pub place: Option<u32>,
}
