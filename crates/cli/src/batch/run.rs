//! A register from its files to the files of its answers.

use super::{
    arguments::BatchArguments,
    reasons::{Reasons, Wanted},
    summary::Summary,
    targets::{self, Encodings, Forms, Targets},
};
use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    input, load, output, parallel,
    progress::Progress,
    register,
    words::{Registered, Trouble},
};
use std::collections::BTreeMap;
use yimen::{
    Lang, Pack,
    batch::{Answers, Asked, Screener},
};
use yimen_arrow::{AnswerTables, Columns, Vocabulary};
use yimen_files::{Chunk, Error, InputFile, Reader, Reject, Settings, unfit};

/// Judges every family of a register.
pub fn run(arguments: &BatchArguments, lang: Lang) -> Result<Outcome, Failure> {
    #[allow(clippy::disallowed_types, reason = "how long a run took is told to people, and nothing else depends on it")]
    let started = std::time::Instant::now();
    targets::check_paths(arguments)?;
    let pack = load::pack(&arguments.pack)?;
    let vocabulary = Vocabulary::of(&pack);
    let usual = register::settings(&arguments.source, lang)?;
    let settings = match arguments.chunk {
        Some(families) => Settings { families: families.get().into(), ..usual },
        None => usual,
    };
    let items = items(arguments, &vocabulary)?;
    let wanted = Wanted::of(arguments, &vocabulary)?;
    let region = arguments.source.region.as_deref().map(|word| register::place(&vocabulary, word)).transpose()?;
    let mapping = arguments.source.mapping.as_deref().map(|path| InputFile::of(path, "mapping")).transpose()?;
    let mut reader = Reader::open(&vocabulary, &register::inputs(&arguments.source), &settings)?;
    let date = reader.date().ok_or(Error::NoDate)?;
    let screener = pack.screener(Asked { date, place: region }, arguments.selection());
    let tables = AnswerTables::new(&vocabulary, &screener, |id| {
        items.as_ref().is_none_or(|items| items.iter().any(|one| one == id))
    });
    let mut inputs = reader.files();
    inputs.extend(mapping);
    let receipt = register::receipt(vocabulary.info(), &date.to_string(), region, inputs);
    let mut targets = Targets::create(arguments, &tables, &receipt)?;
    let mut reasons = wanted.map(|wanted| Reasons::create(wanted, arguments)).transpose()?;
    let job = Job {
        pack: &pack,
        vocabulary: &vocabulary,
        screener: &screener,
        plans: register::Plans::default(),
        tables: &tables,
        forms: targets.forms(),
        wanted: reasons.as_ref().map(|reasons| reasons.wanted.clone()),
        lang,
    };
    let progress = Progress::new(reader.total(), lang);
    let mut summary = Summary::new(vocabulary.info());
    let mut first_reject: Option<Reject> = None;
    let pool = parallel::pool(arguments.source.threads)?;
    let run = parallel::in_order(
        &pool,
        &mut reader,
        |chunk| job.chunk(&chunk),
        |done, reader| {
            if first_reject.is_none() {
                first_reject = done.rejects.first().cloned();
            }
            targets.reject(&done.rejects)?;
            if let Some(rows) = done.rows {
                targets.append(rows)?;
            }
            if let Some(reasons) = &mut reasons {
                reasons.take(done.reasons)?;
            }
            summary.add(done.summary);
            progress.is_at(reader.read());
            Ok(())
        },
    );
    progress.end();
    run?;
    reader.check_unchanged()?;
    summary.rejected_rows = targets.rejected();
    summary.items.retain(|one| items.as_ref().is_none_or(|items| items.contains(&one.item)));
    let reasons = reasons.map(|reasons| reasons.finish(&job)).transpose()?;
    targets.finish(arguments, &receipt, reasons)?;
    let [unit, _] = screener.units(lang);
    if arguments.format == Format::Json {
        output::json(&summary.json(arguments, &unit, &receipt))?;
    }
    let named = |path: &std::path::Path| input::name(path);
    let told = Registered {
        summary: &summary,
        info: &pack.info(lang),
        out: &named(&arguments.out),
        rejects: &named(&targets::rejects(arguments)),
        first_reject: first_reject.as_ref(),
        unit: &unit,
        seconds: started.elapsed().as_secs(),
    };
    output::error_words(&told.text(lang));
    Ok(if summary.rejected_rows > 0 { Outcome::Wanting } else { Outcome::Done })
}

/// The ids of the items that are written; nothing where all are.
fn items(arguments: &BatchArguments, vocabulary: &Vocabulary<'_>) -> Result<Option<Vec<String>>, Failure> {
    let Some(words) = &arguments.items else { return Ok(None) };
    let items = words.iter().map(|word| item(vocabulary, word.trim()).map(|(_, id)| id));
    items.collect::<Result<_, _>>().map(Some)
}

