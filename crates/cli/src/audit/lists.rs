//! The lists of an audit: all in one table, or a table for each kind.

use super::{Arguments, is_table, summary::Summary};
use crate::{
    failure::Failure,
    input,
    register::{Sheet, in_folder, json, split, status, write},
    words::Trouble,
};
use arrow_array::RecordBatch;
use std::{fs, path::PathBuf};
use yimen::{
    batch::FindingKind,
    shapes::{Amount, PackInfo},
};
use yimen_audit::{Counts, Found, decimal};
use yimen_files::{Complete, Encoded, Receipt, TableWriter};

/// A row of a list.
pub struct Row {
    pub family: String,
    pub found: Found,
    pub reasons: Vec<String>,
}

/// The lists of a folder, by what they hold.
const FOLDER: [(&str, &[FindingKind]); 5] = [
    ("gap", &[FindingKind::Gap]),
    ("wrongful", &[FindingKind::Wrongful]),
    ("duplicate", &[FindingKind::Duplicate]),
    ("amount", &[FindingKind::Underpaid, FindingKind::Overpaid]),
    ("other", &[FindingKind::Replaced, FindingKind::Elsewhere]),
];

/// All kinds in one list.
const ONE: [(&str, &[FindingKind]); 1] = [(
    "findings",
    &[
        FindingKind::Gap,
        FindingKind::Wrongful,
        FindingKind::Duplicate,
        FindingKind::Replaced,
        FindingKind::Elsewhere,
        FindingKind::Underpaid,
        FindingKind::Overpaid,
    ],
)];

fn lists(arguments: &Arguments) -> &'static [(&'static str, &'static [FindingKind])] {
    if is_table(&arguments.out) { &ONE } else { &FOLDER }
}

/// Every file that is written.
pub fn paths(arguments: &Arguments) -> Vec<PathBuf> {
    let out = &arguments.out;
    if is_table(out) {
        return vec![out.clone()];
    }
    let ending = arguments.lists.ending();
    let names = FOLDER.iter().map(|(name, _)| *name).chain(["counts"]);
    let tables = names.map(|name| in_folder(out, &format!("{name}.{ending}")));
    tables.chain([in_folder(out, "summary.json")]).collect()
}

/// The lists while they are written.
pub struct Lists<'a> {
    arguments: &'a Arguments,
    receipt: &'a Receipt,
    writers: Vec<TableWriter>,
}

impl<'a> Lists<'a> {
    /// Begins them.
    pub fn create(arguments: &'a Arguments, receipt: &'a Receipt) -> Result<Lists<'a>, Failure> {
        let one = is_table(&arguments.out);
        if !one {
            let unwritable = |reason| Trouble::Unwritable { path: input::name(&arguments.out), reason };
            fs::create_dir_all(&arguments.out).map_err(unwritable)?;
        }
        let path = |name: &str| -> PathBuf {
            let file = format!("{name}.{}", arguments.lists.ending());
            if one { arguments.out.clone() } else { in_folder(&arguments.out, &file) }
        };
        let schema = table(&[], None, arguments.reasons)?.schema();
        let metadata = receipt.metadata();
        let writers: Result<Vec<_>, _> = lists(arguments)
            .iter()
            .map(|(name, _)| TableWriter::create(&path(name), schema.clone(), &metadata))
            .collect();
        Ok(Lists { arguments, receipt, writers: writers? })
    }

    /// Appends what [`encode`] made of a chunk.
    pub fn append(&mut self, encoded: Vec<Encoded>) -> Result<(), Failure> {
        for (writer, rows) in self.writers.iter_mut().zip(encoded) {
            writer.append(rows)?;
        }
        Ok(())
    }

    /// The files, ready to take their places: the summary last.
    pub fn finish(self, counts: &Counts, summary: &Summary<'_>, info: &PackInfo) -> Result<Vec<Complete>, Failure> {
        let mut all = Vec::new();
        for writer in self.writers {
            all.push(writer.finish()?);
        }
        let out = &self.arguments.out;
        if is_table(out) {
            all.insert(0, self.receipt.beside(out)?);
            return Ok(all);
        }
        let name = format!("counts.{}", self.arguments.lists.ending());
        all.push(write(&in_folder(out, &name), &counted(counts, info)?, self.receipt)?);
        all.push(json(&in_folder(out, "summary.json"), summary)?);
        Ok(all)
    }
}

