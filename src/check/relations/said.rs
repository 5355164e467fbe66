//! What each relation says, its names resolved.

use super::super::{
    expression::{Checker, Scope},
    ir::Expr,
    layers::Layer,
    names::Symbol,
    tables::citation,
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Citation, Item, Owner, Period, RelationKind as Kind},
    syntax::ast::{self, Deciding, Declaration, Name, Party, RelationKind},
};
use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    string::String,
    vec::Vec,
};

/// One relation of one layer.
pub(super) struct Said<'a> {
    pub(super) layer: usize,
    pub(super) written: &'a ast::Relation,
    pub(super) kind: Kind,
    pub(super) same_member: bool,
    /// When all of it holds; nothing for always.
    pub(super) when: Option<Expr>,
    pub(super) pairs: Vec<Pair>,
    /// 不计入: the definition it is taken off.
    pub(super) income: Option<u32>,
    pub(super) citation: Option<Citation>,
    /// A lower layer has put another in its place, everywhere and always.
    pub(super) gone: bool,
}

/// Two items it speaks of.
pub(super) struct Pair {
    pub(super) first: u32,
    pub(super) second: u32,
    pub(super) span: Span,
    /// Whether a category stands for one of them.
    pub(super) of_category: bool,
    /// Where a lower layer puts something else in its place.
    pub(super) unless: Vec<Expr>,
    pub(super) gone: bool,
}

