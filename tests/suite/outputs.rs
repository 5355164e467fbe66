//! 指标 and 分类: what stands in a result beside the items.

use super::support::{HEAD, compile, failures, given, judge, pack, screen_in, told, values};
use serde_json::{Value, json};
use yimen::Lang;

const OUTPUTS: &str = r#"
事项 低 对象 家庭 { 依据 "某法" 条件 一: 收入 < 100 }
事项 护 对象 成员 { 依据 "某法" 条件 一: 等级 = 一级 }
指标 钱数 (money "Money") = 支出 × 2
指标 比: 数 = 财产 ÷ 余额 取整 四舍五入 到 0.01
指标 那天 (day) = 入院日 + 1年
指标 地方 (place): 地区 = 住地
指标 好 (good): 是否 = 支出 < 500
指标 户级 (grade): 等级 { 默认 = 三级  例外 甲: p 则 一级 }
指标 成员.挣 (wage) = 工资 + 1
指标 成员.率 = 1 ÷ (工资 ÷ 1元/月) 取整 进一 到 0.01
分类 成员.层级 (tier "Tier") { 低保户 (low): 享受(低), 重 (grave): 享受(护), 否则: 其他 (other) }
分类 家庭.境况 { 穷: 财产 ÷ 余额 > 1, 富: p, 否则: 中 }
分类 家庭.序 { 一: p, 二: 财产 ÷ 余额 > 1, 否则: 三 }
事项 照 对象 成员 { 依据 "某法" 条件 一: 层级 ≠ 其他 }
"#;

fn outputs(short: &str) -> Value {
    serde_json::to_value(&judge(OUTPUTS, short).outputs).unwrap()
}

#[test]
fn settled_outputs_are_text() {
    let found = outputs("支出 5.5, 财产 1, 余额 3, 入院日 2024-02-29, 住地 杭州市, p 是, 收入 1 | 等级 一级, 工资 9");
    assert_eq!(
        found,
        json!({
            "money": "11", "比": "0.33", "day": "2025-02-28", "place": "330100", "good": "yes", "grade": "一级",
            "wage": ["10"], "率": ["0.12"], "tier": ["low"], "境况": "富", "序": "一",
        })
    );
}

#[test]
fn open_outputs_are_bounds_or_choices() {
    let found = outputs("财产 1, 余额 3 | | 等级 一级, 工资 9");
    let open = |low: Value, high: Value, choices: Value| json!({ "low": low, "high": high, "choices": choices });
    assert_eq!(found["money"], open(json!("0"), json!("2000"), json!([])));
    assert_eq!(found["好"], Value::Null, "outputs stand under their ids");
    assert_eq!(found["good"], open(Value::Null, Value::Null, json!(["yes", "no"])));
    assert_eq!(found["grade"], open(Value::Null, Value::Null, json!(["一级", "三级"])));
    assert_eq!(found["place"], open(Value::Null, Value::Null, json!([])));
    assert_eq!(found["wage"], json!([{ "low": "1", "high": "1001", "choices": [] }, "10"]));
    assert_eq!(
        found["tier"],
        json!([
            { "low": null, "high": null, "choices": ["low", "grave", "other"] },
            { "low": null, "high": null, "choices": ["low", "grave"] },
        ])
    );
    assert_eq!(found["境况"], open(Value::Null, Value::Null, json!(["富", "中"])));
}

#[test]
fn what_cannot_be_computed_says_why() {
    let found = outputs("财产 1, 余额 0, p 是 | 工资 0");
    for (of, error) in [("比", &found["比"]), ("境况", &found["境况"]), ("率", &found["率"][0])] {
        assert_eq!(error["error"]["code"], "Y703", "{of}: {error}");
        assert!(!error["error"]["message"].as_str().unwrap_or_default().is_empty(), "{of}: {error}");
    }
    // A class after the one that holds is not asked.
    assert_eq!(found["序"], "一");
}

#[test]
fn without_members_a_members_output_has_no_row() {
    assert_eq!(outputs("收入 1")["tier"], json!([]));
    assert_eq!(outputs("收入 1 |")["tier"], json!(["low"]));
}

#[test]
fn the_first_class_whose_condition_holds() {
    let both = "分类 家庭.类 { 甲: p, 乙: q, 丙: r, 否则: 丁 }";
    values(
        both,
        &[
            ("类", "p 是, q 是", "甲"),
            ("类", "p 否, q 是", "乙"),
            ("类", "p 否, q 否, r 否", "丁"),
            ("类", "q 是", "甲|乙"),
            ("类", "q 是, r 无", "甲|乙"),
            ("类", "p 否, q 否, r 无", "!Y704"),
            ("类 = 乙", "p 否, q 是", "yes"),
            ("类 属于 {甲, 乙}", "q 是", "yes"),
            ("分档 类 { 甲: 1, 乙: 2, 否则: 3 }", "q 是", "1..2"),
        ],
    );
}

