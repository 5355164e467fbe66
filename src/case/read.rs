//! An input to a case: every key known, every value of its fact's kind and range. All mistakes are reported at once.

use super::{
    Case, Given, Receiving,
    input::{Part, short, shown},
    tree::Tree,
};
use crate::{
    base::{Code, Diagnostic, Listed, Words, nearest, sort_by_key},
    program::{Constant, Fact, Kind, Label, Owner, Program, Rules},
    value::{Day, Exact, NumberError},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};

/// Most bytes of one case.
pub const MAX_CASE_BYTES: usize = 1 << 20;

const DATE: [&str; 2] = ["date", "评估日"];
const REGION: [&str; 2] = ["region", "地区"];
const FAMILY: [&str; 2] = ["family", "家庭"];
const MEMBERS: [&str; 2] = ["members", "成员"];
const RECEIVING: [&str; 2] = ["receiving", "在享"];
/// What may be said of something received, besides the item itself.
const RECEIVED: [[&str; 2]; 5] =
    [["member", "成员"], ["amount", "金额"], ["since", "起"], ["unmet_since", "不符合起"], ["region", "地区"]];
const STANDARDS: [&str; 2] = ["standards", "设定"];

/// Reads a case. `date` and `region`, where given, win over the case's own.
pub fn read(program: &Program, tree: &Tree, date: Option<&str>, region: Option<&str>) -> Result<Case, Vec<Diagnostic>> {
    let mut reader = Reader { rules: &program.rules, count: count(tree), errors: Vec::new() };
    let case = reader.case(tree, date, region);
    match case {
        Some(case) if reader.errors.is_empty() => Ok(case),
        _ => Err(reader.errors),
    }
}

/// How many members are given; they may stand after facts that name one of them.
fn count(tree: &Tree) -> usize {
    let Tree::Map(entries) = tree else { return 0 };
    let members = entries.iter().find(|(key, _)| MEMBERS.contains(&key.as_str()));
    match members {
        Some((_, Tree::List(list))) => list.len(),
        _ => 0,
    }
}

