//! What columns and the words in them mean: a pack's facts, choices, places and items.

use std::collections::BTreeMap;
use yimen::{
    Diagnostic, Lang, Pack, nearest,
    shapes::{FactInfo, PackInfo},
};

/// Whose a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The family's.
    Family,
    /// A member's.
    Member,
}

/// What kind of values a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A decimal number.
    Number,
    /// A day.
    Day,
    /// Yes or no.
    Truth,
    /// One of a few words.
    Choice,
    /// A place.
    Region,
    /// A member of the family, by place in its list from 0 on.
    Member,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Number => "number",
            Kind::Day => "date",
            Kind::Truth => "truth",
            Kind::Choice => "choice",
            Kind::Region => "region",
            Kind::Member => "member",
        }
    }
}

/// What a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// Which family a row is or belongs to.
    Family,
    /// Which member a row is; only handed through.
    MemberId,
    /// 评估地
    Place,
    /// 评估日
    Date,
    /// The members, as a list in the family's row.
    Members,
    /// 在享, as a list in the family's row.
    Receiving,
    /// A fact, by its place among the facts of its owner.
    Fact(usize),
    /// Where an optional fact is 无.
    Absent(usize),
}

/// A column of the table of what is received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReceivedKey {
    /// Which family it belongs to.
    Family,
    /// The item.
    Item,
    /// Which member receives it, by place in the family's list from 0 on.
    Member,
    /// Which member receives it, by the member's own id. Whoever reads files finds the place; a register has none of it.
    MemberId,
    /// How much.
    Amount,
    /// Since when.
    Since,
    /// Since when its conditions no longer hold.
    UnmetSince,
    /// Where.
    Place,
}

/// A fact and what it may be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactName {
    /// The fact, with its Chinese name.
    pub info: FactInfo,
    /// Its English name.
    pub english: String,
    /// Its kind.
    pub kind: Kind,
    /// Its choices by id, Chinese and English name.
    pub choices: BTreeMap<String, u32>,
}

/// The words of one pack.
#[derive(Debug, Clone)]
pub struct Vocabulary<'p> {
    pack: &'p Pack,
    info: PackInfo,
    family: Vec<FactName>,
    member: Vec<FactName>,
    regions: BTreeMap<String, u32>,
    items: BTreeMap<String, u32>,
}

const FAMILY: [&str; 4] = ["family", "family_id", "家庭编号", "id"];
const MEMBER: [&str; 3] = ["member_id", "成员编号", "id"];
const PLACE: [&str; 2] = ["region", "地区"];
const DATE: [&str; 2] = ["date", "评估日"];
const MEMBERS: [&str; 2] = ["members", "成员"];
const RECEIVING: [&str; 2] = ["receiving", "在享"];
const RECEIVED: [(&[&str], ReceivedKey); 8] = [
    (&["family", "family_id", "家庭编号"], ReceivedKey::Family),
    (&["item", "事项"], ReceivedKey::Item),
    (&["member", "成员"], ReceivedKey::Member),
    (&["member_id", "成员编号"], ReceivedKey::MemberId),
    (&["amount", "金额"], ReceivedKey::Amount),
    (&["since", "起"], ReceivedKey::Since),
    (&["unmet_since", "不符合起"], ReceivedKey::UnmetSince),
    (&["region", "地区"], ReceivedKey::Place),
];

/// What stands after a fact's id in the name of the column that says where it is 无.
const NONE: &str = ".none";

