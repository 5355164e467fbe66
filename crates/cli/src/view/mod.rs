//! How results look on a terminal.

mod amount;
pub mod citation;
pub mod diagnostic;
mod item;
pub mod map;
mod page;
mod plan;
mod questions;
mod reason;
pub mod screening;
pub mod style;
pub mod text;
#[allow(clippy::module_inception)]
mod view;

pub use view::View;

/// Columns to fill: those of the terminal within reason, 80 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stdout()).map_or(80, |(width, _)| usize::from(width.0).clamp(40, 100))
}