/// The rows of a chunk in the form of their lists.
pub fn encode(rows: &[Row], info: &PackInfo, arguments: &Arguments) -> Result<Vec<Encoded>, Failure> {
    let format = |name: &str| match is_table(&arguments.out) {
        true => yimen_files::Format::of(&arguments.out),
        false => yimen_files::Format::of(&PathBuf::from(format!("{name}.{}", arguments.lists.ending()))),
    };
    let mut all = Vec::new();
    for (name, kinds) in lists(arguments) {
        let own: Vec<&Row> = rows.iter().filter(|row| kinds.contains(&row.found.finding.kind)).collect();
        all.push(TableWriter::encode(format(name)?, table(&own, Some(info), arguments.reasons)?)?);
    }
    Ok(all)
}

fn table(rows: &[&Row], info: Option<&PackInfo>, reasons: bool) -> Result<RecordBatch, Failure> {
    let all = || rows.iter().map(|row| &row.found);
    let place = |found: &Found| info.and_then(|info| info.regions.get(found.place? as usize));
    let name = |id: &str| {
        let item = info.and_then(|info| info.items.iter().find(|item| item.id == id));
        item.map(|item| item.name.clone()).unwrap_or_default()
    };
    let with = |found: &Found| found.shown.with.clone();
    let source = |found: &Found| found.shown.source.clone();
    let unit = |found: &Found| match &found.shown.amount {
        Some(Amount::Exact { unit, .. } | Amount::Range { unit, .. }) => unit.clone(),
        None => String::new(),
    };
    let sheet = Sheet::default()
        .texts("family", rows.iter().map(|row| row.family.as_str()))
        .texts("region", all().map(|one| place(one).map_or("", |region| region.code.as_str())))
        .texts("region_name", all().map(|one| place(one).map_or("", |region| region.name.as_str())))
        .texts("kind", all().map(|one| one.finding.kind.id()))
        .texts("item", all().map(|one| one.shown.item.as_str()))
        .texts("item_name", all().map(|one| name(&one.shown.item)))
        .members("member", all().map(|one| one.shown.member))
        .texts("with", all().map(|one| with(one).map(|with| with.item).unwrap_or_default()))
        .texts("with_name", all().map(|one| with(one).map(|with| name(&with.item)).unwrap_or_default()))
        .members("with_member", all().map(|one| with(one).and_then(|with| with.member)))
        .figures("amount", all().map(|one| one.finding.amount.filter(|_| one.shown.amount.is_some())))?
        .texts("unit", all().map(unit))
        .figures("monthly", all().map(|one| split(one.worth).0))?
        .figures("once", all().map(|one| split(one.worth).1))?
        .texts("text", all().map(|one| one.shown.text.as_str()))
        .texts("citation", all().map(|one| source(one).citation.unwrap_or_default()))
        .texts("citation_status", all().map(|one| source(one).citation_status.map_or("", status)))
        .texts("citation_note", all().map(|one| source(one).citation_note.unwrap_or_default()));
    match reasons {
        true => sheet.texts("reasons", rows.iter().map(|row| row.reasons.join("；"))).finish(),
        false => sheet.finish(),
    }
}

/// The counts by kind, item and place.
fn counted(counts: &Counts, info: &PackInfo) -> Result<RecordBatch, Failure> {
    let all = || counts.found.iter();
    let place = |place: Option<u32>| place.and_then(|place| info.regions.get(place as usize));
    let item = |item: u32| info.items.get(item as usize);
    Sheet::default()
        .texts("kind", all().map(|(key, _)| key.kind.id()))
        .texts("item", all().map(|(key, _)| item(key.item).map_or("", |item| item.id.as_str())))
        .texts("item_name", all().map(|(key, _)| item(key.item).map_or("", |item| item.name.as_str())))
        .texts("region", all().map(|(key, _)| place(key.place).map_or("", |region| region.code.as_str())))
        .texts("region_name", all().map(|(key, _)| place(key.place).map_or("", |region| region.name.as_str())))
        .counts("count", all().map(|(_, stake)| stake.count))
        .counts("without_amount", all().map(|(_, stake)| stake.without_amount))
        .texts("monthly", all().map(|(_, stake)| decimal(stake.monthly)))
        .texts("once", all().map(|(_, stake)| decimal(stake.once)))
        .finish()
}