impl<'p> Vocabulary<'p> {
    /// The words of a pack.
    pub fn of(pack: &'p Pack) -> Vocabulary<'p> {
        let (info, english) = (pack.info(Lang::Chinese), pack.info(Lang::English));
        let facts = |chinese: &[FactInfo], english: &[FactInfo]| {
            chinese.iter().zip(english).map(|(chinese, english)| fact(chinese, english)).collect()
        };
        let family = facts(&info.family, &english.family);
        let member = facts(&info.member, &english.member);
        let mut regions = words(english.regions.iter().map(|one| one.name.as_str()));
        regions.extend((0u32..).zip(&info.regions).map(|(index, region)| (region.code.clone(), index)));
        let mut items = words(english.items.iter().map(|one| one.name.as_str()));
        for (index, item) in (0u32..).zip(&info.items) {
            items.insert(item.name.clone(), index);
            items.insert(item.id.clone(), index);
        }
        Vocabulary { pack, info, family, member, regions, items }
    }

    /// The pack.
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// What the pack contains, with Chinese names.
    pub fn info(&self) -> &PackInfo {
        &self.info
    }

    /// The facts of an owner, in the order of the pack.
    pub fn facts(&self, owner: Owner) -> &[FactName] {
        match owner {
            Owner::Family => &self.family,
            Owner::Member => &self.member,
        }
    }

    /// A place by code, id or name in either language. A name that several bear is an error, as is one that nobody bears.
    pub fn region(&self, word: &str) -> Result<u32, Diagnostic> {
        let is_code = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_code && let Some(place) = self.regions.get(word) {
            return Ok(*place);
        }
        self.pack.place(word).or_else(|error| self.regions.get(word).copied().ok_or(error))
    }

    /// An item by id or name in either language.
    pub fn item(&self, word: &str) -> Option<u32> {
        self.items.get(word).copied()
    }

    /// The name nearest to a word that names no item.
    pub fn nearest_item(&self, word: &str) -> Option<&str> {
        nearest(word, self.items.keys().map(String::as_str))
    }

    /// What a column of the families or members stands for.
    pub fn meaning(&self, owner: Owner, column: &str) -> Option<Meaning> {
        let facts = self.facts(owner);
        let named = |name: &str| {
            // An id goes before a name, a name before one in the other language.
            let by = |found: fn(&FactName) -> &str| facts.iter().position(|fact| found(fact) == name);
            by(|fact| &fact.info.id).or_else(|| by(|fact| &fact.info.name)).or_else(|| by(|fact| &fact.english))
        };
        if let Some(fact) = named(column) {
            return Some(Meaning::Fact(fact));
        }
        if let Some(fact) = column.strip_suffix(NONE).and_then(named) {
            let optional = facts.get(fact).is_some_and(|fact| fact.info.optional);
            return optional.then_some(Meaning::Absent(fact));
        }
        let reserved: &[(&[&str], Meaning)] = match owner {
            Owner::Family => &[
                (&FAMILY, Meaning::Family),
                (&PLACE, Meaning::Place),
                (&DATE, Meaning::Date),
                (&MEMBERS, Meaning::Members),
                (&RECEIVING, Meaning::Receiving),
            ],
            Owner::Member => &[(&FAMILY[..3], Meaning::Family), (&MEMBER, Meaning::MemberId)],
        };
        reserved.iter().find(|(names, _)| names.contains(&column)).map(|(_, meaning)| *meaning)
    }

    /// The name nearest to that of an unknown column.
    pub fn nearest(&self, owner: Owner, column: &str) -> Option<String> {
        let facts = self.facts(owner).iter();
        let own = facts.flat_map(|fact| [fact.info.id.as_str(), fact.info.name.as_str(), fact.english.as_str()]);
        let reserved: &[&[&str]] = match owner {
            Owner::Family => &[&FAMILY, &PLACE, &DATE, &MEMBERS, &RECEIVING],
            Owner::Member => &[&FAMILY[..3], &MEMBER],
        };
        nearest(column, own.chain(reserved.iter().flat_map(|names| names.iter().copied()))).map(str::to_owned)
    }

    /// What a column of the table of what is received stands for.
    pub fn received(column: &str) -> Option<ReceivedKey> {
        RECEIVED.iter().find(|(names, _)| names.contains(&column)).map(|(_, key)| *key)
    }

    /// The name nearest to that of an unknown column of that table.
    pub fn nearest_received(column: &str) -> Option<String> {
        nearest(column, RECEIVED.iter().flat_map(|(names, _)| names.iter().copied())).map(str::to_owned)
    }
}

fn fact(chinese: &FactInfo, english: &FactInfo) -> FactName {
    let kind = match chinese.kind.as_str() {
        "number" => Kind::Number,
        "date" => Kind::Day,
        "truth" => Kind::Truth,
        "choice" => Kind::Choice,
        "region" => Kind::Region,
        _ => Kind::Member,
    };
    let mut choices = words(english.choices.iter().map(|one| one.name.as_str()));
    for (index, choice) in (0u32..).zip(&chinese.choices) {
        choices.insert(choice.name.clone(), index);
    }
    for (index, choice) in (0u32..).zip(&chinese.choices) {
        choices.insert(choice.id.clone(), index);
    }
    FactName { info: chinese.clone(), english: english.name.clone(), kind, choices }
}

/// Words and their places; a word that two bear stands for neither.
fn words<'w>(all: impl Iterator<Item = &'w str>) -> BTreeMap<String, u32> {
    let mut found: BTreeMap<&str, Option<u32>> = BTreeMap::new();
    for (index, word) in (0u32..).zip(all) {
        found.entry(word).and_modify(|place| *place = None).or_insert(Some(index));
    }
    found.into_iter().filter_map(|(word, place)| Some((word.to_owned(), place?))).collect()
}
