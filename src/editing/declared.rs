//! Every declared name with its place.

use crate::{
    base::Span,
    syntax::ast::{
        Body, Citation, Clauses, Declaration, Definition, FactKind, Facts, File, Item, Named, Owner, Region, Standard,
        Text, ValueKind,
    },
};
use alloc::{string::String, vec::Vec};

/// What was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameKind {
    Pack,
    Place,
    FamilyFact,
    MemberFact,
    Choice,
    Standard,
    Definition,
    Output,
    Item,
    Condition,
    Local,
    Parameter,
}

/// A declared name.
#[derive(Debug, Clone)]
pub(super) struct Declared {
    pub(super) name: String,
    pub(super) id: Option<String>,
    pub(super) english: Option<String>,
    pub(super) kind: NameKind,
    /// Where the name stands.
    pub(super) at: Span,
    /// Of a name that is known inside one declaration only: that declaration.
    pub(super) inside: Option<Span>,
    /// The law it rests on.
    pub(super) citation: Option<String>,
    /// The author's question.
    pub(super) ask: Option<Text>,
}

impl Declared {
    pub(super) fn is(&self, word: &str) -> bool {
        self.name == word || self.id.as_deref() == Some(word)
    }
}

/// All names of the files, in their order.
pub(super) fn declared(files: &[File]) -> Vec<Declared> {
    let mut reader = Reader { found: Vec::new(), inside: None };
    for declaration in files.iter().flat_map(|file| &file.declarations) {
        reader.declaration(declaration);
    }
    reader.found
}

struct Reader {
    found: Vec<Declared>,
    inside: Option<Span>,
}

impl Reader {
    fn declaration(&mut self, declaration: &Declaration) {
        self.inside = None;
        match declaration {
            Declaration::Pack(pack) => self.add(&pack.named, NameKind::Pack, None, None),
            Declaration::Regions(regions) => self.regions(regions),
            Declaration::Facts(facts) => self.facts(facts),
            Declaration::Standard(standard) => self.standard(standard),
            Declaration::Definition(definition) => self.definition(definition),
            Declaration::Item(item) => self.item(item),
            // An amendment declares no item, but names its parts.
            Declaration::Amendment(amendment) => self.clauses(amendment.span, &amendment.clauses),
            Declaration::Relation(_) | Declaration::Assertion(_) | Declaration::Case(_) => {}
        }
    }

    fn add(&mut self, named: &Named, kind: NameKind, citation: Option<&Citation>, ask: Option<&Text>) {
        self.found.push(Declared {
            name: named.name.text.clone(),
            id: named.id.as_ref().map(|id| id.text.clone()),
            english: named.english.clone(),
            kind,
            at: named.name.span,
            inside: self.inside,
            citation: citation.map(|citation| citation.text.clone()),
            ask: ask.cloned(),
        });
    }

    /// Walks the places without recursion; a country has few levels but a text can have many.
    fn regions(&mut self, regions: &[Region]) {
        let mut left: Vec<&Region> = regions.iter().rev().collect();
        while let Some(region) = left.pop() {
            self.add(&region.named, NameKind::Place, None, None);
            if let Some(place) = self.found.last_mut() {
                place.id = Some(region.code.text.clone());
            }
            left.extend(region.children.iter().rev());
        }
    }

    fn facts(&mut self, facts: &Facts) {
        let kind = if facts.owner == Owner::Family { NameKind::FamilyFact } else { NameKind::MemberFact };
        for fact in &facts.facts {
            self.add(&fact.named, kind, None, fact.ask.as_ref());
            if let FactKind::Choice(choices) = &fact.kind {
                self.choices(choices);
            }
        }
    }

    fn choices(&mut self, choices: &[Named]) {
        for choice in choices {
            self.add(choice, NameKind::Choice, None, None);
        }
    }

    fn kind(&mut self, kind: Option<&ValueKind>) {
        if let Some(ValueKind::Choice(choices)) = kind {
            self.choices(choices);
        }
    }

    fn standard(&mut self, standard: &Standard) {
        self.add(&standard.named, NameKind::Standard, standard.citation.as_ref(), None);
        self.kind(standard.kind.as_ref());
        for key in &standard.keys {
            self.kind(key.kind.as_ref());
        }
    }

    fn definition(&mut self, definition: &Definition) {
        let kind = if definition.output { NameKind::Output } else { NameKind::Definition };
        self.add(&definition.named, kind, definition.citation.as_ref(), None);
        if let Body::Classes(classes, other) = &definition.body {
            for class in classes.iter().map(|(named, _)| named).chain(other) {
                self.add(class, NameKind::Choice, None, None);
            }
        }
        self.inside = Some(definition.span);
        for parameter in &definition.parameters {
            let named = Named { name: parameter.name.clone(), id: None, english: None };
            self.add(&named, NameKind::Parameter, None, None);
        }
    }

    fn item(&mut self, item: &Item) {
        self.add(&item.named, NameKind::Item, item.clauses.citation.as_ref(), None);
        self.clauses(item.span, &item.clauses);
    }

    fn clauses(&mut self, inside: Span, clauses: &Clauses) {
        self.inside = Some(inside);
        for local in &clauses.locals {
            self.add(&local.named, NameKind::Local, None, None);
        }
        for condition in &clauses.conditions {
            self.add(&condition.named, NameKind::Condition, condition.citation.as_ref(), None);
        }
    }
}
