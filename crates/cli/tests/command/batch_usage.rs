//! What may be asked of `yimen batch`, what it says, and what it refuses.

use super::{
    register::{lines, rows},
    support::Scratch,
};

const FAMILIES: &str = "family,region,income\nF1,甲县,2400\nF2,甲县,900.50\nF3,甲县,\n";
const MEMBERS: &str = "family,grade\nF1,一级\nF1,无\nF1,无\nF2,二级\nF3,无\n";

fn scratch() -> Scratch {
    let scratch = Scratch::with_pack();
    scratch.write("families.csv", FAMILIES);
    scratch.write("members.csv", MEMBERS);
    scratch
}

const ARGUMENTS: [&str; 8] =
    ["batch", "jia", "--families", "families.csv", "--members", "members.csv", "--date", "2026-03-01"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ARGUMENTS.iter().chain(more).copied().collect()
}

#[test]
fn the_summary() {
    let scratch = scratch();
    let ran = scratch.run(&with(&["--out", "out.csv"]));
    ran.has_code(0);
    assert_eq!(ran.stdout, "");
    for words in [
        "测算了 3 户、5 人",
        "out.csv",
        "最低生活保障：符合 2 户，不符合 0，待定 1，无法判定 0",
        "护理补贴：符合 2 人，不符合 3",
        "按月发的合计 899.5 元/月；另有 1 户",
    ] {
        assert!(ran.stderr.contains(words), "no {words} in {}", ran.stderr);
    }
    let english = scratch.run(&[&["--lang", "en"], &with(&["--out", "out.csv", "--format", "json"])[..]].concat());
    assert!(english.stderr.contains("Judged 3 families with 5 members"), "{}", english.stderr);
    let json = english.json();
    assert_eq!((&json["families"], &json["members"], &json["rejected_rows"]), (&3.into(), &5.into(), &0.into()));
    assert_eq!((&json["monthly_total"], &json["open_totals"]), (&"899.5".into(), &1.into()));
    assert_eq!(
        json["items"][0],
        serde_json::json!({ "item": "dibao", "eligible": 2, "ineligible": 0, "undetermined": 1, "error": 0 })
    );
}

#[test]
fn what_is_written_can_be_chosen() {
    let scratch = scratch();
    let columns = |more: &[&str]| {
        scratch.run(&with(&[&["--out", "out.csv"], more].concat())).has_code(0);
        let text = std::fs::read_to_string(scratch.path("out.csv")).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    assert_eq!(
        columns(&["--select", "amounts", "--items", "最低生活保障"]),
        "family,dibao.verdict,dibao.standing,dibao.amount,dibao.amount_high,plan.state"
    );
    assert_eq!(
        columns(&["--select", "totals", "--items", "care"]),
        "family,care.granted,plan.state,plan.monthly,plan.monthly_high,plan.regular,plan.regular_high,plan.once,plan.once_high"
    );
    scratch.run(&with(&["--out", "o.csv", "--items", "dibo"])).is_refused(&["没有叫“dibo”的事项", "是不是“dibao”"]);
    scratch
        .run(&with(&["--out", "o.csv", "--select", "all"]))
        .is_refused(&["possible values: amounts, bars, outputs, totals"]);
}

#[test]
fn reasons_for_some_families() {
    let scratch = scratch();
    let reasons = |more: &[&str]| {
        scratch.run(&with(&[&["--out", "out.csv", "--reasons", "why.jsonl"], more].concat())).has_code(0);
        lines(&scratch, "why.jsonl")
    };
    let undetermined = reasons(&["--where", "最低生活保障=待定"]);
    assert_eq!(undetermined.len(), 1);
    assert_eq!(undetermined[0]["family"], "F3");
    assert_eq!(reasons(&["--where", "dibao=new"]).len(), 2);
    assert_eq!(reasons(&["--where", "care=eligible"]).len(), 2);
    let sample = reasons(&["--sample", "2"]);
    assert_eq!((sample.len(), sample.clone()), (2, reasons(&["--sample", "2", "--threads", "2", "--chunk", "1"])));
    assert_eq!(reasons(&["--sample", "99"]).len(), 3);
    assert_eq!(reasons(&["--sample", "1", "--where", "dibao=new"]).len(), 1);
    // A line is what a single screening with reasons says of the case that stands beside it.
    scratch.write("one.json", sample[0]["case"].to_string());
    let single = scratch.run(&["screen", "jia", "one.json", "--reasons", "--format", "json"]);
    assert_eq!(single.has_code(0).json(), sample[0]["result"]);
    for wrong in [&["--reasons", "w.jsonl"][..], &["--sample", "3"], &["--where", "dibao=new"]] {
        scratch.run(&with(&[&["--out", "o.csv"], wrong].concat())).is_refused(&["Usage"]);
    }
    for wrong in ["dibao", "dibo=new", "dibao=maybe"] {
        scratch.run(&with(&["--out", "o.csv", "--reasons", "w.jsonl", "--where", wrong])).is_refused(&["错误"]);
    }
}

#[test]
fn columns_of_another_system() {
    let scratch = Scratch::with_pack();
    scratch.write("families.csv", "户编,县,月入,备注\nF1,J,2400,\"甲\n乙\"\nF2,J,不详,\nF3,Y,900,\n");
    scratch.write("members.csv", "户编,残\nF1,1\nF2,9\nF3,0\n");
    let run = [
        "batch",
        "jia",
        "--families",
        "families.csv",
        "--members",
        "members.csv",
        "--date",
        "2026-03-01",
        "--out",
        "out.csv",
    ];
    scratch.run(&run).is_refused(&["families.csv：不认识“户编”这一列", "--mapping"]);
    let mapping = r#"{
      "families": { "columns": { "户编": "family", "县": "地区", "月入": "月收入" }, "ignore": ["备注"],
                    "values": { "县": { "J": "甲县", "Y": "990002" } } },
      "members": { "columns": { "户编": "family", "残": "grade" }, "values": { "残": { "0": "无", "1": "一级", "2": "二级" } } },
      "unknown": ["不详"]
    }"#;
    scratch.write("mapping.json", mapping);
    let mapped = [&run[..], &["--mapping", "mapping.json"]].concat();
    scratch.run(&mapped).has_code(1);
    assert_eq!(
        rows(&scratch, "out.csv").iter().map(|row| row["dibao.verdict"].clone()).collect::<Vec<_>>(),
        ["ineligible", "error"]
    );
    let rejects = rows(&scratch, "out.rejects.csv");
    assert_eq!((rejects[0]["column"].as_str(), rejects[0]["line"].as_str()), ("残", "3"));
    for (from, to, words) in [
        (
            "\"户编\": \"family\", \"县\"",
            "\"户号\": \"family\", \"县\"",
            &["“户号”这一列，families.csv 里没有", "是不是“户编”"][..],
        ),
        ("\"月收入\"", "\"月收人\"", &["不认识“月入”这一列"]),
        ("\"unknown\"", "\"unknwon\"", &["mapping.json 读不懂", "unknwon"]),
        ("\"ignore\": [\"备注\"],", "", &["不认识“备注”这一列"]),
        ("\"县\": \"地区\"", "\"县\": \"月收入\"", &["“月入”", "同一件事"]),
    ] {
        scratch.write("mapping.json", mapping.replace(from, to));
        scratch.run(&mapped).is_refused(words);
    }
    scratch.write("mapping.json", "{");
    scratch.run(&mapped).is_refused(&["mapping.json 读不懂"]);
}

