//! Files written aside and renamed once they are complete.

use super::unfinished::{self, Unfinished};
use crate::Error;
use std::{
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// A file that takes its place only when it is complete; until then, and if it is dropped, whatever stood there stays.
pub struct Aside {
    file: BufWriter<NamedTempFile>,
    unfinished: Unfinished,
    target: PathBuf,
    /// As it was given, for messages.
    path: PathBuf,
}

impl Aside {
    /// Begins a file in the folder of its target.
    pub fn create(path: &Path) -> Result<Aside, Error> {
        let unwritable = |reason| Error::unwritable(path, reason);
        // Behind a symbolic link, so that the link survives.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if target.is_dir() {
            return Err(unwritable(io::ErrorKind::IsADirectory.into()));
        }
        if fs::metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(unwritable(io::Error::new(io::ErrorKind::Unsupported, "not an ordinary file")));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let file = builder().prefix(".yimen-").tempfile_in(folder).map_err(unwritable)?;
        let unfinished = Unfinished::new(file.path());
        // What takes a file's place is open to the same people as the file was.
        if let Ok(metadata) = fs::metadata(&target) {
            file.as_file().set_permissions(metadata.permissions()).map_err(unwritable)?;
        }
        Ok(Aside { file: BufWriter::with_capacity(1 << 17, file), unfinished, target, path: path.to_owned() })
    }

    /// The path it will have.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Everything is written; the file is ready to take its place.
    pub fn complete(self) -> Result<Complete, Error> {
        let Aside { file, unfinished, target, path } = self;
        let file = file.into_inner().map_err(|error| Error::unwritable(&path, error.into_error()))?;
        file.as_file().sync_all().map_err(|reason| Error::unwritable(&path, reason))?;
        Ok(Complete { file, unfinished, target, path })
    }
}

impl Write for Aside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A complete file that has not taken its place yet.
pub struct Complete {
    file: NamedTempFile,
    unfinished: Unfinished,
    target: PathBuf,
    path: PathBuf,
}

/// Puts complete files in their places, one after the other: the one that shows that all are there should come last.
pub fn persist(files: Vec<Complete>) -> Result<(), Error> {
    let (mut files, mut placed) = (files.into_iter(), Vec::new());
    // Whoever wants to break the run off waits until all of them are there.
    let held = unfinished::hold();
    let result = files.try_for_each(|Complete { file, unfinished, target, path }| {
        placed.push(unfinished);
        file.persist(target).map(drop).map_err(|error| Error::unwritable(&path, error.error))
    });
    drop(held);
    result
}

/// Temporary files are private; these are to be readable like any new file. The user's mask still applies.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}