/// An item by id or name: its place in the pack and its id.
pub fn item(vocabulary: &Vocabulary<'_>, word: &str) -> Result<(u32, String), Failure> {
    let found = vocabulary.item(word).and_then(|at| Some((at, vocabulary.info().items.get(at as usize)?.id.clone())));
    let near = || vocabulary.nearest_item(word).map(str::to_owned);
    found.ok_or_else(|| Trouble::NoItem { word: word.to_owned(), near: near() }.into())
}

/// All that is needed to judge a chunk.
pub struct Job<'a> {
    pub pack: &'a Pack,
    vocabulary: &'a Vocabulary<'a>,
    screener: &'a Screener<'a>,
    plans: register::Plans<'a>,
    tables: &'a AnswerTables<'a>,
    forms: Forms,
    wanted: Option<Wanted>,
    pub lang: Lang,
}

/// What comes of a chunk.
struct Done {
    rows: Option<Encodings>,
    rejects: Vec<Reject>,
    reasons: Vec<super::reasons::Reasoned>,
    summary: Summary,
}

impl Job<'_> {
    /// A family as a case.
    pub fn case(&self, register: &yimen::batch::Register<'_>, family: usize) -> yimen::Tree {
        self.screener.case(register, family)
    }

    fn chunk(&self, chunk: &Chunk) -> Result<Done, Failure> {
        let mut rejects = chunk.rejects.clone();
        let mut summary = Summary::new(self.vocabulary.info());
        if chunk.bad.is_empty() {
            return Ok(Done { rows: None, rejects, reasons: Vec::new(), summary });
        }
        let columns = Columns::new(self.vocabulary, chunk.tables()).map_err(Trouble::Columns)?;
        let register = columns.register().map_err(Trouble::Columns)?;
        let answers = self.plans.screen(self.screener, &register);
        rejects.extend(chunk.refused(&answers.rejected, self.lang));
        let mut good = chunk.good(&answers.rejected);
        let starts = columns.member_starts();
        let rows = self.rows(chunk, &answers, starts, &mut good, &mut rejects)?;
        summary.count(&answers, starts, &good, chunk.bad.len());
        let reasons = match &self.wanted {
            Some(wanted) => wanted.of_chunk(self, chunk, &register, &answers, starts, &good)?,
            None => Vec::new(),
        };
        Ok(Done { rows: Some(rows), rejects, reasons, summary })
    }

    /// The rows of the families that are good. A family whose figures do not fit a column is one no more.
    fn rows(
        &self,
        chunk: &Chunk,
        answers: &Answers,
        starts: Option<&[u32]>,
        good: &mut Vec<usize>,
        rejects: &mut Vec<Reject>,
    ) -> Result<Encodings, Failure> {
        let ids = chunk.ids();
        loop {
            let mut unfit_rows: BTreeMap<usize, String> = BTreeMap::new();
            let families = match self.tables.families(answers, &ids, starts, good) {
                Ok(batch) => Some(batch),
                Err(rows) => {
                    unfit_rows.extend(rows.into_iter().filter_map(|one| Some((*good.get(one.row)?, one.column))));
                    None
                }
            };
            let no_members = [0];
            let starts = starts.unwrap_or(&no_members);
            let members = match self.forms.has_members() {
                false => None,
                true => match self.tables.members(answers, &ids, chunk.member_ids(), starts, good) {
                    Ok(batch) => Some(batch),
                    Err(rows) => {
                        let of = |row: usize| {
                            let mut left = row;
                            good.iter().copied().find(|family| {
                                let end = family.checked_add(1).and_then(|next| starts.get(next));
                                let own =
                                    starts.get(*family).zip(end).map_or(0, |(start, end)| end.saturating_sub(*start));
                                let found = left < own as usize;
                                left = left.saturating_sub(own as usize);
                                found
                            })
                        };
                        unfit_rows.extend(rows.into_iter().filter_map(|one| Some((of(one.row)?, one.column))));
                        None
                    }
                },
            };
            if let Some(families) = families.filter(|_| unfit_rows.is_empty()) {
                return self.forms.encode(families, members);
            }
            if unfit_rows.is_empty() {
                // Nothing is left out, and yet there is no table: that is no fault of the register.
                return Err(Error::Internal { what: "answers without columns".to_owned() }.into());
            }
            rejects.extend(unfit_rows.iter().map(|(family, column)| chunk.reject(*family, column, unfit(self.lang))));
            good.retain(|family| !unfit_rows.contains_key(family));
        }
    }
}
