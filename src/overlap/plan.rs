//! The sum of what is granted.

use crate::{
    eval::{Evaluation, Judgement},
    program::{Benefit, Item, Owner, Program},
    value::{BaseUnit, Exact, Unit},
};

/// The money of a pack, each month: that of the first item that pays any.
pub fn monthly_money(program: &Program) -> Unit {
    let terms = program.rules.items.iter().flat_map(|item| &item.versions);
    let units = terms.filter_map(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    });
    let money = units.flat_map(|unit| BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)).next();
    Unit::of(money.unwrap_or(BaseUnit::Yuan)).over(Unit::of(BaseUnit::Month)).unwrap_or(Unit::NONE)
}

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
pub fn monthly_total(evaluation: &Evaluation<'_>, judgements: &[Judgement]) -> Option<Total> {
    let items = &evaluation.program.rules.items;
    let monthly = monthly_money(evaluation.program);
    let in_money = |item: &Item| {
        let benefit = item.on(evaluation.case.date).and_then(|terms| terms.benefit.as_ref());
        matches!(benefit, Some(Benefit::Figure { unit, .. }) if *unit == monthly)
    };
    // Members nobody has named yet have no rows, but may be granted something.
    let of_the_unknown = evaluation.member_count().is_none()
        && (0u32..)
            .zip(items)
            .any(|(index, item)| item.owner == Owner::Member && in_money(item) && evaluation.may_be_granted(index));
    let mut total = Total { low: Exact::ZERO, high: (!of_the_unknown).then_some(Exact::ZERO) };
    for judgement in judgements {
        let in_money = items.get(judgement.item as usize).is_some_and(in_money);
        let granted = judgement.granted();
        let Some((low, high)) = judgement.bounds().filter(|_| in_money && granted.can_be_true) else { continue };
        if !granted.can_be_false {
            total.low = total.low.add(low.unwrap_or(Exact::ZERO)).ok()?;
        }
        total.high = match (total.high, high) {
            (Some(sum), Some(high)) => Some(sum.add(high).ok()?),
            _ => None,
        };
    }
    Some(total)
}
