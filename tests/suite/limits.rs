//! 补差 and 封顶: what is paid is what others leave of a level. 待遇额 of others.

use super::support::{rows, told};

const ITEMS: &str = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 收入 }
事项 补 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 30元 }
事项 孤 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 100元 }
事项 奖 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每年 240元 }
";

fn with(relations: &str, short: &str) -> Vec<String> {
    rows(&format!("{ITEMS}{relations}"), short)
}

const TOP_UP: &str = "关系 补差 孤 扣 { 低 按人均, 补 } 同一成员 依据 \"某法\"\n";

#[test]
fn the_level_less_what_is_granted() {
    let rounded = TOP_UP.replace(" 同一成员", " 取整 进一 到 1元 同一成员");
    // The family's 60 are 30 for each of two; the pupil gets 100 − 30 − 30.
    let shown = with(&rounded, "p 是, 收入 60 | 在校 是, 等级 一级 | 在校 否, 等级 三级");
    assert_eq!(shown[0], "低 eligible new 60 元/月");
    assert_eq!(shown[3], "孤[0] eligible new 40 元/月");
    // Nothing else granted: the whole level.
    assert_eq!(with(&rounded, "p 否, 收入 60 | 在校 是, 等级 三级")[2], "孤[0] eligible new 100 元/月");
    // More than the level: nothing, though still granted.
    assert_eq!(with(&rounded, "p 是, 收入 500 | 在校 是, 等级 三级")[2], "孤[0] eligible new 0 元/月");
    // 100 ÷ 3 is rounded up to the yuan by the relation.
    let three = "p 是, 收入 100 | 在校 是, 等级 三级 | 在校 否, 等级 三级 | 在校 否, 等级 三级";
    assert_eq!(with(&rounded, three)[4], "孤[0] eligible new 67 元/月");
}

#[test]
fn a_member_s_part_may_not_end_and_wants_rounding() {
    told(&[(&format!("{ITEMS}{TOP_UP}"), &["Y307"])]);
}

