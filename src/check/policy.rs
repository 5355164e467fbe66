//! The order in which a policy is checked, from its layers to its items.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Policy, Type},
    items,
    layers::{self, Layer},
    names::{Names, Space, Symbol, label},
    order::order,
    tables::{self, Tables},
    types::adopt,
};
use crate::{
    base::{Code, Diagnostic, Severity},
    program::{self, Definition, Rules},
    syntax::ast::{self, Declaration, Named},
};
use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec::Vec};

/// Syntax trees of all files, with their paths, to a checked policy; nothing when there are errors.
pub fn check(files: &[ast::File], paths: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Option<Policy> {
    let layers = layers::stack(files, paths, diagnostics);
    let top = layers.last()?.pack;
    let mut tables = tables::read(&layers, diagnostics);
    let definitions = sorted(declared(&layers, definition, diagnostics), diagnostics);
    for (index, definition) in (0u32..).zip(&definitions) {
        let symbol = match definition.thing.owner {
            ast::Owner::Family => Symbol::FamilyDefinition(index),
            ast::Owner::Member => Symbol::MemberDefinition(index),
        };
        tables.symbols.declare(&definition.named, symbol, diagnostics);
    }
    let items = declared(&layers, item, diagnostics);
    let mut item_names = Space::new();
    for (index, item) in (0u32..).zip(&items) {
        item_names.declare(&item.named, index, diagnostics);
    }
    let Tables { symbols, places, choices, family, member, members, standards, .. } = tables;
    let family_items: Vec<bool> = items.iter().map(|item| item.thing.owner == ast::Owner::Family).collect();
    let names = Names {
        symbols: &symbols,
        items: &item_names,
        places: &places,
        choices: &choices,
        family: &family,
        member: &member,
        standards: &standards,
        family_items: &family_items,
    };
    let definitions = check_definitions(&definitions, &names, diagnostics);
    let types: Vec<_> =
        definitions.iter().map(|definition| Some((definition.value.ty, definition.value.ends))).collect();
    let mut checker = Checker { names: &names, definitions: &types, diagnostics };
    let items: Vec<_> = items.iter().map(|item| items::check(&mut checker, item.thing, &item.named)).collect();
    let exclusions = items::exclusions(&mut checker, &layers);
    let order = items::strata(&items, &definitions, &exclusions, diagnostics);
    let exclusions = exclusions.into_iter().map(|(edge, _)| edge).collect();
    let rules = Rules {
        label: label(&top.named),
        version: top.version.clone().unwrap_or_default(),
        effective: top.effective,
        regions: places.regions().to_vec(),
        choices,
        family,
        member,
        members,
        standards,
        definitions,
        items,
        order,
        exclusions,
    };
    // A lower layer may change what an upper one's cases expect, so each pack runs its own.
    let cases =
        layers.last().into_iter().flat_map(|layer| &layer.declarations).filter_map(|declaration| match declaration {
            Declaration::Case(case) => Some(case.clone()),
            _ => None,
        });
    let cases = cases.collect();
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    (!failed).then_some(Policy { rules, cases })
}

/// A thing that a lower layer may replace with 覆盖.
struct Replaceable<'a> {
    named: &'a Named,
    replaces: bool,
    cited: bool,
}

fn definition(declaration: &Declaration) -> Option<(&ast::Definition, Replaceable<'_>)> {
    match declaration {
        Declaration::Definition(definition) => {
            let cited = definition.citation.is_some();
            Some((definition, Replaceable { named: &definition.named, replaces: definition.replaces, cited }))
        }
        _ => None,
    }
}

fn item(declaration: &Declaration) -> Option<(&ast::Item, Replaceable<'_>)> {
    match declaration {
        Declaration::Item(item) => {
            Some((item, Replaceable { named: &item.named, replaces: item.replaces, cited: item.citation.is_some() }))
        }
        _ => None,
    }
}

/// A thing and the names it goes by: those of its first declaration, where a replacement does not give its own.
pub(super) struct Declared<'a, T> {
    pub(super) thing: &'a T,
    pub(super) named: Named,
    layer: usize,
}

