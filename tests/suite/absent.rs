//! Facts that may be 无: not zero, not unknown, an error where a value is needed.

use super::support::{benefits, conditions, rows};

#[test]
fn has_and_or_else() {
    conditions(&[
        ("有(借款)", "借款 5", "met"),
        ("有(借款)", "借款 0", "met"),
        ("有(借款)", "借款 无", "unmet"),
        ("有(借款)", "", "undetermined ?借款"),
        ("无则(借款, 7元) = 7", "借款 无", "met"),
        ("无则(借款, 7元) = 5", "借款 5", "met"),
        ("无则(借款, 7元) ≥ 0", "", "met"),
        ("无则(借款, 7元) > 6", "", "undetermined ?借款"),
        ("无则(老家, 住地) = 三门县", "老家 无, 住地 三门县", "met"),
        ("无则(r, p)", "r 无, p 是", "met"),
        ("无则(r, p)", "r 否, p 是", "unmet"),
    ]);
}

#[test]
fn an_absent_value_cannot_be_used() {
    conditions(&[
        ("借款 > 5", "借款 无", "error Y704"),
        ("非 r", "r 无", "error Y704"),
        ("老家 = 三门县", "老家 无", "error Y704"),
        ("老家 属于 三门县", "老家 无", "error Y704"),
        ("老家 属于 {三门县, 杭州市}", "老家 无", "error Y704"),
        ("住地 属于 老家", "老家 无, 住地 三门县", "error Y704"),
        ("p 或 借款 > 5", "借款 无, p 是", "met"),
        ("如果 有(借款) 则 借款 > 5 否则 是", "借款 无", "met"),
    ]);
    benefits(&[("每月 借款", "借款 无", "甲 error !Y704"), ("每月 无则(借款, 0)", "借款 无", "0 元/月")]);
}

#[test]
fn while_it_is_unknown_it_may_be_absent() {
    // Every value is at least 0, but there may be none.
    conditions(&[("借款 ≥ 0", "", "undetermined ?借款"), ("财产 ≥ 0", "", "met")]);
}

#[test]
fn a_choice_called_none_is_a_choice() {
    let policy = "事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 无 }";
    let row = |value: &str| {
        let pack = super::support::pack(&format!("{}{policy}", super::support::HEAD));
        let json = format!(r#"{{"date": "2026-03-01", "region": "三门县", "members": [{{"等级": "{value}"}}]}}"#);
        super::support::row(&super::support::screen(&pack, &json).items[0])
    };
    assert_eq!(row("无"), "甲[0] eligible new");
    assert_eq!(row("一级"), "甲[0] ineligible");
    assert_eq!(rows(policy, "|"), ["甲[0] undetermined ?members[0].等级"]);
}

#[test]
fn a_case_of_a_pack_may_say_none() {
    let text = format!(
        "{}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 有(借款) }}
事项 乙 对象 成员 {{ 依据 \"某法\" 条件 一: 等级 = 无 }}
用例 \"无\" {{ 评估日 2026-03-01 地区 三门县 家庭 {{ 借款 无 }} 成员 {{ 等级 无 }}
  期望 甲 不符合  期望 乙 成员 1 符合 }}",
        super::support::HEAD
    );
    assert_eq!(super::support::failures(&text), [] as [String; 0]);
}
