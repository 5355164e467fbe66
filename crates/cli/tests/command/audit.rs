//! `yimen audit`

use super::over_registers::{columns, over, rows, scratch, synth};
use super::support::Scratch;
use std::{collections::BTreeMap, fs};

const WHAT: [&str; 6] = ["family", "kind", "item", "member", "with", "amount"];

/// The planted mistakes, and what an audit of the same register found, each in the order of the register.
#[track_caller]
fn planted_and_found(scratch: &Scratch, ending: &str, out: &str) -> [Vec<Vec<String>>; 2] {
    over(scratch, &["audit", "jia"], ending, &["--out", out]).has_code(1);
    let name = |name: &str| if name.ends_with(".parquet") { "p.csv".to_owned() } else { name.to_owned() };
    [columns(&rows(scratch, &name(&format!("p.{ending}"))), &WHAT), columns(&rows(scratch, out), &WHAT)]
}

#[test]
fn planted_mistakes_come_back_all_and_no_others() {
    for seed in ["1", "2", "3"] {
        let scratch = scratch();
        // The same register in three forms.
        for ending in ["csv", "jsonl", "parquet"] {
            synth(&scratch, ending, "600", &["--seed", seed, "--planted", "250"]).has_code(0);
        }
        for (ending, out) in [("csv", "found.csv"), ("jsonl", "found.jsonl"), ("parquet", "found.csv")] {
            let [planted, found] = planted_and_found(&scratch, ending, out);
            assert!(planted.len() > 100, "{}", planted.len());
            assert_eq!(planted, found, "seed {seed}, {ending}");
        }
    }
}

#[test]
fn zhejiangs_planted_mistakes_come_back() {
    let scratch = scratch();
    let pack = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/zhejiang");
    scratch.run(&["build", pack, "-o", "jia.yimen"]).has_code(0);
    let files =
        ["--families-out", "f.csv", "--members-out", "m.csv", "--receiving-out", "r.csv", "--planted-out", "p.csv"];
    let mut arguments = vec!["synth", "jia.yimen", "--size", "300", "--region", "三门县", "--date", "2025-09-01"];
    arguments.extend(files);
    scratch.run(&arguments).has_code(0);
    over(&scratch, &["audit", "jia.yimen"], "csv", &["--out", "found.jsonl"]).has_code(1);
    let found = columns(&rows(&scratch, "found.jsonl"), &WHAT);
    assert!(found.len() > 15, "{}", found.len());
    assert_eq!(columns(&rows(&scratch, "p.csv"), &WHAT), found);
}

#[test]
fn lists_are_the_same_whatever_the_threads() {
    let scratch = scratch();
    synth(&scratch, "csv", "500", &["--planted", "400"]).has_code(0);
    over(&scratch, &["audit", "jia"], "csv", &["--out", "one", "--threads", "1", "--reasons"]).has_code(1);
    over(&scratch, &["audit", "jia"], "csv", &["--out", "two", "--threads", "2", "--reasons"]).has_code(1);
    let names: Vec<_> = fs::read_dir(scratch.path("one")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 7, "{names:?}");
    for name in names {
        let name = name.to_string_lossy();
        let bytes = |folder: &str| fs::read(scratch.path(&format!("{folder}/{name}"))).unwrap();
        assert!(bytes("one") == bytes("two"), "{name}");
    }
}

#[test]
fn a_folder_has_a_list_for_each_kind_and_a_summary_that_adds_up() {
    let scratch = scratch();
    synth(&scratch, "csv", "500", &["--planted", "400"]).has_code(0);
    let ran = over(&scratch, &["audit", "jia"], "csv", &["--out", "lists", "--format", "json"]);
    let summary = ran.has_code(1).json();
    assert_eq!(
        summary,
        serde_json::from_slice::<serde_json::Value>(&fs::read(scratch.path("lists/summary.json")).unwrap()).unwrap()
    );
    let mut listed: BTreeMap<String, u64> = BTreeMap::new();
    for (list, kinds) in [
        ("gap", vec!["gap"]),
        ("wrongful", vec!["wrongful"]),
        ("duplicate", vec!["duplicate"]),
        ("amount", vec!["underpaid", "overpaid"]),
        ("other", vec![]),
    ] {
        for row in rows(&scratch, &format!("lists/{list}.csv")) {
            assert!(kinds.contains(&row["kind"].as_str()), "{row:?}");
            *listed.entry(row["kind"].clone()).or_default() += 1;
        }
    }
    for kind in summary["kinds"].as_array().unwrap() {
        assert_eq!(kind["count"].as_u64().unwrap(), listed[kind["kind"].as_str().unwrap()]);
    }
    let counted: u64 = rows(&scratch, "lists/counts.csv").iter().map(|row| row["count"].parse::<u64>().unwrap()).sum();
    assert_eq!(counted, listed.values().sum::<u64>());
    assert_eq!(summary["families"], 500);
    let receipt = &summary["receipt"];
    assert_eq!((receipt["pack"].as_str(), receipt["date"].as_str()), (Some("jia"), Some("2025-09-01")));
    assert_eq!(receipt["inputs"].as_array().unwrap().len(), 3);
    assert!(ran.stderr.contains("漏救") && ran.stderr.contains("错救"), "{}", ran.stderr);
}

