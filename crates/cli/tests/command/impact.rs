//! `yimen impact`

use super::over_registers::{COUNTY, columns, over, rows, scratch, synth};
use super::support::Scratch;
use std::fs;

/// The pack in `jia`, a version of it with a standard of 1100 and a bus card in `yi`, and three families.
fn packs() -> Scratch {
    let scratch = scratch();
    let reformed = COUNTY.replace("版本 \"1\"", "版本 \"2\"").replace("1000元/人/月", "1100元/人/月");
    let bus = "事项 公交免费 (bus) 对象 家庭 {\n  依据 《办法》第九条 已核实\n  条件 低保: 享受(低保)\n  待遇 实物 \"免票\" 英文 \"No fare\"\n}\n";
    scratch.write("yi/pack.policy", reformed.replace("关系 孤儿养育", &format!("{bus}关系 孤儿养育")));
    scratch.write(
        "f.csv",
        "family,region,countable_income,cars,yearly_costs\na,990001,400,0,0\nb,990002,1050,0,0\nc,990002,5000,0,0\n",
    );
    scratch.write("m.csv", "family,disability_grade,orphan\na,none,否\nb,none,否\nc,grade1,否\n");
    scratch
}

const REGISTER: [&str; 6] = ["--families", "f.csv", "--members", "m.csv", "--date", "2025-09-01"];

fn impact(scratch: &Scratch, packs: [&str; 2], more: &[&str]) -> super::support::Ran {
    let all: Vec<&str> = ["impact"].into_iter().chain(packs).chain(REGISTER).chain(more.iter().copied()).collect();
    scratch.run(&all)
}