/// Every relation of every layer that can be made sense of.
pub(super) fn read<'a>(checker: &mut Checker<'_>, layers: &[Layer<'a>], items: &[Item<Expr>]) -> Vec<Said<'a>> {
    let mut categories: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for (index, item) in (0u32..).zip(items) {
        for category in item.versions.iter().flat_map(|terms| &terms.categories) {
            categories.entry(category).or_default().insert(index);
        }
    }
    let mut all = Vec::new();
    for (layer, declarations) in layers.iter().map(|layer| &layer.declarations).enumerate() {
        for declaration in declarations {
            let Declaration::Relation(written) = declaration else { continue };
            let mut reader = Reader { checker, items, categories: &categories };
            all.extend(reader.relation(layer, written));
        }
    }
    all
}

struct Reader<'r, 'c> {
    checker: &'r mut Checker<'c>,
    items: &'r [Item<Expr>],
    categories: &'r BTreeMap<&'r str, BTreeSet<u32>>,
}

/// An item that a party of a relation stands for.
#[derive(Clone, Copy)]
struct Meant {
    item: u32,
    span: Span,
    of_category: bool,
}

impl Reader<'_, '_> {
    fn relation<'a>(&mut self, layer: usize, written: &'a ast::Relation) -> Option<Said<'a>> {
        if written.citation.is_none() {
            let code = if written.replaces { Code::OverrideWithoutLaw } else { Code::RelationWithoutLaw };
            let words = Words::new("这条关系", "this relation");
            self.checker.report(Diagnostic::at(code, written.span).with(words));
        }
        let (kind, pairs, income) = self.pairs(written)?;
        let of_member = |item: u32| self.items.get(item as usize).is_some_and(|item| item.owner == Owner::Member);
        let any_member = pairs.iter().any(|pair| of_member(pair.first) || of_member(pair.second));
        let asks_scope = kind.bars() || kind == Kind::Admits;
        let same_member = match (&written.scope, asks_scope) {
            (None, true) => {
                self.checker.report(Diagnostic::at(Code::ScopeMissing, written.span));
                return None;
            }
            (Some(scope), _) if matches!(kind, Kind::InTurn | Kind::NotCounted | Kind::Fading) => {
                self.checker.report(Diagnostic::at(Code::ScopeNotHere, scope.span));
                return None;
            }
            (Some(scope), _) => scope.same_member,
            // A limit is the limit of the item it is put on.
            (None, false) => pairs.first().is_some_and(|pair| of_member(pair.second)),
        };
        let of_member = match income {
            Some(definition) => matches!(self.income(definition), Some(Symbol::MemberDefinition(_))),
            None if kind == Kind::Fading => any_member,
            None => same_member,
        };
        let scope = Scope { of_member, ..Scope::default() };
        let when = match &written.when {
            Some(when) if income.is_some() => {
                self.checker.report(Diagnostic::at(Code::NotCountedWhen, when.span));
                return None;
            }
            Some(when) => Some(self.checker.truth(when, scope)),
            None => None,
        };
        let place = written.place.as_ref().and_then(|name| {
            let place = self.checker.names.places.find(name, self.checker.diagnostics)?;
            Some(self.checker.lies_in(place, name.span))
        });
        if written.place.is_some() && place.is_none() {
            return None;
        }
        let during = written.in_force.map(|period| {
            if period.until.is_some_and(|until| until < period.from) {
                self.checker.report(Diagnostic::at(Code::DatesBackwards, period.span));
            }
            self.checker.lies_during(Period { from: period.from, until: period.until }, period.span)
        });
        let limits = self.checker.joined(place, during);
        let when = self.checker.joined(limits, when);
        let citation = written.citation.as_ref().map(citation);
        Some(Said { layer, written, kind, same_member, when, pairs, income, citation, gone: false })
    }

    /// The pairs a relation is about, and the income it is taken off.
    fn pairs(&mut self, written: &ast::Relation) -> Option<(Kind, Vec<Pair>, Option<u32>)> {
        Some(match &written.kind {
            RelationKind::Excludes(by, excluded) => (Kind::Excludes, self.each_with_each(by, excluded)?, None),
            RelationKind::OneOf(deciding, group) => {
                let kind = match deciding {
                    Deciding::Order => Kind::Excludes,
                    Deciding::Amount => Kind::Higher,
                    Deciding::Applicant => Kind::Choice,
                };
                (kind, self.among(group)?, None)
            }
            RelationKind::Combinable(group) => (Kind::Combinable, self.among(group)?, None),
            RelationKind::InTurn(group) => (Kind::InTurn, self.among(group)?, None),
            RelationKind::Cap(group, _) => (Kind::Cap, self.among(group)?, None),
            RelationKind::TopUp { item, deductions, .. } => {
                let second = self.item(item)?;
                let mut pairs = Vec::new();
                for deduction in deductions {
                    let first = self.item(&deduction.item)?;
                    if first == second || pairs.iter().any(|pair: &Pair| pair.first == first) {
                        let again = Diagnostic::at(Code::RelationTwice, deduction.item.span);
                        self.checker.report(again.with(deduction.item.text.clone()));
                        return None;
                    }
                    pairs.push(Pair::of(first, second, deduction.item.span));
                }
                (Kind::TopUp, pairs, None)
            }
            RelationKind::Fading { item, .. } => {
                let found = self.item(item)?;
                (Kind::Fading, Vec::from([Pair::of(found, found, item.span)]), None)
            }
            RelationKind::Admits { by, to, .. } => (Kind::Admits, self.each_with_each(by, to)?, None),
            RelationKind::NotCounted(group, income, _) => {
                let symbol = self.checker.symbol(income)?;
                let (Symbol::FamilyDefinition(definition) | Symbol::MemberDefinition(definition)) = symbol else {
                    if symbol != Symbol::Wrong {
                        self.checker
                            .report(Diagnostic::at(Code::NotADefinition, income.span).with(income.text.clone()));
                    }
                    return None;
                };
                if self.checker.names.arguments(symbol) > 0 {
                    self.checker.report(Diagnostic::at(Code::NotADefinition, income.span).with(income.text.clone()));
                    return None;
                }
                let meant = self.meant(group)?;
                let pair = |meant: Meant| Pair {
                    of_category: meant.of_category,
                    ..Pair::of(meant.item, meant.item, meant.span)
                };
                (Kind::NotCounted, meant.into_iter().map(pair).collect(), Some(definition))
            }
        })
    }

    fn income(&self, definition: u32) -> Option<Symbol> {
        let symbols = self.checker.names.symbols;
        symbols.names().filter_map(|name| symbols.get(name)).find(|symbol| {
            matches!(symbol, Symbol::FamilyDefinition(found) | Symbol::MemberDefinition(found) if *found == definition)
        })
    }

    fn item(&mut self, name: &Name) -> Option<u32> {
        self.checker.names.items.find(name, Code::UnknownItem, self.checker.diagnostics)
    }

    /// The items of a list, each once; one named by itself counts before one of a category.
    fn meant(&mut self, parties: &[Party]) -> Option<Vec<Meant>> {
        let mut all: Vec<Meant> = Vec::new();
        for party in parties.iter().filter(|party| !party.category) {
            let item = self.item(&party.name)?;
            if all.iter().any(|one| one.item == item) {
                let again = Diagnostic::at(Code::RelationTwice, party.name.span).with(party.name.text.clone());
                self.checker.report(again);
                return None;
            }
            all.push(Meant { item, span: party.name.span, of_category: false });
        }
        for party in parties.iter().filter(|party| party.category) {
            let Some(found) = self.categories.get(party.name.text.as_str()) else {
                let near = nearest(&party.name.text, self.categories.keys().copied()).unwrap_or_default().to_owned();
                let unknown = Diagnostic::at(Code::UnknownCategory, party.name.span).with(party.name.text.clone());
                self.checker.report(unknown.with(near));
                return None;
            };
            // Not in the order of the files: that must not matter.
            let mut found: Vec<u32> = found.iter().copied().collect();
            found.sort_by_key(|item| self.id(*item));
            for item in found {
                if !all.iter().any(|one| one.item == item) {
                    all.push(Meant { item, span: party.name.span, of_category: true });
                }
            }
        }
        Some(all)
    }

    fn id(&self, item: u32) -> String {
        self.items.get(item as usize).map(|item| item.label.id.clone()).unwrap_or_default()
    }

    fn each_with_each(&mut self, from: &[Party], to: &[Party]) -> Option<Vec<Pair>> {
        let (from, to) = (self.meant(from)?, self.meant(to)?);
        let mut pairs = Vec::new();
        for (first, second) in from.iter().flat_map(|first| to.iter().map(move |second| (first, second))) {
            if first.item == second.item {
                if !first.of_category && !second.of_category {
                    let name = self.items.get(first.item as usize).map(|item| item.label.name.clone());
                    let own = Diagnostic::at(Code::RelationToItself, second.span).with(name.unwrap_or_default());
                    self.checker.report(own);
                    return None;
                }
                continue;
            }
            pairs.push(Pair {
                of_category: first.of_category || second.of_category,
                ..Pair::of(first.item, second.item, second.span)
            });
        }
        Some(pairs)
    }

    /// Each with each behind it.
    fn among(&mut self, group: &[Party]) -> Option<Vec<Pair>> {
        let meant = self.meant(group)?;
        let mut pairs = Vec::new();
        for (at, first) in meant.iter().enumerate() {
            for second in meant.iter().skip(at.saturating_add(1)) {
                let of_category = first.of_category || second.of_category;
                pairs.push(Pair { of_category, ..Pair::of(first.item, second.item, second.span) });
            }
        }
        if pairs.is_empty() {
            let span = group.first().map_or_else(Span::default, |party| party.name.span);
            self.checker.report(Diagnostic::at(Code::GroupOfOne, span));
            return None;
        }
        Some(pairs)
    }
}

impl Pair {
    fn of(first: u32, second: u32, span: Span) -> Pair {
        Pair { first, second, span, of_category: false, unless: Vec::new(), gone: false }
    }

    pub(super) fn is_of(&self, a: u32, b: u32) -> bool {
        (self.first, self.second) == (a, b) || (self.first, self.second) == (b, a)
    }
}
