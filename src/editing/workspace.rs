//! The files somebody is writing, and what can be asked of them.

use super::{
    complete::{Completion, Spot},
    declared::{Declared, NameKind, declared},
    hover::Hover,
};
use crate::{
    base::{Lang, SourceFile, Span},
    syntax::{TokenKind, ast::File, declarations, parse, tokens},
};
use alloc::vec::Vec;
use core::ops::Range;

/// The files of a pack while they are being written. Each change reads one file anew; offsets are bytes.
#[derive(Debug, Default)]
pub struct Workspace {
    files: Vec<SourceFile>,
    trees: Vec<File>,
    declared: Vec<Declared>,
}

impl Workspace {
    /// Takes the files in; whatever they hold.
    pub fn new(files: Vec<SourceFile>) -> Workspace {
        let mut workspace = Workspace::default();
        for file in files {
            workspace.set(file);
        }
        workspace.index();
        workspace
    }

    /// Replaces a file, or adds it.
    pub fn put(&mut self, file: SourceFile) {
        self.set(file);
        self.index();
    }

    /// Takes a file out. Others keep their places in the list only if they stood before it.
    pub fn remove(&mut self, path: &str) {
        self.files.retain(|file| file.path != path);
        let files = core::mem::take(&mut self.files);
        *self = Workspace::new(files);
    }

    /// The files in the order they came.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The text of a file; empty for one that is not there.
    pub fn text(&self, path: &str) -> &str {
        self.files.iter().find(|file| file.path == path).map_or("", |file| file.text.as_str())
    }

    /// What the name at a place is.
    pub fn hover(&self, path: &str, offset: usize, lang: Lang) -> Option<Hover> {
        let (file, range) = self.word(path, offset)?;
        let found = self.meant(file, &range)?;
        let text = &self.files.get(found.at.file as usize)?.text;
        Some(Hover::of(found, text, range, lang))
    }

    /// Where the name at a place is declared: the path, and the bytes of the name there.
    pub fn definition(&self, path: &str, offset: usize) -> Option<(&str, Range<usize>)> {
        let (file, range) = self.word(path, offset)?;
        let found = self.meant(file, &range)?;
        let file = self.files.get(found.at.file as usize)?;
        Some((&file.path, found.at.range()))
    }

    /// What could stand at a place; nothing inside a text or comment.
    pub fn complete(&self, path: &str, offset: usize, lang: Lang) -> Option<Completion> {
        let file = self.place(path)?;
        let text = &self.files.get(file)?.text;
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let closed = |kind| matches!(kind, TokenKind::Text | TokenKind::Comment | TokenKind::Citation);
        let within = |range: &Range<usize>, kind| match kind {
            TokenKind::Comment => range.start < offset && offset <= range.end,
            _ => range.start < offset && offset < range.end,
        };
        if tokens(text).iter().any(|token| closed(token.kind) && within(&token.range, token.kind)) {
            return None;
        }
        let around = declarations(text).into_iter().find(|around| around.start < offset && offset <= around.end);
        let spot = Spot { text, file: u32::try_from(file).ok()?, offset, around, lang };
        Some(spot.complete(&self.declared))
    }

    fn set(&mut self, file: SourceFile) {
        let at = self.place(&file.path).unwrap_or(self.files.len());
        let tree = parse(u32::try_from(at).unwrap_or(u32::MAX), &file.text, &mut Vec::new());
        match (self.files.get_mut(at), self.trees.get_mut(at)) {
            (Some(old), Some(old_tree)) => {
                *old = file;
                *old_tree = tree;
            }
            _ => {
                self.files.push(file);
                self.trees.push(tree);
            }
        }
    }

    fn index(&mut self) {
        self.declared = declared(&self.trees);
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.files.iter().position(|file| file.path == path)
    }

    /// The name at a place: its file and bytes.
    fn word(&self, path: &str, offset: usize) -> Option<(u32, Range<usize>)> {
        let file = self.place(path)?;
        let names = [TokenKind::Name, TokenKind::Declared, TokenKind::Function, TokenKind::Place];
        let all = tokens(&self.files.get(file)?.text);
        // Between two words the one that begins is meant.
        let found = all
            .into_iter()
            .rfind(|token| names.contains(&token.kind) && token.range.start <= offset && offset <= token.range.end)?;
        Some((u32::try_from(file).ok()?, found.range))
    }

    /// What a name means where it stands: what is declared around it, else the place itself, else what its own pack declares
    /// last, else what any pack does.
    fn meant(&self, file: u32, range: &Range<usize>) -> Option<&Declared> {
        let source = self.files.get(file as usize)?;
        let word: &str = source.text.get(range.clone())?;
        let holds =
            |span: Span| span.file == file && span.range().start <= range.start && range.end <= span.range().end;
        let around = |declared: &&Declared| declared.inside.is_none_or(holds);
        let all: Vec<&Declared> = self.declared.iter().filter(|declared| declared.is(word)).filter(around).collect();
        let own = |declared: &&Declared| holds(declared.at);
        let own_folder = folder(&source.path);
        let near = |declared: &&Declared| {
            let other = self.files.get(declared.at.file as usize);
            other.is_some_and(|other| folder(&other.path) == own_folder)
        };
        let local = |declared: &&Declared| declared.inside.is_some();
        let choice = |declared: &&Declared| declared.kind == NameKind::Choice;
        let find = |wanted: &dyn Fn(&&Declared) -> bool| all.iter().rev().find(|declared| wanted(declared)).copied();
        find(&own)
            .or_else(|| find(&local))
            .or_else(|| find(&|declared| !choice(declared) && near(declared)))
            .or_else(|| find(&|declared| !choice(declared)))
            .or_else(|| find(&|_| true))
    }
}

/// The folder a file lies in: a pack, or a part of one.
fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
