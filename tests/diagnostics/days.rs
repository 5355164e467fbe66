//! Days, months and years.

use crate::support::{Row, of_family};
use yimen::Code;

const DAYS: &[Row] = &[
    (Code::DayPlusWhat, "入院日 + ⟦5⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 − ⟦5⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦收入⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦5小时⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦5工作日⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦1.5月⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦入院日⟧ > 2020-01-01"),
    (Code::DayPlusWhat, "入院日 + ⟦城镇⟧ > 2020-01-01"),
    (Code::NotNumber, "18年 + ⟦入院日⟧ > 2020-01-01"),
    (Code::NotNumber, "5日 − ⟦入院日⟧ > 3"),
    (Code::NotNumber, "⟦入院日⟧ × 2 > 3"),
    (Code::TypesDiffer, "⟦入院日 + 5日 > 3⟧"),
    (Code::TypesDiffer, "⟦评估日 − 入院日 > 3月⟧"),
    (Code::TypesDiffer, "⟦满月数(入院日) > 18岁⟧"),
    (Code::TypesDiffer, "⟦年份(入院日) = 2020年⟧"),
    (Code::TypesDiffer, "⟦月份(入院日) = 4月⟧"),
    (Code::NotDate, "满月数(⟦收入⟧) > 3"),
    (Code::NotDate, "周岁(入院日, ⟦收入⟧) > 3"),
    (Code::NotDate, "月末(⟦5⟧) > 评估日"),
    (Code::NotDate, "年度首日(⟦收入⟧, 4月1日) > 评估日"),
    (Code::NotDate, "季节内(⟦城镇⟧, 11月15日, 3月15日)"),
    (Code::ArgumentCount, "⟦年份()⟧ = 2020"),
    (Code::ArgumentCount, "⟦满月数(入院日, 评估日, 评估日)⟧ = 2020"),
    (Code::ArgumentCount, "⟦日期(2020, 1)⟧ < 评估日"),
    (Code::ArgumentCount, "⟦年度首日(评估日)⟧ < 评估日"),
    (Code::ArgumentCount, "⟦季节内(评估日, 11月15日)⟧"),
];

const DAYS_OF_THE_YEAR: &[Row] = &[
    (Code::MonthDayAlone, "评估日 > ⟦4月1日⟧"),
    (Code::MonthDayAlone, "评估日 > ⟦--04-01⟧"),
    (Code::MonthDayAlone, "周岁(⟦4月1日⟧) > 3"),
    (Code::MonthDayAlone, "⟦4月1日⟧ + 3日 > 评估日"),
    (Code::MonthDayNeeded, "年度首日(评估日, ⟦2026-04-01⟧) > 评估日"),
    (Code::MonthDayNeeded, "年度末日(评估日, ⟦4⟧) > 评估日"),
    (Code::MonthDayNeeded, "年度(评估日, ⟦入院日⟧) > 2020"),
    (Code::MonthDayNeeded, "季节内(评估日, ⟦11月⟧, ⟦3月⟧)"),
    // The wrong way round.
    (Code::NotDate, "年度首日(⟦4月1日⟧, 评估日) > 评估日"),
    (Code::NotDate, "季节内(⟦11月15日⟧, 评估日, 3月15日)"),
    (Code::NoSuchDate, "年度首日(评估日, ⟦2月30日⟧) > 评估日"),
    (Code::NoSuchDate, "年度首日(评估日, ⟦13月1日⟧) > 评估日"),
    (Code::NoSuchDate, "季节内(评估日, 11月15日, ⟦--04-31⟧)"),
];

const MADE: &[Row] = &[
    (Code::NoSuchDate, "⟦日期(2026, 2, 30)⟧ > 评估日"),
    (Code::NoSuchDate, "⟦日期(2026, 1.5, 3)⟧ > 评估日"),
    (Code::NoSuchDate, "⟦日期(2026, 13, 3)⟧ > 评估日"),
    (Code::TypesDiffer, "日期(⟦2026年⟧, 2, 3) > 评估日"),
    (Code::NotNumber, "日期(⟦评估日⟧, 2, 3) > 评估日"),
];

pub fn codes() -> Vec<Code> {
    [DAYS, DAYS_OF_THE_YEAR, MADE].concat().iter().map(|(code, _)| *code).collect()
}

#[test]
fn sums_and_functions() {
    of_family(DAYS);
}

#[test]
fn days_of_the_year() {
    of_family(DAYS_OF_THE_YEAR);
}

#[test]
fn days_put_together() {
    of_family(MADE);
}

#[test]
fn every_day_that_some_year_has() {
    for day in ["2月29日", "--02-29", "12月31日", "1月1日"] {
        let test = format!("评估日 > 年度首日(入院日, {day})");
        let text = format!("{}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test} }}", crate::support::HEAD);
        crate::support::pack(&text);
    }
}
