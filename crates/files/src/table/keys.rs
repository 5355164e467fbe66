//! Keys of JSON objects and their values, gathered into the rows of one table.

use super::List;
use crate::{
    Error,
    columns::{
        cell::{Cells, Value},
        gather::Gather,
        headings::{Matcher, Place, Role, Target, Unmatched},
    },
    reject::Reason,
};
use std::{collections::BTreeMap, path::Path};
use yimen::{Lang, Tree};
use yimen_arrow::ReceivedKey;

/// Rows of one table while they are gathered.
pub(super) struct Rows<'v> {
    pub(super) matcher: Matcher<'v>,
    pub(super) gather: Gather,
    /// By key what it stands for, as far as keys have come up.
    keys: BTreeMap<String, (Option<Target>, Key<'v>)>,
    pub(super) ids_only: bool,
    starts: Vec<u32>,
}

/// What a key stands for.
enum Key<'v> {
    Ignored,
    Target(Target),
    Value(Box<Cells<'v>>, usize),
    Absent(Box<Cells<'v>>, usize),
    Text(usize),
    Unknown(Option<String>),
}

impl<'v> Rows<'v> {
    pub(super) fn new(matcher: Matcher<'v>, lang: Lang, ids_only: bool) -> Rows<'v> {
        let facts = || (0..matcher.vocabulary.facts(matcher.role.owner()).len()).map(Place::Fact);
        let places: Vec<Place> = match matcher.role {
            _ if ids_only => Vec::new(),
            Role::Families => [Place::Region, Place::Date].into_iter().chain(facts()).collect(),
            Role::Members => [Place::MemberId].into_iter().chain(facts()).collect(),
            Role::Receiving => {
                use ReceivedKey::{Amount, Member, Place as Where, Since, UnmetSince};
                let keys = [Member, Amount, Since, UnmetSince, Where].map(Place::Received);
                [Place::Item, Place::MemberId].into_iter().chain(keys).collect()
            }
        };
        let gather = Gather::new(matcher, &places, lang);
        Rows { matcher, gather, keys: BTreeMap::new(), ids_only, starts: vec![0] }
    }

    /// The list of a row is complete.
    pub(super) fn close(&mut self) {
        self.starts.push(u32::try_from(self.gather.rows()).unwrap_or(u32::MAX));
    }

    pub(super) fn finish(&mut self) -> Result<List, Error> {
        let starts = std::mem::replace(&mut self.starts, vec![0]);
        Ok(List { starts, part: self.gather.finish()? })
    }

    /// What a key stands for; of one that was met before, without looking for it again.
    pub(super) fn target(&self, key: &str) -> Option<Target> {
        match self.keys.get(key) {
            Some((target, _)) => *target,
            None => self.matcher.target(key).ok().flatten(),
        }
    }

    fn meaning(&self, key: &str) -> Key<'v> {
        let target = match self.matcher.target(key) {
            Ok(Some(target)) => target,
            Ok(None) => return Key::Ignored,
            Err(Unmatched::Unknown(near)) => return Key::Unknown(near),
            Err(Unmatched::Misplaced) => return Key::Unknown(None),
        };
        let Target::Value(place) = target else { return Key::Target(target) };
        let own = if let Place::Absent(fact) = place { Place::Fact(fact) } else { place };
        let Some(at) = self.gather.column(own) else { return Key::Ignored };
        let cells = Box::new(Cells::of(self.matcher, place, key));
        match place {
            Place::MemberId => Key::Text(at),
            Place::Absent(_) => Key::Absent(cells, at),
            _ => Key::Value(cells, at),
        }
    }

    /// A key and its value. What is no value of a column is returned, for whoever knows what to do with it.
    pub(super) fn field(
        &mut self,
        key: &str,
        value: &Tree,
        strict: bool,
        path: &Path,
        seen: &mut Vec<Target>,
    ) -> Result<Option<Target>, Error> {
        if !self.keys.contains_key(key) {
            let meaning = self.meaning(key);
            if let (Key::Unknown(near), true) = (&meaning, strict) {
                let (path, column) = (path.display().to_string(), key.to_owned());
                return Err(match self.matcher.target(key) {
                    Err(Unmatched::Misplaced) => Error::MisplacedColumn { path, column },
                    _ => Error::UnknownColumn { path, column, near: near.clone() },
                });
            }
            // What a hostile file calls its keys is not kept.
            if !matches!(meaning, Key::Unknown(_)) {
                let target = self.target(key);
                self.keys.insert(key.to_owned(), (target, meaning));
            }
        }
        if let Some(target) = self.target(key) {
            if seen.contains(&target) {
                self.gather.fault(key, &Reason::KeyTwice);
                return Ok(None);
            }
            seen.push(target);
        }
        let gather = &mut self.gather;
        match self.keys.get_mut(key).map(|(_, key)| key) {
            Some(Key::Target(target)) if !self.ids_only || *target == Target::Family => return Ok(Some(*target)),
            Some(Key::Value(cells, at)) => match cells.json(value) {
                Ok(value) => gather.put(*at, value),
                Err(reason) => gather.fault(key, &reason),
            },
            Some(Key::Absent(cells, at)) => match cells.json(value) {
                Ok(Value::Truth(true)) => gather.put_absent(*at),
                Ok(_) => {}
                Err(reason) => gather.fault(key, &reason),
            },
            Some(Key::Text(at)) => match value {
                Tree::Text(text) | Tree::Number(text) => gather.put_text(*at, Some(text.trim())),
                Tree::Null => {}
                _ => gather.fault(key, &Reason::Shape),
            },
            Some(Key::Ignored | Key::Target(_) | Key::Unknown(_)) => {}
            None if self.ids_only => {}
            None => {
                let near = match self.matcher.target(key) {
                    Err(Unmatched::Unknown(near)) => near,
                    _ => None,
                };
                gather.fault(key, &Reason::Key { near });
            }
        }
        Ok(None)
    }
}
