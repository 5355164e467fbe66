//! The command as a script or a clerk meets it: arguments and files in, output and exit code out.

mod audit;
mod bad_case;
mod bad_pack;
mod batch_agrees;
mod batch_docs;
mod batch_files;
mod batch_rejects;
mod batch_usage;
mod build;
mod check;
mod compare;
mod fmt;
mod impact;
#[cfg(unix)]
mod interrupted;
mod interview;
mod layers;
mod map;
mod monitor;
mod over_registers;
mod packs;
mod rank;
mod register;
mod report;
mod run_cases;
mod screen;
mod starter_packs;
mod support;
mod synth;
mod usage;
