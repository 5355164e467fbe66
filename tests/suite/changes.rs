//! The nearest change of what was given that flips a verdict, exact at the boundary.

use super::support::{HEAD, given, pack, reasons_in, rows, screen};
use yimen::{
    Lang,
    shapes::{Change, Changes, ItemResult},
};

/// A change in short: `收入→999.99`, `…` where everything beyond does the same, `|二级` for other choices, `?` where the rest
/// is open, `×` where another item still rules it out.
fn short(change: &Change) -> String {
    let to = change.to.as_deref().unwrap_or("无");
    let others: String = change.or.iter().map(|other| format!("|{}", other.as_deref().unwrap_or("无"))).collect();
    let beyond = if change.beyond { "…" } else { "" };
    let open = if change.settled { "" } else { "?" };
    let barred = if change.barred { "×" } else { "" };
    format!("{}→{to}{others}{beyond}{open}{barred}", change.fact)
}

fn list(found: &Changes) -> String {
    let all = |list: &[Change]| list.iter().map(short).collect::<Vec<_>>().join(", ");
    let mut text = all(&found.single);
    if !found.together.is_empty() {
        text = format!("together {}", all(&found.together));
    }
    if !found.possible {
        text.push_str("never");
    }
    if text.is_empty() {
        text.push_str("none");
    }
    if !found.complete {
        text.push_str(" incomplete");
    }
    text
}

fn changed(policy: &str, family: &str) -> Vec<ItemResult> {
    reasons_in(&pack(&format!("{HEAD}{policy}")), &given(family), Lang::Chinese).items
}

/// What flips the last row of a policy; `-` where it is not ineligible.
fn last(policy: &str, family: &str) -> String {
    let row = changed(policy, family).pop().unwrap();
    row.changes.as_ref().map_or("-".into(), list)
}

/// Conditions of the family, families, and what flips the verdict.
fn conditions(cases: &[(&str, &str, &str)]) {
    check(cases, |test| format!("事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: {test}\n}}"));
}

/// Policies, families, and what flips the verdict of the last row.
fn policies(cases: &[(&str, &str, &str)]) {
    check(cases, str::to_owned);
}

