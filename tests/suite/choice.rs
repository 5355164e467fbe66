//! 择一 申请人选: the best legal combination, and the others.

use super::support::{figure, given, judge, rows};
use yimen::shapes::{Grant, Plan};

/// Items of members that pay what they earn, twice and three times that.
const ITEMS: &str = "
事项 甲 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 工资 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 等级 = 一级  待遇 每月 100元 }
事项 丙 对象 成员 { 依据 \"某法\" 条件 一: 是  待遇 每月 30元 }
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 70元/人 × 保障人数() }
";

fn grants(plan: &Plan) -> String {
    let grant = |grant: &Grant| match grant.member {
        Some(member) => format!("{}[{member}]", grant.item),
        None => grant.item.clone(),
    };
    let all: Vec<String> = plan.grants.iter().map(grant).collect();
    format!("{} = {}", all.join(" "), figure(&plan.regular_total))
}

/// The plan and its alternatives in short.
fn plans(relations: &str, short: &str) -> Vec<String> {
    let plan = judge(&format!("{ITEMS}{relations}"), short).plan;
    std::iter::once(&plan).chain(&plan.alternatives).map(grants).collect()
}

const ONE: &str = "关系 择一 申请人选 { 甲, 乙 } 同一成员 依据 \"某法\"\n";

#[test]
fn the_better_one_is_taken_and_the_other_stays_an_alternative() {
    let pupil = "p 否 | 在校 是, 等级 一级, 工资";
    assert_eq!(plans(ONE, &format!("{pupil} 120")), ["甲[0] 丙[0] = 150 元/月", "乙[0] 丙[0] = 130 元/月"]);
    assert_eq!(plans(ONE, &format!("{pupil} 80")), ["乙[0] 丙[0] = 130 元/月", "甲[0] 丙[0] = 110 元/月"]);
    // As much either way: the one the relation lists first.
    assert_eq!(plans(ONE, &format!("{pupil} 100")), ["甲[0] 丙[0] = 130 元/月", "乙[0] 丙[0] = 130 元/月"]);
    let result = judge(&format!("{ITEMS}{ONE}"), &format!("{pupil} 120"));
    let choice = &result.plan.choices[0];
    assert_eq!((choice.taken.item.as_str(), choice.instead_of.item.as_str()), ("甲", "乙"));
    assert_eq!(choice.source.citation.as_deref(), Some("某法"));
    assert_eq!(result.plan.alternatives[0].difference.as_ref().map(figure).as_deref(), Some("20 元/月"));
}

#[test]
fn rows_are_those_of_the_best_plan() {
    let rows = rows(&format!("{ITEMS}{ONE}"), "p 否 | 在校 是, 等级 一级, 工资 120");
    assert_eq!(
        rows,
        [
            "甲[0] eligible new 120 元/月",
            "乙[0] eligible barred ×甲[0]",
            "丙[0] eligible new 30 元/月",
            "低 ineligible"
        ]
    );
}

#[test]
fn where_only_one_can_be_had_there_is_nothing_to_choose() {
    assert_eq!(plans(ONE, "p 否 | 在校 是, 等级 二级, 工资 5"), ["甲[0] 丙[0] = 35 元/月"]);
    assert_eq!(plans(ONE, "p 否 | 在校 否, 等级 一级, 工资 5"), ["乙[0] 丙[0] = 130 元/月"]);
    assert_eq!(plans(ONE, "p 否 | 在校 否, 等级 二级, 工资 5"), ["丙[0] = 30 元/月"]);
}

#[test]
fn each_member_chooses() {
    let two = "p 否 | 在校 是, 等级 一级, 工资 120 | 在校 是, 等级 一级, 工资 90";
    let all = plans(ONE, two);
    assert_eq!(all.len(), 4);
    assert_eq!(all[0], "甲[0] 乙[1] 丙[0] 丙[1] = 280 元/月");
    assert_eq!(all[3], "甲[1] 乙[0] 丙[0] 丙[1] = 250 元/月");
}

#[test]
fn for_the_whole_family_one_of_them_for_everyone() {
    let family = ONE.replace("同一成员", "同一家庭");
    let two = "p 否 | 在校 是, 等级 一级, 工资 120 | 在校 是, 等级 一级, 工资 90";
    assert_eq!(plans(&family, two), ["甲[0] 甲[1] 丙[0] 丙[1] = 270 元/月", "乙[0] 乙[1] 丙[0] 丙[1] = 260 元/月"]);
}