struct Reader<'p> {
    rules: &'p Rules,
    count: usize,
    errors: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn case(&mut self, tree: &Tree, date: Option<&str>, region: Option<&str>) -> Option<Case> {
        let rules = self.rules;
        let mut case = Case {
            date: Day::FIRST,
            place: 0,
            family: vec![Given::Unknown; rules.family.len()],
            members: None,
            receiving: Vec::new(),
            assumed: Vec::new(),
        };
        let (given_date, given_region) = (date.map(text), region.map(text));
        let mut day = given_date.as_ref().map(|tree| Part { path: "date".into(), tree });
        let mut place = given_region.as_ref().map(|tree| Part { path: "region".into(), tree });
        let mut receiving = None;
        let root = Part { path: String::new(), tree };
        if !matches!(tree, Tree::Map(_)) {
            root.entries(&mut self.errors);
            return None;
        }
        let mut seen: Vec<&str> = Vec::new();
        for (key, part) in root.entries(&mut self.errors) {
            let sections = [DATE, REGION, FAMILY, MEMBERS, RECEIVING, STANDARDS];
            let Some([section, _]) = sections.into_iter().find(|names| names.contains(&key)) else {
                let known: Vec<&str> = sections.iter().flatten().copied().listed();
                self.errors.push(part.unknown(Code::UnknownKey, key, &known));
                continue;
            };
            if seen.contains(&section) {
                self.errors.push(Diagnostic::input(Code::KeyTwice, part.path).with(key));
                continue;
            }
            seen.push(section);
            match section {
                "date" => day = day.or(Some(part)),
                "region" => place = place.or(Some(part)),
                "family" => self.facts(&part, &rules.family, &mut case.family),
                "members" => case.members = self.members(&part),
                "receiving" => receiving = Some(part),
                _ => case.assumed = self.assumed(&part),
            }
        }
        if let Some(part) = receiving {
            let members = case.members.as_ref().map_or(0, Vec::len);
            case.receiving = self.receiving(&part, members);
        }
        let (date, place) = (self.date(day), self.place(place, &case));
        Some(Case { date: date?, place: place?, ..case })
    }

    fn date(&mut self, part: Option<Part<'_>>) -> Option<Day> {
        let Some(part) = part else {
            self.errors.push(Diagnostic::input(Code::NoDate, "date"));
            return None;
        };
        self.day(&part)
    }

    /// 评估地: what was asked for, else the first place among the family's facts.
    fn place(&mut self, part: Option<Part<'_>>, case: &Case) -> Option<u32> {
        if let Some(part) = part {
            return self.region(&part);
        }
        let hukou = self.rules.family.iter().zip(&case.family).find_map(|(fact, given)| match (fact.kind, given) {
            (Kind::Region, Given::Region(region)) => Some(*region),
            _ => None,
        });
        if hukou.is_none() {
            self.errors.push(Diagnostic::input(Code::NoPlace, "region"));
        }
        hukou
    }

    fn facts(&mut self, part: &Part<'_>, facts: &[Fact], given: &mut [Given]) {
        for (key, entry) in part.entries(&mut self.errors) {
            let Some(index) = facts.iter().position(|fact| fact.label.is(key)) else {
                self.errors.push(self.unknown_fact(&entry, key, facts));
                continue;
            };
            let (Some(fact), Some(slot)) = (facts.get(index), given.get_mut(index)) else { continue };
            if *slot != Given::Unknown {
                self.errors.push(Diagnostic::input(Code::KeyTwice, entry.path).with(short(key)));
                continue;
            }
            if let Some(value) = self.fact(&entry, fact) {
                *slot = value;
            }
        }
    }

    /// A key no fact bears: perhaps one of the other owner, perhaps mistyped.
    fn unknown_fact(&self, entry: &Part<'_>, key: &str, facts: &[Fact]) -> Diagnostic {
        let of_family = core::ptr::eq(facts, self.rules.family.as_slice());
        let others = if of_family { &self.rules.member } else { &self.rules.family };
        if others.iter().any(|fact| fact.label.is(key)) {
            let words = if of_family { Words::new("成员", "a member") } else { Words::new("家庭", "the family") };
            return Diagnostic::input(Code::FactOfOther, entry.path.clone()).with(short(key)).with(words);
        }
        let known: Vec<&str> =
            facts.iter().flat_map(|fact| [fact.label.id.as_str(), fact.label.name.as_str()]).listed();
        entry.unknown(Code::UnknownFact, key, &known)
    }

    fn fact(&mut self, part: &Part<'_>, fact: &Fact) -> Option<Given> {
        if *part.tree == Tree::Null {
            if fact.optional {
                return Some(Given::Absent);
            }
            self.errors
                .push(Diagnostic::input(Code::NotOptionalInput, part.path.clone()).with(fact.label.name.as_str()));
            return None;
        }
        match fact.kind {
            Kind::Truth => self.truth(part).map(Given::Truth),
            Kind::Number(unit) => {
                let value = self.number(part)?;
                if fact.whole && !value.is_integer() {
                    self.errors.push(part.wrong(Words::new("一个整数", "a whole number")));
                    return None;
                }
                if !fact.range().contains(value) {
                    let bound = |bound: Option<Exact>, none: &str| {
                        bound.and_then(Exact::to_text).unwrap_or_else(|| none.into())
                    };
                    let range = alloc::format!("{}..{}", bound(fact.low, ""), bound(fact.high, ""));
                    let outside = Diagnostic::input(Code::OutOfDeclaredRange, part.path.clone());
                    self.errors.push(
                        outside.with(shown(part.tree)).with(range).with(Words::new(unit.text(true), unit.text(false))),
                    );
                    return None;
                }
                Some(Given::Number(value))
            }
            Kind::Day => self.day(part).map(Given::Day),
            Kind::Choice(set) => self.choice(part, set).map(Given::Choice),
            Kind::Region => self.region(part).map(Given::Region),
            Kind::Member => self.member(part, self.count).map(Given::Member),
        }
    }

    fn truth(&mut self, part: &Part<'_>) -> Option<bool> {
        match part.tree {
            Tree::Truth(truth) => Some(*truth),
            Tree::Text(word) if word == "是" || word == "yes" => Some(true),
            Tree::Text(word) if word == "否" || word == "no" => Some(false),
            _ => {
                self.errors.push(part.wrong(Words::new("是（true）或 否（false）", "true or false")));
                None
            }
        }
    }

    fn number(&mut self, part: &Part<'_>) -> Option<Exact> {
        let (Tree::Number(digits) | Tree::Text(digits)) = part.tree else {
            self.errors.push(part.wrong(Words::new("一个数", "a number")));
            return None;
        };
        match Exact::parse(digits) {
            Ok(value) => Some(value),
            Err(NumberError::TooLong) => {
                self.errors.push(Diagnostic::input(Code::InputNumberTooLong, part.path.clone()).with(short(digits)));
                None
            }
            Err(NumberError::NotANumber) => {
                self.errors.push(part.wrong(Words::new(
                    "一个数（如 2400 或 2400.50，不加单位和逗号）",
                    "a number such as 2400 or 2400.50, without unit or commas",
                )));
                None
            }
        }
    }

    fn day(&mut self, part: &Part<'_>) -> Option<Day> {
        let day = match part.tree {
            Tree::Text(text) => Day::parse(text),
            _ => None,
        };
        if day.is_none() {
            self.errors
                .push(part.wrong(Words::new("一个存在的日期（如 2026-03-01）", "an existing date such as 2026-03-01")));
        }
        day
    }

    fn choice(&mut self, part: &Part<'_>, set: u32) -> Option<u32> {
        let rules = self.rules;
        let choices: &[Label] = rules.choices.get(set as usize).map_or(&[], Vec::as_slice);
        let index = match part.tree {
            Tree::Text(word) => choices.iter().position(|choice| choice.is(word)),
            _ => None,
        };
        let found = index.and_then(|index| u32::try_from(index).ok());
        if found.is_none() {
            let names = |pick: fn(&Label) -> &str, mark: &str| choices.iter().map(pick).listed().join(mark);
            let (zh, en) = (names(|choice| &choice.name, "、"), names(|choice| &choice.id, ", "));
            self.errors.push(part.wrong(Words::new(alloc::format!("其中之一：{zh}"), alloc::format!("one of: {en}"))));
        }
        found
    }

    /// By code or by name; a name that several places bear must be told apart by its code.
    fn region(&mut self, part: &Part<'_>) -> Option<u32> {
        let (Tree::Text(word) | Tree::Number(word)) = part.tree else {
            self.errors.push(part.wrong(Words::new("一个地区的名称或六位代码", "a region's name or six-digit code")));
            return None;
        };
        let regions = &self.rules.regions;
        let found: Vec<usize> = (0..regions.len())
            .filter(|index| regions.get(*index).is_some_and(|region| region.code == *word || region.label.is(word)))
            .listed();
        match found.as_slice() {
            [only] => u32::try_from(*only).ok(),
            [] => {
                let near = nearest(word, regions.iter().map(|region| region.label.name.as_str())).unwrap_or_default();
                self.errors
                    .push(Diagnostic::input(Code::UnknownRegion, part.path.clone()).with(short(word)).with(near));
                None
            }
            several => {
                let codes: Vec<&str> =
                    several.iter().filter_map(|index| regions.get(*index)).map(|region| region.code.as_str()).listed();
                self.errors.push(
                    Diagnostic::input(Code::RegionAmbiguous, part.path.clone())
                        .with(short(word))
                        .with(codes.join("、")),
                );
                None
            }
        }
    }

    fn members(&mut self, part: &Part<'_>) -> Option<Vec<Vec<Given>>> {
        let list = part.list(&mut self.errors);
        let (least, most) = self.rules.members;
        if matches!(part.tree, Tree::List(_)) && !(least as usize..=most as usize).contains(&list.len()) {
            let range = alloc::format!("{least}..{most}");
            self.errors
                .push(Diagnostic::input(Code::MemberCount, part.path.clone()).with(list.len().to_string()).with(range));
            return None;
        }
        let rules = self.rules;
        let mut members = Vec::with_capacity(list.len());
        for entry in list {
            let mut given = vec![Given::Unknown; rules.member.len()];
            self.facts(&entry, &rules.member, &mut given);
            members.push(given);
        }
        Some(members)
    }

    fn item(&mut self, part: &Part<'_>) -> Option<u32> {
        let items = &self.rules.items;
        let Tree::Text(word) = part.tree else {
            self.errors.push(part.wrong(Words::new("一个事项的名称", "the name of an item")));
            return None;
        };
        let found = items.iter().position(|item| item.label.is(word));
        if found.is_none() {
            let known: Vec<&str> =
                items.iter().flat_map(|item| [item.label.id.as_str(), item.label.name.as_str()]).listed();
            self.errors.push(part.unknown(Code::UnknownItemInput, word, &known));
        }
        found.and_then(|index| u32::try_from(index).ok())
    }

    fn receiving(&mut self, part: &Part<'_>, members: usize) -> Vec<Receiving> {
        let mut all: Vec<Receiving> = Vec::new();
        for entry in part.list(&mut self.errors) {
            let Some(received) = self.received(&entry, members) else { continue };
            // The same may be received in two places: that is for the result to tell.
            let same = |one: &Receiving| (one.item, one.member, one.place);
            if all.iter().any(|other| same(other) == same(&received)) {
                let name = self
                    .rules
                    .items
                    .get(received.item as usize)
                    .map(|item| item.label.name.clone())
                    .unwrap_or_default();
                self.errors.push(Diagnostic::input(Code::ReceivedTwice, entry.path).with(name));
                continue;
            }
            all.push(received);
        }
        // What is received has no order of its own.
        sort_by_key(&mut all, |received| (received.item, received.member, received.place));
        all
    }

    fn received(&mut self, entry: &Part<'_>, members: usize) -> Option<Receiving> {
        let (mut item, mut member, mut amount, mut since) = (None, None, None, None);
        let (mut unmet_since, mut place) = (None, None);
        for (key, part) in entry.entries(&mut self.errors) {
            match key {
                "item" | "事项" => item = self.item(&part),
                key if RECEIVED.iter().any(|names| names.contains(&key)) && *part.tree == Tree::Null => {}
                "member" | "成员" => member = Some(self.member(&part, members)?),
                "amount" | "金额" => amount = Some(self.number(&part)?),
                "since" | "起" => since = Some(self.day(&part)?),
                "unmet_since" | "不符合起" => unmet_since = Some(self.day(&part)?),
                "region" | "地区" => place = Some(self.region(&part)?),
                _ => {
                    let known = ["item", "member", "amount", "since", "unmet_since", "region"];
                    self.errors.push(part.unknown(Code::UnknownKey, key, &known));
                }
            }
        }
        let Some(item) = item else {
            if !self.errors.iter().any(|error| error.path().is_some_and(|path| path.starts_with(&entry.path))) {
                self.errors.push(Diagnostic::input(Code::NoItem, entry.path.clone()));
            }
            return None;
        };
        let of_member = self.rules.items.get(item as usize).is_some_and(|item| item.owner == Owner::Member);
        if of_member != member.is_some() {
            let code = if of_member { Code::ReceivedByWhom } else { Code::ReceivedByFamily };
            let name = self.rules.items.get(item as usize).map(|item| item.label.name.clone()).unwrap_or_default();
            self.errors.push(Diagnostic::input(code, entry.path.clone()).with(name));
            return None;
        }
        Some(Receiving { item, member, amount, since, unmet_since, place })
    }

    fn member(&mut self, part: &Part<'_>, members: usize) -> Option<u32> {
        let index = match part.tree {
            Tree::Number(digits) | Tree::Text(digits) => {
                digits.parse::<u32>().ok().filter(|index| (*index as usize) < members)
            }
            _ => None,
        };
        if index.is_none() {
            let zh = alloc::format!("成员的序号（从 0 起，共 {members} 人）");
            let en = alloc::format!("a member's place in the list, from 0 on, of {members}");
            self.errors.push(part.wrong(Words::new(zh, en)));
        }
        index
    }

    fn assumed(&mut self, part: &Part<'_>) -> Vec<(u32, Option<Constant>)> {
        let rules = self.rules;
        let mut all: Vec<(u32, Option<Constant>)> = Vec::new();
        for (key, entry) in part.entries(&mut self.errors) {
            let Some(index) = rules.standards.iter().position(|standard| standard.label.is(key)) else {
                let known: Vec<&str> = rules
                    .standards
                    .iter()
                    .flat_map(|standard| [standard.label.id.as_str(), standard.label.name.as_str()])
                    .listed();
                self.errors.push(entry.unknown(Code::UnknownStandard, key, &known));
                continue;
            };
            let standard = rules.standards.get(index);
            let absent = *entry.tree == Tree::Null && standard.is_some_and(|standard| standard.optional);
            let value = match standard.map(|standard| standard.kind) {
                _ if absent => None,
                Some(Kind::Truth) => self.truth(&entry).map(Constant::Truth),
                Some(Kind::Day) => self.day(&entry).map(Constant::Day),
                Some(Kind::Choice(set)) => self.choice(&entry, set).map(Constant::Choice),
                _ => self.number(&entry).map(Constant::Number),
            };
            let Ok(index) = u32::try_from(index) else { continue };
            if value.is_none() && !absent {
                continue;
            }
            if all.iter().any(|(other, _)| *other == index) {
                self.errors.push(Diagnostic::input(Code::KeyTwice, entry.path).with(short(key)));
                continue;
            }
            all.push((index, value));
        }
        sort_by_key(&mut all, |(index, _)| *index);
        all
    }
}

fn text(text: &str) -> Tree {
    Tree::Text(text.to_string())
}
