//! Two packs over one register: who gains, who loses, by how much, and what it costs.

mod cases;
mod granted;
mod items;
pub mod page;
mod shape;

pub use cases::of_case;
pub use granted::{Grant, Granted};
pub use items::{Items, Side};
pub use shape::{Bin, Budget, ImpactShape, ItemImpact, PlaceImpact, Sums};

use crate::Stake;
use std::{cmp::Ordering, collections::BTreeMap};
use yimen::{Exact, value::OutOfRange};

/// What becomes of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It gets more each month, or as much each month and more once.
    Gains,
    /// It gets less.
    Loses,
    /// As much money, but other items.
    Other,
    /// Nothing changes.
    None,
    /// Facts are missing that decide what it gets.
    Open,
}

/// A family under the old pack and the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// What becomes of it.
    pub change: Change,
    /// What it gets more each month, where that is settled; less is negative.
    pub monthly: Option<Exact>,
    /// What it gets more once.
    pub once: Option<Exact>,
    /// The same of the items that are settled under both packs, by the month and once, whatever is open beside them.
    pub known: [Exact; 2],
    /// Items granted by the new pack alone.
    pub newly: Vec<Grant>,
    /// Items granted by the old pack alone.
    pub no_longer: Vec<Grant>,
}

impl Compared {
    /// Sets what the two packs grant side by side.
    pub fn new(before: &Granted, after: &Granted) -> Result<Compared, OutOfRange> {
        let less = |after: Option<Exact>, before: Option<Exact>| match (after, before) {
            (Some(after), Some(before)) => after.sub(before).map(Some),
            _ => Ok(None),
        };
        let (monthly, once) = (less(after.monthly, before.monthly)?, less(after.once, before.once)?);
        let alone = |own: &Granted, other: &Granted| {
            let new = |grant: &&Grant| !other.items.iter().any(|one| one.whose() == grant.whose());
            own.items.iter().filter(new).copied().collect::<Vec<_>>()
        };
        let (newly, no_longer) = (alone(after, before), alone(before, after));
        let [was, is] = [before.sums()?, after.sums()?];
        let known = [is[0].sub(was[0])?, is[1].sub(was[1])?];
        let change = match (monthly, once) {
            (Some(monthly), Some(once)) => match (monthly, once).cmp(&(Exact::ZERO, Exact::ZERO)) {
                Ordering::Greater => Change::Gains,
                Ordering::Less => Change::Loses,
                Ordering::Equal if newly.is_empty() && no_longer.is_empty() => Change::None,
                Ordering::Equal => Change::Other,
            },
            _ => Change::Open,
        };
        Ok(Compared { change, monthly, once, known, newly, no_longer })
    }

    /// Whether something changes for certain, even if facts are missing.
    pub fn is_changed(&self) -> bool {
        let money = self.known.iter().any(|sum| !sum.is_zero());
        money || !self.newly.is_empty() || !self.no_longer.is_empty()
    }
}

/// Sums over families with one thing in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Group {
    /// How many families.
    pub families: u64,
    /// By what they become.
    pub changes: [u64; 5],
    /// What is paid under the old pack and under the new one.
    pub before: Stake,
    /// See `before`.
    pub after: Stake,
}

/// Sums about one item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OfItem {
    /// Granted under the old pack.
    pub before: Stake,
    /// Granted under the new one.
    pub after: Stake,
    /// Granted by the new one alone.
    pub newly: u64,
    /// Granted by the old one alone.
    pub no_longer: u64,
}

/// Lower ends of the groups families are counted in by what they get more each month; the first has none. 系统自定
pub const STEPS: [i64; 11] = [-1000, -500, -200, -100, -50, 0, 50, 100, 200, 500, 1000];

/// Sums over a register, or some of its families.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Impact {
    /// All families that could be read.
    pub all: Group,
    /// Families that could not be read by one of the packs.
    pub rejected: u64,
    /// By the code of 评估地.
    pub places: BTreeMap<String, Group>,
    /// By the item's place in [`Items`].
    pub items: BTreeMap<usize, OfItem>,
    /// Of the open ones those for whom something changes for certain.
    pub open_changed: u64,
    /// What the gainers get more each month, and once.
    pub gained: Stake,
    /// What the losers get less.
    pub lost: Stake,
    /// Families that get more or less each month, by how much: below the first of [`STEPS`], between each two, above the last;
    /// those that get as much stand in none.
    pub steps: [u64; STEPS.len() + 1],
}

