//! Sums of money: exact, by the month and once.

use yimen::{
    Exact,
    batch::Worth,
    value::{OutOfRange, Rounding},
};

/// How often something happens, and the money at stake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stake {
    /// How often.
    pub count: u64,
    /// How often no amount of money is known, or there is none.
    pub without_amount: u64,
    /// What is paid again and again, by the month; a year has 12 months and 365 days.
    pub monthly: Exact,
    /// What is paid once.
    pub once: Exact,
}

impl Default for Stake {
    fn default() -> Stake {
        Stake { count: 0, without_amount: 0, monthly: Exact::ZERO, once: Exact::ZERO }
    }
}

impl Stake {
    /// Counts one more.
    pub fn add(&mut self, worth: Option<Worth>) -> Result<(), OutOfRange> {
        self.count = self.count.saturating_add(1);
        match worth {
            Some(Worth::Monthly(amount)) => self.monthly = self.monthly.add(amount)?,
            Some(Worth::Once(amount)) => self.once = self.once.add(amount)?,
            None => self.without_amount = self.without_amount.saturating_add(1),
        }
        Ok(())
    }

    /// Counts all of another as well.
    pub fn merge(&mut self, other: &Stake) -> Result<(), OutOfRange> {
        self.count = self.count.saturating_add(other.count);
        self.without_amount = self.without_amount.saturating_add(other.without_amount);
        self.monthly = self.monthly.add(other.monthly)?;
        self.once = self.once.add(other.once)?;
        Ok(())
    }
}

/// Decimal text of a sum; one whose decimals do not end goes to the nearest cent, as in a single screening.
pub fn decimal(sum: Exact) -> String {
    let nearest = || {
        let cent = Exact::from_parts(1, 100)?;
        sum.round(Rounding::HalfUp, cent).ok()?.to_text()
    };
    sum.to_text().or_else(nearest).unwrap_or_default()
}
