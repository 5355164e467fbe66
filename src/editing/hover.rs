//! What is said of a name under the pointer.

use super::declared::{Declared, NameKind};
use crate::{
    base::{Lang, Words},
    syntax::ast::Text,
};
use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use core::ops::Range;

/// What is known of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The bytes of the name.
    pub range: Range<usize>,
    /// What it is, with its name: `标准 低保标准`.
    pub title: String,
    /// The beginning of its declaration, as written.
    pub lines: Vec<String>,
    /// The question it is asked with, or its name in the other language.
    pub more: Option<String>,
    /// The law it rests on.
    pub citation: Option<String>,
}

/// Most lines of a declaration that are shown.
const MOST_LINES: usize = 6;

impl Hover {
    pub(super) fn of(declared: &Declared, text: &str, range: Range<usize>, lang: Lang) -> Hover {
        let kind = words(declared.kind).get(lang).to_owned();
        let english = declared.english.as_deref().filter(|_| lang == Lang::English);
        let title = match (english, &declared.id) {
            (Some(english), _) => format!("{kind} {} ({english})", declared.name),
            (None, Some(id)) => format!("{kind} {} ({id})", declared.name),
            (None, None) => format!("{kind} {}", declared.name),
        };
        let ask = |ask: &Text| match lang {
            Lang::English => ask.english.clone().unwrap_or_else(|| ask.text.clone()),
            Lang::Chinese => ask.text.clone(),
        };
        Hover {
            range,
            title,
            lines: head(text, declared.at.range().start),
            more: declared.ask.as_ref().map(ask),
            citation: declared.citation.clone(),
        }
    }
}

/// The lines of a declaration from the one its name stands on, as long as it is one paragraph.
fn head(text: &str, at: usize) -> Vec<String> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline.saturating_add(1));
    let rest = text.get(start..).unwrap_or_default();
    let indent = rest.len().saturating_sub(rest.trim_start_matches(' ').len());
    let deeper = |line: &&str| line.len().saturating_sub(line.trim_start_matches(' ').len()) > indent;
    let lines = rest.lines().take(1).chain(rest.lines().skip(1).take_while(deeper));
    lines.take(MOST_LINES).map(|line| line.get(indent..).unwrap_or(line).trim_end().to_owned()).collect()
}

/// What a kind of name is called.
pub(super) fn words(kind: NameKind) -> Words {
    match kind {
        NameKind::Pack => Words::new("政策包", "Pack"),
        NameKind::Place => Words::new("地区", "Place"),
        NameKind::FamilyFact => Words::new("家庭事实", "Fact of the family"),
        NameKind::MemberFact => Words::new("成员事实", "Fact of a member"),
        NameKind::Choice => Words::new("选项", "Choice"),
        NameKind::Standard => Words::new("标准", "Standard"),
        NameKind::Definition => Words::new("定义", "Definition"),
        NameKind::Output => Words::new("指标", "Output"),
        NameKind::Item => Words::new("事项", "Item"),
        NameKind::Condition => Words::new("条件", "Condition"),
        NameKind::Local => Words::new("设", "Local name"),
        NameKind::Parameter => Words::new("参数", "Parameter"),
    }
}
