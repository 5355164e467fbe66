//! What is said about a screening in words of our own, Chinese and English side by side.
//!
//! What the engine says (messages, conditions, names) comes from the engine in the language asked for.

mod sentence;
mod word;

pub use sentence::Sentence;
pub use word::Word;

use yimen::Lang;

/// The one of two that is in the language asked for.
pub fn pick<T>(lang: Lang, chinese: T, english: T) -> T {
    match lang {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}
