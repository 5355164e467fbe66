//! What a pack contains, for front ends that build their forms from it.

use super::shapes::{ChoiceInfo, FactInfo, ItemInfo, OutputInfo, PackInfo, RegionInfo};
use crate::{
    base::{Lang, Listed},
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
    let owner = |owner| if owner == Owner::Family { "family" } else { "member" }.to_owned();
    let item = |item: &crate::program::Item| ItemInfo {
        id: item.label.id.clone(),
        name: item.label.title(lang).to_owned(),
        beneficiary: owner(item.owner),
        category: item.versions.iter().find_map(|terms| terms.categories.first().cloned()),
        categories: item.versions.first().map(|terms| terms.categories.clone()).unwrap_or_default(),
        department: item.versions.iter().find_map(|terms| terms.department.clone()),
    };
    let output = |definition: &crate::program::Definition| {
        let kind = program.kinds.get(definition.value as usize).copied().unwrap_or(Kind::Truth);
        let (kind, unit, choices) = of_kind(rules, kind, lang);
        OutputInfo {
            id: definition.label.id.clone(),
            name: definition.label.title(lang).to_owned(),
            owner: owner(definition.owner),
            kind,
            unit,
            choices,
        }
    };
    PackInfo {
        id: rules.label.id.clone(),
        name: rules.label.title(lang).to_owned(),
        version: rules.version.clone(),
        hash: hash.to_owned(),
        regions: rules.regions.iter().map(region).listed(),
        family: rules.family.iter().map(|known| fact(rules, known, lang)).listed(),
        member: rules.member.iter().map(|known| fact(rules, known, lang)).listed(),
        members: [rules.members.0, rules.members.1],
        items: rules.items.iter().map(item).listed(),
        outputs: rules.definitions.iter().filter(|definition| definition.output).map(output).listed(),
    }
}

/// What a kind is called, its unit, and the choices there are.
fn of_kind(rules: &Rules, kind: Kind, lang: Lang) -> (String, Option<String>, Vec<ChoiceInfo>) {
    let (word, unit, set) = match kind {
        Kind::Truth => ("truth", None, None),
        Kind::Number(unit) => ("number", Some(unit.text(lang == Lang::Chinese)), None),
        Kind::Day => ("date", None, None),
        Kind::Choice(set) => ("choice", None, rules.choices.get(set as usize)),
        Kind::Region => ("region", None, None),
        Kind::Member => ("member", None, None),
    };
    let choice =
        |choice: &crate::program::Label| ChoiceInfo { id: choice.id.clone(), name: choice.title(lang).to_owned() };
    (word.to_string(), unit, set.into_iter().flatten().map(choice).listed())
}

/// What a front end needs to ask for a fact.
pub(super) fn fact(rules: &Rules, fact: &Fact, lang: Lang) -> FactInfo {
    let (kind, unit, choices) = of_kind(rules, fact.kind, lang);
    FactInfo {
        id: fact.label.id.clone(),
        name: fact.label.title(lang).to_owned(),
        kind,
        unit,
        low: fact.low.and_then(Exact::to_text),
        high: fact.high.and_then(Exact::to_text),
        whole: fact.whole,
        optional: fact.optional,
        choices,
        ask: fact.ask.as_ref().map(|ask| ask.get(lang).to_owned()),
        group: fact.group.as_ref().map(|group| group.title(lang).to_owned()),
    }
}
