//! What was evaluated, in words: conditions with figures in them, calculations and their steps, gaps, failures.

mod change;
mod failure;
mod figure;
mod gap;
mod steps;
mod text;

pub use change::{Change, Changes, Role, Seeker, distance, words};
pub use failure::failure;
pub use figure::{decimal, quantity};
pub use gap::gap;
pub use steps::{Step, StepKind, benefit, steps};
#[cfg(feature = "compiler")]
pub use text::rule;
pub use text::{calculation, condition};
