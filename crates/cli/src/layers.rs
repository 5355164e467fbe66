//! The folders of a pack and of the packs it is based on.
//!
//! A base is looked for among the folders next to the pack, by the name or id in their 政策包 header.

use crate::{input, words::Trouble};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use yimen::{MAX_PACK_BYTES, MAX_SOURCE_BYTES, SourceFile};

/// The policy texts of a pack and of all its bases, named relative to the folder that holds them all, in order of name.
///
/// `path` is the folder of the pack, or a single policy text.
pub fn read(path: &Path, is_folder: bool) -> Result<Vec<SourceFile>, Trouble> {
    let absolute = path.canonicalize().map_err(|reason| Trouble::Unreadable { path: input::name(path), reason })?;
    let folder = if is_folder { Some(absolute.as_path()) } else { absolute.parent() };
    let home = folder.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let mut reader = Reader { home, texts: Vec::new(), bytes: 0 };
    let mut base = if is_folder { reader.folder(&absolute)? } else { reader.file(&absolute)? };
    if reader.texts.is_empty() {
        return Err(Trouble::NoPolicies { folder: input::name(path), packs: packs_inside(&absolute) });
    }
    let mut layers: BTreeSet<PathBuf> = folder.map(Path::to_owned).into_iter().collect();
    while let Some(wanted) = base {
        let found = find_base(&wanted, &reader.home, input::name(path))?;
        if !layers.insert(found.clone()) {
            break; // The layers form a ring; the compiler says so.
        }
        base = reader.folder(&found)?;
    }
    reader.texts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(reader.texts)
}

/// Collects policy texts within the limits of the compiler.
struct Reader {
    home: PathBuf,
    texts: Vec<SourceFile>,
    bytes: usize,
}

impl Reader {
    /// All policy texts in a folder and the folders in it, except folders that are packs of their own.
    /// Gives what the pack is based on.
    fn folder(&mut self, folder: &Path) -> Result<Option<String>, Trouble> {
        let mut base = None;
        let mut seen = BTreeSet::new();
        let mut waiting = vec![folder.to_owned()];
        while let Some(next) = waiting.pop() {
            let unreadable = |reason| Trouble::Unreadable { path: input::name(&next), reason };
            if !seen.insert(next.canonicalize().map_err(unreadable)?) {
                continue; // Reached again through a symbolic link.
            }
            for path in entries(&next).map_err(unreadable)? {
                if path.is_dir() {
                    if header_of(&path).is_none() {
                        waiting.push(path);
                    }
                } else if is_policy(&path) {
                    base = base.or(self.file(&path)?);
                }
            }
        }
        Ok(base)
    }

    /// One policy text. Gives what its pack is based on, if it has a header that says so.
    fn file(&mut self, path: &Path) -> Result<Option<String>, Trouble> {
        let text = input::text(path, MAX_SOURCE_BYTES)?;
        self.bytes += text.len();
        if self.bytes > MAX_PACK_BYTES {
            return Err(Trouble::TooLarge { path: input::name(&self.home), limit: MAX_PACK_BYTES });
        }
        let base = yimen::pack_header(&text).and_then(|header| header.based_on);
        let relative = path.strip_prefix(&self.home).unwrap_or(path);
        let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
        self.texts.push(SourceFile { path: parts.join("/"), text });
        Ok(base)
    }
}

/// All policy files in a folder and the folders in it, whatever packs they belong to, in order of name.
pub fn policies(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        let unreadable = |reason| Trouble::Unreadable { path: input::name(&next), reason };
        if !seen.insert(next.canonicalize().map_err(unreadable)?) {
            continue; // Reached again through a symbolic link.
        }
        let (folders, others): (Vec<_>, Vec<_>) =
            entries(&next).map_err(unreadable)?.into_iter().partition(|path| path.is_dir());
        waiting.extend(folders);
        files.extend(others.into_iter().filter(|path| is_policy(path)));
    }
    files.sort();
    Ok(files)
}

/// The only folder in `home` whose header carries the name or id.
fn find_base(wanted: &str, home: &Path, pack: String) -> Result<PathBuf, Trouble> {
    let mut candidates: Vec<PathBuf> =
        subfolders(home).into_iter().filter(|folder| header_is(folder, wanted)).collect();
    match (candidates.pop(), candidates.pop()) {
        (Some(only), None) => Ok(only),
        (Some(second), Some(first)) => Err(Trouble::BaseTwice {
            base: wanted.to_owned(),
            first: first.display().to_string(),
            second: second.display().to_string(),
        }),
        (None, _) => Err(Trouble::BaseMissing { pack, base: wanted.to_owned(), searched: home.display().to_string() }),
    }
}

fn header_is(folder: &Path, wanted: &str) -> bool {
    header_of(folder).is_some_and(|header| header.name == wanted || header.id == wanted)
}

/// The header of the pack in a folder. A file that cannot be read is passed over: it may belong to a pack nobody asked for.
fn header_of(folder: &Path) -> Option<yimen::PackHeader> {
    let files = entries(folder).unwrap_or_default().into_iter().filter(|path| is_policy(path));
    files.into_iter().find_map(|path| {
        let bytes = input::bytes(&path, MAX_SOURCE_BYTES).ok()?;
        yimen::pack_header(&String::from_utf8_lossy(&bytes))
    })
}

/// Names of the packs in the folders inside a folder, for a helpful message.
fn packs_inside(folder: &Path) -> Vec<String> {
    let inside = subfolders(folder).into_iter().filter(|folder| header_of(folder).is_some());
    inside.map(|folder| folder.display().to_string()).collect()
}

/// Every pack in the folders inside a folder, or the one that the folder is, each with its header.
pub fn packs(folder: &Path) -> Vec<(PathBuf, yimen::PackHeader)> {
    let folders = if header_of(folder).is_some() { vec![folder.to_owned()] } else { subfolders(folder) };
    folders.into_iter().filter_map(|folder| header_of(&folder).map(|header| (folder, header))).collect()
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    entries(folder).unwrap_or_default().into_iter().filter(|path| path.is_dir()).collect()
}

fn is_policy(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "policy")
}

/// What a folder holds, by name, without hidden entries.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_name().to_string_lossy().starts_with('.') {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}
