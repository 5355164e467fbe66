//! 施行: items in force at some times only, and what follows for those that lapsed. Layers that replace for a time.

use super::support::{judge, row, rows, told};
use yimen::{SourceFile, shapes::ConditionVerdict};

const ITEMS: &str = r#"
事项 津 (allowance) 对象 家庭 {
  施行 2024-01-01 至 2024-12-31
  依据 "旧" 条件 一: p 待遇 每月 100元
}
事项 津 对象 家庭 {
  施行 2026-01-01 起
  依据 "新" 条件 二: q 待遇 每月 200元 部门 "新局"
}
事项 随 对象 家庭 { 依据 "某法" 条件 一: 享受(津) 待遇 每月 1元 }
事项 挡 对象 家庭 { 依据 "某法" 条件 一: p 待遇 每月 2元 }
事项 护 对象 成员 { 施行 2020-01-01 至 2025-12-31  依据 "某法" 条件 一: 在校 待遇 每月 5元 }
事项 保 对象 家庭 { 依据 "某法" 条件 一: p 待遇 每月 10元/人 × 保障人数() }
关系 津 排除 挡 同一家庭 依据 "某法"
关系 护 排除 保 同一成员 依据 "某法"
"#;

fn of(item: &str, short: &str) -> String {
    rows(ITEMS, short).into_iter().find(|row| row.starts_with(item)).unwrap()
}

#[test]
fn each_version_at_its_time() {
    let cases = [
        ("评估日 2023-12-31, p 是, q 是", "allowance ineligible"),
        ("评估日 2024-01-01, p 是, q 否", "allowance eligible new 100 元/月"),
        ("评估日 2024-12-31, p 是, q 否", "allowance eligible new 100 元/月"),
        ("评估日 2025-01-01, p 是, q 是", "allowance ineligible"),
        ("评估日 2025-12-31, p 是, q 是", "allowance ineligible"),
        ("评估日 2026-01-01, p 是, q 否", "allowance ineligible"),
        ("评估日 2026-01-01, p 否, q 是", "allowance eligible new 200 元/月"),
        ("评估日 9999-12-31, q 是", "allowance eligible new 200 元/月"),
        // Outside of all its versions there is nothing to ask.
        ("评估日 2025-06-01", "allowance ineligible"),
        ("评估日 2024-06-01", "allowance undetermined 100 元/月 ?p"),
        ("评估日 2026-06-01", "allowance undetermined 200 元/月 ?q"),
    ];
    for (short, expected) in cases {
        assert_eq!(of("allowance", short), expected, "{short}");
    }
}

#[test]
fn a_lapsed_item_has_one_unmet_condition() {
    let result = judge(ITEMS, "评估日 2025-06-01, p 是, q 是 |");
    let allowance = &result.items[0];
    let conditions: Vec<_> = allowance.conditions.iter().map(|one| (one.id.as_str(), one.verdict)).collect();
    assert_eq!(conditions, [("in_force", ConditionVerdict::Unmet)]);
    assert!(allowance.missing.is_empty() && allowance.amount.is_none());
    let result = judge(ITEMS, "p 是, q 是 |");
    assert_eq!(result.items[0].conditions[0].id, "二");
    assert_eq!(result.items[0].department.as_deref(), Some("新局"));
}

#[test]
fn what_rests_on_a_lapsed_item() {
    assert_eq!(of("随", "评估日 2024-06-01, p 是"), "随 eligible new 1 元/月");
    assert_eq!(of("随", "评估日 2025-06-01, p 是, q 是"), "随 ineligible");
    assert_eq!(of("挡", "评估日 2024-06-01, p 是"), "挡 eligible barred ×allowance");
    assert_eq!(of("挡", "评估日 2025-06-01, p 是"), "挡 eligible new 2 元/月");
    assert_eq!(of("保", "评估日 2025-12-31, p 是 | 在校 是 | 在校 否"), "保 eligible new 10 元/月");
    assert_eq!(of("保", "评估日 2026-01-01, p 是 | 在校 是 | 在校 否"), "保 eligible new 20 元/月");
    assert_eq!(of("保", "评估日 2025-12-31, p 是 | 在校 是"), "保 eligible barred ×护[0]");
    assert_eq!(of("保", "评估日 2026-01-01, p 是 |"), "保 eligible new 10 元/月");
}

