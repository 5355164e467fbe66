//! What was evaluated, in words: conditions with figures in them, calculations, gaps, failures.

mod failure;
mod figure;
mod gap;
mod text;

pub use failure::failure;
pub use figure::decimal;
pub use gap::gap;
pub use text::{calculation, condition};
