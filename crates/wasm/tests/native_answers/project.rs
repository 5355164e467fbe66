//! Files of the project.

use std::path::{Path, PathBuf};

/// A path given from the project's root.
pub fn path(relative: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(relative)
}

/// What a folder holds, in the order of the names.
pub fn entries(relative: &str) -> Vec<PathBuf> {
    sorted(&path(relative))
}

/// What a folder holds, in the order of the names.
pub fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a folder's entry").path()).collect();
    paths.sort();
    paths
}

/// The text of a file.
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The last part of a path.
pub fn name_of(path: &Path) -> String {
    path.file_name().expect("a path below the project's root").to_string_lossy().into_owned()
}
