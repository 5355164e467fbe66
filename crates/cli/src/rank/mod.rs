//! `yimen rank`: the families of a register in the order of a figure.

mod by;
mod list;
mod sorting;

use self::{
    by::By,
    list::table,
    sorting::{Family, Sorting},
};
use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    load, output, paths,
    register::{Judged, Opened, Rejects, Source, settings},
    words::Audited,
};
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use yimen::{Lang, batch::Selection};
use yimen_arrow::Vocabulary;
use yimen_audit::{Ranked, Ranking};
use yimen_files::{Receipt, TableWriter, persist};

/// Rows written at once.
const ROWS: usize = 1 << 13;

/// What to rank.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// The register.
    #[command(flatten)]
    pub source: Source,
    /// 按哪个指标：家庭的指标或分类（名称或代号），或 plan.monthly、plan.regular、plan.once
    /// / by which output of families (name or id), or plan.monthly, plan.regular, plan.once
    #[arg(long, value_name = "OUTPUT")]
    pub by: String,
    /// 从小到大；不写时从大到小 / the least first; by default the greatest
    #[arg(long)]
    pub ascending: bool,
    /// 只要前多少户 / only the first so many
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// 写到哪里：.csv、.jsonl 或 .parquet / where to write it: .csv, .jsonl or .parquet
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// 汇总用文字（标准错误）或再加 JSON（标准输出） / the summary in words only, or as JSON on standard output as well
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// The summary.
#[derive(Serialize)]
struct Summary<'a> {
    receipt: &'a Receipt,
    by: &'a str,
    ascending: bool,
    families: u64,
    ranked: u64,
    rejects: u64,
}

/// Ranks the families and writes the list.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    paths::are_distinct(&arguments.pack, arguments.source.paths().chain([arguments.out.as_path()]))?;
    let pack = load::pack(&arguments.pack)?;
    let by = By::of(&pack, &arguments.by)?;
    let vocabulary = Vocabulary::of(&pack);
    let settings = settings(&arguments.source, lang)?;
    let outputs = matches!(by, By::Output(..));
    let selection = Selection { outputs, totals: !outputs, amounts: !outputs, bars: false };
    let mut opened = Opened::new(&vocabulary, &arguments.source, &settings, selection)?;
    let receipt = opened.receipt();
    // Begun before the first family: what cannot be written is told before a long run.
    let info = pack.info(lang);
    let mut list = TableWriter::create(&arguments.out, table(&[], 1, &by, &info)?.schema(), &receipt.metadata())?;
    let mut rejects = Rejects::new(arguments.source.rejects.as_deref(), lang)?;
    let mut sorting = Sorting::new(arguments.ascending, arguments.top);
    let mut families = 0_u64;
    // The first so many of each chunk, numbered from its first family on.
    let work = |judged: Judged<'_, '_>| {
        let mut own = Ranking::new(arguments.ascending, arguments.top);
        for (number, family) in (0..).zip(&judged.good) {
            let figure = by.figure(judged.answers, *family);
            let id = Family { id: judged.id(*family), region: judged.region(*family) };
            own.push(Ranked { figure, number, family: id });
        }
        Ok((own.finish(), judged.good.len() as u64))
    };
    opened.each(Some(&mut rejects), work, |(some, count)| {
        for one in some {
            sorting.push(Ranked { number: one.number.saturating_add(families), ..one })?;
        }
        families = families.saturating_add(count);
        Ok(())
    })?;
    let (mut sorted, mut ranked) = (sorting.finish()?, 0_u64);
    loop {
        let some = sorted.some(ROWS)?;
        if some.is_empty() {
            break;
        }
        list.write(&table(&some, ranked.saturating_add(1), &by, &info)?)?;
        ranked = ranked.saturating_add(some.len() as u64);
    }
    let mut complete: Vec<_> = Vec::new();
    let bad = rejects.count();
    complete.extend(rejects.finish()?);
    complete.push(receipt.beside(&arguments.out)?);
    complete.push(list.finish()?);
    persist(complete)?;
    if arguments.format == Format::Json {
        output::json(&Summary {
            receipt: &receipt,
            by: by.id(),
            ascending: arguments.ascending,
            families,
            ranked,
            rejects: bad,
        })?;
    }
    let told = Audited::Ranked { ranked, families };
    output::error_words(&format!("{}\n", told.text(lang)));
    Ok(if bad > 0 { Outcome::Wanting } else { Outcome::Done })
}
