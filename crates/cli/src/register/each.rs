//! The families of a register, judged in chunks by several threads and handed on in the order of their file.

use super::{Plans, Rejects, Source, receipt, refused};
use crate::{failure::Failure, parallel, progress::Progress, words::Trouble};
use arrow_array::{Array, StringArray};
use rayon::{ThreadPool, prelude::*};
use std::path::Path;
use yimen::{
    Lang,
    batch::{Answers, Asked, Register, Screener, Selection},
    value::Day,
};
use yimen_arrow::{Columns, Vocabulary};
use yimen_files::{Chunk, Error, InputFile, Inputs, Mapping, Reader, Receipt, Reject, Settings};

/// Families judged.
pub struct Judged<'c, 'v> {
    /// Their columns as they were read.
    pub chunk: &'c Chunk,
    /// Their columns as the engine takes them.
    pub register: &'c Register<'c>,
    /// The answers.
    pub answers: &'c Answers,
    /// Which of them, by row, nothing is wrong with.
    pub good: Vec<usize>,
    /// Who judged them.
    pub judge: &'c Judge<'v>,
    ids: StringArray,
}

impl Judged<'_, '_> {
    /// The id of a family.
    pub fn id(&self, family: usize) -> String {
        if family < self.ids.len() { self.ids.value(family).to_owned() } else { String::new() }
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
    region: Option<u32>,
    plans: Plans<'v>,
    vocabulary: &'v Vocabulary<'v>,
    lang: Lang,
}

/// A register that can be read.
pub struct Opened<'v> {
    /// Judges its families.
    pub judge: Judge<'v>,
    reader: Reader<'v>,
    mapping: Option<InputFile>,
    pool: ThreadPool,
}

/// What came of some chunks, each with its rejects; nothing of those without families.
pub type Round<T> = Vec<(Option<T>, Vec<Reject>)>;

/// How a register is to be read, as its arguments say.
pub fn settings(source: &Source, lang: Lang) -> Result<Settings, Failure> {
    let mapping = source.mapping.as_deref().map(Mapping::read).transpose()?.unwrap_or_default();
    let date = source.date.as_deref().map(super::day).transpose()?;
    let encoding = source.encoding.map(Into::into);
    Ok(Settings { lang, encoding, mapping, date, ..Settings::default() })
}

/// The files of families, members and what they receive.
pub fn inputs(source: &Source) -> Inputs {
    Inputs { families: source.families.clone(), members: source.members.clone(), receiving: source.receiving.clone() }
}

/// The place that families are judged for whose row names none.
pub fn place(vocabulary: &Vocabulary<'_>, word: &str) -> Result<u32, Failure> {
    vocabulary.region(word).map_err(|diagnostic| refused(vec![diagnostic], Path::new("--region")))
}

impl<'v> Opened<'v> {
    /// Opens the files.
    pub fn new(
        vocabulary: &'v Vocabulary<'v>,
        source: &Source,
        settings: &'v Settings,
        selection: Selection,
    ) -> Result<Opened<'v>, Failure> {
        let region = source.region.as_deref().map(|word| place(vocabulary, word)).transpose()?;
        let mapping = source.mapping.as_deref().map(|path| InputFile::of(path, "mapping")).transpose()?;
        let reader = Reader::open(vocabulary, &inputs(source), settings)?;
        let date = reader.date().ok_or(Error::NoDate)?;
        let screener = vocabulary.pack().screener(Asked { date, place: region }, selection);
        let judge = Judge { screener, date, region, plans: Plans::default(), vocabulary, lang: settings.lang };
        Ok(Opened { judge, reader, mapping, pool: parallel::pool(source.threads)? })
    }

    /// How many families there are.
    pub fn total(&self) -> u64 {
        self.reader.total()
    }

    /// How many of them have been read.
    pub fn read(&self) -> u64 {
        self.reader.read()
    }

    /// What comes of it is made from this.
    pub fn receipt(&self) -> Receipt {
        let mut inputs = self.reader.files();
        inputs.extend(self.mapping.clone());
        let judge = &self.judge;
        receipt(judge.vocabulary.info(), &judge.date.to_string(), judge.region, inputs)
    }

    /// Works on every chunk and hands on what comes of it in the order of the file. What `work` gives must not depend on how the
    /// register is cut. Rejects are told only where somebody wants them.
    pub fn each<T: Send>(
        &mut self,
        mut rejects: Option<&mut Rejects>,
        work: impl Fn(Judged<'_, '_>) -> Result<T, Failure> + Sync,
        mut take: impl FnMut(T) -> Result<(), Failure> + Send,
    ) -> Result<(), Failure> {
        let judge = &self.judge;
        let progress = Progress::new(self.reader.total(), judge.lang);
        let work = |chunk: Chunk| judge.chunk(&chunk, &work);
        let run = parallel::in_order(&self.pool, &mut self.reader, work, |(done, bad), reader| {
            if let Some(rejects) = &mut rejects {
                rejects.take(&bad)?;
            }
            progress.is_at(reader.read());
            done.map_or(Ok(()), &mut take)
        });
        progress.end();
        run?;
        Ok(self.reader.check_unchanged()?)
    }

    /// Works on the next chunks, as many as there are threads; nothing at the end of the register.
    pub fn round<T: Send>(
        &mut self,
        work: &(impl Fn(Judged<'_, '_>) -> Result<T, Failure> + Sync),
    ) -> Result<Option<Round<T>>, Failure> {
        let mut chunks = Vec::new();
        while chunks.len() < self.pool.current_num_threads() {
            let Some(chunk) = self.reader.next()? else { break };
            chunks.push(chunk);
        }
        if chunks.is_empty() {
            self.reader.check_unchanged()?;
            return Ok(None);
        }
        let judge = &self.judge;
        let all: Result<Round<T>, Failure> =
            self.pool.install(|| chunks.into_par_iter().map(|chunk| judge.chunk(&chunk, work)).collect());
        all.map(Some)
    }
}

impl Judge<'_> {
    fn chunk<T>(
        &self,
        chunk: &Chunk,
        work: &impl Fn(Judged<'_, '_>) -> Result<T, Failure>,
    ) -> Result<(Option<T>, Vec<Reject>), Failure> {
        let mut rejects = chunk.rejects.clone();
        if chunk.bad.is_empty() {
            return Ok((None, rejects));
        }
        let columns = Columns::new(self.vocabulary, chunk.tables()).map_err(Trouble::Columns)?;
        let register = columns.register().map_err(Trouble::Columns)?;
        let answers = self.plans.screen(&self.screener, &register);
        rejects.extend(chunk.refused(&answers.rejected, self.lang));
        let (good, ids) = (chunk.good(&answers.rejected), chunk.ids());
        let done = work(Judged { chunk, register: &register, answers: &answers, good, judge: self, ids })?;
        Ok((Some(done), rejects))
    }
}
