//! The nearest changes that flip a verdict, as plain shapes.

use super::{
    questions::path,
    screen::member,
    shapes::{Change, Changes, Failure},
};
use crate::{
    base::{Lang, Listed},
    case::Given,
    eval::{Fault, Missing},
    explain::{self, Role},
    program::{Fact, Kind, Program},
    value::{BaseUnit, Exact, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
};

/// What was found, for the row of a member or of the family.
pub(super) fn changes(
    program: &Program,
    found: &explain::Changes,
    (own, alone): (Option<usize>, Role),
    failure: impl Fn(Fault) -> Failure,
    lang: Lang,
) -> Changes {
    let shape = |role| move |change: &explain::Change| one(program, change, own, role, lang);
    Changes {
        single: found.single.iter().filter_map(shape(alone)).listed(),
        together: found.together.iter().filter_map(shape(Role::Part)).listed(),
        possible: found.possible,
        error: found.obstacle.map(failure),
        complete: found.complete,
    }
}

fn one(program: &Program, change: &explain::Change, own: Option<usize>, role: Role, lang: Lang) -> Option<Change> {
    let rules = &program.rules;
    let (facts, missing) = match change.fact.member {
        None => (&rules.family, Missing::Family(change.fact.fact)),
        Some(member) => (&rules.member, Missing::Member(member, change.fact.fact)),
    };
    let fact = facts.get(change.fact.fact as usize)?;
    let difference = explain::distance(change.from, change.to);
    let unit = match fact.kind {
        Kind::Number(unit) => Some(unit),
        Kind::Day => Some(Unit::of(BaseUnit::Day)),
        _ => None,
    };
    Some(Change {
        fact: path(program, missing),
        name: fact.label.title(lang).to_owned(),
        member: member(change.fact.member),
        from: text(program, fact, change.from),
        to: text(program, fact, change.to),
        or: change.also.iter().map(|other| text(program, fact, *other)).listed(),
        beyond: change.further,
        difference: difference.and_then(Exact::to_text),
        unit: unit.map(|unit| unit.text(lang == Lang::Chinese)),
        settled: !change.open,
        barred: change.barred,
        text: explain::words(program, change, own, role, lang),
    })
}

/// A fact as a case gives it.
fn text(program: &Program, fact: &Fact, given: Given) -> Option<String> {
    match (given, fact.kind) {
        (Given::Number(number), _) => number.to_text(),
        (Given::Day(day), _) => Some(day.to_string()),
        (Given::Truth(truth), _) => Some(if truth { "yes" } else { "no" }.to_owned()),
        (Given::Choice(choice), Kind::Choice(set)) => {
            let set = program.rules.choices.get(set as usize)?;
            set.get(choice as usize).map(|choice| choice.id.clone())
        }
        _ => None,
    }
}
