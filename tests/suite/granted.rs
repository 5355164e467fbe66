//! 享受(事项): an item granted opens or closes another.

use super::support::rows;

#[test]
fn of_the_family() {
    let policy = "
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: 享受(甲)  待遇 每月 5元 }
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 非 享受(甲) }";
    assert_eq!(rows(policy, "p 是"), ["乙 eligible new 5 元/月", "甲 eligible new", "丙 ineligible"]);
    assert_eq!(rows(policy, "p 否"), ["乙 ineligible", "甲 ineligible", "丙 eligible new"]);
    assert_eq!(rows(policy, ""), ["乙 undetermined 5 元/月 ?p", "甲 undetermined ?p", "丙 undetermined ?p"]);
}

#[test]
fn of_a_member() {
    let policy = "
事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 在校 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 享受(甲) }
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 存在(成员: 享受(甲)) }
事项 丁 对象 家庭 { 依据 \"某法\" 条件 一: 人数(成员 其中 享受(甲)) ≥ 2人 }";
    assert_eq!(
        rows(policy, "| 在校 是 | 在校 否"),
        [
            "甲[0] eligible new",
            "甲[1] ineligible",
            "乙[0] eligible new",
            "乙[1] ineligible",
            "丙 eligible new",
            "丁 ineligible"
        ]
    );
    assert_eq!(rows(policy, "| 在校 是 |")[4..], ["丙 eligible new", "丁 undetermined ?members[1].在校"]);
}

#[test]
fn of_a_member_whom_the_familys_item_covers() {
    let policy = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 在校 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 享受(甲) }";
    assert_eq!(rows(policy, "p 是 | 在校 是 | 在校 否")[1..], ["乙[0] eligible new", "乙[1] ineligible"]);
}

#[test]
fn what_is_barred_is_not_granted() {
    let policy = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: q }
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 享受(乙) }
关系 甲 排除 乙 同一家庭 依据 \"某法\"";
    assert_eq!(rows(policy, "p 是, q 是")[1..], ["乙 eligible barred ×甲", "丙 ineligible"]);
    assert_eq!(rows(policy, "p 否, q 是")[1..], ["乙 eligible new", "丙 eligible new"]);
}

#[test]
fn through_definitions() {
    let policy = "
定义 家庭.低收入 = 享受(甲) 或 享受(乙)
定义 成员.受助 = 享受(甲)
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: 低收入 }
事项 丁 对象 成员 { 依据 \"某法\" 条件 一: 受助 }
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: q }";
    assert_eq!(rows(policy, "p 否, q 是 |")[..2], ["丙 eligible new", "丁[0] ineligible"]);
    assert_eq!(rows(policy, "p 是, q 是 |")[..2], ["丙 eligible new", "丁[0] eligible new"]);
}

#[test]
fn what_is_received_today_is_not_what_is_granted() {
    let policy = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p }
事项 乙 对象 家庭 { 依据 \"某法\" 条件 一: 享受(甲) }";
    assert_eq!(rows(policy, "p 否, 在享 甲"), ["甲 ineligible stop", "乙 ineligible"]);
}

#[test]
fn a_member_whose_cover_is_open() {
    let policy = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  保障 成员 其中 非 在校  待遇 每月 5元 }
事项 护 对象 成员 { 依据 \"某法\" 条件 一: 享受(低) }
事项 特 对象 成员 { 依据 \"某法\" 条件 一: 工资 < 5 }
关系 特 排除 低 同一成员 依据 \"某法\"";
    let found = rows(policy, "p 是 | 工资 9 | 在校 否, 工资 9");
    assert_eq!(found[..2], ["低 eligible new 5 元/月", "护[0] undetermined ?members[0].在校"]);
    let found = rows(policy, "p 是 | 在校 否 | 在校 否, 工资 9");
    assert_eq!(found[..2], ["低 eligible new 5 元/月", "护[0] undetermined ?members[0].工资"]);
}
