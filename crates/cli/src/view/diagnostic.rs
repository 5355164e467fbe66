//! Messages about policy texts and inputs, with the lines they point at.

use super::{style, text};
use crate::words::{self, Trouble};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet, Title};
use std::{collections::BTreeMap, ops::Range};
use yimen::{Diagnostic, Lang, Severity, SourceFile};

/// All messages, an empty line after each. `input` names what a message is about that points into no policy text.
pub fn all(diagnostics: &[Diagnostic], files: &[SourceFile], input: Option<&str>, lang: Lang) -> String {
    let blocks = diagnostics.iter().map(|diagnostic| one(diagnostic, files, input, lang));
    blocks.map(|block| block + "\n\n").collect()
}

/// A problem with files or arguments.
pub fn trouble(trouble: &Trouble, lang: Lang) -> String {
    let (message, help) = trouble.words(lang);
    let title = Level::ERROR.with_name(words::Level::Error.text(lang)).primary_title(message);
    without_excerpt(title, "", help, lang) + "\n"
}

fn one(diagnostic: &Diagnostic, files: &[SourceFile], input: Option<&str>, lang: Lang) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR.with_name(words::Level::Error.text(lang)),
        Severity::Warning => Level::WARNING.with_name(words::Level::Warning.text(lang)),
        Severity::Note => Level::NOTE.with_name(words::Level::Note.text(lang)),
    };
    let title = level.primary_title(diagnostic.message(lang)).id(diagnostic.code());
    let help = diagnostic.help(lang);
    let excerpts = excerpts(diagnostic, files, lang);
    if excerpts.is_empty() {
        let place: Vec<&str> = [input, diagnostic.path()].into_iter().flatten().collect();
        return without_excerpt(title, &place.join(": "), help, lang);
    }
    let help = help.map(|help| Level::HELP.with_name(words::Level::Help.text(lang)).message(help));
    render(Group::with_title(title).elements(excerpts).elements(help))
}

/// Message, place and help, one a line, where there is no text to show.
fn without_excerpt(title: Title<'_>, place: &str, help: Option<String>, lang: Lang) -> String {
    let mut lines = vec![render(Group::with_title(title))];
    if !place.is_empty() {
        lines.push(style::paint(style::DIM, &format!("  --> {}", text::clean(place))));
    }
    if let Some(help) = help {
        let help = Level::HELP.with_name(words::Level::Help.text(lang)).primary_title(help);
        lines.push(render(Group::with_title(help)));
    }
    lines.join("\n")
}

/// The lines a message points at, the file of its own place first.
fn excerpts<'a>(diagnostic: &Diagnostic, files: &'a [SourceFile], lang: Lang) -> Vec<Snippet<'a, Annotation<'a>>> {
    let Some((own_file, range)) = diagnostic.span() else { return Vec::new() };
    let mut marks: BTreeMap<usize, Vec<Mark>> = BTreeMap::new();
    marks.entry(own_file).or_default().push(Mark { kind: AnnotationKind::Primary, range, words: None });
    for (file, range, words) in diagnostic.labels(lang) {
        marks.entry(file).or_default().push(Mark { kind: AnnotationKind::Context, range, words: Some(words) });
    }
    let own = marks.remove(&own_file).map(|marks| (own_file, marks));
    own.into_iter().chain(marks).filter_map(|(file, marks)| Some(excerpt(files.get(file)?, marks))).collect()
}

/// A stretch of a file to underline.
struct Mark {
    kind: AnnotationKind,
    range: Range<usize>,
    words: Option<String>,
}

/// Only the lines in question, so that a long file costs nothing.
fn excerpt(file: &SourceFile, mut marks: Vec<Mark>) -> Snippet<'_, Annotation<'_>> {
    let text = &file.text;
    for mark in &mut marks {
        mark.range = valid(text, &mark.range);
    }
    let first = marks.iter().map(|mark| mark.range.start).min().unwrap_or(0);
    let last = marks.iter().map(|mark| mark.range.end).max().unwrap_or(0);
    let start = before(text, first).rfind('\n').map_or(0, |end| end + 1);
    let end = text.get(last..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| last + length);
    let line = before(text, start).matches('\n').count() + 1;
    let annotations = marks
        .into_iter()
        .map(|mark| mark.kind.span(mark.range.start - start..mark.range.end - start).label(mark.words));
    Snippet::source(text.get(start..end).unwrap_or_default())
        .path(file.path.as_str())
        .line_start(line)
        .annotations(annotations)
}

fn before(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

/// The range inside the text, on character boundaries, and on one line: what a message points at begins on its first.
fn valid(text: &str, range: &Range<usize>) -> Range<usize> {
    let boundary = |position: usize| {
        let position = position.min(text.len());
        (0..=position).rev().find(|position| text.is_char_boundary(*position)).unwrap_or(0)
    };
    let (start, end) = (boundary(range.start), boundary(range.end));
    let first_line = text.get(start..end.max(start)).unwrap_or_default().split('\n').next().unwrap_or_default();
    start..start + first_line.trim_end().len()
}

fn render(group: Group<'_>) -> String {
    Renderer::styled().term_width(super::width().max(80)).render(&[group])
}