#[test]
fn a_choice_counts_with_all_that_follows_from_it() {
    // 乙 pays more than 甲 but rules 丙 out.
    let more = format!("{ONE}关系 乙 排除 丙 同一成员 依据 \"某法\"\n");
    assert_eq!(plans(&more, "p 否 | 在校 是, 等级 一级, 工资 80"), ["甲[0] 丙[0] = 110 元/月", "乙[0] = 100 元/月"]);
    assert_eq!(plans(&more, "p 否 | 在校 是, 等级 一级, 工资 60"), ["乙[0] = 100 元/月", "甲[0] 丙[0] = 90 元/月"]);
}

#[test]
fn a_member_may_leave_the_family_s_item_for_another() {
    let leave = "关系 择一 申请人选 { 低, 乙 } 同一成员 依据 \"某法\"\n";
    // One of two members has 100 of her own instead of her 70 in the family's.
    assert_eq!(
        plans(leave, "p 是 | 等级 一级, 在校 否, 工资 0 | 等级 二级, 在校 否, 工资 0"),
        ["乙[0] 丙[0] 丙[1] 低 = 230 元/月", "丙[0] 丙[1] 低 = 200 元/月"]
    );
    // Where the family's item is not due there is nothing to leave.
    assert_eq!(plans(leave, "p 否 | 等级 一级, 在校 否, 工资 0"), ["乙[0] 丙[0] = 130 元/月"]);
    let rows = rows(&format!("{ITEMS}{leave}"), "p 是 | 等级 一级, 在校 否, 工资 0");
    assert_eq!(rows[3], "低 eligible barred ×乙[0]");
}

#[test]
fn groups_that_share_an_item() {
    let groups =
        "关系 择一 申请人选 { 甲, 乙 } 同一成员 依据 \"某法\"\n关系 择一 申请人选 { 乙, 丙 } 同一成员 依据 \"某法\"\n";
    assert_eq!(plans(groups, "p 否 | 在校 是, 等级 一级, 工资 80"), ["甲[0] 丙[0] = 110 元/月", "乙[0] = 100 元/月"]);
    let three = "关系 择一 申请人选 { 甲, 乙, 丙 } 同一成员 依据 \"某法\"\n";
    assert_eq!(
        plans(three, "p 否 | 在校 是, 等级 一级, 工资 80"),
        ["乙[0] = 100 元/月", "甲[0] = 80 元/月", "丙[0] = 30 元/月"]
    );
}

#[test]
fn while_facts_are_missing() {
    // The wage decides which is better; both stay open and so does the plan.
    let open = judge(&format!("{ITEMS}{ONE}"), "p 否 | 在校 是, 等级 一级");
    let shown: Vec<String> = open.items.iter().map(super::support::row).collect();
    assert_eq!(shown[0], "甲[0] undetermined 0..1000 元/月 ?members[0].工资");
    assert_eq!(shown[1], "乙[0] undetermined 100 元/月 ?members[0].工资");
    assert_eq!(shown[2], "丙[0] eligible new 30 元/月");
    assert_eq!(open.plan.alternatives.len(), 2);
    // Known to be better whatever the rest is.
    let known = judge(
        &format!("{ITEMS}{ONE}事项 丁 对象 家庭 {{ 依据 \"某法\" 条件 一: q  待遇 每月 收入 }}"),
        "p 否 | 在校 是, 等级 一级, 工资 120",
    );
    assert_eq!(super::support::row(&known.items[0]), "甲[0] eligible new 120 元/月");
    assert_eq!(known.plan.alternatives[0].difference, None);
}

#[test]
fn what_is_paid_once_breaks_a_tie() {
    let once = "事项 丁 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 一次 500元 }
事项 戊 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 一次 800元 }
关系 择一 申请人选 { 丁, 戊 } 同一成员 依据 \"某法\"\n";
    assert_eq!(plans(once, "p 否 | 在校 是, 等级 二级, 工资 0")[0], "甲[0] 丙[0] 戊[0] = 30 元/月");
}

#[test]
fn too_many_combinations_are_an_error_of_those_items_alone() {
    let wide = super::support::HEAD.replace("成员 0..5", "成员 0..12");
    let pack = super::support::pack(&format!("{wide}{ITEMS}{ONE}"));
    let member = "| 在校 是, 等级 一级, 工资 120 ";
    let nine = super::support::screen(&pack, &given(&format!("p 是 {}", member.repeat(9))));
    assert_eq!(nine.plan.alternatives.len() + nine.plan.more_alternatives as usize, 511);
    let ten = super::support::screen(&pack, &given(&format!("p 是 {}", member.repeat(10))));
    assert_eq!(super::support::row(&ten.items[0]), "甲[0] error !Y713");
    assert_eq!(super::support::row(&ten.items[10]), "乙[0] error !Y713");
    assert_eq!(super::support::row(&ten.items[20]), "丙[0] eligible new 30 元/月");
    assert!(ten.plan.alternatives.is_empty());
}
