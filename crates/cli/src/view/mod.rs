//! How results look on a terminal.

mod checklist;
mod citation;
pub mod diagnostic;
mod findings;
mod item;
pub mod map;
pub mod page;
mod plan;
mod questions;
mod reason;
pub mod screening;
pub mod style;
mod table;
pub mod text;

/// How much of a screening is shown.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Whether every item shows all there is to it.
    pub details: bool,
    /// Whether amounts are shown step by step.
    pub reasons: bool,
}

/// Columns to fill: those of the terminal within reason, 80 where there is none.
pub fn width() -> usize {
    terminal_size::terminal_size_of(std::io::stdout()).map_or(80, |(width, _)| usize::from(width.0).clamp(40, 100))
}
