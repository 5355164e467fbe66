//! Policies and cases to compare on: well-typed by construction, as text, drawn from a list of random numbers.

mod cases;
mod days;
mod definitions;
mod expressions;
mod kinds;
mod numbers;
mod policies;
mod pools;
mod questions;
mod standards;
mod tape;

pub use cases::case;
pub use policies::policy;
pub use tape::Tape;
