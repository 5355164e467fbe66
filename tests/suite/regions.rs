//! Places: names, codes, ids; what lies within what.

use super::support::{HEAD, conditions, given, pack, screen};

#[test]
fn places_within_places() {
    conditions(&[
        ("住地 属于 浙江省", "住地 三门县", "met"),
        ("住地 属于 台州市", "住地 三门县", "met"),
        ("住地 属于 三门县", "住地 三门县", "met"),
        ("住地 属于 三门县", "住地 台州市", "unmet"),
        ("住地 属于 杭州市", "住地 三门县", "unmet"),
        ("住地 属于 {杭州市, 三门县}", "住地 三门县", "met"),
        ("住地 属于 {杭州市, 西湖区}", "住地 三门县", "unmet"),
        ("住地 = 台州市", "住地 三门县", "unmet"),
        ("住地 ≠ 台州市", "住地 三门县", "met"),
        ("住地 属于 评估地", "住地 三门县, 地区 台州市", "met"),
        ("评估地 属于 住地", "住地 三门县, 地区 台州市", "unmet"),
        ("评估地 = 三门县", "", "met"),
        ("评估地 属于 杭州市", "地区 西湖区", "met"),
        ("住地 = 老家", "住地 三门县, 老家 三门县", "met"),
        ("住地 属于 老家", "住地 三门县, 老家 浙江省", "met"),
        ("住地 属于 台州市", "", "undetermined ?住地"),
        // Every place of the table lies there.
        ("住地 属于 浙江省", "", "met"),
    ]);
}

#[test]
fn a_place_goes_by_name_or_code() {
    let pack = pack(HEAD);
    let by_code = screen(&pack, &given("地区 331022"));
    let by_name = screen(&pack, &given("地区 三门县"));
    assert_eq!(by_code, by_name);
    assert_eq!(by_code.receipt.region, "331022");
}

#[test]
fn the_first_place_among_the_facts_is_judged_for() {
    let pack = pack(HEAD);
    let place = |json: &str| screen(&pack, json).receipt.region;
    assert_eq!(place(r#"{"date": "2026-03-01", "family": {"住地": "杭州市"}}"#), "330100");
    assert_eq!(place(r#"{"date": "2026-03-01", "family": {"住地": "杭州市"}, "region": "三门县"}"#), "331022");
}

#[test]
fn places_that_share_a_name_go_by_code() {
    let text = "政策包 试 (t) { 版本 \"1\" }
地区表 { 320000 江苏省 { 320100 南京市 { 320106 鼓楼区 } 320300 徐州市 { 320302 鼓楼区 } } }
事实 家庭 { 住地: 地区 }
标准 低保: 元/月 按 地区 { 南京市 { 2020-01-01 起 1 }  320302 { 2020-01-01 起 2 } }
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 是  待遇 每月 低保 }";
    let pack = pack(text);
    let due = |code: &str| super::support::row(&screen(&pack, &given(&format!("地区 {code}"))).items[0]);
    assert_eq!(due("320106"), "甲 eligible new 1 元/月");
    assert_eq!(due("320302"), "甲 eligible new 2 元/月");
    assert_eq!(super::support::codes(&text.replace("320302 { 2020", "鼓楼区 { 2020")), ["Y221"]);
}

#[test]
fn an_id_is_a_name_in_cases_too() {
    let text = HEAD.replace("331022 三门县", "331022 三门县 (sanmen \"Sanmen\")");
    let pack = pack(&text);
    assert_eq!(screen(&pack, &given("地区 sanmen")).receipt.region, "331022");
}
