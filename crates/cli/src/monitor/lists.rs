//! The lists of a comparison: families, facts, verdicts, alerts.

use super::family::{Family, Kind};
use crate::{
    failure::Failure,
    input,
    register::{Sheet, json},
    words::Trouble,
};
use arrow_array::RecordBatch;
use serde::Serialize;
use std::{
    fs,
    iter::repeat_n,
    path::{Path, PathBuf},
};
use yimen::{
    Lang, Tree,
    shapes::{Amount, PackInfo, Standing, Verdict},
    value::Day,
};
use yimen_audit::monitor::{Alert, Deadline, FactChange, Said, Signal};
use yimen_files::{Complete, TableWriter};

/// The summary beside the lists.
pub const SUMMARY: &str = "summary.json";
/// Every file of the folder.
pub const NAMES: [&str; 5] = ["families.csv", "facts.csv", "verdicts.csv", "alerts.csv", SUMMARY];

/// What the lists tell beside the families.
pub struct About<'a> {
    pub info: &'a PackInfo,
    pub deadline: Deadline,
    /// The day alerts count from.
    pub from: Day,
    /// The day colours are told for.
    pub on: Day,
    pub lang: Lang,
}

/// The lists while they are written.
pub struct Lists<'a> {
    about: About<'a>,
    folder: PathBuf,
    writers: Vec<TableWriter>,
}

impl<'a> Lists<'a> {
    /// Begins them in a folder.
    pub fn create(folder: &Path, about: About<'a>) -> Result<Lists<'a>, Failure> {
        let unwritable = |reason| Trouble::Unwritable { path: input::name(folder), reason };
        fs::create_dir_all(folder).map_err(unwritable)?;
        let mut writers = Vec::new();
        for (name, rows) in NAMES.iter().zip((Rows { about: &about, families: &[] }).tables()?) {
            writers.push(TableWriter::create(&folder.join(name), rows.schema(), &[])?);
        }
        Ok(Lists { about, folder: folder.to_owned(), writers })
    }

    /// Appends families.
    pub fn append(&mut self, families: &[Family]) -> Result<(), Failure> {
        let tables = Rows { about: &self.about, families }.tables()?;
        for (writer, rows) in self.writers.iter_mut().zip(&tables) {
            writer.write(rows)?;
        }
        Ok(())
    }

    /// The files, ready to take their places, with the summary last.
    pub fn finish(self, summary: &impl Serialize) -> Result<Vec<Complete>, Failure> {
        let files: Result<Vec<Complete>, _> = self.writers.into_iter().map(TableWriter::finish).collect();
        let mut files = files?;
        files.push(json(&self.folder.join(SUMMARY), summary)?);
        Ok(files)
    }
}

/// Families as rows of the lists.
struct Rows<'r> {
    about: &'r About<'r>,
    families: &'r [Family],
}

