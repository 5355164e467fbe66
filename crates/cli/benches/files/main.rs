//! Registers from file to file: how long it takes beside reading and writing alone, and how much memory it needs.
//!
//! `cargo bench -p yimen-cli --bench files`; with `-- --quick` a tenth of the families and fewer repetitions, with `-- --memory`
//! the memory of runs of growing size in place of times, with `-- --memory --large` up to ten million families.

mod child;
mod families;
mod households;
mod memory;
mod plain;
mod times;

use std::{env, process::ExitCode};

/// What this bench can meet that ends it: a file that cannot be written, a run that fails.
type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [first, program @ ..] = arguments.as_slice()
        && first == child::MEASURED
    {
        return child::measure(program);
    }
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let done = match has("--memory") {
        true => memory::report(has("--large")),
        false => times::report(has("--quick")),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("files: {error}");
            ExitCode::FAILURE
        }
    }
}
