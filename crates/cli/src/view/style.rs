//! Colours. They support the words and never replace them; `output` drops them where they are not wanted.

use anstyle::{AnsiColor, Style};

/// No colour.
pub const PLAIN: Style = Style::new();
/// Names and headings.
pub const STRONG: Style = Style::new().bold();
/// Sources and places, for those who look closer.
pub const DIM: Style = Style::new().dimmed();
/// Holds, granted, passed.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Does not hold, not granted, failed.
pub const BAD: Style = AnsiColor::Red.on_default();
/// Not settled.
pub const OPEN: Style = AnsiColor::Yellow.on_default();
/// Cannot be judged.
pub const FAILED: Style = AnsiColor::Magenta.on_default();

/// A text in a style.
pub fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
