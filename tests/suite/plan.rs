//! What the family may have together, and its sum a month.

use super::support::{figure, given, judge};

const ITEMS: &str = "
事项 甲 对象 家庭 { 依据 \"某法\" 条件 一: p  待遇 每月 300元 }
事项 乙 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 50元 }
事项 丙 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 一次 1000元 }
事项 丁 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 每年 1200元 }
事项 戊 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 实物 \"米\" }
事项 己 对象 家庭 { 依据 \"某法\" 条件 一: q  待遇 每月 15度 }
";

fn plan(policy: &str, short: &str) -> (Vec<String>, String) {
    let plan = judge(policy, short).plan;
    let grant = |grant: &yimen::shapes::Grant| match grant.member {
        Some(member) => format!("{}[{member}]", grant.item),
        None => grant.item.clone(),
    };
    (plan.grants.iter().map(grant).collect(), figure(&plan.monthly_total))
}

fn expect(policy: &str, short: &str, grants: &[&str], total: &str) {
    assert_eq!(
        plan(policy, short),
        (grants.iter().map(|one| (*one).to_owned()).collect(), total.to_owned()),
        "{short}"
    );
}

#[test]
fn grants_and_their_sum() {
    expect(ITEMS, "p 是, q 否 | 在校 是 | 在校 是 | 在校 否", &["甲", "乙[0]", "乙[1]"], "400 元/月");
    expect(ITEMS, "p 否, q 否 | 在校 否", &[], "0 元/月");
    // What does not come each month in money stands in the plan, not in the sum.
    expect(ITEMS, "p 否, q 是 | 在校 是", &["乙[0]", "丙", "丁", "戊", "己"], "50 元/月");
}

#[test]
fn while_facts_are_missing() {
    expect(ITEMS, "q 否 | 在校 是", &["乙[0]"], "50..350 元/月");
    expect(ITEMS, "p 是, q 否 | | 在校 是", &["甲", "乙[1]"], "350..400 元/月");
    // Nobody knows how many members there are.
    expect(ITEMS, "p 是, q 否", &["甲"], "300.. 元/月");
}

#[test]
fn what_is_barred_does_not_count() {
    let barred = format!("{ITEMS}关系 乙 排除 甲 同一家庭 依据 \"某法\"");
    expect(&barred, "p 是, q 否 | 在校 是", &["乙[0]"], "50 元/月");
    expect(&barred, "p 是, q 否 | 在校 否", &["甲"], "300 元/月");
    expect(&barred, "p 是, q 否 |", &[], "0..350 元/月");
    expect(&barred, "p 是, q 否", &[], "0.. 元/月");
}

#[test]
fn what_cannot_be_judged_does_not_count() {
    let broken = format!("{ITEMS}事项 庚 对象 家庭 {{ 依据 \"某法\" 条件 一: 财产 ÷ 余额 > 1  待遇 每月 7元 }}");
    expect(&broken, "p 是, q 否, 财产 1, 余额 0 | 在校 否", &["甲"], "300 元/月");
}

#[test]
fn the_plan_says_nothing_of_what_is_received() {
    expect(ITEMS, "p 是, q 否, 在享 甲 | 在校 否", &["甲"], "300 元/月");
    expect(ITEMS, "p 否, q 否, 在享 甲 | 在校 否", &[], "0 元/月");
    assert!(given("在享 甲").contains("receiving"));
}
