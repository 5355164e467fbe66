//! Temporary files there are at the moment, so that a run that is broken off leaves none of them behind.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

static ALL: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// How often a folder is emptied in which others may still be writing.
const TRIES: usize = 100;

/// While it is held, nobody breaks off what is going on.
pub(super) fn hold() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    ALL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A temporary file or folder there is as long as this.
pub(crate) struct Unfinished(PathBuf);

impl Unfinished {
    pub(crate) fn new(path: &Path) -> Unfinished {
        hold().insert(path.to_owned());
        Unfinished(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        hold().remove(&self.0);
    }
}

/// Removes all temporary files of this process, for when it is about to end before its work is done. Files that are just taking
/// their places do so first; from then on none does any more. Whether there were any.
pub fn abandon() -> bool {
    let all = hold();
    let any = !all.is_empty();
    for path in all.iter() {
        if path.is_dir() {
            // Somebody may be putting another file into it.
            let _ = (0..TRIES).any(|_| fs::remove_dir_all(path).is_ok());
        } else {
            let _ = fs::remove_file(path);
        }
    }
    std::mem::forget(all);
    any
}
