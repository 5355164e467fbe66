//! What follows for what is received today.

use super::support::{judge, row, rows};

const ITEMS: &str = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 100元 }
事项 高 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 每月 200元 }
事项 护 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 50元 }
关系 高 排除 低 同一家庭 依据 \"某法\"
";

#[test]
fn of_the_family() {
    let low = |short: &str| rows(ITEMS, short).remove(0);
    assert_eq!(low("p 是, q 否"), "低 eligible new 100 元/月");
    assert_eq!(low("p 是, q 否, 在享 低"), "低 eligible continuing 100 元/月");
    assert_eq!(low("p 否, q 否"), "低 ineligible");
    assert_eq!(low("p 否, q 否, 在享 低"), "低 ineligible stop");
    assert_eq!(low("p 是, q 是"), "低 eligible barred ×高");
    assert_eq!(low("p 是, q 是, 在享 低"), "低 eligible stop ×高");
    assert_eq!(low("p 是"), "低 undetermined 100 元/月 ?q");
    assert_eq!(low("q 否, 在享 低"), "低 undetermined 100 元/月 ?p");
    assert_eq!(low("p 是, q 否, 在享 高"), "低 eligible new 100 元/月");
}

#[test]
fn of_a_member() {
    assert_eq!(
        rows(ITEMS, "p 否, q 否, 在享 护 1, 在享 护 2 | 在校 是 | 在校 是 | 在校 否")[2..],
        ["护[0] eligible new 50 元/月", "护[1] eligible continuing 50 元/月", "护[2] ineligible stop"]
    );
}

#[test]
fn of_what_cannot_be_judged() {
    let policy = "事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: 财产 ÷ 余额 > 1 }";
    assert_eq!(row(&judge(policy, "财产 1, 余额 0, 在享 甲").items[0]), "甲 error !Y703");
}
