//! Calls of cargo, in the project's root and with the cargo that runs this task.

use crate::paths;
use anyhow::{Context, Result};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::Command;

/// The target triple of WebAssembly.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A call of cargo.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::project("")).args(arguments);
    if std::io::stdout().is_terminal() {
        // The output of tests goes through a pipe to be counted; keep the colours of the terminal.
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

/// Where cargo puts what it builds; a person may have set it elsewhere.
pub fn target_folder() -> Result<PathBuf> {
    let arguments = ["metadata", "--no-deps", "--format-version", "1"];
    let text = crate::process::output(&mut command(&arguments), "reading the project's layout")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&text).context("cargo described the project in an unknown form")?;
    let folder = metadata.get("target_directory").and_then(|folder| folder.as_str());
    Ok(PathBuf::from(folder.context("cargo does not say where it puts what it builds")?))
}

/// Builds the `yimen` command and returns where it lies.
pub fn build_command_line() -> Result<PathBuf> {
    let arguments = ["build", "--package", "yimen-cli"];
    crate::process::run(&mut command(&arguments), "building the yimen command")?;
    Ok(target_folder()?.join("debug").join("yimen").with_extension(std::env::consts::EXE_EXTENSION))
}
