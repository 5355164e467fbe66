//! What differs from place to place, and the published figures behind it.

use super::Place;
use serde::Serialize;
use yimen::{
    Lang,
    shapes::{ConditionVerdict, ItemResult, Step, StepKind, Verdict},
};
use yimen_report::{View, told};

/// What differs.
#[derive(Serialize)]
pub struct Differences {
    /// Items that do not come out alike everywhere.
    pub items: Vec<Difference>,
    /// Published figures behind them that are not the same everywhere.
    pub standards: Vec<Figures>,
}

/// An item, for the family or a member, that does not come out alike everywhere.
#[derive(Serialize)]
pub struct Difference {
    /// Its name, and for whom.
    pub name: String,
    /// What comes of it in each place; nothing where the pack does not have the item.
    pub rows: Vec<Option<String>>,
    /// Names of the figures it rests on that are not the same everywhere.
    pub standards: Vec<String>,
}

/// A published figure in each place; nothing where it was not read.
#[derive(Serialize)]
pub struct Figures {
    pub name: String,
    pub values: Vec<Option<String>>,
}

/// All differences, in the order of the packs.
pub fn of(places: &[Place], lang: Lang) -> Differences {
    let mut keys: Vec<(&str, Option<u32>, &Place)> = Vec::new();
    for place in places {
        for row in &place.result.items {
            if !keys.iter().any(|(item, member, _)| (*item, *member) == (&*row.item, row.member)) {
                keys.push((&row.item, row.member, place));
            }
        }
    }
    let mut found = Differences { items: Vec::new(), standards: Vec::new() };
    for (item, member, first) in keys {
        let row = |place: &'_ Place| -> Option<usize> {
            place.result.items.iter().position(|row| row.item == item && row.member == member)
        };
        let rows: Vec<Option<&ItemResult>> =
            places.iter().map(|place| row(place).and_then(|at| place.result.items.get(at))).collect();
        let told: Vec<Option<String>> =
            places.iter().zip(&rows).map(|(place, row)| row.map(|row| told_of(place, row, lang))).collect();
        if told.iter().all(|one| Some(one) == told.first()) {
            continue;
        }
        let view = View { result: &first.result, info: &first.info, lang };
        let name = view.item_for(view.item(item), member);
        let behind = standards(&rows);
        let standards = behind.iter().map(|figures| figures.name.clone()).collect();
        found.items.push(Difference { name, rows: told, standards });
        for figures in behind {
            match found.standards.iter_mut().find(|known| known.name == figures.name) {
                Some(known) => known.add(figures),
                None => found.standards.push(figures),
            }
        }
    }
    found
}

impl Figures {
    /// What another item read in places where the first did not.
    fn add(&mut self, other: Figures) {
        for (value, other) in self.values.iter_mut().zip(other.values) {
            *value = value.take().or(other);
        }
    }
}

/// `符合  每月 723 元  新增`, `不符合  收入、财产`
fn told_of(place: &Place, row: &ItemResult, lang: Lang) -> String {
    let view = View { result: &place.result, info: &place.info, lang };
    let mut parts = vec![super::view::verdict(row.verdict, lang).to_owned()];
    parts.extend(view.gives(row));
    parts.extend(told::standing(row).map(|word| word.text(lang).to_owned()));
    let against = |wanted| row.conditions.iter().filter(move |one| one.verdict == wanted).map(|one| one.name.as_str());
    let conditions: Vec<&str> = match row.verdict {
        Verdict::Ineligible => against(ConditionVerdict::Unmet).collect(),
        Verdict::Error => against(ConditionVerdict::Error).collect(),
        _ => Vec::new(),
    };
    parts.extend(Some(view.list(conditions)).filter(|names| !names.is_empty()));
    parts.join("  ")
}

/// Published figures that were read for the item in several places and are not the same there.
fn standards(rows: &[Option<&ItemResult>]) -> Vec<Figures> {
    let read: Vec<Vec<&Step>> = rows.iter().map(|row| row.map(steps).unwrap_or_default()).collect();
    let mut names: Vec<(&str, &str)> = Vec::new();
    for step in read.iter().flatten() {
        if !names.iter().any(|(id, _)| *id == step.id) {
            names.push((&step.id, &step.name));
        }
    }
    let differs = |(id, name): (&str, &str)| {
        let steps = read.iter().map(|steps| steps.iter().find(|step| step.id == id));
        let found: Vec<Option<&&Step>> = steps.collect();
        let first = found.iter().flatten().next().map(|step| &step.value)?;
        let values = || found.iter().map(|step| step.map(|step| step.text.clone()));
        (!found.iter().flatten().all(|step| step.value == *first))
            .then(|| Figures { name: name.to_owned(), values: values().collect() })
    };
    names.into_iter().filter_map(differs).collect()
}

fn steps(row: &ItemResult) -> Vec<&Step> {
    let of_conditions = row.conditions.iter().flat_map(|condition| &condition.steps);
    of_conditions.chain(&row.steps).filter(|step| step.kind == StepKind::Standard).collect()
}
