//! Runs of the command, and what they took.

use super::Outcome;
use nix::sys::resource::{UsageWho, getrusage};
use std::{
    env,
    process::{Command, ExitCode, Stdio},
};

/// Says that what follows is to be run and its memory told.
pub const MEASURED: &str = "--measured";

/// Exit codes that mean that answers were written.
const DONE: [i32; 2] = [0, 1];

/// The command, by the profile the bench itself was built in.
const YIMEN: &str = env!("CARGO_BIN_EXE_yimen");

/// Runs the command; its words go nowhere.
pub fn run(arguments: &[&str]) -> Outcome<()> {
    let ended = Command::new(YIMEN).args(arguments).stdout(Stdio::null()).stderr(Stdio::piped()).output()?;
    match ended.status.code() {
        Some(code) if DONE.contains(&code) => Ok(()),
        _ => Err(format!("yimen {}: {}", arguments.join(" "), String::from_utf8_lossy(&ended.stderr)).into()),
    }
}

/// Runs the command; how many kilobytes of memory it had at most.
///
/// What starts a program counts towards the program's memory until the program begins. So it is started by a small process of its
/// own, which is this one begun anew.
pub fn peak(arguments: &[&str]) -> Outcome<u64> {
    let mut command = Command::new(env::current_exe()?);
    let ended = command.arg(MEASURED).arg(YIMEN).args(arguments).stderr(Stdio::piped()).output()?;
    if !ended.status.success() {
        return Err(format!("yimen {}: {}", arguments.join(" "), String::from_utf8_lossy(&ended.stderr)).into());
    }
    Ok(String::from_utf8(ended.stdout)?.trim().parse()?)
}

/// Runs a program, and prints how many kilobytes of memory it had at most.
pub fn measure(program: &[String]) -> ExitCode {
    let [name, arguments @ ..] = program else { return ExitCode::FAILURE };
    let ended = Command::new(name).args(arguments).stdout(Stdio::null()).status();
    let done = ended.is_ok_and(|status| status.code().is_some_and(|code| DONE.contains(&code)));
    match getrusage(UsageWho::RUSAGE_CHILDREN) {
        Ok(usage) if done => {
            println!("{}", usage.max_rss());
            ExitCode::SUCCESS
        }
        _ => ExitCode::FAILURE,
    }
}
