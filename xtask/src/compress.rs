//! Every file of the pages also lies compressed beside itself, where servers look for it, as small as gzip can be made: what is
//! compressed once, ahead, may take its time. See decision 040.

use crate::paths;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Writes `name.gz` beside every file of a folder and the folders in it, where that is smaller.
pub fn beside(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress(file)?;
        }
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    thread::scope(|scope| {
        let all: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        all.into_iter().try_for_each(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for path in paths::sorted_entries(folder)? {
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_none_or(|extension| extension != "gz") {
            files.push(path);
        }
    }
    Ok(())
}

fn compress(file: &Path) -> Result<()> {
    let contents = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut compressed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, contents.as_slice(), &mut compressed)
        .with_context(|| format!("cannot compress {}", file.display()))?;
    if compressed.len() >= contents.len() {
        return Ok(());
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".gz");
    paths::write(Path::new(&name), compressed)
}
