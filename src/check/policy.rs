//! The order in which a policy is checked, from its layers to its items.

use super::{
    amended::amended,
    assertions,
    definitions::{self, Signature},
    expression::Checker,
    ir::Policy,
    items,
    layers::{self, Layer},
    names::{Names, Space, Symbol, label},
    never, of_items, relations,
    replaced::{Replaceable, Says, declared},
    strata,
    tables::{self, Tables},
    unused,
};
use crate::{
    base::{Diagnostic, Severity, Span},
    program::Rules,
    syntax::ast::{self, Declaration},
};
use alloc::{boxed::Box, vec::Vec};

/// Syntax trees of all files, with their paths, to a checked policy; nothing when there are errors.
pub fn check(files: &[ast::File], paths: &[&str], diagnostics: &mut Vec<Diagnostic>) -> Option<Policy> {
    let layers = layers::stack(files, paths, diagnostics);
    let top = layers.last()?.pack;
    let mut tables = tables::read(&layers, diagnostics);
    let written = definitions::sorted(declared(&layers, definition, diagnostics), diagnostics);
    let mut signatures: Vec<Signature> = Vec::new();
    for (index, definition) in (0u32..).zip(&written) {
        let Some(thing) = definition.thing() else { continue };
        let symbol = match thing.owner {
            ast::Owner::Family => Symbol::FamilyDefinition(index),
            ast::Owner::Member => Symbol::MemberDefinition(index),
        };
        tables.declare(&definition.named, symbol, diagnostics);
        signatures.push(definitions::signature(&mut tables, thing, &definition.named, diagnostics));
    }
    let items = declared(&layers, item, diagnostics);
    let mut item_names = Space::new();
    for (index, item) in (0u32..).zip(&items) {
        item_names.declare(&item.named, index, diagnostics);
    }
    let local_kinds = items::local_kinds(&mut tables, &items, diagnostics);
    let Tables { symbols, places, choices, family, member, members, standards, interpolated, rows, .. } = tables;
    let is_family = |item: &ast::Item| item.owner == ast::Owner::Family;
    let family_items: Vec<bool> = items.iter().map(|item| item.thing().is_some_and(is_family)).collect();
    let item_units = of_items::units_paid(&items, &standards, &family, &member);
    let parameters: Vec<_> = signatures.iter().map(|signature| signature.parameters.clone()).collect();
    let written_names = |thing: &ast::Definition| thing.parameters.iter().map(|one| one.name.text.clone()).collect();
    let parameter_names: Vec<_> = written.iter().filter_map(|written| written.thing().map(written_names)).collect();
    let names = Names {
        symbols: &symbols,
        items: &item_names,
        places: &places,
        choices: &choices,
        family: &family,
        member: &member,
        standards: &standards,
        interpolated: &interpolated,
        parameters: &parameters,
        parameter_names: &parameter_names,
        family_items: &family_items,
        item_units: &item_units,
    };
    let mut checker = Checker::new(&names, diagnostics);
    let mut definitions: Vec<_> = written
        .iter()
        .zip(&signatures)
        .filter_map(|(written, signature)| Some((written.thing()?, &written.named, signature)))
        .map(|(thing, named, signature)| definitions::check(&mut checker, thing, named, signature))
        .collect();
    let mut checked = Vec::new();
    for ((index, item), kinds) in (0u32..).zip(&items).zip(local_kinds) {
        checked.push(items::check(&mut checker, index, item, &kinds, &mut definitions));
    }
    let assertions = assertions::check(&mut checker, &layers);
    let relations = relations::check(&mut checker, &layers, &mut checked, &mut definitions);
    of_items::paid_as_read(&mut checker, &checked);
    let (used, unused) = (core::mem::take(&mut checker.used), core::mem::take(&mut checker.unused));
    let item_labels: Vec<ast::Name> = items.iter().map(|item| item.named.name.clone()).collect();
    let (told, mut circles) = (diagnostics.len(), Vec::new());
    never::report(&checked, &item_labels, &definitions, &relations, diagnostics);
    let order = strata::strata(&checked, &definitions, &relations, &mut circles);
    // Who requires what rules him out stands in a circle too; that nobody can be granted it says more.
    if diagnostics.len() == told {
        diagnostics.append(&mut circles);
    }
    let ranks = relations::ranks(&checked, &relations);
    let (relations, named): (_, Vec<Span>) = relations.into_iter().unzip();
    let whole = |named: Span| {
        declared_relations(&layers)
            .find(|whole| whole.file == named.file && whole.start <= named.start && named.end <= whole.end)
            .unwrap_or(named)
    };
    let placed = named.into_iter().map(whole).collect();
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
        items: checked,
        order,
        ranks,
        relations,
        assertions,
    };
    // A lower layer may change what an upper one's cases expect, so each pack runs its own.
    let cases =
        layers.last().into_iter().flat_map(|layer| &layer.declarations).filter_map(|declaration| match declaration {
            Declaration::Case(case) => Some(case.clone()),
            _ => None,
        });
    let cases = cases.collect();
    let own = layers.last().map_or(Vec::new(), |layer| layer.files.clone());
    let failed = diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error);
    if !failed {
        unused::note(&layers, &used, &unused, diagnostics);
    }
    (!failed).then_some(Policy { rules, cases, rows, relations: placed, own })
}

/// Where the relations of all layers are written.
fn declared_relations<'a>(layers: &[Layer<'a>]) -> impl Iterator<Item = Span> {
    let all = layers.iter().flat_map(|layer| &layer.declarations);
    all.filter_map(|declaration| match declaration {
        Declaration::Relation(relation) => Some(relation.span),
        _ => None,
    })
}

fn definition(declaration: &Declaration) -> Option<(Says<'_, ast::Definition>, Replaceable<'_>)> {
    match declaration {
        Declaration::Definition(definition) => {
            let (named, replaces, cited) = (&definition.named, definition.replaces, definition.citation.is_some());
            Some((Says::Is(definition), Replaceable { named, replaces, cited, period: None }))
        }
        _ => None,
    }
}

fn item(declaration: &Declaration) -> Option<(Says<'_, ast::Item>, Replaceable<'_>)> {
    let (says, named, replaces, clauses) = match declaration {
        Declaration::Item(item) => (Says::Is(item), &item.named, item.replaces, &item.clauses),
        Declaration::Amendment(ast::Amendment { named, clauses, .. }) => {
            let change = |item: &ast::Item, in_force| amended(item, clauses, in_force);
            (Says::Changes(Box::new(change)), named, true, clauses)
        }
        _ => return None,
    };
    Some((says, Replaceable { named, replaces, cited: clauses.citation.is_some(), period: clauses.in_force }))
}
