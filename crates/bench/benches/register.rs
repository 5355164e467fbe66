//! Bench policy v1 over 10 thousand to 10 million families: hand-written loops and the engine, in one run.
//!
//! `cargo bench -p yimen-bench --bench register`; with `-- --quick` up to a million families and fewer repetitions.

use std::{env, hint::black_box, process::ExitCode, thread};
use yimen::{Pack, ScreenOptions, batch::Screener};
use yimen_bench::{
    measure::{Variant, take_turns, three_digits},
    register::{
        Families, Family, Narrow, Results, Wide, answers, case, instruction_set, judge_narrow, judge_wide, pack,
        register_narrow, register_wide, results, screener,
    },
};

/// Families on which everyone must agree before anything is measured.
const COMPARED: usize = 20_000;

/// How many families are judged.
const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// Name of the variant that needs threads.
const TWO_THREADS: &str = "Yimen, narrow columns, 2 threads";

/// Where there are none.
const WASM: bool = cfg!(target_family = "wasm");

/// Seconds one pass may take; a variant that would take longer is left out at that size.
const LONGEST: f64 = 2.5;

fn main() -> ExitCode {
    let quick = env::args().any(|argument| argument == "--quick");
    let rounds = if quick { 5 } else { 9 };
    // The columns of ten million families take more memory than WebAssembly addresses.
    let sizes = if quick || WASM { &SIZES[..3] } else { &SIZES };
    let pack = pack();
    let screener = screener(&pack);
    if !agree(&pack, &screener) {
        eprintln!("结果不一致，没有测速 · the results differ, nothing was measured");
        return ExitCode::FAILURE;
    }
    let mut table = Vec::new();
    for rows in sizes {
        let speeds = measure(&pack, &screener, *rows, rounds, table.last());
        table.push(speeds);
    }
    println!("Millions of families/s, median of {rounds}. By hand, compiled for: {}.\n", instruction_set());
    print!("{}", shown(sizes, &table));
    println!("\nOne family, microseconds, median of {rounds}.\n");
    print!("{}", one_family(&pack, &screener, rounds));
    ExitCode::SUCCESS
}

/// Whether everyone says the same about the first families.
fn agree(pack: &Pack, screener: &Screener<'_>) -> bool {
    let (wide, narrow) = columns(COMPARED);
    let truths = narrow.truths();
    let mut by_hand = Results::new(COMPARED);
    judge_wide(&wide, &mut by_hand);
    let mut by_hand_narrow = Results::new(COMPARED);
    judge_narrow(&narrow, &mut by_hand_narrow);
    let ours = |register| results(&answers(screener, &register));
    let ours_narrow = ours(register_narrow(pack, &narrow, &truths, 0..COMPARED));
    let ours_wide = ours(register_wide(pack, &wide, &truths, 0..COMPARED));
    let same = |row: usize| {
        let expected = by_hand.row(row);
        [by_hand_narrow.row(row), ours_narrow.row(row), ours_wide.row(row)].iter().all(|found| *found == expected)
    };
    (0..COMPARED).all(same)
}

fn columns(rows: usize) -> (Wide, Narrow) {
    (Wide::of(Families::new(1).take(rows)), Narrow::of(Families::new(1).take(rows)))
}

