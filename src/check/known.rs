//! Which names are known where an expression stands, and what was probably meant by one that is not.

use super::{
    expression::{Checker, is_own_word},
    ir::Type,
    names::{Symbol, split_suggestion},
};
use crate::{
    base::{Code, Diagnostic, Words, nearest},
    program::Kind,
    syntax::ast::Name,
};
use alloc::string::String;

impl Checker<'_> {
    /// Whether a bare name means something by itself here.
    pub(super) fn resolves(&self, name: &str) -> bool {
        is_own_word(name)
            || self.parameters.iter().any(|(parameter, _)| parameter == name)
            || self.locals.contains_key(name)
            || self.names.symbols.get(name).is_some()
    }

    /// The kind of what a bare name stands for.
    pub(super) fn kind_of(&self, name: &str) -> Option<Type> {
        if let Some((_, ty)) = self.parameters.iter().find(|(parameter, _)| parameter == name) {
            return Some(*ty);
        }
        let local = self.locals.get(name).copied();
        match local.or_else(|| self.names.symbols.get(name))? {
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.definitions.get(definition as usize).copied().flatten().map(|known| known.ty)
            }
            symbol => self.names.fact_type(symbol),
        }
    }

    /// What a name stands for, where that is known, and notes that it is read.
    pub(super) fn find(&mut self, name: &str) -> Option<Symbol> {
        let local = self.locals.get(name).copied();
        let found = local.or_else(|| self.names.symbols.get(name));
        if found.is_some() {
            self.used.insert(name.to_owned());
        }
        found
    }

    pub(super) fn symbol(&mut self, name: &Name) -> Option<Symbol> {
        let found = self.find(&name.text);
        if found.is_none() {
            let unknown = match self.split(name) {
                Some(split) => Diagnostic::at(Code::WordsRunTogether, name.span).with(name.text.clone()).with(split),
                None => {
                    let near = self.names.symbols.near(&name.text, self.diagnostics).to_owned();
                    let mine = self.parameters.iter().map(|(name, _)| name).chain(self.locals.keys());
                    let near = nearest(&name.text, mine.map(String::as_str).chain([near.as_str()])).unwrap_or_default();
                    let elsewhere = self.elsewhere(&name.text);
                    let near = elsewhere.as_ref().map_or(near, |_| "");
                    let unknown = Diagnostic::at(Code::UnknownName, name.span).with(name.text.clone()).with(near);
                    unknown.with(elsewhere.unwrap_or(Words::same("")))
                }
            };
            self.report(unknown);
        }
        found
    }

    /// A name that seems to be several words, with spaces between them.
    pub(super) fn split(&self, name: &Name) -> Option<String> {
        split_suggestion(&name.text, &|word| self.resolves(word))
    }

    /// What a name is, that means nothing where a value is asked for.
    pub(super) fn elsewhere(&self, name: &str) -> Option<Words> {
        if self.names.places.names(name) {
            return Some(Words::new(
                alloc::format!("“{name}”是地区，如：评估地 属于 {name}"),
                alloc::format!("\"{name}\" is a region: evaluation_place in {name}"),
            ));
        }
        let of_choice = |kind: Kind| match kind {
            Kind::Choice(set) => self.names.choice(set, name).is_some(),
            _ => false,
        };
        let mut facts = self.names.family.iter().chain(self.names.member);
        let fact = &facts.find(|fact| of_choice(fact.kind))?.label.name;
        Some(Words::new(
            alloc::format!("“{name}”是“{fact}”的选项，如：{fact} = {name}"),
            alloc::format!("\"{name}\" is a choice of \"{fact}\": {fact} = {name}"),
        ))
    }
}