#[test]
fn a_reform_is_what_it_is_by_hand() {
    let scratch = packs();
    let ran = impact(&scratch, ["jia", "yi"], &["--out", "i.json", "--format", "json"]);
    let all = ran.has_code(0).json();
    let count = |name: &str| all[name].as_u64().unwrap();
    assert_eq!((count("families"), count("gainers"), count("losers"), count("unchanged")), (3, 2, 0, 1));
    // a: 600 → 700; b: nothing → 50 a month and 500 a year; c: care all the time. Heating of a is 500 a year before and after.
    assert_eq!(all["budget"]["before"]["monthly"], "741.67");
    assert_eq!(all["budget"]["after"]["monthly"], "933.33");
    assert_eq!(all["budget"]["difference"]["monthly"], "191.67");
    assert_eq!((all["before"]["version"].as_str(), all["after"]["version"].as_str()), (Some("1"), Some("2")));
    assert_eq!(all["after"]["inputs"].as_array().unwrap().len(), 2);
    let places: Vec<_> = all["places"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(places, ["甲县", "乙县"]);
    assert_eq!(serde_json::from_slice::<serde_json::Value>(&fs::read(scratch.path("i.json")).unwrap()).unwrap(), all);
    impact(&scratch, ["jia", "yi"], &["--out", "i.csv"]).has_code(0);
    let rows = columns(&rows(&scratch, "i.csv"), &["family", "region", "change", "monthly", "newly", "no_longer"]);
    assert_eq!(
        rows,
        [["a", "990001", "gains", "100", "bus", ""], ["b", "990002", "gains", "91.67", "dibao heating bus", ""]]
    );
}

fn receipt(scratch: &Scratch, name: &str) -> serde_json::Value {
    serde_json::from_slice(&fs::read(scratch.path(name)).unwrap()).unwrap()
}

#[test]
fn the_other_way_round_they_lose() {
    let scratch = packs();
    impact(&scratch, ["yi", "jia"], &["--out", "i.csv"]).has_code(0);
    let receipt = receipt(&scratch, "i.csv.receipt.json");
    assert_eq!((&receipt["before"]["version"], &receipt["after"]["version"]), (&"2".into(), &"1".into()));
    assert_eq!(receipt["before"]["inputs"].as_array().unwrap().len(), 2);
    let rows = columns(&rows(&scratch, "i.csv"), &["family", "change", "monthly", "no_longer"]);
    assert_eq!(rows, [["a", "loses", "-100", "bus"], ["b", "loses", "-91.67", "dibao heating bus"]]);
}

#[test]
fn a_pack_against_itself_changes_nothing() {
    let scratch = packs();
    synth(&scratch, "csv", "300", &[]).has_code(0);
    let ran = over(&scratch, &["impact", "jia", "jia"], "csv", &["--out", "i.csv"]);
    ran.has_code(0);
    assert_eq!(rows(&scratch, "i.csv").len(), 0);
    assert!(ran.stderr.contains("结果一样"), "{}", ran.stderr);
}

#[test]
fn facts_only_one_of_the_packs_asks_are_read_by_that_one() {
    let scratch = packs();
    let more = COUNTY.replace(
        "  cars: 辆 0..50 问 \"几辆车？\"\n",
        "  cars: 辆 0..50 问 \"几辆车？\"\n  住房数 (dwellings): 套 0..50 可无 问 \"几套房？\"\n",
    );
    scratch
        .write("yi/pack.policy", more.replace("条件 车: cars = 0辆", "条件 车: cars = 0辆 且 无则(住房数, 0套) ≤ 1套"));
    scratch.write(
        "f.csv",
        "family,region,countable_income,cars,yearly_costs,住了几套\na,990001,400,0,0,2\nb,990002,400,0,0,无\n",
    );
    scratch.write("m.csv", "family,disability_grade,orphan\na,none,否\nb,none,否\n");
    scratch.write("map.json", r#"{"families":{"columns":{"住了几套":"dwellings"}}}"#);
    impact(&scratch, ["jia", "yi"], &["--out", "i.csv", "--mapping", "map.json"]).has_code(0);
    assert_eq!(columns(&rows(&scratch, "i.csv"), &["family", "change"]), [["a", "loses"]]);
    // A column that neither knows is a mistake.
    impact(&scratch, ["jia", "yi"], &["--out", "j.csv"]).is_refused(&["住了几套"]);
}

#[test]
fn cases_take_the_place_of_a_register() {
    let scratch = packs();
    let ran = scratch.run(&["impact", "jia", "yi", "--cases", "--out", "i.csv"]);
    ran.has_code(0);
    let rows = columns(&rows(&scratch, "i.csv"), &["family", "change", "monthly"]);
    assert_eq!(rows, [["两口之家", "gains", "200"]]);
    // Both packs and the cases themselves are in the receipt.
    let receipt = receipt(&scratch, "i.csv.receipt.json");
    assert_eq!((&receipt["before"]["version"], &receipt["after"]["version"]), (&"1".into(), &"2".into()));
    assert_eq!(
        (&receipt["after"]["inputs"][0]["role"], &receipt["after"]["inputs"][0]["name"]),
        (&"cases".into(), &"yi".into())
    );
    scratch.run(&["build", "yi", "-o", "yi.yimen"]).has_code(0);
    scratch.run(&["impact", "jia", "yi.yimen", "--cases", "--out", "i.json"]).is_refused(&["用例"]);
}

#[test]
fn the_page_stands_alone() {
    let scratch = packs();
    impact(&scratch, ["jia", "yi"], &["--out", "i.html"]).has_code(0);
    let page = fs::read_to_string(scratch.path("i.html")).unwrap();
    for needed in ["<!DOCTYPE html>", "default-src 'none'", "role=\"img\"", "<desc", "低保", "sha256:", "甲市救助 2"]
    {
        assert!(page.contains(needed), "no {needed}");
    }
    for refused in ["<script", "<img", "<link", "url("] {
        assert!(!page.contains(refused), "{refused}");
    }
    // Nothing depends on the threads, the hour or the folder.
    impact(&scratch, ["jia", "yi"], &["--out", "j.html", "--threads", "1"]).has_code(0);
    assert_eq!(page, fs::read_to_string(scratch.path("j.html")).unwrap());
}

#[test]
fn rejects_of_either_pack_are_told_once_and_left_out() {
    let scratch = packs();
    scratch.write("f.csv", "family,region,countable_income,cars,yearly_costs\na,990001,4OO,0,0\nb,990002,1050,0,0\n");
    scratch.write("m.csv", "family,disability_grade,orphan\na,none,否\nb,none,否\n");
    let ran = impact(&scratch, ["jia", "yi"], &["--out", "i.json", "--format", "json", "--rejects", "bad.csv"]);
    let all = ran.has_code(1).json();
    assert_eq!(
        (all["families"].as_u64(), all["rejected"].as_u64(), all["rejects"].as_u64()),
        (Some(1), Some(1), Some(1))
    );
    assert_eq!(fs::read_to_string(scratch.path("bad.csv")).unwrap().lines().count(), 2);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let scratch = packs();
    scratch.run(&["impact", "jia", "yi", "--out", "i.json"]).is_refused(&["--families"]);
    impact(&scratch, ["jia", "yi"], &["--out", "i.txt"]).is_refused(&["i.txt", ".html"]);
    impact(&scratch, ["jia", "yi"], &["--out", "i.json", "--cases"]).is_refused(&["--cases"]);
    impact(&scratch, ["jia", "yi"], &["--out", "f.csv"]).is_refused(&["f.csv"]);
    impact(&scratch, ["jia", "none"], &["--out", "i.json"]).is_refused(&["none"]);
    assert!(!scratch.path("i.json").exists());
}
