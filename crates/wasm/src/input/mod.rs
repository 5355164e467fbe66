//! JavaScript values as the engine takes them.
//!
//! Every value is looked at before it is used: TypeScript's promises do not bind those who call from JavaScript, and
//! whatever is read may throw.

pub mod bytes;
#[cfg(feature = "compiler")]
pub mod files;
pub mod options;
mod place;
pub mod read;
pub mod tree;

pub use read::text;
