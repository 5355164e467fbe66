//! Every reason for some families: those of whom something holds, a sample, or a sample of those.

use super::{
    arguments::BatchArguments,
    run::{Job, item},
};
use crate::{failure::Failure, words::Trouble};
use std::{collections::BTreeMap, io::Write};
use yimen::{
    ScreenOptions, Tree,
    batch::{Answers, Register, Standing, Verdict},
};
use yimen_arrow::Vocabulary;
use yimen_files::{Aside, Chunk, Complete, Error};

/// Which families reasons are wanted for.
#[derive(Debug, Clone)]
pub struct Wanted {
    filter: Option<Filter>,
    sample: Option<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Filter {
    item: u32,
    holds: Holds,
}

#[derive(Debug, Clone, Copy)]
enum Holds {
    Verdict(Verdict),
    Standing(Standing),
}

impl Wanted {
    /// What was asked for; nothing where no reasons were.
    pub fn of(arguments: &BatchArguments, vocabulary: &Vocabulary<'_>) -> Result<Option<Wanted>, Failure> {
        if arguments.reasons.is_none() {
            return Ok(None);
        }
        let filter = arguments.filter.as_deref().map(|text| filter(text, vocabulary)).transpose()?;
        Ok(Some(Wanted { filter, sample: arguments.sample }))
    }

    /// Those of a chunk: for a sample as cases still to be judged, else with their reasons.
    pub fn of_chunk(
        &self,
        job: &Job<'_>,
        chunk: &Chunk,
        register: &Register<'_>,
        answers: &Answers,
        starts: Option<&[u32]>,
        good: &[usize],
    ) -> Result<Vec<Reasoned>, Failure> {
        let ids = chunk.ids();
        let holds = |family: &&usize| self.filter.is_none_or(|filter| filter.holds(answers, starts, **family));
        let mut found: Vec<(u64, usize)> =
            good.iter().filter(holds).map(|family| (rank(ids.value(*family)), *family)).collect();
        if let Some(most) = self.sample {
            found.sort_unstable();
            found.truncate(most);
            found.sort_unstable_by_key(|(_, family)| *family);
        }
        let reasoned = found.into_iter().map(|(rank, family)| {
            let (id, case) = (ids.value(family).to_owned(), job.case(register, family));
            let line = if self.sample.is_some() { None } else { Some(line(job, &id, &case)?) };
            Ok(Reasoned { rank, id, case, line })
        });
        reasoned.collect()
    }
}

impl Filter {
    fn holds(self, answers: &Answers, starts: Option<&[u32]>, family: usize) -> bool {
        let Some(item) = answers.items.get(self.item as usize) else { return false };
        let rows = if item.of_members {
            let start = starts.and_then(|starts| Some((*starts.get(family)?, *starts.get(family.checked_add(1)?)?)));
            start.map_or(0..0, |(start, end)| start as usize..end as usize)
        } else {
            family..family.saturating_add(1)
        };
        item.rows.get(rows).unwrap_or_default().iter().any(|row| match self.holds {
            Holds::Verdict(verdict) => row.verdict() == Some(verdict),
            Holds::Standing(standing) => row.verdict().is_some() && row.standing() == standing,
        })
    }
}

fn filter(text: &str, vocabulary: &Vocabulary<'_>) -> Result<Filter, Failure> {
    let unclear = || Trouble::NoVerdict { text: text.to_owned() };
    let (word, verdict) = text.split_once(['=', '＝']).ok_or_else(unclear)?;
    let holds = match verdict.trim() {
        "eligible" | "符合" => Holds::Verdict(Verdict::Eligible),
        "ineligible" | "不符合" => Holds::Verdict(Verdict::Ineligible),
        "undetermined" | "待定" => Holds::Verdict(Verdict::Undetermined),
        "error" | "无法判定" => Holds::Verdict(Verdict::Error),
        "new" => Holds::Standing(Standing::New),
        "continuing" => Holds::Standing(Standing::Continuing),
        "stop" => Holds::Standing(Standing::Stop),
        "barred" => Holds::Standing(Standing::Barred),
        _ => return Err(unclear().into()),
    };
    Ok(Filter { item: item(vocabulary, word.trim())?.0, holds })
}

/// A number that has nothing to do with what an id says, so that those with the least are an even sample, and always the same
/// one. It is FNV-1a with its bits mixed once more.
fn rank(id: &str) -> u64 {
    let hash = id
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

/// A family that reasons are wanted for.
pub struct Reasoned {
    rank: u64,
    id: String,
    case: Tree,
    line: Option<String>,
}

/// The file of reasons while it is written.
pub struct Reasons {
    pub wanted: Wanted,
    file: Aside,
    /// The sample so far by rank, with its place in the register.
    sample: BTreeMap<(u64, u64), (String, Tree)>,
    seen: u64,
}

impl Reasons {
    pub fn create(wanted: Wanted, arguments: &BatchArguments) -> Result<Reasons, Failure> {
        let path = arguments.reasons.as_deref().unwrap_or(&arguments.out);
        Ok(Reasons { wanted, file: Aside::create(path)?, sample: BTreeMap::new(), seen: 0 })
    }

    /// Takes those of a chunk, in the order of the register.
    pub fn take(&mut self, found: Vec<Reasoned>) -> Result<(), Failure> {
        for Reasoned { rank, id, case, line } in found {
            self.seen = self.seen.saturating_add(1);
            match line {
                Some(line) => self.write(&line)?,
                None => {
                    self.sample.insert((rank, self.seen), (id, case));
                    if self.sample.len() > self.wanted.sample.unwrap_or(0) {
                        self.sample.pop_last();
                    }
                }
            }
        }
        Ok(())
    }

    fn write(&mut self, line: &str) -> Result<(), Failure> {
        let written = self.file.write_all(line.as_bytes());
        Ok(written.map_err(|reason| Error::Unwritable { path: self.file.path().display().to_string(), reason })?)
    }

    /// Judges the sample, and completes the file.
    pub fn finish(mut self, job: &Job<'_>) -> Result<Complete, Failure> {
        let mut sample: Vec<(u64, (String, Tree))> =
            std::mem::take(&mut self.sample).into_iter().map(|((_, place), family)| (place, family)).collect();
        sample.sort_by_key(|(place, _)| *place);
        for (_, (id, case)) in &sample {
            let line = line(job, id, case)?;
            self.write(&line)?;
        }
        Ok(self.file.complete()?)
    }
}

/// A family with all its reasons as a line of JSON.
fn line(job: &Job<'_>, id: &str, case: &Tree) -> Result<String, Failure> {
    let options = ScreenOptions { lang: job.lang, reasons: true, ..ScreenOptions::default() };
    let result = job.pack.screen_tree(case, &options).map_err(|diagnostics| Failure::Refused {
        diagnostics,
        files: Vec::new(),
        input: id.to_owned(),
    })?;
    let internal = |error: serde_json::Error| Error::Internal { what: error.to_string() };
    let (id, result) = (serde_json::to_string(id), serde_json::to_string(&result));
    let (id, result) = (id.map_err(internal)?, result.map_err(internal)?);
    Ok(format!("{{\"family\":{id},\"case\":{},\"result\":{result}}}\n", case.to_json()))
}
