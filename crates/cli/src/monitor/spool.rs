//! What is to be read again later, kept in a temporary file that nobody else sees.

use crate::{
    failure::Failure,
    register::{internal, temporary},
};
use std::{
    fs::File,
    io::{BufWriter, Read, Seek, SeekFrom, Write},
    sync::{Mutex, PoisonError},
};

/// Texts while they are put away.
pub struct Spool {
    file: BufWriter<File>,
    length: u64,
}

/// Texts put away.
pub struct Kept(Mutex<File>);

impl Spool {
    pub fn new() -> Result<Spool, Failure> {
        Ok(Spool { file: BufWriter::with_capacity(1 << 17, tempfile::tempfile().map_err(temporary)?), length: 0 })
    }

    /// Puts a text away; where it stands.
    pub fn put(&mut self, text: &str) -> Result<u64, Failure> {
        let at = self.length;
        let count = u32::try_from(text.len()).map_err(internal)?;
        self.file.write_all(&count.to_le_bytes()).map_err(temporary)?;
        self.file.write_all(text.as_bytes()).map_err(temporary)?;
        self.length = at.saturating_add(size_of::<u32>() as u64).saturating_add(count.into());
        Ok(at)
    }

    pub fn finish(self) -> Result<Kept, Failure> {
        let file = self.file.into_inner().map_err(|error| temporary(error.into_error()))?;
        Ok(Kept(Mutex::new(file)))
    }
}

impl Kept {
    /// The text that stands somewhere.
    pub fn get(&self, at: u64) -> Result<String, Failure> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).map_err(temporary)?;
        let mut count = [0; size_of::<u32>()];
        file.read_exact(&mut count).map_err(temporary)?;
        let mut text = vec![0; u32::from_le_bytes(count) as usize];
        file.read_exact(&mut text).map_err(temporary)?;
        String::from_utf8(text).map_err(internal)
    }
}
