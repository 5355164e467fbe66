//! The families that change, one by one.

use super::Changed;
use crate::{
    failure::Failure,
    register::{Sheet, json},
};
use arrow_array::RecordBatch;
use serde::Serialize;
use std::path::Path;
use yimen::shapes::PackInfo;
use yimen_audit::impact::{Change, Grant, Items};
use yimen_files::{Complete, Receipt, TableWriter};

/// The word of a change.
fn word(change: Change) -> &'static str {
    match change {
        Change::Gains => "gains",
        Change::Loses => "loses",
        Change::Other => "other",
        Change::None => "none",
        Change::Open => "open",
    }
}

/// The list while it is written, in the order of the register.
pub struct List<'a> {
    writer: TableWriter,
    path: &'a Path,
    items: &'a Items,
    info: &'a PackInfo,
}

impl<'a> List<'a> {
    /// Begins it. In a table that can hold them the receipts of both packs come with it.
    pub fn create(
        path: &'a Path,
        items: &'a Items,
        info: &'a PackInfo,
        receipts: &[Receipt; 2],
    ) -> Result<List<'a>, Failure> {
        let [before, after] = receipts;
        let mut metadata = after.metadata();
        metadata.extend(before.metadata().into_iter().map(|(key, value)| (key.replacen('.', ".before.", 1), value)));
        let writer = TableWriter::create(path, rows(&[], items, info)?.schema(), &metadata)?;
        Ok(List { writer, path, items, info })
    }

    /// Appends families.
    pub fn append(&mut self, changed: &[Changed]) -> Result<(), Failure> {
        Ok(self.writer.write(&rows(changed, self.items, self.info)?)?)
    }

    /// The list and what it was made from, ready to take their places.
    pub fn finish(self, receipts: &[Receipt; 2]) -> Result<Vec<Complete>, Failure> {
        let [before, after] = receipts;
        let both = json(&Receipt::path_beside(self.path), &Both { before, after })?;
        Ok(vec![both, self.writer.finish()?])
    }
}

/// What the list was made from.
#[derive(Serialize)]
struct Both<'r> {
    before: &'r Receipt,
    after: &'r Receipt,
}

fn rows(changed: &[Changed], items: &Items, info: &PackInfo) -> Result<RecordBatch, Failure> {
    let all = || changed.iter();
    let region = |code: &str| info.regions.iter().find(|region| region.code == code).map_or("", |region| &region.name);
    let grants = |grants: &[Grant]| {
        let one = |grant: &Grant| match grant.member {
            Some(member) => format!("{}[{member}]", items.name(grant.item).0),
            None => items.name(grant.item).0.to_owned(),
        };
        grants.iter().map(one).collect::<Vec<_>>().join(" ")
    };
    Sheet::default()
        .texts("family", all().map(|one| one.family.as_str()))
        .texts("region", all().map(|one| one.place.as_str()))
        .texts("region_name", all().map(|one| region(&one.place)))
        .texts("change", all().map(|one| word(one.compared.change)))
        .figures("monthly", all().map(|one| one.compared.monthly))?
        .figures("once", all().map(|one| one.compared.once))?
        .figures("known_monthly", all().map(|one| Some(one.compared.known[0])))?
        .figures("known_once", all().map(|one| Some(one.compared.known[1])))?
        .texts("newly", all().map(|one| grants(&one.compared.newly)))
        .texts("no_longer", all().map(|one| grants(&one.compared.no_longer)))
        .finish()
}