fn check(cases: &[(&str, &str, &str)], policy: impl Fn(&str) -> String) {
    let found = |(test, family, expected): &(&str, &str, &str)| {
        let found = last(&policy(test), family);
        (found != *expected).then(|| format!("{test} with [{family}]: expected {expected}, got {found}"))
    };
    let wrong: Vec<String> = cases.iter().filter_map(found).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn of_a_figure_to_the_cent() {
    conditions(&[
        ("收入 < 1000", "收入 1040", "收入→999.99…"),
        ("收入 ≤ 1000", "收入 1040", "收入→1000…"),
        ("收入 > 1000", "收入 5", "收入→1000.01…"),
        ("收入 ≥ 1000", "收入 5", "收入→1000…"),
        ("收入 < 1000", "收入 1000", "收入→999.99…"),
        ("收入 = 1000", "收入 5", "收入→1000"),
        ("收入 ≠ 1000", "收入 1000", "收入→999.99…"),
        ("收入 ≠ 0", "收入 0", "收入→0.01…"),
        ("收入 < 1000", "收入 999.99", "-"),
        ("收入 < 1000", "", "-"),
        // Off the grid: the nearest figure on it.
        ("收入 < 1000", "收入 1000.005", "收入→999.99…"),
        ("收入 > 1000", "收入 999.995", "收入→1000.01…"),
        ("收入 ÷ 3 < 1000元/月", "收入 3000.02", "收入→2999.99…"),
        ("收入 ÷ 人数(成员) < 100元/人/月", "收入 301 | | |", "收入→299.99…"),
        ("余额 < −5", "余额 7", "余额→-5.01…"),
        ("系数 × 3 ≥ 1", "系数 0", "系数→0.34…"),
        ("面积 < 40.5", "面积 60", "面积→40.49…"),
        ("收入 属于 {100..200, 500..600}", "收入 320", "收入→200"),
        ("收入 属于 {100..200, 500..600}", "收入 360", "收入→500"),
        // Equally near below and above: below.
        ("收入 属于 {100..200, 500..600}", "收入 350", "收入→200"),
    ]);
}

#[test]
fn of_what_is_counted_by_ones() {
    conditions(&[
        ("人口 < 3", "人口 5", "人口→2…"),
        ("人口 ≥ 3", "人口 1", "人口→3…"),
        ("人口 × 2 ≥ 5人", "人口 0", "人口→3…"),
        // Somebody counted halves: then hundredths.
        ("人口 < 3", "人口 5.5", "人口→2.99…"),
        ("人口 > 11", "人口 5", "never"),
    ]);
}

#[test]
fn within_the_declared_range_only() {
    conditions(&[
        ("支出 > 1000", "支出 5", "never"),
        ("支出 ≥ 1000", "支出 5", "支出→1000…"),
        ("支出 > 收入", "支出 5, 收入 2000", "收入→4.99…"),
        ("收入 > 100000000000000", "收入 5", "none incomplete"),
    ]);
}

#[test]
fn over_steps_tiers_and_rounding() {
    conditions(&[
        ("分档 收入 { 不满 100: 0, 满100 不满 200: 1, 满 200: 0 } = 1", "收入 5", "收入→100"),
        ("分档 收入 { 不满 100: 0, 满100 不满 200: 1, 满 200: 0 } = 1", "收入 900", "收入→199.99"),
        ("分档 收入 { 不满 100: 0, 满100 不满 200: 2, 满 200: 1 } = 1", "收入 120", "收入→200…"),
        ("(收入 取整 进一 到 10) ≤ 100", "收入 130", "收入→100…"),
        ("(收入 取整 四舍五入 到 10) ≤ 100", "收入 130", "收入→104.99…"),
        ("分段累进 收入 { 不超过 100元: 0, 超过 100元: 10% } ≥ 5", "收入 0", "收入→150…"),
        ("余数(收入, 7) = 3", "收入 1", "收入→3"),
        // The same fact twice: bounds are wide, the answer is exact all the same.
        ("收入 × 2 − 收入 < 10", "收入 12", "收入→9.99"),
    ]);
}

#[test]
fn of_days_of_yes_and_no_and_of_choices() {
    conditions(&[
        ("入院日 ≥ 2026-01-01", "入院日 2025-12-30", "入院日→2026-01-01…"),
        ("入院日 < 2024-03-01", "入院日 2024-03-01", "入院日→2024-02-29…"),
        ("月份(入院日) = 3", "入院日 2025-12-30", "入院日→2026-03-01"),
        ("p", "p 否", "p→yes"),
        ("非 p", "p 是", "p→no"),
        ("p 或 q", "p 否, q 否", "p→yes, q→yes"),
        ("无则(r, 是)", "r 否", "r→yes|无"),
        ("无则(r, 否)", "r 无", "r→yes"),
        ("有(借款)", "借款 无", "never"),
        ("有(借款) 且 借款 > 5", "借款 1", "借款→5.01…"),
        ("住地 = 杭州市", "住地 三门县", "never"),
    ]);
    policies(&[
        (
            "事项 甲 对象 成员 { 依据 《甲》 条件 一: 周岁(生日) ≥ 60岁 }",
            "| 生日 1966-03-02",
            "members[0].生日→1966-03-01…",
        ),
        (
            "事项 甲 对象 成员 { 依据 《甲》 条件 一: 周岁(生日) < 18岁 }",
            "| 生日 1990-05-05",
            "members[0].生日→2008-03-02",
        ),
        (
            "事项 甲 对象 成员 { 依据 《甲》 条件 一: 等级 属于 {一级, 二级} }",
            "| 等级 三级",
            "members[0].等级→一级|二级",
        ),
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 存在(成员: 等级 = 一级) }",
            "| 等级 三级 | 等级 二级",
            "members[0].等级→一级, members[1].等级→一级",
        ),
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 合计(成员: 工资) < 1000 }",
            "| 工资 500 | 工资 600",
            "members[0].工资→399.99…, members[1].工资→499.99…",
        ),
    ]);
}

#[test]
fn of_the_whole_row_and_not_of_one_condition() {
    let two = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 收入 > 支出 }";
    policies(&[
        (two, "收入 2000, 支出 10", "收入→999.99"),
        // Both conditions at once, through one fact.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 收入 + 支出 < 900 }",
            "收入 2000, 支出 100",
            "收入→799.99…",
        ),
        // An amount that cannot be computed is no grant.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 ≤ 1000 待遇 每月 100元 ÷ (收入 − 1000元/月) × 1元/月 取整 进一 到 1元 }",
            "收入 2000",
            "收入→999.99…",
        ),
        ("事项 甲 对象 家庭 { 依据 《甲》 条件 一: 是 保障 成员 其中 在校 }", "| 在校 否", "members[0].在校→yes"),
        ("事项 甲 对象 家庭 { 施行 2027-01-01 起 依据 《甲》 条件 一: p }", "p 是", "never"),
    ]);
}

