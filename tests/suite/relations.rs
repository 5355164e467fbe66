//! Relations in general: categories, conditions, times and places, layers, and what cannot stand together.

use super::support::{HEAD, rows, told};

const ITEMS: &str = "
事项 甲 对象 成员 { 类别 现金, 护理 依据 \"某法\" 条件 一: 在校  待遇 每月 50元 }
事项 乙 对象 成员 { 类别 现金 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 100元 }
事项 丙 对象 成员 { 类别 护理 依据 \"某法\" 条件 一: 是  待遇 每月 30元 }
";

fn with(relations: &str, short: &str) -> Vec<String> {
    rows(&format!("{ITEMS}{relations}"), short)
}

const ALL: &str = "| 在校 是, 等级 一级";

#[test]
fn a_category_stands_for_its_items() {
    assert_eq!(
        with("关系 择高 { 类别 护理 } 同一成员 依据 \"某法\"", ALL),
        ["甲[0] eligible new 50 元/月", "乙[0] eligible new 100 元/月", "丙[0] eligible barred ×甲[0]"]
    );
    assert_eq!(
        with("关系 乙 排除 类别 护理 同一成员 依据 \"某法\"", ALL),
        ["甲[0] eligible barred ×乙[0]", "乙[0] eligible new 100 元/月", "丙[0] eligible barred ×乙[0]"]
    );
    // An item of both sides does not bar itself.
    assert_eq!(with("关系 甲 排除 类别 护理 同一成员 依据 \"某法\"", ALL)[2], "丙[0] eligible barred ×甲[0]");
}

#[test]
fn in_the_order_of_the_list() {
    let order = "关系 择一 按序 { 丙, 乙, 甲 } 同一成员 依据 \"某法\"";
    assert_eq!(
        with(order, ALL),
        ["甲[0] eligible barred ×丙[0]", "乙[0] eligible barred ×丙[0]", "丙[0] eligible new 30 元/月"]
    );
}

#[test]
fn under_a_condition_in_a_place_for_a_time() {
    let when = "关系 乙 排除 甲 同一成员 当 工资 > 10 依据 \"某法\"";
    assert_eq!(with(when, "| 在校 是, 等级 一级, 工资 11")[0], "甲[0] eligible barred ×乙[0]");
    assert_eq!(with(when, "| 在校 是, 等级 一级, 工资 10")[0], "甲[0] eligible new 50 元/月");
    assert_eq!(with(when, ALL)[0], "甲[0] undetermined 50 元/月 ?members[0].工资");
    // Where it cannot be computed whether the relation holds, what it is against cannot be judged.
    // The condition may ask what the item that rules out pays.
    let paid = "关系 乙 排除 甲 同一成员 当 待遇额(乙) > 99 依据 \"某法\"";
    assert_eq!(with(paid, ALL)[0], "甲[0] eligible barred ×乙[0]");
    assert_eq!(with(&paid.replace("99", "100"), ALL)[0], "甲[0] eligible new 50 元/月");
    let broken = "关系 乙 排除 甲 同一成员 当 财产 ÷ 余额 > 1 依据 \"某法\"";
    assert_eq!(with(broken, "财产 1, 余额 0 | 在校 是, 等级 一级")[0], "甲[0] error !Y703");
    assert_eq!(with(broken, "财产 1, 余额 0 | 在校 是, 等级 二级")[0], "甲[0] eligible new 50 元/月");
    let there = "关系 乙 排除 甲 同一成员 地区 台州市 依据 \"某法\"";
    assert_eq!(with(there, ALL)[0], "甲[0] eligible barred ×乙[0]");
    assert_eq!(with(there, &format!("地区 西湖区 {ALL}"))[0], "甲[0] eligible new 50 元/月");
    let then = "关系 乙 排除 甲 同一成员 施行 2026-03-01 至 2026-03-31 依据 \"某法\"";
    assert_eq!(with(then, ALL)[0], "甲[0] eligible barred ×乙[0]");
    assert_eq!(with(then, &format!("评估日 2026-04-01 {ALL}"))[0], "甲[0] eligible new 50 元/月");
}

#[test]
fn items_in_turn() {
    let turn = super::support::judge(&format!("{ITEMS}关系 顺序 {{ 丙, 甲, 乙 }} 依据 \"某法\""), ALL);
    let after: Vec<&[String]> = turn.items.iter().map(|row| row.after.as_slice()).collect();
    assert_eq!(after, [&["丙".to_owned()][..], &["丙".to_owned(), "甲".to_owned()], &[]]);
}

/// Rows under an upper layer's relation and a lower layer's.
fn layered(upper: &str, lower: &str, short: &str) -> Vec<String> {
    let file = |path: &str, text: String| yimen::SourceFile { path: path.into(), text };
    let files = [
        file("up/a.policy", format!("{HEAD}{ITEMS}{upper}\n")),
        file("low/a.policy", format!("政策包 市 (city) {{ 版本 \"1\" 基于 试 }}\n{lower}\n")),
    ];
    let compiled = yimen::compile(&files);
    let Some(pack) = compiled.pack else {
        return compiled.diagnostics.iter().map(|one| one.code().to_owned()).collect();
    };
    super::support::screen(&pack, &super::support::given(short)).items.iter().map(super::support::row).collect()
}

#[test]
fn a_layer_adds_and_replaces() {
    let upper = "关系 乙 排除 甲 同一成员 依据 \"国家\"";
    assert_eq!(layered(upper, "关系 乙 排除 丙 同一成员 依据 \"市\"", ALL)[2], "丙[0] eligible barred ×乙[0]");
    let free = "覆盖 关系 叠加 { 甲, 乙 } 依据 \"市\"";
    assert_eq!(layered(upper, free, ALL)[0], "甲[0] eligible new 50 元/月");
    // In one place only, for a time only.
    let there = "覆盖 关系 叠加 { 甲, 乙 } 地区 西湖区 依据 \"市\"";
    assert_eq!(layered(upper, there, ALL)[0], "甲[0] eligible barred ×乙[0]");
    assert_eq!(layered(upper, there, &format!("地区 西湖区 {ALL}"))[0], "甲[0] eligible new 50 元/月");
    // The other way round.
    let turned = "覆盖 关系 甲 排除 乙 同一成员 依据 \"市\"";
    assert_eq!(layered(upper, turned, ALL)[..2], ["甲[0] eligible new 50 元/月", "乙[0] eligible barred ×甲[0]"]);
    let chosen = "覆盖 关系 择一 申请人选 { 甲, 乙 } 同一成员 依据 \"市\"";
    assert_eq!(layered(upper, chosen, ALL)[1], "乙[0] eligible new 100 元/月");
    // One pair of a group.
    let group = "关系 择高 { 甲, 乙, 丙 } 同一成员 依据 \"国家\"";
    let pair = "覆盖 关系 叠加 { 乙, 丙 } 依据 \"市\"";
    assert_eq!(
        layered(group, pair, ALL),
        ["甲[0] eligible barred ×乙[0]", "乙[0] eligible new 100 元/月", "丙[0] eligible new 30 元/月"]
    );
    let top_up = "关系 补差 乙 扣 { 甲 } 依据 \"国家\"";
    let other = "覆盖 关系 补差 乙 扣 { 甲, 丙 } 地区 西湖区 依据 \"市\"";
    assert_eq!(layered(top_up, other, ALL)[1], "乙[0] eligible new 50 元/月");
    assert_eq!(layered(top_up, other, &format!("地区 西湖区 {ALL}"))[1], "乙[0] eligible new 20 元/月");
}

#[test]
fn a_layer_must_say_that_it_replaces_and_what() {
    let upper = "关系 乙 排除 甲 同一成员 依据 \"国家\"";
    assert_eq!(layered(upper, "关系 乙 排除 甲 同一成员 依据 \"市\"", ALL), ["Y408"]);
    assert_eq!(layered(upper, "关系 叠加 { 甲, 乙 } 依据 \"市\"", ALL), ["Y435"]);
    assert_eq!(layered(upper, "覆盖 关系 叠加 { 甲, 丙 } 依据 \"市\"", ALL), ["Y217"]);
    assert_eq!(layered(upper, "覆盖 关系 叠加 { 甲, 乙 }", ALL), ["Y218"]);
}

#[test]
fn what_cannot_stand_together() {
    let two = "关系 乙 排除 甲 同一成员 依据 \"某法\"\n";
    told(&[
        (&format!("{ITEMS}{two}关系 甲 排除 乙 同一成员 依据 \"某法\""), &["Y409"]),
        (&format!("{ITEMS}{two}关系 择高 {{ 甲, 乙 }} 同一成员 依据 \"某法\""), &["Y408"]),
        (&format!("{ITEMS}{two}关系 叠加 {{ 甲, 乙 }} 依据 \"某法\""), &["Y435"]),
        (&format!("{ITEMS}关系 乙 排除 乙 同一成员 依据 \"某法\""), &["Y433"]),
        (&format!("{ITEMS}关系 乙 排除 甲 依据 \"某法\""), &["Y431"]),
        (&format!("{ITEMS}关系 择高 {{ 甲 }} 同一成员 依据 \"某法\""), &["Y434"]),
        (&format!("{ITEMS}关系 择高 {{ 类别 护士 }} 同一成员 依据 \"某法\""), &["Y430"]),
        (
            &format!(
                "{ITEMS}事项 一次 对象 成员 {{ 依据 \"某法\" 条件 一: 在校  待遇 一次 9元 }}\n关系 择高 {{ 甲, 一次 }} 同一成员 依据 \"某法\""
            ),
            &["Y437"],
        ),
        (
            &format!(
                "{ITEMS}事项 低 对象 家庭 {{ 依据 \"某法\" 条件 一: p  待遇 每月 9元 }}\n关系 择高 {{ 甲, 低 }} 同一成员 依据 \"某法\""
            ),
            &["Y436"],
        ),
        (&format!("{ITEMS}{two}关系 顺序 {{ 甲, 乙 }} 依据 \"某法\""), &["Y409"]),
        // What is compared by amount cannot rest on the other.
        (
            &format!(
                "{ITEMS}事项 丁 对象 成员 {{ 依据 \"某法\" 条件 一: 享受(甲)  待遇 每月 9元 }}\n关系 择高 {{ 甲, 丁 }} 同一成员 依据 \"某法\""
            ),
            &["Y445"],
        ),
        // Nobody can have what takes both of two that bar each other.
        (&format!("{ITEMS}{two}事项 丁 对象 成员 {{ 依据 \"某法\" 条件 一: 享受(甲) 且 享受(乙) }}"), &["Y445"]),
        (&format!("{ITEMS}{two}事项 丁 对象 成员 {{ 依据 \"某法\" 条件 一: 享受(甲) 或 享受(乙) }}"), &[]),
        (
            "事项 戊 对象 家庭 { 依据 \"某法\" 条件 一: p }\n事项 己 对象 家庭 { 依据 \"某法\" 条件 一: q }\n\
             事项 庚 对象 家庭 { 依据 \"某法\" 条件 一: 享受(戊) 或 q 条件 二: 享受(己) }\n\
             关系 戊 排除 己 同一家庭 依据 \"某法\"",
            &[],
        ),
    ]);
}
