//! Policy text to syntax tree. The only layer that knows pest and spellings.

pub mod ast;
mod grammar;
mod limits;
mod read;
mod split;

pub use limits::{MAX_FILES, MAX_PACK_BYTES, MAX_SOURCE_BYTES};
pub use read::parse;
