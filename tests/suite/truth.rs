//! Logic with what is unknown and what cannot be computed.

use super::support::{condition, conditions};

/// Surely yes, surely no, unknown, an error.
const VALUES: [&str; 4] = ["p", "非 p", "q", "财产 ÷ 余额 > 0"];
const FAMILY: &str = "p 是, 财产 1, 余额 0";

fn table(text: impl Fn(&str, &str) -> String) -> Vec<String> {
    let verdict = |a: &&str, b: &&str| match condition(&text(a, b), FAMILY).chars().next() {
        Some('m') => '是',
        Some('u') if condition(&text(a, b), FAMILY) == "unmet" => '否',
        Some('u') => '？',
        _ => '错',
    };
    VALUES.iter().map(|a| VALUES.iter().map(|b| verdict(a, b)).collect()).collect()
}

#[test]
fn and() {
    assert_eq!(table(|a, b| format!("({a}) 且 ({b})")), ["是否？错", "否否否否", "？否？？", "错否？错"]);
}

#[test]
fn or() {
    assert_eq!(table(|a, b| format!("({a}) 或 ({b})")), ["是是是是", "是否？错", "是？？？", "是错？错"]);
}

#[test]
fn equal_and_unequal() {
    assert_eq!(table(|a, b| format!("({a}) = ({b})")), ["是否？错", "否是？错", "？？？错", "错错错错"]);
    assert_eq!(table(|a, b| format!("({a}) ≠ ({b})")), ["否是？错", "是否？错", "？？？错", "错错错错"]);
}

#[test]
fn not() {
    assert_eq!(table(|a, _| format!("非 ({a})")), ["否否否否", "是是是是", "？？？？", "错错错错"]);
    assert_eq!(table(|a, _| format!("非 非 ({a})")), ["是是是是", "否否否否", "？？？？", "错错错错"]);
}

#[test]
fn conditionals_look_only_at_the_branch_taken() {
    assert_eq!(table(|a, b| format!("如果 {a} 则 {b} 否则 p")), ["是否？错", "是是是是", "是？？？", "错错错错"]);
    assert_eq!(table(|a, b| format!("如果 {a} 则 p 否则 {b}")), ["是是是是", "是否？错", "是？？？", "错错错错"]);
}

#[test]
fn conditions_of_an_item_are_joined_with_and() {
    let policy = |a: &str, b: &str| format!("事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {a} 条件 二: {b} }}");
    let verdict = |a: &str, b: &str| super::support::rows(&policy(a, b), FAMILY).remove(0);
    assert_eq!(verdict("p", "p"), "甲 eligible new");
    assert_eq!(verdict("p", "q"), "甲 undetermined ?q");
    assert_eq!(verdict("财产 ÷ 余额 > 0", "非 p"), "甲 ineligible");
    assert_eq!(verdict("财产 ÷ 余额 > 0", "p"), "甲 error !Y703");
    assert_eq!(verdict("财产 ÷ 余额 > 0", "q"), "甲 undetermined ?q");
}

#[test]
fn comparisons_of_ranges() {
    // 支出 is declared as 0..1000.
    conditions(&[
        ("支出 ≤ 1000", "", "met"),
        ("支出 < 1000", "", "undetermined ?支出"),
        ("支出 > 1000", "", "unmet"),
        ("支出 ≥ 0", "", "met"),
        ("支出 = 1001", "", "unmet"),
        ("支出 ≠ 1001", "", "met"),
        ("支出 × 12月 ≤ 12000元", "", "met"),
        ("支出 + 收入 ≥ 收入", "收入 5", "met"),
        ("−支出 ≤ 0", "", "met"),
        ("最小(支出, 5元/月) ≤ 5", "", "met"),
        ("(支出 取整 进一 到 300元) ≤ 1200", "", "met"),
    ]);
}
