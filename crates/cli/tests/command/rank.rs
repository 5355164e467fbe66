//! `yimen rank`

use super::over_registers::{columns, over, rows, scratch};
use super::support::Scratch;
use std::fs;

/// Families of one member with these incomes; an empty one is not known.
fn register(scratch: &Scratch, incomes: &[&str]) {
    let mut families = "family,region,countable_income,cars,yearly_costs\n".to_owned();
    let mut members = "family,disability_grade,orphan\n".to_owned();
    for (number, income) in incomes.iter().enumerate() {
        families += &format!("f{number},990001,{income},0,0\n");
        members += &format!("f{number},none,否\n");
    }
    scratch.write("f.csv", families);
    scratch.write("m.csv", members);
    scratch.write("r.csv", "family,item,member,amount,region\n");
}

#[track_caller]
fn ranked(incomes: &[&str], more: &[&str], names: &[&str], expected: &[&[&str]]) {
    let scratch = scratch();
    register(&scratch, incomes);
    let more: Vec<&str> = more.iter().copied().chain(["--out", "order.csv"]).collect();
    over(&scratch, &["rank", "jia"], "csv", &more).has_code(0);
    assert_eq!(columns(&rows(&scratch, "order.csv"), names), expected);
}

#[test]
fn the_greatest_first_and_equals_in_the_order_of_the_file() {
    let incomes = ["900", "100", "900", "5000", "100.4"];
    let names = ["rank", "family", "need"];
    let all: [&[&str]; 5] =
        [&["1", "f1", "900"], &["2", "f4", "900"], &["3", "f0", "100"], &["4", "f2", "100"], &["5", "f3", "0"]];
    ranked(&incomes, &["--by", "need"], &names, &all);
    ranked(&incomes, &["--by", "困难分", "--top", "3"], &names, &all[..3]);
    ranked(&incomes, &["--by", "need", "--top", "0"], &names, &[]);
    let up: [&[&str]; 2] = [&["1", "f3", "0"], &["2", "f0", "100"]];
    ranked(&incomes, &["--by", "need", "--ascending", "--top", "2"], &names, &up);
}

#[test]
fn open_figures_stand_behind_the_settled_ones_with_their_bounds() {
    let names = ["family", "need", "low", "high", "state"];
    ranked(
        &["", "600"],
        &["--by", "need"],
        &names,
        &[&["f1", "400", "", "", "settled"], &["f0", "", "0", "1000", "open"]],
    );
}

#[test]
fn sums_and_classes_rank_as_well() {
    ranked(&["900", "400"], &["--by", "plan.monthly"], &["family", "plan.monthly"], &[&["f1", "600"], &["f0", "100"]]);
    ranked(&["900", "4000"], &["--by", "class"], &["family", "class"], &[&["f1", "other"], &["f0", "poor"]]);
}

#[test]
fn a_figure_the_pack_does_not_have_is_refused_with_those_it_has() {
    let scratch = scratch();
    register(&scratch, &["1"]);
    over(&scratch, &["rank", "jia"], "csv", &["--by", "nod", "--out", "order.csv"]).is_refused(&[
        "nod",
        "need",
        "plan.monthly",
    ]);
    over(&scratch, &["rank", "jia"], "csv", &["--by", "need", "--out", "order.txt"]).is_refused(&["order.txt"]);
    over(&scratch, &["rank", "jia"], "csv", &["--by", "need", "--out", "m.csv"]).is_refused(&["m.csv"]);
    assert!(!scratch.path("order.csv").exists());
}

#[test]
fn the_summary_has_its_receipt() {
    let scratch = scratch();
    register(&scratch, &["1", "2"]);
    let ran = over(&scratch, &["rank", "jia"], "csv", &["--by", "need", "--out", "order.csv", "--format", "json"]);
    let summary = ran.has_code(0).json();
    assert_eq!((summary["families"].as_u64(), summary["ranked"].as_u64()), (Some(2), Some(2)));
    let receipt: serde_json::Value =
        serde_json::from_slice(&fs::read(scratch.path("order.csv.receipt.json")).unwrap()).unwrap();
    assert_eq!(summary["receipt"], receipt);
}

#[test]
fn a_list_that_cannot_be_written_is_told_before_the_first_family() {
    let scratch = scratch();
    register(&scratch, &["900", "wrong"]);
    let ran = over(&scratch, &["rank", "jia"], "csv", &["--by", "need", "--out", "order.xlsx"]);
    ran.has_code(2);
    assert!(ran.stderr.contains("order.xlsx") && !ran.stderr.contains("wrong"), "{}", ran.stderr);
}
