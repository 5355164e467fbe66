//! Regions and facts: the tables that expressions read, and the kinds that values have.

use super::{
    groups::Groups,
    layers::Layer,
    names::{Space, Symbol, label},
    places::Places,
    standards,
};
use crate::{
    base::{Code, Diagnostic, Place, Span, nearest},
    program::{Citation, Fact, Kind, Label, MAX_MEMBERS, Standard},
    syntax::ast::{self, Body, ValueKind},
};
use alloc::{
    borrow::ToOwned,
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

/// The tables and the names that lead to them.
pub(super) struct Tables {
    pub(super) symbols: Space<Symbol>,
    pub(super) places: Places,
    pub(super) choices: Vec<Vec<Label>>,
    pub(super) family: Vec<Fact>,
    pub(super) member: Vec<Fact>,
    pub(super) members: (u32, u32),
    pub(super) standards: Vec<Standard>,
    /// Whether a standard's figures are interpolated, so that their decimals need not end.
    pub(super) interpolated: Vec<bool>,
    /// Where each row of each standard is written.
    pub(super) rows: Vec<Vec<Span>>,
    /// Choices that 分类 make, by name.
    classes: BTreeMap<String, u32>,
}

pub(super) fn read(layers: &[Layer<'_>], diagnostics: &mut Vec<Diagnostic>) -> Tables {
    let mut tables = Tables {
        symbols: Space::new(),
        places: Places::default(),
        choices: Vec::new(),
        family: Vec::new(),
        member: Vec::new(),
        members: (1, 30),
        standards: Vec::new(),
        interpolated: Vec::new(),
        rows: Vec::new(),
        classes: BTreeMap::new(),
    };
    let mut groups = Groups::default();
    let all = layers.iter().enumerate().flat_map(|(layer, of)| of.declarations.iter().map(move |one| (layer, one)));
    for (layer, declaration) in all {
        match declaration {
            ast::Declaration::Regions(regions) => {
                regions.iter().for_each(|region| tables.places.add(region, None, diagnostics))
            }
            ast::Declaration::Facts(facts) => {
                let group = facts.group.as_ref().and_then(|named| groups.find(facts.owner, named, layer, diagnostics));
                tables.facts(facts, group, diagnostics);
            }
            ast::Declaration::Definition(definition) => tables.classes(definition, diagnostics),
            _ => {}
        }
    }
    if tables.places.regions().is_empty() {
        diagnostics.push(Diagnostic::new(Code::NoRegions, Place::Whole));
    }
    for place in layers.iter().filter_map(|layer| layer.pack.region.as_ref()) {
        let _ = tables.places.find(place, diagnostics);
    }
    standards::read(&mut tables, layers, diagnostics);
    tables
}

fn index<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

pub(super) fn citation(citation: &ast::Citation) -> Citation {
    Citation { text: citation.text.clone(), status: citation.status, note: citation.note.clone() }
}

impl Tables {
    fn facts(&mut self, facts: &ast::Facts, group: Option<Label>, diagnostics: &mut Vec<Diagnostic>) {
        if let Some((least, most, span)) = facts.count {
            if least > most || most > MAX_MEMBERS || most == 0 {
                diagnostics.push(Diagnostic::at(Code::MemberRange, span).with(MAX_MEMBERS.to_string()));
            }
            self.members = (least.min(most), most.min(MAX_MEMBERS));
        }
        for fact in &facts.facts {
            let (kind, low, high) = self.fact_kind(fact, diagnostics);
            let ask = fact.ask.as_ref().map(text);
            let whole = matches!(fact.kind, ast::FactKind::Number { whole: true, .. });
            let (label, optional) = (label(&fact.named), fact.optional);
            let read = Fact { label, kind, low, high, whole, optional, ask, group: group.clone() };
            let (list, symbol) = match facts.owner {
                ast::Owner::Family => (&mut self.family, Symbol::FamilyFact as fn(u32) -> Symbol),
                ast::Owner::Member => (&mut self.member, Symbol::MemberFact as fn(u32) -> Symbol),
            };
            let symbol = symbol(index(list));
            list.push(read);
            self.declare(&fact.named, symbol, diagnostics);
        }
    }

    fn fact_kind(
        &mut self,
        fact: &ast::Fact,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Kind, Option<crate::value::Exact>, Option<crate::value::Exact>) {
        match &fact.kind {
            ast::FactKind::Date => (Kind::Day, None, None),
            ast::FactKind::Truth => (Kind::Truth, None, None),
            ast::FactKind::Region => (Kind::Region, None, None),
            ast::FactKind::Member => (Kind::Member, None, None),
            ast::FactKind::Choice(names) => (Kind::Choice(self.choice_set(names, diagnostics)), None, None),
            ast::FactKind::Number { unit, low, high, span, .. } => {
                if low.zip(*high).is_some_and(|(low, high)| low > high) {
                    diagnostics.push(Diagnostic::at(Code::RangeBackwards, *span));
                    return (Kind::Number(*unit), None, None);
                }
                (Kind::Number(*unit), *low, *high)
            }
        }
    }

    fn choice_set(&mut self, names: &[ast::Named], diagnostics: &mut Vec<Diagnostic>) -> u32 {
        let mut space = Space::new();
        names.iter().for_each(|name| space.declare(name, (), diagnostics));
        if let Some(extra) = names.get(64) {
            diagnostics.push(Diagnostic::at(Code::TooManyChoices, extra.name.span).with("64"));
        }
        let set: Vec<Label> = names.iter().take(64).map(label).collect();
        // Two facts with the same choices can be compared with one another.
        let known = self.choices.iter().position(|known| *known == set);
        known.and_then(|known| u32::try_from(known).ok()).unwrap_or_else(|| {
            self.choices.push(set);
            index(&self.choices).saturating_sub(1)
        })
    }

    /// Declares a name that expressions can read; the words of the language itself are taken.
    pub(super) fn declare(&mut self, named: &ast::Named, symbol: Symbol, diagnostics: &mut Vec<Diagnostic>) {
        for name in core::iter::once(&named.name).chain(&named.id) {
            if super::expression::is_own_word(&name.text) {
                diagnostics.push(Diagnostic::at(Code::NameTaken, name.span).with(name.text.clone()));
            }
        }
        self.symbols.declare(named, symbol, diagnostics);
    }

    /// The choices of a 分类.
    fn classes(&mut self, definition: &ast::Definition, diagnostics: &mut Vec<Diagnostic>) {
        let Body::Classes(classes, otherwise) = &definition.body else { return };
        let names: Vec<ast::Named> = classes.iter().map(|(named, _)| named).chain(otherwise).cloned().collect();
        let set = self.choice_set(&names, diagnostics);
        for name in core::iter::once(&definition.named.name).chain(&definition.named.id) {
            self.classes.insert(name.text.clone(), set);
        }
    }

    /// The choices that a 分类 of that name makes.
    pub(super) fn class_set(&self, name: &str) -> Option<u32> {
        self.classes.get(name).copied()
    }

    /// A kind as written; nothing where it names nothing known.
    pub(super) fn kind(&mut self, kind: &ValueKind, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
        Some(match kind {
            ValueKind::Date => Kind::Day,
            ValueKind::Truth => Kind::Truth,
            ValueKind::Region => Kind::Region,
            ValueKind::Number(unit) => Kind::Number(*unit),
            ValueKind::Choice(names) => Kind::Choice(self.choice_set(names, diagnostics)),
            ValueKind::Like(name) => {
                let symbol = self.symbols.get(&name.text);
                let of_fact = match symbol {
                    Some(Symbol::FamilyFact(fact)) => self.family.get(fact as usize).map(|fact| fact.kind),
                    Some(Symbol::MemberFact(fact)) => self.member.get(fact as usize).map(|fact| fact.kind),
                    Some(Symbol::Standard(standard)) => {
                        self.standards.get(standard as usize).map(|standard| standard.kind)
                    }
                    _ => self.classes.get(&name.text).map(|set| Kind::Choice(*set)),
                };
                if of_fact.is_none() {
                    let known = self.symbols.names().chain(self.classes.keys().map(String::as_str));
                    let near = nearest(&name.text, known).unwrap_or_default().to_owned();
                    let unknown = Diagnostic::at(Code::NoSuchKind, name.span).with(name.text.clone());
                    diagnostics.push(unknown.with(near));
                }
                of_fact?
            }
        })
    }
}

pub(super) fn text(text: &ast::Text) -> crate::program::Text {
    crate::program::Text { text: text.text.clone(), english: text.english.clone() }
}
