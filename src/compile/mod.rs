//! Policy texts to a program.

mod lower;

use crate::{
    base::{Code, Diagnostic, Place, SourceFile, Span},
    check,
    program::{Excess, Program, measure},
    syntax::{
        self, MAX_FILES, MAX_PACK_BYTES,
        ast::{Case, File},
    },
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// What came of compiling.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) program: Option<Program>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) cases: Vec<Case>,
    pub(crate) written: Written,
}

/// Where the parts of a program are written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    pub(crate) nodes: Vec<Span>,
    /// Of each standard its rows.
    pub(crate) rows: Vec<Vec<Span>>,
    pub(crate) relations: Vec<Span>,
    /// The files of the lowest layer.
    pub(crate) own: Vec<u32>,
}

/// Texts to a program. The order of the files does not matter: they are taken by path.
pub(crate) fn compile(files: &[SourceFile]) -> Output {
    let mut output = Output { program: None, diagnostics: Vec::new(), cases: Vec::new(), written: Written::default() };
    let diagnostics = &mut output.diagnostics;
    if files.len() > MAX_FILES || files.is_empty() {
        let code = if files.is_empty() { Code::NoFiles } else { Code::TooManyFiles };
        diagnostics.push(Diagnostic::new(code, Place::Whole).with(alloc::format!("{MAX_FILES}")));
        return output;
    }
    if files.iter().map(|file| file.text.len()).sum::<usize>() > MAX_PACK_BYTES {
        diagnostics
            .push(Diagnostic::new(Code::PackTooLarge, Place::Whole).with(alloc::format!("{}", MAX_PACK_BYTES >> 20)));
        return output;
    }
    let mut order: Vec<(u32, &SourceFile)> = (0u32..).zip(files).collect();
    order.sort_by(|(_, left), (_, right)| left.path.cmp(&right.path));
    let trees: Vec<_> = order.iter().map(|(index, file)| syntax::parse(*index, &file.text, diagnostics)).collect();
    let read = diagnostics.len();
    let paths: Vec<&str> = order.iter().map(|(_, file)| file.path.as_str()).collect();
    if let Some(policy) = check::check(&trees, &paths, diagnostics) {
        let (program, spans) = lower::lower(policy.rules);
        let at = |code, node: u32| Diagnostic::at(code, spans.get(node as usize).copied().unwrap_or_default());
        match measure(&program) {
            Ok(()) => {
                output.cases = policy.cases;
                let (rows, relations, own) = (policy.rows, policy.relations, policy.own);
                output.written = Written { nodes: spans, rows, relations, own };
                output.program = Some(program);
            }
            Err(Excess::Depth(node)) => diagnostics.push(at(Code::DefinitionsTooDeep, node)),
            Err(Excess::Work(node)) => diagnostics.push(at(Code::TooMuchWork, node)),
            Err(Excess::Broken) => diagnostics.push(at(Code::Internal, 0)),
        }
    }
    drop_follow_ups(&trees, read, diagnostics);
    output
}

/// What a declaration that could not be read would have declared is not missing.
fn drop_follow_ups(trees: &[File], read: usize, diagnostics: &mut Vec<Diagnostic>) {
    let unread: BTreeSet<&str> = trees.iter().flat_map(|tree| &tree.unread).map(String::as_str).collect();
    if unread.is_empty() {
        return;
    }
    let opens = |words: [&str; 2]| words.iter().any(|word| unread.contains(word));
    let mut place = 0usize;
    diagnostics.retain(|diagnostic| {
        place = place.saturating_add(1);
        let follows = match diagnostic.kind() {
            Code::NoPack | Code::PacksUnrelated | Code::NoSuchBase => opens(["政策包", "pack"]),
            Code::NoRegions => opens(["地区表", "regions"]),
            Code::UnknownName
            | Code::UnknownFunction
            | Code::UnknownStandard
            | Code::NoSuchKind
            | Code::NoSuchOwner
            | Code::UnknownItem
            | Code::NoSuchRegion
            | Code::NoSuchStandard
            | Code::NothingToOverride => diagnostic.subject().is_some_and(|word| unread.contains(word)),
            _ => false,
        };
        place <= read || !follows
    });
}
