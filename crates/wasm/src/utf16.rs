//! Bytes and UTF-16 units of one text.

/// Finds the UTF-16 offset of bytes that mostly come in order: each search goes on where the last one ended.
pub struct Utf16<'a> {
    text: &'a str,
    byte: usize,
    units: usize,
}

impl<'a> Utf16<'a> {
    /// Begins at the start of the text.
    pub fn new(text: &'a str) -> Utf16<'a> {
        Utf16 { text, byte: 0, units: 0 }
    }

    /// The UTF-16 offset of a byte.
    pub fn of(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.units) = (0, 0);
        }
        let between = self.text.get(self.byte..byte).unwrap_or_default();
        self.units += between.chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        self.units
    }
}

/// The byte of a UTF-16 offset; the end of the text for one past it.
pub fn byte(text: &str, units: usize) -> usize {
    let mut left = units;
    for (at, character) in text.char_indices() {
        if left < character.len_utf16() {
            return at;
        }
        left -= character.len_utf16();
    }
    text.len()
}
