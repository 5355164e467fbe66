//! A result without what the conditions come to: the same answer otherwise.

use super::{
    everything::PACK,
    support::{given, reasons_in, screen_in},
};
use yimen::{Lang, ScreenOptions, shapes::ScreeningResult};

/// The result of a family screened in full, and the same without conditions.
fn both(reasons: bool, lang: Lang) -> (ScreeningResult, ScreeningResult) {
    let case =
        given("收入 900, 支出 300, 住地 三门县, 低收 是, 住房 1 | 生日 1980-01-01, 等级 一级, 工资 100, 在校 否");
    let full = if reasons { reasons_in(&PACK, &case, lang) } else { screen_in(&PACK, &case, lang) };
    let options = ScreenOptions { lang, reasons, conditions: false, ..ScreenOptions::default() };
    let brief = PACK.screen_json(&case, &options).expect("the case can be read");
    (full, brief)
}

#[test]
fn only_what_conditions_come_to_and_calculations_are_left_out() {
    for (reasons, lang) in [(false, Lang::Chinese), (false, Lang::English), (true, Lang::Chinese)] {
        let (mut full, brief) = both(reasons, lang);
        assert!(full.items.iter().any(|row| !row.conditions.is_empty()), "something is left out");
        assert!(full.items.iter().any(|row| row.calculation.is_some() && !row.steps.is_empty()));
        for row in &mut full.items {
            (row.conditions, row.calculation, row.steps, row.changes) = (Vec::new(), None, Vec::new(), None);
        }
        assert_eq!(full, brief);
    }
}
