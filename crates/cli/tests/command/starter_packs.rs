//! The packs in `policies/`, screened by the command.

use super::support::Scratch;

const ZHEJIANG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/zhejiang");

/// Worked example E01: three people in 三门县, 2,400 yuan a month, 723 yuan of 低保.
#[test]
fn a_family_of_three_in_sanmen() {
    let scratch = Scratch::empty();
    scratch.write(
        "case.json",
        r#"{ "评估日": "2026-03-01", "地区": "三门县", "家庭": { "户籍地": "三门县", "可计月收入": "2400", "货币财产": 0 },
             "成员": [ { "出生日期": "1980-01-01" }, { "出生日期": "1982-05-01" }, { "出生日期": "2015-09-01" } ] }"#,
    );
    let ran = scratch.run(&["screen", ZHEJIANG, "case.json"]);
    let json = ran.has_code(0).json();
    let dibao = json["items"].as_array().expect("a list").iter().find(|item| item["name"] == "最低生活保障");
    assert_eq!(dibao.expect("the item")["amount"], serde_json::json!({ "value": "723", "unit": "元/月" }));
}

#[test]
fn the_packs_hold_their_own_cases() {
    let scratch = Scratch::empty();
    for pack in ["china", "zhejiang"] {
        let folder = format!("{ZHEJIANG}/../{pack}");
        scratch.run(&["check", &folder]).has_code(0);
        scratch.run(&["test", &folder]).has_code(0);
    }
}
