//! What a pack contains, for front ends that build their forms from it.

use super::shapes::{ChoiceInfo, FactInfo, ItemInfo, PackInfo, RegionInfo};
use crate::{
    base::Lang,
    program::{Fact, Kind, Owner, Program, Rules},
    value::Exact,
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
};

/// Facts, places and items of a program.
pub fn information(program: &Program, hash: &str, lang: Lang) -> PackInfo {
    let rules = &program.rules;
    let region = |region: &crate::program::Region| RegionInfo {
        code: region.code.clone(),
        name: region.label.title(lang).to_owned(),
        parent: region.parent.and_then(|parent| rules.regions.get(parent as usize)).map(|parent| parent.code.clone()),
    };
    let item = |item: &crate::program::Item| ItemInfo {
        id: item.label.id.clone(),
        name: item.label.title(lang).to_owned(),
        beneficiary: if item.owner == Owner::Family { "family" } else { "member" }.to_owned(),
        category: item.category.clone(),
        department: item.department.clone(),
    };
    PackInfo {
        id: rules.label.id.clone(),
        name: rules.label.title(lang).to_owned(),
        version: rules.version.clone(),
        hash: hash.to_owned(),
        regions: rules.regions.iter().map(region).collect(),
        family: rules.family.iter().map(|known| fact(rules, known, lang)).collect(),
        member: rules.member.iter().map(|known| fact(rules, known, lang)).collect(),
        members: [rules.members.0, rules.members.1],
        items: rules.items.iter().map(item).collect(),
    }
}

fn fact(rules: &Rules, fact: &Fact, lang: Lang) -> FactInfo {
    let (kind, set) = match fact.kind {
        Kind::Truth => ("truth", None),
        Kind::Number(_) => ("number", None),
        Kind::Day => ("date", None),
        Kind::Choice(set) => ("choice", rules.choices.get(set as usize)),
        Kind::Region => ("region", None),
    };
    let unit: Option<String> = match fact.kind {
        Kind::Number(unit) => Some(unit.text(lang == Lang::Chinese)),
        _ => None,
    };
    let choice =
        |choice: &crate::program::Label| ChoiceInfo { id: choice.id.clone(), name: choice.title(lang).to_owned() };
    FactInfo {
        id: fact.label.id.clone(),
        name: fact.label.title(lang).to_owned(),
        kind: kind.to_string(),
        unit,
        low: fact.low.and_then(Exact::to_text),
        high: fact.high.and_then(Exact::to_text),
        optional: fact.optional,
        choices: set.into_iter().flatten().map(choice).collect(),
        ask: fact.ask.as_ref().map(|ask| ask.get(lang).to_owned()),
    }
}
