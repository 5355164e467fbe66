//! Figures as people read them.

use crate::{
    base::Lang,
    program::{DayFunction, Node, NodeId, Program},
    value::{Exact, Interval, Rounding, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
};

/// Decimal text of a figure, or of the nearest cent where it does not end; tells whether it is exact.
pub fn decimal(value: Exact, mode: Rounding) -> (String, bool) {
    if let Some(text) = value.to_text() {
        return (text, true);
    }
    let cent = Exact::from_parts(1, 100).unwrap_or(Exact::ONE);
    let near = value.round(mode, cent).ok().and_then(Exact::to_text);
    (near.unwrap_or_else(|| value.floor().to_string()), false)
}

/// `1,041 元`, `约 631.33 元`, `320–820 元`, or nothing while it can be anything.
pub(super) fn interval(interval: Interval, unit: Unit, of_age: bool, lang: Lang) -> Option<String> {
    if let Some(point) = interval.as_point() {
        return Some(quantity(point, unit, of_age, lang));
    }
    let unit_text = spaced(unit, of_age, false, lang);
    let bound = |value: Exact| grouped(&decimal(value, Rounding::HalfUp).0);
    match (interval.low, interval.high) {
        (Some(low), Some(high)) => Some(alloc::format!("{}–{}{unit_text}", bound(low), bound(high))),
        (Some(low), None) if !low.is_zero() => Some(alloc::format!("≥ {}{unit_text}", bound(low))),
        (None, Some(high)) => Some(alloc::format!("≤ {}{unit_text}", bound(high))),
        _ => None,
    }
}

/// Whether years are someone's age: one of two figures that meet is a 周岁.
pub(super) fn of_age(program: &Program, left: NodeId, right: NodeId) -> bool {
    [left, right]
        .iter()
        .any(|id| matches!(program.nodes.get(*id as usize), Some(Node::Days(DayFunction::CompletedYears, _))))
}

/// A figure with the unit it is counted in: `1,041 元` for 元/人/月, `60 岁` for years of age.
pub fn quantity(value: Exact, unit: Unit, of_age: bool, lang: Lang) -> String {
    let (text, exact) = decimal(value, Rounding::HalfUp);
    let one = value == Exact::ONE;
    let about = if exact { "" } else { lang.pick("约 ", "about ") };
    alloc::format!("{about}{}{}", grouped(&text), spaced(unit, of_age, one, lang))
}

fn spaced(unit: Unit, of_age: bool, one: bool, lang: Lang) -> String {
    let text = match lang {
        Lang::Chinese if of_age => "岁".to_owned(),
        Lang::Chinese => unit.leading(true),
        Lang::English => {
            let text = unit.leading(false);
            // Yuan, yen, won, kWh and m2 have no plural.
            let counted = ["person", "day", "workday", "week", "month", "year", "hour", "dollar", "euro", "pound"];
            if counted.contains(&text.as_str()) && !one { alloc::format!("{text}s") } else { text }
        }
    };
    if text.is_empty() { text } else { alloc::format!(" {text}") }
}

/// Thousands set apart by commas.
fn grouped(decimal: &str) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len().saturating_sub(index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}
