//! The project's packs, compiled from their texts.

use std::path::Path;
use yimen::{Pack, SourceFile};

/// One of the project's packs, with what it is based on.
pub fn project(layers: &[&str]) -> Pack {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let mut files = Vec::new();
    for layer in layers {
        for entry in std::fs::read_dir(root.join(layer)).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{layer}/{}", path.file_name().unwrap().to_string_lossy());
            files.push(SourceFile { path: name, text: std::fs::read_to_string(&path).unwrap() });
        }
    }
    let compiled = yimen::compile(&files);
    compiled.pack.unwrap_or_else(|| panic!("{:?}", compiled.diagnostics))
}
