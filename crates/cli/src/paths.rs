//! Every file of a run is one of its own.

use crate::{failure::Failure, input, words::Trouble};
use std::path::{Path, PathBuf};

/// Refuses a file that is named twice, and standard input or output where only files do. Only the pack may come from standard
/// input.
pub fn are_distinct<'p>(pack: &Path, others: impl IntoIterator<Item = &'p Path>) -> Result<(), Failure> {
    let mut seen: Vec<PathBuf> = Vec::new();
    if !input::is_standard(pack) {
        seen.push(resolved(pack));
    }
    for path in others {
        if input::is_standard(path) {
            return Err(Trouble::NoStandardInput.into());
        }
        let resolved = resolved(path);
        if seen.contains(&resolved) {
            return Err(Trouble::SameFile { path: input::name(path) }.into());
        }
        seen.push(resolved);
    }
    Ok(())
}

/// Where a path leads, whether there is something or not.
fn resolved(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let in_folder = || Some(folder.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}
