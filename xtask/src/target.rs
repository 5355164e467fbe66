//! What of the Rust toolchain the WebAssembly modules need: the target, and the source of the standard library.
//! `rust-toolchain.toml` asks rustup for both; a rustup that is told not to install anything by itself has to be asked once more.

use crate::{cargo, paths, process};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// Makes sure that the toolchain in use can build for WebAssembly.
pub fn ready() -> Result<()> {
    if !printed(&["target-libdir", "--target", cargo::WASM_TARGET])?.is_dir() {
        let doing = "rustup target add (the Rust toolchain cannot build for WebAssembly yet)";
        process::run(rustup().args(["target", "add", cargo::WASM_TARGET]), doing)?;
    }
    if !printed(&["sysroot"])?.join("lib/rustlib/src/rust/library/std").is_dir() {
        let doing = "rustup component add (the Rust toolchain has no source of the standard library yet)";
        process::run(rustup().args(["component", "add", "rust-src"]), doing)?;
    }
    Ok(())
}

fn rustup() -> Command {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(paths::project(""));
    rustup
}

/// A folder that rustc names.
fn printed(what: &[&str]) -> Result<PathBuf> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(paths::project("")).arg("--print").args(what);
    let folder = process::output(&mut rustc, "asking rustc where its libraries are")?;
    let folder = String::from_utf8(folder).context("rustc named a folder that is not UTF-8")?;
    Ok(PathBuf::from(folder.trim()))
}
