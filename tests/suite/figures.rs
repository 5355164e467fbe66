//! Figures over layers: rows added and replaced, and what upper layers demand of them by 下限 and 上限.

use super::support::{given, output, screen};
use yimen::{Compiled, Lang, SourceFile};

const UPPER: &str = r#"
政策包 国家 (china) { 版本 "1" }
地区表 { 330000 浙江省 { 330100 杭州市 331000 台州市 { 331022 三门县 } } 320000 江苏省 { 320500 苏州市 } }
事实 家庭 { p: 是否 }
标准 线 (line): 元/月 按 地区 {
  依据 "国家文件"
  2020-01-01 起 100
  浙江省 { 2020-01-01 起 200 }
  台州市 { 2020-01-01 至 2022-12-31 300  2023-01-01 起 310 }
}
标准 表: 元/月 按 地区, 口: 人 { 依据 "国家文件"  2020-01-01 起 { 1: 10, 2: 20, 每增 1人: 5 } }
指标 值 = 线
指标 三口 = 表(3人)
"#;

fn compile(layers: &[&str]) -> Compiled {
    let mut files = vec![SourceFile { path: "l0/a.policy".into(), text: UPPER.into() }];
    for (index, text) in layers.iter().enumerate() {
        let base = if index == 0 { "国家".to_owned() } else { format!("层{index}") };
        let text = format!("政策包 层{} {{ 版本 \"1\" 基于 {base} }}\n{text}", index + 1);
        files.push(SourceFile { path: format!("l{}/a.policy", index + 1), text });
    }
    yimen::compile(&files)
}

/// What an output is below some layers, for a place on a day.
fn figures(layers: &[&str], cases: &[(&str, &str, &str)]) {
    let compiled = compile(layers);
    let told: Vec<String> = compiled.diagnostics.iter().map(|one| one.message(Lang::Chinese)).collect();
    let pack = compiled.pack.unwrap_or_else(|| panic!("{told:?}"));
    for (of, case, expected) in cases {
        let (place, day) = case.split_once(' ').unwrap();
        let result = screen(&pack, &given(&format!("地区 {place}, 评估日 {day}")));
        assert_eq!(output(&result.outputs[*of]), *expected, "{of} of {case} in {layers:?}");
    }
}

#[test]
fn rows_are_added_for_new_places_and_days() {
    let province = "标准 线 { 三门县 { 2024-01-01 起 400 } 台州市 { 2025-01-01 起 320 } }";
    figures(
        &[province],
        &[
            ("值", "三门县 2023-12-31", "310"),
            ("值", "三门县 2024-01-01", "400"),
            ("值", "台州市 2024-12-31", "310"),
            ("值", "台州市 2025-01-01", "320"),
            ("值", "杭州市 2026-01-01", "200"),
            ("值", "苏州市 2026-01-01", "100"),
            ("值", "苏州市 2019-12-31", "!Y701"),
        ],
    );
}

#[test]
fn replaced_rows_of_each_place_that_is_named() {
    let city = "覆盖 标准 线 { 依据 \"市文件\" 台州市 { 2024-01-01 起 999 } }";
    let below = "覆盖 标准 线 { 依据 \"县文件\" 台州市 { 2025-01-01 起 5 } 浙江省 { 2021-01-01 起 7 } }";
    figures(
        &[city],
        &[
            // All upper rows of the place go, also those of other days; then the place above counts.
            ("值", "台州市 2022-06-01", "200"),
            ("值", "台州市 2023-12-31", "200"),
            ("值", "三门县 2024-01-01", "999"),
            ("值", "杭州市 2024-01-01", "200"),
        ],
    );
    figures(
        &[city, below],
        &[
            ("值", "台州市 2024-06-01", "7"),
            ("值", "台州市 2025-01-01", "5"),
            ("值", "杭州市 2020-06-01", "100"),
            ("值", "杭州市 2021-01-01", "7"),
            ("值", "江苏省 2021-01-01", "100"),
        ],
    );
    figures(
        &[
            "标准 表 { 依据 \"省文件\" 浙江省 { 2020-01-01 起 { 1: 1, 否则: 2 } } }",
            "标准 表 { 依据 \"市文件\" 杭州市 { 2020-01-01 起 { 1: 3, 2: 4 } } }",
        ],
        &[
            ("三口", "苏州市 2024-01-01", "25"),
            ("三口", "台州市 2024-01-01", "2"),
            ("三口", "杭州市 2024-01-01", "!Y708"),
        ],
    );
}

