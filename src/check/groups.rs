//! Groups of facts that are asked together.

use super::names::label;
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::Label,
    syntax::ast::{Named, Owner},
};
use alloc::vec::Vec;

/// The groups so far; those of the family and those of members have spaces of their own.
#[derive(Default)]
pub(super) struct Groups {
    all: Vec<Group>,
}

struct Group {
    owner: Owner,
    label: Label,
    layer: usize,
    span: Span,
}

impl Groups {
    /// The group a block of facts belongs to. A lower layer adds to a group by its name alone; anything else that goes by a name
    /// or id that is taken is reported.
    pub(super) fn find(
        &mut self,
        owner: Owner,
        named: &Named,
        layer: usize,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Label> {
        let (label, span) = (label(named), named.name.span);
        let taken = |group: &&Group| group.owner == owner && (group.label.is(&label.name) || group.label.is(&label.id));
        let Some(known) = self.all.iter().find(taken) else {
            self.all.push(Group { owner, label: label.clone(), layer, span });
            return Some(label);
        };
        let adds = known.layer < layer && (named.id.is_none() || known.label == label);
        if !adds {
            let first = Words::new("已在这里声明", "declared here");
            let twice = Diagnostic::at(Code::DeclaredTwice, span).with(named.name.text.clone());
            diagnostics.push(twice.label(known.span, first));
        }
        Some(known.label.clone())
    }
}
