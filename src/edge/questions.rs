//! Which unknown facts are worth asking for, the most telling first.

use super::{
    information::fact,
    shapes::{FactInfo, Question},
};
use crate::{
    base::{Lang, Listed, OrderedMap, OrderedSet, sort_by_key},
    case::{Case, Given},
    eval::{Asked, Missing, Trials, Worth},
    program::{Fact, Program},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::cmp::Reverse;

/// What a fact is called in `missing`: `countable_income`, `members`, `members[0].birth_date`.
pub(super) fn path(program: &Program, missing: Missing) -> String {
    match missing {
        Missing::Family(fact) => fact_id(&program.rules.family, fact),
        Missing::ReceivedAmount(item, member) => alloc::format!("{}.amount", received(program, item, member)),
        Missing::UnmetSince(item, member) => alloc::format!("{}.unmet_since", received(program, item, member)),
        Missing::Members => "members".to_string(),
        Missing::Member(member, fact) => alloc::format!("members[{member}].{}", fact_id(&program.rules.member, fact)),
    }
}

/// `receiving.dibao`, `receiving.care_subsidy[0]`
fn received(program: &Program, item: u32, member: Option<usize>) -> String {
    let item = program.rules.items.get(item as usize).map(|item| item.label.id.as_str()).unwrap_or_default();
    match member {
        Some(member) => alloc::format!("receiving.{item}[{member}]"),
        None => alloc::format!("receiving.{item}"),
    }
}

fn fact_id(facts: &[Fact], fact: u32) -> String {
    facts.get(fact as usize).map(|fact| fact.label.id.clone()).unwrap_or_default()
}

/// One question a fact, members' facts taken together. Groups stay together: those begun come first, to be finished, then
/// the one with the question whose answers settle most.
pub(super) fn questions(
    program: &Program,
    case: &Case,
    open: &OrderedMap<(u32, Option<usize>), OrderedSet<Missing>>,
    mut trials: Trials<'_>,
    lang: Lang,
) -> Vec<Question> {
    let mut all: OrderedMap<Asked, Hanging> = OrderedMap::new();
    for ((item, _), missing) in open.iter() {
        for missing in missing {
            let Some(asked) = Asked::of(*missing) else { continue };
            all.change(asked, |hanging| {
                hanging.items.insert(*item);
                if let Missing::Member(member, _) = missing {
                    hanging.members.insert(*member);
                }
            });
        }
    }
    let ranked = grouped(program, case, ranked(all, &mut trials));
    ranked.into_iter().map(|(asked, hanging)| question(program, asked, &hanging, lang)).listed()
}

/// First those whose answers settle most, then those on which most items hang, then in the pack's order.
fn ranked(all: OrderedMap<Asked, Hanging>, trials: &mut Trials<'_>) -> Vec<(Asked, Hanging)> {
    let mut asked: Vec<(Asked, Hanging)> = all.into_iter().listed();
    sort_by_key(&mut asked, |(asked, hanging)| (Reverse(hanging.items.len()), *asked));
    let tried = asked.into_iter().map(|(asked, hanging)| {
        let members: Vec<usize> = hanging.members.iter().copied().listed();
        (trials.worth(asked, &members), asked, hanging)
    });
    let mut tried: Vec<(Option<Worth>, Asked, Hanging)> = tried.listed();
    // Stable: of equal worth, and where it was not tried, the order by items stays.
    sort_by_key(&mut tried, |(worth, ..)| Reverse(*worth));
    tried.into_iter().map(|(_, asked, hanging)| (asked, hanging)).listed()
}

/// Brings groups together: those begun first, then by their foremost question. Of a group begun, the question that was put to
/// some members already comes first.
fn grouped(program: &Program, case: &Case, ranked: Vec<(Asked, Hanging)>) -> Vec<(Asked, Hanging)> {
    let foremost: Vec<usize> = ranked
        .iter()
        .enumerate()
        .map(|(own, (asked, _))| ranked.iter().position(|(other, _)| together(program, *asked, *other)).unwrap_or(own))
        .listed();
    let mut keyed: Vec<_> = foremost
        .into_iter()
        .zip(ranked)
        .map(|(group, (asked, hanging))| {
            let begun = |with: &dyn Fn(Asked) -> bool| answered(program, case).any(with);
            let group_begun = begun(&|other| together(program, asked, other));
            ((!group_begun, group, !begun(&|other| other == asked)), (asked, hanging))
        })
        .listed();
    sort_by_key(&mut keyed, |(key, _)| *key);
    keyed.into_iter().map(|(_, question)| question).listed()
}

/// Whether two questions are one, or of one group.
fn together(program: &Program, one: Asked, other: Asked) -> bool {
    let group = |asked: Asked| asked.fact(program).and_then(|fact| fact.group.as_ref());
    let same_owner = core::mem::discriminant(&one) == core::mem::discriminant(&other);
    one == other || same_owner && group(one).is_some() && group(one) == group(other)
}

/// Questions answered already, for one member at least.
fn answered<'a>(program: &'a Program, case: &'a Case) -> impl Iterator<Item = Asked> + 'a {
    let family = (0u32..).zip(&case.family).filter(|(_, given)| **given != Given::Unknown);
    let of_each = (0u32..).zip(&program.rules.member).map(|(fact, _)| fact).filter(|fact| {
        let mut members = case.members.iter().flatten();
        members.any(|given| given.get(*fact as usize).is_some_and(|given| *given != Given::Unknown))
    });
    family.map(|(fact, _)| Asked::Family(fact)).chain(of_each.map(Asked::EachMember))
}

/// What hangs on a question.
#[derive(Debug, Clone, Default)]
struct Hanging {
    items: OrderedSet<u32>,
    /// The members for whom it is open.
    members: OrderedSet<usize>,
}

fn question(program: &Program, asked: Asked, hanging: &Hanging, lang: Lang) -> Question {
    let rules = &program.rules;
    let (least, most) = rules.members;
    let who = || FactInfo {
        kind: "members".to_owned(),
        low: Some(least.to_string()),
        high: Some(most.to_string()),
        whole: true,
        ..FactInfo::default()
    };
    let items = hanging.items.iter().filter_map(|item| rules.items.get(*item as usize));
    let members = hanging.members.iter().filter_map(|member| u32::try_from(*member).ok());
    let info = asked.fact(program).map_or_else(who, |known| fact(rules, known, lang));
    Question {
        fact: path_of(program, asked),
        text: text(program, asked, lang),
        settles: items.map(|item| item.label.id.clone()).listed(),
        kind: info.kind,
        unit: info.unit,
        low: info.low,
        high: info.high,
        whole: info.whole,
        optional: info.optional,
        choices: info.choices,
        group: info.group,
        members: matches!(asked, Asked::EachMember(_)).then(|| members.listed()),
    }
}

fn path_of(program: &Program, asked: Asked) -> String {
    let id = asked.fact(program).map(|fact| fact.label.id.as_str()).unwrap_or_default();
    match asked {
        Asked::Family(_) => id.to_owned(),
        Asked::Members => "members".to_owned(),
        Asked::EachMember(_) => alloc::format!("members[].{id}"),
    }
}

fn text(program: &Program, asked: Asked, lang: Lang) -> String {
    let Some(fact) = asked.fact(program) else {
        return lang.pick("家里有哪些人一起生活？", "Who lives together in the family?").to_owned();
    };
    match &fact.ask {
        Some(ask) => ask.get(lang).to_owned(),
        None => alloc::format!("{}{}", fact.label.title(lang), lang.pick("？", "?")),
    }
}
