//! `yimen monitor`

use super::over_registers::{columns, rows, scratch};
use super::support::{Ran, Scratch};
use std::fs;

/// Writes a snapshot: a line for each family and each member, and what they receive.
fn snapshot(scratch: &Scratch, name: &str, families: &str, members: &str, receiving: &str) {
    scratch.write(&format!("{name}-f.csv"), format!("family,region,countable_income,cars,yearly_costs\n{families}"));
    scratch.write(&format!("{name}-m.csv"), format!("family,member_id,disability_grade,orphan\n{members}"));
    scratch.write(&format!("{name}-r.csv"), format!("family,item,amount\n{receiving}"));
}

fn monitor(scratch: &Scratch, before: &str, after: &str, more: &[&str]) -> Ran {
    let name = |name: &str, table: &str| format!("{name}-{table}.csv");
    let files =
        [name(before, "f"), name(before, "m"), name(before, "r"), name(after, "f"), name(after, "m"), name(after, "r")];
    let mut all =
        vec!["monitor", "jia", "--before", &files[0], "--before-members", &files[1], "--before-receiving", &files[2]];
    all.extend(["--after", &files[3], "--after-members", &files[4], "--after-receiving", &files[5]]);
    all.extend(["--before-date", "2025-08-01", "--date", "2025-09-01", "--out", "out"]);
    all.extend(more);
    scratch.run(&all)
}

/// Three families: one on the allowance, one that has nothing, one that stays.
fn before(scratch: &Scratch) {
    snapshot(
        scratch,
        "before",
        "a,990001,400,0,0\nb,990001,5000,0,100\nc,990002,5000,0,0\n",
        "a,a1,none,否\nb,b1,none,否\nc,c1,none,否\n",
        "a,dibao,600\na,heating,500\n",
    );
}

#[test]
fn the_same_snapshot_twice_says_nothing() {
    let scratch = scratch();
    before(&scratch);
    let ran = monitor(&scratch, "before", "before", &[]);
    ran.has_code(0);
    assert!(ran.stderr.contains("0 户有变化") && ran.stderr.contains("没有要入户核实的"), "{}", ran.stderr);
    for list in ["families", "facts", "verdicts", "alerts"] {
        assert_eq!(rows(&scratch, &format!("out/{list}.csv")).len(), 0);
    }
}

#[test]
fn what_changed_is_listed_with_alerts_and_their_days() {
    let scratch = scratch();
    before(&scratch);
    // In another order: the car of a, the bills of b; c is gone, d is new; b's child was born.
    snapshot(
        &scratch,
        "after",
        "d,990001,5000,0,0\nb,990001,5000,0,20100\na,990001,400,1,0\n",
        "b,b2,grade1,否\nb,b1,none,否\nd,d1,none,否\na,a1,none,否\n",
        "a,dibao,600\na,heating,500\n",
    );
    let ran = monitor(&scratch, "before", "after", &["--on", "2025-09-15", "--format", "json"]);
    let summary = ran.has_code(1).json();
    let count = |name: &str| summary[name].as_u64().unwrap();
    assert_eq!((count("families"), count("changed"), count("added"), count("gone"), count("alerts")), (3, 2, 1, 1, 2));
    assert_eq!((&summary["signals"]["vehicle"], &summary["signals"]["medical"]), (&1.into(), &1.into()));
    assert!(summary["note"].as_str().unwrap().contains("系统自定"));
    let families = columns(&rows(&scratch, "out/families.csv"), &["family", "kind"]);
    assert_eq!(families, [["d", "added"], ["b", "changed"], ["a", "changed"], ["c", "gone"]]);
    let facts = columns(&rows(&scratch, "out/facts.csv"), &["family", "member", "fact", "before", "after"]);
    assert_eq!(
        facts,
        [["b", "", "yearly_costs", "100", "20100"], ["b", "b2", "", "", "是"], ["a", "", "cars", "0", "1"]]
    );
    let alerts = ["family", "alert", "signal", "before", "after", "from", "yellow", "red", "due", "colour"];
    assert_eq!(
        columns(&rows(&scratch, "out/alerts.csv"), &alerts),
        [
            ["b", "gap", "medical", "100", "20100", "2025-09-01", "2025-09-09", "2025-09-14", "2025-09-16", "red"],
            ["a", "wrongful", "vehicle", "0", "1", "2025-09-01", "2025-09-09", "2025-09-14", "2025-09-16", "red"],
        ]
    );
    let verdicts = ["family", "item", "member", "verdict_before", "verdict_after", "standing_after"];
    assert_eq!(
        columns(&rows(&scratch, "out/verdicts.csv"), &verdicts),
        [
            ["b", "care", "0", "", "eligible", "new"],
            ["a", "dibao", "", "eligible", "ineligible", "stop"],
            ["a", "heating", "", "eligible", "ineligible", "stop"],
        ]
    );
    let why = columns(&rows(&scratch, "out/verdicts.csv"), &["why"]);
    assert!(why[1][0].contains('✗') && why[1][0].contains("cars"), "{why:?}");
}

#[test]
fn terms_are_as_asked() {
    let scratch = scratch();
    before(&scratch);
    snapshot(&scratch, "after", "a,990001,400,1,0\n", "a,a1,none,否\n", "a,dibao,600\n");
    let more = ["--from", "2025-10-01", "--on", "2025-10-01", "--term", "30", "--yellow", "10", "--red", "5"];
    monitor(&scratch, "before", "after", &more).has_code(1);
    let days = columns(&rows(&scratch, "out/alerts.csv"), &["from", "yellow", "red", "due", "colour"]);
    assert_eq!(days, [["2025-10-01", "2025-10-21", "2025-10-26", "2025-10-31", "blue"]]);
}

#[test]
fn bills_are_large_from_where_it_is_said() {
    let scratch = scratch();
    before(&scratch);
    snapshot(&scratch, "after", "b,990001,5000,0,1099.99\n", "b,b1,none,否\n", "");
    monitor(&scratch, "before", "after", &["--large-bill", "1000"]).has_code(0);
    monitor(&scratch, "before", "after", &["--large-bill", "999"]).has_code(1);
    assert_eq!(rows(&scratch, "out/alerts.csv").len(), 1);
}

#[test]
fn snapshots_that_cannot_be_read_are_refused_or_told() {
    let scratch = scratch();
    before(&scratch);
    snapshot(&scratch, "after", "a,990001,4OO,0,0\nb,990001,5000,0,100\n", "a,a1,none,否\nb,b1,none,否\n", "");
    let ran = monitor(&scratch, "before", "after", &["--rejects", "bad.csv"]);
    ran.has_code(1);
    assert!(fs::read_to_string(scratch.path("bad.csv")).unwrap().contains("4OO"));
    // A family that cannot be read is neither gone nor new.
    assert!(ran.stderr.contains("比较了 1 户：0 户有变化，新来 0 户，少了 1 户"), "{}", ran.stderr);
    assert_eq!(columns(&rows(&scratch, "out/families.csv"), &["family", "kind"]), [["c", "gone"]]);
    let back = monitor(&scratch, "after", "before", &[]);
    back.has_code(1);
    assert!(back.stderr.contains("比较了 3 户：0 户有变化，新来 1 户，少了 0 户"), "{}", back.stderr);
    monitor(&scratch, "before", "none", &[]).is_refused(&["none-f.csv"]);
    monitor(&scratch, "before", "before", &["--from", "2025-13-01"]).is_refused(&["2025-13-01"]);
    monitor(&scratch, "before", "before", &["--term", "-1"]).is_refused(&["-1"]);
}
