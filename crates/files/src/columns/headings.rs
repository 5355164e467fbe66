//! Headings to what they stand for.

use super::mapping::{Mapping, TableMapping};
use crate::Error;
use std::collections::BTreeMap;
use yimen_arrow::{Kind, Meaning, Owner, ReceivedKey, Vocabulary};

/// Names of columns that are no facts.
pub(crate) const REGION: &str = "region";
pub(crate) const DATE: &str = "date";
pub(crate) const MEMBER: &str = "member";
pub(crate) const MEMBER_ID: &str = "member_id";
pub(crate) const ITEM: &str = "item";

/// Which table of a register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    Families,
    Members,
    Receiving,
}

impl Role {
    /// Its name in receipts.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Role::Families => "families",
            Role::Members => "members",
            Role::Receiving => "receiving",
        }
    }

    pub(crate) fn mapping(self, mapping: &Mapping) -> &TableMapping {
        match self {
            Role::Families => &mapping.families,
            Role::Members => &mapping.members,
            Role::Receiving => &mapping.receiving,
        }
    }

    pub(crate) fn owner(self) -> Owner {
        if self == Role::Families { Owner::Family } else { Owner::Member }
    }
}

/// What a column stands for in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Target {
    /// The family's id.
    Family,
    /// Lists of members in the families' rows.
    Members,
    /// Lists of what is received in the families' rows.
    Receiving,
    /// A value.
    Value(Place),
}

/// A value a register has a column for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// 评估地
    Region,
    /// 评估日
    Date,
    /// The member's id, of the members' table and of what is received.
    MemberId,
    /// The item that is received.
    Item,
    /// A fact.
    Fact(usize),
    /// Where an optional fact is 无.
    Absent(usize),
    /// Something about what is received.
    Received(ReceivedKey),
}

/// Why a heading stands for nothing.
pub(crate) enum Unmatched {
    Unknown(Option<String>),
    Misplaced,
}

/// Finds what the columns of one table stand for.
#[derive(Clone, Copy)]
pub(crate) struct Matcher<'v> {
    pub(crate) vocabulary: &'v Vocabulary<'v>,
    pub(crate) mapping: &'v Mapping,
    pub(crate) role: Role,
}

impl Matcher<'_> {
    /// What a heading stands for; nothing where it is to be ignored.
    pub(crate) fn target(&self, heading: &str) -> Result<Option<Target>, Unmatched> {
        let heading = heading.trim();
        let mapping = self.role.mapping(self.mapping);
        if mapping.ignore.iter().any(|one| one == heading) {
            return Ok(None);
        }
        let mapped = mapping.columns.get(heading);
        self.named(mapped.map_or(heading, String::as_str)).map(Some)
    }

    fn named(&self, name: &str) -> Result<Target, Unmatched> {
        if self.role == Role::Receiving {
            let key = Vocabulary::received(name);
            let key = key.ok_or_else(|| Unmatched::Unknown(Vocabulary::nearest_received(name)))?;
            return Ok(match key {
                ReceivedKey::Family => Target::Family,
                ReceivedKey::MemberId => Target::Value(Place::MemberId),
                ReceivedKey::Item => Target::Value(Place::Item),
                key => Target::Value(Place::Received(key)),
            });
        }
        let owner = self.role.owner();
        let other = if owner == Owner::Family { Owner::Member } else { Owner::Family };
        let meaning =
            self.vocabulary.meaning(owner, name).ok_or_else(|| match self.vocabulary.meaning(other, name) {
                Some(Meaning::Fact(_) | Meaning::Absent(_)) => Unmatched::Misplaced,
                _ => Unmatched::Unknown(self.vocabulary.nearest(owner, name)),
            })?;
        Ok(match meaning {
            Meaning::Family => Target::Family,
            Meaning::MemberId => Target::Value(Place::MemberId),
            Meaning::Date => Target::Value(Place::Date),
            Meaning::Members => Target::Members,
            Meaning::Receiving => Target::Receiving,
            Meaning::Place => Target::Value(Place::Region),
            Meaning::Fact(fact) => Target::Value(Place::Fact(fact)),
            Meaning::Absent(fact) => Target::Value(Place::Absent(fact)),
        })
    }

    /// What all headings of a file stand for. Every one must stand for something, and for something of its own.
    pub(crate) fn all(&self, path: &str, headings: &[String]) -> Result<Vec<Option<Target>>, Error> {
        let columns = self.role.mapping(self.mapping).columns.keys();
        if let Some(missing) = columns.into_iter().find(|column| !headings.iter().any(|one| one.trim() == **column)) {
            let near = yimen::nearest(missing, headings.iter().map(String::as_str)).map(str::to_owned);
            return Err(Error::MappingName { path: path.to_owned(), column: missing.clone(), near });
        }
        let mut taken: BTreeMap<Target, ()> = BTreeMap::new();
        let mut targets = Vec::with_capacity(headings.len());
        for heading in headings {
            let target = self.target(heading).map_err(|unmatched| self.refused(path, heading, unmatched))?;
            if target.is_some_and(|target| taken.insert(target, ()).is_some()) {
                return Err(Error::ColumnTwice { path: path.to_owned(), column: heading.clone() });
            }
            targets.push(target);
        }
        Ok(targets)
    }

    pub(crate) fn refused(&self, path: &str, heading: &str, unmatched: Unmatched) -> Error {
        let (path, column) = (path.to_owned(), heading.to_owned());
        match unmatched {
            Unmatched::Unknown(near) => Error::UnknownColumn { path, column, near },
            Unmatched::Misplaced => Error::MisplacedColumn { path, column },
        }
    }

    /// The kind of values a column holds.
    pub(crate) fn kind(&self, place: Place) -> Kind {
        match place {
            Place::Date => Kind::Day,
            Place::MemberId | Place::Item => Kind::Choice,
            Place::Region | Place::Received(ReceivedKey::Place) => Kind::Region,
            Place::Absent(_) => Kind::Truth,
            Place::Fact(fact) => {
                self.vocabulary.facts(self.role.owner()).get(fact).map_or(Kind::Truth, |fact| fact.kind)
            }
            Place::Received(ReceivedKey::Amount) => Kind::Number,
            Place::Received(ReceivedKey::Since | ReceivedKey::UnmetSince) => Kind::Day,
            Place::Received(_) => Kind::Member,
        }
    }

    /// The name of the column in a register.
    pub(crate) fn name(&self, place: Place) -> String {
        let id = |fact: usize| {
            let fact = self.vocabulary.facts(self.role.owner()).get(fact);
            fact.map(|fact| fact.info.id.clone()).unwrap_or_default()
        };
        match place {
            Place::Region => REGION.to_owned(),
            Place::Date => DATE.to_owned(),
            Place::MemberId => MEMBER_ID.to_owned(),
            Place::Item => ITEM.to_owned(),
            Place::Fact(fact) => id(fact),
            Place::Absent(fact) => id(fact) + ".none",
            Place::Received(key) => match key {
                ReceivedKey::Item => ITEM,
                ReceivedKey::Member | ReceivedKey::MemberId | ReceivedKey::Family => MEMBER,
                ReceivedKey::Amount => "amount",
                ReceivedKey::Since => "since",
                ReceivedKey::UnmetSince => "unmet_since",
                ReceivedKey::Place => REGION,
            }
            .to_owned(),
        }
    }
}
