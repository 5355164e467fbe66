//! A register set against the rules.
//!
//! - [`Auditor`]: what families receive against what is due (漏救, 错救, 重复救, amounts that differ), and [`Counts`] of that.
//! - [`Ranking`]: families in the order of a figure.
//! - [`impact`]: two packs over one register: who gains and who loses.
//! - [`monitor`]: two snapshots of a register: who changed, and what calls for a visit.
//!
//! All of it works on answers of the engine and holds no rule of its own. Families come in chunks of a register; counts of several
//! chunks add up to those of the whole, whatever order they come in.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod counts;
mod found;
pub mod impact;
mod money;
pub mod monitor;
mod rank;

pub use counts::{Counts, Key};
pub use found::{Auditor, Found};
pub use money::{Stake, decimal};
pub use rank::{Figure, Rank, Ranked, Ranking};