#[test]
fn wrong_usage() {
    let scratch = scratch();
    scratch.run(&["batch", "jia"]).is_refused(&["Usage", "--families"]);
    let refused = |more: &[&str], words: &[&str]| scratch.run(&with(more)).is_refused(words);
    refused(&["--out", "out.xlsx"], &["看不出 out.xlsx 是哪种文件", ".parquet"]);
    refused(&["--out", "families.csv"], &["families.csv 写了两次"]);
    refused(&["--out", "./families.csv"], &["families.csv 写了两次"]);
    refused(&["--out", "out.csv", "--members-out", "out.csv"], &["out.csv 写了两次"]);
    refused(&["--out", "out.csv", "--rejects", "members.csv"], &["members.csv 写了两次"]);
    refused(&["--out", "-"], &["不能来自标准输入"]);
    refused(&["--out", "o.csv", "--region", "火星"], &["--region", "没有“火星”这个地区"]);
    refused(&["--out", "o.csv", "--threads", "0"], &["--threads"]);
    refused(&["--out", "o.csv", "--encoding", "latin1"], &["possible values: utf-8, gb18030"]);
    let run = |more: &[&str]| scratch.run(&[&["batch", "jia", "--out", "o.csv", "--families"], more].concat());
    run(&["none.csv"]).is_refused(&["读不了 none.csv：没有这个文件或文件夹"]);
    run(&["jia"]).is_refused(&["jia"]);
    run(&["families.csv"]).is_refused(&["没有给评估日", "--date"]);
    run(&["families.csv", "--date", "2026-02-30"]).is_refused(&["“2026-02-30”不是一个存在的日期"]);
    for (text, words) in [
        ("family,income,income\n", "“income”这一列和另一列说的是同一件事"),
        ("family,income,月收入\n", "“月收入”这一列和另一列说的是同一件事"),
        ("family,incme\n", "是不是“income”"),
        ("family,grade\n", "“grade”这一列放错了文件"),
        ("\"family\n", "标题行读不了"),
    ] {
        scratch.write("wrong.csv", text);
        run(&["wrong.csv", "--date", "2026-03-01"]).is_refused(&[words]);
    }
    scratch.write("wrong.csv", b"\xFF\xFEf\x00a\x00");
    run(&["wrong.csv", "--date", "2026-03-01"]).is_refused(&["UTF-16"]);
    scratch.write("wrong.csv", "region,income\n甲县,1\n");
    run(&["wrong.csv", "--date", "2026-03-01", "--members", "members.csv"]).is_refused(&["wrong.csv 里没有家庭编号"]);
    run(&["wrong.csv", "--date", "2026-03-01"]).has_code(0);
    assert_eq!(rows(&scratch, "o.csv")[0]["family"], "1");
    scratch.write("receiving.csv", "family,amount\nF1,1\n");
    run(&["families.csv", "--date", "2026-03-01", "--receiving", "receiving.csv"])
        .is_refused(&["receiving.csv 里没有在享的事项"]);
    scratch.write("wrong.jsonl", "{\"id\":\"F1\",\"famly\":{}}\n");
    run(&["wrong.jsonl", "--date", "2026-03-01"]).is_refused(&["不认识“famly”这一列", "是不是“family”"]);
}
