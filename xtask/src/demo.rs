//! The demonstration: one real family on the terminal, and the page.

use crate::serve::Server;
use crate::{assets, cargo, paths, process, wasm};
use anyhow::Result;
use std::process::Command;

/// The family that is screened.
const CASE: &str = "tests/shared/e01-three-in-sanmen/case.json";

/// The pages and whom they are for.
const PAGES: [(&str, &str); 3] = [
    ("portal", "a city's portal: one family asks"),
    ("playground", "a policy author edits a rule"),
    ("window", "a clerk screens a file"),
];

/// Builds everything, screens one family, and serves the page unless told not to.
pub fn run(no_serve: bool, port: u16) -> Result<()> {
    let program = cargo::build_command_line()?;
    wasm::build_packages()?;
    assets::build_pages()?;

    println!("\n$ yimen screen {} {CASE}\n", assets::PACK);
    let mut screen = Command::new(program);
    screen.current_dir(paths::project("")).args(["screen", assets::PACK, CASE, "--format", "text"]);
    process::run(&mut screen, "yimen screen")?;
    if no_serve {
        return Ok(());
    }

    let server = Server::start(&assets::built_pages(), port)?;
    println!("\nComputed in the browser:");
    for (page, what) in PAGES {
        println!("  {}{page}/  {what}", server.url());
    }
    println!("Ctrl-C ends it.");
    server.wait()
}
