//! Registers as Arrow record batches.
//!
//! ```text
//! record batches ─ Columns ─> Register ─ Screener ─> Answers ─ AnswerTables ─> record batches
//! ```
//!
//! Columns stand for facts by their id or name ([`Vocabulary`]). Their buffers are borrowed as they are: whole numbers, decimals of
//! 32, 64 and 128 bits, days, bits, keys of dictionaries. Only texts that are no dictionary get keys of their own.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod answers;
mod borrow;
mod columns;
mod error;
mod figures;
mod members;
mod nested;
mod sheet;
mod texts;
mod vocabulary;

pub use answers::AnswerTables;
pub use columns::{Columns, Rows, Tables};
pub use error::{Error, Problem};
pub use figures::{PLACES, decimal_type};
pub use nested::{Nested, rows as nested_rows};
pub use sheet::Unfit;
pub use texts::Texts;
pub use vocabulary::{FactName, Kind, Meaning, Owner, ReceivedKey, Vocabulary};
