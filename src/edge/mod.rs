//! Everything that crosses the engine's edge: results, reports, what a pack contains, as plain shapes.

mod changes;
mod information;
mod map;
mod outputs;
mod plan;
mod questions;
mod received;
mod report;
mod screen;
pub mod shapes;
mod steps;

pub use information::information;
pub use map::map;
pub use screen::{ScreenOptions, screen};
