//! What a table was made from, so that it can be made again.

use super::aside::{Aside, Complete};
use crate::Error;
use serde::Serialize;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// What a table was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// Id of the pack.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// `sha256:` and the hash of the compiled pack.
    pub pack_hash: String,
    /// Version of the engine.
    pub engine: String,
    /// The day judged for, `YYYY-MM-DD`.
    pub date: String,
    /// Code of the place judged for where the register names none.
    pub region: Option<String>,
    /// The files read.
    pub inputs: Vec<InputFile>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputFile {
    /// What it holds: `families`, `members`, `receiving`, `mapping`, or the `cases` of a pack.
    pub role: &'static str,
    /// Its name, without the folder: the same register gives the same receipt wherever it lies.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// `sha256:` and the hash of its bytes.
    pub sha256: String,
}

impl Receipt {
    /// Keys and values for a Parquet file, each key after `yimen.`.
    pub fn metadata(&self) -> Vec<(String, String)> {
        let mut all = vec![
            ("pack", self.pack.clone()),
            ("version", self.version.clone()),
            ("pack_hash", self.pack_hash.clone()),
            ("engine", self.engine.clone()),
            ("date", self.date.clone()),
        ];
        all.extend(self.region.clone().map(|region| ("region", region)));
        all.push(("inputs", serde_json::to_string(&self.inputs).unwrap_or_default()));
        all.into_iter().map(|(key, value)| (format!("yimen.{key}"), value)).collect()
    }

    /// Where the receipt of a table stands: the table's path and `.receipt.json`.
    pub fn path_beside(table: &Path) -> PathBuf {
        let mut name = table.as_os_str().to_owned();
        name.push(".receipt.json");
        PathBuf::from(name)
    }

    /// The receipt beside a table, ready to take its place.
    pub fn beside(&self, table: &Path) -> Result<Complete, Error> {
        let path = Receipt::path_beside(table);
        let mut file = Aside::create(&path)?;
        let mut text = serde_json::to_vec_pretty(self).map_err(Error::internal)?;
        text.push(b'\n');
        file.write_all(&text).map_err(|reason| Error::unwritable(&path, reason))?;
        file.complete()
    }
}
