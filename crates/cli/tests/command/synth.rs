//! `yimen synth`

use super::over_registers::{columns, rows, scratch, synth};
use std::fs;

#[test]
fn the_same_seed_gives_the_same_bytes_whatever_the_threads() {
    let bytes = |scratch: &super::support::Scratch, ending: &str| {
        ["f", "m", "r", "p"].map(|name| fs::read(scratch.path(&format!("{name}.{ending}"))).unwrap())
    };
    for ending in ["csv", "jsonl", "parquet"] {
        let scratch = scratch();
        // More families than are made in one go.
        synth(&scratch, ending, "1200", &["--seed", "7", "--threads", "1"]).has_code(0);
        let first = bytes(&scratch, ending);
        synth(&scratch, ending, "1200", &["--seed", "7", "--threads", "2"]).has_code(0);
        assert!(first == bytes(&scratch, ending), "{ending}");
        synth(&scratch, ending, "1200", &["--seed", "8"]).has_code(0);
        assert!(first != bytes(&scratch, ending), "{ending}");
    }
}

#[test]
fn a_larger_register_begins_like_a_smaller_one() {
    let scratch = scratch();
    synth(&scratch, "csv", "700", &[]).has_code(0);
    let small = fs::read_to_string(scratch.path("m.csv")).unwrap();
    synth(&scratch, "csv", "900", &[]).has_code(0);
    assert!(fs::read_to_string(scratch.path("m.csv")).unwrap().starts_with(&small));
}

#[test]
fn an_empty_register_has_headings() {
    let scratch = scratch();
    synth(&scratch, "csv", "0", &[]).has_code(0);
    let text = fs::read_to_string(scratch.path("f.csv")).unwrap();
    assert_eq!(text, "family,region,countable_income,cars,yearly_costs\n");
    assert_eq!(rows(&scratch, "p.csv").len(), 0);
}

#[test]
fn the_receipt_says_what_it_was_made_from_and_that_it_is_made_up() {
    let scratch = scratch();
    let ran = synth(&scratch, "csv", "100", &["--seed", "3", "--planted", "500"]);
    ran.has_code(0);
    assert!(ran.stderr.contains("造了 100 户"), "{}", ran.stderr);
    let receipt: serde_json::Value =
        serde_json::from_slice(&fs::read(scratch.path("p.csv.receipt.json")).unwrap()).unwrap();
    assert_eq!((receipt["seed"].as_u64(), receipt["size"].as_u64()), (Some(3), Some(100)));
    assert_eq!((receipt["region"].as_str(), receipt["date"].as_str()), (Some("990000"), Some("2025-09-01")));
    assert!(receipt["note"].as_str().unwrap().contains("系统自定"));
    assert_eq!(receipt["planted"].as_u64().unwrap(), rows(&scratch, "p.csv").len() as u64);
    assert!(columns(&rows(&scratch, "p.csv"), &["kind"]).iter().all(|row| !row[0].is_empty()));
}

#[test]
fn what_makes_no_sense_is_refused_and_nothing_is_written() {
    let scratch = scratch();
    let base = ["synth", "jia", "--families-out", "f.csv", "--members-out", "m.csv", "--receiving-out", "r.csv"];
    let refused = |more: &[&str], words: &[&str]| {
        let all: Vec<&str> = base.iter().copied().chain(more.iter().copied()).collect();
        scratch.run(&all).is_refused(words);
        assert!(!scratch.path("f.csv").exists(), "{more:?}");
    };
    let end = ["--size", "5", "--region", "甲市", "--date", "2025-09-01"];
    let with = |more: &[&'static str]| more.iter().copied().chain(end).collect::<Vec<_>>();
    refused(&with(&["--planted-out", "f.csv"]), &["f.csv"]);
    refused(&with(&["--planted-out", "-"]), &["文件名"]);
    refused(&with(&["--planted-out", "p.txt"]), &["p.txt", ".csv"]);
    refused(&["--planted-out", "p.csv", "--size", "5", "--region", "丙县", "--date", "2025-09-01"], &["丙县"]);
    refused(&["--planted-out", "p.csv", "--size", "5", "--region", "甲市", "--date", "2025-02-30"], &["2025-02-30"]);
    refused(&["--planted-out", "p.csv", "--size", "-5", "--region", "甲市", "--date", "2025-09-01"], &["-5"]);
}