#[test]
fn what_a_replaced_row_must_say() {
    let cases = [
        ("覆盖 标准 线 { 台州市 { 2024-01-01 起 999 } }", "Y218"),
        ("覆盖 标准 线 { 依据 \"d\" 苏州市 { 2024-01-01 起 999 } }", "Y217"),
        ("覆盖 标准 没有 { 依据 \"d\" 苏州市 { 2024-01-01 起 999 } }", "Y207"),
        ("标准 线 { 依据 \"d\" 台州市 { 2023-01-01 起 999 } }", "Y402"),
        ("标准 线 { 依据 \"d\" 2020-01-01 起 999 }", "Y402"),
    ];
    for (text, code) in cases {
        assert_eq!(codes(&[text]), [code], "{text}");
    }
}

fn codes(layers: &[&str]) -> Vec<&'static str> {
    let said = compile(layers).diagnostics;
    let beside = |one: &&yimen::Diagnostic| !super::support::BESIDE.contains(&one.kind());
    said.iter().filter(beside).map(yimen::Diagnostic::code).collect()
}

/// What keeps the layers from compiling: place, day, figure and bound as the message tells them.
fn broken(layers: &[&str]) -> Vec<String> {
    let said = compile(layers).diagnostics;
    assert!(said.iter().all(|one| one.code() == "Y425"), "{said:?}");
    said.iter().map(|one| one.message(Lang::Chinese)).collect()
}

const OTHER: &str =
    "标准 低: 元/月 { 依据 \"a\" 浙江省 { 2020-01-01 起 100  2024-01-01 起 150 } 三门县 { 2025-01-01 起 180 } }";

#[test]
fn bounds_hold_in_every_place_on_every_day() {
    // 线 is 100 everywhere, 200 in 浙江省, 300 and 310 in 台州市.
    let held = |rule: &str| broken(&[&format!("{OTHER}\n{rule} 依据 \"b\"")]).len();
    assert_eq!(held("下限 线 = 低"), 0);
    assert_eq!(held("下限 线 = 1.3 × 低"), 0);
    assert_eq!(held("下限 线 = 200元/月 × (低 ÷ 低)"), 0);
    // From 2024 on 1.5 × 150 is above the 200 of 浙江省.
    let told = broken(&[&format!("{OTHER}\n下限 线 = 1.5 × 低 依据 \"b\"")]);
    assert_eq!(told.len(), 1, "{told:?}");
    for part in ["浙江省", "2024-01-01", "线", "200", "225", "低于下限"] {
        assert!(told[0].contains(part), "{part}: {told:?}");
    }
    // Only in 三门县 and only from 2025 on: 2 × 180 against 310.
    let told = broken(&[&format!(
        "{OTHER}\n标准 线 {{ 依据 \"c\" 浙江省 {{ 2020-06-01 起 310 }} }}\n上限 低 = 线 ÷ 2 依据 \"b\""
    )]);
    assert_eq!(told.len(), 1, "{told:?}");
    for part in ["三门县", "2025-01-01", "低", "180", "155", "高于上限"] {
        assert!(told[0].contains(part), "{part}: {told:?}");
    }
    // A place that no row names, but the bound does.
    let told = broken(&["下限 线 = 如果 评估地 属于 {苏州市, 杭州市} 则 201元/月 否则 0 依据 \"b\""]);
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told.iter().any(|one| one.contains("苏州市")) && told.iter().any(|one| one.contains("杭州市")), "{told:?}");
    // Exactly as much is enough.
    assert_eq!(held("下限 低 = 100元/月"), 0);
    assert_eq!(held("上限 低 = 180元/月"), 0);
    assert_eq!(held("上限 低 = 179.99元/月"), 1);
    assert_eq!(held("下限 低 = 150元/月"), 1);
}

