//! The packs of the project, compiled, and families to screen with them.

pub mod measure;
pub mod register;

use std::{fs, path::Path};
use yimen::{Pack, ScreenOptions, SourceFile};

/// Compiles the packs of some folders below `policies/`, the lowest layer last.
///
/// # Panics
/// Where a pack cannot be read or compiled: there is nothing to measure then.
#[must_use]
pub fn pack(folders: &[&str]) -> Pack {
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let mut files: Vec<SourceFile> = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(policies.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push(SourceFile { path: format!("{folder}/{name}"), text: fs::read_to_string(&path).unwrap() });
        }
    }
    yimen::compile(&files).pack.expect("the pack compiles")
}

/// Screens one family and gives back how many rows there are.
///
/// # Panics
/// Where the case does not fit the pack.
#[must_use]
pub fn screen(pack: &Pack, case: &str, options: &ScreenOptions) -> usize {
    pack.screen_json(case, options).expect("the case fits the pack").items.len()
}
