//! The command `yimen`: files in, words or JSON out, an exit code. All meaning lives in the crate `yimen`.

#![cfg_attr(not(test), deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod args;
mod audit;
mod batch;
mod build;
mod check;
mod compare;
mod coverage;
mod failure;
mod fmt;
mod impact;
mod input;
mod interrupt;
mod interview;
mod layers;
mod load;
mod map;
mod monitor;
mod output;
mod packs;
mod parallel;
mod paths;
mod progress;
mod rank;
mod register;
mod report;
mod screen;
mod synth;
mod test;
mod view;
mod words;

use args::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;
use yimen::Lang;

/// How a command ended, and with it the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Done, nothing to object to: 0.
    Done,
    /// Judged and found wanting: 1.
    Wanting,
    /// Some of several inputs could not be read, and this was said; the others were done: 2.
    Refused,
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Help and version also come this way. A reader who has gone away is no reason to complain.
            let _ = usage.print();
            return ExitCode::from(if usage.use_stderr() { 2 } else { 0 });
        }
    };
    let lang = arguments.lang.into();
    interrupt::leave_nothing_behind(lang);
    match run(&arguments.command, lang) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Wanting) => ExitCode::from(1),
        Ok(Outcome::Refused) => ExitCode::from(2),
        Err(failure) => {
            failure.tell(lang);
            ExitCode::from(2)
        }
    }
}

fn run(command: &Command, lang: Lang) -> Result<Outcome, Failure> {
    match command {
        Command::Check { pack, format, release } => check::run(pack, *format, *release, lang),
        Command::Test { pack, coverage, format } => test::run(pack, *coverage, *format, lang),
        Command::Screen { pack, case, date, region, format, details, reasons } => {
            let (date, region) = (date.clone(), region.clone());
            let options = yimen::ScreenOptions { lang, date, region, reasons: *reasons, ..Default::default() };
            screen::run(pack, case, &options, *format, *details)
        }
        Command::Batch(arguments) => batch::run(arguments, lang),
        Command::Compare { case, region, packs, date, format } => {
            compare::run(case, region, packs, date.as_deref(), *format, lang)
        }
        Command::Packs { folder, date, left_out, output } => {
            packs::run(folder, date, left_out.as_deref(), output.as_deref())
        }
        Command::Interview { pack, date, region, save } => interview::run(pack, date, region, save.as_deref(), lang),
        Command::Report { pack, case, output, date, region } => {
            let (date, region) = (date.clone(), region.clone());
            // Paper cannot be asked for more: it gives every reason.
            let options = yimen::ScreenOptions { lang, date, region, reasons: true, ..Default::default() };
            report::run(pack, case, output, &options)
        }
        Command::Map { pack, out, format } => map::run(pack, out.as_deref(), *format, lang),
        Command::Synth(arguments) => synth::run(arguments, lang),
        Command::Audit(arguments) => audit::run(arguments, lang),
        Command::Monitor(arguments) => monitor::run(arguments, lang),
        Command::Rank(arguments) => rank::run(arguments, lang),
        Command::Impact(arguments) => impact::run(arguments, lang),
        Command::Build { pack, output } => build::run(pack, output, lang),
        Command::Fmt { paths, check } => fmt::run(paths, *check, lang),
    }
}
