//! 关系 … 排除 …: what one granted item takes from another.

use super::support::rows;

/// A member's item 特, a family's item 低, by facts that say who is eligible.
const ITEMS: &str = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 100元/人/月 × 保障人数() }
事项 特 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 500元 }
事项 护 对象 成员 { 依据 \"某法\" 条件 一: 工资 < 5  待遇 每月 50元 }
";

fn with(relations: &str, short: &str) -> Vec<String> {
    let relations = relations.replace(';', " 依据 \"某法\"\n");
    rows(&format!("{ITEMS}{relations}"), short)
}

#[test]
fn a_member_bars_the_member() {
    assert_eq!(
        with("关系 特 排除 护 同一成员;", "p 否 | 在校 是, 工资 1 | 在校 否, 工资 1 | 在校 否, 工资 9"),
        [
            "低 ineligible",
            "特[0] eligible new 500 元/月",
            "特[1] ineligible",
            "特[2] ineligible",
            "护[0] eligible barred ×特[0]",
            "护[1] eligible new 50 元/月",
            "护[2] ineligible",
        ]
    );
}

#[test]
fn a_member_bars_everyone_in_the_family() {
    assert_eq!(
        with("关系 特 排除 护 同一家庭;", "p 否 | 在校 否, 工资 1 | 在校 是, 工资 9")[3..],
        ["护[0] eligible barred ×特[1]", "护[1] ineligible"]
    );
    assert_eq!(
        with("关系 特 排除 低 同一家庭;", "p 是 | 在校 否, 工资 9 | 在校 是, 工资 9")[0],
        "低 eligible barred ×特[1]"
    );
}

#[test]
fn a_member_leaves_the_familys_item() {
    let relation = "关系 特 排除 低 同一成员;";
    assert_eq!(with(relation, "p 是 | 在校 否, 工资 9 | 在校 是, 工资 9")[0], "低 eligible new 100 元/月");
    assert_eq!(with(relation, "p 是 | 在校 否, 工资 9 | 在校 否, 工资 9")[0], "低 eligible new 200 元/月");
    assert_eq!(with(relation, "p 是 | 在校 是, 工资 9 | 在校 是, 工资 9")[0], "低 eligible barred ×特[0]");
}

#[test]
fn a_familys_item_bars_its_members() {
    assert_eq!(with("关系 低 排除 护 同一成员;", "p 是 | 在校 否, 工资 1")[2], "护[0] eligible barred ×低");
    assert_eq!(with("关系 低 排除 护 同一家庭;", "p 是 | 在校 否, 工资 1")[2], "护[0] eligible barred ×低");
    assert_eq!(with("关系 低 排除 护 同一家庭;", "p 否 | 在校 否, 工资 1")[2], "护[0] eligible new 50 元/月");
}

#[test]
fn who_is_not_covered_is_not_barred() {
    let items = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 非 在校  待遇 每月 100元/人/月 × 保障人数() }
事项 护 对象 成员 { 依据 \"某法\" 条件 一: 工资 < 5  待遇 每月 50元 }
关系 低 排除 护 同一成员 依据 \"某法\"";
    assert_eq!(
        rows(items, "p 是 | 在校 否, 工资 1 | 在校 是, 工资 1"),
        ["低 eligible new 100 元/月", "护[0] eligible barred ×低", "护[1] eligible new 50 元/月"]
    );
}

#[test]
fn chains_free_what_is_barred_by_something_barred() {
    // 特 bars 护, 护 would bar 低: so 低 is free.
    assert_eq!(
        with(
            "关系 特 排除 护 同一家庭; 关系 护 排除 低 同一家庭;".replace("; ", ";").as_str(),
            "p 是 | 在校 是, 工资 1"
        ),
        ["低 eligible new 100 元/月", "特[0] eligible new 500 元/月", "护[0] eligible barred ×特[0]"]
    );
}

#[test]
fn several_bars_name_the_first_item_by_id() {
    let both = "关系 护 排除 低 同一家庭;关系 特 排除 低 同一家庭;";
    assert_eq!(with(both, "p 是 | 在校 是, 工资 1")[0], "低 eligible barred ×护[0]");
    assert_eq!(with(both, "p 是 | 在校 否, 工资 1")[0], "低 eligible barred ×护[0]");
}

#[test]
fn the_order_of_relations_does_not_matter() {
    let (one, two, three) = ("关系 特 排除 护 同一成员;", "关系 护 排除 低 同一家庭;", "关系 特 排除 低 同一成员;");
    let family = "p 是 | 在校 是, 工资 1 | 在校 否, 工资 1 | 工资 9";
    let ordered = with(&format!("{one}{two}{three}"), family);
    for relations in [format!("{three}{two}{one}"), format!("{two}{one}{three}"), format!("{one}{three}{two}")] {
        assert_eq!(with(&relations, family), ordered, "{relations}");
    }
}

#[test]
fn the_order_of_items_does_not_matter() {
    let mut items: Vec<&str> = ITEMS.trim().lines().collect();
    let relations = "关系 特 排除 护 同一成员 依据 \"某法\"\n关系 护 排除 低 同一家庭 依据 \"某法\"";
    let sorted = |items: &[&str]| {
        let mut found = rows(&format!("{}\n{relations}", items.join("\n")), "p 是 | 在校 是, 工资 1 | 工资 1");
        found.sort();
        found
    };
    let first = sorted(&items);
    items.reverse();
    assert_eq!(sorted(&items), first);
    items.swap(0, 1);
    assert_eq!(sorted(&items), first);
}

#[test]
fn a_bar_that_is_open_settles_nothing() {
    assert_eq!(
        with("关系 特 排除 护 同一成员;", "p 否 | 工资 1"),
        [
            "低 ineligible",
            "特[0] undetermined 500 元/月 ?members[0].在校",
            "护[0] undetermined 50 元/月 ?members[0].在校",
        ]
    );
    // What is barred for certain stays barred, whatever else may bar it.
    let both = "关系 护 排除 低 同一家庭;关系 特 排除 低 同一家庭;";
    assert_eq!(with(both, "p 是 | 在校 是")[0], "低 eligible barred ×特[0]");
    assert_eq!(with(both, "p 是 | 工资 1")[0], "低 eligible barred ×护[0]");
    // What is not eligible needs no bar.
    assert_eq!(with("关系 特 排除 护 同一成员;", "p 否 | 工资 9")[2], "护[0] ineligible");
}

#[test]
fn unknown_members_may_bar() {
    assert_eq!(with("关系 特 排除 低 同一家庭;", "p 是")[0], "低 undetermined 0..500 元/月 ?members");
    assert_eq!(with("关系 特 排除 低 同一成员;", "p 是")[0], "低 undetermined 0..500 元/月 ?members");
    assert_eq!(with("", "p 是")[0], "低 eligible new 0..500 元/月 ?members");
}

#[test]
fn an_item_that_cannot_be_judged_bars_nothing() {
    let items = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 财产 ÷ 余额 > 1 }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: p }