#[test]
fn where_one_is_not_published_nothing_is_compared() {
    let none = "标准 低: 元/月 { 依据 \"a\" 2030-01-01 起 500 }";
    assert_eq!(broken(&[&format!("{none}\n下限 线 = 低 依据 \"b\"")]).len(), 3);
    let ended = "标准 低: 元/月 { 依据 \"a\" 2010-01-01 至 2019-12-31 500 }";
    assert_eq!(broken(&[&format!("{ended}\n下限 线 = 低 依据 \"b\"")]).len(), 0);
    let a_day_longer = "标准 低: 元/月 { 依据 \"a\" 2010-01-01 至 2020-01-01 500 }";
    assert_eq!(broken(&[&format!("{a_day_longer}\n下限 线 = 低 依据 \"b\"")]).len(), 3);
    let elsewhere = "标准 低: 元/月 { 依据 \"a\" 苏州市 { 2020-01-01 起 500 } }";
    let told = broken(&[&format!("{elsewhere}\n下限 线 = 低 依据 \"b\"")]);
    assert!(told.len() == 1 && told[0].contains("苏州市"), "{told:?}");
}

#[test]
fn bounds_of_an_upper_layer_hold_for_lower_ones() {
    let rule = "下限 线 = 100元/月 依据 \"b\"";
    assert_eq!(broken(&[rule, "标准 线 { 依据 \"c\" 三门县 { 2024-01-01 起 100 } }"]).len(), 0);
    assert_eq!(broken(&[rule, "标准 线 { 依据 \"c\" 三门县 { 2024-01-01 起 99.99 } }"]).len(), 1);
    assert_eq!(broken(&[rule, "覆盖 标准 线 { 依据 \"c\" 浙江省 { 2024-01-01 起 99 } }"]).len(), 1);
    // A bound of a lower layer holds for the rows above it as well.
    assert_eq!(broken(&["标准 线 { 依据 \"c\" 三门县 { 2024-01-01 起 50 } }", rule]).len(), 1);
    // What is replaced is held against nothing.
    let replaced = [
        "标准 线 { 依据 \"c\" 三门县 { 2024-01-01 起 50 } }",
        "覆盖 标准 线 { 依据 \"c\" 三门县 { 2024-01-01 起 500 } }\n下限 线 = 100元/月 依据 \"b\"",
    ];
    assert_eq!(broken(&replaced).len(), 0);
}

#[test]
fn every_figure_of_a_table_is_held() {
    assert_eq!(broken(&["下限 表 = 10元/月 依据 \"b\""]).len(), 0);
    assert_eq!(broken(&["下限 表 = 11元/月 依据 \"b\""]).len(), 1);
    assert_eq!(
        broken(&["上限 表 = 20元/月 依据 \"b\"", "标准 表 { 依据 \"c\" 杭州市 { 2020-01-01 起 { 1: 1, 2: 21 } } }"])
            .len(),
        1
    );
    assert_eq!(broken(&["上限 线 = 表(5人) × 10 依据 \"b\""]).len(), 0);
    assert_eq!(broken(&["上限 线 = 表(1人) × 20 依据 \"b\""]).len(), 2);
    assert_eq!(
        broken(&[
            "标准 顶: 元/月 可无 按 口: 人 { 依据 \"a\" 2020-01-01 起 { 1: 5, 否则: 无 } }\n下限 顶 = 5元/月 依据 \"b\""
        ])
        .len(),
        0
    );
}

#[test]
fn what_a_bound_must_say() {
    let cases: [(&str, &[&str]); 9] = [
        // The day judged for is no figure: the bound would change on days on which none does.
        ("下限 线 = 线 于 (评估日 − 1年) 依据 \"b\"", &["Y424"]),
        ("下限 线 = 线 在 评估地 依据 \"b\"", &[]),
        ("下限 线 = 线 于 2020-01-01 在 江苏省 依据 \"b\"", &[]),
        ("下限 线 = 100元/月", &["Y407"]),
        ("下限 线 = 收入 依据 \"b\"\n事实 家庭 { 收入: 元/月 }", &["Y424"]),
        ("下限 线 = 100度 依据 \"b\"", &["Y301"]),
        ("下限 没有 = 100元/月 依据 \"b\"", &["Y523"]),
        ("下限 准 = 1 依据 \"b\"\n标准 准: 是否 { 2020-01-01 起 是 }", &["Y303"]),
        ("下限 线 = 人数(成员) × 1元/人/月 依据 \"b\"", &["Y424"]),
    ];
    for (text, expected) in cases {
        assert_eq!(codes(&[text]), expected, "{text}");
    }
}
