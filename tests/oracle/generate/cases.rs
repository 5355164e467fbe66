//! Cases of a policy: days and figures near what the rules turn on, facts left out at random.

use super::{
    kinds::Kind,
    policies::{Draft, Fact, Owner},
    tape::Tape,
};
use crate::{
    case::{Case, Given},
    day::Day,
    number::{Number, parse},
};

/// A case of a policy.
pub fn case(draft: &Draft, tape: &mut Tape<'_>) -> Case {
    // How much is known: everything, nearly everything, half, next to nothing.
    let known = *tape.pick(&[100, 100, 90, 60, 20, 0]);
    let (least, most) = draft.members;
    let unknown_members = known < 100 && tape.chance(25);
    let count = if unknown_members { 0 } else { least + tape.below(most - least + 1) };
    let facts = |owner: Owner, tape: &mut Tape<'_>| {
        let mut given = Vec::new();
        for fact in draft.facts.iter().filter(|fact| fact.owner == owner) {
            if known == 100 || tape.chance(known) {
                let key = if tape.chance(30) { &fact.label.id } else { &fact.label.name };
                given.extend(value(draft, fact, count, tape).map(|value| (key.clone(), value)));
            }
        }
        given
    };
    let family = facts(Owner::Family, tape);
    let members: Option<Vec<_>> = (!unknown_members).then(|| (0..count).map(|_| facts(Owner::Member, tape)).collect());
    let place = &tape.pick(&draft.places);
    let place = if tape.chance(20) { &place.id } else { &place.name };
    let mut receiving = Vec::new();
    for item in &draft.items {
        let name = if tape.chance(30) { &item.id } else { &item.name };
        match item.owner {
            Owner::Family if tape.chance(30) => receiving.push((name.clone(), None)),
            Owner::Member => {
                let members: Vec<usize> = tape.some(&(0..count).collect::<Vec<_>>(), 25);
                receiving.extend(members.into_iter().map(|member| (name.clone(), Some(member))));
            }
            Owner::Family => {}
        }
    }
    let mut standards = Vec::new();
    for (label, kind) in &draft.standards {
        if tape.chance(10) {
            let given = match kind {
                Kind::Truth => Given::Truth(tape.chance(50)),
                Kind::Day => Given::Day(day(draft.pool.day(tape))),
                Kind::Choice(list) => Given::Word(tape.pick(&draft.lists[*list]).name.clone()),
                _ => Given::Figure(draft.pool.figure(tape).to_owned()),
            };
            standards.push((label.name.clone(), given));
        }
    }
    let family_place = draft.facts.iter().any(|fact| {
        let given = |(key, given): &(String, Given)| {
            (*key == fact.label.id || *key == fact.label.name) && matches!(given, Given::Word(_))
        };
        fact.owner == Owner::Family && fact.kind == Kind::Place && family.iter().any(given)
    });
    let place = if family_place && tape.chance(30) { None } else { Some(place.clone()) };
    Case { date: day(draft.pool.day(tape)), place, family, members, receiving, standards }
}

/// A value of a fact; nothing where there is none to give, as for a link in a family without members.
fn value(draft: &Draft, fact: &Fact, members: usize, tape: &mut Tape<'_>) -> Option<Given> {
    if fact.optional && tape.chance(30) {
        return Some(Given::Absent);
    }
    if fact.kind == Kind::Member && members == 0 {
        return None;
    }
    Some(match fact.kind {
        Kind::Member => Given::Member(tape.below(members)),
        Kind::Truth => Given::Truth(tape.chance(50)),
        Kind::Day => Given::Day(day(draft.pool.day(tape))),
        Kind::Choice(list) => {
            let choice = tape.pick(&draft.lists[list]);
            Given::Word(if tape.chance(30) { choice.id.clone() } else { choice.name.clone() })
        }
        Kind::Place => {
            let place = tape.pick(&draft.places);
            Given::Word(if tape.chance(30) { place.id.clone() } else { place.name.clone() })
        }
        Kind::Number(_) => Given::Figure(figure(draft, fact, tape)),
    })
}

/// A figure within the fact's range: an end of it, or one that rules turn on.
fn figure(draft: &Draft, fact: &Fact, tape: &mut Tape<'_>) -> String {
    let bound = |text: Option<&'static str>| text.map(parse);
    let (low, high) = (bound(fact.low), bound(fact.high));
    let within = |number: &Number| {
        low.as_ref().is_none_or(|low| low <= number) && high.as_ref().is_none_or(|high| number <= high)
    };
    let negative = tape.chance(10);
    let text = format!("{}{}", if negative { "-" } else { "" }, draft.pool.figure(tape));
    // Where an end is not whole, nought lies within.
    let fits = |text: &str| within(&parse(text)) && (!fact.whole || parse(text).is_integer());
    match [Some(text.as_str()), fact.low, fact.high].into_iter().flatten().find(|text| fits(text)) {
        Some(text) => text.to_owned(),
        None => "0".to_owned(),
    }
}

/// A day of the pool.
fn day(text: &str) -> Day {
    let mut parts = text.split('-').map(|part| part.parse().expect("digits"));
    let mut next = || parts.next().expect("three parts");
    Day { year: next(), month: next(), day: next() }
}
