//! Rows that could not be used: into their file, and the first of them on standard error.

use crate::{failure::Failure, output, words::Done};
use std::path::{Path, PathBuf};
use yimen::Lang;
use yimen_files::{Complete, Reject, RejectWriter};

/// Rejects that are told right away.
const MOST_TOLD: u64 = 5;

/// Collects rejects.
pub struct Rejects {
    writer: Option<RejectWriter>,
    path: Option<PathBuf>,
    count: u64,
    lang: Lang,
}

impl Rejects {
    /// Into a file, if there is to be one.
    pub fn new(path: Option<&Path>, lang: Lang) -> Result<Rejects, Failure> {
        let writer = path.map(RejectWriter::create).transpose()?;
        Ok(Rejects { writer, path: path.map(Path::to_owned), count: 0, lang })
    }

    /// Takes some.
    pub fn take(&mut self, rejects: &[Reject]) -> Result<(), Failure> {
        if let Some(writer) = &mut self.writer {
            writer.write(rejects)?;
        }
        for reject in rejects {
            if self.count < MOST_TOLD {
                let Reject { file, line, family, column, reason } = reject;
                let told = Done::Rejected { file, line: *line, family, column, reason };
                output::error_words(&format!("{}\n", told.text(self.lang)));
            }
            self.count = self.count.saturating_add(1);
        }
        Ok(())
    }

    /// How many there were.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Says how many there were, and gives the file, ready to take its place.
    pub fn finish(self) -> Result<Option<Complete>, Failure> {
        if self.count > 0 {
            let path = self.path.as_ref().map(|path| path.display().to_string());
            let told = Done::Rejects { count: self.count, path: path.as_deref() };
            output::error_words(&format!("{}\n", told.text(self.lang)));
        }
        Ok(self.writer.map(RejectWriter::finish).transpose()?)
    }
}
