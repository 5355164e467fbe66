//! What every name in an expression means.

use super::{ir::Type, places::Places};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::Label,
    syntax::ast::{Name, Named},
};
use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec::Vec};

/// Mistakes after which no names are suggested any more.
const MOST_SUGGESTIONS: usize = 200;

/// What a name in an expression stands for; the number is its place in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Symbol {
    FamilyFact(u32),
    MemberFact(u32),
    FamilyDefinition(u32),
    MemberDefinition(u32),
    Standard(u32),
    /// What was declared but cannot be read; that was reported.
    Wrong,
}

/// One space of names.
#[derive(Debug, Default)]
pub(super) struct Space<T> {
    entries: BTreeMap<String, (T, Span)>,
}

impl<T: Copy> Space<T> {
    pub(super) fn new() -> Space<T> {
        Space { entries: BTreeMap::new() }
    }

    /// Declares a name and its id. A name that is taken is reported with the place that took it.
    pub(super) fn declare(&mut self, named: &Named, meaning: T, diagnostics: &mut Vec<Diagnostic>) {
        // A name may be its own id.
        for name in core::iter::once(&named.name).chain(named.id.as_ref().filter(|id| id.text != named.name.text)) {
            match self.entries.get(&name.text) {
                Some((_, span)) => {
                    let first = Words::new("已在这里声明", "declared here");
                    let twice = Diagnostic::at(Code::DeclaredTwice, name.span).with(name.text.clone());
                    diagnostics.push(twice.label(*span, first));
                }
                None => {
                    self.entries.insert(name.text.clone(), (meaning, name.span));
                }
            }
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<T> {
        self.entries.get(name).map(|(meaning, _)| *meaning)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The name that was probably meant, unless there are so many mistakes already that looking for it would take long.
    pub(super) fn near(&self, name: &str, diagnostics: &[Diagnostic]) -> &str {
        let few = diagnostics.len() < MOST_SUGGESTIONS;
        nearest(name, self.names().filter(|_| few)).unwrap_or_default()
    }

    /// The meaning of a name, or a report with the nearest name.
    pub(super) fn find(&self, name: &Name, unknown: Code, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
        let found = self.get(&name.text);
        if found.is_none() {
            let near = self.near(&name.text, diagnostics);
            diagnostics.push(Diagnostic::at(unknown, name.span).with(name.text.clone()).with(near));
        }
        found
    }
}

/// Everything an expression can name.
pub(super) struct Names<'a> {
    pub(super) symbols: &'a Space<Symbol>,
    pub(super) items: &'a Space<u32>,
    pub(super) places: &'a Places,
    pub(super) choices: &'a [Vec<Label>],
    pub(super) family: &'a [crate::program::Fact],
    pub(super) member: &'a [crate::program::Fact],
    pub(super) standards: &'a [crate::program::Standard],
    /// Whether a standard's figures are interpolated.
    pub(super) interpolated: &'a [bool],
    /// Kinds of each definition's parameters, and their names.
    pub(super) parameters: &'a [Vec<Type>],
    pub(super) parameter_names: &'a [Vec<String>],
    /// Whether each item is for the family.
    pub(super) family_items: &'a [bool],
    /// What each item pays in, as far as its text alone tells.
    pub(super) item_units: &'a [Option<crate::value::Unit>],
}

impl Names<'_> {
    pub(super) fn fact_type(&self, symbol: Symbol) -> Option<Type> {
        match symbol {
            Symbol::FamilyFact(fact) => self.family.get(fact as usize).map(|fact| fact.kind.into()),
            Symbol::MemberFact(fact) => self.member.get(fact as usize).map(|fact| fact.kind.into()),
            Symbol::Standard(standard) => self.standards.get(standard as usize).map(|standard| standard.kind.into()),
            Symbol::FamilyDefinition(_) | Symbol::MemberDefinition(_) | Symbol::Wrong => None,
        }
    }

    /// How many arguments a name needs.
    pub(super) fn arguments(&self, symbol: Symbol) -> usize {
        self.argument_types(symbol).len()
    }

    /// The kinds of a definition's parameters or a standard's keys.
    pub(super) fn argument_types(&self, symbol: Symbol) -> Vec<Type> {
        match symbol {
            Symbol::Standard(standard) => {
                let keys = self.standards.get(standard as usize).into_iter().flat_map(|standard| &standard.keys);
                keys.map(|key| key.kind.into()).collect()
            }
            Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition) => {
                self.parameters.get(definition as usize).cloned().unwrap_or_default()
            }
            Symbol::FamilyFact(_) | Symbol::MemberFact(_) | Symbol::Wrong => Vec::new(),
        }
    }

    pub(super) fn choice(&self, set: u32, name: &str) -> Option<u32> {
        let choices = self.choices.get(set as usize)?;
        let index = choices.iter().position(|choice| choice.is(name))?;
        u32::try_from(index).ok()
    }
}

/// The label of a declared thing.
pub(super) fn label(named: &Named) -> Label {
    let name = named.name.text.to_owned();
    Label {
        id: named.id.as_ref().map_or_else(|| name.clone(), |id| id.text.clone()),
        name,
        english: named.english.clone(),
    }
}

/// Longest word that is tried to be split: names are short.
const MOST_SPLIT: usize = 60;

/// Where a word such as `年龄且非在校` seems to be names and operators: the words with spaces.
pub(super) fn split_suggestion(word: &str, known: &dyn Fn(&str) -> bool) -> Option<String> {
    const BETWEEN: [&str; 5] = ["并且", "且", "或者", "或", "属于"];
    const BEFORE: [&str; 2] = ["不是", "非"];
    let starts: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    if starts.len() > MOST_SPLIT {
        return None;
    }
    // For each place, what follows it as words with spaces: where an operand is to begin, and where 属于 stands before,
    // which takes the name of a place or choice too. From the end to the beginning.
    let mut rests: BTreeMap<(usize, bool), String> = BTreeMap::new();
    for start in starts.iter().rev().copied() {
        let rest = word.get(start..)?;
        for after_within in [false, true] {
            let negated = BEFORE.iter().find_map(|operator| {
                let after = rests.get(&(start.checked_add(operator.len())?, false))?;
                rest.starts_with(operator).then(|| alloc::format!("{operator} {after}"))
            });
            let holds = |operand: &str| (after_within && !operand.is_empty()) || known(operand);
            let joined = || {
                starts.iter().copied().filter(|at| *at > start).find_map(|at| {
                    let (operand, tail) = (word.get(start..at)?, word.get(at..)?);
                    let operator = BETWEEN.iter().find(|operator| tail.starts_with(**operator))?;
                    let next = at.checked_add(operator.len())?;
                    let rest = match next == word.len() {
                        true => known("").then(String::new)?,
                        false => rests.get(&(next, *operator == "属于"))?.clone(),
                    };
                    holds(operand).then(|| alloc::format!("{operand} {operator} {rest}").trim_end().to_owned())
                })
            };
            let whole = || (start > 0 && holds(rest)).then(|| rest.to_owned());
            if let Some(found) = negated.or_else(joined).or_else(whole) {
                rests.insert((start, after_within), found);
            }
        }
    }
    rests.remove(&(0, false))
}
