//! The `.yimen` file: mark, format version, SHA-256 of the rest, then the content: signs, Chinese texts, rules,
//! texts in plain letters.
//! The same program always gives the same bytes.

#[cfg(feature = "compiler")]
use super::out;
use super::{Program, bytes::Bytes, verify};
use crate::base::{Code, Diagnostic, Place};
use alloc::string::String;
#[cfg(feature = "compiler")]
use alloc::vec::Vec;
use sha2::{Digest, Sha256};

/// First bytes of every compiled pack.
pub const MARK: &[u8; 8] = b"yimen\r\n\x1a";

/// Version of the layout that follows; a change of any shape in this folder raises it.
pub const FORMAT_VERSION: u16 = 5;

/// Most bytes of a `.yimen` file.
pub const MAX_COMPILED_BYTES: usize = 64 << 20;

const HASH_BYTES: usize = 32;

/// Program to the bytes of a `.yimen` file.
#[cfg(feature = "compiler")]
pub fn to_bytes(program: &Program) -> Vec<u8> {
    let content = out::content(program);
    let mut bytes = Vec::with_capacity(content.len().saturating_add(42));
    bytes.extend_from_slice(MARK);
    bytes.extend_from_slice(&FORMAT_VERSION.to_le_bytes());
    bytes.extend_from_slice(&Sha256::digest(&content));
    bytes.extend_from_slice(&content);
    bytes
}

/// Bytes of a `.yimen` file to the program and its hash. Damaged or foreign bytes give an error, never a wrong program.
pub fn from_bytes(bytes: &[u8]) -> Result<(Program, String), Diagnostic> {
    let fail = |code| Diagnostic::new(code, Place::Whole);
    if bytes.len() > MAX_COMPILED_BYTES {
        return Err(fail(Code::PackDamaged));
    }
    let rest = bytes.strip_prefix(MARK).ok_or_else(|| fail(Code::NotAPack))?;
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(|| fail(Code::PackDamaged))?;
    let version = u16::from_le_bytes(*version);
    if version != FORMAT_VERSION {
        return Err(fail(Code::PackVersion).with(alloc::format!("{version}")).with(alloc::format!("{FORMAT_VERSION}")));
    }
    let (hash, content) = rest.split_first_chunk::<HASH_BYTES>().ok_or_else(|| fail(Code::PackDamaged))?;
    if Sha256::digest(content).as_slice() != hash {
        return Err(fail(Code::PackDamaged));
    }
    // A right hash over wrong content is possible for someone who means harm, so the content is checked as well.
    match read(content).filter(verify::holds) {
        Some(program) => Ok((program, hash_text(content))),
        None => Err(fail(Code::PackDamaged)),
    }
}

/// Content to a program; nothing where anything in it is missing, wrong or left over.
fn read(content: &[u8]) -> Option<Program> {
    let mut bytes = Bytes::new(content);
    let signs = bytes.signs();
    let (chinese, rules, plain) = (bytes.part(), bytes.part(), bytes.part());
    if !bytes.end_well() {
        return None;
    }
    bytes.texts.room = MAX_COMPILED_BYTES;
    bytes.left = chinese;
    let chinese = bytes.all_texts(&signs);
    bytes.left = plain;
    bytes.texts.fresh = [chinese, bytes.all_texts(&signs)];
    if !bytes.end_well() {
        return None;
    }
    bytes.left = rules;
    let rules = bytes.next();
    let sound = bytes.end_well() && bytes.texts.all_named();
    sound.then_some(Program { rules, nodes: bytes.nodes, kinds: bytes.kinds })
}

/// `sha256:` and the hash in hexadecimal.
pub(crate) fn hash_text(content: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(content) {
        for half in [byte >> 4, byte & 15] {
            text.extend(char::from_digit(u32::from(half), 16));
        }
    }
    text
}
