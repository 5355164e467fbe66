//! One family of a register as a case, for the scalar evaluator and for messages.

use super::{
    column::{Column, Entry},
    register::{Received, Register, is_of_members},
    screener::Asked,
};
use crate::{
    base::{Code, Diagnostic, Listed, sort_by_key},
    case::{Case, Given, Receiving, Tree, read},
    program::{Fact, Kind, Label, Program},
};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// Reads families of a register.
#[derive(Clone, Copy)]
pub(super) struct Rows<'r, 'a> {
    pub(super) program: &'r Program,
    pub(super) register: &'r Register<'a>,
    pub(super) asked: Asked,
}

impl Rows<'_, '_> {
    /// A family as a case. What the pack does not allow is reported as it is for a case in JSON.
    pub(super) fn case(&self, family: usize) -> Result<Case, Vec<Diagnostic>> {
        match self.typed(family) {
            Some(case) => Ok(case),
            // The reader of JSON says what is wrong with it.
            None => match read(self.program, &self.tree(family), None, None) {
                Ok(_) => Err(Vec::from([Diagnostic::input(Code::WrongColumn, "").with("")])),
                Err(errors) => Err(errors),
            },
        }
    }

    /// The case, if everything in it is as the pack declares it.
    fn typed(&self, family: usize) -> Option<Case> {
        let (rules, register) = (&self.program.rules, self.register);
        let (least, most) = rules.members;
        let count = register.count(family);
        if count.is_some_and(|count| !(least as usize..=most as usize).contains(&count)) {
            return None;
        }
        let own = self.facts(&rules.family, &register.family, family, count)?;
        let mut members = None;
        if let (Some(columns), Some((start, end))) = (&register.members, register.members_of(family)) {
            let mut all = Vec::with_capacity(end.saturating_sub(start));
            for row in start..end {
                all.push(self.facts(&rules.member, &columns.facts, row, count)?);
            }
            members = Some(all);
        }
        let place = self.place(family)?;
        let receiving = match &register.received {
            Some(received) => self.receiving(received, family, count)?,
            None => Vec::new(),
        };
        Some(Case { date: self.asked.date, place, family: own, members, receiving, assumed: Vec::new() })
    }

    /// 评估地: what the register says, else what was asked for, else the first place among the family's facts.
    pub(super) fn place(&self, family: usize) -> Option<u32> {
        let (rules, register) = (&self.program.rules, self.register);
        let here = |place: &u32| (*place as usize) < rules.regions.len();
        let among_facts = || {
            let mut columns = rules.family.iter().zip(&register.family).filter(|(fact, _)| fact.kind == Kind::Region);
            columns.find_map(|(_, column)| match entry(column.as_ref(), family) {
                Entry::Key(place) => Some(place),
                _ => None,
            })
        };
        match register.place.map_or(Entry::Unknown, |column| column.get(family)) {
            Entry::Key(place) => Some(place).filter(here),
            Entry::Unknown => self.asked.place.or_else(among_facts).filter(here),
            _ => None,
        }
    }

