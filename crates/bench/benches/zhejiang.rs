//! The whole of Zhejiang's pack over a synthetic register: families of the province with their members and what they receive,
//! mistakes included.
//!
//! `cargo bench -p yimen-bench --bench zhejiang`: a million families, which take some gigabytes of memory and minutes to make;
//! with `-- --quick` fifty thousand.

#![expect(clippy::disallowed_types, reason = "the core reads no clock, who measures it does")]

use std::{env, hint::black_box, process::ExitCode, thread, time::Instant};
use yimen::{
    Diagnostic, Lang,
    batch::{Asked, Cause, Causes, Prepared, Register, Screener, Selection},
    shapes::PackInfo,
    value::Day,
};
use yimen_bench::measure::{Variant, take_turns, three_digits};
use yimen_synth::{Columns, Plan, Synth};

/// Families of a chunk, as `yimen batch` reads them.
const CHUNK: u64 = 8_192;

/// Families the scalar evaluator judges.
const SAMPLE: u64 = 2_000;

/// Whose mistakes are planted, in a thousand.
const PLANTED: u32 = 100;

fn main() -> ExitCode {
    let quick = env::args().any(|argument| argument == "--quick");
    let (families, rounds) = if quick { (50_000, 3) } else { (1_000_000, 3) };
    match measured(families, rounds) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.message(Lang::English));
            ExitCode::FAILURE
        }
    }
}

fn measured(families: u64, rounds: usize) -> Result<(), Diagnostic> {
    let pack = yimen_bench::pack(&["china", "zhejiang"]);
    let (place, date) = (pack.place("浙江省")?, Day::new(2025, 9, 1).unwrap_or(Day::FIRST));
    let synth = Synth::new(&pack, Plan { seed: 1, date, place, planted_per_mille: PLANTED });
    let info = synth.info();
    let chunks = made(&synth, families)?;
    let sample = made(&synth, SAMPLE)?;
    let all = chunks.iter().map(|one| one.register(&pack, info)).collect::<Result<Vec<_>, _>>()?;
    let some = sample.iter().map(|one| one.register(&pack, info)).collect::<Result<Vec<_>, _>>()?;
    let screener = pack.screener(Asked { date, place: None }, Selection::default());
    let Some(first) = all.first() else { return Ok(()) };
    let start = Instant::now();
    let prepared = screener.prepare(first);
    let seconds = start.elapsed().as_secs_f64();
    let members: usize = all.iter().map(Register::members).sum();
    println!("Zhejiang, {families} families with {members} members, median of {rounds}.\n");
    println!("made ready                    {} ms", three_digits(seconds * 1_000.0));
    redone(&prepared, &all, info, families);
    speeds(&screener, &prepared, &all, &some, rounds);
    Ok(())
}

/// The columns of these families, made by as many threads as the machine has.
fn made(synth: &Synth<'_>, families: u64) -> Result<Vec<Columns>, Diagnostic> {
    let starts: Vec<u64> = (0..families).step_by(CHUNK as usize).collect();
    let of = |start: u64| {
        let chunk = synth.families(start..(start + CHUNK).min(families))?;
        Ok(Columns::of(synth.info(), chunk.families.iter()))
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let lists = thread::scope(|scope| {
        let own = |thread: usize| starts.iter().skip(thread).step_by(threads).map(|start| of(*start));
        let workers: Vec<_> = (0..threads).map(|thread| scope.spawn(move || own(thread).collect())).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect::<Vec<Vec<_>>>()
    });
    lists.into_iter().flatten().collect()
}

/// Who was judged one by one, and for what.
fn redone(prepared: &Prepared<'_>, all: &[Register<'_>], info: &PackInfo, families: u64) {
    let mut causes = Causes::default();
    for register in all {
        for (cause, families) in prepared.screen(register).causes.most_first() {
            causes.add(cause, families);
        }
    }
    let causes = causes.most_first();
    let share = |count: usize| three_digits(count as f64 * 100.0 / families as f64);
    println!("judged one by one             {} %", share(causes.iter().map(|(_, count)| count).sum()));
    for (cause, count) in causes {
        let item = |item: u32| info.items.get(item as usize).map_or("?", |item| item.name.as_str());
        let name = match cause {
            Cause::Item(one) => item(one).to_owned(),
            Cause::Choice(one, other) => format!("{} / {}", item(one), item(other)),
            other => format!("{other:?}"),
        };
        println!("  {} % {}", share(count), name);
    }
}

fn speeds(
    screener: &Screener<'_>,
    prepared: &Prepared<'_>,
    all: &[Register<'_>],
    some: &[Register<'_>],
    rounds: usize,
) {
    let judge = |registers: &[Register<'_>]| {
        for register in registers {
            black_box(prepared.screen(register));
        }
    };
    let half = all.len().div_ceil(2);
    let mut variants = [
        Variant::new("in lanes, 1 thread", || judge(all)),
        Variant::new("in lanes, 2 threads", || {
            let (one, other) = all.split_at(half);
            thread::scope(|scope| {
                scope.spawn(|| judge(one));
                judge(other);
            });
        }),
        Variant::new("one by one, 1 thread", || {
            for register in some {
                black_box(screener.screen_each(register));
            }
        }),
    ];
    take_turns(&mut variants, rounds);
    let count = |registers: &[Register<'_>]| registers.iter().map(Register::families).sum::<usize>() as f64;
    for (variant, families) in variants.into_iter().zip([count(all), count(all), count(some)]) {
        let name = variant.name;
        if let Some(seconds) = variant.median() {
            println!("{name:<29} {} families/s", three_digits(families / seconds));
        }
    }
}
