//! Figures as people read them.

use crate::{
    base::Lang,
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
pub(super) fn interval(interval: Interval, unit: Unit, lang: Lang) -> Option<String> {
    if let Some(point) = interval.as_point() {
        return Some(quantity(point, unit, lang));
    }
    let unit_text = spaced(unit.leading(lang == Lang::Chinese));
    let bound = |value: Exact| grouped(&decimal(value, Rounding::HalfUp).0);
    match (interval.low, interval.high) {
        (Some(low), Some(high)) => Some(alloc::format!("{}–{}{unit_text}", bound(low), bound(high))),
        (Some(low), None) if !low.is_zero() => Some(alloc::format!("≥ {}{unit_text}", bound(low))),
        (None, Some(high)) => Some(alloc::format!("≤ {}{unit_text}", bound(high))),
        _ => None,
    }
}

/// A figure with the unit it is counted in: `1,041 元` for 元/人/月.
pub fn quantity(value: Exact, unit: Unit, lang: Lang) -> String {
    let (text, exact) = decimal(value, Rounding::HalfUp);
    let about = if exact { "" } else { lang.pick("约 ", "about ") };
    alloc::format!("{about}{}{}", grouped(&text), spaced(unit.leading(lang == Lang::Chinese)))
}

fn spaced(unit: String) -> String {
    if unit.is_empty() { unit } else { alloc::format!(" {unit}") }
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
