//! What a command has done.

use super::pick;
use yimen::Lang;

/// What a command has done; its meaning is its text below.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub enum Done<'a> {
    Checked { files: usize, errors: usize, warnings: usize, unverified: usize },
    NotForRelease { unverified: usize },
    Tested { passed: usize, failed: usize },
    Written { path: &'a str, bytes: usize, hash: &'a str },
    Reported { path: &'a str },
    LaidOut { path: &'a str },
    WouldChange { path: &'a str },
    Synthesised { families: u64, planted: u64, unsettled: u64 },
    Rejected { file: &'a str, line: u64, family: &'a str, column: &'a str, reason: &'a str },
    Rejects { count: u64, path: Option<&'a str> },
    Listed { path: &'a str },
    BrokenOff { unfinished: bool },
}

impl Done<'_> {
    /// The sentence in a language.
    pub fn text(self, lang: Lang) -> String {
        let (chinese, english) = match self {
            Done::Checked { files, errors, warnings, unverified } => (
                format!("检查了 {files} 个文件：{errors} 个错误，{warnings} 个提醒，{unverified} 处依据待复核。"),
                format!(
                    "Checked {}: {}, {}, {} not verified.",
                    count(files, "file"),
                    count(errors, "error"),
                    count(warnings, "warning"),
                    count(unverified, "citation")
                ),
            ),
            Done::NotForRelease { unverified } => (
                format!("还不能发布：{unverified} 处依据待复核。请核对原文后改为“已核实”。"),
                format!("Not ready for release: {} not verified.", count(unverified, "citation")),
            ),
            Done::Tested { passed, failed: 0 } => {
                (format!("{passed} 个用例全部通过。"), format!("All {} passed.", count(passed, "case")))
            }
            Done::Tested { passed, failed } => (
                format!("{passed} 个用例通过，{failed} 个没有通过。"),
                format!("{} passed, {failed} failed.", count(passed, "case")),
            ),
            Done::Written { path, bytes, hash } => {
                (format!("已写入 {path}（{bytes} 字节，{hash}）。"), format!("Wrote {path} ({bytes} bytes, {hash})."))
            }
            Done::Reported { path } => (
                format!("已写入 {path}，可以用浏览器打开、打印。"),
                format!("Wrote {path}; open it in a browser to read or print it."),
            ),
            Done::LaidOut { path } => (format!("已重新排版 {path}。"), format!("Laid out {path}.")),
            Done::WouldChange { path } => {
                (format!("{path} 的排版会改动。"), format!("The layout of {path} would change."))
            }
            Done::Synthesised { families, planted, unsettled: 0 } => (
                format!("造了 {families} 户，埋了 {planted} 处错。"),
                format!("Made {families} families with {planted} mistakes planted."),
            ),
            Done::Synthesised { families, planted, unsettled } => (
                format!(
                    "造了 {families} 户，埋了 {planted} 处错；有 {unsettled} 户的在享总也对不上，核对时会多出几条。"
                ),
                format!(
                    "Made {families} families with {planted} mistakes planted; {unsettled} could not be made to receive \
                     just what is due, so an audit finds more in them."
                ),
            ),
            Done::Rejected { file, line, family, column, reason } => {
                let of = |mark: &str, text: &str| if text.is_empty() { String::new() } else { format!("{mark}{text}") };
                (
                    format!("{file} 第 {line} 行{}{}：{reason}", of("，家庭 ", family), of("，", column)),
                    format!("{file}, line {line}{}{}: {reason}", of(", family ", family), of(", ", column)),
                )
            }
            Done::Rejects { count, path: Some(path) } => (
                format!("{count} 处读不了，这些户没有算，写在 {path}。"),
                format!("{count} rejects; these families are left out. They are listed in {path}."),
            ),
            Done::Rejects { count, path: None } => (
                format!("{count} 处读不了，这些户没有算；用 --rejects 可以把它们写到一个文件。"),
                format!("{count} rejects; these families are left out. --rejects lists them in a file."),
            ),
            Done::Listed { path } => (format!("已写入 {path}。"), format!("Wrote {path}.")),
            Done::BrokenOff { unfinished: false } => ("已中断。".to_owned(), "Broken off.".to_owned()),
            Done::BrokenOff { unfinished: true } => (
                "已中断：没有写完的都已删去，原来的文件没有动。".to_owned(),
                "Broken off: what was not complete is removed, and files that were there are untouched.".to_owned(),
            ),
        };
        pick(lang, chinese, english)
    }
}

/// `1 file`, `2 files`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
