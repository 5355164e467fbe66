//! The words and marks of a text with what they are, for editors. A declaration that cannot be read is taken word by word.

use super::{
    format::{Leaf, Tree},
    grammar::{PolicyGrammar, Rule},
    split::split,
};
use alloc::{collections::BTreeMap, format, vec::Vec};
use core::ops::Range;
use pest::Parser;
use serde::Serialize;

/// A word or mark of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// What a word or mark is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenKind {
    /// A word of the language.
    Keyword,
    /// A name where it is declared.
    Declared,
    /// A name where it is used.
    Name,
    /// What is computed with: 人数, 最小.
    Function,
    /// A place by its code.
    Place,
    /// A text in quotes.
    Text,
    /// Title and article of a law.
    Citation,
    /// 已核实, 待复核, 系统自定.
    Status,
    /// A number.
    Number,
    /// 元/月
    Unit,
    /// A day.
    Date,
    /// A sign that computes or compares.
    Operator,
    /// A bracket.
    Bracket,
    /// What the engine passes over.
    Comment,
}

/// All words and marks of a text, in their order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut words = Words::default();
    // What is too deep is left out here and told by the checker.
    for part in split(0, text, &mut Vec::new()) {
        let range = part.range();
        let source = text.get(range.clone()).unwrap_or_default();
        let read: Vec<Token> = match Tree::parse(source) {
            Some(tree) => tree.leaves().iter().filter_map(of_leaf).collect(),
            None => words.scan(source),
        };
        for token in read {
            let range = shifted(&token.range, range.start);
            // 元/月 is one word.
            match found.last_mut() {
                Some(Token { range: last, kind: TokenKind::Unit })
                    if token.kind == TokenKind::Unit && last.end == range.start =>
                {
                    last.end = range.end;
                }
                _ => found.push(Token { range, ..token }),
            }
        }
    }
    with_comments(text, found)
}

/// The bytes of each declaration, broken ones too.
pub fn declarations(text: &str) -> Vec<Range<usize>> {
    split(0, text, &mut Vec::new()).into_iter().map(crate::base::Span::range).collect()
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start.saturating_add(by)..range.end.saturating_add(by)
}

fn of_leaf(leaf: &Leaf<'_>) -> Option<Token> {
    let kind = match leaf.rule {
        Some(rule) => kind(rule, leaf.parent)?,
        // Within its own rule: 满, from, ≥.
        None if leaf.text.starts_with(char::is_alphabetic) => TokenKind::Keyword,
        None => TokenKind::Operator,
    };
    Some(Token { range: leaf.start..leaf.end(), kind })
}

/// What a rule without inner rules is; nothing for commas and the like.
fn kind(rule: Rule, parent: Option<Rule>) -> Option<TokenKind> {
    Some(match rule {
        Rule::name if parent == Some(Rule::named) => TokenKind::Declared,
        Rule::ascii_id => TokenKind::Declared,
        Rule::name | Rule::mode | Rule::label => TokenKind::Name,
        Rule::function => TokenKind::Function,
        Rule::region_code => TokenKind::Place,
        Rule::text => TokenKind::Text,
        Rule::cited => TokenKind::Citation,
        Rule::kw_verified | Rule::kw_unverified | Rule::kw_own => TokenKind::Status,
        Rule::number | Rule::digits | Rule::percent => TokenKind::Number,
        Rule::unit | Rule::unit_word | Rule::unit_slash | Rule::unit_dot => TokenKind::Unit,
        Rule::date | Rule::date_dashes | Rule::date_words | Rule::month_day => TokenKind::Date,
        Rule::lparen | Rule::rparen | Rule::lbrace | Rule::rbrace => TokenKind::Bracket,
        Rule::op_le | Rule::op_ge | Rule::op_ne | Rule::op_lt | Rule::op_gt | Rule::equals => TokenKind::Operator,
        Rule::plus | Rule::minus | Rule::times | Rule::divide | Rule::caret | Rule::dotdot => TokenKind::Operator,
        Rule::comma | Rule::colon | Rule::dot => return None,
        // A band's 满, 不满, 超过 stand in rules of their own.
        Rule::band_low | Rule::band_over | Rule::band_under | Rule::band_upto => TokenKind::Keyword,
        keyword if is_keyword(keyword) => TokenKind::Keyword,
        _ => return None,
    })
}

/// The grammar names the rules of the language's own words alike.
fn is_keyword(rule: Rule) -> bool {
    format!("{rule:?}").starts_with("kw_")
}

