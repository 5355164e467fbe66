//! Some families of a register, as record batches.

use crate::{
    Reject,
    columns::{headings::Role, part::Fault},
};
use arrow_array::{Array, RecordBatch, StringArray, cast::AsArray};
use std::{collections::BTreeMap, sync::Arc};
use yimen::{Lang, batch::Rejected};
use yimen_arrow::{Rows, Tables};

/// Some families of a register.
#[derive(Debug)]
pub struct Chunk {
    /// Their columns: `family` with the ids, `region`, and facts by id, of optional ones `ID.none` as well.
    pub families: RecordBatch,
    /// Their members; nothing where nobody is known to belong to any of them.
    pub members: Option<Attached>,
    /// What they receive; nothing where that is nothing.
    pub receiving: Option<Attached>,
    /// Families that something is wrong with: their answers are to be left out.
    pub bad: Vec<bool>,
    /// What is wrong, with these families and with rows that belong to none.
    pub rejects: Vec<Reject>,
    /// The line each family begins on.
    pub(crate) lines: Vec<u64>,
    pub(crate) origin: Arc<Origin>,
}

/// Rows that belong to families, one family after the other.
#[derive(Debug)]
pub struct Attached {
    /// Their columns; those of members begin with `member_id` where there is such a column.
    pub rows: RecordBatch,
    /// For each family the place of its first row, and at the end how many rows there are.
    pub starts: Vec<u32>,
    /// The line each row begins on.
    pub(crate) lines: Vec<u64>,
}

/// Where the rows of a register come from.
#[derive(Debug)]
pub(crate) struct Origin {
    /// Names of the files by what they hold.
    pub(crate) files: BTreeMap<Role, Arc<str>>,
    /// Headings by the name of the column here.
    pub(crate) headings: BTreeMap<Role, BTreeMap<String, String>>,
}

impl Origin {
    pub(crate) fn reject(&self, role: Role, line: u64, family: &str, fault: Fault) -> Reject {
        let file = self.files.get(&role).or_else(|| self.files.get(&Role::Families)).cloned();
        let file = file.unwrap_or_else(|| Arc::from(""));
        Reject { file, line, family: family.to_owned(), column: fault.column, reason: fault.reason }
    }

    /// The heading of a column; its own name where it has none.
    fn heading(&self, role: Role, name: &str) -> String {
        let heading = self.headings.get(&role).and_then(|headings| headings.get(name));
        heading.map_or_else(|| name.to_owned(), String::clone)
    }
}

impl Attached {
    fn rows(&self) -> Rows<'_> {
        Rows { batch: &self.rows, starts: &self.starts }
    }

    fn line(&self, family: usize, row: usize) -> Option<u64> {
        let start = *self.starts.get(family)? as usize;
        self.lines.get(start.checked_add(row)?).copied()
    }
}

impl Chunk {
    /// The families' ids.
    pub fn ids(&self) -> StringArray {
        let ids = self.families.columns().first().and_then(|ids| ids.as_string_opt::<i32>());
        ids.cloned().unwrap_or_else(|| StringArray::from(Vec::<&str>::new()))
    }

    /// The members' own ids, where there are any.
    pub fn member_ids(&self) -> Option<&StringArray> {
        self.members.as_ref()?.rows.column_by_name("member_id")?.as_string_opt()
    }

    /// The tables, for [`yimen_arrow::Columns`].
    pub fn tables(&self) -> Tables<'_> {
        Tables {
            families: &self.families,
            members: self.members.as_ref().map(Attached::rows),
            receiving: self.receiving.as_ref().map(Attached::rows),
        }
    }

    /// Families nothing is wrong with, apart from those the engine has rejected.
    pub fn good(&self, rejected: &[Rejected]) -> Vec<usize> {
        let mut rejected = rejected.iter().map(|one| one.family).peekable();
        let good = |family: &usize| {
            let refused = rejected.next_if_eq(family).is_some();
            !refused && self.bad.get(*family) == Some(&false)
        };
        (0..self.families.num_rows()).filter(good).collect()
    }

    /// What the engine has against families, told of the rows it means. Nothing more is said of families that are bad already.
    pub fn refused(&self, rejected: &[Rejected], lang: Lang) -> Vec<Reject> {
        let ids = self.ids();
        let mut all = Vec::new();
        for one in rejected.iter().filter(|one| self.bad.get(one.family) == Some(&false)) {
            let id = if one.family < ids.len() && ids.is_valid(one.family) { ids.value(one.family) } else { "" };
            for error in &one.errors {
                let help = error.help(lang).map(|help| format!("{}{help}", lang.pick("。", "; ")));
                let reason = error.message(lang) + &help.unwrap_or_default();
                let (role, line, column) = self.place(one.family, error.path().unwrap_or_default());
                all.push(self.origin.reject(role, line, id, Fault { column, reason }));
            }
        }
        all
    }

    /// A reject about a family.
    pub fn reject(&self, family: usize, column: &str, reason: String) -> Reject {
        let ids = self.ids();
        let id = if family < ids.len() { ids.value(family) } else { "" };
        let line = self.lines.get(family).copied().unwrap_or(0);
        self.origin.reject(Role::Families, line, id, Fault { column: column.to_owned(), reason })
    }

    /// File, line and heading of a place in a case: `family.income`, `members[2].grade`.
    fn place(&self, family: usize, path: &str) -> (Role, u64, String) {
        let own = self.lines.get(family).copied().unwrap_or(0);
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        if first == "family" {
            return (Role::Families, own, self.origin.heading(Role::Families, rest));
        }
        let row =
            first.split_once('[').and_then(|(name, row)| Some((name, row.strip_suffix(']')?.parse::<usize>().ok()?)));
        let (role, attached) = match row {
            Some(("members", _)) => (Role::Members, &self.members),
            Some(("receiving", _)) => (Role::Receiving, &self.receiving),
            _ => return (Role::Families, own, self.origin.heading(Role::Families, path)),
        };
        let line = row.zip(attached.as_ref()).and_then(|((_, row), attached)| attached.line(family, row));
        (role, line.unwrap_or(own), self.origin.heading(role, rest))
    }
}
