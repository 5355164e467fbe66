//! How a module that is shipped is compiled: with a standard library built along with it, which leaves out what a module for
//! the Web never shows. See decision 036.

use crate::cargo;
use std::process::Command;

/// The standard library from its source, compiled to be small like everything else.
const STANDARD_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// What all calculation with wide numbers and every copy goes through is compiled to be fast.
const FAST: &str = "profile.wasm.package.compiler_builtins.opt-level=3";

/// A panic stops the module at once, as it does anyway, but without words and places that nobody would see.
/// Joined to the flags of `.cargo/config.toml`.
const WITHOUT_WORDS: &str = concat!(
    "target.wasm32-unknown-unknown.rustflags = ",
    r#"["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none"]"#
);

/// Instructions that work on several numbers at once; every browser of the last years has them.
const VECTORS: &str = r#"target.wasm32-unknown-unknown.rustflags = ["-Ctarget-feature=+simd128"]"#;

/// A call of cargo that builds with these arguments, and with vector instructions or without.
pub fn build(arguments: &[&str], vectors: bool) -> Command {
    let mut command = cargo::command(&["build"]);
    command.args(STANDARD_LIBRARY).args(["--config", WITHOUT_WORDS, "--config", FAST]);
    if vectors {
        command.args(["--config", VECTORS]);
    }
    command.args(arguments);
    // None of these settings is stable yet. The compiler's version is fixed, so what they mean is, too; only the modules that
    // are shipped are built with them, and a plain build goes without.
    command.env("RUSTC_BOOTSTRAP", "1");
    command
}
