//! What a pack grants a family.

use super::{Items, Side};
use yimen::{
    Exact,
    batch::{Answers, Register, Screener, Standing, Worth},
    value::OutOfRange,
};

/// An item granted to a family or to one of its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The item, by place in [`Items`].
    pub item: usize,
    /// The member, by place in the family's list.
    pub member: Option<u32>,
    /// What it comes to, where that is money and settled.
    pub worth: Option<Worth>,
}

impl Grant {
    /// The item and whose it is.
    pub fn whose(&self) -> (usize, Option<u32>) {
        (self.item, self.member)
    }
}

/// Everything a pack grants a family, as far as that is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The items, by item and member.
    pub items: Vec<Grant>,
    /// What they come to each month; nothing while missing facts decide that.
    pub monthly: Option<Exact>,
    /// What they come to once.
    pub once: Option<Exact>,
}

impl Granted {
    /// From the items, and whether nothing else may be granted.
    pub(super) fn new(mut items: Vec<Grant>, settled: bool) -> Result<Granted, OutOfRange> {
        items.sort_by_key(Grant::whose);
        let mut granted = Granted { items, monthly: None, once: None };
        if settled {
            let [monthly, once] = granted.sums()?;
            (granted.monthly, granted.once) = (Some(monthly), Some(once));
        }
        Ok(granted)
    }

    /// What the settled items come to, by the month and once.
    pub(super) fn sums(&self) -> Result<[Exact; 2], OutOfRange> {
        let (mut monthly, mut once) = (Exact::ZERO, Exact::ZERO);
        for grant in &self.items {
            match grant.worth {
                Some(Worth::Monthly(amount)) => monthly = monthly.add(amount)?,
                Some(Worth::Once(amount)) => once = once.add(amount)?,
                None => {}
            }
        }
        Ok([monthly, once])
    }

    /// What a register's answers grant one of its families; the answers must have amounts and totals.
    pub fn of_answers(
        items: &Items,
        side: Side,
        screener: &Screener<'_>,
        register: &Register<'_>,
        answers: &Answers,
        family: usize,
    ) -> Result<Granted, OutOfRange> {
        let mut grants = Vec::new();
        let members = register.members_of(family).unwrap_or((0, 0));
        for item in &answers.items {
            let Some(at) = items.at(side, item.item) else { continue };
            let (from, to) = if item.of_members { members } else { (family, family.saturating_add(1)) };
            for (member, row) in (0..).zip(from..to) {
                let standing = item.rows.get(row).copied().unwrap_or_default().standing();
                if matches!(standing, Standing::New | Standing::Continuing) {
                    let amount = item.amount.as_ref().and_then(|amount| amount.get(row));
                    let worth = amount.and_then(|amount| screener.worth(item.item, amount));
                    grants.push(Grant { item: at, member: item.of_members.then_some(member), worth });
                }
            }
        }
        let settled =
            |sums: &Option<yimen::batch::Bounds>| sums.as_ref().is_some_and(|sums| sums.get(family).is_some());
        let plans = &answers.plans;
        Granted::new(grants, settled(&plans.regular) && settled(&plans.once))
    }
}
