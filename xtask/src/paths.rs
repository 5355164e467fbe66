//! Where things lie in the project.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// A path given from the project's root.
pub fn project(relative: &str) -> PathBuf {
    // Cargo says where it runs the tasks from; two clones may share what was built.
    let here =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.join("..")
        .components()
        .fold(PathBuf::new(), |mut path, part| {
            // Resolved by hand: a `..` left in would show in every message.
            if part == std::path::Component::ParentDir {
                path.pop();
            } else {
                path.push(part);
            }
            path
        })
        .join(relative)
}

/// Removes a folder with everything in it and makes it anew.
pub fn fresh_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}

/// Reads a text file, naming it when that fails.
pub fn read_text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it, naming it when that fails.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(path, contents).with_context(|| format!("cannot write {}", path.display()))
}

/// Copies a folder with everything in it.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for path in sorted_entries(from)? {
        let Some(name) = path.file_name() else {
            continue;
        };
        if path.is_dir() {
            copy_folder(&path, &to.join(name))?;
        } else {
            let contents = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            write(&to.join(name), contents)?;
        }
    }
    Ok(())
}

/// The policy packs in a folder and the folders in it, in the order of the names: each folder that holds a policy file.
/// What lies below such a folder belongs to its pack.
pub fn packs(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = sorted_entries(folder)?;
    if entries.iter().any(|path| path.extension().is_some_and(|ending| ending == "policy")) {
        return Ok(vec![folder.to_path_buf()]);
    }
    let mut packs = Vec::new();
    for inner in entries.iter().filter(|path| path.is_dir()) {
        packs.extend(self::packs(inner)?);
    }
    Ok(packs)
}

/// What a folder holds, in the order of the names.
pub fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let reading = || format!("cannot read the folder {}", folder.display());
    let mut entries = std::fs::read_dir(folder)
        .with_context(reading)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()
        .with_context(reading)?;
    entries.sort();
    Ok(entries)
}
