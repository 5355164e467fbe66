//! The sums as text, for JSON and the page.

use super::{Change, Group, Impact, Items, STEPS};
use crate::{Stake, decimal};
use serde::Serialize;
use yimen::Exact;

/// Two packs over one register, in decimal text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImpactShape {
    /// Units of sums by the month, and of sums paid once.
    pub units: [String; 2],
    /// Families that could be read by both packs.
    pub families: u64,
    /// Families that could not.
    pub rejected: u64,
    /// Families that get more.
    pub gainers: u64,
    /// Families that get less.
    pub losers: u64,
    /// Families that get as much, but other items.
    pub other: u64,
    /// Families nothing changes for.
    pub unchanged: u64,
    /// Families where missing facts decide.
    pub open: u64,
    /// Of these, families for whom something changes for certain.
    pub open_changed: u64,
    /// What the gainers get more.
    pub gained: Sums,
    /// What the losers get less, below zero.
    pub lost: Sums,
    /// What it costs.
    pub budget: Budget,
    /// Families by what they get more or less each month.
    pub steps: Vec<Bin>,
    /// By item: those of the new pack, then those only the old one has.
    pub items: Vec<ItemImpact>,
    /// By 评估地.
    pub places: Vec<PlaceImpact>,
}

/// Sums by the month and once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// By the month.
    pub monthly: String,
    /// Once.
    pub once: String,
}

/// What is paid in all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Budget {
    /// Under the old pack.
    pub before: Sums,
    /// Under the new pack.
    pub after: Sums,
    /// The new one less the old one.
    pub difference: Sums,
}

/// Families between two steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bin {
    /// More than this where it is zero or below, this or more where it is above; nothing for the lowest group.
    pub from: Option<i64>,
    /// Up to this where it is zero or below, less than this where it is above; nothing for the highest.
    pub to: Option<i64>,
    /// How many.
    pub families: u64,
}

/// What becomes of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ItemImpact {
    /// Its id.
    pub item: String,
    /// Its name.
    pub name: String,
    /// How often it is granted under the old pack.
    pub granted_before: u64,
    /// How often under the new pack.
    pub granted_after: u64,
    /// Granted by the new pack alone.
    pub newly: u64,
    /// Granted by the old pack alone.
    pub no_longer: u64,
    /// What it costs.
    pub budget: Budget,
}

/// What becomes of a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlaceImpact {
    /// Its code; empty where families have none.
    pub place: String,
    /// Its name.
    pub name: String,
    /// Its families.
    pub families: u64,
    /// Those that get more.
    pub gainers: u64,
    /// Those that get less.
    pub losers: u64,
    /// What it costs.
    pub budget: Budget,
}

impl Impact {
    /// The sums as text; `place` names a place by its code.
    pub fn shape(&self, items: &Items, units: [String; 2], place: impl Fn(&str) -> String) -> ImpactShape {
        let all = &self.all;
        let of_item = |(at, sums): (&usize, &super::OfItem)| {
            let (id, name) = items.name(*at);
            ItemImpact {
                item: id.to_owned(),
                name: name.to_owned(),
                granted_before: sums.before.count,
                granted_after: sums.after.count,
                newly: sums.newly,
                no_longer: sums.no_longer,
                budget: Budget::of(&sums.before, &sums.after),
            }
        };
        let of_place = |(code, group): (&String, &Group)| PlaceImpact {
            place: code.clone(),
            name: place(code),
            families: group.families,
            gainers: group.of(Change::Gains),
            losers: group.of(Change::Loses),
            budget: Budget::of(&group.before, &group.after),
        };
        let ends = |at: usize| (at.checked_sub(1).and_then(|at| STEPS.get(at).copied()), STEPS.get(at).copied());
        let bin = |(at, families): (usize, &u64)| {
            let (from, to) = ends(at);
            Bin { from, to, families: *families }
        };
        ImpactShape {
            units,
            families: all.families,
            rejected: self.rejected,
            gainers: all.of(Change::Gains),
            losers: all.of(Change::Loses),
            other: all.of(Change::Other),
            unchanged: all.of(Change::None),
            open: all.of(Change::Open),
            open_changed: self.open_changed,
            gained: Sums::of(self.gained.monthly, self.gained.once),
            lost: Sums::of(self.lost.monthly, self.lost.once),
            budget: Budget::of(&all.before, &all.after),
            steps: self.steps.iter().enumerate().map(bin).collect(),
            items: self.items.iter().map(of_item).collect(),
            places: self.places.iter().map(of_place).collect(),
        }
    }
}

impl Sums {
    fn of(monthly: Exact, once: Exact) -> Sums {
        Sums { monthly: decimal(monthly), once: decimal(once) }
    }
}

impl Budget {
    fn of(before: &Stake, after: &Stake) -> Budget {
        // The difference of two sums in range is in range, or is left empty.
        let less = |after: Exact, before: Exact| after.sub(before).map(decimal).unwrap_or_default();
        Budget {
            before: Sums::of(before.monthly, before.once),
            after: Sums::of(after.monthly, after.once),
            difference: Sums { monthly: less(after.monthly, before.monthly), once: less(after.once, before.once) },
        }
    }
}
