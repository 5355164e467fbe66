//! Bench policy v1 over registers of any size: the policy, families for it, hand-written loops, and the engine.
//!
//! Everything that judges writes the same fourteen columns, [`VERDICTS`] and [`AMOUNTS`], and must agree on every row.

mod by_hand;
mod columns;
mod engine;
mod family;
mod loops;

pub use by_hand::{instruction_set, judge_narrow, judge_wide};
pub use columns::{Columns, Narrow, Results, Truths, Wide};
pub use engine::{answers, case, pack, policy, register_narrow, register_wide, results, screener};
pub use family::{Families, Family};

/// Verdict columns: one byte for each family, 1 where the item is due.
pub const VERDICTS: [&str; 7] = ["tekun", "dibao", "dibian", "medical", "disability_living", "disability_care", "temp"];

/// Amount columns, in hundredths of a yuan, 0 where the item is not due: 低保边缘 pays nothing, and last the sum of what is
/// paid monthly.
pub const AMOUNTS: [&str; 7] =
    ["tekun", "dibao", "medical", "disability_living", "disability_care", "temp", "total_monthly"];
