//! The command as a script or a clerk meets it: arguments and files in, output and exit code out.

mod bad_case;
mod bad_pack;
mod build;
mod check;
mod compare;
mod fmt;
mod interview;
mod layers;
mod map;
mod packs;
mod report;
mod run_cases;
mod screen;
mod starter_packs;
mod support;
mod usage;
