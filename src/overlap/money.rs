//! What a row pays, in the money of its pack.

use crate::{
    case::Case,
    eval::Judgement,
    program::{Benefit, Item, Program},
    value::{BaseUnit, Day, Exact, Interval, Truth, Unit},
};

/// The money of a pack: that of the first item that pays any.
pub fn pack_money(program: &Program) -> Unit {
    let terms = program.rules.items.iter().flat_map(|item| &item.versions);
    let units = terms.filter_map(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    });
    let money = units.flat_map(|unit| BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)).next();
    Unit::of(money.unwrap_or(BaseUnit::Yuan))
}

/// That money each month.
pub fn monthly_money(program: &Program) -> Unit {
    pack_money(program).over(Unit::of(BaseUnit::Month)).unwrap_or(Unit::NONE)
}

/// Whether something is paid once, not again and again.
pub fn is_once(unit: Unit) -> bool {
    [BaseUnit::Month, BaseUnit::Year, BaseUnit::Week, BaseUnit::Day].into_iter().all(|base| unit.exponent(base) == 0)
}

/// The unit a row pays in, where that is the pack's money.
pub(super) fn money(program: &Program, case: &Case, row: &Judgement) -> Option<Unit> {
    money_of(program, program.rules.items.get(row.item as usize)?, case.date)
}

/// The unit an item pays in on a day, where that is the pack's money.
pub fn money_of(program: &Program, item: &Item, date: Day) -> Option<Unit> {
    let unit = benefit_unit(item, date)?;
    let money = BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0)?;
    (Unit::of(money) == pack_money(program)).then_some(unit)
}

pub(super) fn benefit_unit(item: &Item, date: Day) -> Option<Unit> {
    match item.on(date)?.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(unit),
        _ => None,
    }
}

/// What a row pays: surely granted its amount, perhaps granted anything down to nothing.
pub(super) fn paid(row: &Judgement) -> Option<Interval> {
    let (low, high) = row.bounds()?;
    let amount = Interval::new(Some(low.unwrap_or(Exact::ZERO)), high);
    match row.granted {
        Truth::YES => Some(amount),
        Truth::NO => None,
        _ => Some(amount.join(Interval::point(Exact::ZERO))),
    }
}
