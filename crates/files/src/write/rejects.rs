//! Rows that could not be used, with the reason, as CSV.

use super::aside::{Aside, Complete};
use crate::{Error, Reject};
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Writes rejects, and counts them.
pub struct RejectWriter {
    csv: csv::Writer<Aside>,
    path: PathBuf,
    count: u64,
}

impl RejectWriter {
    /// Begins a file of rejects; it has its headings even if nothing is rejected.
    pub fn create(path: &Path) -> Result<RejectWriter, Error> {
        let mut file = Aside::create(path)?;
        // People open it in a spreadsheet, which takes a file without this mark for one in an old encoding.
        file.write_all("\u{FEFF}".as_bytes()).map_err(|reason| Error::unwritable(path, reason))?;
        let mut csv = csv::Writer::from_writer(file);
        csv.write_record(["file", "line", "family", "column", "reason"]).map_err(|error| unwritten(path, error))?;
        Ok(RejectWriter { csv, path: path.to_owned(), count: 0 })
    }

    /// Adds rejects.
    pub fn write(&mut self, rejects: &[Reject]) -> Result<(), Error> {
        for reject in rejects {
            let line = reject.line.to_string();
            let record = [&*reject.file, &line, &reject.family, &reject.column, &reject.reason];
            self.csv.write_record(record).map_err(|error| unwritten(&self.path, error))?;
            self.count = self.count.saturating_add(1);
        }
        Ok(())
    }

    /// How many were written.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The file is complete.
    pub fn finish(self) -> Result<Complete, Error> {
        let path = self.path;
        self.csv.into_inner().map_err(|error| Error::unwritable(&path, error.into_error()))?.complete()
    }
}

fn unwritten(path: &Path, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(reason) => Error::unwritable(path, reason),
        other => Error::internal(format!("{other:?}")),
    }
}