#[test]
fn a_level_of_its_own() {
    let level = "关系 补差 孤 至 80元/月 扣 { 补 } 依据 \"某法\"\n";
    assert_eq!(with(level, "p 否 | 在校 是, 等级 一级")[3 - 1], "孤[0] eligible new 50 元/月");
    // The item's own benefit is the most, whatever the level leaves.
    let high = level.replace("80元", "500元");
    assert_eq!(with(&high, "p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 100 元/月");
    // What is paid by the year counts by the month.
    let yearly = "关系 补差 孤 扣 { 奖 } 取整 进一 到 1元 依据 \"某法\"\n";
    assert_eq!(with(yearly, "p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 80 元/月");
}

#[test]
fn of_a_family_s_item_everything_in_the_family() {
    let family = "关系 补差 低 扣 { 补 } 依据 \"某法\"\n";
    let two = "p 是, 收入 100 | 在校 否, 等级 一级 | 在校 否, 等级 一级";
    assert_eq!(with(family, two)[0], "低 eligible new 40 元/月");
}

#[test]
fn only_while_the_relation_holds() {
    let when = "关系 补差 孤 扣 { 补 } 当 p 依据 \"某法\"\n";
    assert_eq!(with(when, "p 是, 收入 0 | 在校 是, 等级 一级")[2], "孤[0] eligible new 70 元/月");
    assert_eq!(with(when, "p 否, 收入 0 | 在校 是, 等级 一级")[2], "孤[0] eligible new 100 元/月");
    let from = "关系 补差 孤 扣 { 补 } 施行 2026-03-02 起 依据 \"某法\"\n";
    assert_eq!(with(from, "p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 100 元/月");
    assert_eq!(with(from, "评估日 2026-03-02, p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 70 元/月");
    let there = "关系 补差 孤 扣 { 补 } 地区 台州市 依据 \"某法\"\n";
    assert_eq!(with(there, "p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 70 元/月");
    assert_eq!(with(there, "地区 西湖区, p 否 | 在校 是, 等级 一级")[2], "孤[0] eligible new 100 元/月");
}

#[test]
fn while_facts_are_missing() {
    let top_up = "关系 补差 孤 扣 { 补 } 依据 \"某法\"\n";
    assert_eq!(with(top_up, "p 否 | 在校 是")[2], "孤[0] eligible new 70..100 元/月 ?members[0].等级");
}

#[test]
fn a_cap_is_paid_out_in_the_order_of_its_list() {
    let cap = "关系 封顶 { 补, 孤 } 至 110元/月 同一成员 依据 \"某法\"\n";
    let shown = with(cap, "p 否 | 在校 是, 等级 一级");
    assert_eq!(shown[1..3], ["补[0] eligible new 30 元/月", "孤[0] eligible new 80 元/月"]);
    let turned = cap.replace("补, 孤", "孤, 补");
    let shown = with(&turned, "p 否 | 在校 是, 等级 一级");
    assert_eq!(shown[1..3], ["补[0] eligible new 10 元/月", "孤[0] eligible new 100 元/月"]);
    // The limit holds for the first alone, too.
    let low = cap.replace("110元", "20元");
    let shown = with(&low, "p 否 | 在校 是, 等级 一级");
    assert_eq!(shown[1..3], ["补[0] eligible new 20 元/月", "孤[0] eligible new 0 元/月"]);
    // What is not granted leaves the limit to the others.
    assert_eq!(with(cap, "p 否 | 在校 是, 等级 三级")[2], "孤[0] eligible new 100 元/月");
}

#[test]
fn an_amount_may_be_read_in_any_formula() {
    let reads =
        "事项 余 对象 成员 { 依据 \"某法\" 条件 一: 待遇额(孤) > 0  待遇 每月 最大(0, 150 − 待遇额(孤) − 待遇额(补)) }
事项 全 对象 家庭 { 依据 \"某法\" 条件 一: 是  待遇 每月 待遇额(孤) + 待遇额(低) }\n";
    let shown = with(reads, "p 是, 收入 7 | 在校 是, 等级 一级 | 在校 是, 等级 三级 | 在校 否, 等级 三级");
    assert_eq!(
        shown[10..],
        ["余[0] eligible new 20 元/月", "余[1] eligible new 50 元/月", "余[2] ineligible", "全 eligible new 207 元/月"]
    );
}

#[test]
fn what_cannot_be_said() {
    told(&[
        // A family's benefit cannot be deducted from one member's without saying how.
        (&format!("{ITEMS}关系 补差 孤 扣 {{ 低 }} 依据 \"某法\""), &["Y440"]),
        (&format!("{ITEMS}关系 补差 孤 扣 {{ 补 按人均 }} 依据 \"某法\""), &["Y441"]),
        (&format!("{ITEMS}关系 补差 孤 至 80元 扣 {{ 补 }} 依据 \"某法\""), &["Y301"]),
        (&format!("{ITEMS}关系 补差 孤 扣 {{ 孤 }} 依据 \"某法\""), &["Y408"]),
        (&format!("{ITEMS}关系 补差 孤 扣 {{ 补, 补 }} 依据 \"某法\""), &["Y408"]),
        (&format!("{ITEMS}关系 封顶 {{ 补, 低 }} 至 80元/月 同一成员 依据 \"某法\""), &["Y439"]),
        (&format!("{ITEMS}关系 封顶 {{ 补, 孤 }} 至 80元/月 同一家庭 依据 \"某法\""), &["Y439"]),
        (
            &format!(
                "{ITEMS}事项 物 对象 成员 {{ 依据 \"某法\" 条件 一: 在校  待遇 实物 \"米\" }}\n关系 补差 孤 扣 {{ 物 }} 依据 \"某法\""
            ),
            &["Y437"],
        ),
        (
            &format!(
                "{ITEMS}事项 物 对象 成员 {{ 依据 \"某法\" 条件 一: 在校  待遇 实物 \"米\" }}\n关系 补差 物 扣 {{ 补 }} 依据 \"某法\""
            ),
            &["Y438"],
        ),
        (
            &format!("{ITEMS}事项 电 对象 家庭 {{ 依据 \"某法\" 条件 一: p  待遇 每月 15度 }}\n指标 用 = 待遇额(电)"),
            &["Y444"],
        ),
        // Each deducts the other.
        (&format!("{ITEMS}关系 补差 孤 扣 {{ 补 }} 依据 \"某法\"\n关系 补差 补 扣 {{ 孤 }} 依据 \"某法\""), &["Y409"]),
    ]);
}
