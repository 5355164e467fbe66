//! Running other programs: what they print goes to the terminal, and a failure is put into words.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

/// How many tests a program reported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TestCount {
    /// Tests that held.
    pub passed: u64,
    /// Tests that did not hold.
    pub failed: u64,
    /// Tests that were left out.
    pub ignored: u64,
}

impl TestCount {
    /// Adds another count to this one.
    pub fn add(&mut self, other: TestCount) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }

    /// Takes in one line of output, where it is a summary of Rust's tests or of Node's.
    fn read_line(&mut self, line: &str) {
        let line = without_colours(line);
        if let Some(summary) = line.trim_start().strip_prefix("test result:") {
            self.passed += number_before(summary, " passed");
            self.failed += number_before(summary, " failed");
            self.ignored += number_before(summary, " ignored");
        }
        if let Some(summary) = line.trim_start().strip_prefix("ℹ ") {
            let number = |name: &str| summary.strip_prefix(name).and_then(|rest| rest.trim().parse().ok()).unwrap_or(0);
            self.passed += number("pass ");
            self.failed += number("fail ") + number("cancelled ");
            self.ignored += number("skipped ") + number("todo ");
        }
    }
}

/// Runs a program to its end. `doing` completes the sentence "… failed".
pub fn run(command: &mut Command, doing: &str) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    succeeded(status, doing)
}

/// Runs a program to its end, shows what it prints, and adds the tests it reports to `count`.
pub fn run_tests(command: &mut Command, doing: &str, count: &mut TestCount) -> Result<()> {
    let before = count.passed;
    let status = follow(command, |line| count.read_line(line))?;
    succeeded(status, doing)?;
    if count.passed == before {
        bail!("{doing} ran no test at all; that is a fault of the set-up");
    }
    Ok(())
}

/// Runs a program and returns what it prints, without showing it.
pub fn output(command: &mut Command, doing: &str) -> Result<Vec<u8>> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    succeeded(output.status, doing)?;
    Ok(output.stdout)
}

/// Looks for a program on the search path.
pub fn find_program(name: &str) -> Option<PathBuf> {
    // Added, not put in place of what follows a point in the name itself.
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

fn follow(command: &mut Command, mut each_line: impl FnMut(&str)) -> Result<ExitStatus> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let stdout = child.stdout.take().context("the program's output cannot be read")?;
    let mut lines = BufReader::new(stdout);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).context("the program's output cannot be read")? > 0 {
        std::io::stdout().write_all(&line).context("cannot write to the terminal")?;
        each_line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    child.wait().context("the program's end cannot be awaited")
}

fn succeeded(status: ExitStatus, doing: &str) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    match status.code() {
        Some(code) => bail!("{doing} failed (exit code {code}); its own message stands above"),
        None => bail!("{doing} was stopped by a signal"),
    }
}

fn not_started(command: &Command, error: &std::io::Error) -> anyhow::Error {
    let program = command.get_program().display();
    if error.kind() == ErrorKind::NotFound {
        anyhow::anyhow!("`{program}` was not found; install it or put it on the search path (PATH)")
    } else {
        anyhow::anyhow!("`{program}` could not be started: {error}")
    }
}

fn number_before(text: &str, word: &str) -> u64 {
    text.split(word)
        .next()
        .filter(|before| before.len() < text.len())
        .and_then(|before| before.rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // A colour: everything up to the closing letter.
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(lines: &[&str]) -> TestCount {
        let mut count = TestCount::default();
        lines.iter().for_each(|line| count.read_line(line));
        count
    }

    #[test]
    fn counts_the_tests_of_rust() {
        let expected = TestCount { passed: 12, failed: 1, ignored: 2 };
        let tail = "0 measured; 0 filtered out; finished in 0.02s";
        let plain = format!("test result: FAILED. 12 passed; 1 failed; 2 ignored; {tail}\n");
        assert_eq!(count(&[&plain]), expected);
        let coloured = format!("test result: \u{1b}[31mFAILED\u{1b}[m. 12 passed; 1 failed; 2 ignored; {tail}");
        assert_eq!(count(&[&coloured]), expected);
    }

    #[test]
    fn counts_the_tests_of_node() {
        let lines = ["ℹ tests 9\n", "ℹ pass 7\n", "ℹ fail 1\n", "ℹ cancelled 1\n", "ℹ skipped 0\n"];
        assert_eq!(count(&lines), TestCount { passed: 7, failed: 2, ignored: 0 });
    }

    #[test]
    fn counts_nothing_in_other_lines() {
        assert_eq!(count(&["3 passed by", "test result of last year", "ℹ passage 3"]), TestCount::default());
    }
}
