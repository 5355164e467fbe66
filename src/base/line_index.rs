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

    /// Line and column from 0 with columns in UTF-16 units, as editors' protocols count.
    pub fn utf16(&self, offset: usize) -> (u32, u32) {
        let (line, before) = self.before(offset);
        let column = before.chars().map(char::len_utf16).sum::<usize>();
        (number(line).saturating_sub(1), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// Byte offset of a line and column as `utf16` counts them.
    pub fn offset(&self, line: u32, utf16_column: u32) -> usize {
        let start = self.starts.get(line as usize).copied().unwrap_or(self.text.len());
        let mut left = utf16_column as usize;
        let mut offset = start;
        for character in self.text.get(start..).unwrap_or_default().chars() {
            if character == '\n' || left < character.len_utf16() {
                break;
            }
            left = left.saturating_sub(character.len_utf16());
            offset = offset.saturating_add(character.len_utf8());
        }
        offset
    }

    /// Line number from 0 and the text of that line before the offset.
    fn before(&self, offset: usize) -> (usize, &'a str) {
        let offset = self.text.floor_char_boundary(offset.min(self.text.len()));
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        (line, self.text.get(start..offset).unwrap_or_default())
    }
}

fn number(from_zero: usize) -> u32 {
    u32::try_from(from_zero).unwrap_or(u32::MAX).saturating_add(1)
}
