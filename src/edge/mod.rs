//! Everything that crosses the engine's edge: results, reports, what a pack contains, as plain shapes.

mod changes;
mod information;
#[cfg(feature = "compiler")]
mod map;
mod outputs;
mod plan;
#[cfg(feature = "compiler")]
mod published;
mod questions;
mod received;
mod report;
mod screen;
pub mod shapes;
mod steps;

pub use information::information;
#[cfg(feature = "compiler")]
pub use map::map;
#[cfg(feature = "compiler")]
pub use published::published;
pub use received::finding;
pub use screen::{ScreenOptions, screen};
