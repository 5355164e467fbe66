//! What the page needs beside its own files: the WebAssembly packages and a compiled pack, in `www/pkg`.

use crate::wasm::Package;
use crate::{cargo, paths, process};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// The pack the page screens with.
pub const PACK: &str = "policies/zhejiang";

/// Puts the built packages and the compiled pack into `www/pkg`. The packages must have been built.
pub fn fill_www() -> Result<()> {
    let folder = paths::project("www/pkg");
    paths::fresh_folder(&folder)?;
    for package in Package::ALL {
        paths::copy_folder(&package.folder(), &folder.join(package.name()))?;
    }
    compile_pack(&folder.join("zhejiang.yimen"))
}

fn compile_pack(into: &Path) -> Result<()> {
    let mut command = Command::new(cargo::build_command_line()?);
    command.current_dir(paths::project("")).args(["build", PACK, "-o"]).arg(into);
    process::run(&mut command, "yimen build (compiling the policy pack)")
}