impl Impact {
    /// Counts a family.
    pub fn add(
        &mut self,
        place: &str,
        before: &Granted,
        after: &Granted,
        compared: &Compared,
    ) -> Result<(), OutOfRange> {
        self.all.add(before, after, compared)?;
        match self.places.get_mut(place) {
            Some(group) => group.add(before, after, compared)?,
            None => self.places.entry(place.to_owned()).or_default().add(before, after, compared)?,
        }
        for grant in &before.items {
            self.items.entry(grant.item).or_default().before.add(grant.worth)?;
        }
        for grant in &after.items {
            self.items.entry(grant.item).or_default().after.add(grant.worth)?;
        }
        for grant in &compared.newly {
            let item = self.items.entry(grant.item).or_default();
            item.newly = item.newly.saturating_add(1);
        }
        for grant in &compared.no_longer {
            let item = self.items.entry(grant.item).or_default();
            item.no_longer = item.no_longer.saturating_add(1);
        }
        let (monthly, once) = (compared.monthly.unwrap_or(Exact::ZERO), compared.once.unwrap_or(Exact::ZERO));
        let sum = match compared.change {
            Change::Gains => &mut self.gained,
            Change::Loses => &mut self.lost,
            Change::Open => {
                self.open_changed = self.open_changed.saturating_add(u64::from(compared.is_changed()));
                return Ok(());
            }
            Change::Other | Change::None => return Ok(()),
        };
        sum.merge(&Stake { count: 1, without_amount: 0, monthly, once })?;
        if !monthly.is_zero() {
            let at = STEPS.iter().filter(|step| at_or_above(monthly, **step)).count();
            if let Some(step) = self.steps.get_mut(at) {
                *step = step.saturating_add(1);
            }
        }
        Ok(())
    }

    /// Counts a family that could not be read.
    pub fn rejected(&mut self) {
        self.rejected = self.rejected.saturating_add(1);
    }

    /// Counts all of another as well.
    pub fn merge(&mut self, other: &Impact) -> Result<(), OutOfRange> {
        self.all.merge(&other.all)?;
        self.rejected = self.rejected.saturating_add(other.rejected);
        for (place, group) in &other.places {
            self.places.entry(place.clone()).or_default().merge(group)?;
        }
        for (item, sums) in &other.items {
            let own = self.items.entry(*item).or_default();
            own.before.merge(&sums.before)?;
            own.after.merge(&sums.after)?;
            own.newly = own.newly.saturating_add(sums.newly);
            own.no_longer = own.no_longer.saturating_add(sums.no_longer);
        }
        self.open_changed = self.open_changed.saturating_add(other.open_changed);
        self.gained.merge(&other.gained)?;
        self.lost.merge(&other.lost)?;
        for (own, other) in self.steps.iter_mut().zip(other.steps) {
            *own = own.saturating_add(other);
        }
        Ok(())
    }

    /// Whether nobody gains, loses or gets anything else.
    pub fn is_nothing(&self) -> bool {
        let of = |change| self.all.of(change);
        of(Change::Gains) == 0 && of(Change::Loses) == 0 && of(Change::Other) == 0 && self.open_changed == 0
    }
}

/// A loss belongs to the group it ends in, a gain to the group it begins in: whole steps count away from 0.
fn at_or_above(monthly: Exact, step: i64) -> bool {
    let step_at = Exact::from_integer(step);
    if step <= 0 { monthly > step_at } else { monthly >= step_at }
}

impl Group {
    /// How many families something becomes of.
    pub fn of(&self, change: Change) -> u64 {
        self.changes.get(change as usize).copied().unwrap_or(0)
    }

    fn add(&mut self, before: &Granted, after: &Granted, compared: &Compared) -> Result<(), OutOfRange> {
        self.families = self.families.saturating_add(1);
        if let Some(count) = self.changes.get_mut(compared.change as usize) {
            *count = count.saturating_add(1);
        }
        for (stake, granted) in [(&mut self.before, before), (&mut self.after, after)] {
            for grant in &granted.items {
                stake.add(grant.worth)?;
            }
        }
        Ok(())
    }

    fn merge(&mut self, other: &Group) -> Result<(), OutOfRange> {
        self.families = self.families.saturating_add(other.families);
        for (own, other) in self.changes.iter_mut().zip(other.changes) {
            *own = own.saturating_add(other);
        }
        self.before.merge(&other.before)?;
        self.after.merge(&other.after)
    }
}
