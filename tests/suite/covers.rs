//! 保障: which members an item of the family is meant for.

use super::support::{HEAD, benefit, judge, pack, row, rows, screen};

const ITEM: &str =
    "事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 非 在校  待遇 每月 100元/人/月 × 保障人数() }";

fn low(short: &str) -> String {
    rows(ITEM, short).remove(0)
}

#[test]
fn only_those_meant_count() {
    assert_eq!(low("p 是 | 在校 是 | 在校 否 | 在校 否"), "低 eligible new 200 元/月");
    assert_eq!(benefit("每月 100元/人/月 × 保障人数()", "| | |"), "300 元/月");
}

#[test]
fn nobody_meant_is_nobody_helped() {
    assert_eq!(low("p 是 | 在校 是"), "低 ineligible");
    let covers = &judge(ITEM, "p 是 | 在校 是").items[0].conditions[1];
    assert_eq!((covers.id.as_str(), covers.unmet.as_deref()), ("covers", Some("家里没有这个事项保障的成员")));
}

#[test]
fn while_it_is_open() {
    assert_eq!(low("p 是 | | 在校 否"), "低 eligible new 100..200 元/月 ?members[0].在校");
    assert_eq!(low("p 是 | | 在校 是"), "低 undetermined 0..100 元/月 ?members[0].在校");
    assert_eq!(low("p 否 | | 在校 是"), "低 ineligible");
    // A family has 0..5 members.
    assert_eq!(low("p 是"), "低 undetermined 0..500 元/月 ?members");
}

#[test]
fn a_family_without_members() {
    let pack = pack(&format!("{HEAD}{ITEM}"));
    let json = r#"{"date": "2026-03-01", "region": "三门县", "family": {"p": true}, "members": []}"#;
    assert_eq!(row(&screen(&pack, json).items[0]), "低 ineligible");
}

#[test]
fn by_definitions_and_other_items() {
    let policy = "
定义 成员.需 = 等级 属于 {一级, 二级}
事项 特 对象 成员 { 依据 \"某法\" 条件 一: 在校 }
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 需 且 非 享受(特)  待遇 每月 100元/人/月 × 保障人数() }";
    let found = rows(policy, "p 是 | 等级 一级, 在校 否 | 等级 一级, 在校 是 | 等级 三级, 在校 否");
    assert_eq!(found[3], "低 eligible new 100 元/月");
}
