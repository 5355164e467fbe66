//! The demonstration: one real family on the terminal, and the page.

use crate::serve::Server;
use crate::{assets, cargo, paths, process, wasm};
use anyhow::Result;
use std::process::Command;

/// The family that is screened.
const CASE: &str = "tests/shared/e01-three-in-sanmen/case.json";

/// Builds everything, screens one family, and serves the page unless told not to.
pub fn run(no_serve: bool, port: u16) -> Result<()> {
    let program = cargo::build_command_line()?;
    wasm::build_packages()?;
    assets::fill_www()?;

    println!("\n$ yimen screen {} {CASE}\n", assets::PACK);
    let mut screen = Command::new(program);
    screen.current_dir(paths::project("")).args(["screen", assets::PACK, CASE, "--format", "text"]);
    process::run(&mut screen, "yimen screen")?;
    if no_serve {
        return Ok(());
    }

    let server = Server::start(&paths::project("www"), port)?;
    println!("\nThe page, computed in the browser: {}\nCtrl-C ends it.", server.url());
    server.wait()
}
