//! The pages: a compiled pack beside them, then Vite. They come to lie in `www/dist`, each file compressed as well.

use crate::{cargo, compress, node, paths, process};
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The pack the portal screens with.
pub const PACK: &str = "policies/zhejiang";

/// Where the built pages lie.
pub fn built_pages() -> PathBuf {
    paths::project("www/dist")
}

/// Compiles the pack and builds the pages. The packages must have been built.
pub fn build_pages() -> Result<()> {
    let packs = paths::project("www/public/packs");
    paths::fresh_folder(&packs)?;
    compile_pack(&packs.join("zhejiang.yimen"))?;
    let mut vite = node::command(&["node_modules/vite/bin/vite.js", "build", "--config", "www/vite.config.ts"]);
    process::run(&mut vite, "vite build (building the pages)")?;
    compress::beside(&built_pages())
}

fn compile_pack(into: &Path) -> Result<()> {
    let mut command = Command::new(cargo::build_command_line()?);
    command.current_dir(paths::project("")).args(["build", PACK, "-o"]).arg(into);
    process::run(&mut command, "yimen build (compiling the policy pack)")
}