/// Families/s of each variant, nothing where it would take too long.
type Speeds = Vec<(&'static str, Option<f64>)>;

/// Measures all variants at one size.
fn measure(pack: &Pack, screener: &Screener<'_>, rows: usize, rounds: usize, smaller: Option<&Speeds>) -> Speeds {
    let (wide, narrow) = columns(rows);
    let truths = narrow.truths();
    let (mut wide_results, mut narrow_results) = (Results::new(rows), Results::new(rows));
    // Made ready once, as for every register with the same columns; the answers go where the last ones stood.
    let all_wide = || register_wide(pack, black_box(&wide), &truths, 0..rows);
    let all_narrow = || register_narrow(pack, black_box(&narrow), &truths, 0..rows);
    let (for_wide, for_narrow) = (screener.prepare(&all_wide()), screener.prepare(&all_narrow()));
    let (mut ours_wide, mut ours_narrow) = (for_wide.answers(&all_wide()), for_narrow.answers(&all_narrow()));
    let halves = [0..rows / 2, rows / 2..rows];
    let mut ours_by_half =
        halves.clone().map(|half| for_narrow.answers(&register_narrow(pack, &narrow, &truths, half)));
    let mut variants: Vec<Variant<'_>> = vec![
        Variant::new("by hand, 64-bit columns", || judge_wide(black_box(&wide), &mut wide_results)),
        Variant::new("by hand, narrow columns", || judge_narrow(black_box(&narrow), &mut narrow_results)),
        Variant::new("by hand, 64-bit columns, results in new memory", || {
            let mut results = Results::new(rows);
            judge_wide(black_box(&wide), &mut results);
            black_box(&results);
        }),
        Variant::new("by hand, narrow columns, results in new memory", || {
            let mut results = Results::new(rows);
            judge_narrow(black_box(&narrow), &mut results);
            black_box(&results);
        }),
        Variant::new("Yimen, 64-bit columns", || for_wide.screen_into(&all_wide(), &mut ours_wide)),
        Variant::new("Yimen, narrow columns", || for_narrow.screen_into(&all_narrow(), &mut ours_narrow)),
        Variant::new("Yimen, narrow columns, results in new memory", || {
            black_box(for_narrow.screen(&all_narrow()));
        }),
        Variant::new(TWO_THREADS, || {
            thread::scope(|scope| {
                for (half, ours) in halves.clone().into_iter().zip(&mut ours_by_half) {
                    let (narrow, truths, prepared) = (&narrow, &truths, &for_narrow);
                    scope.spawn(move || {
                        prepared.screen_into(&register_narrow(pack, narrow, truths, half), ours);
                    });
                }
            });
        }),
    ];
    for (variant, (_, speed)) in variants.iter_mut().zip(smaller.into_iter().flatten()) {
        variant.left_out = speed.is_none_or(|speed| rows as f64 / speed > LONGEST);
    }
    if WASM {
        variants.retain(|variant| variant.name != TWO_THREADS);
    }
    take_turns(&mut variants, rounds);
    variants.into_iter().map(|variant| (variant.name, variant.median().map(|seconds| rows as f64 / seconds))).collect()
}

/// The table: a row for each variant, a column for each size, and how the last stands to the 64-bit loop at the same size.
fn shown(sizes: &[usize], table: &[Speeds]) -> String {
    let mut text = String::from("| |");
    for rows in sizes {
        text += &format!(" {rows} |");
    }
    text += " to the first row |\n|---|";
    text += &"---:|".repeat(sizes.len() + 1);
    for (at, (name, _)) in table[0].iter().enumerate() {
        text += &format!("\n| {name} |");
        for speeds in table {
            text += &speeds[at].1.map_or(" |".to_string(), |speed| format!(" {} |", three_digits(speed / 1e6)));
        }
        let ratio = table.iter().rev().find_map(|speeds| Some(speeds[at].1? / speeds[0].1?));
        text += &ratio.map_or(" |".to_string(), |ratio| format!(" {} |", three_digits(ratio)));
    }
    text + "\n"
}

/// A family that is due minimum living allowance, medical assistance and both allowances for disability.
const THREE: Family = Family {
    income: 100_001,
    people: 3,
    property: 20_000,
    cars: 0,
    houses: 1,
    local: true,
    age: 67,
    able: true,
    supported: false,
    medical: 1_234_567,
    level: 2,
    standard: 1_041,
};

/// One family: a register of one from typed facts, and JSON.
fn one_family(pack: &Pack, screener: &Screener<'_>, rounds: usize) -> String {
    let (narrow, json) = (Narrow::of([THREE].into_iter()), case(&THREE));
    let truths = narrow.truths();
    let register = register_narrow(pack, &narrow, &truths, 0..1);
    let prepared = screener.prepare(&register);
    let mut into = prepared.answers(&register);
    let screened = |options: &ScreenOptions| {
        let result = pack.screen_json(black_box(&json), options).expect("the family fits the policy");
        black_box(serde_json::to_string(&result).expect("a result is JSON"));
    };
    let full = ScreenOptions { questions: false, ..ScreenOptions::default() };
    let brief = ScreenOptions { conditions: false, ..full.clone() };
    let mut variants = [
        Variant::new("typed facts in, verdicts and amounts out", || {
            black_box(screener.screen_each(black_box(&register)));
        }),
        Variant::new("typed facts in, verdicts and amounts out, in lanes", || {
            prepared.screen_into(black_box(&register), &mut into);
            black_box(&into);
        }),
        Variant::new("JSON in and out without conditions", || screened(&brief)),
        Variant::new("JSON in and out with every condition in words", || screened(&full)),
    ];
    take_turns(&mut variants, rounds);
    let mut text = String::from("| | |\n|---|---:|\n");
    for variant in variants {
        let name = variant.name;
        text += &variant.median().map_or(String::new(), |time| format!("| {name} | {} |\n", three_digits(time * 1e6)));
    }
    text
}
