//! A screening for people: names, figures and sentences in Chinese and English, and the page to print.
//!
//! It reads what the engine hands out and works nothing out itself. The terminal and the printed page say the same
//! because both take their words from here.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod amount;
mod group;
pub mod law;
mod outputs;
mod page;
pub mod told;
mod view;
mod words;

pub use group::Group;
pub use page::{entry, frame, head, page};
pub use view::View;
pub use words::{Sentence, Word};
