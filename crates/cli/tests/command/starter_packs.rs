//! The packs in `policies/`, screened by the command.

use super::support::Scratch;
use std::{fs, path::Path};

const POLICIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");
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

/// Every folder below one that holds a policy file.
fn packs(folder: &Path, found: &mut Vec<String>) {
    let entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    if entries.iter().any(|path| path.extension().is_some_and(|ending| ending == "policy")) {
        found.push(folder.to_string_lossy().into_owned());
    } else {
        entries.iter().filter(|path| path.is_dir()).for_each(|inner| packs(inner, found));
    }
}

#[test]
fn the_packs_hold_their_own_cases() {
    let mut found = Vec::new();
    packs(Path::new(POLICIES), &mut found);
    for expected in ["china", "zhejiang", "us-snap", "jp-child-allowance", "fr-family-allowances"] {
        assert!(found.iter().any(|folder| folder.ends_with(expected)), "{expected} is not among {found:?}");
    }
    let scratch = Scratch::empty();
    for folder in &found {
        scratch.run(&["check", folder]).has_code(0);
        scratch.run(&["test", folder]).has_code(0);
    }
}

/// A worked household of the American example: 975 − 222 dollars; the amount's unit is dollars.
#[test]
fn a_household_of_four_in_the_united_states() {
    let scratch = Scratch::empty();
    let adult = r#"{ "birth_date": "1985-05-01", "disabled": false }"#;
    scratch.write(
        "case.json",
        format!(
            r#"{{ "date": "2025-03-01", "region": "contiguous",
                 "family": {{ "earned": 1500, "unearned": 550, "dependent_care": 361, "child_support": 0,
                              "shelter": 1020, "resources": 500, "homeless": false }},
                 "members": [ {adult}, {adult}, {adult}, {adult} ] }}"#
        ),
    );
    let pack = format!("{POLICIES}/examples/us-snap");
    let ran = scratch.run(&["screen", &pack, "case.json", "--lang", "en"]);
    let json = ran.has_code(0).json();
    assert_eq!(json["items"][0]["amount"], serde_json::json!({ "value": "753", "unit": "dollar/month" }));
}
