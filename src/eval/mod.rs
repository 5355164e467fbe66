//! A program and one case to verdicts. Every rule is evaluated over what its facts can still be,
//! so a case with everything known and one with half of it missing go the same way.

mod bars;
mod choosing;
mod combinations;
mod contest;
mod days;
mod definitions;
mod either;
mod exceptions;
mod facts;
mod frame;
mod granted;
mod influence;
mod items;
mod members;
mod missing;
mod monthly;
mod nodes;
mod operators;
mod order;
mod related;
mod standards;
mod tables;
mod taken;
#[cfg(feature = "compiler")]
mod trace;
mod value;
mod worth;

pub use combinations::{Combination, Combinations, MAX_COMBINATIONS};
pub(crate) use days::calculate as calculate_days;
pub use facts::{FactOf, Supposed};
pub use frame::Frame;
pub use influence::{after, after_but_for_choices};
pub use items::{Judgement, Outcome};
pub use missing::{Missing, missing, open_rows};
pub use monthly::monthly;
pub use nodes::Evaluation;
pub use standards::row_in_force;
pub use taken::Holding;
#[cfg(feature = "compiler")]
pub use trace::Trace;
pub use value::{Fault, FaultKind, Range, Value};
pub use worth::{Asked, Trials, Worth};