/// Words looked up before: a text repeats few of them very often.
#[derive(Default)]
struct Words<'a>(BTreeMap<&'a str, TokenKind>);

impl<'a> Words<'a> {
    /// A declaration that is being written: what each word is by itself.
    fn scan(&mut self, text: &'a str) -> Vec<Token> {
        let mut found = Vec::new();
        let mut at = 0usize;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let one = rest.chars().next().map_or(1, char::len_utf8);
            let taken = self.next(within_a_line(rest));
            let (length, kind) = taken.map_or((one, None), |(length, kind)| (length.max(one), Some(kind)));
            let end = at.saturating_add(length);
            found.extend(kind.map(|kind| Token { range: at..end, kind }));
            at = end;
        }
        found
    }

    /// How long the word or mark is that a line begins with, and what it is.
    fn next(&mut self, line: &'a str) -> Option<(usize, TokenKind)> {
        const NUMBERS: [Rule; 4] = [Rule::date, Rule::month_day, Rule::region_code, Rule::number];
        const MARKS: [Rule; 10] = [
            Rule::lparen,
            Rule::rparen,
            Rule::lbrace,
            Rule::rbrace,
            Rule::dotdot,
            Rule::comparator,
            Rule::plus,
            Rule::minus,
            Rule::times,
            Rule::divide,
        ];
        let of = |rules: &[Rule]| rules.iter().find_map(|rule| Some((matched(*rule, line)?, mark_kind(*rule))));
        match line.chars().next()? {
            _ if line.starts_with("//") => Some((line.len(), TokenKind::Comment)),
            '"' | '“' | '「' => of(&[Rule::text]),
            digit if digit.is_ascii_digit() => of(&NUMBERS),
            letter if letter.is_alphanumeric() || letter == '_' => {
                of(&[Rule::unit]).or_else(|| word_of(line).map(|word| (word.len(), self.kind_of(word))))
            }
            space if space.is_whitespace() => None,
            _ => of(&MARKS),
        }
    }

    fn kind_of(&mut self, word: &'a str) -> TokenKind {
        *self.0.entry(word).or_insert_with(|| {
            let own = |rule: &Rule| is_keyword(*rule) && matched(*rule, word) == Some(word.len());
            let rule = Rule::all_rules().iter().find(|rule| own(rule));
            rule.and_then(|rule| kind(*rule, None)).unwrap_or(TokenKind::Name)
        })
    }
}

fn mark_kind(rule: Rule) -> TokenKind {
    if rule == Rule::comparator { TokenKind::Operator } else { kind(rule, None).unwrap_or(TokenKind::Operator) }
}

/// Longest piece looked at in one go: no word is longer, and a line can be as long as the file.
const MOST_BYTES: usize = 2_000;

/// A text up to the end of its first line.
fn within_a_line(text: &str) -> &str {
    let end = text.floor_char_boundary(MOST_BYTES.min(text.len()));
    let piece = text.get(..end).unwrap_or_default();
    piece.lines().next().unwrap_or_default()
}

/// How far a rule reaches from the start of a text, without the white space after it.
fn matched(rule: Rule, text: &str) -> Option<usize> {
    let pair = PolicyGrammar::parse(rule, text).ok()?.next()?;
    Some(pair.as_str().trim_end().len()).filter(|length| *length > 0)
}

fn word_of(text: &str) -> Option<&str> {
    let end = text.find(|character: char| !(character.is_alphanumeric() || character == '_')).unwrap_or(text.len());
    text.get(..end).filter(|word| !word.is_empty())
}

/// Puts in the comments, which stand between tokens.
fn with_comments(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let mut all = Vec::with_capacity(tokens.len());
    let mut end = 0usize;
    let last = Token { range: text.len()..text.len(), kind: TokenKind::Comment };
    for token in tokens.into_iter().chain([last]) {
        let mut from = end;
        while let Some(gap) = text.get(from..token.range.start) {
            let Some(start) = gap.find("//") else { break };
            let length = gap.get(start..).and_then(|rest| rest.find('\n')).unwrap_or(gap.len().saturating_sub(start));
            let start = from.saturating_add(start);
            from = start.saturating_add(length);
            all.push(Token { range: start..from, kind: TokenKind::Comment });
        }
        end = token.range.end;
        if !token.range.is_empty() {
            all.push(token);
        }
    }
    all
}
