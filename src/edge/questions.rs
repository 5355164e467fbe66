//! Which unknown facts are worth asking for, the most telling first.

use super::shapes::Question;
use crate::{
    base::Lang,
    eval::Missing,
    program::{Fact, Program},
};
use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString},
    vec::Vec,
};

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

/// One question a fact, members' facts taken together; those on which most items hang come first, then in the pack's order.
pub(super) fn questions(
    program: &Program,
    open: &BTreeMap<(u32, Option<usize>), BTreeSet<Missing>>,
    lang: Lang,
) -> Vec<Question> {
    let mut items: BTreeMap<Asked, BTreeSet<u32>> = BTreeMap::new();
    for ((item, _), missing) in open {
        for asked in missing.iter().filter_map(|missing| Asked::of(*missing)) {
            items.entry(asked).or_default().insert(*item);
        }
    }
    let mut asked: Vec<(Asked, BTreeSet<u32>)> = items.into_iter().collect();
    asked.sort_by_key(|(asked, items)| (core::cmp::Reverse(items.len()), *asked));
    let question = |(asked, items): (Asked, BTreeSet<u32>)| Question {
        fact: asked.path(program),
        text: asked.text(program, lang),
        settles: items
            .iter()
            .filter_map(|item| program.rules.items.get(*item as usize))
            .map(|item| item.label.id.clone())
            .collect(),
    };
    asked.into_iter().map(question).collect()
}

/// A question about the family, about who its members are, or about each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    Family(u32),
    Members,
    EachMember(u32),
}

impl Asked {
    fn of(missing: Missing) -> Option<Asked> {
        match missing {
            Missing::Family(fact) => Some(Asked::Family(fact)),
            Missing::Members => Some(Asked::Members),
            Missing::Member(_, fact) => Some(Asked::EachMember(fact)),
            // What is received is not asked for; the office knows it or the family says it.
            Missing::ReceivedAmount(..) | Missing::UnmetSince(..) => None,
        }
    }

    fn fact(self, program: &Program) -> Option<&Fact> {
        match self {
            Asked::Family(fact) => program.rules.family.get(fact as usize),
            Asked::Members => None,
            Asked::EachMember(fact) => program.rules.member.get(fact as usize),
        }
    }

    fn path(self, program: &Program) -> String {
        let id = self.fact(program).map(|fact| fact.label.id.as_str()).unwrap_or_default();
        match self {
            Asked::Family(_) => id.to_owned(),
            Asked::Members => "members".to_owned(),
            Asked::EachMember(_) => alloc::format!("members[].{id}"),
        }
    }

    fn text(self, program: &Program, lang: Lang) -> String {
        let Some(fact) = self.fact(program) else {
            return lang.pick("家里有哪些人一起生活？", "Who lives together in the family?").to_owned();
        };
        match &fact.ask {
            Some(ask) => ask.get(lang).to_owned(),
            None => alloc::format!("{}{}", fact.label.title(lang), lang.pick("？", "?")),
        }
    }
}
