//! Figures and dates as they are said at the window.

use super::text::{clean, grouped};
use crate::words::{Sentence, Word};
use yimen::{Lang, shapes::Amount};

/// `每月 1,229 元`, `每月 320–820 元`, `一次性 500 元`.
pub fn amount(amount: &Amount, lang: Lang) -> String {
    match amount {
        Amount::Exact { value, unit } => in_unit(&grouped(value), unit, lang),
        Amount::Range { low: Some(low), high: Some(high), unit } => {
            in_unit(&format!("{}–{}", grouped(low), grouped(high)), unit, lang)
        }
        Amount::Range { low: Some(low), high: None, unit } => {
            Sentence::AtLeast { figure: &in_unit(&grouped(low), unit, lang) }.text(lang)
        }
        Amount::Range { low: None, high: Some(high), unit } => {
            Sentence::AtMost { figure: &in_unit(&grouped(high), unit, lang) }.text(lang)
        }
        Amount::Range { low: None, high: None, .. } => Word::AmountOpen.text(lang).to_owned(),
    }
}

fn in_unit(figure: &str, unit: &str, lang: Lang) -> String {
    let sentence = match unit {
        "元/月" | "yuan/month" => Sentence::EachMonth { figure },
        "元/年" | "yuan/year" => Sentence::EachYear { figure },
        "元" | "yuan" => Sentence::Once { figure },
        _ => Sentence::InUnit { figure, unit: &clean(unit) },
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
