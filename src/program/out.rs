//! Writing the bytes of a compiled pack: the other way round of `bytes.rs` and `texts.rs`.

use super::{
    Program,
    bytes::Stored,
    texts::{END, LONGER, SHARING},
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

/// What was written so far, and the texts it names.
pub(super) struct Out<'p> {
    pub(super) program: &'p Program,
    pub(super) bytes: Vec<u8>,
    /// Texts by when they came.
    known: BTreeMap<String, u64>,
    fresh: [Vec<String>; 2],
}

/// What stands behind the hash: the signs, the rules, and the texts the rules name.
pub(super) fn content(program: &Program) -> Vec<u8> {
    let mut out = Out { program, bytes: Vec::new(), known: BTreeMap::new(), fresh: [Vec::new(), Vec::new()] };
    program.rules.write(&mut out);
    let rules = core::mem::take(&mut out.bytes);
    let fresh = core::mem::take(&mut out.fresh);
    let signs = signs(&fresh);
    steps(&signs).write(&mut out);
    let numbers: BTreeMap<char, u32> = signs.into_iter().zip(1..).collect();
    let [chinese, plain] = fresh.map(|texts| texts.iter().flat_map(|text| spelled(text, &numbers)).collect());
    // In this order a server's compression makes most of it.
    let parts: [Vec<u8>; 3] = [chinese, rules, plain];
    parts.iter().for_each(|part| out.part(part));
    out.bytes
}

impl Out<'_> {
    /// A number in groups of seven bits.
    pub(super) fn number(&mut self, number: u64) {
        number_to(&mut self.bytes, number);
    }

    /// A text, by its number.
    pub(super) fn text(&mut self, text: &str) {
        let next = self.known.len() as u64;
        let fresh = self.fresh.len() as u64;
        let number = match self.known.get(text) {
            Some(place) => place.saturating_add(fresh),
            None => {
                self.known.insert(text.to_string(), next);
                let plain = usize::from(text.is_ascii());
                self.fresh.get_mut(plain).into_iter().for_each(|list| list.push(text.to_string()));
                plain as u64
            }
        };
        self.number(number);
    }

    /// Bytes that say first how many they are.
    pub(super) fn part(&mut self, part: &[u8]) {
        self.number(part.len() as u64);
        self.bytes.extend_from_slice(part);
    }
}

fn number_to(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let [low, ..] = (number & 0x7f).to_le_bytes();
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

/// The characters of texts: first those that come most often, as many as can be told in one byte, then the others. Both in
/// their own order, so that the steps between them are small.
fn signs(texts: &[Vec<String>]) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for sign in texts.iter().flatten().flat_map(|text| text.chars()) {
        let count = counts.entry(sign).or_default();
        *count = count.saturating_add(1);
    }
    let mut signs: Vec<(char, usize)> = counts.into_iter().collect();
    signs.sort_by_key(|(_, count)| core::cmp::Reverse(*count));
    let mut signs: Vec<char> = signs.into_iter().map(|(sign, _)| sign).collect();
    let short = signs.len().min(usize::from(LONGER.saturating_sub(1)));
    let (often, seldom) = signs.split_at_mut(short);
    often.sort();
    seldom.sort();
    signs
}

/// From each sign to the next.
fn steps(signs: &[char]) -> Vec<i32> {
    let numbers = signs.iter().map(|sign| u32::from(*sign).cast_signed());
    let before = core::iter::once(0).chain(numbers.clone());
    numbers.zip(before).map(|(number, before)| number.wrapping_sub(before)).collect()
}

/// A text in signs.
fn spelled(text: &str, numbers: &BTreeMap<char, u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in text.chars().filter_map(|sign| numbers.get(&sign).copied()) {
        match number.checked_sub(u32::from(LONGER)) {
            None => bytes.extend(u8::try_from(number)),
            Some(beyond) => {
                // Signs that are too many for two bytes follow on the last beginning.
                let last = u8::MAX.saturating_sub(LONGER);
                let shared =
                    beyond.checked_div(SHARING).and_then(|shared| u8::try_from(shared).ok()).unwrap_or(last).min(last);
                bytes.push(LONGER.saturating_add(shared));
                number_to(&mut bytes, u64::from(beyond.saturating_sub(u32::from(shared).saturating_mul(SHARING))));
            }
        }
    }
    bytes.push(END);
    bytes
}
