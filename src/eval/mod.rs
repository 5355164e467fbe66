//! A program and one case to verdicts. Every rule is evaluated over what its facts can still be,
//! so a case with everything known and one with half of it missing go the same way.

mod days;
mod definitions;
mod either;
mod exceptions;
mod facts;
mod items;
mod members;
mod missing;
mod nodes;
mod operators;
mod order;
mod standards;
mod tables;
mod value;
mod worth;

pub use items::{Judgement, Outcome, judge};
pub use missing::{Missing, missing, open_rows};
pub use nodes::{Evaluation, Frame};
#[cfg(feature = "compiler")]
pub use standards::row_in_force;
pub use value::{Fault, FaultKind, Range, Value};
pub use worth::{Asked, Trials, Worth};