关系 甲 排除 乙 同一家庭 依据 \"某法\"";
    assert_eq!(rows(items, "p 是, 财产 1, 余额 0"), ["甲 error !Y703", "乙 eligible new"]);
}

#[test]
fn no_members_bar_nothing() {
    let pack = super::support::pack(&format!("{}{ITEMS}关系 特 排除 低 同一家庭 依据 \"某法\"", super::support::HEAD));
    let json = r#"{"date": "2026-03-01", "region": "三门县", "family": {"p": true}, "members": []}"#;
    let result = super::support::screen(&pack, json);
    assert_eq!(result.items.iter().map(super::support::row).collect::<Vec<_>>(), ["低 eligible new 0 元/月"]);
}

#[test]
fn covering_that_is_open_leaves_the_item_open() {
    let items = "事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 在校  待遇 每月 100元 }";
    assert_eq!(rows(items, "p 是 | |"), ["低 undetermined 100 元/月 ?members[0].在校+members[1].在校"]);
    assert_eq!(rows(items, "p 是 | 在校 是 |"), ["低 eligible new 100 元/月"]);
    assert_eq!(rows(items, "p 是 | 在校 否 | 在校 否"), ["低 ineligible"]);
}

#[test]
fn the_bar_shows_its_citation() {
    let result = super::support::judge(
        &format!("{ITEMS}关系 特 排除 护 同一成员 依据 《某办法》第九条 待复核 \"转引\""),
        "p 否 | 在校 是, 工资 1",
    );
    let text = serde_json::to_string(&result.items[2].barred_by).unwrap();
    assert!(text.contains("《某办法》第九条") && text.contains("unverified") && text.contains("转引"), "{text}");
}

#[test]
fn a_member_who_may_leave_makes_the_amount_a_range() {
    assert_eq!(
        with("关系 特 排除 低 同一成员;", "p 是 | 工资 9 | 在校 否, 工资 9")[0],
        "低 eligible new 100..200 元/月 ?members[0].在校"
    );
    assert_eq!(
        with("关系 特 排除 低 同一成员;", "p 是 | 工资 9 | 在校 是, 工资 9")[0],
        "低 undetermined 0..100 元/月 ?members[0].在校"
    );
}

#[test]
fn between_items_of_the_family_it_takes_the_members_both_cover() {
    let items = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 在校 }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 每月 100元/人/月 × 保障人数() }
关系 甲 排除 乙 同一成员 依据 \"某法\"";
    assert_eq!(rows(items, "p 是, q 是 | 在校 是 | 在校 否")[1], "乙 eligible new 100 元/月");
    assert_eq!(rows(items, "p 是, q 是 | 在校 是 | 在校 是")[1], "乙 eligible barred ×甲");
    assert_eq!(rows(items, "p 否, q 是 | 在校 是 | 在校 否")[1], "乙 eligible new 200 元/月");
}
