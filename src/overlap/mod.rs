//! What the family may have together, set against what it has.

mod best;
mod duplicates;
mod findings;
mod money;
mod plan;
mod standing;

pub use findings::{Finding, FindingKind, findings};
pub use money::{is_once, money_of, monthly_money, pack_money};
pub use plan::{Plan, Settled, Totals, rows_totals, settle};
pub use standing::{Standing, received, standing};
