//! What can be told of a program before any family is known: figures against the bounds of upper layers,
//! conditions that never or always hold, items nobody can get.

mod bounds;
mod conditions;

pub(crate) use bounds::bounds;
pub(crate) use conditions::conditions;
