//! The order of a module's functions in which it compresses best: each follows those it resembles. gzip sees what repeats only
//! when it is near. See decision 040.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use wasm_encoder::{Module, NameMap, NameSection, RawSection};
use wasmparser::{Parser, Payload};

/// How many bytes back a function should find what resembles it, somewhat less than gzip looks back.
const NEAR: usize = 20_000;

/// How many bytes in a row count as a piece two functions may share.
const PIECE: usize = 5;

/// Counted to every function's pieces as not shared: else the shortest, whose few pieces are everywhere, would all come first.
const NEVER_SHARED: u64 = 30;

/// The module with its functions named by their place in that order, so that wasm-opt can put them into it. The names they had
/// are gone.
pub fn name_by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let mut named = Module::new();
    let mut imported = 0_u32;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("the WebAssembly module cannot be read")?;
        match &payload {
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::CustomSection(custom) if custom.name() == "name" => continue,
            _ => {}
        }
        if let Some((id, range)) = payload.as_section() {
            named.section(&RawSection { id, data: module.get(range).context("a section lies outside the module")? });
        }
    }
    let mut names = NameMap::new();
    for (function, place) in (imported..).zip(places(&bodies)) {
        names.append(function, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    named.section(&section);
    Ok(named.finish())
}

/// The place of each function: after the longest, always the one of which most is near already, in proportion to its length.
fn places(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces = Pieces::of(bodies);
    let mut near = Near { counts: vec![0; pieces.holders.len()], shared: vec![0; bodies.len()] };
    let mut window = VecDeque::new();
    let mut length = 0_usize;
    let mut places = vec![0; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    // Of functions alike in everything the earlier one; without that, the order would not be the same on every machine.
    let mut next = (0..bodies.len()).rev().max_by_key(|function| bodies[*function].len());
    for place in 0..bodies.len() {
        let Some(function) = next else { break };
        places[function] = place;
        left.retain(|other| *other != function);
        near.enter(&pieces, function);
        window.push_back(function);
        length += bodies[function].len();
        while length > NEAR {
            let Some(gone) = window.pop_front() else { break };
            near.leave(&pieces, gone);
            length -= bodies[gone].len();
        }
        next = left.iter().rev().copied().max_by_key(|other| {
            let shared = u64::from(near.shared[*other]) << 32;
            shared / (pieces.of[*other].len() as u64 + NEVER_SHARED)
        });
    }
    places
}

/// The pieces each function holds, and the functions that hold each piece.
struct Pieces {
    of: Vec<Vec<usize>>,
    holders: Vec<Vec<usize>>,
}

impl Pieces {
    fn of(bodies: &[&[u8]]) -> Pieces {
        let mut numbers: BTreeMap<&[u8], usize> = BTreeMap::new();
        let mut pieces = Pieces { of: Vec::new(), holders: Vec::new() };
        for (function, body) in bodies.iter().enumerate() {
            let distinct: BTreeSet<&[u8]> = body.windows(PIECE).collect();
            let mut held = Vec::new();
            for piece in distinct {
                let number = *numbers.entry(piece).or_insert(pieces.holders.len());
                if number == pieces.holders.len() {
                    pieces.holders.push(Vec::new());
                }
                pieces.holders[number].push(function);
                held.push(number);
            }
            pieces.of.push(held);
        }
        pieces
    }
}

/// What is near: how often each piece, and how many such pieces each function holds.
struct Near {
    counts: Vec<u32>,
    shared: Vec<u32>,
}

impl Near {
    fn enter(&mut self, pieces: &Pieces, function: usize) {
        for piece in &pieces.of[function] {
            self.counts[*piece] += 1;
            if self.counts[*piece] == 1 {
                pieces.holders[*piece].iter().for_each(|holder| self.shared[*holder] += 1);
            }
        }
    }

    fn leave(&mut self, pieces: &Pieces, function: usize) {
        for piece in &pieces.of[function] {
            self.counts[*piece] -= 1;
            if self.counts[*piece] == 0 {
                pieces.holders[*piece].iter().for_each(|holder| self.shared[*holder] -= 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 5] = [
            b"first kind of function, one",
            b"other",
            b"quite another kind: a",
            b"first kind of function, two",
            b"quite another kind: b",
        ];
        assert_eq!(places(&bodies), [0, 4, 2, 1, 3]);
    }

    #[test]
    fn a_module_keeps_everything_but_its_names() -> Result<()> {
        // One imported function, two of its own.
        let text = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01a\x01b\0\0\x03\x03\x02\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let named = name_by_likeness(text)?;
        assert!(named.starts_with(text));
        let names = String::from_utf8_lossy(named.get(text.len()..).unwrap_or_default()).into_owned();
        assert!(names.contains("000000") && names.contains("000001") && !names.contains("000002"), "{names}");
        assert!(name_by_likeness(b"no module").is_err());
        Ok(())
    }
}
