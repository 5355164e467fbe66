//! Figures and dates as they are said at the window.

use crate::words::{Sentence, Word};
use yimen::{Lang, shapes::Amount};

/// `每月 1,229 元`, `每月 320–820 元`, `一次性 500 元`.
pub fn amount(amount: &Amount, lang: Lang) -> String {
    bounded(amount, lang, |figure, unit| in_unit(figure, unit, lang))
}

/// `1,229 元/月`, where the sentence around it says what it is.
pub fn plain(amount: &Amount, lang: Lang) -> String {
    bounded(amount, lang, |figure, unit| Sentence::InUnit { figure, unit }.text(lang).trim_end().to_owned())
}

/// Whether there is nothing to be paid, for certain.
pub fn is_zero(amount: &Amount) -> bool {
    matches!(amount, Amount::Exact { value, .. } if value == "0")
}

fn bounded(amount: &Amount, lang: Lang, said: impl Fn(&str, &str) -> String) -> String {
    match amount {
        Amount::Exact { value, unit } => said(&grouped(value), unit),
        Amount::Range { low, high, unit } => range(low.as_deref(), high.as_deref(), lang, |figure| said(figure, unit))
            .unwrap_or_else(|| Word::AmountOpen.text(lang).to_owned()),
    }
}

/// A figure between two bounds, as far as they are known; `said` adds what is counted. Nothing where they say nothing.
pub fn range(low: Option<&str>, high: Option<&str>, lang: Lang, said: impl Fn(&str) -> String) -> Option<String> {
    let text = match (low, high) {
        // One figure, and yet not certain: for some answers there is none.
        (Some(low), Some(high)) if low == high => Sentence::OrNone { figure: &said(&grouped(low)) }.text(lang),
        (Some(low), Some(high)) => said(&format!("{}–{}", grouped(low), grouped(high))),
        // Nothing or more.
        (None | Some("0"), None) => return None,
        (Some(low), None) => Sentence::AtLeast { figure: &said(&grouped(low)) }.text(lang),
        (None, Some(high)) => Sentence::AtMost { figure: &said(&grouped(high)) }.text(lang),
    };
    Some(text)
}

fn in_unit(figure: &str, unit: &str, lang: Lang) -> String {
    let sentence = match unit {
        "元/月" | "yuan/month" => Sentence::EachMonth { figure },
        "元/年" | "yuan/year" => Sentence::EachYear { figure },
        "元" | "yuan" => Sentence::Once { figure },
        _ => Sentence::InUnit { figure, unit },
    };
    sentence.text(lang)
}

/// `2026-03-01` as `2026年3月1日`.
pub fn day(date: &str, lang: Lang) -> String {
    let parts: Vec<&str> = date.split('-').collect();
    match parts.as_slice() {
        [year, month, day] => {
            let (month, day) = (month.trim_start_matches('0'), day.trim_start_matches('0'));
            Sentence::Day { year, month, day }.text(lang)
        }
        _ => date.to_owned(),
    }
}

/// Decimal text with commas between the thousands.
pub fn grouped(decimal: &str) -> String {
    let (sign, rest) = decimal.strip_prefix('-').map_or(("", decimal), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands() {
        assert_eq!(grouped("723"), "723");
        assert_eq!(grouped("1229.50"), "1,229.50");
        assert_eq!(grouped("-1000000"), "-1,000,000");
    }
}