impl Rows<'_> {
    fn tables(&self) -> Result<[RecordBatch; 4], Failure> {
        Ok([self.kinds().finish()?, self.facts().finish()?, self.verdicts().finish()?, self.alerts().finish()?])
    }

    fn kinds(&self) -> Sheet {
        let all = || self.families.iter();
        let kind = |family: &Family| match family.kind {
            Kind::Changed => "changed",
            Kind::Added => "added",
            Kind::Gone => "gone",
        };
        Sheet::default()
            .texts("family", all().map(|one| one.id.as_str()))
            .texts("kind", all().map(kind))
            .counts("facts", all().map(|one| one.facts.len() as u64))
            .counts("verdicts", all().map(|one| one.verdicts.len() as u64))
            .counts("alerts", all().map(|one| one.signals.len() as u64))
    }

    fn facts(&self) -> Sheet {
        let all = || self.families.iter().flat_map(|family| family.facts.iter().map(move |one| (&family.id, one)));
        Sheet::default()
            .texts("family", all().map(|(family, _)| family.as_str()))
            .texts("member", all().map(|(_, one)| one.member.as_deref().unwrap_or_default()))
            .texts("fact", all().map(|(_, one)| one.fact.as_str()))
            .texts("fact_name", all().map(|(_, one)| self.fact(one)))
            .texts("before", all().map(|(_, one)| self.value(one.before.as_ref())))
            .texts("after", all().map(|(_, one)| self.value(one.after.as_ref())))
    }

    fn verdicts(&self) -> Sheet {
        let all = || self.families.iter().flat_map(|family| family.verdicts.iter().map(move |one| (&family.id, one)));
        let said = |said: &Option<Said>, what: fn(&Said) -> String| said.as_ref().map(what).unwrap_or_default();
        let verdict = |said: &Said| verdict(said.verdict).to_owned();
        let standing = |said: &Said| standing(said.standing).to_owned();
        let amount = |said: &Said| amount(said.amount.as_ref());
        Sheet::default()
            .texts("family", all().map(|(family, _)| family.as_str()))
            .texts("item", all().map(|(_, one)| one.item.as_str()))
            .texts("item_name", all().map(|(_, one)| one.name.as_str()))
            .members("member", all().map(|(_, one)| one.member))
            .texts("verdict_before", all().map(|(_, one)| said(&one.before, verdict)))
            .texts("verdict_after", all().map(|(_, one)| said(&one.after, verdict)))
            .texts("standing_before", all().map(|(_, one)| said(&one.before, standing)))
            .texts("standing_after", all().map(|(_, one)| said(&one.after, standing)))
            .texts("amount_before", all().map(|(_, one)| said(&one.before, amount)))
            .texts("amount_after", all().map(|(_, one)| said(&one.after, amount)))
            .texts("why", all().map(|(_, one)| one.why.join("；")))
    }

    fn alerts(&self) -> Sheet {
        let all = || self.families.iter().flat_map(|family| family.signals.iter().map(move |one| (&family.id, one)));
        let alert = |signal: &Signal| match signal.kind.alert() {
            Alert::Wrongful => "wrongful",
            Alert::Gap => "gap",
        };
        let count = all().count();
        let About { deadline, from, on, lang, .. } = *self.about;
        let same = |day: Day| repeat_n(Some(day), count);
        let colour = deadline.colour(on);
        Sheet::default()
            .texts("family", all().map(|(family, _)| family.as_str()))
            .texts("alert", all().map(|(_, one)| alert(one)))
            .texts("signal", all().map(|(_, one)| one.kind.id()))
            .texts("signal_name", all().map(|(_, one)| one.kind.name(lang)))
            .texts("member", all().map(|(_, one)| one.change.member.as_deref().unwrap_or_default()))
            .texts("fact", all().map(|(_, one)| one.change.fact.as_str()))
            .texts("fact_name", all().map(|(_, one)| self.fact(&one.change)))
            .texts("before", all().map(|(_, one)| self.value(one.change.before.as_ref())))
            .texts("after", all().map(|(_, one)| self.value(one.change.after.as_ref())))
            .days("from", same(from))
            .days("yellow", same(deadline.yellow))
            .days("red", same(deadline.red))
            .days("due", same(deadline.due))
            .texts("colour", repeat_n(colour.id(), count))
            .texts("colour_name", repeat_n(colour.name(lang), count))
            .texts("source", all().map(|(_, one)| one.kind.source(lang).0))
            .texts("source_status", all().map(|(_, one)| one.kind.source(lang).1))
    }

    fn fact(&self, change: &FactChange) -> &str {
        let lang = self.about.lang;
        let facts = if change.member.is_some() { &self.about.info.member } else { &self.about.info.family };
        match (facts.iter().find(|fact| fact.id == change.fact), change.fact.as_str()) {
            (Some(fact), _) => &fact.name,
            (None, "region") => lang.pick("地区", "place"),
            (None, "receiving") => lang.pick("在享", "received"),
            (None, _) => "",
        }
    }

    /// A value as people write it; of a member who came or went only that.
    fn value(&self, tree: Option<&Tree>) -> String {
        let lang = self.about.lang;
        match tree {
            None => String::new(),
            Some(Tree::Null) => lang.pick("无", "none").to_owned(),
            Some(Tree::Truth(true)) => lang.pick("是", "yes").to_owned(),
            Some(Tree::Truth(false)) => lang.pick("否", "no").to_owned(),
            Some(Tree::Number(text) | Tree::Text(text)) => text.clone(),
            Some(other) => other.to_json(),
        }
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "eligible",
        Verdict::Ineligible => "ineligible",
        Verdict::Undetermined => "undetermined",
        Verdict::Error => "error",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Continuing => "continuing",
        Standing::Stop => "stop",
        Standing::Barred => "barred",
        Standing::None => "none",
    }
}

fn amount(amount: Option<&Amount>) -> String {
    match amount {
        None => String::new(),
        Some(Amount::Exact { value, unit }) => format!("{value} {unit}"),
        Some(Amount::Range { low, high, unit }) => {
            let bound = |bound: &Option<String>| bound.clone().unwrap_or_default();
            format!("{}–{} {unit}", bound(low), bound(high))
        }
    }
}
