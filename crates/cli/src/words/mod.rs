//! Everything the command itself says, Chinese and English side by side. What is said about a screening comes from
//! `yimen_report`, what the engine says (messages, conditions, names) from the engine.

mod ask;
mod audited;
mod compared;
mod done;
mod level;
mod mark;
mod reach;
mod registered;
mod trouble;

pub use ask::Ask;
pub use audited::Audited;
pub use compared::Compared;
pub use done::Done;
pub use level::Level;
pub use mark::Mark;
pub use reach::Reach;
pub use registered::Registered;
pub use trouble::Trouble;
pub use yimen_report::{Sentence, Word};

use yimen::Lang;

/// The one of two that is in the language asked for.
fn pick<T>(lang: Lang, chinese: T, english: T) -> T {
    match lang {
        Lang::Chinese => chinese,
        Lang::English => english,
    }
}