/// Everything of one sort that the layers declare; what a lower layer replaces keeps its place in the list.
fn declared<'a, T>(
    layers: &[Layer<'a>],
    pick: impl Fn(&'a Declaration) -> Option<(&'a T, Replaceable<'a>)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declared<'a, T>> {
    let mut all: Vec<Declared<'a, T>> = Vec::new();
    let mut places: BTreeMap<&'a str, usize> = BTreeMap::new();
    for (layer_index, layer) in layers.iter().enumerate() {
        for (thing, about) in layer.declarations.iter().filter_map(|declaration| pick(declaration)) {
            let name = &about.named.name;
            if !about.replaces {
                for known in core::iter::once(name).chain(&about.named.id) {
                    places.entry(&known.text).or_insert(all.len());
                }
                all.push(Declared { thing, named: about.named.clone(), layer: layer_index });
                continue;
            }
            if !about.cited {
                diagnostics.push(Diagnostic::at(Code::OverrideWithoutLaw, name.span).with(name.text.clone()));
            }
            match places.get(name.text.as_str()).and_then(|place| all.get_mut(*place)) {
                Some(replaced) if replaced.layer == layer_index => {
                    diagnostics.push(Diagnostic::at(Code::OverrideOfOwnLayer, name.span).with(name.text.clone()));
                }
                Some(slot) => {
                    let id = about.named.id.clone().or(slot.named.id.take());
                    let english = about.named.english.clone().or(slot.named.english.take());
                    let named = Named { name: slot.named.name.clone(), id, english };
                    *slot = Declared { thing, named, layer: layer_index };
                }
                None => {
                    let near = crate::base::nearest(&name.text, places.keys().copied()).unwrap_or_default().to_owned();
                    let nothing = Diagnostic::at(Code::NothingToOverride, name.span).with(name.text.clone());
                    diagnostics.push(nothing.with(near));
                }
            }
        }
    }
    all
}

/// Definitions, each after those it uses; a circle is reported and broken off.
fn sorted<'a>(
    definitions: Vec<Declared<'a, ast::Definition>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Declared<'a, ast::Definition>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, definition) in definitions.iter().enumerate() {
        for name in core::iter::once(&definition.named.name).chain(&definition.named.id) {
            places.entry(&name.text).or_insert(place);
        }
    }
    let needs = |definition: &Declared<'_, ast::Definition>| {
        let mut needs = Vec::new();
        definition.thing.value.names(&mut |name| needs.extend(places.get(name.text.as_str())));
        needs
    };
    let needs: Vec<Vec<usize>> = definitions.iter().map(needs).collect();
    match order(&needs) {
        Ok(order) => {
            let mut slots: Vec<Option<Declared<'a, ast::Definition>>> = definitions.into_iter().map(Some).collect();
            order.into_iter().filter_map(|place| slots.get_mut(place).and_then(Option::take)).collect()
        }
        Err(circle) => {
            let named = circle.iter().filter_map(|place| definitions.get(*place)).map(|definition| &definition.named);
            let walked: Vec<&Named> = named.collect();
            diagnostics.extend(circle_report(Code::DefinitionCycle, &walked));
            // Those not checked yet when they are used count as reported.
            definitions
        }
    }
}

/// `甲 → 乙 → 甲`, at the first of them.
pub(super) fn circle_report(code: Code, walked: &[&Named]) -> Option<Diagnostic> {
    let first = walked.first()?;
    let names: Vec<&str> = walked.iter().chain([first]).map(|named| named.name.text.as_str()).collect();
    let circle: String = names.join(" → ");
    Some(Diagnostic::at(code, first.name.span).with(circle))
}

fn check_definitions(
    definitions: &[Declared<'_, ast::Definition>],
    names: &Names<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Definition<Expr>> {
    let mut types: Vec<Option<(Type, bool)>> = Vec::new();
    let mut checked = Vec::new();
    for Declared { thing: definition, named, .. } in definitions {
        let of_member = definition.owner == ast::Owner::Member;
        let scope = Scope { of_member, ..Scope::default() };
        let mut checker = Checker { names, definitions: &types, diagnostics };
        let mut value = checker.expr(&definition.value, scope);
        if let Some(unit) = definition.unit {
            let wanted = Type::Number(unit);
            match super::types::unify(value.ty, wanted) {
                Some(ty) => adopt(&mut value, ty),
                None => {
                    let mismatch = checker.mismatch(definition.value.span, wanted, value.ty);
                    checker.report(mismatch);
                }
            }
        }
        types.push(Some((value.ty, value.ends)));
        let owner = if of_member { program::Owner::Member } else { program::Owner::Family };
        checked.push(Definition {
            label: label(named),
            owner,
            value,
            citation: definition.citation.as_ref().map(tables::citation),
        });
    }
    checked
}
