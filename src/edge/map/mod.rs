//! What the items of a pack are to one another: relations, dependences, and pairs about which nothing is said.

mod asked;
mod silent;
mod words;

use super::{
    screen::source,
    shapes::{MapAsk, MapItem, MapKind, MapPart, MapRelation, OverlapMap},
};
use crate::{
    base::Lang,
    explain,
    program::{Benefit, Item, Label, Owner, Program, Relation, RelationKind},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use asked::Asked;

/// The map of a program.
pub fn map(program: &Program, hash: &str, lang: Lang) -> OverlapMap {
    let rules = &program.rules;
    let asked = asked::asked(program);
    let silent = silent::silent(rules, &asked);
    let mut relations: Vec<&Relation> = rules.relations.iter().collect();
    relations.sort_by_key(|relation| (relation.kind, relation.first, relation.second));
    let id = |item: u32| label(program, item).map(|label| label.id.clone()).unwrap_or_default();
    OverlapMap {
        pack: rules.label.id.clone(),
        name: rules.label.title(lang).to_owned(),
        version: rules.version.clone(),
        hash: hash.to_owned(),
        items: rules.items.iter().map(|one| item(one, lang)).collect(),
        relations: relations.into_iter().map(|one| relation(program, one, lang)).collect(),
        asks: asked.iter().map(|one| ask(program, one, lang)).collect(),
        silent: silent.pairs.iter().map(|pair| pair.map(id)).collect(),
        silent_complete: silent.complete,
    }
}

fn label(program: &Program, item: u32) -> Option<&Label> {
    program.rules.items.get(item as usize).map(|item| &item.label)
}

fn title(program: &Program, item: u32, lang: Lang) -> &str {
    label(program, item).map_or("", |label| label.title(lang))
}

fn item(item: &Item, lang: Lang) -> MapItem {
    let unit = item.versions.iter().find_map(|terms| match terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(unit),
        _ => None,
    });
    MapItem {
        id: item.label.id.clone(),
        name: item.label.title(lang).to_owned(),
        beneficiary: if item.owner == Owner::Family { "family" } else { "member" }.to_string(),
        category: item.versions.iter().find_map(|terms| terms.categories.first().cloned()),
        cash: item.versions.iter().any(silent::pays_money),
        unit: unit.map(|unit| unit.text(lang == Lang::Chinese)),
    }
}

fn relation(program: &Program, relation: &Relation, lang: Lang) -> MapRelation {
    let kind = kind(relation.kind);
    let id = |item: u32| label(program, item).map(|label| label.id.clone()).unwrap_or_default();
    let names = [relation.first, relation.second].map(|item| title(program, item, lang));
    let scoped =
        relation.kind.bars() || matches!(relation.kind, RelationKind::TopUp | RelationKind::Cap | RelationKind::Admits);
    MapRelation {
        kind,
        word: words::kind(kind, lang).to_owned(),
        first: id(relation.first),
        second: id(relation.second),
        same_member: scoped.then_some(relation.same_member),
        text: words::relation(kind, names, lang),
        when: relation.when.map(|when| explain::rule(program, when, lang)),
        source: source(relation.citation.as_ref()),
    }
}

fn kind(kind: RelationKind) -> MapKind {
    match kind {
        RelationKind::Excludes => MapKind::Excludes,
        RelationKind::Higher => MapKind::Higher,
        RelationKind::Choice => MapKind::Choice,
        RelationKind::Combinable => MapKind::Combinable,
        RelationKind::InTurn => MapKind::InTurn,
        RelationKind::TopUp => MapKind::TopUp,
        RelationKind::Cap => MapKind::Cap,
        RelationKind::Admits => MapKind::Admits,
        RelationKind::NotCounted => MapKind::NotCounted,
        RelationKind::Fading => MapKind::Fading,
    }
}

fn ask(program: &Program, asked: &Asked<'_>, lang: Lang) -> MapAsk {
    let id = |item: u32| label(program, item).map(|label| label.id.clone()).unwrap_or_default();
    let names = [asked.item, asked.about].map(|item| title(program, item, lang));
    let condition: Option<String> = asked.condition.map(|condition| condition.title(lang).to_owned());
    let part = match (&condition, asked.covers) {
        (Some(_), _) => MapPart::Condition,
        (None, true) => MapPart::Covers,
        (None, false) => MapPart::Benefit,
    };
    MapAsk {
        item: id(asked.item),
        about: id(asked.about),
        asks: asked.question,
        part,
        text: words::ask(asked.question, part, condition.as_deref(), names, lang),
        condition,
        source: source(asked.citation),
    }
}
