//! Bytes, characters and UTF-16 units of a text meet here and nowhere else.

use alloc::vec::Vec;

/// A place as an editor shows it, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column in characters.
    pub column: u32,
}

/// Finds lines and columns of byte offsets.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Reads the line starts of a text once.
    pub fn new(text: &'a str) -> LineIndex<'a> {
        let starts = core::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at.saturating_add(1))).collect();
        LineIndex { text, starts }
    }

    /// Line and column in characters. An offset inside a character counts as its start.
    pub fn position(&self, offset: usize) -> Position {
        let (line, before) = self.before(offset);
        Position { line: number(line), column: number(before.chars().count()) }
    }

    /// Line number from 0 and the text of that line before the offset.
    fn before(&self, offset: usize) -> (usize, &'a str) {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        (line, self.text.get(start..offset).unwrap_or_default())
    }
}

/// Finds the UTF-16 offsets of bytes that mostly come in order: each search goes on where the last one ended.
#[derive(Debug)]
pub struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Utf16<'a> {
    /// Begins at the start of a text.
    pub fn new(text: &'a str) -> Utf16<'a> {
        Utf16 { text, byte: 0, units: 0 }
    }

    /// How many units stand before a byte.
    pub fn before(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.units = between.chars().map(char::len_utf16).fold(self.units, usize::saturating_add);
        self.byte = byte;
        self.units
    }

    /// The byte so many units come before; the end of the text for more than it has.
    pub fn byte(&self, units: usize) -> usize {
        let mut left = units;
        for (at, character) in self.text.char_indices() {
            let Some(rest) = left.checked_sub(character.len_utf16()) else { return at };
            left = rest;
        }
        self.text.len()
    }
}

fn number(from_zero: usize) -> u32 {
    u32::try_from(from_zero).unwrap_or(u32::MAX).saturating_add(1)
}
