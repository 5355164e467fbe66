//! A message as data: code, place, arguments. Words are put together only when someone reads it.

use super::{Code, Lang, Severity, Words};
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::ops::Range;

/// A stretch of bytes in one of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Index of the file in the order given.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of this one to the end of another in the same file.
    pub fn to(self, end: Span) -> Span {
        Span { file: self.file, start: self.start, end: end.end.max(self.start) }
    }
}

/// What a message points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A stretch of policy text.
    Source(Span),
    /// A value in an input, for example `members[0].birth_date`.
    Input(String),
    /// The whole of what was given.
    Whole,
}

/// A message about a policy text or an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    code: Code,
    place: Place,
    arguments: Vec<Words>,
    labels: Vec<(Span, Words)>,
}

impl Diagnostic {
    /// A message whose text takes no arguments.
    pub fn new(code: Code, place: Place) -> Diagnostic {
        Diagnostic { code, place, arguments: Vec::new(), labels: Vec::new() }
    }

    /// A message about a stretch of policy text.
    pub fn at(code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, Place::Source(span))
    }

    /// A message about a value of an input.
    pub fn input(code: Code, path: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, Place::Input(path.into()))
    }

    /// Fills the next `{n}` of the text.
    #[must_use]
    pub fn with(mut self, argument: impl Into<Words>) -> Diagnostic {
        self.arguments.push(argument.into());
        self
    }

    /// Points at a second place that explains the first.
    #[must_use]
    pub fn label(mut self, span: Span, words: Words) -> Diagnostic {
        self.labels.push((span, words));
        self
    }

    /// The stable code, for example `Y201`.
    pub fn code(&self) -> &'static str {
        self.code.text()
    }

    /// The word it is about, the first argument of its text.
    #[cfg(feature = "compiler")]
    pub(crate) fn subject(&self) -> Option<&str> {
        self.arguments.first().map(|words| words.get(Lang::Chinese))
    }

    /// Which entry of the catalogue this is.
    pub fn kind(&self) -> Code {
        self.code
    }

    /// How serious it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// What is wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        let words = self.arguments.iter().map(|words| words.get(lang));
        fill(self.code.message(lang), &words.collect::<Vec<_>>())
    }

    /// What to do about it. A part of the help whose argument is missing or empty is left out.
    pub fn help(&self, lang: Lang) -> Option<String> {
        let words: Vec<_> = self.arguments.iter().map(|words| words.get(lang)).collect();
        let missing = |index: usize| words.get(index).is_none_or(|word| word.is_empty());
        let complete =
            |part: &&str| !PLACEHOLDERS.iter().enumerate().any(|(index, mark)| part.contains(mark) && missing(index));
        let parts = self.code.help(lang).split('|').filter(|part| !part.is_empty()).filter(complete);
        let parts: Vec<String> = parts.map(|part| fill(part, &words)).collect();
        (!parts.is_empty()).then(|| parts.join(lang.pick("", " ")))
    }

    /// The same message about the policy text that the input came from.
    #[must_use]
    pub fn moved(self, span: Span) -> Diagnostic {
        Diagnostic { place: Place::Source(span), ..self }
    }

    /// What it points at.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// File index and bytes, for a message about policy text.
    pub fn span(&self) -> Option<(usize, Range<usize>)> {
        match &self.place {
            Place::Source(span) => Some((span.file as usize, span.range())),
            _ => None,
        }
    }

    /// Whether it points at this text.
    #[cfg(feature = "compiler")]
    pub(crate) fn stands_at(&self, span: Span) -> bool {
        matches!(&self.place, Place::Source(own) if *own == span)
    }

    /// Where in an input, for a message about one.
    pub fn path(&self) -> Option<&str> {
        match &self.place {
            Place::Input(path) => Some(path),
            _ => None,
        }
    }

    /// Further places with their words.
    pub fn labels(&self, lang: Lang) -> Vec<(usize, Range<usize>, String)> {
        self.labels.iter().map(|(span, words)| (span.file as usize, span.range(), words.get(lang).to_owned())).collect()
    }
}

const PLACEHOLDERS: [&str; 6] = ["{0}", "{1}", "{2}", "{3}", "{4}", "{5}"];

/// Puts the words into the template in one pass, so that braces inside a word stay what they are.
fn fill(template: &str, words: &[&str]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let placeholder = after.split_once('}').and_then(|(index, tail)| Some((index.parse::<usize>().ok()?, tail)));
        rest = match placeholder {
            Some((index, tail)) => {
                filled.push_str(words.get(index).unwrap_or(&""));
                tail
            }
            // A brace of the policy language.
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}
