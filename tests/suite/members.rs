//! Questions about the members.

use super::support::{condition, conditions, rows};

#[test]
fn counting_and_adding() {
    conditions(&[
        ("人数(成员) = 2", "| |", "met"),
        ("人数(成员 其中 在校) = 1", "| 在校 是 | 在校 否", "met"),
        ("人数(成员 其中 在校: 工资 > 5) = 1", "| 在校 是, 工资 6 | 在校 是, 工资 5 | 在校 否, 工资 9", "met"),
        ("合计(成员: 工资) = 11", "| 工资 5 | 工资 6", "met"),
        ("合计(成员 其中 在校: 工资) = 5", "| 工资 5, 在校 是 | 工资 6, 在校 否", "met"),
        ("最大(成员: 工资) = 6", "| 工资 5 | 工资 6", "met"),
        ("最小(成员: 工资) = 5", "| 工资 5 | 工资 6", "met"),
        ("最大(成员 其中 在校: 工资) = 5", "| 工资 5, 在校 是 | 工资 6, 在校 否", "met"),
        ("存在(成员 其中 在校)", "| 在校 否 | 在校 是", "met"),
        ("存在(成员 其中 在校: 工资 > 5)", "| 在校 否, 工资 9 | 在校 是, 工资 5", "unmet"),
        ("每个(成员: 在校)", "| 在校 是 | 在校 是", "met"),
        ("每个(成员: 在校)", "| 在校 是 | 在校 否", "unmet"),
        ("每个(成员 其中 工资 > 5: 在校)", "| 在校 否, 工资 5 | 在校 是, 工资 6", "met"),
    ]);
}

#[test]
fn a_filter_leaves_out_what_cannot_be_computed() {
    conditions(&[
        ("合计(成员 其中 有(补助): 补助) = 5", "| 补助 5 | 补助 无", "met"),
        ("合计(成员: 补助) = 5", "| 补助 5 | 补助 无", "error Y704"),
        ("存在(成员: 补助 > 3)", "| 补助 5 | 补助 无", "met"),
        ("存在(成员: 补助 > 8)", "| 补助 5 | 补助 无", "error Y704"),
        ("每个(成员: 补助 > 8)", "| 补助 5 | 补助 无", "unmet"),
        ("最大(成员 其中 补助 > 3: 工资) > 0", "| 补助 5, 工资 1 | 补助 无, 工资 2", "error Y704"),
        ("人数(成员 其中 补助 > 3) > 0", "| 补助 5, 工资 1 | 补助 无, 工资 2", "error Y704"),
    ]);
}

#[test]
fn no_member_at_all() {
    let none = |test: &str| {
        let policy = format!("事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: {test} }}");
        let pack = super::support::pack(&format!("{}{policy}", super::support::HEAD));
        let json = r#"{"date": "2026-03-01", "region": "三门县", "members": []}"#;
        super::support::row(&super::support::screen(&pack, json).items[0])
    };
    assert_eq!(none("人数(成员) = 0"), "甲 eligible new");
    assert_eq!(none("合计(成员: 工资) = 0"), "甲 eligible new");
    assert_eq!(none("存在(成员: 在校)"), "甲 ineligible");
    assert_eq!(none("每个(成员: 在校)"), "甲 eligible new");
    assert_eq!(none("最大(成员: 工资) > 0"), "甲 error !Y705");
}

#[test]
fn no_member_that_fits() {
    conditions(&[
        ("最小(成员 其中 在校: 工资) > 0", "| 在校 否, 工资 5", "error Y705"),
        ("最小(成员 其中 在校: 工资) > 0", "| 工资 5", "undetermined ?members[0].在校"),
        ("最小(成员 其中 在校: 工资) > 0", "| 在校 否, 工资 5 | 在校 是, 工资 1", "met"),
    ]);
}

#[test]
fn unknown_facts_of_members() {
    conditions(&[
        ("存在(成员: 在校)", "| 在校 是 |", "met"),
        ("存在(成员: 在校)", "| 在校 否 |", "undetermined ?members[1].在校"),
        ("每个(成员: 在校)", "| 在校 否 |", "unmet"),
        ("人数(成员 其中 在校) ≤ 2", "| |", "met"),
        ("人数(成员 其中 在校) ≥ 1", "| 在校 是 |", "met"),
        ("人数(成员 其中 在校) ≥ 2", "| 在校 是 |", "undetermined ?members[1].在校"),
        // 工资 is declared as 0..1000.
        ("合计(成员: 工资) ≥ 500", "| 工资 500 |", "met"),
        ("合计(成员: 工资) ≤ 1500", "| 工资 500 |", "met"),
        ("最大(成员: 工资) ≥ 500", "| 工资 500 |", "met"),
        ("最小(成员: 工资) > 500", "| 工资 500 |", "unmet"),
        ("最大(成员 其中 在校: 工资) ≥ 500", "| 工资 500, 在校 是 | 工资 800", "met"),
    ]);
}

#[test]
fn unknown_members() {
    // A family has 0..5 members.
    conditions(&[
        ("人数(成员) ≤ 5", "", "met"),
        ("人数(成员) > 5", "", "unmet"),
        ("人数(成员) ≥ 1", "", "undetermined ?members"),
        ("存在(成员: 在校)", "", "undetermined ?members"),
        ("存在(成员: 工资 > 1000)", "", "unmet"),
        ("每个(成员: 工资 ≤ 1000)", "", "met"),
        ("合计(成员: 工资) ≤ 5000", "", "met"),
        ("合计(成员: 工资) < 5000", "", "undetermined ?members"),
        ("p 且 存在(成员: 在校)", "p 否", "unmet"),
    ]);
}

#[test]
fn the_member_judged_among_the_others() {
    let policy = "定义 成员.多 = 工资 > 5
定义 成员.独 = 非 存在(成员 其中 多: 工资 ≠ 本人.工资)
事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 存在(成员: 工资 > 本人.工资) }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 工资 = 最大(成员: 工资) }
事项 丙 对象 成员 { 依据 \"某法\" 条件 一: 独 }";
    assert_eq!(
        rows(policy, "| 工资 5 | 工资 6"),
        [
            "甲[0] eligible new",
            "甲[1] ineligible",
            "乙[0] ineligible",
            "乙[1] eligible new",
            "丙[0] ineligible",
            "丙[1] eligible new",
        ]
    );
}

#[test]
fn members_within_members() {
    // Who earns as much as someone else: each with a number of their own kind above one.
    let test = "存在(成员: 人数(成员 其中 工资 > 3) > 1)";
    assert_eq!(condition(test, "| 工资 5 | 工资 6"), "met");
    assert_eq!(condition(test, "| 工资 5 | 工资 2"), "unmet");
}

#[test]
fn a_body_matters_where_the_filter_fails() {
    conditions(&[
        ("存在(成员 其中 补助 > 3: 在校)", "| 补助 无", "undetermined ?members[0].在校"),
        ("存在(成员 其中 补助 > 3: 在校)", "| 补助 无, 在校 否", "unmet"),
        ("存在(成员 其中 补助 > 3: 在校)", "| 补助 无, 在校 是", "error Y704"),
        ("每个(成员 其中 补助 > 3: 在校)", "| 补助 无, 在校 是", "met"),
        ("每个(成员 其中 补助 > 3: 在校)", "| 补助 无", "undetermined ?members[0].在校"),
    ]);
}
