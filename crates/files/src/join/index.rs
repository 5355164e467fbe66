//! The families' ids in temporary files, taken apart by their hash.

use super::pieces::temporary;
use crate::{Error, table::Table, write::Unfinished};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufReader, BufWriter, Read, Write},
    path::PathBuf,
};
use tempfile::TempDir;

/// Most parts and buckets; each is an open file.
const MOST_PARTS: u64 = 400;
/// Rows read at once.
const ROWS: usize = 1 << 14;

/// The families' ids by their hash, and ids that stand more than once.
pub(crate) struct Index {
    folder: TempDir,
    _unfinished: Unfinished,
    pub(super) parts: u64,
    pub(super) families: u64,
    /// Places of families whose id is not theirs alone, in order, each with the line of another one.
    pub(crate) twice: Vec<(u64, u64)>,
}

impl Index {
    /// Reads all ids of the families' file. `bytes` is the size of all files, `at_once` how much of them makes a part.
    pub(crate) fn of(families: &mut dyn Table, bytes: u64, at_once: u64) -> Result<Index, Error> {
        let folder = tempfile::Builder::new().prefix("yimen-").tempdir().map_err(temporary)?;
        let unfinished = Unfinished::new(folder.path());
        let parts = bytes.div_ceil(at_once.max(1)).clamp(1, MOST_PARTS);
        let mut index = Index { folder, _unfinished: unfinished, parts, families: 0, twice: Vec::new() };
        let files: Result<Vec<_>, Error> = (0..parts).map(|part| index.create("ids", part)).collect();
        let mut files = files?;
        while let Some(bundle) = families.next(ROWS)? {
            for row in 0..bundle.own.rows() {
                let id = bundle.own.id(row);
                if let Some(file) = files.get_mut(index.part(id)).filter(|_| !id.is_empty()) {
                    let length = u32::try_from(id.len()).map_err(Error::internal)?;
                    file.write_all(&index.families.to_le_bytes()).map_err(temporary)?;
                    file.write_all(&bundle.own.line(row).to_le_bytes()).map_err(temporary)?;
                    file.write_all(&length.to_le_bytes()).map_err(temporary)?;
                    file.write_all(id.as_bytes()).map_err(temporary)?;
                }
                index.families = index.families.saturating_add(1);
            }
        }
        for mut file in files {
            file.flush().map_err(temporary)?;
        }
        let mut twice = Vec::new();
        for part in 0..parts {
            index.ids(part, &mut twice)?;
        }
        twice.sort_unstable();
        twice.dedup_by_key(|(place, _)| *place);
        index.twice = twice;
        Ok(index)
    }

    pub(super) fn path(&self, name: &str, part: u64) -> PathBuf {
        self.folder.path().join(format!("{name}-{part}"))
    }

    pub(super) fn create(&self, name: &str, part: u64) -> Result<BufWriter<File>, Error> {
        File::create(self.path(name, part)).map(BufWriter::new).map_err(temporary)
    }

    /// The part an id belongs to.
    pub(super) fn part(&self, id: &str) -> usize {
        // Any even hash does; this one is at hand and nobody can choose ids that all fall into one part by accident.
        let hash = Sha256::digest(id.as_bytes());
        let number = hash.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        usize::try_from(number % self.parts).unwrap_or(0)
    }

    /// The ids of a part with the place of their first family; families with an id of another go to `twice`.
    pub(super) fn ids(&self, part: u64, twice: &mut Vec<(u64, u64)>) -> Result<BTreeMap<String, u64>, Error> {
        let mut file = BufReader::new(File::open(self.path("ids", part)).map_err(temporary)?);
        let mut all: BTreeMap<String, (u64, u64)> = BTreeMap::new();
        let mut head = [0; 20];
        while read_head(&mut file, &mut head)? {
            let number = |from: usize, to: usize| {
                let bytes = head.get(from..to).unwrap_or_default();
                bytes.iter().rev().fold(0_u64, |number, byte| (number << 8) | u64::from(*byte))
            };
            let (place, line, length) = (number(0, 8), number(8, 16), number(16, 20));
            let mut id = vec![0; usize::try_from(length).map_err(Error::internal)?];
            file.read_exact(&mut id).map_err(temporary)?;
            let id = String::from_utf8(id).map_err(Error::internal)?;
            match all.get(&id) {
                Some((first, first_line)) => twice.extend([(place, *first_line), (*first, line)]),
                None => {
                    all.insert(id, (place, line));
                }
            }
        }
        Ok(all.into_iter().map(|(id, (place, _))| (id, place)).collect())
    }
}

/// Whether there is another entry.
fn read_head(file: &mut impl Read, head: &mut [u8; 20]) -> Result<bool, Error> {
    let mut filled = 0;
    while filled < head.len() {
        let count = file.read(head.get_mut(filled..).unwrap_or_default()).map_err(temporary)?;
        if count == 0 {
            return if filled == 0 { Ok(false) } else { Err(Error::internal("a temporary file ends early")) };
        }
        filled = filled.saturating_add(count);
    }
    Ok(true)
}
