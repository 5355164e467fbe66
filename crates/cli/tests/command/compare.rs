//! One family in several places.

use super::support::{PACK, RELATIONS, Scratch};

const POLICIES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");

/// Two adults without income or assets.
const FAMILY: &str = r#"{ "date": "2025-09-01", "region": "三门县",
    "family": { "hukou": "三门县", "countable_income": 900, "cash_assets": 0, "has_unsupported": false, "心情": "好" },
    "members": [ { "birth_date": "1980-01-01", "disability_grade": "none", "serious_illness": false },
                 { "birth_date": "2014-05-01", "disability_grade": "none", "serious_illness": false } ] }"#;

fn compare(case: &str, more: &[&str]) -> (Scratch, Vec<String>) {
    let scratch = Scratch::empty();
    scratch.write("case.json", case);
    let mut arguments: Vec<String> = ["compare", "case.json", "--packs", POLICIES].map(str::to_owned).to_vec();
    arguments.extend(more.iter().map(|word| (*word).to_owned()));
    (scratch, arguments)
}

fn run(case: &str, more: &[&str]) -> super::support::Ran {
    let (scratch, arguments) = compare(case, more);
    scratch.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn six_places_six_results() {
    let places = ["西湖区", "三门县", "衢州市", "苏州市", "无锡市", "黄浦区"];
    let regions: Vec<&str> = places.iter().flat_map(|place| ["--region", place]).collect();
    let ran = run(FAMILY, &[&["--format", "json"], regions.as_slice()].concat());
    let json = ran.has_code(0).json();
    let dibao =
        json["differences"]["standards"].as_array().unwrap().iter().find(|one| one["name"] == "低保标准").unwrap();
    let values: Vec<&str> = dibao["values"].as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect();
    for (value, figure) in values.iter().zip(["1,301", "1,041", "1,145", "1,208", "1,115", "1,595"]) {
        assert!(value.starts_with(figure), "{value} is not {figure}");
    }
    let packs: Vec<&str> =
        json["places"].as_array().unwrap().iter().map(|place| place["pack"].as_str().unwrap()).collect();
    assert_eq!(packs[0..3], ["浙江省社会救助"; 3]);
    assert_eq!(packs[3..5], ["江苏省社会救助"; 2]);
    assert_eq!(packs[5], "上海市社会救助");
    // It is registered where it is judged, and what nobody asks is told.
    for place in json["places"].as_array().unwrap() {
        assert_eq!(place["left_out"][0], "心情");
        let dibao = place["result"]["items"].as_array().unwrap().iter().find(|row| row["item"] == "dibao").unwrap();
        assert_eq!(dibao["conditions"][0]["verdict"], "met", "{}", place["region"]);
    }
}

#[test]
fn in_words() {
    let ran = run(FAMILY, &["--region", "三门县", "--region", "西湖区", "--format", "text"]);
    ran.has_code(0).says(&["最低生活保障", "1,182", "各地不一样的标准", "1,041 元", "这里不问，没有算：心情"]);
    let ran = run(FAMILY, &["--region", "三门县", "--region", "331022", "--format", "text"]);
    ran.has_code(0).says(&["这些地方的结果都一样"]);
    let ran = run(FAMILY, &["--lang", "en", "--region", "三门县", "--region", "西湖区", "--format", "text"]);
    ran.has_code(0).says(&["Minimum living allowance", "Figures that differ from place to place"]);
}

#[test]
fn what_cannot_be_compared() {
    run(FAMILY, &["--region", "三门县"]).is_refused(&["至少要两个"]);
    run(FAMILY, &["--region", "三门县", "--region", "火星"]).is_refused(&["没有一个政策包管到“火星”"]);
    run("三口之家", &["--region", "三门县", "--region", "西湖区"]).is_refused(&["不是一户家庭的 JSON"]);
    run(r#"{"date": "2026-13-01"}"#, &["--region", "三门县", "--region", "西湖区"]).is_refused(&["2026-13-01"]);
}

#[test]
fn packs_of_ones_own() {
    let scratch = Scratch::empty();
    scratch.write("p/jia/pack.policy", PACK);
    scratch.write("p/yi/pack.policy", RELATIONS);
    scratch
        .write("case.json", r#"{ "date": "2026-03-01", "family": { "月收入": 100 }, "members": [{ "孤儿": true }] }"#);
    let arguments =
        ["compare", "case.json", "--packs", "p", "--region", "甲县", "--region", "乙县", "--format", "text"];
    let ran = scratch.run(&arguments);
    ran.has_code(0).says(&["甲县救助", "乙县救助", "没有这一项", "孤儿养育"]);
    let arguments = ["compare", "case.json", "--packs", "p/jia", "--region", "甲县", "--region", "乙县"];
    scratch.run(&arguments).is_refused(&["乙县"]);
}
