//! Why a command could not be carried out: exit code 2.

use crate::{output, view::diagnostic, words::Trouble};
use yimen::{Diagnostic, Lang, SourceFile};

/// What stood in the way.
#[derive(Debug)]
pub enum Failure {
    /// Something about files or arguments.
    Trouble(Trouble),
    /// What the engine says about the input.
    Refused {
        /// Its messages.
        diagnostics: Vec<Diagnostic>,
        /// The policy texts they may point into.
        files: Vec<SourceFile>,
        /// Name of the input, for messages that do not point into a policy text.
        input: String,
    },
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        Failure::Trouble(trouble)
    }
}

impl From<yimen_files::Error> for Failure {
    fn from(error: yimen_files::Error) -> Failure {
        Failure::Trouble(error.into())
    }
}

impl Failure {
    /// Says it on standard error.
    pub fn tell(&self, lang: Lang) {
        let text = match self {
            Failure::Trouble(trouble) => diagnostic::trouble(trouble, lang),
            Failure::Refused { diagnostics, files, input } => diagnostic::all(diagnostics, files, Some(input), lang),
        };
        output::error_words(&text);
    }
}
