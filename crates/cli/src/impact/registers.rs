//! One register read by two packs at once.

use super::{Changed, Comparison, Side, lists::List};
use crate::{
    failure::Failure,
    progress::Progress,
    register::{self, Judged, Opened, Rejects, Source},
    words::Trouble,
};
use std::{collections::BTreeSet, path::Path};
use yimen::{Lang, batch::Selection};
use yimen_arrow::{Owner, Vocabulary};
use yimen_audit::impact::{Change, Compared, Granted, Impact, Items, Side as Which};
use yimen_files::{Mapping, Reject, Settings, TableMapping};

/// What one pack grants the families of a chunk; nothing of those that could not be read.
struct Families {
    ids: Vec<String>,
    places: Vec<String>,
    granted: Vec<Option<Granted>>,
}

/// Reads the register twice at the same pace, once by each pack, and sets what they grant side by side.
pub fn compare(
    sides: &[Side; 2],
    items: &Items,
    source: &Source,
    list: Option<&Path>,
    lang: Lang,
) -> Result<Comparison, Failure> {
    let [before, after] = sides;
    let (old, new) = (Vocabulary::of(&before.pack), Vocabulary::of(&after.pack));
    let asked = register::settings(source, lang)?;
    let for_pack = |own: &Vocabulary<'_>, other: &Vocabulary<'_>| Settings {
        mapping: without(&asked.mapping, own, other),
        ..asked.clone()
    };
    let settings = [for_pack(&old, &new), for_pack(&new, &old)];
    let selection = Selection { outputs: false, bars: false, ..Selection::default() };
    let mut first = Opened::new(&old, source, &settings[0], selection)?;
    let mut second = Opened::new(&new, source, &settings[1], selection)?;
    let receipts = [first.receipt(), second.receipt()];
    let units = second.judge.screener.units(lang);
    let mut rejects = Rejects::new(source.rejects.as_deref(), lang)?;
    let mut impact = Impact::default();
    let mut list = list.map(|path| List::create(path, items, &after.info, &receipts)).transpose()?;
    let range = |_| Trouble::SumOutOfRange;
    let progress = Progress::new(first.total(), lang);
    loop {
        let was = first.round(&|judged| families(items, Which::Before, &judged))?;
        let is = second.round(&|judged| families(items, Which::After, &judged))?;
        let (was, is) = match (was, is) {
            (None, None) => break,
            (was, is) => (was.unwrap_or_default(), is.unwrap_or_default()),
        };
        if was.len() != is.len() {
            return Err(Trouble::Uneven.into());
        }
        progress.is_at(first.read());
        for ((was, bad), (is, more)) in was.into_iter().zip(is) {
            rejects.take(&both(bad, more))?;
            let (was, is) = match (was, is) {
                (Some(was), Some(is)) if was.ids == is.ids => (was, is),
                (None, None) => continue,
                _ => return Err(Trouble::Uneven.into()),
            };
            let mut changed = Vec::new();
            let rows = was.granted.iter().zip(&is.granted).zip(is.ids.into_iter().zip(is.places));
            for ((was, is), (family, place)) in rows {
                let (Some(was), Some(is)) = (was, is) else {
                    impact.rejected();
                    continue;
                };
                let compared = Compared::new(was, is).map_err(range)?;
                impact.add(&place, was, is, &compared).map_err(range)?;
                if list.is_some() && compared.change != Change::None {
                    changed.push(Changed { family, place, compared });
                }
            }
            if let Some(list) = &mut list {
                list.append(&changed)?;
            }
        }
    }
    progress.end();
    let list = list.map(|list| list.finish(&receipts)).transpose()?.unwrap_or_default();
    let families = source.families.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Comparison { impact, list, units, receipts, families, rejects, refused: Vec::new() })
}

fn families(items: &Items, side: Which, judged: &Judged<'_, '_>) -> Result<Families, Failure> {
    let count = judged.chunk.families.num_rows();
    let mut granted: Vec<Option<Granted>> = vec![None; count];
    for family in &judged.good {
        let screener = &judged.judge.screener;
        let one = Granted::of_answers(items, side, screener, judged.register, judged.answers, *family);
        if let Some(slot) = granted.get_mut(*family) {
            *slot = Some(one.map_err(|_| Trouble::SumOutOfRange)?);
        }
    }
    let (ids, places) = (0..count).map(|family| (judged.id(family), judged.region(family))).unzip();
    Ok(Families { ids, places, granted })
}

/// What either pack has against the rows of a chunk, each once.
fn both(mut bad: Vec<Reject>, more: Vec<Reject>) -> Vec<Reject> {
    let what = |reject: &Reject| {
        (reject.file.clone(), reject.line, reject.family.clone(), reject.column.clone(), reject.reason.clone())
    };
    let told: BTreeSet<_> = bad.iter().map(what).collect();
    bad.extend(more.into_iter().filter(|reject| !told.contains(&what(reject))));
    bad
}

/// A mapping in which columns that only the other pack asks are left out.
fn without(mapping: &Mapping, own: &Vocabulary<'_>, other: &Vocabulary<'_>) -> Mapping {
    let table = |table: &TableMapping, owner: Owner| {
        let strange = |name: &str| own.meaning(owner, name).is_none() && other.meaning(owner, name).is_some();
        let mut table = table.clone();
        let mapped = table.columns.iter().filter(|(_, name)| strange(name)).map(|(column, _)| column.clone());
        let mapped: Vec<String> = mapped.collect();
        table.columns.retain(|column, _| !mapped.contains(column));
        table.ignore.extend(mapped);
        for fact in other.facts(owner) {
            for name in [&fact.info.id, &fact.info.name, &fact.english] {
                let names = [name.clone(), format!("{name}.none")];
                table.ignore.extend(names.into_iter().filter(|name| strange(name)));
            }
        }
        table
    };
    Mapping {
        families: table(&mapping.families, Owner::Family),
        members: table(&mapping.members, Owner::Member),
        ..mapping.clone()
    }
}
