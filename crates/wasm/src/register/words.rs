//! What the words of columns mean, by the pack's own lists.

use crate::refusal::{Reason, Refusal};
use std::collections::BTreeMap;
use yimen::{
    Lang, Pack, nearest,
    shapes::{ChoiceInfo, FactInfo, PackInfo},
};

/// The words of one pack.
pub struct Words {
    info: PackInfo,
    /// Choices of each fact, of families and of members.
    family: Vec<Names>,
    member: Vec<Names>,
    regions: Names,
    items: Names,
}

type Names = BTreeMap<String, u32>;

impl Words {
    /// The words of a pack: ids, codes and Chinese names, and English names where nothing else bears them.
    pub fn of(pack: &Pack) -> Words {
        let (info, english) = (pack.info(Lang::Chinese), pack.info(Lang::English));
        let facts = |chinese: &[FactInfo], english: &[FactInfo]| {
            chinese.iter().zip(english).map(|(one, other)| choices(&one.choices, &other.choices)).collect()
        };
        let regions = |info: &PackInfo| info.regions.iter().map(|one| one.name.clone()).collect();
        let items = |info: &PackInfo| info.items.iter().map(|one| one.name.clone()).collect();
        let codes = info.regions.iter().map(|one| one.code.clone()).collect();
        let ids = info.items.iter().map(|one| one.id.clone()).collect();
        Words {
            family: facts(&info.family, &english.family),
            member: facts(&info.member, &english.member),
            regions: names([regions(&english), regions(&info), codes]),
            items: names([items(&english), items(&info), ids]),
            info,
        }
    }

    pub fn info(&self) -> &PackInfo {
        &self.info
    }

    pub fn region(&self, word: &str) -> Result<u32, Refusal> {
        meant(&self.regions, word)
    }

    pub fn item(&self, word: &str) -> Result<u32, Refusal> {
        meant(&self.items, word)
    }

    /// A word of a fact's column: a choice or a place. A fact there is not is refused with its column.
    pub fn of_fact(&self, of_members: bool, fact: &str, word: &str) -> Result<u32, Refusal> {
        let (facts, choices) = match of_members {
            true => (&self.info.member, &self.member),
            false => (&self.info.family, &self.family),
        };
        let found = facts.iter().zip(choices).find(|(one, _)| one.id == fact || one.name == fact);
        match found {
            Some((one, _)) if one.kind == "region" => self.region(word),
            Some((_, choices)) => meant(choices, word),
            None => Ok(0),
        }
    }
}

fn choices(chinese: &[ChoiceInfo], english: &[ChoiceInfo]) -> Names {
    let name = |one: &ChoiceInfo| one.name.clone();
    names([
        english.iter().map(name).collect(),
        chinese.iter().map(name).collect(),
        chinese.iter().map(|one| one.id.clone()).collect(),
    ])
}

/// Lists of names, each stronger than the one before; in one list, a name that two bear stands for neither.
fn names(lists: [Vec<String>; 3]) -> Names {
    let mut all = Names::new();
    for list in lists {
        let mut own: BTreeMap<&str, Option<u32>> = BTreeMap::new();
        for (index, name) in (0u32..).zip(&list) {
            own.entry(name).and_modify(|place| *place = None).or_insert(Some(index));
        }
        for (name, place) in own {
            match place {
                Some(place) => all.insert(name.to_owned(), place),
                None => all.remove(name),
            };
        }
    }
    all
}

fn meant(names: &Names, word: &str) -> Result<u32, Refusal> {
    let unknown = || Reason::UnknownWord {
        word: word.to_owned(),
        near: nearest(word, names.keys().map(String::as_str)).map(str::to_owned),
    };
    names.get(word).copied().ok_or_else(|| unknown().into())
}
