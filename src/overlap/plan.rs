//! The sum of what is granted.

use crate::{
    eval::Judgement,
    program::{Benefit, Program},
    value::{BaseUnit, Exact, Unit},
};

/// The least and the most the family gets each month; no upper bound where none is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// At least.
    pub low: Exact,
    /// At most.
    pub high: Option<Exact>,
}

/// Sum of the monthly sums of money. What is surely granted counts at both ends, what may be only at the upper;
/// nothing where a sum is out of range.
pub fn monthly_total(program: &Program, judgements: &[Judgement]) -> Option<Total> {
    let monthly = Unit::of(BaseUnit::Yuan).over(Unit::of(BaseUnit::Month))?;
    let mut total = Total { low: Exact::ZERO, high: Some(Exact::ZERO) };
    for judgement in judgements {
        let in_money = program.rules.items.get(judgement.item as usize).is_some_and(|item| match &item.benefit {
            Some(Benefit::Figure { unit, .. }) => *unit == monthly,
            _ => false,
        });
        let granted = judgement.granted();
        let Some((low, high)) = judgement.bounds().filter(|_| in_money && granted.can_be_true) else { continue };
        // A benefit is never negative, whatever an unknown fact might make of the formula.
        let positive = |bound: Exact| bound.max(Exact::ZERO);
        if !granted.can_be_false {
            total.low = total.low.add(low.map_or(Exact::ZERO, positive)).ok()?;
        }
        total.high = match (total.high, high) {
            (Some(sum), Some(high)) => Some(sum.add(positive(high)).ok()?),
            _ => None,
        };
    }
    Some(total)
}