#[test]
fn what_is_still_received_of_a_lapsed_item_stops() {
    assert_eq!(of("allowance", "评估日 2025-06-01, p 是, 在享 津"), "allowance ineligible stop");
    assert_eq!(of("allowance", "评估日 2024-06-01, p 是, 在享 津"), "allowance eligible continuing 100 元/月");
    assert_eq!(of("护", "在享 护 0 | 在校 是"), "护[0] ineligible stop");
    assert_eq!(of("护", "评估日 2025-12-31, 在享 护 0 | 在校 是"), "护[0] eligible continuing 5 元/月");
}

#[test]
fn what_versions_must_be() {
    let item = |period: &str, of: &str| format!("事项 甲 对象 {of} {{ {period} 依据 \"某法\" 条件 一: p }}");
    let two = |first: &str, second: &str| format!("{}\n{}", item(first, "家庭"), item(second, "家庭"));
    told(&[
        (&two("施行 2024-01-01 至 2024-12-31", "施行 2025-01-01 起"), &[]),
        (&two("施行 2025-01-01 起", "施行 2024-01-01 至 2024-12-31"), &[]),
        (&two("施行 2024-01-01 至 2025-01-01", "施行 2025-01-01 起"), &["Y422"]),
        (&two("施行 2024-01-01 至 2024-12-31", ""), &["Y203"]),
        (&two("", "施行 2024-01-01 至 2024-12-31"), &["Y203"]),
        (&item("施行 2024-01-01 至 2023-12-31", "家庭"), &["Y401"]),
        (
            &format!("{}\n{}", item("施行 2024-01-01 至 2024-12-31", "家庭"), item("施行 2025-01-01 起", "成员")),
            &["Y423"],
        ),
    ]);
}

const UPPER: &str = r#"
政策包 国家 (china) { 版本 "1" }
地区表 { 330000 浙江省 { 331000 台州市 } }
事实 家庭 { p: 是否  q: 是否 }
事项 津 (allowance "Allowance") 对象 家庭 { 依据 "国家法" 条件 一: p 待遇 每月 1元 }
"#;

/// What 津 gives on a day below some layers.
fn layered(layers: &[&str], day: &str) -> String {
    let mut files = vec![SourceFile { path: "l0/a.policy".into(), text: UPPER.into() }];
    for (index, text) in layers.iter().enumerate() {
        let base = if index == 0 { "国家".to_owned() } else { format!("层{index}") };
        let text = format!("政策包 层{} {{ 版本 \"1\" 基于 {base} }}\n{text}", index + 1);
        files.push(SourceFile { path: format!("l{}/a.policy", index + 1), text });
    }
    let compiled = yimen::compile(&files);
    let told: Vec<String> = compiled.diagnostics.iter().map(|one| one.message(yimen::Lang::Chinese)).collect();
    let pack = compiled.pack.unwrap_or_else(|| panic!("{told:?}"));
    let case = super::support::given(&format!("地区 台州市, 评估日 {day}, p 是, q 是"));
    row(&super::support::screen(&pack, &case).items[0])
}

