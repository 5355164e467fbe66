//! The Rust target for WebAssembly. `rust-toolchain.toml` asks rustup for it; a rustup that is told not to install
//! anything by itself has to be asked once more.

use crate::{cargo, paths, process};
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Makes sure that the toolchain in use can build for WebAssembly.
pub fn ready() -> Result<()> {
    if has_target()? {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    rustup.current_dir(paths::project("")).args(["target", "add", cargo::WASM_TARGET]);
    let doing = "rustup target add (the Rust toolchain cannot build for WebAssembly yet)";
    process::run(&mut rustup, doing)
}

fn has_target() -> Result<bool> {
    let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    rustc.current_dir(paths::project("")).args(["--print", "target-libdir", "--target", cargo::WASM_TARGET]);
    let folder = process::output(&mut rustc, "asking rustc where its libraries are")?;
    let folder = String::from_utf8(folder).context("rustc named a folder that is not UTF-8")?;
    Ok(Path::new(folder.trim()).is_dir())
}
