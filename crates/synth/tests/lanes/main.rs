//! The project's packs over synthetic registers: in lanes as one by one, for every row of every column, and few families that
//! lanes have to leave to the scalar evaluator.

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod holes;

use common::project;
use compare::differences;
use holes::{Holed, Holes};
use yimen::{
    Lang,
    batch::{Asked, Selection},
    value::Day,
};
use yimen_synth::{Plan, Synth};

/// Families of each register.
const FAMILIES: u64 = 250;

/// Judges a register both ways; at most so many families in a thousand may be left to the scalar evaluator.
#[track_caller]
fn agree(layers: &[&str], region: &str, day: &str, holes: Holes, most_per_mille: usize) {
    let pack = project(layers);
    let date = Day::parse(day).unwrap();
    let place = pack.place(region).map_err(|error| error.message(Lang::English)).unwrap();
    let synth = Synth::new(&pack, Plan { seed: 5, date, place, planted_per_mille: 150 });
    let families = synth.families(0..FAMILIES).unwrap().families;
    let holed = Holed::new(&pack.info(Lang::Chinese), &families, holes);
    let register = holed.register(&pack);
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let (each, all) = (screener.screen_each(&register), screener.screen(&register));
    let said = differences(&each, &all);
    assert!(said.is_empty(), "{region} {day} {holes:?}: {said}");
    let per_mille = all.redone * 1_000 / families.len();
    assert!(per_mille <= most_per_mille, "{per_mille} ‰ one by one: {:?}", all.causes.most_first());
}

#[test]
fn zhejiang() {
    let layers = ["china", "zhejiang"];
    for (region, day, most) in
        [("浙江省", "2025-09-01", 30), ("三门县", "2026-03-01", 10), ("杭州市", "2024-02-29", 80)]
    {
        agree(&layers, region, day, Holes::None, most);
    }
}

#[test]
fn zhejiang_of_which_not_everything_is_known() {
    let layers = ["china", "zhejiang"];
    agree(&layers, "浙江省", "2025-09-01", Holes::Rows, 280);
    agree(&layers, "宁波市", "2025-09-01", Holes::Columns, 290);
}

#[test]
fn china() {
    agree(&["china"], "中国", "2025-09-01", Holes::None, 10);
    agree(&["china"], "中国", "2026-01-01", Holes::Rows, 60);
}

#[test]
fn jiangsu() {
    agree(&["china", "jiangsu"], "江苏省", "2025-09-01", Holes::None, 20);
    agree(&["china", "jiangsu"], "扬州市", "2025-09-01", Holes::Columns, 20);
}

#[test]
fn shanghai() {
    agree(&["china", "shanghai"], "上海市", "2025-09-01", Holes::None, 60);
    agree(&["china", "shanghai"], "上海市", "2026-03-01", Holes::Rows, 170);
}
