//! Everything the command says in its own words, Chinese and English side by side.
//!
//! What the engine says (messages, conditions, names) comes from the engine in the language asked for.

mod mark;
mod sentence;
mod trouble;
mod word;

pub use mark::Mark;
pub use sentence::Sentence;
pub use trouble::Trouble;
pub use word::Word;

use yimen::Lang;

/// The one of two that is in the language asked for.
fn pick<T>(lang: Lang, chinese: T, english: T) -> T {
    match lang {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}
