//! What is to be shown and in which language, and names for the ids in it: places, items, members, facts.

use crate::words::{Sentence, Word};
use yimen::{
    Lang,
    shapes::{FactInfo, PackInfo, ScreeningResult},
};

/// A screening to be shown.
pub struct View<'a> {
    /// The result.
    pub result: &'a ScreeningResult,
    /// What the pack it was computed with says about itself.
    pub info: &'a PackInfo,
    /// The language to show it in.
    pub lang: Lang,
}

impl View<'_> {
    /// A place by its code.
    pub fn place(&self, code: &str) -> String {
        match self.info.regions.iter().find(|region| region.code == code) {
            Some(region) => Sentence::Place { name: &region.name, code }.text(self.lang),
            None => code.to_owned(),
        }
    }

    /// An item by its id.
    pub fn item<'b>(&'b self, id: &'b str) -> &'b str {
        self.info.items.iter().find(|item| item.id == id).map_or(id, |item| &item.name)
    }

    /// A member, counted from 1 as people do, or the whole family.
    pub fn whom(&self, member: Option<u32>) -> String {
        match member {
            Some(index) => Sentence::Member { number: index.saturating_add(1) }.text(self.lang),
            None => Word::WholeFamily.text(self.lang).to_owned(),
        }
    }

    /// Several members.
    pub fn members(&self, members: &[u32]) -> String {
        match members {
            [only] => self.whom(Some(*only)),
            _ => {
                let numbers = members.iter().map(|index| index.saturating_add(1).to_string());
                Sentence::Members { numbers: &self.list(numbers) }.text(self.lang)
            }
        }
    }

    /// An item and whom it is for; the whole family goes without saying.
    pub fn item_for(&self, name: &str, member: Option<u32>) -> String {
        match member {
            Some(_) => Sentence::For { name, whom: &self.whom(member) }.text(self.lang),
            None => name.to_owned(),
        }
    }

    /// The name of a missing fact such as `members[0].birth_date`; whose it is only where that is not `own`.
    pub fn fact(&self, path: &str, own: Option<u32>) -> String {
        if path == "members" {
            return Word::WhoIsMember.text(self.lang).to_owned();
        }
        if let Some(received) = path.strip_prefix("receiving.") {
            return self.about_received(received);
        }
        let Some((index, id)) = member_fact(path) else { return fact_name(&self.info.family, path).to_owned() };
        let name = fact_name(&self.info.member, id);
        match own == Some(index) {
            true => name.to_owned(),
            false => Sentence::About { whom: &self.whom(Some(index)), text: name }.text(self.lang),
        }
    }

    /// What is missing about something received: `dibao.amount`, `care[0].unmet_since`.
    fn about_received(&self, path: &str) -> String {
        let (grant, what) = path.rsplit_once('.').unwrap_or((path, ""));
        let (item, member) = match grant.strip_suffix(']').and_then(|grant| grant.rsplit_once('[')) {
            Some((item, index)) => (item, index.parse().ok()),
            None => (grant, None),
        };
        let item = &self.item_for(self.item(item), member);
        match what {
            "amount" => Sentence::HowMuchReceived { item }.text(self.lang),
            "unmet_since" => Sentence::UnmetSince { item }.text(self.lang),
            _ => path.to_owned(),
        }
    }

    /// Several names as one text.
    pub fn list<T: AsRef<str>>(&self, names: impl IntoIterator<Item = T>) -> String {
        let names: Vec<T> = names.into_iter().collect();
        names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(Word::Comma.text(self.lang))
    }
}

/// `members[0].birth_date` as 0 and `birth_date`.
fn member_fact(path: &str) -> Option<(u32, &str)> {
    let (index, id) = path.strip_prefix("members[")?.split_once("].")?;
    Some((index.parse().ok()?, id))
}

fn fact_name<'a>(facts: &'a [FactInfo], id: &'a str) -> &'a str {
    facts.iter().find(|fact| fact.id == id).map_or(id, |fact| &fact.name)
}
