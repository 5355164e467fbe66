//! Which unknown facts are worth asking for, the most telling first.

use super::{
    information::fact,
    shapes::{FactInfo, Question},
};
use crate::{
    base::Lang,
    eval::{Asked, Missing, Trials, Worth},
    program::{Fact, Program},
};
use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
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

/// One question a fact, members' facts taken together: first those whose answers settle most, then those on which most
/// items hang, then in the pack's order.
pub(super) fn questions(
    program: &Program,
    open: &BTreeMap<(u32, Option<usize>), BTreeSet<Missing>>,
    mut trials: Trials<'_>,
    lang: Lang,
) -> Vec<Question> {
    let mut all: BTreeMap<Asked, Hanging> = BTreeMap::new();
    for ((item, _), missing) in open {
        for missing in missing {
            let Some(asked) = Asked::of(*missing) else { continue };
            let hanging = all.entry(asked).or_default();
            hanging.items.insert(*item);
            if let Missing::Member(member, _) = missing {
                hanging.members.insert(*member);
            }
        }
    }
    let mut asked: Vec<(Asked, Hanging)> = all.into_iter().collect();
    asked.sort_by_key(|(asked, hanging)| (Reverse(hanging.items.len()), *asked));
    let mut ranked: Vec<(Option<Worth>, Asked, Hanging)> = Vec::new();
    for (asked, hanging) in asked {
        let members: Vec<usize> = hanging.members.iter().copied().collect();
        ranked.push((trials.worth(asked, &members), asked, hanging));
    }
    // Stable: of equal worth, and where it was not tried, the order by items stays.
    ranked.sort_by_key(|(worth, ..)| Reverse(*worth));
    ranked.into_iter().map(|(_, asked, hanging)| question(program, asked, &hanging, lang)).collect()
}

/// What hangs on a question.
#[derive(Debug, Clone, Default)]
struct Hanging {
    items: BTreeSet<u32>,
    /// The members for whom it is open.
    members: BTreeSet<usize>,
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
        settles: items.map(|item| item.label.id.clone()).collect(),
        kind: info.kind,
        unit: info.unit,
        low: info.low,
        high: info.high,
        whole: info.whole,
        optional: info.optional,
        choices: info.choices,
        members: matches!(asked, Asked::EachMember(_)).then(|| members.collect()),
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