#[test]
fn classes_are_a_kind() {
    let rules = "
分类 成员.层 { 甲: 在校, 否则: 乙 }
标准 线: 元/月 按 层 { 2020-01-01 起 { 甲: 5, 乙: 7 } }
标准 补: 层 按 城: 是否 { 2020-01-01 起 { 是: 甲, 否: 乙 } }
定义 家庭.倍(类: 层): 数 = 如果 类 = 甲 则 2 否则 1
定义 成员.反: 层 = 如果 层 = 甲 则 乙 否则 甲
";
    values(
        rules,
        &[
            ("成员: 线(层)", "| 在校 是 | 在校 否 |", "[5, 7, 5..7]"),
            ("成员: 倍(层)", "| 在校 是 | 在校 否 |", "[2, 1, 1..2]"),
            ("成员: 反", "| 在校 是 | 在校 否", "[乙, 甲]"),
            ("成员: 层 = 补(p)", "p 是 | 在校 是 | 在校 否", "[yes, no]"),
            ("倍(乙)", "", "1"),
        ],
    );
}

#[test]
fn expectations() {
    let cases = r#"
用例 "对" {
  评估日 2026-03-01 地区 三门县 家庭 { 支出 5.5 财产 1 余额 3 入院日 2024-02-29 住地 杭州市 p 是 收入 1 }
  成员 { 等级 一级 工资 9 } 成员 { 工资 0 }
  期望 钱数 = 11
  期望 比 = 0.33
  期望 那天 = 2025-02-28
  期望 地方 = 杭州市
  期望 地方 = 330100
  期望 好 = 是
  期望 户级 = 一级
  期望 境况 = 富
  期望 层级 成员 1 = 低保户
  期望 tier 成员 1 = low
  期望 率 成员 1 = 0.12
  期望 率 成员 2 = 无法判定
}
用例 "还不知道" {
  评估日 2026-03-01 地区 三门县 成员 { }
  期望 钱数 = 0..2000
  期望 钱数 = 待定
  期望 好 = 待定
  期望 层级 成员 1 = 待定
}
"#;
    let cases = cases.replace("  期望 地方 = 330100\n", "");
    assert_eq!(failures(&format!("{HEAD}{OUTPUTS}{cases}")), [] as [&str; 0]);
    let wrong = r#"
用例 "错" {
  评估日 2026-03-01 地区 三门县 家庭 { 支出 5.5 余额 0 财产 1 }  成员 { }
  期望 钱数 = 12
  期望 钱数 = 待定
  期望 钱数 = 0..2000
  期望 钱数 = 无法判定
  期望 比 = 待定
  期望 好 = 待定
  期望 好 = 否
  期望 层级 成员 1 = 低保户
  期望 那天 = 无法判定
}
"#;
    assert_eq!(failures(&format!("{HEAD}{OUTPUTS}{wrong}")).len(), 9);
}

#[test]
fn what_an_output_must_say() {
    told(&[
        ("指标 甲 = 收入 ÷ 3", &["Y307"]),
        ("指标 甲 = 收入 ÷ 4", &[]),
        ("指标 甲 = 收入 ÷ 人数(成员)", &["Y307"]),
        ("指标 甲 = 收入 ÷ 3 取整 进一 到 1", &[]),
        ("指标 甲 = 收入 ÷ 3 < 5", &[]),
        ("分类 甲 { 一: p }", &["Y227"]),
        ("分类 甲 { 一: 收入, 否则: 二 }", &["Y302"]),
        ("分类 甲 { 一: p, 一: q, 否则: 二 }", &["Y203"]),
        ("用例 \"一\" { 评估日 2026-03-01 地区 三门县 期望 收入 = 5 }", &["Y527"]),
    ]);
}

#[test]
fn a_pack_tells_its_outputs_in_both_languages() {
    let pack = pack(&format!("{HEAD}{OUTPUTS}"));
    let names = |lang| pack.info(lang).outputs.iter().map(|one| (one.id.clone(), one.name.clone())).collect::<Vec<_>>();
    assert!(names(Lang::Chinese).contains(&("money".into(), "钱数".into())));
    assert!(names(Lang::English).contains(&("money".into(), "Money".into())));
    assert!(names(Lang::English).contains(&("tier".into(), "Tier".into())));
    let english = screen_in(&pack, &given("财产 1, 余额 0"), Lang::English);
    let error = serde_json::to_value(&english.outputs["比"]).unwrap();
    assert!(error["error"]["message"].as_str().unwrap().is_ascii(), "{error}");
    assert!(compile(&format!("{HEAD}{OUTPUTS}")).pack.is_some());
}