#[test]
fn several_together_where_no_single_one_does() {
    policies(&[
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 财产 < 50 条件 三: p }",
            "收入 1040, 财产 60, p 是",
            "together 收入→999.99…, 财产→49.99…",
        ),
        ("事项 甲 对象 家庭 { 依据 《甲》 条件 一: p 且 q }", "p 否, q 否", "together p→yes, q→yes"),
        // One fact for two conditions, the farther one.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 收入 < 800 条件 三: p }",
            "收入 1040, p 否",
            "together 收入→799.99…, p→yes",
        ),
        // What a change of one makes of another's condition is seen to.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 财产 < 10 × 收入 × 1月 条件 三: p }",
            "收入 1040, 财产 20000, p 否",
            "together 收入→999.99, 财产→9999.89…, p→yes",
        ),
        // Pulled both ways by one fact: nothing does it.
        ("事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 10 条件 二: 收入 > 20 }", "收入 15", "none"),
        ("事项 甲 对象 家庭 { 依据 《甲》 条件 一: p 且 否 }", "p 否", "never"),
    ]);
}

#[test]
fn through_other_items() {
    let base = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 }\n";
    let with = |rest: &str| format!("{base}{rest}");
    policies(&[
        (&with("事项 乙 对象 家庭 { 依据 《乙》 条件 一: 享受(甲) }"), "收入 1040", "收入→999.99…"),
        (&with("事项 乙 对象 家庭 { 依据 《乙》 条件 一: 非 享受(甲) 且 收入 < 2000 }"), "收入 500", "收入→1000"),
        (
            &with("事项 乙 对象 家庭 { 依据 《乙》 条件 一: 享受(甲) 条件 二: p }"),
            "收入 1040, p 否",
            "together 收入→999.99…, p→yes",
        ),
        // The other item itself needs two.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: p }
             事项 乙 对象 成员 { 依据 《乙》 条件 一: 享受(甲) 或 (等级 = 一级 且 在校) }",
            "收入 1040, p 否 | 等级 三级, 在校 否",
            "together 收入→999.99…, p→yes",
        ),
        // Granted, it would still be ruled out.
        (
            "事项 甲 对象 家庭 { 依据 《甲》 条件 一: p }
             事项 乙 对象 家庭 { 依据 《乙》 条件 一: q }
             关系 甲 排除 乙 同一家庭 依据 《乙》",
            "p 是, q 否",
            "q→yes×",
        ),
    ]);
}

#[test]
fn what_was_not_given_is_asked_and_not_changed() {
    let policy = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 财产 < 50 }";
    assert_eq!(last(policy, "收入 1040"), "收入→999.99?");
    assert_eq!(last(policy, "财产 70"), "财产→49.99?");
    assert_eq!(last(policy, "收入 1040, 财产 20"), "收入→999.99…");
    assert_eq!(last("事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 且 非 是 }", "收入 5"), "never");
}

#[test]
fn of_each_condition_that_is_not_met() {
    let policy = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 条件 二: 财产 < 50 条件 三: p 条件 四: p 且 q }";
    let row = changed(policy, "收入 1040, 财产 60, p 是, q 否").remove(0);
    let of = |index: usize| row.conditions[index].changes.as_ref();
    assert_eq!(of(0).map(list).as_deref(), Some("收入→999.99…"));
    assert_eq!(of(0).unwrap().single[0].text, "收入少 40.01 元（低于 1,000 元），这一条就满足");
    assert_eq!(of(1).map(list).as_deref(), Some("财产→49.99…"));
    assert!(of(2).is_none());
    assert_eq!(of(3).map(list).as_deref(), Some("q→yes"));
    assert_eq!(row.changes.as_ref().map(list).as_deref(), Some("together 收入→999.99…, 财产→49.99…, q→yes"));
}

#[test]
fn what_could_not_be_computed_even_then_is_named() {
    let row = "标准 未公布: 元/月 { 2090-01-01 起 1 依据 《丙》 }\n事项 甲 对象 家庭 { 依据 《甲》 条件 一: p 待遇 每月 未公布 }";
    let found = changed(row, "p 否").remove(0).changes.unwrap();
    assert_eq!((list(&found).as_str(), found.error.map(|error| error.code).as_deref()), ("never", Some("Y701")));
    let barred = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: p 且 否 待遇 每月 1 }";
    assert!(changed(barred, "p 否").remove(0).changes.unwrap().error.is_none());
}

#[test]
fn nothing_unless_asked_for_and_only_of_ineligible_rows() {
    let text = format!("{HEAD}事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: 收入 < 1000 }}");
    assert!(screen(&pack(&text), &given("收入 1040")).items[0].changes.is_none());
    assert!(changed("事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 }", "收入 5")[0].changes.is_none());
    assert!(changed("事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 未公布 }\n标准 未公布: 元/月 { 2090-01-01 起 1 依据 《丙》 }", "收入 5")[0].changes.is_none());
}

