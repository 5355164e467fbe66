//! The families of a register, judged in chunks by several threads and handed on in the order of their file.

use super::{Source, internal, refused};
use crate::failure::Failure;
use arrow_array::{Array, StringArray};
use rayon::{ThreadPool, prelude::*};
use std::path::Path;
use yimen::{
    Lang, Pack,
    batch::{Answers, Asked, Register, Screener, Selection},
    value::Day,
};
use yimen_arrow::{Prepared, Vocabulary};
use yimen_files::{Chunk, Inputs, Mapping, Reader, Reject, Settings};

/// Families judged.
pub struct Judged<'c> {
    /// Their columns as they were read.
    pub chunk: &'c Chunk,
    /// Their columns as the engine takes them.
    pub register: &'c Register<'c>,
    /// The answers.
    pub answers: &'c Answers,
    /// Which of them, by row, nothing is wrong with.
    pub good: Vec<usize>,
    /// Who judged them.
    pub judge: &'c Judge<'c>,
    ids: StringArray,
    /// Where the first of them stands in the register, from 0 on.
    first: u64,
}

impl Judged<'_> {
    /// The id of a family.
    pub fn id(&self, family: usize) -> String {
        if family < self.ids.len() { self.ids.value(family).to_owned() } else { String::new() }
    }

    /// Where a family stands in the register, from 0 on.
    pub fn number(&self, family: usize) -> u64 {
        self.first.saturating_add(family as u64)
    }

    /// The place of a family by its code; empty where it has none.
    pub fn region(&self, family: usize) -> String {
        let place = self.judge.screener.place(self.register, family);
        let region = place.and_then(|place| self.judge.vocabulary.info().regions.get(place as usize));
        region.map(|region| region.code.clone()).unwrap_or_default()
    }
}

/// Judges the families of a register.
pub struct Judge<'v> {
    /// Judges them.
    pub screener: Screener<'v>,
    /// The day they are judged for.
    pub date: Day,
    /// The place of families that name none.
    pub region: Option<u32>,
    vocabulary: &'v Vocabulary<'v>,
    lang: Lang,
}

/// A register that can be read.
pub struct Opened<'v> {
    /// Its files.
    pub reader: Reader<'v>,
    /// Judges its families.
    pub judge: Judge<'v>,
    pool: ThreadPool,
    first: u64,
}

/// What came of some chunks, each with its rejects.
pub type Round<T> = Vec<(T, Vec<Reject>)>;

/// How a register is to be read, as its arguments say.
pub fn settings(source: &Source, lang: Lang) -> Result<Settings, Failure> {
    let mapping = source.mapping.as_deref().map(Mapping::read).transpose()?.unwrap_or_default();
    let date = source.date.as_deref().map(super::day).transpose()?;
    Ok(Settings { lang, mapping, date, ..Settings::default() })
}

impl<'v> Opened<'v> {
    /// Opens the files.
    pub fn new(
        vocabulary: &'v Vocabulary<'v>,
        source: &Source,
        settings: &'v Settings,
        selection: Selection,
    ) -> Result<Opened<'v>, Failure> {
        let pack: &'v Pack = vocabulary.pack();
        let region = source.region.as_deref().map(|word| {
            let unknown = |diagnostic| refused(vec![diagnostic], Path::new("--region"));
            vocabulary.region(word).map_err(unknown)
        });
        let region = region.transpose()?;
        let inputs = Inputs {
            families: source.families.clone(),
            members: source.members.clone(),
            receiving: source.receiving.clone(),
        };
        let reader = Reader::open(vocabulary, &inputs, settings)?;
        // A register without a family is judged for no day at all; any will do.
        let date = reader.date().unwrap_or(Day::FIRST);
        let screener = pack.screener(Asked { date, place: region }, selection);
        let judge = Judge { screener, date, region, vocabulary, lang: settings.lang };
        Ok(Opened { reader, judge, pool: super::pool(source.threads)?, first: 0 })
    }

    /// Works on the next chunks, as many as there are threads; nothing at the end of the register.
    pub fn round<T: Send>(
        &mut self,
        work: &(impl Fn(Judged<'_>) -> Result<T, Failure> + Sync),
    ) -> Result<Option<Round<T>>, Failure> {
        let mut chunks = Vec::new();
        while chunks.len() < self.pool.current_num_threads() {
            let Some(chunk) = self.reader.next()? else { break };
            let families = chunk.families.num_rows() as u64;
            chunks.push((self.first, chunk));
            self.first = self.first.saturating_add(families);
        }
        if chunks.is_empty() {
            self.reader.check_unchanged()?;
            return Ok(None);
        }
        let judge = &self.judge;
        let one = |(first, chunk): (u64, Chunk)| judge.chunk(first, &chunk, work);
        let all: Result<Round<T>, Failure> = self.pool.install(|| chunks.into_par_iter().map(one).collect());
        all.map(Some)
    }

    /// Works on every chunk and hands on what comes of it in the order of the file, each with the rejects of the chunk. What `work`
    /// gives must not depend on how the register is cut.
    pub fn each<T: Send>(
        &mut self,
        work: impl Fn(Judged<'_>) -> Result<T, Failure> + Sync,
        mut take: impl FnMut(T, Vec<Reject>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        while let Some(all) = self.round(&work)? {
            for (done, rejects) in all {
                take(done, rejects)?;
            }
        }
        Ok(())
    }
}

impl Judge<'_> {
    fn chunk<T>(
        &self,
        first: u64,
        chunk: &Chunk,
        work: &impl Fn(Judged<'_>) -> Result<T, Failure>,
    ) -> Result<(T, Vec<Reject>), Failure> {
        let column = |error: yimen_arrow::Error| internal(error.message(self.lang));
        let prepared = Prepared::new(self.vocabulary, chunk.tables()).map_err(column)?;
        let register = prepared.register().map_err(column)?;
        let answers = self.screener.screen(&register);
        let mut rejects = chunk.rejects.clone();
        rejects.extend(chunk.refused(&answers.rejected, self.lang));
        let good = chunk.good(&answers.rejected);
        let ids = chunk.ids();
        let done = work(Judged { chunk, register: &register, answers: &answers, good, judge: self, ids, first })?;
        Ok((done, rejects))
    }
}
