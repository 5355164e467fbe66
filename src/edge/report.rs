//! A diagnostic with its place as people count it.

use super::shapes::Report;
use crate::base::{Diagnostic, Lang, LineIndex, Severity, SourceFile};
use alloc::{borrow::ToOwned, string::ToString};

impl Diagnostic {
    /// The message in one language, with its place in the files that were compiled.
    pub fn report(&self, files: &[SourceFile], lang: Lang) -> Report {
        let located = self.span().and_then(|(index, range)| {
            let file = files.get(index)?;
            let lines = LineIndex::new(&file.text);
            Some((file.path.clone(), lines.position(range.start), lines.position(range.end)))
        });
        let (file, start, end) = match located {
            Some((file, start, end)) => (Some(file), Some(start), Some(end)),
            None => (None, None, None),
        };
        Report {
            code: self.code().to_owned(),
            severity: match self.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            }
            .to_owned(),
            message: self.message(lang),
            help: self.help(lang),
            file,
            line: start.map(|at| at.line),
            column: start.map(|at| at.column),
            end_line: end.map(|at| at.line),
            end_column: end.map(|at| at.column),
            path: self.path().map(ToString::to_string),
        }
    }
}
