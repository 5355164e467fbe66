//! Cuts a text into declarations, so that one broken declaration does not hide the rest,
//! and measures how deep each one nests before pest sees it.

use super::limits::{MAX_CONDITIONALS, MAX_NESTING};
use crate::base::{Code, Diagnostic, Span};
use alloc::vec::Vec;

/// Words that open a declaration, in both spellings.
pub(crate) const OPENERS: [&str; 28] = [
    "政策包",
    "pack",
    "地区表",
    "regions",
    "事实",
    "facts",
    "标准",
    "standard",
    "定义",
    "define",
    "指标",
    "output",
    "分类",
    "classify",
    "下限",
    "at_least",
    "上限",
    "at_most",
    "事项",
    "item",
    "关系",
    "relation",
    "用例",
    "case",
    "覆盖",
    "override",
    "修订",
    "amend",
];

/// Words that nest what follows them, one in the other only while they stand in a row.
const PREFIX_WORDS: [&str; 3] = ["非", "不是", "not"];

/// Words that open a conditional, which can hold another one anywhere.
const CONDITIONAL_WORDS: [&str; 2] = ["如果", "if"];

/// Declarations of a text by their bytes. What is too deep is reported and left out.
pub(super) fn split(file: u32, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Span> {
    let mut scanner = Scanner {
        file,
        text,
        start: None,
        at: 0,
        depth: 0,
        prefixes: 0,
        conditionals: 0,
        too_deep: None,
        parts: Vec::new(),
    };
    scanner.run(diagnostics);
    scanner.close(text.len(), diagnostics);
    scanner.parts
}

struct Scanner<'a> {
    file: u32,
    text: &'a str,
    start: Option<usize>,
    at: usize,
    depth: usize,
    /// Prefix operators in a row up to here.
    prefixes: usize,
    conditionals: usize,
    /// Where a limit was passed, and which.
    too_deep: Option<(usize, usize)>,
    parts: Vec<Span>,
}

impl<'a> Scanner<'a> {
    fn run(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        let mut line_start = true;
        let mut column = 0usize;
        while let Some(character) = self.rest().chars().next() {
            match character {
                '\n' => {
                    line_start = true;
                    column = 0;
                    self.at = self.at.saturating_add(1);
                    continue;
                }
                _ if character.is_whitespace() || character == '\u{FEFF}' => {
                    // A byte-order mark takes no room on the line.
                    column = column.saturating_add(usize::from(character != '\u{FEFF}'));
                    self.skip(character.len_utf8());
                    continue;
                }
                '/' if self.rest().starts_with("//") => {
                    self.skip(self.rest().find('\n').unwrap_or(self.rest().len()));
                    continue;
                }
                '"' | '“' | '「' => self.skip(text_length(self.rest(), character)),
                '(' | '（' | '{' | '｛' | '[' => {
                    self.depth = self.depth.saturating_add(1);
                    self.measure();
                    self.skip(character.len_utf8());
                }
                ')' | '）' | '}' | '｝' | ']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.skip(character.len_utf8());
                }
                '-' | '−' | '－' => {
                    self.prefixes = self.prefixes.saturating_add(1);
                    self.measure();
                    self.skip(character.len_utf8());
                }
                _ if is_word(character) => {
                    let word = word(self.rest());
                    if line_start && (self.depth == 0 || column == 0) && OPENERS.contains(&word) {
                        self.close(self.at, diagnostics);
                        self.start = Some(self.at);
                    }
                    let conditional = CONDITIONAL_WORDS.contains(&word);
                    self.conditionals = self.conditionals.saturating_add(usize::from(conditional));
                    self.prefixes = if PREFIX_WORDS.contains(&word) { self.prefixes.saturating_add(1) } else { 0 };
                    self.measure();
                    self.skip(word.len());
                }
                _ => self.skip(character.len_utf8()),
            }
            if self.start.is_none() {
                self.start = Some(self.at);
            }
            line_start = false;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, bytes: usize) {
        // Text before the first opener is a part of its own, reported by the grammar.
        let blank = |character: char| character.is_whitespace() || character == '\u{FEFF}';
        if self.start.is_none() && !self.rest().starts_with(blank) && !self.rest().starts_with("//") {
            self.start = Some(self.at);
        }
        self.at = self.at.saturating_add(bytes);
    }

    fn measure(&mut self) {
        let limit = match self.depth.saturating_add(self.prefixes) > MAX_NESTING {
            true => MAX_NESTING,
            false if self.conditionals > MAX_CONDITIONALS => MAX_CONDITIONALS,
            false => return,
        };
        self.too_deep = self.too_deep.or(Some((self.at, limit)));
    }

    fn close(&mut self, end: usize, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(start) = self.start.take() {
            let end = start.saturating_add(self.text.get(start..end).unwrap_or_default().trim_end().len());
            match self.too_deep {
                Some((at, limit)) => diagnostics.push(
                    Diagnostic::at(
                        Code::TooDeep,
                        self.span(
                            at,
                            at.saturating_add(
                                self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8),
                            ),
                        ),
                    )
                    .with(alloc::format!("{limit}")),
                ),
                None if start < end => self.parts.push(self.span(start, end)),
                None => {}
            }
        }
        self.depth = 0;
        self.prefixes = 0;
        self.conditionals = 0;
        self.too_deep = None;
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { file: self.file, start: offset(start), end: offset(end) }
    }
}

/// Offsets fit because files are limited far below 4 GiB.
fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn word(text: &str) -> &str {
    let end = text.find(|character| !is_word(character)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// Bytes of a quoted text with its quotes; it ends at the line's end at the latest.
fn text_length(text: &str, quote: char) -> usize {
    let closing = match quote {
        '“' => '”',
        '「' => '」',
        other => other,
    };
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if character == '\n' {
            return at;
        }
        if character == closing && !escaped {
            return at.saturating_add(character.len_utf8());
        }
        escaped = quote == '"' && character == '\\' && !escaped;
    }
    text.len()
}
