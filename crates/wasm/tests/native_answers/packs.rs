//! The packs of `policies/`, each with the layers below it.

use super::project;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use yimen::{Lang, Pack, PackHeader, SourceFile};

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

/// The folders of all packs, from the project's root: each that holds a policy file.
pub fn folders() -> Vec<String> {
    let mut packs = Vec::new();
    let mut waiting = vec![HOME.to_owned()];
    while let Some(folder) = waiting.pop() {
        let entries = project::entries(&folder);
        if entries.iter().any(|path| is_policy(path)) {
            packs.push(folder);
        } else {
            let inner = entries.iter().filter(|path| path.is_dir());
            waiting.extend(inner.map(|path| format!("{folder}/{}", project::name_of(path))));
        }
    }
    packs.sort();
    packs
}

fn is_policy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "policy")
}

impl CompiledPack {
    /// Reads and compiles the pack of a folder.
    pub fn read(folder: &str) -> CompiledPack {
        let files = with_layers(project::path(folder));
        let compiled = yimen::compile(&files);
        let said: Vec<String> =
            compiled.diagnostics.iter().map(|diagnostic| diagnostic.message(Lang::Chinese)).collect();
        let pack = compiled.pack.unwrap_or_else(|| panic!("{folder} does not compile: {said:#?}"));
        let cases = compiled.cases.iter().map(|case| (case.name.clone(), case.case_json())).collect();
        CompiledPack { folder: folder.to_owned(), pack, cases, files }
    }

    /// The pack as the tests get it: texts to compile, and the bytes the compilation must give.
    pub fn entry(&self) -> Value {
        let files: Vec<Value> = self.files.iter().map(|file| json!({ "path": file.path, "text": file.text })).collect();
        let bytes: String = self.pack.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        json!({ "folder": self.folder, "files": files, "bytes": bytes, "hash": self.pack.hash() })
    }
}

/// The texts of a pack's folder and of the packs it is based on.
fn with_layers(folder: PathBuf) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut next = Some(folder);
    while let Some(layer) = next {
        let texts = texts(&layer);
        next = header(&texts).and_then(|header| header.based_on).map(|base| find_layer(&base));
        files.extend(texts);
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

/// The texts in a folder and the folders in it, named as the command line names them: from the folder that holds all
/// packs.
fn texts(folder: &Path) -> Vec<SourceFile> {
    let mut texts = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), project::name_of(folder))];
    while let Some((folder, name)) = waiting.pop() {
        for path in project::sorted(&folder) {
            let name = format!("{name}/{}", project::name_of(&path));
            if path.is_dir() {
                waiting.push((path, name));
            } else if is_policy(&path) {
                texts.push(SourceFile { text: project::text(&path), path: name });
            }
        }
    }
    texts
}

fn header(texts: &[SourceFile]) -> Option<PackHeader> {
    texts.iter().find_map(|file| yimen::pack_header(&file.text))
}

fn find_layer(wanted: &str) -> PathBuf {
    let is_wanted =
        |folder: &PathBuf| header(&texts(folder)).is_some_and(|header| header.name == wanted || header.id == wanted);
    let found = folders().iter().map(|folder| project::path(folder)).find(is_wanted);
    found.unwrap_or_else(|| panic!("no folder in {HOME} holds the pack `{wanted}`"))
}
