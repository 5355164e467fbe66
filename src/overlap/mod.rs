//! What the family may have together, set against what it has.

mod plan;
mod standing;

pub use plan::{monthly_money, monthly_total};
pub use standing::{Standing, standing};
