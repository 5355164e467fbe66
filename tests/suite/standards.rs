//! Standards by place and date: the nearest place that has a row in force, and never an older row in its stead.

use super::support::{HEAD, benefit, failures, given, pack, row, rows, screen};

const STANDARDS: &str = r#"
标准 低保: 元/月 按 地区 {
  依据 《某法》第一条
  2000-01-01 至 2009-12-31 100
  台州市 { 2020-01-01 起 700  2022-12-01 起 1041 }
  三门县 { 2021-01-01 至 2021-12-31 900  2024-01-01 至 2024-12-31 1000 }
  杭州市 { 2020-01-01 至 2020-12-31 800 }
}
标准 合户: 是否 { 2020-01-01 起 是  2025-01-01 起 否 }
事项 甲 对象 家庭 { 依据 "某法" 条件 一: 是  待遇 每月 低保 }
"#;

#[test]
fn rows_in_force() {
    let cases = [
        // The county's own row.
        ("三门县", "2021-01-01", "900 元/月"),
        ("三门县", "2021-12-31", "900 元/月"),
        // Before and after it, and where it has none: the city's.
        ("三门县", "2020-12-31", "700 元/月"),
        ("三门县", "2022-01-01", "700 元/月"),
        ("三门县", "2022-12-01", "1041 元/月"),
        ("三门县", "2024-06-30", "1000 元/月"),
        ("三门县", "2025-01-01", "1041 元/月"),
        // Open-ended.
        ("三门县", "9999-12-31", "1041 元/月"),
        ("台州市", "2022-11-30", "700 元/月"),
        ("台州市", "2022-12-01", "1041 元/月"),
        // The rows that hold everywhere.
        ("三门县", "2005-01-01", "100 元/月"),
        ("浙江省", "2000-01-01", "100 元/月"),
        ("西湖区", "2020-06-01", "800 元/月"),
        // Nothing in force: neither before the first row nor after the last.
        ("三门县", "1999-12-31", "甲 error !Y701"),
        ("三门县", "2010-01-01", "甲 error !Y701"),
        ("杭州市", "2019-12-31", "甲 error !Y701"),
        ("杭州市", "2021-01-01", "甲 error !Y701"),
        ("西湖区", "2021-01-01", "甲 error !Y701"),
        ("浙江省", "2020-06-01", "甲 error !Y701"),
    ];
    let pack = pack(&format!("{HEAD}{STANDARDS}"));
    for (place, date, expected) in cases {
        let result = screen(&pack, &given(&format!("地区 {place}, 评估日 {date}")));
        let found = row(&result.items[0]);
        assert_eq!(found.strip_prefix("甲 eligible new ").unwrap_or(&found), expected, "{place} {date}");
    }
}

#[test]
fn a_standard_of_yes_and_no() {
    let policy = format!("{STANDARDS}事项 乙 对象 家庭 {{ 依据 \"某法\" 条件 一: 合户 }}");
    assert_eq!(rows(&policy, "评估日 2024-12-31")[1], "乙 eligible new");
    assert_eq!(rows(&policy, "评估日 2025-01-01")[1], "乙 ineligible");
    assert_eq!(rows(&policy, "评估日 2019-12-31")[1], "乙 error !Y701");
}

#[test]
fn a_missing_standard_matters_only_where_it_is_needed() {
    let policy = format!("{STANDARDS}事项 乙 对象 家庭 {{ 依据 \"某法\" 条件 一: p  条件 二: 收入 < 低保 }}");
    assert_eq!(rows(&policy, "地区 浙江省, p 否, 收入 5")[1], "乙 ineligible");
    assert_eq!(rows(&policy, "地区 浙江省, p 是, 收入 5")[1], "乙 error !Y701");
    assert_eq!(rows(&policy, "地区 浙江省, 收入 5")[1], "乙 undetermined ?p");
}

#[test]
fn rows_may_be_written_in_any_order() {
    let ordered = "标准 甲: 元/月 { 2020-01-01 起 1  2021-01-01 起 2  2022-01-01 起 3 }";
    let mixed = "标准 甲: 元/月 { 2022-01-01 起 3  2020-01-01 起 1  2021-01-01 起 2 }";
    let bytes = |text: &str| pack(&format!("{HEAD}{text}")).to_bytes();
    assert_eq!(bytes(ordered), bytes(mixed));
}

#[test]
fn a_value_may_name_its_unit() {
    let standard = |value: &str| format!("标准 乙: 元/人/月 {{ 2020-01-01 起 {value} }}\n");
    for value in ["500", "500元", "500元/人/月", "500.00"] {
        let policy = format!("{}事项 丙 对象 成员 {{ 依据 \"某法\" 条件 一: 是 待遇 每月 乙 }}", standard(value));
        assert_eq!(rows(&policy, "|"), ["丙[0] eligible new 500 元/月"], "{value}");
    }
}

#[test]
fn a_case_may_assume_a_standard() {
    let text = format!(
        "{HEAD}{STANDARDS}用例 \"若提高到 1200\" {{ 评估日 2026-03-01 地区 三门县 设定 低保 = 1200 期望 甲 符合 每月 1200元 }}
用例 \"无已公布的数\" {{ 评估日 1999-01-01 地区 三门县 设定 低保 = 5 期望 甲 符合 每月 5元 }}"
    );
    assert_eq!(failures(&text), [] as [String; 0]);
    let pack = pack(&format!("{HEAD}{STANDARDS}"));
    let json = r#"{"date": "2026-03-01", "region": "三门县", "standards": {"低保": "1200"}}"#;
    assert_eq!(screen(&pack, json).receipt.assumed[0].name, "低保");
    assert_eq!(benefit("每月 5元", ""), "5 元/月");
}

#[test]
fn the_reason_is_what_surely_fails() {
    let policy = format!("{STANDARDS}标准 限额: 元 {{ 2030-01-01 起 5 }}\n");
    for test in ["借款 < 限额", "限额 > 借款", "借款 + 限额 > 0", "借款 > 5 且 限额 > 5 且 限额 > 借款"]
    {
        let item = format!("{policy}事项 乙 对象 家庭 {{ 依据 \"某法\" 条件 一: {test} }}");
        let found = &rows(&item, "")[1];
        assert!(found == "乙 error !Y701" || found == "乙 undetermined ?借款", "{test}: {found}");
    }
}