#[test]
fn a_search_that_is_cut_short_says_so() {
    // Wherever the figure lies, the two sides may meet: every cent has to be looked at.
    let policy =
        "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 余数(收入 × 收入, 7元·元/月/月) = 3元·元/月/月 且 收入 − 收入 = 1 }";
    assert_eq!(last(policy, "收入 5"), "none incomplete");
}

#[test]
fn in_words() {
    let words = |policy: &str, family: &str| {
        let found = changed(policy, family).pop().unwrap().changes.unwrap();
        found.single.into_iter().chain(found.together).map(|change| change.text).collect::<Vec<_>>().join("；")
    };
    let one =
        |test: &str, family: &str| words(&format!("事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: {test}\n}}"), family);
    assert_eq!(one("收入 < 2360", "收入 2400"), "收入少 40.01 元（低于 2,360 元）就符合");
    assert_eq!(one("收入 ≤ 2360", "收入 2400"), "收入少 40 元（不高于 2,360 元）就符合");
    assert_eq!(one("收入 ≥ 2360", "收入 2300"), "收入多 60 元（不低于 2,360 元）就符合");
    assert_eq!(one("收入 > 2360", "收入 2300"), "收入多 60.01 元（高于 2,360 元）就符合");
    assert_eq!(one("收入 = 2360", "收入 2300"), "收入多 60 元（为 2,360 元）就符合");
    assert_eq!(one("人口 < 3", "人口 5"), "人口少 3 人（不高于 2 人）就符合");
    assert_eq!(one("入院日 ≤ 2026-01-01", "入院日 2026-02-01"), "入院日早 31 天（2026-01-01 或更早）就符合");
    assert_eq!(one("月份(入院日) = 3", "入院日 2026-04-01"), "入院日早 1 天（2026-03-31）就符合");
    assert_eq!(one("p 且 收入 < 5", "p 否, 收入 7"), "p为“是”；收入少 2.01 元（低于 5 元）");
    assert_eq!(one("p 且 收入 < 5", "p 否"), "p为“是”，就不会因此不符合，还要看没填的情况");
    let of_members = "事项 甲 对象 成员 { 依据 《甲》 条件 一: 存在(成员: 等级 属于 {一级, 二级}) }";
    assert_eq!(
        words(of_members, "| 等级 三级 | 等级 三级"),
        "第 1 个成员的等级为“一级”或“二级”就符合；等级为“一级”或“二级”就符合"
    );
    let barred = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: p }\n事项 乙 对象 家庭 { 依据 《乙》 条件 一: q }\n关系 甲 排除 乙 同一家庭 依据 《乙》";
    assert_eq!(words(barred, "p 是, q 否"), "q为“是”就符合条件，但仍与已享受的另一项不能同时享受");
}

#[test]
fn in_english() {
    let head = HEAD.replace("收入: 元/月 0..", "收入 (income \"Income\"): 元/月 0..");
    let told = |test: &str, family: &str| {
        let pack = pack(&format!("{head}事项 甲 对象 家庭 {{ 依据 《甲》 条件 一: {test}\n}}"));
        let found = reasons_in(&pack, &given(family), Lang::English).items.remove(0).changes.unwrap();
        found.single.into_iter().map(|change| change.text).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(told("收入 < 2360", "收入 2400"), "eligible if Income is 40.01 yuan lower (below 2,360 yuan)");
    assert_eq!(told("收入 ≥ 2360", "收入 2300"), "eligible if Income is 60 yuan higher (at least 2,360 yuan)");
    assert_eq!(told("收入 = 2360", "收入 2300"), "eligible if Income is 60 yuan higher (2,360 yuan)");
    assert_eq!(
        told("入院日 ≤ 2026-01-01", "入院日 2026-01-02"),
        "eligible if 入院日 is 1 day earlier (2026-01-01 or earlier)"
    );
    assert_eq!(told("p", "p 否"), "eligible if p is “yes”");
    assert_eq!(
        told("p 且 收入 < 5", "p 否"),
        "no longer ruled out if p is “yes”; the rest depends on what was not given"
    );
}

#[test]
fn the_rest_of_the_result_is_as_it_was() {
    let policy = "事项 甲 对象 家庭 { 依据 《甲》 条件 一: 收入 < 1000 待遇 每月 5 }";
    let shown: Vec<String> = changed(policy, "收入 1040").iter().map(super::support::row).collect();
    assert_eq!(shown, rows(policy, "收入 1040"));
}
