//! Bytes of a text file as UTF-8.

use crate::Encoding;
use encoding_rs::{Decoder, DecoderResult, GB18030};
use std::io::{self, Read};

const MARK: &[u8] = "\u{FEFF}".as_bytes();
/// What stands for bytes that are no letters.
const NO_LETTER: &str = "\u{FFFD}";
const BLOCK: usize = 1 << 16;

/// Whether a file begins like text in UTF-16.
pub(crate) fn is_utf16(start: &[u8]) -> bool {
    start.starts_with(&[0xFF, 0xFE]) || start.starts_with(&[0xFE, 0xFF])
}

/// A text file as UTF-8, without the mark at its beginning. What is no letter in GB18030 becomes U+FFFD; what is none in UTF-8
/// stays as it is.
pub(crate) struct Decoded<R> {
    source: R,
    decoder: Option<Decoder>,
    /// Bytes read and not decoded yet.
    read: Vec<u8>,
    /// Text ready to be handed out, and how much of it has been.
    ready: Vec<u8>,
    given: usize,
    at_start: bool,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(crate) fn new(source: R, encoding: Encoding) -> Decoded<R> {
        let decoder = (encoding == Encoding::Gb18030).then(|| GB18030.new_decoder_without_bom_handling());
        let (read, ready) = (Vec::new(), Vec::new());
        Decoded { source, decoder, read, ready, given: 0, at_start: true, ended: false }
    }

    /// Fills `ready` with the next text.
    fn fill(&mut self) -> io::Result<()> {
        self.ready.clear();
        self.given = 0;
        while self.ready.is_empty() && !self.ended {
            let before = self.read.len();
            self.read.resize(before.saturating_add(BLOCK), 0);
            let count = self.source.read(self.read.get_mut(before..).unwrap_or_default())?;
            self.read.truncate(before.saturating_add(count));
            self.ended = count == 0;
            // The mark is three bytes long, which may come one by one.
            if self.at_start && self.read.len() < MARK.len() && !self.ended {
                continue;
            }
            if std::mem::replace(&mut self.at_start, false) && self.read.starts_with(MARK) {
                self.read.drain(..MARK.len());
            }
            match &mut self.decoder {
                None => std::mem::swap(&mut self.ready, &mut self.read),
                Some(decoder) => decode(decoder, &mut self.read, &mut self.ready, self.ended),
            }
        }
        Ok(())
    }
}

/// Decodes what there is.
fn decode(decoder: &mut Decoder, read: &mut Vec<u8>, ready: &mut Vec<u8>, last: bool) {
    let mut from = 0;
    loop {
        let rest = read.get(from..).unwrap_or_default();
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).unwrap_or(BLOCK);
        let mut text = String::with_capacity(room.max(16));
        let (result, count) = decoder.decode_to_string_without_replacement(rest, &mut text, last);
        ready.extend_from_slice(text.as_bytes());
        from = from.saturating_add(count);
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => ready.extend_from_slice(NO_LETTER.as_bytes()),
        }
    }
    read.clear();
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.given >= self.ready.len() {
            self.fill()?;
        }
        let left = self.ready.get(self.given..).unwrap_or_default();
        let count = left.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), left.get(..count)) {
            to.copy_from_slice(from);
        }
        self.given = self.given.saturating_add(count);
        Ok(count)
    }
}
