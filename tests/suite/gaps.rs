//! How far a condition that fails is from holding.

use super::support::{HEAD, given, judge, pack, screen_in};
use yimen::Lang;

/// Value and words of the gap of one condition.
fn gap(test: &str, short: &str) -> Option<(String, bool, String)> {
    let policy = format!("定义 家庭.人均 = 收入 ÷ 人数(成员)\n事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test}\n}}");
    let gap = judge(&policy, short).items[0].conditions[0].gap.clone()?;
    Some((format!("{} {}", gap.value, gap.unit), gap.exact, gap.text))
}

fn expect(test: &str, short: &str, value: &str, text: &str) {
    assert_eq!(gap(test, short), Some((value.into(), true, text.into())), "{test} with [{short}]");
}

#[test]
fn of_a_comparison() {
    expect("收入 < 1000", "收入 1040", "40 元/月", "收入高出 40 元");
    expect("收入 ≤ 1000", "收入 1000.01", "0.01 元/月", "收入高出 0.01 元");
    expect("收入 > 1000", "收入 1", "999 元/月", "收入还差 999 元");
    expect("收入 ≥ 1000", "收入 999.99", "0.01 元/月", "收入还差 0.01 元");
    expect("收入 = 1000", "收入 900", "100 元/月", "收入相差 100 元");
    expect("人均 < 500", "收入 1001 | |", "0.5 元/人/月", "人均高出 0.5 元");
}

#[test]
fn at_the_boundary() {
    expect("收入 < 1000", "收入 1000", "0 元/月", "收入正好等于限额，须低于它");
    expect("收入 > 1000", "收入 1000", "0 元/月", "收入正好等于限额，须高于它");
}

#[test]
fn that_has_no_end_is_rounded_up() {
    let found = gap("人均 < 100", "收入 1000 | | |").unwrap();
    assert_eq!((found.0.as_str(), found.1), ("233.34 元/人/月", false));
}

#[test]
fn of_the_one_part_that_fails() {
    expect("p 且 收入 < 1000", "p 是, 收入 1040", "40 元/月", "收入高出 40 元");
    assert_eq!(gap("财产 < 5 且 收入 < 1000", "财产 9, 收入 1040"), None);
    assert_eq!(gap("p 或 收入 < 1000", "p 否, 收入 1040"), None);
    assert_eq!(gap("收入 < 1000", "收入 5"), None);
    assert_eq!(gap("收入 < 1000", ""), None);
    assert_eq!(gap("p", "p 否"), None);
}

#[test]
fn in_english() {
    let text = HEAD.replace("收入: 元/月 0..", "收入 (income \"Income\"): 元/月 0..");
    let pack = pack(&format!("{text}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 收入 < 1000 }}"));
    let told = |short: &str| {
        let result = screen_in(&pack, &given(short), Lang::English);
        result.items[0].conditions[0].gap.as_ref().map(|gap| gap.text.clone()).unwrap_or_default()
    };
    assert_eq!(told("收入 1040"), "Income is 40 yuan too high");
    assert_eq!(told("收入 1000"), "Income equals the limit and must be below it");
}
