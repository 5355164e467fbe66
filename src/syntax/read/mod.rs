//! pest's pairs to the syntax tree.

mod case;
mod declaration;
mod definition;
mod expression;
mod failure;
mod item;
mod relation;
mod standard;
mod words;

use super::{
    ast::{Declaration, File, Name, Named, Pack},
    grammar::{PolicyGrammar, Rule},
    limits::MAX_SOURCE_BYTES,
    split::{OPENERS, split},
};
use crate::base::{Code, Diagnostic, Place, Span};
use alloc::{borrow::ToOwned, vec::Vec};
use pest::Parser;

type Pair<'a> = pest::iterators::Pair<'a, Rule>;
type Read<T> = Result<T, Diagnostic>;

/// Text of one file to its declarations. Never fails: what cannot be read becomes a diagnostic.
pub fn parse(file: u32, text: &str, diagnostics: &mut Vec<Diagnostic>) -> File {
    let (mut declarations, mut unread) = (Vec::new(), Vec::new());
    if text.len() > MAX_SOURCE_BYTES {
        let place = Place::Source(Span { file, start: 0, end: 0 });
        diagnostics.push(Diagnostic::new(Code::FileTooLarge, place).with(alloc::format!("{}", MAX_SOURCE_BYTES >> 20)));
        // Whatever it declares, its pack most of all, is not missing.
        unread.extend(["政策包", "地区表"].map(ToOwned::to_owned));
        return File { file, declarations, unread };
    }
    for part in split(file, text, diagnostics) {
        let source = Source { part, text: text.get(part.range()).unwrap_or_default() };
        match source.declaration() {
            Ok(declaration) => declarations.push(declaration),
            Err(diagnostic) => {
                let words = source.text.split(|character: char| !character.is_alphanumeric() && character != '_');
                let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                declarations.extend(source.head(&words).map(Declaration::Pack));
                // `标准限额`, `331022三门县`: what is declared is the end of the word.
                let ends = words.iter().filter_map(|word| {
                    let opener = OPENERS.into_iter().find(|opener| !opener.is_ascii() && word.starts_with(opener));
                    let code =
                        word.split_at_checked(6).filter(|(code, _)| code.bytes().all(|digit| digit.is_ascii_digit()));
                    opener.map(|opener| word.split_at(opener.len())).or(code)
                });
                unread.extend(ends.flat_map(|(start, end)| [start, end]).map(ToOwned::to_owned));
                unread.extend(words.iter().map(|word| (*word).to_owned()));
                diagnostics.push(diagnostic);
            }
        }
    }
    File { file, declarations, unread }
}

/// The text of one declaration and where it stands in its file.
struct Source<'a> {
    part: Span,
    text: &'a str,
}

impl<'a> Source<'a> {
    fn declaration(&self) -> Read<Declaration> {
        let mut pairs =
            PolicyGrammar::parse(Rule::declaration, self.text).map_err(|error| failure::explain(self, error))?;
        let pair = pairs.next().and_then(|pair| pair.into_inner().next());
        let pair = pair.ok_or_else(|| self.broken(self.part))?;
        declaration::read(self, pair)
    }

    /// What a 政策包 that cannot be read still tells, so that the rest of its folder is checked.
    fn head(&self, words: &[&str]) -> Option<Pack> {
        let name = |word: &str| Name { text: word.to_owned(), span: self.part };
        let (first, rest) = words.split_first()?;
        let own = rest.first().filter(|_| matches!(*first, "政策包" | "pack"))?;
        let base = words.iter().skip_while(|word| !matches!(**word, "基于" | "based_on")).nth(1);
        Some(Pack {
            named: Named { name: name(own), id: None, english: None },
            version: None,
            based_on: base.map(|base| name(base)),
            region: None,
            effective: None,
            span: self.part,
        })
    }

    /// Where a pair stands in its file, without the white space pest may have taken in at its end.
    fn span(&self, pair: &Pair<'_>) -> Span {
        let span = pair.as_span();
        let length = span.as_str().trim_end().len();
        self.bytes(span.start(), span.start().saturating_add(length))
    }

    fn bytes(&self, start: usize, end: usize) -> Span {
        let at = |offset: usize| self.part.start.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
        Span { file: self.part.file, start: at(start), end: at(end) }
    }

    /// The grammar and this reader disagree: a fault of ours, said as such instead of a panic.
    fn broken(&self, span: Span) -> Diagnostic {
        Diagnostic::at(Code::Internal, span)
    }
}

/// The parts of a pair, taken in order.
struct Parts<'s, 'a> {
    source: &'s Source<'a>,
    span: Span,
    pairs: core::iter::Peekable<pest::iterators::Pairs<'a, Rule>>,
}

impl<'s, 'a> Parts<'s, 'a> {
    fn of(source: &'s Source<'a>, pair: Pair<'a>) -> Parts<'s, 'a> {
        Parts { source, span: source.span(&pair), pairs: pair.into_inner().peekable() }
    }

    /// The next part, whatever it is.
    fn any(&mut self) -> Read<Pair<'a>> {
        self.pairs.next().ok_or_else(|| self.source.broken(self.span))
    }

    /// The next part if it is of this rule.
    fn take(&mut self, rule: Rule) -> Option<Pair<'a>> {
        self.pairs.next_if(|pair| pair.as_rule() == rule)
    }

    /// The next part, which must be of this rule.
    fn need(&mut self, rule: Rule) -> Read<Pair<'a>> {
        self.take(rule).ok_or_else(|| self.source.broken(self.span))
    }

    /// Passes over a part of this rule and tells whether it was there.
    fn had(&mut self, rule: Rule) -> bool {
        self.take(rule).is_some()
    }

    /// Passes over all parts of this rule.
    fn skip(&mut self, rule: Rule) {
        while self.had(rule) {}
    }

    /// Reads all following parts of a rule, passing over commas between them.
    fn list<T>(&mut self, rule: Rule, read: impl Fn(&'s Source<'a>, Pair<'a>) -> Read<T>) -> Read<Vec<T>> {
        let mut all = Vec::new();
        loop {
            self.skip(Rule::comma);
            match self.take(rule) {
                Some(pair) => all.push(read(self.source, pair)?),
                None => return Ok(all),
            }
        }
    }
}
