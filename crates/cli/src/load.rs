//! PACK, whatever it is, as something to compile or something compiled.

use crate::{failure::Failure, input, layers, words::Trouble};
use std::path::Path;
use yimen::{Compiled, MAX_COMPILED_BYTES, MAX_SOURCE_BYTES, PACK_MARK, Pack, SourceFile};

/// A pack as it was given.
pub enum Loaded {
    /// Policy texts of all layers, and what the compiler makes of them.
    Texts(Vec<SourceFile>, Box<Compiled>),
    /// A compiled pack.
    Pack(Box<Pack>),
}

/// Reads PACK and compiles it if it is text.
pub fn load(path: &Path) -> Result<Loaded, Failure> {
    if input::is_standard(path) {
        return standard_input(path);
    }
    let metadata = std::fs::metadata(path).map_err(|reason| Trouble::Unreadable { path: input::name(path), reason })?;
    if metadata.is_dir() || path.extension().is_some_and(|ending| ending == "policy") {
        return Ok(compiled(layers::read(path, metadata.is_dir())?));
    }
    open_pack(&input::bytes(path, MAX_COMPILED_BYTES)?, path)
}

/// A pack that can be screened with. Policy text with errors is refused.
pub fn pack(path: &Path) -> Result<Pack, Failure> {
    match load(path)? {
        Loaded::Pack(pack) => Ok(*pack),
        Loaded::Texts(files, compiled) => match compiled.pack {
            Some(pack) => Ok(pack),
            None => Err(Failure::Refused { diagnostics: compiled.diagnostics, files, input: input::name(path) }),
        },
    }
}

fn compiled(files: Vec<SourceFile>) -> Loaded {
    let compiled = yimen::compile(&files);
    Loaded::Texts(files, Box::new(compiled))
}

fn standard_input(path: &Path) -> Result<Loaded, Failure> {
    let bytes = input::bytes(path, MAX_COMPILED_BYTES)?;
    if bytes.starts_with(PACK_MARK) {
        return open_pack(&bytes, path);
    }
    let name = input::name(path);
    if bytes.len() > MAX_SOURCE_BYTES {
        return Err(Trouble::TooLarge { path: name, limit: MAX_SOURCE_BYTES }.into());
    }
    let text = input::decode(bytes, &name)?;
    if let Some(base) = yimen::pack_header(&text).and_then(|header| header.based_on) {
        return Err(Trouble::BaseOfStandardInput { base }.into());
    }
    Ok(compiled(vec![SourceFile { path: name, text }]))
}

fn open_pack(bytes: &[u8], path: &Path) -> Result<Loaded, Failure> {
    match Pack::from_bytes(bytes) {
        Ok(pack) => Ok(Loaded::Pack(Box::new(pack))),
        Err(diagnostic) => {
            Err(Failure::Refused { diagnostics: vec![diagnostic], files: Vec::new(), input: input::name(path) })
        }
    }
}
