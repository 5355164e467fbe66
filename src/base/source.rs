//! A policy file as it was handed over.

use alloc::string::String;

/// A policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path with `/` between folders; files below one top folder make one pack.
    pub path: String,
    /// Its text.
    pub text: String,
}
