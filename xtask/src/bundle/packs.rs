//! The packs of `policies/`, each with the layers below it.

use super::{in_words, name_of};
use crate::paths;
use anyhow::{Result, anyhow, bail};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use yimen::{Pack, PackHeader, Severity, SourceFile};

const HOME: &str = "policies";

/// A pack, its texts and the cases its authors wrote.
pub struct CompiledPack {
    /// Its folder, from the project's root.
    pub folder: String,
    /// The pack, compiled natively.
    pub pack: Pack,
    /// Name and JSON of each case.
    pub cases: Vec<(String, String)>,
    files: Vec<SourceFile>,
}

/// The folders of all packs, from the project's root.
pub fn folders() -> Result<Vec<String>> {
    let mut folders = Vec::new();
    for folder in paths::sorted_entries(&paths::project(HOME))? {
        if folder.is_dir() && !texts(&folder)?.is_empty() {
            folders.push(format!("{HOME}/{}", name_of(&folder)));
        }
    }
    if folders.is_empty() {
        bail!("{HOME} holds no pack; that is a fault of the project");
    }
    Ok(folders)
}

impl CompiledPack {
    /// Reads and compiles the pack of a folder.
    pub fn read(folder: &str) -> Result<CompiledPack> {
        let files = with_layers(&paths::project(folder))?;
        let compiled = yimen::compile(&files);
        let errors: Vec<_> =
            compiled.diagnostics.into_iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).collect();
        let pack = compiled.pack.ok_or_else(|| in_words(&format!("{folder} does not compile"), &errors))?;
        let cases = compiled.cases.iter().map(|case| (case.name.clone(), case.case_json())).collect();
        Ok(CompiledPack { folder: folder.to_owned(), pack, cases, files })
    }

    /// The pack as the tests get it: texts to compile, and the bytes the compilation must give.
    pub fn entry(&self) -> Value {
        let files: Vec<Value> = self.files.iter().map(|file| json!({ "path": file.path, "text": file.text })).collect();
        let bytes: String = self.pack.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "folder": self.folder, "files": files, "bytes": bytes, "hash": self.pack.hash() })
    }
}

/// The texts of a pack's folder and of the packs it is based on.
fn with_layers(folder: &Path) -> Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    let mut next = Some(folder.to_path_buf());
    while let Some(layer) = next {
        let texts = texts(&layer)?;
        next = match header(&texts).and_then(|header| header.based_on) {
            Some(base) => Some(find_layer(&base)?),
            None => None,
        };
        files.extend(texts);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(files)
}

/// The texts in a folder and the folders in it, named as the command line names them: from the folder that holds all
/// packs.
fn texts(folder: &Path) -> Result<Vec<SourceFile>> {
    let mut texts = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), name_of(folder))];
    while let Some((folder, name)) = waiting.pop() {
        for path in paths::sorted_entries(&folder)? {
            let name = format!("{name}/{}", name_of(&path));
            if path.is_dir() {
                waiting.push((path, name));
            } else if path.extension().is_some_and(|ending| ending == "policy") {
                texts.push(SourceFile { text: paths::read_text(&path)?, path: name });
            }
        }
    }
    Ok(texts)
}

fn header(texts: &[SourceFile]) -> Option<PackHeader> {
    texts.iter().find_map(|file| yimen::pack_header(&file.text))
}

fn find_layer(wanted: &str) -> Result<PathBuf> {
    for folder in folders()?.iter().map(|folder| paths::project(folder)) {
        if header(&texts(&folder)?).is_some_and(|header| header.name == wanted || header.id == wanted) {
            return Ok(folder);
        }
    }
    Err(anyhow!("no folder in {HOME} holds the pack `{wanted}`"))
}
