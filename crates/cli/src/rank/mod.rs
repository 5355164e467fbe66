//! `yimen rank`: the families of a register in the order of a figure.

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    load, output, paths,
    register::{Judged, Opened, Rejects, Sheet, Source, settings, write},
    words::{Audited, Trouble},
};
use arrow_array::RecordBatch;
use clap::Args;
use serde::Serialize;
use std::path::PathBuf;
use yimen::{
    Exact, Lang, Pack,
    batch::{Answers, PlanState, Selection},
    shapes::{OutputInfo, PackInfo},
    value::Day,
};
use yimen_arrow::Vocabulary;
use yimen_audit::{Figure, Ranked, Ranking};
use yimen_files::{Receipt, persist};

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

/// What families are ranked by.
#[derive(Debug, Clone)]
enum By {
    /// An output of families, by place among the outputs of the answers.
    Output(usize, OutputInfo),
    Monthly,
    Regular,
    Once,
}

const SUMS: [(&str, By); 3] = [("plan.monthly", By::Monthly), ("plan.regular", By::Regular), ("plan.once", By::Once)];

/// A family in the list.
struct Family {
    id: String,
    region: String,
}

/// The summary.
#[derive(Serialize)]
struct Summary<'a> {
    receipt: &'a Receipt,
    by: &'a str,
    ascending: bool,
    families: u64,
    ranked: usize,
    rejects: u64,
}

/// Ranks the families and writes the list.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    paths::are_distinct(&arguments.pack, arguments.source.paths().chain([arguments.out.as_path()]))?;
    let pack = load::pack(&arguments.pack)?;
    let by = by(&pack, &arguments.by)?;
    let vocabulary = Vocabulary::of(&pack);
    let settings = settings(&arguments.source, lang)?;
    let outputs = matches!(by, By::Output(..));
    let selection = Selection { outputs, totals: !outputs, amounts: !outputs, bars: false };
    let mut opened = Opened::new(&vocabulary, &arguments.source, &settings, selection)?;
    let receipt = opened.receipt();
    let mut rejects = Rejects::new(arguments.source.rejects.as_deref(), lang)?;
    let mut ranking = Ranking::new(arguments.ascending, arguments.top);
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
            ranking.push(Ranked { number: one.number.saturating_add(families), ..one });
        }
        families = families.saturating_add(count);
        Ok(())
    })?;
    let ranked = ranking.finish();
    let rows = table(&ranked, &by, &pack.info(lang))?;
    let mut complete: Vec<_> = Vec::new();
    let bad = rejects.count();
    complete.extend(rejects.finish()?);
    complete.push(receipt.beside(&arguments.out)?);
    complete.push(write(&arguments.out, &rows, &receipt)?);
    persist(complete)?;
    if arguments.format == Format::Json {
        output::json(&Summary {
            receipt: &receipt,
            by: by.id(),
            ascending: arguments.ascending,
            families,
            ranked: ranked.len(),
            rejects: bad,
        })?;
    }
    let told = Audited::Ranked { ranked: ranked.len(), families };
    output::error_words(&format!("{}\n", told.text(lang)));
    Ok(if bad > 0 { Outcome::Wanting } else { Outcome::Done })
}

/// What the pack calls so.
fn by(pack: &Pack, name: &str) -> Result<By, Failure> {
    if let Some((_, by)) = SUMS.iter().find(|(known, _)| *known == name) {
        return Ok(by.clone());
    }
    let (chinese, english) = (pack.info(Lang::Chinese), pack.info(Lang::English));
    let all = || chinese.outputs.iter().zip(&english.outputs).enumerate();
    let named = |(_, (chinese, english)): &(usize, (&OutputInfo, &OutputInfo))| {
        chinese.owner == "family" && [&chinese.id, &chinese.name, &english.name].iter().any(|one| *one == name)
    };
    if let Some((at, (output, _))) = all().find(named) {
        return Ok(By::Output(at, output.clone()));
    }
    let known = all().filter(|(_, (output, _))| output.owner == "family").map(|(_, (output, _))| output.id.clone());
    let known = known.chain(SUMS.iter().map(|(name, _)| (*name).to_owned())).collect();
    Err(Trouble::NoFigure { name: name.to_owned(), known }.into())
}

impl By {
    fn id(&self) -> &str {
        match self {
            By::Output(_, output) => &output.id,
            By::Monthly => "plan.monthly",
            By::Regular => "plan.regular",
            By::Once => "plan.once",
        }
    }

    fn figure(&self, answers: &Answers, family: usize) -> Figure {
        let plans = &answers.plans;
        let read = plans.states.get(family).is_some_and(|state| *state != PlanState::Unread);
        let sums = match self {
            By::Output(at, _) => {
                let output = answers.outputs.get(*at);
                return output.map_or(Figure::Failed, |output| {
                    let state = output.states.get(family).copied().unwrap_or_default();
                    Figure::of_output(state, &output.values, family)
                });
            }
            By::Monthly => &plans.monthly,
            By::Regular => &plans.regular,
            By::Once => &plans.once,
        };
        sums.as_ref().map_or(Figure::Failed, |sums| Figure::of_sum(sums, family, read))
    }

    /// A settled figure that is no number, as results write it.
    fn word(&self, figure: Exact, info: &PackInfo) -> Option<String> {
        let By::Output(_, output) = self else { return None };
        let at = usize::try_from(figure.floor()).ok();
        match output.kind.as_str() {
            "number" => None,
            "truth" => Some(if figure.is_zero() { "no" } else { "yes" }.to_owned()),
            "date" => Day::of_number(i32::try_from(figure.floor()).ok()?).map(|day| day.to_string()),
            "choice" => output.choices.get(at?).map(|choice| choice.id.clone()),
            "region" => info.regions.get(at?).map(|region| region.code.clone()),
            _ => figure.to_text(),
        }
    }

    fn is_number(&self) -> bool {
        !matches!(self, By::Output(_, output) if output.kind != "number")
    }
}

/// The list: place, family, where it lives, and the figure; of an open one its bounds.
fn table(ranked: &[Ranked<Family>], by: &By, info: &PackInfo) -> Result<RecordBatch, Failure> {
    let all = || ranked.iter();
    let region = |code: &str| info.regions.iter().find(|region| region.code == code).map_or("", |region| &region.name);
    let state = |figure: &Figure| match figure {
        Figure::Settled(_) => "settled",
        Figure::Open(..) => "open",
        Figure::Absent => "none",
        Figure::Failed => "failed",
    };
    let sheet = Sheet::default()
        .counts("rank", (1..).take(ranked.len()))
        .texts("family", all().map(|one| one.family.id.as_str()))
        .texts("region", all().map(|one| one.family.region.as_str()))
        .texts("region_name", all().map(|one| region(&one.family.region)));
    let settled = |one: &Ranked<Family>| match one.figure {
        Figure::Settled(figure) => Some(figure),
        _ => None,
    };
    let bounds = |one: &Ranked<Family>| match one.figure {
        Figure::Open(low, high) => (low, high),
        _ => (None, None),
    };
    let sheet = match by.is_number() {
        true => sheet
            .figures(by.id(), all().map(settled))?
            .figures("low", all().map(|one| bounds(one).0))?
            .figures("high", all().map(|one| bounds(one).1))?,
        false => {
            let word = |one: &Ranked<Family>| settled(one).and_then(|figure| by.word(figure, info)).unwrap_or_default();
            sheet.texts(by.id(), all().map(word))
        }
    };
    sheet.texts("state", all().map(|one| state(&one.figure))).finish()
}
