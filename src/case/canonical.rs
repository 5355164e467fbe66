//! The one text of a case, whatever names, order and number spelling it was given with: what the input's hash is made of.

use super::{Case, Given, Tree};
use crate::{
    base::Listed,
    program::{Constant, Fact, Kind, Program, Rules},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// Compact JSON with ids, in the order of the pack, unknown facts left out.
pub(crate) fn canonical(program: &Program, case: &Case) -> String {
    let rules = &program.rules;
    let region = |index: u32| rules.regions.get(index as usize).map(|region| region.code.clone()).unwrap_or_default();
    let facts = |facts: &[Fact], given: &[Given]| {
        let known = facts
            .iter()
            .zip(given)
            .filter_map(|(fact, given)| Some((fact.label.id.clone(), tree(rules, fact, *given)?)));
        Tree::Map(known.listed())
    };
    let item = |index: u32| rules.items.get(index as usize).map(|item| item.label.id.clone()).unwrap_or_default();
    let mut map = Vec::from([
        ("date".to_string(), Tree::Text(case.date.to_string())),
        ("region".to_string(), Tree::Text(region(case.place))),
        ("family".to_string(), facts(&rules.family, &case.family)),
    ]);
    if let Some(members) = &case.members {
        let members = members.iter().map(|given| facts(&rules.member, given)).listed();
        map.push(("members".to_string(), Tree::List(members)));
    }
    let receiving = case.receiving.iter().map(|received| {
        let mut entry = Vec::from([("item".to_string(), Tree::Text(item(received.item)))]);
        entry.extend(received.member.map(|member| ("member".to_string(), Tree::Number(member.to_string()))));
        entry.extend(received.amount.and_then(|amount| Some(("amount".to_string(), Tree::Text(amount.to_text()?)))));
        entry.extend(received.since.map(|since| ("since".to_string(), Tree::Text(since.to_string()))));
        entry.extend(received.unmet_since.map(|day| ("unmet_since".to_string(), Tree::Text(day.to_string()))));
        let place = received.place.and_then(|place| rules.regions.get(place as usize));
        entry.extend(place.map(|place| ("region".to_string(), Tree::Text(place.code.clone()))));
        Tree::Map(entry)
    });
    map.push(("receiving".to_string(), Tree::List(receiving.listed())));
    let assumed = case.assumed.iter().filter_map(|(index, value)| {
        let value = match value {
            None => Tree::Null,
            Some(Constant::Truth(truth)) => Tree::Truth(*truth),
            Some(Constant::Number(number)) => Tree::Text(number.to_text()?),
            Some(Constant::Day(day)) => Tree::Text(day.to_string()),
            Some(Constant::Choice(choice)) => match rules.standards.get(*index as usize)?.kind {
                Kind::Choice(set) => Tree::Text(rules.choices.get(set as usize)?.get(*choice as usize)?.id.clone()),
                _ => return None,
            },
        };
        Some((rules.standards.get(*index as usize)?.label.id.clone(), value))
    });
    map.push(("standards".to_string(), Tree::Map(assumed.listed())));
    Tree::Map(map).to_json()
}

fn tree(rules: &Rules, fact: &Fact, given: Given) -> Option<Tree> {
    Some(match given {
        Given::Unknown => return None,
        Given::Absent => Tree::Null,
        Given::Truth(truth) => Tree::Truth(truth),
        Given::Number(number) => Tree::Text(number.to_text()?),
        Given::Day(day) => Tree::Text(day.to_string()),
        Given::Choice(choice) => match fact.kind {
            Kind::Choice(set) => Tree::Text(rules.choices.get(set as usize)?.get(choice as usize)?.id.clone()),
            _ => return None,
        },
        Given::Member(member) => Tree::Number(member.to_string()),
        Given::Region(region) => Tree::Text(rules.regions.get(region as usize)?.code.clone()),
    })
}
