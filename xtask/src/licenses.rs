//! The licences of what is compiled into the WebAssembly modules, beside the project's own.

use crate::{cargo, paths, process};
use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The project's own, in its root.
const OWN: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

/// Writes `licenses.md` into a folder, and the project's own licences.
pub fn write(folder: &Path) -> Result<()> {
    for name in OWN {
        paths::write(&folder.join(name), paths::read_text(&paths::project(name))?)?;
    }
    // Most crates share a text but for the line of their authors; what is wholly alike is written once.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, sources) in compiled_in()? {
        for path in licences(&sources)? {
            texts.entry(paths::read_text(&path)?).or_default().insert(name.clone());
        }
    }
    let mut page = String::from("# Licences of what is compiled into the WebAssembly modules\n");
    for (text, names) in texts {
        let names: Vec<String> = names.into_iter().collect();
        write!(page, "\n## {}\n\n```text\n{}\n```\n", names.join(", "), text.trim_end())?;
    }
    paths::write(&folder.join("licenses.md"), page)
}

/// The crates from elsewhere that end up in the modules, and the folders of their sources.
fn compiled_in() -> Result<BTreeMap<String, PathBuf>> {
    let package = ["--package", "yimen-wasm", "--target", cargo::WASM_TARGET];
    let shape = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let tree = process::output(
        &mut cargo::command(&[&["tree", "--quiet"], &package[..], &shape[..]].concat()),
        "listing what is compiled in",
    )?;
    let tree = String::from_utf8(tree).context("cargo listed the crates in an unknown form")?;
    let listed: BTreeSet<String> =
        tree.lines().filter_map(|line| line.split_once(" v")).map(|(name, rest)| named(name, first(rest))).collect();

    let metadata = process::output(
        &mut cargo::command(&["metadata", "--format-version", "1", "--filter-platform", cargo::WASM_TARGET]),
        "reading where the crates lie",
    )?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&metadata).context("cargo described the project in an unknown form")?;
    let packages = metadata["packages"].as_array().context("cargo listed no packages")?;
    let described = packages.iter().filter_map(|package| {
        // What comes from nowhere else is the project's own.
        package["source"].as_str()?;
        let name = named(package["name"].as_str()?, package["version"].as_str()?);
        Some((name, Path::new(package["manifest_path"].as_str()?).parent()?.to_owned()))
    });
    Ok(described.filter(|(name, _)| listed.contains(name)).collect())
}

fn named(name: &str, version: &str) -> String {
    format!("{name} {version}")
}

fn first(words: &str) -> &str {
    words.split_whitespace().next().unwrap_or_default()
}

/// The licence files of a crate: of several to choose from, the shorter one the project has chosen.
fn licences(sources: &Path) -> Result<Vec<PathBuf>> {
    let is_licence = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_uppercase();
        ["LICEN", "COPYING", "NOTICE", "UNLICEN"].iter().any(|begin| name.starts_with(begin))
    };
    let all: Vec<PathBuf> = paths::sorted_entries(sources)?.into_iter().filter(is_licence).collect();
    let named = |part: &str| all.iter().filter(|path| path.to_string_lossy().ends_with(part)).cloned().collect();
    let (chosen, also): (Vec<PathBuf>, Vec<PathBuf>) = (named("MIT"), named("UNICODE"));
    anyhow::ensure!(!all.is_empty(), "{} has no licence file", sources.display());
    Ok(if chosen.is_empty() { all } else { [chosen, also].concat() })
}
