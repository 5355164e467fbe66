//! Packs that rest on one another.

use super::support::{given, row, screen};
use yimen::{Compiled, Pack, SourceFile};

const CHINA: &str = r#"
政策包 国家 (china) { 版本 "1" }
地区表 { 330000 浙江省 { 331000 台州市 } }
事实 家庭 { 收入 (income): 元/月 0..  p: 是否 }
事实 成员 1..5 { 工资: 元/月 0.. }
标准 限额: 元/月 按 地区 { 2020-01-01 起 500 }
定义 家庭.净 (net "Net") = 收入
事项 低保 (dibao "Minimum living") 对象 家庭 { 依据 "国家法" 条件 收入: 净 < 限额  待遇 每月 限额 − 净 }
事项 特困 对象 成员 { 依据 "国家法" 条件 工资: 工资 < 5 }
用例 "国家" { 评估日 2026-03-01 地区 浙江省 家庭 { 收入 1 } 期望 低保 符合 }
"#;

fn compile(layers: &[(&str, &str)]) -> Compiled {
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into() };
    yimen::compile(&layers.iter().map(file).collect::<Vec<_>>())
}

fn on_china(text: &str) -> Compiled {
    let province = format!("政策包 浙江 (zhejiang) {{ 版本 \"7\" 基于 国家 }}\n{text}");
    compile(&[("china/a.policy", CHINA), ("zhejiang/a.policy", &province)])
}

fn codes(compiled: &Compiled) -> Vec<&'static str> {
    let said = compiled.diagnostics.iter().filter(|one| !super::support::BESIDE.contains(&one.kind()));
    said.map(yimen::Diagnostic::code).collect()
}

fn pack(compiled: Compiled) -> Pack {
    assert_eq!(codes(&compiled), [] as [&str; 0]);
    compiled.pack.unwrap()
}

fn rows(pack: &Pack, short: &str) -> Vec<String> {
    screen(pack, &given(&format!("地区 台州市, {short}"))).items.iter().map(row).collect()
}

#[test]
fn a_lower_layer_adds_to_a_group_by_its_name() {
    let groups = |facts: &str| -> Vec<String> {
        let upper = CHINA.replace("事实 成员 1..5 {", "事实 成员 1..5 收支 (means \"Means\") {");
        let province = format!("政策包 浙江 (zhejiang) {{ 版本 \"7\" 基于 国家 }}\n{facts}");
        let compiled = compile(&[("china/a.policy", &upper), ("zhejiang/a.policy", &province)]);
        let told = codes(&compiled).into_iter().map(str::to_owned).collect();
        let Some(pack) = compiled.pack else { return told };
        let info = pack.info(yimen::Lang::English);
        info.member.into_iter().map(|fact| format!("{} {}", fact.id, fact.group.unwrap_or_default())).collect()
    };
    assert_eq!(groups("事实 成员 收支 { 房租: 元/月 }"), ["工资 Means", "房租 Means"]);
    assert_eq!(groups("事实 成员 means { 房租: 元/月 }"), ["工资 Means", "房租 Means"]);
    assert_eq!(groups("事实 成员 收支 (means \"Means\") { 房租: 元/月 }"), ["工资 Means", "房租 Means"]);
    assert_eq!(groups("事实 成员 { 房租: 元/月 }"), ["工资 Means", "房租 "]);
    // Under another id or title it is another group of a name that is taken.
    assert_eq!(groups("事实 成员 收支 (other) { 房租: 元/月 }"), ["Y203"]);
    assert_eq!(
        groups("事实 成员 收支 { 房租: 元/月 }\n事实 成员 收支 { 房费: 元/月 }"),
        ["工资 Means", "房租 Means", "房费 Means"]
    );
    // The family's groups are others.
    assert_eq!(groups("事实 家庭 收支 { 房租: 元/月 }"), ["工资 Means"]);
}

#[test]
fn the_pack_on_top_gives_its_name() {
    let result = screen(&pack(on_china("")), &given("地区 台州市"));
    assert_eq!((result.receipt.pack.as_str(), result.receipt.version.as_str()), ("zhejiang", "7"));
}