    fn facts(
        &self,
        facts: &[Fact],
        columns: &[Option<Column<'_>>],
        row: usize,
        members: Option<usize>,
    ) -> Option<Vec<Given>> {
        let mut all = Vec::with_capacity(facts.len());
        for (fact, column) in facts.iter().zip(columns) {
            all.push(self.given(fact, entry(column.as_ref(), row), members)?);
        }
        Some(all)
    }

    /// An entry as a fact, if the pack allows it.
    fn given(&self, fact: &Fact, entry: Entry, members: Option<usize>) -> Option<Given> {
        let rules = &self.program.rules;
        let below = |index: u32, count: usize| (index as usize) < count;
        Some(match (entry, fact.kind) {
            (Entry::Unknown, _) => Given::Unknown,
            (Entry::Absent, _) if fact.optional => Given::Absent,
            (Entry::Truth(truth), Kind::Truth) => Given::Truth(truth),
            (Entry::Number(number), Kind::Number(_))
                if fact.range().contains(number) && (number.is_integer() || !fact.whole) =>
            {
                Given::Number(number)
            }
            (Entry::Number(number), Kind::Member) => {
                let member = u32::try_from(number.floor()).ok()?;
                if !below(member, members.unwrap_or(0)) {
                    return None;
                }
                Given::Member(member)
            }
            (Entry::Day(day), Kind::Day) => Given::Day(day),
            (Entry::Key(key), Kind::Choice(set)) if below(key, rules.choices.get(set as usize)?.len()) => {
                Given::Choice(key)
            }
            (Entry::Key(key), Kind::Region) if below(key, rules.regions.len()) => Given::Region(key),
            _ => return None,
        })
    }

    /// What a family receives, if the pack allows all of it.
    pub(super) fn receiving(
        &self,
        received: &Received<'_>,
        family: usize,
        members: Option<usize>,
    ) -> Option<Vec<Receiving>> {
        let mut all: Vec<Receiving> = Vec::new();
        let (start, end) = received.of(family);
        for row in start..end {
            let item = *received.item.get(row)?;
            let number = |column: &Option<Column<'_>>| match entry(column.as_ref(), row) {
                Entry::Unknown | Entry::Absent => Some(None),
                Entry::Number(number) => Some(Some(number)),
                _ => None,
            };
            let day = |column: &Option<Column<'_>>| match entry(column.as_ref(), row) {
                Entry::Unknown | Entry::Absent => Some(None),
                Entry::Day(day) => Some(Some(day)),
                _ => None,
            };
            let member = match number(&received.member)? {
                Some(member) => {
                    let member = u32::try_from(member.floor()).ok()?;
                    Some(member).filter(|member| (*member as usize) < members.unwrap_or(0)).map(Some)?
                }
                None => None,
            };
            if member.is_some() != is_of_members(self.program, item) {
                return None;
            }
            let place = match entry(received.place.as_ref(), row) {
                Entry::Unknown | Entry::Absent => None,
                Entry::Key(place) if (place as usize) < self.program.rules.regions.len() => Some(place),
                _ => return None,
            };
            let (amount, since) = (number(&received.amount)?, day(&received.since)?);
            let unmet_since = day(&received.unmet_since)?;
            let one = Receiving { item, member, amount, since, unmet_since, place };
            let same = |one: &Receiving| (one.item, one.member, one.place);
            if all.iter().any(|other| same(other) == same(&one)) {
                return None;
            }
            all.push(one);
        }
        sort_by_key(&mut all, |received| (received.item, received.member, received.place));
        Some(all)
    }

    /// A family as JSON, mistakes included.
    pub(super) fn tree(&self, family: usize) -> Tree {
        let (rules, register) = (&self.program.rules, self.register);
        let mut case = Vec::from([("date".to_string(), Tree::Text(self.asked.date.to_string()))]);
        let place = match register.place.map_or(Entry::Unknown, |column| column.get(family)) {
            Entry::Unknown => self.asked.place.map(Entry::Key),
            entry => Some(entry),
        };
        let place = place.map(|entry| self.shown(Kind::Region, entry).unwrap_or(Tree::Null));
        case.extend(place.map(|place| ("region".to_string(), place)));
        case.push(("family".to_string(), self.shown_facts(&rules.family, &register.family, family)));
        if let (Some(members), Some((start, end))) = (&register.members, register.members_of(family)) {
            let members = (start..end).map(|row| self.shown_facts(&rules.member, &members.facts, row));
            case.push(("members".to_string(), Tree::List(members.listed())));
        }
        if let Some(received) = &register.received {
            let (start, end) = received.of(family);
            let entries = (start..end).map(|row| self.shown_received(received, row)).listed();
            case.push(("receiving".to_string(), Tree::List(entries)));
        }
        Tree::Map(case)
    }

    fn shown_facts(&self, facts: &[Fact], columns: &[Option<Column<'_>>], row: usize) -> Tree {
        let known = facts.iter().zip(columns).filter_map(|(fact, column)| {
            let value = self.shown(fact.kind, entry(column.as_ref(), row))?;
            Some((fact.label.id.clone(), value))
        });
        Tree::Map(known.listed())
    }

    fn shown_received(&self, received: &Received<'_>, row: usize) -> Tree {
        let item = received.item.get(row).and_then(|item| self.program.rules.items.get(*item as usize));
        let mut one =
            Vec::from([("item".to_string(), Tree::Text(item.map_or(String::new(), |item| item.label.id.clone())))]);
        let columns = [
            ("member", &received.member, Kind::Member),
            ("amount", &received.amount, Kind::Number(crate::value::Unit::NONE)),
            ("since", &received.since, Kind::Day),
            ("unmet_since", &received.unmet_since, Kind::Day),
            ("region", &received.place, Kind::Region),
        ];
        for (key, column, kind) in columns {
            let value = self.shown(kind, entry(column.as_ref(), row));
            one.extend(value.map(|value| (key.to_string(), value)));
        }
        Tree::Map(one)
    }

    /// An entry as JSON; nothing where it is not known.
    fn shown(&self, kind: Kind, entry: Entry) -> Option<Tree> {
        let rules = &self.program.rules;
        let id = |label: Option<&Label>| Tree::Text(label.map_or(String::new(), |label| label.id.clone()));
        Some(match (entry, kind) {
            (Entry::Unknown, _) => return None,
            (Entry::Absent, _) => Tree::Null,
            (Entry::Truth(truth), _) => Tree::Truth(truth),
            (Entry::Number(number), Kind::Member) => Tree::Number(number.to_text().unwrap_or_default()),
            (Entry::Number(number), _) => Tree::Text(number.to_text().unwrap_or_default()),
            (Entry::Day(day), _) => Tree::Text(day.to_string()),
            (Entry::Key(key), Kind::Choice(set)) => {
                id(rules.choices.get(set as usize).and_then(|choices| choices.get(key as usize)))
            }
            (Entry::Key(key), _) => {
                Tree::Text(rules.regions.get(key as usize).map_or(String::new(), |region| region.code.clone()))
            }
            (Entry::Wrong, _) => Tree::Text("?".to_string()),
        })
    }
}

pub(super) fn entry(column: Option<&Column<'_>>, row: usize) -> Entry {
    column.map_or(Entry::Unknown, |column| column.get(row))
}
