//! `yimen audit`: what the families of a register receive against what is due.

mod lists;
mod summary;

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    input, load, output, paths,
    register::{Judged, Opened, Rejects, Source, refused, settings},
    words::{Done, Trouble},
};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use yimen::{Lang, batch::Selection};
use yimen_arrow::Vocabulary;
use yimen_audit::{Auditor, Counts};
use yimen_files::persist;

/// What to audit.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// The register.
    #[command(flatten)]
    pub source: Source,
    /// 写到哪里：以 .csv、.jsonl、.parquet 结尾的是一个文件，否则是一个文件夹，里面漏救、错救、重复救各一份
    /// / one file by its ending (.csv, .jsonl, .parquet), else a folder with a list for each kind
    #[arg(long, value_name = "FOLDER_OR_FILE")]
    pub out: PathBuf,
    /// 文件夹里的清单用哪种文件 / form of the lists in a folder
    #[arg(long, value_enum, default_value = "csv")]
    pub lists: Form,
    /// 每一条都写明原因：不符合的条件、被哪一项排除、应发怎么算 / tell why for every row: conditions that fail, what rules it out, the sum
    #[arg(long)]
    pub reasons: bool,
    /// 汇总用文字（标准错误）或再加 JSON（标准输出） / the summary in words only, or as JSON on standard output as well
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// Forms of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    Csv,
    Jsonl,
    Parquet,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Jsonl => "jsonl",
            Form::Parquet => "parquet",
        }
    }
}

/// Audits the register and writes the lists.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    let written = lists::paths(arguments);
    paths::are_distinct(&arguments.pack, arguments.source.paths().chain(written.iter().map(PathBuf::as_path)))?;
    let pack = load::pack(&arguments.pack)?;
    let vocabulary = Vocabulary::of(&pack);
    let settings = settings(&arguments.source, lang)?;
    let selection = Selection { outputs: false, totals: false, ..Selection::default() };
    let mut opened = Opened::new(&vocabulary, &arguments.source, &settings, selection)?;
    let receipt = opened.receipt();
    let mut rejects = Rejects::new(arguments.source.rejects.as_deref(), lang)?;
    let info = pack.info(lang);
    let mut lists = lists::Lists::create(arguments, &receipt)?;
    let mut counts = Counts::default();
    let range = |_| Trouble::SumOutOfRange;
    let work = |judged: Judged<'_, '_>| {
        let auditor = Auditor::new(&pack, &judged.judge.screener, judged.judge.date, lang);
        let (mut rows, mut counts) = (Vec::new(), Counts::default());
        let broken = |errors| refused(errors, &arguments.source.families);
        for family in &judged.good {
            let found = auditor.family(judged.register, judged.answers, *family).map_err(broken)?;
            counts.family(&found).map_err(range)?;
            for one in found {
                let reasons = match arguments.reasons {
                    true => auditor.reasons(judged.register, &one).map_err(broken)?,
                    false => Vec::new(),
                };
                rows.push(lists::Row { family: judged.id(*family), found: one, reasons });
            }
        }
        for _ in judged.good.len()..judged.chunk.families.num_rows() {
            counts.rejected();
        }
        Ok((lists::encode(&rows, &info, arguments)?, counts))
    };
    opened.each(Some(&mut rejects), work, |(encoded, more)| {
        counts.merge(&more).map_err(range)?;
        lists.append(encoded)
    })?;
    let units = opened.judge.screener.units(lang);
    let summary = summary::Summary::of(&receipt, &counts, &info, &units, rejects.count()).map_err(range)?;
    let any = rejects.count() > 0 || counts.with_findings > 0;
    let mut complete = lists.finish(&counts, &summary, &info)?;
    complete.splice(0..0, rejects.finish()?);
    persist(complete)?;
    if arguments.format == Format::Json {
        output::json(&summary)?;
    }
    let listed = Done::Listed { path: &input::name(&arguments.out) }.text(lang);
    output::error_words(&format!("{}{listed}\n", summary::words(&counts, &info, &units, lang).map_err(range)?));
    Ok(if any { Outcome::Wanting } else { Outcome::Done })
}

/// Whether a path names a table, by its ending.
pub fn is_table(path: &Path) -> bool {
    yimen_files::Format::of(path).is_ok()
}
