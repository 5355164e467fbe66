//! Text measured as a terminal shows it: a Chinese character is two columns wide.

use std::borrow::Cow;
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns a text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// A text filled up with spaces to a number of columns.
pub fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// A text of at most so many columns: the end of a longer one is left out.
pub fn cut(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for character in text.chars() {
        if columns(&kept) + UnicodeWidthChar::width(character).unwrap_or(0) + 2 > width {
            break;
        }
        kept.push(character);
    }
    kept + ".."
}

/// A text without control characters, so that nothing typed into a policy or a case can steer the terminal.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().any(char::is_control) {
        Cow::Owned(text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Breaks a text into lines of at most `width` columns, where the rules of Unicode allow it.
/// A figure stays with its unit. A word longer than a line keeps a line to itself.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(text) {
        let Some(piece) = text.get(start..end) else { continue };
        if opportunity == BreakOpportunity::Allowed && keeps_together(piece, text.get(end..).unwrap_or_default()) {
            continue;
        }
        if !line.is_empty() && columns(&line) + columns(piece.trim_end()) > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
        start = end;
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Between a figure and its unit, inside a unit such as 元/人/月, and after an operator no line ends.
fn keeps_together(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let figure = before.ends_with(|last: char| last.is_ascii_digit());
    let unit = after.starts_with(['元', '人', '月', '年', '日', '度', '㎡', '周', '个', '工']);
    figure && unit || before.ends_with(['/', '<', '>', '≤', '≥', '=', '≠', '+', '−', '×', '÷'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_two_columns_wide() {
        assert_eq!(columns("低保 723 元"), 11);
        assert_eq!(pad("低保", 6), "低保  ");
    }

    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost() {
        let text =
            "人均月收入 800 元/人/月 < 低保标准 1,041 元/人/月（《浙江省社会救助条例》第十条，“转载”），可以申请。";
        for width in 20..60 {
            let lines = wrap(text, width);
            assert!(lines.iter().all(|line| columns(line) <= width), "{width}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn figures_stay_with_their_units() {
        assert_eq!(wrap("低保标准 1,041 元/人/月", 16), ["低保标准", "1,041 元/人/月"]);
    }

    #[test]
    fn punctuation_does_not_begin_a_line() {
        assert_eq!(wrap("收入，财产", 4), ["收", "入，", "财产"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[31mb"), "a [31mb");
    }
}