#[test]
fn rows_regions_facts_and_items_are_added() {
    let pack = pack(on_china(
        "地区表 { 331000 台州市 { 331022 三门县 } }
标准 限额 { 台州市 { 2022-12-01 起 1041 } }
事实 家庭 { 财产: 元 0.. }
事项 电费 对象 家庭 { 依据 \"省法\" 条件 低保: 享受(低保) }
关系 特困 排除 低保 同一家庭 依据 \"省法\"",
    ));
    assert_eq!(
        rows(&pack, "地区 三门县, 收入 41 | 工资 9"),
        ["dibao eligible new 1000 元/月", "特困[0] ineligible", "电费 eligible new"]
    );
    assert_eq!(rows(&pack, "地区 浙江省, 收入 41 | 工资 1")[0], "dibao eligible barred ×特困[0]");
}

#[test]
fn a_rule_is_replaced_with_its_law() {
    let pack = pack(on_china("覆盖 定义 家庭.净 = 收入 × 50% 依据 \"省法\""));
    assert_eq!(rows(&pack, "收入 100 | 工资 9")[0], "dibao eligible new 450 元/月");
    let pack = self::pack(on_china("覆盖 事项 低保 对象 家庭 { 依据 \"省法\" 条件 城镇: p 待遇 每月 7元 }"));
    // The replaced item keeps its place, its id and its English title.
    assert_eq!(rows(&pack, "p 是 | 工资 9"), ["dibao eligible new 7 元/月", "特困[0] ineligible"]);
    assert_eq!(pack.info(yimen::Lang::English).items[0].name, "Minimum living");
}

#[test]
fn a_lower_layer_changes_parts_of_an_item() {
    let after = |text: &str, short: &str| rows(&pack(on_china(text)), short)[0].clone();
    let unchanged = "dibao eligible new 400 元/月";
    assert_eq!(after("", "收入 100 | 工资 9"), unchanged);
    assert_eq!(after("修订 事项 低保 { 依据 \"省法\" }", "收入 100 | 工资 9"), unchanged);
    // One condition more, one in the place of another, by name or id.
    let more = "修订 事项 低保 { 依据 \"省法\" 条件 城镇: p }";
    assert_eq!(after(more, "p 是, 收入 100 | 工资 9"), unchanged);
    assert_eq!(after(more, "p 否, 收入 100 | 工资 9"), "dibao ineligible");
    assert_eq!(after(more, "p 是, 收入 500 | 工资 9"), "dibao ineligible");
    let other = "修订 事项 dibao { 依据 \"省法\" 条件 收入: 净 ≤ 限额 }";
    assert_eq!(after(other, "收入 500 | 工资 9"), "dibao eligible new 0 元/月");
    let paid = "修订 事项 低保 { 依据 \"省法\" 待遇 每月 7元 }";
    assert_eq!(after(paid, "收入 100 | 工资 9"), "dibao eligible new 7 元/月");
    let local = "修订 事项 低保 { 依据 \"省法\" 设 一半 = 限额 × 50% 待遇 每月 一半 }";
    assert_eq!(after(local, "收入 100 | 工资 9"), "dibao eligible new 250 元/月");
    let covers = "修订 事项 低保 { 依据 \"省法\" 保障 成员 其中 工资 = 0 待遇 每月 1元 × 保障人数() ÷ 1人 }";
    assert_eq!(after(covers, "收入 100 | 工资 9 | 工资 0"), "dibao eligible new 1 元/月");
}

#[test]
fn what_a_change_does_not_name_keeps_its_law() {
    let pack = pack(on_china("修订 事项 低保 { 依据 \"省法\" 条件 城镇: p }"));
    let screening = screen(&pack, &given("地区 台州市, p 是, 收入 100 | 工资 9"));
    let laws: Vec<_> = screening.items[0].conditions.iter().filter_map(|one| one.source.citation.clone()).collect();
    assert_eq!(laws, ["国家法", "省法"]);
    assert_eq!(screening.items[0].name, "低保");
}

#[test]
fn what_keeps_a_layer_from_compiling() {
    let cases = [
        ("覆盖 定义 家庭.净 = 收入", "Y218"),
        ("覆盖 定义 家庭.纯 = 收入 依据 \"省法\"", "Y217"),
        ("覆盖 事项 低宝 对象 家庭 { 依据 \"省法\" 条件 城镇: p }", "Y217"),
        ("定义 家庭.丙 = 收入\n覆盖 定义 家庭.丙 = 收入 × 2 依据 \"省法\"", "Y219"),
        ("修订 事项 低宝 { 依据 \"省法\" }", "Y217"),
        ("修订 事项 低保 { 条件 城镇: p 依据 \"省法\" }", "Y218"),
        ("事项 丁 对象 家庭 { 依据 \"省法\" 条件 城镇: p }\n修订 事项 丁 { 依据 \"省法\" 条件 二: p }", "Y219"),
        ("修订 事项 低保 { 依据 \"省法\" }\n修订 事项 低保 { 依据 \"省法\" 条件 二: p }", "Y219"),
        ("修订 事项 低保 { 依据 \"省法\" 条件 城镇: p 条件 城镇: p }", "Y405"),
        ("修订 事项 低保 { 依据 \"省法\" 条件 收入: p 条件 收入: p }", "Y405"),
        ("定义 家庭.净 = 收入", "Y203"),
        ("事项 低保 对象 家庭 { 依据 \"省法\" 条件 城镇: p }", "Y203"),
        ("标准 限额: 元/月 { 2021-01-01 起 7 }", "Y203"),
        ("标准 限额 { 2020-01-01 起 7 }", "Y402"),
        ("事实 家庭 { 收入: 元 }", "Y203"),
    ];
    for (text, code) in cases {
        assert_eq!(codes(&on_china(text)), [code], "{text}");
    }
}

#[test]
fn three_layers_in_any_order_of_files() {
    let province = "政策包 浙江 { 版本 \"1\" 基于 国家 }\n覆盖 定义 家庭.净 = 收入 × 50% 依据 \"省法\"";
    let city = "政策包 台州 { 版本 \"1\" 基于 浙江 }\n覆盖 定义 家庭.净 = 收入 × 10% 依据 \"市法\"";
    let bytes = |files: [(&str, &str); 3]| pack(compile(&files)).to_bytes();
    let first = bytes([("a/x.policy", CHINA), ("b/x.policy", province), ("c/x.policy", city)]);
    assert_eq!(bytes([("c/x.policy", city), ("a/x.policy", CHINA), ("b/x.policy", province)]), first);
    // Folders may go by any name.
    assert_eq!(bytes([("z/x.policy", CHINA), ("y/x.policy", province), ("x/x.policy", city)]), first);
    let pack = pack(compile(&[("a/x.policy", CHINA), ("b/x.policy", province), ("c/x.policy", city)]));
    assert_eq!(rows(&pack, "收入 100 | 工资 9")[0], "dibao eligible new 490 元/月");
}

#[test]
fn each_pack_runs_its_own_cases() {
    let names = |compiled: &Compiled| compiled.cases.iter().map(|case| case.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&compile(&[("china/a.policy", CHINA)])), ["国家"]);
    let province = "用例 \"省\" { 评估日 2026-03-01 地区 台州市 家庭 { 收入 1 } 期望 低保 符合 每月 499元 }";
    let compiled = on_china(province);
    assert_eq!(names(&compiled), ["省"]);
    assert!(compiled.cases[0].run(&compiled.pack.unwrap()).failures.is_empty());
}

#[test]
fn a_pack_in_force_from_a_day() {
    let text = CHINA.replace("版本 \"1\"", "版本 \"1\" 生效 2026-01-01");
    let pack = pack(compile(&[("a/x.policy", &text)]));
    let row =
        |date: &str| row(&screen(&pack, &given(&format!("地区 台州市, 评估日 {date}, 收入 1 | 工资 9"))).items[0]);
    assert_eq!(row("2026-01-01"), "dibao eligible new 499 元/月");
    assert_eq!(row("2025-12-31"), "dibao error !Y707");
}
