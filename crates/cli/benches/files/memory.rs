//! How much memory runs over registers of growing size have at most.

use super::{
    Outcome, child,
    households::{self, Order, Register},
};
use std::{fs, path::Path, process::ExitCode};

/// Families of a register.
const SIZES: [u64; 4] = [100_000, 1_000_000, 3_000_000, 10_000_000];
/// One in so many families of a later snapshot changed.
const CHANGED: u64 = 20;
/// How much more memory three or ten times the families may take where memory does not grow with them.
const SLACK: f64 = 1.25;

/// One run: what it is called, its arguments, and whether its memory must not grow.
struct Run {
    name: &'static str,
    bounded: bool,
    arguments: Vec<String>,
}

/// Measures and prints the table. The exit code tells whether something grew that must not.
pub fn report(large: bool) -> Outcome<ExitCode> {
    let sizes = if large { &SIZES[..] } else { &SIZES[..3] };
    let folder = tempfile::tempdir()?;
    let rules = [("pack", include_str!("household.policy").to_owned()), ("other", other())];
    for (name, text) in &rules {
        fs::create_dir(folder.path().join(name))?;
        fs::write(folder.path().join(name).join("all.policy"), text)?;
    }
    let mut table: Vec<(&'static str, bool, Vec<u64>)> = Vec::new();
    for size in sizes {
        for (at, run) in runs(folder.path(), *size)?.into_iter().enumerate() {
            let arguments: Vec<&str> = run.arguments.iter().map(String::as_str).collect();
            let peak = child::peak(&arguments)?;
            match table.get_mut(at) {
                Some((.., peaks)) => peaks.push(peak),
                None => table.push((run.name, run.bounded, vec![peak])),
            }
        }
    }
    println!("Most memory of a run, in MB, by families.\n");
    let heads: String = sizes.iter().map(|size| format!(" {size} |")).collect();
    println!("| |{heads}\n|---|{}", "---:|".repeat(sizes.len()));
    let mut grown = Vec::new();
    for (name, bounded, peaks) in &table {
        let cells: String = peaks.iter().map(|peak| format!(" {:.0} |", *peak as f64 / 1000.0)).collect();
        println!("| {name} |{cells}");
        // A small register is not long enough to need all it may have.
        let settled = peaks.get(1).zip(peaks.last()).filter(|_| *bounded);
        if settled.is_some_and(|(one, other)| *other as f64 > *one as f64 * SLACK) {
            grown.push(*name);
        }
    }
    if grown.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nGrows with the register, and must not: {}.", grown.join("; "));
    Ok(ExitCode::FAILURE)
}

/// The same rules with a little more money.
fn other() -> String {
    include_str!("household.policy").replace("1041", "1141")
}

fn runs(folder: &Path, size: u64) -> Outcome<Vec<Run>> {
    let sorted = households::write(folder, "sorted", size, Order::Sorted, None)?;
    let mixed = households::write(folder, "mixed", size, Order::Mixed, None)?;
    let later = households::write(folder, "later", size, Order::Sorted, Some(CHANGED))?;
    let place = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let run = |name, bounded, words: &[&str], register: &Register, out: &str| {
        let mut arguments: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let files = [&register.families, &register.members];
        for (option, file) in ["--families", "--members"].into_iter().zip(files) {
            arguments.extend([option.to_owned(), file.clone()]);
        }
        if !out.ends_with(".parquet") {
            arguments.extend(["--receiving".to_owned(), register.receiving.clone()]);
        }
        arguments.extend(["--date", "2026-03-01", "--region", "331022", "--threads", "2", "--out"].map(str::to_owned));
        arguments.push(place(out));
        Run { name, bounded, arguments }
    };
    let (pack, other) = (place("pack"), place("other"));
    let mut all = vec![
        run("batch, members sorted alike, to CSV", true, &["batch", &pack], &sorted, "out.csv"),
        run("batch, members sorted alike, to Parquet", true, &["batch", &pack], &sorted, "out.parquet"),
        run("batch, nothing sorted, to CSV", true, &["batch", &pack], &mixed, "out.csv"),
        run("audit", true, &["audit", &pack], &sorted, "audit"),
        run("impact, a list of who changes", true, &["impact", &pack, &other], &sorted, "impact.csv"),
        run(
            "rank, the first 1,000",
            true,
            &["rank", &pack, "--by", "plan.monthly", "--top", "1000"],
            &sorted,
            "rank.csv",
        ),
        run("rank, all", true, &["rank", &pack, "--by", "plan.monthly"], &sorted, "rank.csv"),
    ];
    let monitor = ["monitor", &pack, "--region", "331022", "--threads", "2", "--before-date", "2026-02-01"];
    let mut arguments: Vec<String> = monitor.iter().map(|word| (*word).to_owned()).collect();
    for (options, register) in [
        (["--before", "--before-members", "--before-receiving"], &sorted),
        (["--after", "--after-members", "--after-receiving"], &later),
    ] {
        let files = [&register.families, &register.members, &register.receiving];
        options.into_iter().zip(files).for_each(|(option, file)| arguments.extend([option.to_owned(), file.clone()]));
    }
    arguments.extend(["--date".to_owned(), "2026-03-01".to_owned(), "--out".to_owned(), place("monitor")]);
    all.push(Run { name: "monitor, one family in twenty changed", bounded: false, arguments });
    Ok(all)
}
