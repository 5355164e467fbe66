//! An input before it is understood: JSON without its text, numbers as they were written.

use super::json::{self, pieces};
use crate::base::{Code, Diagnostic, Place};
use alloc::{string::String, vec::Vec};
use serde::de::IgnoredAny;

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
    /// JSON text to a tree. No depth of brackets can exhaust the stack: it is read only as deep as an input may nest.
    pub fn parse(json: &str) -> Result<Tree, Diagnostic> {
        let json = json.trim_start_matches('\u{FEFF}');
        // Whether it is JSON at all, serde_json says; it is not asked for values, whose errors speak of floating point.
        let _: IgnoredAny = serde_json::from_str(json).map_err(|error| bad_json(error.line(), error.column()))?;
        from_raw(json.trim(), MAX_INPUT_DEPTH)
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
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Tree::Number(digits) => out.push_str(digits),
            Tree::Text(text) => quoted(text, out),
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
                    quoted(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// A text as JSON.
fn quoted(text: &str, out: &mut String) {
    let plain = |byte: u8| byte >= b' ' && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }
}

fn bad_json(line: usize, column: usize) -> Diagnostic {
    let (line, column) = (alloc::format!("{line}"), alloc::format!("{}", column.max(1)));
    Diagnostic::new(Code::BadJson, Place::Whole).with(line).with(column)
}

/// Well-formed JSON to a tree.
fn from_raw(raw: &str, depth: usize) -> Result<Tree, Diagnostic> {
    let Some(below) = depth.checked_sub(1) else {
        return Err(Tree::too_deep());
    };
    Ok(match raw.as_bytes().first() {
        Some(b'n') => Tree::Null,
        Some(b't' | b'f') => Tree::Truth(raw == "true"),
        Some(b'"') => Tree::Text(text(raw, (0, raw))?),
        Some(b'[') => {
            let mut list = Vec::new();
            for (_, entry) in pieces(raw) {
                list.push(from_raw(entry, below)?);
            }
            Tree::List(list)
        }
        Some(b'{') => {
            let mut entries = Vec::new();
            for entry in pieces(raw).chunks(2) {
                if let [key, (_, value)] = entry {
                    entries.push((text(raw, *key)?, *value));
                }
            }
            // Every key is read before the first value.
            let mut map = Vec::new();
            for (key, value) in entries {
                map.push((key, from_raw(value, below)?));
            }
            Tree::Map(map)
        }
        _ => Tree::Number(String::from(raw)),
    })
}

/// A text that stands in a piece of JSON, with where it begins; half a character is reported by its place in the piece.
fn text(piece: &str, (begin, quoted): (usize, &str)) -> Result<String, Diagnostic> {
    json::text(quoted).map_err(|at| {
        let before = piece.as_bytes().get(..begin).unwrap_or_default();
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count().saturating_add(at);
        bad_json(lines.saturating_add(1), column)
    })
}

#[cfg(test)]
mod tests {
    use super::json::text;
    use alloc::{format, string::String};

    #[test]
    fn texts_are_read_like_serde_json_reads_them() {
        let parts = [
            "",
            "三",
            "\\u4e09",
            "\\n",
            "\\\\",
            "\\\"",
            "\\/",
            "\\b\\f\\r\\t",
            "\\ud83d",
            "\\ude00",
            "\\u0041",
            "x",
            "\\ud83d\\ude00",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let quoted = format!("\"{first}{second}{third}\"");
                    let expected = serde_json::from_str::<String>(&quoted).map_err(|error| error.column());
                    assert_eq!(text(&quoted), expected, "{quoted}");
                }
            }
        }
    }
}
