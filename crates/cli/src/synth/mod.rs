//! `yimen synth`: a synthetic register for a pack, with mistakes planted in what families receive.

use crate::{
    Outcome,
    failure::Failure,
    load, output, parallel, paths,
    register::{day, internal, json, receipt, refused},
    words::Done,
};
use clap::Args;
use rayon::prelude::*;
use serde::Serialize;
use std::{
    num::NonZero,
    path::{Path, PathBuf},
};
use yimen::{Lang, Pack};
use yimen_files::{Encoded, Receipt, TableWriter, persist};
use yimen_synth::{Plan, Synth, Tables};

/// What to make.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// 家庭表写到哪里，.csv、.jsonl 或 .parquet，下同 / where families go: .csv, .jsonl or .parquet, like the others
    #[arg(long, value_name = "FILE")]
    pub families_out: PathBuf,
    /// 成员表写到哪里 / where members go
    #[arg(long, value_name = "FILE")]
    pub members_out: PathBuf,
    /// 在享表写到哪里 / where what is received goes
    #[arg(long, value_name = "FILE")]
    pub receiving_out: PathBuf,
    /// 埋进去的漏救、错救、重复救写到哪里 / where the planted mistakes are listed
    #[arg(long, value_name = "FILE")]
    pub planted_out: PathBuf,
    /// 多少户 / how many families
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(0..=MOST))]
    pub size: u64,
    /// 种子：同一个种子总是同样的表 / the same seed always gives the same tables
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// 家庭住在哪里，地区名称或代码；往下分到最小的地方 / where they live, by name or code, down to the smallest places inside
    #[arg(long, value_name = "REGION")]
    pub region: String,
    /// 评估日 / the day they are judged for [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub date: String,
    /// 一千户里埋多少户 / of how many families in a thousand something is to be wrong
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(0..=1000))]
    pub planted: u32,
    /// 用几个线程，不写时用全部；结果一样 / threads to use, all by default; the tables are the same
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZero<usize>>,
}

/// Most families: their numbers have nine digits.
const MOST: u64 = 999_999_999;
/// Families made in one go.
const CHUNK: u64 = 500;

/// What was made, for the receipt beside the planted mistakes.
#[derive(Serialize)]
struct Made<'a> {
    #[serde(flatten)]
    receipt: &'a Receipt,
    seed: u64,
    size: u64,
    planted_per_mille: u32,
    planted: u64,
    unsettled: u64,
    note: &'static str,
}

const NOTE: &str = "synthetic; all weights are this system's own choice (系统自定) and no statistics of any place";

/// Makes the register.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    let outs = [&arguments.families_out, &arguments.members_out, &arguments.receiving_out, &arguments.planted_out];
    paths::are_distinct(&arguments.pack, outs.map(PathBuf::as_path))?;
    let pack = load::pack(&arguments.pack)?;
    let date = day(&arguments.date)?;
    let place = pack.place(&arguments.region).map_err(|error| refused(vec![error], Path::new("--region")))?;
    let plan = Plan { seed: arguments.seed, date, place, planted_per_mille: arguments.planted };
    let made = make(&pack, plan, arguments)?;
    let told = Done::Synthesised { families: arguments.size, planted: made.0, unsettled: made.1 };
    output::error_words(&format!("{}\n", told.text(lang)));
    Ok(Outcome::Done)
}

/// Writes the tables; how many mistakes were planted, and how many families could not be settled.
fn make(pack: &Pack, plan: Plan, arguments: &Arguments) -> Result<(u64, u64), Failure> {
    let synth = Synth::new(pack, plan);
    let receipt = receipt(synth.info(), &plan.date.to_string(), Some(plan.place), Vec::new());
    let schemas = synth.schemas().map_err(internal)?;
    let outputs = [
        (&arguments.families_out, schemas.families),
        (&arguments.members_out, schemas.members),
        (&arguments.receiving_out, schemas.receiving),
        (&arguments.planted_out, schemas.planted),
    ];
    let metadata = receipt.metadata();
    let writers: Result<Vec<TableWriter>, _> =
        outputs.iter().map(|(path, schema)| TableWriter::create(path, schema.clone(), &metadata)).collect();
    let mut writers = writers?;
    let formats: Vec<_> = writers.iter().map(TableWriter::format).collect();
    let pool = parallel::pool(arguments.threads)?;
    let chunk = |from: u64| -> Result<(Vec<Encoded>, u64, u64), Failure> {
        let until = from.saturating_add(CHUNK).min(arguments.size);
        let chunk = synth.families(from..until).map_err(|error| refused(vec![error], &arguments.pack))?;
        let Tables { families, members, receiving, planted } = synth.tables(&chunk).map_err(internal)?;
        let tables = [families, members, receiving, planted].into_iter().zip(&formats);
        let encoded: Result<Vec<Encoded>, _> =
            tables.map(|(table, format)| TableWriter::encode(*format, table)).collect();
        Ok((encoded?, chunk.planted.len() as u64, chunk.unsettled.len() as u64))
    };
    let starts: Vec<u64> = (0..arguments.size).step_by(usize::try_from(CHUNK).unwrap_or(1)).collect();
    let (mut planted, mut unsettled) = (0_u64, 0_u64);
    for some in starts.chunks(pool.current_num_threads().saturating_mul(4)) {
        let all: Vec<_> = pool.install(|| some.par_iter().map(|from| chunk(*from)).collect());
        for one in all {
            let (encoded, more, open) = one?;
            pool.install(|| writers.iter_mut().zip(encoded).try_for_each(|(writer, rows)| writer.append(rows)))?;
            planted = planted.saturating_add(more);
            unsettled = unsettled.saturating_add(open);
        }
    }
    let mut complete = Vec::new();
    for writer in writers {
        complete.push(writer.finish()?);
    }
    let made = Made {
        receipt: &receipt,
        seed: plan.seed,
        size: arguments.size,
        planted_per_mille: plan.planted_per_mille,
        planted,
        unsettled,
        note: NOTE,
    };
    complete.insert(0, json(&Receipt::path_beside(&arguments.planted_out), &made)?);
    persist(complete)?;
    Ok((planted, unsettled))
}
