//! A register in files, some families at a time.

use crate::{
    Chunk, Error, InputFile, Inputs, Settings,
    assemble::{Assembler, Side},
    chunk::Origin,
    columns::headings::{Matcher, Role},
    join::{Follower, Index, Order, Sorted, Spilled, orphans},
    shape::Words,
    survey::{Ids, Survey},
    table::{self, Bundle, Opening, Table},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};
use yimen::value::Day;
use yimen_arrow::Vocabulary;

/// Reads a register, some families at a time, in the order of the families' file.
pub struct Reader<'v> {
    settings: &'v Settings,
    surveys: Vec<Survey>,
    families: Box<dyn Table + 'v>,
    /// What was read to find the day.
    first: Option<Bundle>,
    assembler: Assembler<'v>,
    total: u64,
    read: u64,
    /// Rows that belong to no family, found before the first family was read.
    lost: Vec<(Role, PathBuf)>,
    /// Keeps the temporary files.
    index: Option<Index>,
}

/// Rows of what is received that a family can have.
const MOST_RECEIVED: usize = 500;

impl<'v> Reader<'v> {
    /// Opens the files of a register, and finds out all that concerns them as a whole: a column that means nothing, files that
    /// cannot be read, no day to judge for. Files that are not sorted by family alike are sorted now, in the folder for temporary
    /// files.
    pub fn open(vocabulary: &'v Vocabulary<'v>, inputs: &Inputs, settings: &'v Settings) -> Result<Reader<'v>, Error> {
        let mut files: Vec<(Role, &Path)> = vec![(Role::Families, &inputs.families)];
        files.extend(inputs.members.as_deref().map(|path| (Role::Members, path)));
        files.extend(inputs.receiving.as_deref().map(|path| (Role::Receiving, path)));
        let matcher = |role| Matcher { vocabulary, mapping: &settings.mapping, role };
        let mut surveys = Vec::new();
        for (role, path) in &files {
            surveys.push(Survey::of(path, role.name(), settings.encoding)?);
        }
        let opening = |role: Role, survey: &Survey| Opening {
            matcher: matcher(role),
            encoding: survey.encoding,
            lang: settings.lang,
            ids_only: false,
        };
        // Everything is opened before anything long begins, so that a wrong column is told at once.
        let mut tables: Vec<Box<dyn Table + 'v>> = Vec::new();
        for ((role, path), survey) in files.iter().zip(&surveys) {
            let table = table::open(path, opening(*role, survey))?;
            if !table.has_ids() && files.len() > 1 {
                return Err(Error::NoFamilyColumn { path: path.display().to_string() });
            }
            tables.push(table);
        }
        let mut ids = Vec::new();
        for ((role, path), survey) in files.iter().zip(&surveys) {
            ids.push(Ids::of(path, matcher(*role), survey.encoding, *role == Role::Families)?);
        }
        let alike = |order: &Order| ids.iter().all(|ids| ids.orders.contains(order));
        let order = [Order::Bytes, Order::Lengths].into_iter().find(alike);
        let has_ids = ids.first().is_some_and(|ids| ids.has_ids);
        let bytes = surveys.iter().map(|survey| survey.file.bytes).sum();
        let index = match (order, surveys.first()) {
            (None, Some(survey)) if has_ids => {
                let ids_only = Opening { ids_only: true, ..opening(Role::Families, survey) };
                let mut table = table::open(&inputs.families, ids_only)?;
                Some(Index::of(table.as_mut(), bytes, settings.sorted_bytes)?)
            }
            _ => None,
        };
        let headings = files.iter().zip(&tables).map(|((role, _), table)| (*role, table.headings())).collect();
        let names = files.iter().map(|(role, path)| (*role, Arc::from(path.display().to_string()))).collect();
        let mut tables = tables.into_iter();
        let families = tables.next().ok_or_else(|| Error::internal("no families"))?;
        let mut sides: BTreeMap<Role, Follower<'v>> = BTreeMap::new();
        let mut lost = Vec::new();
        for ((role, _), mut table) in files.iter().skip(1).zip(tables) {
            let members = vocabulary.info().members[1] as usize;
            let most = if *role == Role::Members { members.saturating_add(1) } else { MOST_RECEIVED };
            let follower = match (&index, order) {
                (Some(index), _) => {
                    let spilled = Spilled::of(table.as_mut(), index, role.name(), most)?;
                    lost.extend(spilled.orphans.iter().map(|path| (*role, path.clone())));
                    Follower::new(Box::new(spilled.rows()), Order::Bytes, most)
                }
                (None, order) => Follower::new(Box::new(Sorted(table)), order.unwrap_or(Order::Bytes), most),
            };
            sides.insert(*role, follower);
        }
        let twice = index.as_ref().map(|index| index.twice.clone()).unwrap_or_default();
        let assembler = Assembler {
            vocabulary,
            lang: settings.lang,
            words: Words::of(vocabulary),
            origin: Arc::new(Origin { files: names, headings }),
            sides: Side::of(sides),
            twice: twice.into(),
            place: 0,
            date: None,
        };
        let total = ids.first().map_or(0, |ids| ids.rows);
        let mut reader = Reader { settings, surveys, families, first: None, assembler, total, read: 0, lost, index };
        reader.settle_date()?;
        Ok(reader)
    }

    /// The day that was asked for, or the first there is in the families' file.
    fn settle_date(&mut self) -> Result<(), Error> {
        if self.settings.date.is_none() {
            self.first = self.families.next(self.settings.families)?;
            let day = self.first.as_ref().and_then(|bundle| crate::assemble::first_day(&bundle.own));
            // Without a single family there is nothing to judge on any day.
            if day.is_none() && self.first.is_some() {
                return Err(Error::NoDate);
            }
            self.assembler.date = day;
        }
        Ok(())
    }

    /// The day judged for; nothing where there is no family that could say it.
    pub fn date(&self) -> Option<Day> {
        self.settings.date.or(self.assembler.date)
    }

    /// The files, as they were when they were opened.
    pub fn files(&self) -> Vec<InputFile> {
        self.surveys.iter().map(|survey| survey.file.clone()).collect()
    }

    /// How many rows the families' file has.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many of them have been read.
    pub fn read(&self) -> u64 {
        self.read
    }

    /// Some more families; nothing at the end. A chunk may have no family, and only tell what is wrong with rows that belong to
    /// none.
    #[allow(clippy::should_implement_trait, reason = "it can fail, and is not read on after that")]
    pub fn next(&mut self) -> Result<Option<Chunk>, Error> {
        let bundle = match self.first.take() {
            Some(bundle) => Some(bundle),
            None => self.families.next(self.settings.families)?,
        };
        if let Some(bundle) = bundle {
            self.read = self.read.saturating_add(bundle.own.rows() as u64);
            return self.assembler.chunk(bundle).map(Some);
        }
        if let Some(chunk) = self.assembler.left()? {
            return Ok(Some(chunk));
        }
        if let Some((role, path)) = self.lost.pop() {
            let mut rejects = Vec::new();
            orphans(&path, |all| {
                rejects.extend(all.into_iter().map(|orphan| self.assembler.orphan(role, orphan)));
                Ok(())
            })?;
            return self.assembler.only(rejects).map(Some);
        }
        Ok(None)
    }

    /// At the end of a run: whether all files are still what they were at its beginning.
    pub fn check_unchanged(&self) -> Result<(), Error> {
        // The temporary files have to be there until now.
        let _ = &self.index;
        self.surveys.iter().try_for_each(Survey::is_unchanged)
    }
}
