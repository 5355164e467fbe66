//! Benefits of different periods set side by side: what each is worth a month.

use crate::value::{BaseUnit, Exact, Interval, Unit};

/// How many months one of a unit's periods makes: a year has 12 months and 365 days, a week 7 days.
fn factor(unit: Unit) -> Exact {
    let per = |base| unit.exponent(base) < 0;
    let ratio = |numerator: i64, denominator: i64| {
        Exact::from_integer(numerator).div(Exact::from_integer(denominator)).unwrap_or(Exact::ONE)
    };
    match () {
        () if per(BaseUnit::Year) => ratio(1, 12),
        () if per(BaseUnit::Week) => ratio(365, 84),
        () if per(BaseUnit::Day) => ratio(365, 12),
        () => Exact::ONE,
    }
}

/// What an amount of a unit is worth a month; one without a period stays as it is.
pub fn monthly(unit: Unit, amount: Interval) -> Interval {
    amount.mul(Interval::point(factor(unit))).interval.unwrap_or(Interval::EVERYTHING)
}
