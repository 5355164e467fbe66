//! JSON text that is known to be well-formed, taken apart piece by piece.

use alloc::{string::String, vec::Vec};

/// The parts of a list, or the keys and values of an object in turn, each with where it begins.
pub(super) fn pieces(raw: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let (mut begin, mut depth, mut quoted, mut escaped) = (0usize, 0usize, false, false);
    for (at, byte) in raw.bytes().enumerate() {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = !escaped && byte == b'\\';
            continue;
        }
        let next = at.saturating_add(1);
        match byte {
            b'"' => quoted = true,
            b'[' | b'{' => {
                depth = depth.saturating_add(1);
                begin = if depth == 1 { next } else { begin };
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // The bracket that closes the whole ends its last part, as a comma ends the others.
        if depth == 0 || (depth == 1 && matches!(byte, b',' | b':')) {
            let piece = raw.get(begin..at).unwrap_or_default();
            let spaces = piece.len().saturating_sub(piece.trim_start().len());
            if !piece.trim().is_empty() {
                pieces.push((begin.saturating_add(spaces), piece.trim()));
            }
            begin = next;
        }
    }
    pieces
}

/// What a quoted text says; where it holds half a character, where reading it stops.
pub(super) fn text(quoted: &str) -> Result<String, usize> {
    let mut text = String::new();
    let mut rest = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(quoted);
    // How much is read once so much is left before the closing quotation mark.
    let read = |left: &str| quoted.len().saturating_sub(left.len()).saturating_sub(1);
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let mut after = escape.chars();
        let character = match after.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let (unit, left) = unit(after.as_str());
                let (character, left) = match unit {
                    0xD800..0xDC00 => {
                        let second = left.strip_prefix('\\').ok_or_else(|| read(left).saturating_add(1))?;
                        let second = second.strip_prefix('u').ok_or_else(|| read(left).saturating_add(2))?;
                        let (low, left) = self::unit(second);
                        let pair = char::decode_utf16([unit, low]).next().and_then(Result::ok);
                        (pair.ok_or_else(|| read(left))?, left)
                    }
                    _ => (char::from_u32(unit.into()).ok_or_else(|| read(left))?, left),
                };
                after = left.chars();
                character
            }
            Some(itself) => itself,
            None => break,
        };
        text.push(character);
        rest = after.as_str();
    }
    text.push_str(rest);
    Ok(text)
}

/// Four hexadecimal digits as half of a character of UTF-16, and what follows them.
fn unit(digits: &str) -> (u16, &str) {
    let (digits, left) = digits.split_at_checked(4).unwrap_or((digits, ""));
    (u16::from_str_radix(digits, 16).unwrap_or(0), left)
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use alloc::vec::Vec;

    #[test]
    fn brackets_and_commas_count_only_outside_of_texts() {
        let list = "[ 1 , \"a,]\\\"\" ,[2,3], {\"b\" : [4]} ]";
        let parts: Vec<&str> = pieces(list).into_iter().map(|(_, part)| part).collect();
        assert_eq!(parts, ["1", "\"a,]\\\"\"", "[2,3]", "{\"b\" : [4]}"]);
        for (begin, part) in pieces(list) {
            assert!(list.get(begin..).is_some_and(|rest| rest.starts_with(part)));
        }
        assert_eq!(
            pieces("{ \"a\" : {} , \"b\\\\\":\"c:\"}"),
            [(2, "\"a\""), (8, "{}"), (13, "\"b\\\\\""), (19, "\"c:\"")]
        );
        assert!(pieces("[ ]").is_empty() && pieces("{}").is_empty());
    }
}
