//! Families as they are drawn: a value for each fact of the pack.

use yimen::{Exact, value::Day};

/// The value of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// 无
    Absent,
    /// Yes or no.
    Truth(bool),
    /// A number in hundredths.
    Hundredths(i64),
    /// A day.
    Day(Day),
    /// A choice, by place in its list.
    Choice(u32),
    /// A place, by place in the pack's list.
    Place(u32),
    /// A member, by place in the family's list.
    Member(u32),
}

/// What a family or a member receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The item, by place in the pack.
    pub item: u32,
    /// The member, by place in the family's list, for an item of members.
    pub member: Option<u32>,
    /// How much each period of the item, if it is money.
    pub amount: Option<Exact>,
    /// Where, if it is another place than the family's.
    pub place: Option<u32>,
}

/// A family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// Its number in the register, from 0 on.
    pub number: u64,
    /// 评估地, by place in the pack's list.
    pub place: u32,
    /// Its facts, in the order of the pack.
    pub facts: Vec<Value>,
    /// The facts of each member, in the order of the pack.
    pub members: Vec<Vec<Value>>,
    /// 在享, by item, member and place.
    pub receiving: Vec<Receipt>,
}

impl Family {
    /// What a family is called: its number from 1 on, all of one length, so that they sort as they stand.
    pub fn id(number: u64) -> String {
        format!("S{:09}", number.saturating_add(1))
    }
}
