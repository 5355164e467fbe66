//! Node and its packages. They are installed once into `node_modules`, exactly as `package-lock.json` says.

use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// What Vite needs.
const LEAST: (u32, u32) = (20, 19);

/// A call of Node, in the project's root.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new("node");
    command.current_dir(paths::project("")).args(arguments);
    command
}

/// Makes sure that Node is there and new enough, and that the packages of the lock file are installed.
pub fn ready() -> Result<()> {
    let advice =
        format!("install Node {}.{} or newer (with npm) from your system or from nodejs.org", LEAST.0, LEAST.1);
    if process::find_program("node").is_none() {
        bail!("Node was not found; {advice}");
    }
    let version = process::output(&mut command(&["--version"]), "asking Node for its version")?;
    let version = String::from_utf8_lossy(&version).trim().to_owned();
    let mut parts = version.trim_start_matches('v').split('.').map(str::parse);
    if let (Some(Ok(major)), Some(Ok(minor))) = (parts.next(), parts.next())
        && (major, minor) < LEAST
    {
        bail!("Node {version} is too old; {advice}");
    }
    install()
}

fn install() -> Result<()> {
    let wanted = paths::read_text(&paths::project("package-lock.json"))?;
    // A copy of the lock file tells the next run that there is nothing to do.
    let stamp = paths::project("node_modules/.yimen-installed-lock.json");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("Installing the Node packages of package-lock.json");
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut command = Command::new(npm);
    command.current_dir(paths::project("")).args(["ci", "--no-audit", "--no-fund"]);
    process::run(&mut command, "npm ci (installing the Node packages)")
        .context("npm comes with Node and needs a package registry it can reach")?;
    paths::write(&stamp, wanted)
}
