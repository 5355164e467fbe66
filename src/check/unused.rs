//! Names of the lowest layer that nothing reads.

use super::layers::Layer;
use crate::{
    base::{Code, Diagnostic},
    syntax::ast::{Declaration, Name, Named},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// Notes what the lowest layer declares and nothing reads, beside the parameters and local names found on the way.
/// What an upper one declares may serve another layer.
pub(super) fn note(layers: &[Layer<'_>], used: &BTreeSet<String>, inner: &[Name], diagnostics: &mut Vec<Diagnostic>) {
    let files = layers.last().map_or(&[][..], |layer| &layer.files);
    let inner = inner.iter().filter(|name| files.contains(&name.span.file));
    diagnostics.extend(inner.map(|name| Diagnostic::at(Code::Unused, name.span).with(name.text.clone())));
    let declarations = layers.last().into_iter().flat_map(|layer| &layer.declarations);
    for named in declarations.flat_map(|declaration| names(declaration)) {
        let known = core::iter::once(&named.name).chain(&named.id).any(|name| used.contains(&name.text));
        if !known {
            diagnostics.push(Diagnostic::at(Code::Unused, named.name.span).with(named.name.text.clone()));
        }
    }
}

fn names(declaration: &Declaration) -> Vec<&Named> {
    match declaration {
        Declaration::Facts(facts) => facts.facts.iter().map(|fact| &fact.named).collect(),
        Declaration::Standard(standard) if standard.kind.is_some() => Vec::from([&standard.named]),
        Declaration::Definition(definition) if !definition.output && !definition.replaces => {
            Vec::from([&definition.named])
        }
        _ => Vec::new(),
    }
}
