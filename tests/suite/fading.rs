//! 渐退: what is received goes on for a while after its conditions have ended. 在享 in rules.

use super::support::{judge, row, rows};

const ITEMS: &str = "
事项 低 对象 家庭 { 依据 \"某法\" 条件 一: 收入 < 1000  待遇 每月 1000 − 收入 }
事项 残 对象 成员 { 依据 \"某法\" 条件 一: 在校  待遇 每月 50元 }
事项 电 对象 家庭 { 依据 \"某法\" 条件 一: 享受(低)  待遇 每月 15度 }
";

const FADING: &str = "关系 渐退 低 期限 6个月 依据 《某省办法》第三条\n";

fn with(relations: &str, short: &str) -> Vec<String> {
    rows(&format!("{ITEMS}{relations}"), short)
}

#[test]
fn it_goes_on_until_the_time_is_over() {
    let since = |day: &str| format!("收入 2000, 在享 低 =700 @2020-01-01 !{day} | 在校 否");
    // Six months from the first of October are over on the first of April.
    let shown = with(FADING, &since("2025-10-01"));
    assert_eq!(shown[0], "低 ineligible continuing 700 元/月");
    assert_eq!(shown[2], "电 eligible new 15 度/月");
    assert_eq!(
        with(FADING, &format!("评估日 2026-03-31, {}", since("2025-10-01")))[0],
        "低 ineligible continuing 700 元/月"
    );
    assert_eq!(with(FADING, &format!("评估日 2026-04-01, {}", since("2025-10-01")))[0], "低 ineligible stop");
    let result = judge(&format!("{ITEMS}{FADING}"), &since("2025-10-01"));
    let continues = result.items[0].continues.as_ref().unwrap();
    assert!(continues.settled);
    assert_eq!(continues.source.citation.as_deref(), Some("《某省办法》第三条"));
}

#[test]
fn only_what_is_received_goes_on() {
    assert_eq!(with(FADING, "收入 2000 | 在校 否")[0], "低 ineligible");
    // While its conditions hold it is paid as ever.
    assert_eq!(with(FADING, "收入 400, 在享 低 =700 | 在校 否")[0], "低 eligible continuing 600 元/月");
}

#[test]
fn without_the_day_it_is_open() {
    let open = with(FADING, "收入 2000, 在享 低 =700 @2020-01-01 | 在校 否");
    assert_eq!(open[0], "低 ineligible 700 元/月 ?receiving.低.unmet_since");
    // Received for less than six months: it can only be going on.
    let young = with(FADING, "收入 2000, 在享 低 =700 @2025-12-01 | 在校 否");
    assert_eq!(young[0], "低 ineligible continuing 700 元/月");
}

#[test]
fn a_share_of_what_was_paid() {
    let half = "关系 渐退 低 期限 6个月 按 50% 依据 \"某法\"\n";
    assert_eq!(with(half, "收入 2000, 在享 低 =700 !2026-02-01 | 在校 否")[0], "低 ineligible continuing 350 元/月");
    assert_eq!(
        with(half, "收入 2000, 在享 低 !2026-02-01 | 在校 否")[0],
        "低 ineligible continuing 0.. 元/月 ?receiving.低.amount"
    );
}

#[test]
fn for_circumstances_and_for_members() {
    // A child may go on until grown up, without any term.
    let child = "关系 渐退 残 当 周岁(生日) < 18 依据 \"某法\"\n";
    assert_eq!(
        with(child, "收入 2000, 在享 残 0 =50 | 在校 否, 生日 2010-01-01")[1],
        "残[0] ineligible continuing 50 元/月"
    );
    assert_eq!(with(child, "收入 2000, 在享 残 0 =50 | 在校 否, 生日 2000-01-01")[1], "残[0] ineligible stop");
    // What goes on bars, and is barred, like anything granted.
    let bars = format!("{FADING}关系 低 排除 残 同一家庭 依据 \"某法\"\n");
    let shown = with(&bars, "收入 2000, 在享 低 =700 !2026-02-01 | 在校 是");
    assert_eq!(shown[1], "残[0] eligible barred ×低");
    let barred = format!("{FADING}关系 残 排除 低 同一家庭 依据 \"某法\"\n");
    let shown = with(&barred, "收入 2000, 在享 低 =700 !2026-02-01 | 在校 是");
    assert_eq!(shown[0], "低 ineligible stop ×残[0]");
}

#[test]
fn what_is_received_may_be_asked_for_in_rules() {
    let asks = "事项 续 对象 成员 { 依据 \"某法\" 条件 一: 在享(残) 且 在享额(残) ≥ 40  待遇 每月 在享额(残) }
事项 户 对象 家庭 { 依据 \"某法\" 条件 一: 在享(低)  待遇 每月 在享额(残) + 在享额(低) }\n"
        .replace("事项 户", "事项 家");
    let shown = with(&asks, "收入 0, 在享 残 1 =45, 在享 低 =7 | 在校 否 | 在校 否");
    assert_eq!(shown[4..], ["续[0] ineligible", "续[1] eligible new 45 元/月", "家 eligible new 52 元/月"]);
    let shown = with(&asks, "收入 0, 在享 残 0 | 在校 否");
    assert_eq!(shown[3], "续[0] undetermined 0.. 元/月 ?receiving.残[0].amount");
}

#[test]
fn missing_days_are_not_asked_as_questions() {
    let result = judge(&format!("{ITEMS}{FADING}"), "收入 2000, 在享 低 =700 @2020-01-01 | 在校 否");
    assert_eq!(row(&result.items[0]), "低 ineligible 700 元/月 ?receiving.低.unmet_since");
    assert!(result.questions.is_empty());
}

#[test]
fn a_term_that_cannot_be_computed_says_nothing() {
    let unpublished = "标准 渐退期: 月 { 2090-01-01 起 6 依据 \"某法\" }\n关系 渐退 低 期限 渐退期 依据 \"某法\"\n";
    assert_eq!(with(unpublished, "收入 2000, 在享 低 =700 !2026-02-01 | 在校 否")[0], "低 error !Y701");
    // Nobody receives it, or it is due anyway: the term does not matter.
    assert_eq!(with(unpublished, "收入 2000 | 在校 否")[0], "低 ineligible");
    assert_eq!(with(unpublished, "收入 400, 在享 低 =600 | 在校 否")[0], "低 eligible continuing 600 元/月");
    let result = judge(&format!("{ITEMS}{unpublished}"), "收入 2000, 在享 低 =700 !2026-02-01 | 在校 否");
    assert!(result.findings.is_empty());
}
