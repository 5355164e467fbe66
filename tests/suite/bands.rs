//! 分档: the one row a value falls into, bounds included or not.

use super::support::{benefits, conditions};

#[test]
fn bounds() {
    let bands = "每月 分档 财产 { 不满 100元: 1, 满 100元 不超过 200元: 2, 超过 200元 不满 300: 3, 满 300: 4 }";
    benefits(&[
        (bands, "财产 0", "1 元/月"),
        (bands, "财产 99.99", "1 元/月"),
        (bands, "财产 100", "2 元/月"),
        (bands, "财产 200", "2 元/月"),
        (bands, "财产 200.01", "3 元/月"),
        (bands, "财产 299.99", "3 元/月"),
        (bands, "财产 300", "4 元/月"),
        (bands, "财产 9999999999999999999999999999", "4 元/月"),
        (bands, "", "1..4 元/月 ?财产"),
    ]);
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let bands = "每月 分档 财产 { 满 300: 4, 不满 100: 1, 超过 200 不满 300: 3, 满 100 不超过 200: 2 }";
    benefits(&[(bands, "财产 100", "2 元/月"), (bands, "财产 299", "3 元/月"), (bands, "财产 300", "4 元/月")]);
}

#[test]
fn the_rest() {
    let bands = "每月 分档 余额 { 满 100 不满 200: 2, −50: 9, 否则: 0 }".replace("−50: 9, ", "");
    benefits(&[
        (&bands, "余额 99.99", "0 元/月"),
        (&bands, "余额 100", "2 元/月"),
        (&bands, "余额 200", "0 元/月"),
        (&bands, "余额 -5", "0 元/月"),
    ]);
}

#[test]
fn a_declared_range_need_not_be_covered_beyond_its_ends() {
    // 支出 is declared as 0..1000.
    benefits(&[("每月 分档 支出 { 满 0 不超过 500: 1, 超过 500: 2 }", "支出 0", "1 元/月")]);
    benefits(&[("每月 分档 支出 { 不超过 500: 1, 超过 500 不超过 1000: 2 }", "支出 1000", "2 元/月")]);
}

#[test]
fn a_subject_need_not_have_an_end() {
    benefits(&[("每月 分档 收入 ÷ 人数(成员) { 不满 100: 1, 满 100: 2 }", "收入 299.99 | | |", "1 元/月")]);
    benefits(&[("每月 分档 收入 ÷ 人数(成员) { 不满 100: 1, 满 100: 2 }", "收入 300 | | |", "2 元/月")]);
}

#[test]
fn choices() {
    let bands = "存在(成员: (分档 等级 { 一级: 1, 二级 或 三级: 2, 否则: 3 }) = 2)";
    conditions(&[
        (bands, "| 等级 一级", "unmet"),
        (bands, "| 等级 二级", "met"),
        (bands, "| 等级 三级", "met"),
        (bands, "|", "undetermined ?members[0].等级"),
        ("存在(成员: 等级 属于 {一级, 二级})", "| 等级 二级", "met"),
        ("存在(成员: 等级 ≠ 一级)", "| 等级 二级", "met"),
        ("存在(成员: 三级 = 等级)", "| 等级 三级", "met"),
    ]);
}

#[test]
fn one_missing_row_is_not_looked_up_where_another_applies() {
    let bands = "每月 分档 财产 { 不满 100: 支出, 满 100: 收入 }";
    benefits(&[(bands, "财产 5, 支出 7", "7 元/月"), (bands, "财产 500, 支出 7", "0.. 元/月 ?收入")]);
}
