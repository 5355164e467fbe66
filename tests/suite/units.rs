//! Units are types: what may be added, compared and multiplied, and what comes of it.

use super::support::{HEAD, codes};

const UNITS: [&str; 15] = [
    "元",
    "元/月",
    "元/年",
    "元/人",
    "元/人/月",
    "元/人/年",
    "人",
    "月",
    "年",
    "日",
    "工作日",
    "㎡",
    "㎡/人",
    "度",
    "度/月",
];

#[test]
fn only_equal_units_are_added_and_compared() {
    for (index, left) in UNITS.iter().enumerate() {
        for (other, right) in UNITS.iter().enumerate() {
            let legal: &[&str] = if index == other { &[] } else { &["Y301"] };
            for operator in ["+", "−", "<", "="] {
                let text = format!("{HEAD}定义 家庭.甲 = 1{left} {operator} 1{right}");
                assert_eq!(codes(&text), legal, "{left} {operator} {right}");
            }
        }
    }
}

/// An expression and its one unit.
const PRODUCTS: [(&str, &str); 22] = [
    ("1元/人/月 × 1人", "元/月"),
    ("1元/月 ÷ 1人", "元/人/月"),
    ("1元/月 × 12月", "元"),
    ("1元/年 × 1年", "元"),
    ("1元/月 × 12月 ÷ 1年", "元/年"),
    ("1元/人/月 × 1人 × 1月", "元"),
    ("1元 ÷ 1元/月", "月"),
    ("1元/月 ÷ 1元/人/月", "人"),
    ("1㎡ ÷ 1人", "㎡/人"),
    ("1度 ÷ 1月", "度/月"),
    ("1度/月 × 12月", "度"),
    ("1元/度 × 15度", "元"),
    ("30% × 1元", "元"),
    ("1元 ÷ 2", "元"),
    ("1元 × 1元", "元·元"),
    ("最大(1元, 2元) + 3", "元"),
    ("(如果 p 则 1元 否则 2元) × 2", "元"),
    ("合计(成员: 工资)", "元/月"),
    ("人数(成员)", "人"),
    ("周岁(入院日)", "岁"),
    ("收入 ÷ 人数(成员)", "元/人/月"),
    ("(收入 取整 进一 到 1元) ÷ 2", "元/月"),
];

#[test]
fn units_of_products() {
    for (expression, unit) in PRODUCTS {
        let text = |unit: &str| format!("{HEAD}定义 甲: {unit} = {expression}");
        assert_eq!(codes(&text(unit)), [] as [&str; 0], "{expression}: {unit}");
        for wrong in UNITS.iter().filter(|wrong| **wrong != unit && (unit != "岁" || **wrong != "年")) {
            assert_eq!(codes(&text(wrong)), ["Y301"], "{expression}: {wrong}");
        }
    }
}

#[test]
fn a_quotient_of_equals_has_no_unit() {
    for unit in UNITS {
        let text = format!("{HEAD}定义 家庭.甲 = (1{unit} ÷ 1{unit}) + 系数");
        assert_eq!(codes(&text), [] as [&str; 0], "{unit}");
    }
}

#[test]
fn a_bare_number_takes_the_unit_it_meets() {
    for test in ["收入 < 1000", "1000 > 收入", "收入 − 500 > 3 + 4", "最大(0, 收入) > 0", "(如果 p 则 0 否则 收入) > 0"]
    {
        let text = format!("{HEAD}定义 家庭.甲 = {test}");
        assert_eq!(codes(&text), [] as [&str; 0], "{test}");
    }
    assert_eq!(codes(&format!("{HEAD}定义 家庭.甲 = 收入 + (系数 + 5)")), ["Y301"]);
}

#[test]
fn both_words_for_a_unit_mean_the_same() {
    let pairs =
        [("月", "个月"), ("年", "岁"), ("岁", "周岁"), ("日", "天"), ("㎡", "平方米"), ("㎡", "m2"), ("度", "kWh")];
    for (left, right) in pairs {
        let text = format!("{HEAD}定义 家庭.甲 = 1{left} = 1 {right}");
        assert_eq!(codes(&text), [] as [&str; 0], "{left} {right}");
    }
}

#[test]
fn the_help_says_how_to_convert() {
    let help = |expression: &str| {
        let compiled = super::support::compile(&format!("{HEAD}定义 家庭.甲 = {expression}"));
        compiled.diagnostics[0].help(yimen::Lang::Chinese).unwrap_or_default()
    };
    assert!(help("1元/月 + 1元/年").contains("换算"));
    assert!(help("1元/人/月 + 1元/月").contains("人数(成员)"));
    assert!(help("1元 + 1元/月").contains("12月"));
    assert_eq!(help("1元 + 1㎡"), "");
}

#[test]
fn benefits_take_their_period() {
    let due = |text: &str| super::support::benefit(text, "收入 5, 财产 7 | |");
    assert_eq!(due("每月 收入"), "5 元/月");
    assert_eq!(due("每月 财产"), "7 元/月");
    assert_eq!(due("每月 300"), "300 元/月");
    assert_eq!(due("每年 收入 × 12月"), "60 元/年");
    assert_eq!(due("一次 收入 × 6月"), "30 元");
    assert_eq!(due("每月 15度"), "15 度/月");
    assert_eq!(due("每月 10元/人/月 × 保障人数()"), "20 元/月");
}
