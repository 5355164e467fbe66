//! How large the packages are, as they are stored and as they travel.

use crate::wasm::{self, Package};
use crate::{node, process};
use anyhow::Result;

/// Node compresses: it knows both formats, and no further crate has to be built for a table.
const MEASURE: &str = include_str!("measure.mjs");

/// Builds the packages and prints a table of their sizes.
pub fn run() -> Result<()> {
    wasm::build_packages()?;
    let mut command = node::command(&["--input-type=module", "--eval", MEASURE, "--"]);
    for package in Package::ALL {
        for file in ["yimen_bg.wasm", "yimen.js"] {
            command.arg(format!("{} {file}", package.name())).arg(package.folder().join(file));
        }
    }
    process::run(&mut command, "measuring the packages")
}
