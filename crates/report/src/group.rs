//! What follows for an item, by which the items are grouped.

use crate::words::Word;
use yimen::shapes::{ItemResult, Standing, Verdict};

/// What follows for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Granted, new or continuing.
    Granted,
    /// Received, but no longer due.
    Stop,
    /// Ruled out by another item.
    Barred,
    /// Facts are missing.
    Open,
    /// No verdict possible.
    Failed,
    /// Conditions do not hold.
    Ineligible,
}

impl Group {
    /// In the order of the page.
    pub const ALL: [Group; 6] =
        [Group::Granted, Group::Stop, Group::Barred, Group::Open, Group::Failed, Group::Ineligible];

    /// The group an item belongs to.
    pub fn of(item: &ItemResult) -> Group {
        match (item.standing, item.verdict) {
            (Standing::New | Standing::Continuing, _) => Group::Granted,
            (Standing::Stop, _) => Group::Stop,
            (Standing::Barred, _) => Group::Barred,
            (Standing::None, Verdict::Error) => Group::Failed,
            // Its conditions do not hold, but it may go on for a while all the same.
            (Standing::None, Verdict::Ineligible) if item.continues.is_some() => Group::Open,
            (Standing::None, Verdict::Ineligible) => Group::Ineligible,
            // However the missing facts turn out, another item stands in the way.
            (Standing::None, _) if item.barred_by.is_some() => Group::Barred,
            (Standing::None, Verdict::Eligible | Verdict::Undetermined) => Group::Open,
        }
    }

    /// What is written above the items of the group.
    pub fn heading(self) -> Word {
        match self {
            Group::Granted => Word::GroupGranted,
            Group::Stop => Word::GroupStop,
            Group::Barred => Word::GroupBarred,
            Group::Open => Word::GroupOpen,
            Group::Failed => Word::GroupFailed,
            Group::Ineligible => Word::GroupIneligible,
        }
    }
}
