//! One family screened with the whole Zhejiang pack: everything known, half of it, nothing; with and without reasons;
//! and what choosing between items adds.
//!
//! `cargo bench -p yimen-bench`

use divan::Bencher;
use std::{fs, path::Path};
use yimen::{Pack, ScreenOptions, SourceFile};
use yimen_bench::{pack, screen};

fn main() {
    divan::main();
}

/// Five people, all facts given, one of them disabled.
const KNOWN: &str = include_str!("known.json");
/// The same family before the second half of the questions.
const HALF: &str = include_str!("half.json");
/// Three people and six facts: what somebody has told after a minute.
const BEGUN: &str = include_str!("../../../tests/shared/e01-three-in-sanmen/case.json");
/// A day and a place.
const NOTHING: &str = r#"{ "date": "2026-03-01", "region": "三门县" }"#;

fn zhejiang(bencher: Bencher<'_, '_>, case: &str, reasons: bool) {
    let pack = pack(&["china", "zhejiang"]);
    let options = ScreenOptions { reasons, ..ScreenOptions::default() };
    bencher.bench(|| screen(&pack, case, &options));
}

#[divan::bench]
fn everything_known(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, KNOWN, false);
}

#[divan::bench]
fn everything_known_with_reasons(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, KNOWN, true);
}

#[divan::bench]
fn half_known_with_questions(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, HALF, false);
}

#[divan::bench]
fn half_known_with_reasons_and_questions(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, HALF, true);
}

#[divan::bench]
fn begun_with_questions(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, BEGUN, false);
}

#[divan::bench]
fn begun_with_reasons_and_questions(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, BEGUN, true);
}

#[divan::bench]
fn nothing_known_with_questions(bencher: Bencher<'_, '_>) {
    zhejiang(bencher, NOTHING, false);
}

/// A family of so many members, each of whom chooses between two items: 2, 4 … 512 legal combinations.
#[divan::bench(args = [1, 2, 4, 8, 9])]
fn members_who_choose(bencher: Bencher<'_, '_>, members: usize) {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/choosing.policy")).unwrap();
    let files = [SourceFile { path: "choosing/all.policy".into(), text }];
    let pack: Pack = yimen::compile(&files).pack.expect("the pack compiles");
    let member = r#"{ "wage": 120 }"#;
    let all = vec![member; members].join(", ");
    let case = format!(r#"{{ "date": "2026-03-01", "region": "三门县", "members": [{all}] }}"#);
    bencher.bench(|| screen(&pack, &case, &ScreenOptions::default()));
}
