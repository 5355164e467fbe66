//! Registers in files.
//!
//! ```text
//! CSV, JSON Lines, Parquet ─ Reader ─> Chunk (record batches, rejects) ─ yimen_arrow ─> answers ─ TableWriter ─> a file
//! ```
//!
//! [`Reader`] yields the families of a register, some at a time and in the order of their file, with their members and what they
//! receive, whether these stand in files of their own, sorted or not, or in the families' rows. What is wrong with a row is told by a
//! [`Reject`] and costs that family only; what is wrong with a file is an [`Error`]. [`TableWriter`] writes record batches;
//! files take their places by [`persist`] when all are complete. No number passes through floating point. Memory does not grow with
//! the number of rows.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod assemble;
mod chunk;
mod columns;
mod error;
mod format;
mod join;
mod reader;
mod reject;
mod settings;
mod shape;
mod survey;
mod table;
mod write;

pub use chunk::{Attached, Chunk};
pub use columns::mapping::{Mapping, TableMapping};
pub use error::Error;
pub use format::Format;
pub use reader::Reader;
pub use reject::{Reject, unfit};
pub use settings::{Encoding, Inputs, Settings};
pub use write::{Aside, Complete, Encoded, InputFile, Receipt, RejectWriter, TableWriter, abandon, persist};
