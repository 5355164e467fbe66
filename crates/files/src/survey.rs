//! What is to be known of a file before it is read: its hash, its encoding, whether its rows are sorted by family.

use crate::{
    Encoding, Error, Format, InputFile,
    columns::headings::Matcher,
    join::Order,
    table::{self, Opening, is_utf16},
};
use encoding_rs::{DecoderResult, GB18030, UTF_8};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};
use yimen::Lang;

const BLOCK: usize = 1 << 18;
/// Rows whose ids are looked at in one go.
const ROWS: usize = 1 << 14;

/// A file as it was when the run began.
pub(crate) struct Survey {
    path: PathBuf,
    pub(crate) file: InputFile,
    pub(crate) encoding: Encoding,
    /// When it was changed last, in nanoseconds; nothing where the system does not say.
    changed: Option<u128>,
}

/// The families' ids of a file, from first to last.
pub(crate) struct Ids {
    pub(crate) rows: u64,
    pub(crate) has_ids: bool,
    /// Orders in which each id is above the one before it, or for a table of families' rows not below it.
    pub(crate) orders: Vec<Order>,
}

impl InputFile {
    /// A file as it is now, by its hash.
    pub fn of(path: &Path, role: &'static str) -> Result<InputFile, Error> {
        Survey::of(path, role, Some(Encoding::Utf8)).map(|survey| survey.file)
    }

    /// What was read from elsewhere, by its hash.
    pub fn of_bytes(role: &'static str, name: String, bytes: &[u8]) -> InputFile {
        InputFile { role, name, bytes: bytes.len() as u64, sha256: text_of(Sha256::new_with_prefix(bytes)) }
    }
}

/// `sha256:` and the hash in small letters.
fn text_of(hash: Sha256) -> String {
    let mut text = String::from("sha256:");
    for byte in hash.finalize() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

impl Survey {
    /// Reads a file once.
    pub(crate) fn of(path: &Path, role: &'static str, encoding: Option<Encoding>) -> Result<Survey, Error> {
        let unreadable = |reason| Error::unreadable(path, reason);
        let metadata = fs::metadata(path).map_err(unreadable)?;
        let is_text = Format::of(path).is_ok_and(|format| format != Format::Parquet);
        let (mut hash, mut letters) = (Sha256::new(), Letters::new(UTF_8));
        let (mut bytes, mut marked) = (0_u64, false);
        each_block(path, |block| {
            if bytes == 0 {
                marked = block.starts_with("\u{FEFF}".as_bytes());
                if is_text && is_utf16(block) {
                    return Err(Error::Utf16 { path: path.display().to_string() });
                }
            }
            bytes = bytes.saturating_add(block.len() as u64);
            hash.update(block);
            if is_text && encoding.is_none() {
                letters.look(block);
            }
            Ok(())
        })?;
        let encoding = match encoding {
            Some(encoding) => encoding,
            None if !is_text || marked || letters.wrong == 0 => Encoding::Utf8,
            None => found(path, letters.wrong)?,
        };
        let sha256 = text_of(hash);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let file = InputFile { role, name, bytes, sha256 };
        Ok(Survey { path: path.to_owned(), file, encoding, changed: changed(&metadata) })
    }

    /// Whether the file is still what it was.
    pub(crate) fn is_unchanged(&self) -> Result<(), Error> {
        let metadata = fs::metadata(&self.path).map_err(|reason| Error::unreadable(&self.path, reason))?;
        if metadata.len() == self.file.bytes && changed(&metadata) == self.changed {
            return Ok(());
        }
        Err(Error::Changed { path: self.path.display().to_string() })
    }
}

/// What the file says of itself; no clock is read.
fn changed(metadata: &fs::Metadata) -> Option<u128> {
    Some(metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos())
}

impl Ids {
    /// Looks through the ids of a file; `strict` where none may stand twice.
    pub(crate) fn of(path: &Path, matcher: Matcher<'_>, encoding: Encoding, strict: bool) -> Result<Ids, Error> {
        let opening = Opening { matcher, encoding, lang: Lang::Chinese, ids_only: true };
        let mut table = table::open(path, opening)?;
        let (mut rows, mut last) = (0_u64, String::new());
        let has_ids = table.has_ids();
        let mut orders = if has_ids { vec![Order::Bytes, Order::Lengths] } else { Vec::new() };
        while let Some(bundle) = table.next(ROWS)? {
            rows = rows.saturating_add(bundle.own.rows() as u64);
            // Rows without an id have no place in any order.
            for id in (0..bundle.own.rows()).map(|row| bundle.own.id(row)).filter(|id| !id.is_empty()) {
                let sorted = |order: &Order| match order.compare(&last, id) {
                    std::cmp::Ordering::Less => true,
                    std::cmp::Ordering::Equal => !strict,
                    std::cmp::Ordering::Greater => false,
                };
                orders.retain(|order| last.is_empty() || sorted(order));
                if orders.is_empty() {
                    break;
                }
                id.clone_into(&mut last);
            }
        }
        Ok(Ids { rows, has_ids, orders })
    }
}

/// Bytes that are no letters in an encoding, counted.
struct Letters {
    decoder: encoding_rs::Decoder,
    text: Vec<u8>,
    wrong: u64,
}

impl Letters {
    fn new(encoding: &'static encoding_rs::Encoding) -> Letters {
        Letters { decoder: encoding.new_decoder_without_bom_handling(), text: vec![0; BLOCK], wrong: 0 }
    }

    fn look(&mut self, block: &[u8]) {
        let mut from = 0;
        loop {
            let rest = block.get(from..).unwrap_or_default();
            let (result, count, _) =
                self.decoder.decode_to_utf8_without_replacement(rest, &mut self.text, block.is_empty());
            from = from.saturating_add(count);
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => self.wrong = self.wrong.saturating_add(1),
            }
        }
    }
}

/// The encoding of a text that is no faultless UTF-8: the one in which less of it is wrong.
fn found(path: &Path, wrong: u64) -> Result<Encoding, Error> {
    let mut letters = Letters::new(GB18030);
    each_block(path, |block| {
        letters.look(block);
        Ok(())
    })?;
    Ok(if letters.wrong < wrong { Encoding::Gb18030 } else { Encoding::Utf8 })
}

fn each_block(path: &Path, mut look: impl FnMut(&[u8]) -> Result<(), Error>) -> Result<(), Error> {
    let unreadable = |reason| Error::unreadable(path, reason);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut block = vec![0; BLOCK];
    loop {
        let count = file.read(&mut block).map_err(unreadable)?;
        let read = block.get(..count).unwrap_or_default();
        if read.is_empty() {
            return Ok(());
        }
        look(read)?;
    }
}
