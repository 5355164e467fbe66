//! Where the engine is known to be at fault, and the oracle for the time being says what the engine says.
//!
//! Each constant is one fault, reported and not mended yet. There should be none.

use crate::{policy::Policy, value::Value};
use std::collections::BTreeSet;

/// A place is one or any, never one of several.
pub const PLACE_IS_ONE_OR_ANY: bool = true;

/// Whether a place lies in another, while either is one or any.
pub fn lies_in(policy: &Policy, inner: &BTreeSet<usize>, outer: &BTreeSet<usize>) -> Value {
    let all = || inner.iter().all(|inner| outer.iter().all(|outer| policy.lies_within(*inner, *outer)));
    let everywhere = |outer: usize| (0..policy.places.len()).all(|place| policy.lies_within(place, outer));
    match (inner.len(), outer.len()) {
        (1, 1) => Value::truth(all()),
        (_, 1) if outer.iter().all(|outer| everywhere(*outer)) => Value::truth(true),
        _ => Value::truths([true, true]),
    }
}
