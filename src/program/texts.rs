//! The texts of a compiled pack, each stored once, in signs of its own.
//!
//! A pack uses a few hundred of the world's characters. They are numbered: those it uses most often take one byte, others two.
//! Where a rule has a text, it gives a number: 0 for the next Chinese text, 1 for the next in plain letters, and from 2 on
//! for one that was there before. Texts of one language stand together, because then a server compresses them best.

use super::bytes::Bytes;
use alloc::{string::String, vec, vec::Vec};

/// Ends a text.
pub(super) const END: u8 = 0;

/// The first number that is no sign but begins one of several bytes.
pub(super) const LONGER: u8 = 240;

/// How many signs share the beginning of a longer one, so that two bytes are enough for all of them.
pub(super) const SHARING: u32 = 128;

/// The texts of a pack while its rules are read.
#[derive(Default)]
pub(super) struct Texts {
    /// Those not named yet: the Chinese ones, and those in plain letters.
    pub(super) fresh: [vec::IntoIter<String>; 2],
    /// Those that may be named again, in the order in which they came.
    known: Vec<String>,
    /// How many bytes all the texts together may still take.
    pub(super) room: usize,
}

impl Texts {
    /// What a number in the rules stands for.
    pub(super) fn named(&mut self, number: u32) -> Option<String> {
        let number = number as usize;
        let text = match self.fresh.get_mut(number) {
            Some(fresh) => {
                let text = fresh.next()?;
                self.known.push(text.clone());
                text
            }
            None => self.known.get(number.checked_sub(self.fresh.len())?)?.clone(),
        };
        // A long text named a million times would fill the memory.
        self.room = self.room.checked_sub(text.len())?;
        Some(text)
    }

    /// Whether each was named.
    pub(super) fn all_named(&self) -> bool {
        self.fresh.iter().all(|fresh| fresh.as_slice().is_empty())
    }
}

impl Bytes<'_> {
    /// The characters of a pack, each by how far it is from the one before. None has the number that ends a text.
    pub(super) fn signs(&mut self) -> Vec<char> {
        let mut signs = vec!['\0'];
        let mut last = 0i32;
        for step in self.next::<Vec<i32>>() {
            last = last.wrapping_add(step);
            let sign = char::from_u32(last.cast_unsigned());
            signs.push(sign.unwrap_or_else(|| self.wrong('\0')));
        }
        signs
    }

    /// All texts that are left.
    pub(super) fn all_texts(&mut self, signs: &[char]) -> vec::IntoIter<String> {
        let mut texts = Vec::new();
        while !self.left.is_empty() {
            texts.push(self.text(signs));
        }
        texts.into_iter()
    }

    fn text(&mut self, signs: &[char]) -> String {
        let mut text = String::new();
        loop {
            let first: u8 = self.next();
            let mut number = u32::from(first);
            if first == END {
                return text;
            }
            if let Some(shared) = first.checked_sub(LONGER) {
                let before = u32::from(shared).saturating_mul(SHARING).saturating_add(u32::from(LONGER));
                number = before.saturating_add(self.next());
            }
            match signs.get(number as usize) {
                Some(sign) => text.push(*sign),
                None => return self.wrong(text),
            }
        }
    }
}
