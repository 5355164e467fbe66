//! What can be told of a program before any family is known: figures against the bounds of upper layers,
//! conditions that never or always hold, items nobody can get.

mod bounds;
mod conditions;

pub(crate) use bounds::bounds;
pub(crate) use conditions::conditions;

use crate::{case::Case, value::Day};
use alloc::vec::Vec;

/// A case of nobody: only the day and the place are known.
fn nobody(date: Day, place: u32) -> Case {
    Case { date, place, family: Vec::new(), members: None, receiving: Vec::new(), assumed: Vec::new() }
}
