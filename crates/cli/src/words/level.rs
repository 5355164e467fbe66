//! How grave a message is.

use super::pick;
use yimen::Lang;

/// How grave a message is, or that it is advice.
#[derive(Debug, Clone, Copy)]
pub enum Level {
    /// Nothing goes on with it.
    Error,
    /// It goes on, but wants looking at.
    Warning,
    /// Worth knowing.
    Note,
    /// What can be done.
    Help,
}

impl Level {
    /// The word in a language.
    pub fn text(self, lang: Lang) -> &'static str {
        let (chinese, english) = match self {
            Level::Error => ("错误", "error"),
            Level::Warning => ("提醒", "warning"),
            Level::Note => ("说明", "note"),
            Level::Help => ("建议", "help"),
        };
        pick(lang, chinese, english)
    }
}
