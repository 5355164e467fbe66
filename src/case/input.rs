//! Reading the parts of an input, with the path to each for messages.

use super::tree::Tree;
use crate::base::{Code, Diagnostic, Listed, OrderedSet, Words, nearest};
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// Most keys of an object and entries of a list.
const MOST_ENTRIES: usize = 500;

/// Mistakes after which reading stops.
const MOST_ERRORS: usize = 50;

/// Most letters of a text in a message.
const SHORT: usize = 60;

/// A part of an input and how to find it.
pub(super) struct Part<'t> {
    pub(super) path: String,
    pub(super) tree: &'t Tree,
}

impl<'t> Part<'t> {
    pub(super) fn wrong(&self, asked: Words) -> Diagnostic {
        Diagnostic::input(Code::WrongInput, self.path.clone()).with(asked).with(shown(self.tree))
    }

    /// Keys and values; a key given twice is reported.
    pub(super) fn entries(&self, errors: &mut Vec<Diagnostic>) -> Vec<(&'t str, Part<'t>)> {
        let Tree::Map(map) = self.tree else {
            errors.push(self.wrong(Words::new("一组名称和值（{ … }）", "an object ({ … })")));
            return Vec::new();
        };
        if !self.fits(map.len(), errors) {
            return Vec::new();
        }
        let mut seen: OrderedSet<&str> = OrderedSet::new();
        let mut entries = Vec::new();
        for (key, tree) in map {
            let path = self.below(key);
            if !seen.insert(key) {
                errors.push(Diagnostic::input(Code::KeyTwice, path).with(short(key)));
                continue;
            }
            entries.push((key.as_str(), Part { path, tree }));
        }
        entries
    }

    pub(super) fn list(&self, errors: &mut Vec<Diagnostic>) -> Vec<Part<'t>> {
        let Tree::List(list) = self.tree else {
            errors.push(self.wrong(Words::new("一个列表（[ … ]）", "a list ([ … ])")));
            return Vec::new();
        };
        if !self.fits(list.len(), errors) {
            return Vec::new();
        }
        let path = |index: usize| alloc::format!("{}[{index}]", self.path);
        list.iter().enumerate().map(|(index, tree)| Part { path: path(index), tree }).listed()
    }

    /// Keeps hostile inputs cheap: no more entries than any case has, and an end to mistakes worth listing.
    fn fits(&self, entries: usize, errors: &mut Vec<Diagnostic>) -> bool {
        if entries > MOST_ENTRIES {
            let most = alloc::format!("{MOST_ENTRIES}");
            errors.push(Diagnostic::input(Code::TooManyEntries, self.path.clone()).with(most));
        }
        entries <= MOST_ENTRIES && errors.len() < MOST_ERRORS
    }

    pub(super) fn below(&self, key: &str) -> String {
        let mut path = String::with_capacity(self.path.len().saturating_add(key.len()).saturating_add(1));
        path.push_str(&self.path);
        if !path.is_empty() {
            path.push('.');
        }
        match start(key) {
            Some(start) => path.extend([start, "…"]),
            None => path.push_str(key),
        }
        path
    }

    pub(super) fn unknown(&self, code: Code, key: &str, known: &[&str]) -> Diagnostic {
        let near = nearest(key, known.iter().copied()).unwrap_or_default();
        Diagnostic::input(code, self.path.clone()).with(short(key)).with(near)
    }
}

/// A value as a message shows it.
pub(super) fn shown(tree: &Tree) -> String {
    short(&tree.to_json())
}

/// The start of a text that may be of any length.
pub(super) fn short(text: &str) -> String {
    match start(text) {
        Some(start) => alloc::format!("{start}…"),
        None => text.to_owned(),
    }
}

/// The start of a text that is too long for a message.
fn start(text: &str) -> Option<&str> {
    // So few bytes are no more letters.
    let cut = (text.len() > SHORT).then(|| text.char_indices().nth(SHORT)).flatten();
    cut.and_then(|(end, _)| text.get(..end))
}
