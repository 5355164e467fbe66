//! What the family may have together, set against what it has.

mod findings;
mod plan;
mod standing;

pub use findings::{Finding, FindingKind, findings};
pub use plan::{Plan, Settled, Totals, monthly_money, pack_money, rows_totals, settle};
pub use standing::{Standing, received, standing};