#[test]
fn a_layer_replaces_an_item_for_a_time_or_for_good() {
    let for_good = "覆盖 事项 津 对象 家庭 { 依据 \"省法\" 条件 二: q 待遇 每月 2元 }";
    let for_a_time = "覆盖 事项 津 对象 家庭 { 施行 2025-01-01 至 2025-12-31 依据 \"省法\" 条件 二: q 待遇 每月 3元 }";
    let later = "覆盖 事项 津 对象 家庭 { 施行 2026-06-01 起 依据 \"市法\" 条件 三: q 待遇 每月 4元 }";
    let overlapping = "覆盖 事项 津 对象 家庭 { 施行 2025-07-01 至 2026-06-30 依据 \"市法\" 条件 三: q 待遇 每月 5元 }";
    let twice = format!("{for_a_time}\n{later}");
    let changed = "修订 事项 津 { 施行 2025-07-01 至 2026-06-30 依据 \"市法\" 待遇 每月 6元 }";
    let again = format!("{changed}\n修订 事项 津 {{ 施行 2027-01-01 起 依据 \"市法\" 待遇 每月 7元 }}");
    let always = "修订 事项 津 { 依据 \"市法\" 待遇 每月 8元 }";
    type Amounts<'a> = &'a [(&'a str, u32)];
    let cases: [(&[&str], Amounts); 10] = [
        (&[for_good], &[("2000-01-01", 2), ("2026-01-01", 2)]),
        (&[for_a_time], &[("2024-12-31", 1), ("2025-01-01", 3), ("2025-12-31", 3), ("2026-01-01", 1)]),
        (&[for_good, for_a_time], &[("2024-12-31", 2), ("2025-06-01", 3), ("2026-01-01", 2)]),
        (&[for_a_time, for_good], &[("2024-12-31", 2), ("2025-06-01", 2), ("2026-01-01", 2)]),
        // The lowest layer's word counts, whatever the upper one says for the same time.
        (
            &[for_a_time, overlapping],
            &[("2024-12-31", 1), ("2025-06-30", 3), ("2025-07-01", 5), ("2026-06-30", 5), ("2026-07-01", 1)],
        ),
        // Changes hold for their own time, of whatever held then.
        (&[changed], &[("2025-06-30", 1), ("2025-07-01", 6), ("2026-06-30", 6), ("2026-07-01", 1)]),
        (&[for_a_time, &again], &[("2025-06-30", 3), ("2025-12-31", 6), ("2026-07-01", 1), ("2027-01-01", 7)]),
        (&[for_a_time, always], &[("2024-12-31", 8), ("2025-06-30", 8), ("2026-07-01", 8)]),
        (&[changed, always, for_a_time], &[("2024-12-31", 8), ("2025-06-30", 3), ("2026-01-01", 8)]),
        (&[&twice], &[("2024-12-31", 1), ("2025-01-01", 3), ("2026-05-31", 1), ("2026-06-01", 4)]),
    ];
    for (layers, days) in cases {
        for (day, amount) in days {
            let expected = format!("allowance eligible new {amount} 元/月");
            assert_eq!(layered(layers, day), expected, "{layers:?} on {day}");
        }
    }
}

#[test]
fn an_upper_item_that_itself_has_times() {
    let upper = UPPER.replace("{ 依据 \"国家法\"", "{ 施行 2020-01-01 至 2025-12-31 依据 \"国家法\"");
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.into() };
    let lower = "政策包 省 { 版本 \"1\" 基于 国家 }
覆盖 事项 津 对象 家庭 { 施行 2025-07-01 至 2027-12-31 依据 \"省法\" 条件 二: q 待遇 每月 2元 }";
    let pack = yimen::compile(&[file("a/a.policy", &upper), file("b/a.policy", lower)]).pack.unwrap();
    let on = |day: &str| {
        let case = super::support::given(&format!("地区 台州市, 评估日 {day}, p 是, q 是"));
        row(&super::support::screen(&pack, &case).items[0])
    };
    // Nothing is in force then that could be changed.
    for times in ["2026-01-01 起", "2025-12-31 至 2025-01-01"] {
        let lower = format!("政策包 省 {{ 版本 \"1\" 基于 国家 }}\n修订 事项 津 {{ 施行 {times} 依据 \"省法\" }}");
        let compiled = yimen::compile(&[file("a/a.policy", &upper), file("b/a.policy", &lower)]);
        assert_eq!(compiled.diagnostics[0].code(), "Y217", "{times}");
    }
    assert_eq!(on("2019-12-31"), "allowance ineligible");
    assert_eq!(on("2025-06-30"), "allowance eligible new 1 元/月");
    assert_eq!(on("2025-07-01"), "allowance eligible new 2 元/月");
    assert_eq!(on("2027-12-31"), "allowance eligible new 2 元/月");
    assert_eq!(on("2028-01-01"), "allowance ineligible");
}