/// Two families of one member each, and what they receive.
fn two(scratch: &Scratch, incomes: [&str; 2], receiving: &str) {
    let [first, second] = incomes;
    scratch.write(
        "f.csv",
        format!("family,region,countable_income,cars,yearly_costs\na,990001,{first},0,0\nb,990002,{second},0,0\n"),
    );
    scratch.write("m.csv", "family,disability_grade,orphan\na,grade1,否\nb,none,否\n");
    scratch.write("r.csv", format!("family,item,member,amount,region\n{receiving}"));
}

#[test]
fn a_clean_register_is_done() {
    let scratch = scratch();
    two(&scratch, ["400", "5000"], "a,dibao,,600,\na,care,0,100,\na,heating,,500,\n");
    let ran = over(&scratch, &["audit", "jia"], "csv", &["--out", "found.csv"]);
    ran.has_code(0);
    assert!(ran.stderr.contains("没有发现问题"), "{}", ran.stderr);
    assert_eq!(rows(&scratch, "found.csv").len(), 0);
    assert!(scratch.path("found.csv.receipt.json").exists());
}

#[test]
fn every_row_says_what_where_how_much_and_why() {
    let scratch = scratch();
    two(&scratch, ["400", "5000"], "a,care,0,80,\na,heating,,500,\nb,dibao,,300,\n");
    over(&scratch, &["audit", "jia"], "csv", &["--out", "found.jsonl", "--reasons"]).has_code(1);
    let all = rows(&scratch, "found.jsonl");
    let what = ["family", "region", "kind", "item", "amount", "unit", "monthly", "citation", "citation_status"];
    let expected = [
        ["a", "990001", "gap", "dibao", "600", "元/月", "600", "《办法》第二条", "verified"],
        ["a", "990001", "underpaid", "care", "20", "元/月", "20", "《办法》第三条", "unverified"],
        ["b", "990002", "wrongful", "dibao", "300", "元/月", "300", "《办法》第二条", "verified"],
    ];
    assert_eq!(columns(&all, &what), expected);
    assert!(all[0]["reasons"].contains("应发") && all[0]["reasons"].contains("600"), "{:?}", all[0]);
    assert!(all[2]["reasons"].contains("不符合") && all[2]["reasons"].contains("5,000"), "{:?}", all[2]);
}

#[test]
fn rows_that_cannot_be_used_are_told_and_the_rest_is_audited() {
    let scratch = scratch();
    two(&scratch, ["4OO", "5000"], "a,dibao,,600,\nb,dibao,,300,\n");
    let ran = over(&scratch, &["audit", "jia"], "csv", &["--out", "found.csv", "--rejects", "bad.csv"]);
    ran.has_code(1);
    assert_eq!(columns(&rows(&scratch, "found.csv"), &["family", "kind"]), [["b", "wrongful"]]);
    assert!(ran.stderr.contains("4OO") && ran.stderr.contains("bad.csv"), "{}", ran.stderr);
    assert!(fs::read_to_string(scratch.path("bad.csv")).unwrap().contains("4OO"));
}

#[test]
fn only_rejects_are_wanting_too() {
    let scratch = scratch();
    two(&scratch, ["4OO", "5000"], "");
    let ran = over(&scratch, &["audit", "jia"], "csv", &["--out", "found.csv"]);
    ran.has_code(1);
    assert!(ran.stderr.contains("--rejects"), "{}", ran.stderr);
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_is_written() {
    let scratch = scratch();
    two(&scratch, ["400", "5000"], "");
    let refused = |more: &[&str], words: &[&str]| {
        over(&scratch, &["audit", "jia"], "csv", more).is_refused(words);
        assert!(!scratch.path("found.csv").exists() && !scratch.path("lists").exists(), "{more:?}");
    };
    refused(&["--out", "f.csv"], &["f.csv"]);
    refused(&["--out", "found.csv", "--region", "丙县"], &["丙县"]);
    refused(&["--out", "found.csv", "--mapping", "none.json"], &["none.json"]);
    let missing = ["audit", "jia", "--families", "none.csv", "--date", "2025-09-01", "--out", "found.csv"];
    scratch.run(&missing).is_refused(&["none.csv"]);
    scratch.run(&["audit", "jia", "--families", "f.csv", "--out", "found.csv"]).is_refused(&["--date"]);
    scratch.write("odd.csv", "family,incom\na,1\n");
    scratch
        .run(&["audit", "jia", "--families", "odd.csv", "--date", "2025-09-01", "--out", "found.csv"])
        .is_refused(&["incom"]);
}
