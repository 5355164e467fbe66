//! Marks that can be written in several ways, in their one spelling.

use super::tree::Leaf;
use crate::syntax::grammar::Rule;
use alloc::borrow::Cow;

/// A leaf as it is written out. Names, keywords and texts stay as they are.
pub(super) fn spelled<'a>(leaf: &Leaf<'a>, chinese: bool) -> Cow<'a, str> {
    match leaf.rule {
        Some(Rule::text | Rule::cited) => leaf.text.into(),
        Some(Rule::unit_slash) => "/".into(),
        Some(Rule::number) => match leaf.text.strip_suffix('％') {
            Some(digits) => alloc::format!("{digits}%").into(),
            None => leaf.text.into(),
        },
        _ => mark(leaf.text, chinese).unwrap_or(leaf.text).into(),
    }
}

/// ASCII, but in Chinese declarations the mathematical signs.
fn mark(written: &str, chinese: bool) -> Option<&'static str> {
    let sign = |mathematical, ascii| if chinese { mathematical } else { ascii };
    Some(match written {
        "（" => "(",
        "）" => ")",
        "｛" => "{",
        "｝" => "}",
        "，" | "、" => ",",
        "：" => ":",
        "＝" => "=",
        "．" => ".",
        "＜" => "<",
        "＞" => ">",
        "＋" => "+",
        "≤" | "<=" | "≦" | "＜＝" => sign("≤", "<="),
        "≥" | ">=" | "≧" | "＞＝" => sign("≥", ">="),
        "≠" | "!=" => sign("≠", "!="),
        "−" | "-" | "－" => sign("−", "-"),
        "×" | "*" | "＊" => sign("×", "*"),
        "÷" | "/" | "／" => sign("÷", "/"),
        _ => return None,
    })
}
