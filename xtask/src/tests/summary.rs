//! What each stage of the tests came to, and how long it took.
#![expect(clippy::disallowed_types, reason = "stages are timed; it is the core that reads no clock")]

use crate::process::TestCount;
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// The stages so far.
pub struct Summary {
    started: Instant,
    stages: Vec<Stage>,
}

struct Stage {
    name: &'static str,
    /// Why it failed, if it did.
    failure: Option<String>,
    count: TestCount,
    took: Duration,
}

impl Summary {
    /// Nothing has run yet.
    pub fn start() -> Summary {
        Summary { started: Instant::now(), stages: Vec::new() }
    }

    /// Runs one stage and keeps its result. What the stage makes is handed on to later ones, unless it failed.
    pub fn stage<T>(&mut self, name: &'static str, work: impl FnOnce(&mut TestCount) -> Result<T>) -> Option<T> {
        eprintln!("\n=== {name}");
        let started = Instant::now();
        let mut count = TestCount::default();
        let outcome = work(&mut count);
        let failure = outcome.as_ref().err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            eprintln!("error: {failure}");
        }
        self.stages.push(Stage { name, failure, count, took: started.elapsed() });
        outcome.ok()
    }

    /// Prints the table; an error when a stage failed.
    pub fn finish(self) -> Result<()> {
        println!("\n{:<34} {:<7} {:>6}  {:>8}", "Stage", "Result", "Tests", "Time");
        let mut total = TestCount::default();
        for Stage { name, failure, count, took } in &self.stages {
            let result = if failure.is_some() { "FAILED" } else { "ok" };
            let tests = match count.passed + count.failed {
                0 => String::new(),
                tests => tests.to_string(),
            };
            println!("{name:<34} {result:<7} {tests:>6}  {:>6.1} s", took.as_secs_f64());
            total.add(*count);
        }
        println!(
            "\n{} tests passed, {} failed, {} ignored, in {:.0} s",
            total.passed,
            total.failed,
            total.ignored,
            self.started.elapsed().as_secs_f64()
        );

        let failed: Vec<&Stage> = self.stages.iter().filter(|stage| stage.failure.is_some()).collect();
        if failed.is_empty() {
            return Ok(());
        }
        let list: Vec<String> = failed
            .iter()
            .map(|stage| format!("\n  {}: {}", stage.name, stage.failure.as_deref().unwrap_or_default()))
            .collect();
        bail!("{} of {} stages failed:{}", failed.len(), self.stages.len(), list.concat())
    }
}
