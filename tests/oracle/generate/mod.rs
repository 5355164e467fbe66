//! Policies and cases to compare on: well-typed by construction, as text, drawn from a list of random numbers.

mod cases;
mod definitions;
mod expressions;
mod kinds;
mod policies;
mod pools;
mod standards;
mod tape;

pub use cases::case;
pub use policies::policy;
pub use tape::Tape;
