//! 择高: of items that bar each other the one that pays more.

use super::support::rows;

const ITEMS: &str = "
事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 工资 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每年 1200元 }
事项 丙 对象 成员 { 依据 \"某法\" 条件 一: 等级 ≠ 无  待遇 每月 30元 }
";

fn with(relations: &str, short: &str) -> Vec<String> {
    rows(&format!("{ITEMS}{relations}"), short)
}

const TWO: &str = "关系 择高 { 甲, 乙 } 同一成员 依据 \"某法\"\n";

#[test]
fn the_one_that_pays_more_by_the_month() {
    let pupil = "| 在校 是, 等级 一级, 工资";
    assert_eq!(
        with(TWO, &format!("{pupil} 101"))[..2],
        ["甲[0] eligible new 101 元/月", "乙[0] eligible barred ×甲[0]"]
    );
    assert_eq!(
        with(TWO, &format!("{pupil} 99.99"))[..2],
        ["甲[0] eligible barred ×乙[0]", "乙[0] eligible new 1200 元/年"]
    );
    // As much: the one that is listed first.
    assert_eq!(
        with(TWO, &format!("{pupil} 100"))[..2],
        ["甲[0] eligible new 100 元/月", "乙[0] eligible barred ×甲[0]"]
    );
    let turned = "关系 择高 { 乙, 甲 } 同一成员 依据 \"某法\"\n";
    assert_eq!(
        with(turned, &format!("{pupil} 100"))[..2],
        ["甲[0] eligible barred ×乙[0]", "乙[0] eligible new 1200 元/年"]
    );
    // The longer spelling says the same.
    let spelled = "关系 择一 就高 { 乙, 甲 } 同一成员 依据 \"某法\"\n";
    assert_eq!(with(spelled, &format!("{pupil} 100")), with(turned, &format!("{pupil} 100")));
}

#[test]
fn only_what_is_granted_bars() {
    assert_eq!(with(TWO, "| 在校 否, 等级 一级, 工资 500")[..2], ["甲[0] ineligible", "乙[0] eligible new 1200 元/年"]);
    // The greatest loses to a third item that rules it out, and bars nothing then.
    let third = format!("{TWO}关系 丙 排除 甲 同一成员 依据 \"某法\"\n");
    assert_eq!(
        with(&third, "| 在校 是, 等级 一级, 工资 500"),
        ["甲[0] eligible barred ×丙[0]", "乙[0] eligible new 1200 元/年", "丙[0] eligible new 30 元/月"]
    );
}

#[test]
fn a_chain_of_comparisons() {
    // 甲 > 乙 > 丙, and 甲 is not compared with 丙: 乙 is barred, so 丙 is not.
    let chain = format!("{TWO}关系 择高 {{ 乙, 丙 }} 同一成员 依据 \"某法\"\n");
    assert_eq!(
        with(&chain, "| 在校 是, 等级 一级, 工资 500"),
        ["甲[0] eligible new 500 元/月", "乙[0] eligible barred ×甲[0]", "丙[0] eligible new 30 元/月"]
    );
    assert_eq!(
        with(&chain, "| 在校 是, 等级 一级, 工资 5"),
        ["甲[0] eligible barred ×乙[0]", "乙[0] eligible new 1200 元/年", "丙[0] eligible barred ×乙[0]"]
    );
}

#[test]
fn of_the_whole_family_by_what_all_members_get() {
    let family = "关系 择高 { 甲, 丙 } 同一家庭 依据 \"某法\"\n";
    let shown = with(family, "| 在校 是, 等级 二级, 工资 50 | 在校 否, 等级 三级, 工资 0");
    assert_eq!(shown[0], "甲[0] eligible barred ×丙[0]");
    assert_eq!(shown[4..], ["丙[0] eligible new 30 元/月", "丙[1] eligible new 30 元/月"]);
    let shown = with(family, "| 在校 是, 等级 二级, 工资 61 | 在校 否, 等级 三级, 工资 0");
    assert_eq!(shown[0], "甲[0] eligible new 61 元/月");
    assert_eq!(shown[4..], ["丙[0] eligible barred ×甲[0]", "丙[1] eligible barred ×甲[0]"]);
}

#[test]
fn while_facts_are_missing() {
    let open = with(TWO, "| 在校 是, 等级 一级");
    assert_eq!(open[0], "甲[0] undetermined 0..1000 元/月 ?members[0].工资");
    assert_eq!(open[1], "乙[0] undetermined 1200 元/年 ?members[0].工资");
    // Whatever she earns, 丙 pays less than 乙.
    let sure = "关系 择高 { 乙, 丙 } 同一成员 依据 \"某法\"\n";
    let open = with(sure, "| 等级 一级");
    assert_eq!(open[1..], ["乙[0] eligible new 1200 元/年", "丙[0] eligible barred ×乙[0]"]);
    let open = with(sure, "|");
    assert_eq!(open[2], "丙[0] undetermined 30 元/月 ?members[0].等级");
}

#[test]
fn beside_a_choice() {
    // 甲 wins over 乙 by amount, but the applicant may take 丙 instead of 甲, and then has 乙 as well.
    let both = format!("{TWO}关系 择一 申请人选 {{ 甲, 丙 }} 同一成员 依据 \"某法\"\n");
    assert_eq!(
        with(&both, "| 在校 是, 等级 一级, 工资 120"),
        ["甲[0] eligible barred ×丙[0]", "乙[0] eligible new 1200 元/年", "丙[0] eligible new 30 元/月"]
    );
    assert_eq!(
        with(&both, "| 在校 是, 等级 一级, 工资 131"),
        ["甲[0] eligible new 131 元/月", "乙[0] eligible barred ×甲[0]", "丙[0] eligible barred ×甲[0]"]
    );
}
