//! Policy text to syntax tree, and to its one layout. The only layer that knows pest and spellings.

pub mod ast;
mod format;
mod grammar;
mod limits;
mod read;
mod split;
mod tokens;

pub use format::format;
pub use limits::{MAX_FILES, MAX_PACK_BYTES, MAX_SOURCE_BYTES};
pub use read::parse;
pub(crate) use split::OPENERS;
pub use tokens::{Token, TokenKind, declarations, tokens};
