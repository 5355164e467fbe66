//! Times from file to file: bench policy v1, beside the same columns read and written with nothing in between.

use super::{
    Outcome, child, families,
    plain::{self, Answers},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};
use yimen_bench::{
    measure::{Variant, take_turns, three_digits},
    register::policy,
};

/// Forms of files, by their endings.
const FORMS: [(&str, &str); 3] = [("parquet", "Parquet"), ("csv", "CSV"), ("jsonl", "JSON Lines")];
/// The day judged for.
const DATE: &str = "2026-03-01";
/// The place judged for, which no column says.
const PLACE: &str = "三门县";

/// Measures and prints the table.
pub fn report(quick: bool) -> Outcome<ExitCode> {
    let (families, rounds) = if quick { (100_000, 3) } else { (1_000_000, 7) };
    let folder = tempfile::tempdir()?;
    let place = |name: &str| folder.path().join(name);
    fs::create_dir(place("pack"))?;
    for file in policy() {
        let name = Path::new(&file.path).file_name().unwrap_or_default();
        fs::write(place("pack").join(name), file.text)?;
    }
    println!("{families} families, seconds, median of {rounds}.\n");
    println!("| | threads | read and write | with evaluation | ratio | families/s |\n|---|---:|---:|---:|---:|---:|");
    for (ending, name) in FORMS {
        let input = place(&format!("families.{ending}"));
        families::write(&input, families)?;
        let out = place(&format!("out.{ending}"));
        for threads in [1, 2] {
            let answers = answers(&place("pack"), &input, &place("answers.parquet"))?;
            let run = || batch(&place("pack"), &input, &out, threads);
            // Both have to write the same, or the one is no measure for the other.
            run()?;
            let plain_out: PathBuf = place(&format!("plain.{ending}"));
            plain::copy(&input, &answers, &plain_out, threads)?;
            if !plain::say_the_same(&out, &plain_out)? {
                return Err(format!("{ending}: what was written without evaluation is something else").into());
            }
            let mut failed: Vec<String> = Vec::new();
            let mut keep = |done: Outcome<()>| failed.extend(done.err().map(|error| error.to_string()));
            let (mut plainly, mut evaluated) = (Vec::new(), Vec::new());
            let mut variants = [
                Variant::new("plain", || plainly.push(plain::copy(&input, &answers, &plain_out, threads))),
                Variant::new("evaluated", || evaluated.push(run())),
            ];
            take_turns(&mut variants, rounds);
            let [plain, evaluated_time] = variants.map(|variant| variant.median().unwrap_or(f64::NAN));
            plainly.into_iter().chain(evaluated).for_each(&mut keep);
            if let Some(error) = failed.into_iter().next() {
                return Err(error.into());
            }
            println!(
                "| {name} to {name} | {threads} | {} | {} | {} | {} |",
                three_digits(plain),
                three_digits(evaluated_time),
                three_digits(evaluated_time / plain),
                three_digits(families as f64 / evaluated_time),
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What is to be written, from a run that wrote it as Parquet.
fn answers(pack: &Path, input: &Path, out: &Path) -> Outcome<Answers> {
    batch(pack, input, out, 2)?;
    Answers::read(out)
}

fn batch(pack: &Path, input: &Path, out: &Path, threads: usize) -> Outcome<()> {
    let [pack, input, out] = [pack, input, out].map(|path| path.to_string_lossy().into_owned());
    let threads = threads.to_string();
    let asked = ["--date", DATE, "--region", PLACE];
    child::run(&[&["batch", &pack, "--families", &input, "--out", &out, "--threads", &threads], &asked[..]].concat())
}
