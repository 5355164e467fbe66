//! An input before it is understood: JSON without its text, numbers as they were written.

use crate::base::{Code, Diagnostic, Place};
use alloc::{string::String, vec::Vec};
use core::fmt;
use serde::{
    Deserialize,
    de::{self, MapAccess, Visitor},
};
use serde_json::value::RawValue;

/// Deepest nesting of an input; a case needs four.
pub(super) const MAX_INPUT_DEPTH: usize = 32;

/// A value of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `null`, 无
    Null,
    /// `true`, `false`
    Truth(bool),
    /// A number as decimal text, never a binary fraction.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values in the order given; a key given twice stands twice.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// JSON text to a tree. Reads level by level, so that no depth of brackets can exhaust the stack.
    pub fn parse(json: &str) -> Result<Tree, Diagnostic> {
        let raw: &RawValue =
            serde_json::from_str(json.trim_start_matches('\u{FEFF}')).map_err(|error| bad_json(&error))?;
        from_raw(raw.get(), MAX_INPUT_DEPTH)
    }

    /// Whether it nests no deeper than an input may.
    pub(crate) fn fits(&self) -> bool {
        self.fits_within(MAX_INPUT_DEPTH)
    }

    fn fits_within(&self, depth: usize) -> bool {
        let Some(below) = depth.checked_sub(1) else { return false };
        match self {
            Tree::List(list) => list.iter().all(|entry| entry.fits_within(below)),
            Tree::Map(map) => map.iter().all(|(_, entry)| entry.fits_within(below)),
            _ => true,
        }
    }

    pub(crate) fn too_deep() -> Diagnostic {
        Diagnostic::new(Code::InputTooDeep, Place::Whole).with(alloc::format!("{MAX_INPUT_DEPTH}"))
    }

    /// The tree as compact JSON text.
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Tree::Number(digits) => out.push_str(digits),
            Tree::Text(text) => out.push_str(&quoted(text)),
            Tree::List(list) => {
                out.push('[');
                for (index, entry) in list.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    entry.write(out);
                }
                out.push(']');
            }
            Tree::Map(map) => {
                out.push('{');
                for (index, (key, value)) in map.iter().enumerate() {
                    out.push_str(if index > 0 { "," } else { "" });
                    out.push_str(&quoted(key));
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn bad_json(error: &serde_json::Error) -> Diagnostic {
    let (line, column) = (alloc::format!("{}", error.line()), alloc::format!("{}", error.column().max(1)));
    Diagnostic::new(Code::BadJson, Place::Whole).with(line).with(column)
}

fn from_raw(raw: &str, depth: usize) -> Result<Tree, Diagnostic> {
    let raw = raw.trim();
    let bad = |error: serde_json::Error| bad_json(&error);
    let Some(below) = depth.checked_sub(1) else {
        return Err(Tree::too_deep());
    };
    Ok(match raw.as_bytes().first() {
        Some(b'n') => Tree::Null,
        Some(b't' | b'f') => Tree::Truth(raw == "true"),
        Some(b'"') => Tree::Text(serde_json::from_str(raw).map_err(bad)?),
        Some(b'[') => {
            let list: Vec<&RawValue> = serde_json::from_str(raw).map_err(bad)?;
            Tree::List(list.into_iter().map(|entry| from_raw(entry.get(), below)).collect::<Result<_, _>>()?)
        }
        Some(b'{') => {
            let entries: Entries<'_> = serde_json::from_str(raw).map_err(bad)?;
            let read = |(key, value): (String, &RawValue)| Ok((key, from_raw(value.get(), below)?));
            Tree::Map(entries.0.into_iter().map(read).collect::<Result<_, Diagnostic>>()?)
        }
        _ => Tree::Number(String::from(raw)),
    })
}

/// A JSON object with its keys in order, duplicates kept.
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(entries)
            }
        }
        deserializer.deserialize_map(Keys).map(Entries)
    }
}
