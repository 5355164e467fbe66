//! What a list shows of a family: how many items of each verdict, what is granted, and what it comes to.

use super::{
    answer::Verdict,
    answers::{Answers, PlanState},
    figures::Bounds,
    register::Register,
};
use crate::{explain, overlap::Standing, value::Rounding};
use alloc::{string::String, vec::Vec};

/// A family in a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// How many rows are 符合.
    pub eligible: u32,
    /// How many are 不符合.
    pub ineligible: u32,
    /// How many are 待定.
    pub undetermined: u32,
    /// How many are 无法判定.
    pub error: u32,
    /// What the plan grants: items by place in the pack, and which member of the family.
    pub grants: Vec<(u32, Option<usize>)>,
    /// What is paid each month, as decimal text between two bounds; a bound that does not end is widened to the next cent, one
    /// that is not known is left out.
    pub monthly: [Option<String>; 2],
    /// Everything that is paid again and again, as much as it comes to each month.
    pub regular: [Option<String>; 2],
    /// What is paid once.
    pub once: [Option<String>; 2],
}

impl Answers {
    /// A family in a line; nothing where it was not judged.
    pub fn summary(&self, register: &Register<'_>, family: usize) -> Option<Summary> {
        self.plans.states.get(family).filter(|state| **state != PlanState::Unread)?;
        let sum = |sum: &Option<Bounds>| sum.as_ref().map_or([None, None], |sum| texts(sum, family));
        let mut summary = Summary {
            monthly: sum(&self.plans.monthly),
            regular: sum(&self.plans.regular),
            once: sum(&self.plans.once),
            ..Summary::default()
        };
        for item in &self.items {
            let rows = item.rows_of(register, family);
            for (member, answer) in item.rows.get(rows).unwrap_or_default().iter().enumerate() {
                let count = match answer.verdict()? {
                    Verdict::Eligible => &mut summary.eligible,
                    Verdict::Ineligible => &mut summary.ineligible,
                    Verdict::Undetermined => &mut summary.undetermined,
                    Verdict::Error => &mut summary.error,
                };
                *count = count.saturating_add(1);
                // These two are said of what is surely granted, and of nothing else.
                if matches!(answer.standing(), Standing::New | Standing::Continuing) {
                    summary.grants.push((item.item, item.of_members.then_some(member)));
                }
            }
        }
        Some(summary)
    }
}

/// A sum as a result shows it.
fn texts(sum: &Bounds, family: usize) -> [Option<String>; 2] {
    let (low, high) = sum.bounds(family);
    let ways = if low == high { [Rounding::HalfUp; 2] } else { [Rounding::Floor, Rounding::Ceiling] };
    let [of_low, of_high] = ways;
    [low.map(|low| explain::decimal(low, of_low).0), high.map(|high| explain::decimal(high, of_high).0)]
}
