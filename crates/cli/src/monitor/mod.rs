//! `yimen monitor`: two snapshots of a register, what changed, and what calls for a visit.

mod family;
mod lists;
mod pass;
mod spool;

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    input, load, output, paths,
    register::{EncodingName, Rejects, Source, day, internal},
    words::{Audited, Done},
};
use clap::Args;
use family::{Family, Kind};
use lists::{About, Lists};
use pass::Snapshots;
use serde::Serialize;
use std::{
    collections::BTreeMap,
    num::NonZero,
    path::{Path, PathBuf},
};
use yimen::{Exact, Lang, value::Day};
use yimen_arrow::Vocabulary;
use yimen_audit::monitor::{LARGE_BILL, SignalKind, Term, Watch};
use yimen_files::{Receipt, persist};

/// What to compare.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 政策包 / the pack
    pub pack: PathBuf,
    /// 前一次的家庭表 / families of the earlier snapshot
    #[arg(long, value_name = "FILE")]
    pub before: PathBuf,
    /// 前一次的成员表 / members of the earlier snapshot
    #[arg(long, value_name = "FILE")]
    pub before_members: Option<PathBuf>,
    /// 前一次的在享表 / what was received then
    #[arg(long, value_name = "FILE")]
    pub before_receiving: Option<PathBuf>,
    /// 前一次的评估日 / the day of the earlier snapshot [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub before_date: Option<String>,
    /// 这一次的家庭表 / families of the later snapshot
    #[arg(long, value_name = "FILE")]
    pub after: PathBuf,
    /// 这一次的成员表 / members of the later snapshot
    #[arg(long, value_name = "FILE")]
    pub after_members: Option<PathBuf>,
    /// 这一次的在享表 / what is received now
    #[arg(long, value_name = "FILE")]
    pub after_receiving: Option<PathBuf>,
    /// 这一次的评估日 / the day of the later snapshot [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// 表里没有写地区的，按这个地区 / place of families whose row names none, by name or code
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
    /// 别的系统的列名和用词，一个 JSON 文件 / foreign columns and words, a JSON file
    #[arg(long, value_name = "FILE.json")]
    pub mapping: Option<PathBuf>,
    /// CSV 和 JSON Lines 的编码，不写时自动识别 / encoding of CSV and JSON Lines, found out by default
    #[arg(long, value_enum)]
    pub encoding: Option<EncodingName>,
    /// 预警从哪一天起算，不写时是这一次的评估日 / the day alerts count from, that of the later snapshot by default [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// 看哪一天的红黄蓝，不写时是起算那一天 / the day colours are told for, the one alerts count from by default [YYYY-MM-DD]
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// 多少天以内核实，系统自定 / days to look into an alert, this system's own choice
    #[arg(long, value_name = "DAYS", default_value_t = Term::default().days, value_parser = clap::value_parser!(u32).range(0..=3660))]
    pub term: u32,
    /// 只剩这么多天转黄，系统自定 / yellow with so many days left, this system's own choice
    #[arg(long, value_name = "DAYS", default_value_t = Term::default().yellow, value_parser = clap::value_parser!(u32).range(0..=3660))]
    pub yellow: u32,
    /// 只剩这么多天转红，系统自定 / red with so many days left, this system's own choice
    #[arg(long, value_name = "DAYS", default_value_t = Term::default().red, value_parser = clap::value_parser!(u32).range(0..=3660))]
    pub red: u32,
    /// 医疗支出多出这么多元算大额，系统自定 / from how many yuan more on a medical bill is large, this system's own choice
    #[arg(long, value_name = "YUAN", default_value_t = LARGE_BILL, value_parser = clap::value_parser!(i64).range(0..))]
    pub large_bill: i64,
    /// 清单写到哪个文件夹 / folder the lists go to
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// 读不了的行写到这里，一个 CSV 文件 / rows that cannot be used are listed here, a CSV file
    #[arg(long, value_name = "FILE.csv")]
    pub rejects: Option<PathBuf>,
    /// 用几个线程，不写时用全部 / threads to use, all by default
    #[arg(long, value_name = "N")]
    pub threads: Option<NonZero<usize>>,
    /// 汇总用文字（标准错误）或再加 JSON（标准输出） / the summary in words only, or as JSON on standard output as well
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// How many of what.
#[derive(Debug, Default, Serialize)]
struct Counts {
    families: u64,
    changed: u64,
    added: u64,
    gone: u64,
    alerts: u64,
    families_with_alerts: u64,
    rejects: u64,
    signals: BTreeMap<&'static str, u64>,
}

/// Everything as JSON.
#[derive(Serialize)]
struct Summary<'a> {
    before: &'a Receipt,
    after: &'a Receipt,
    from: String,
    on: String,
    term_days: u32,
    yellow_days: u32,
    red_days: u32,
    large_bill: i64,
    note: &'static str,
    #[serde(flatten)]
    counts: &'a Counts,
}

const NOTE: &str = "term, yellow, red and large_bill are this system's own choice (系统自定); no source gives them";

impl Arguments {
    fn source(&self, before: bool) -> Source {
        let pick = |one: &Option<PathBuf>, other: &Option<PathBuf>| if before { one.clone() } else { other.clone() };
        Source {
            families: if before { self.before.clone() } else { self.after.clone() },
            members: pick(&self.before_members, &self.after_members),
            receiving: pick(&self.before_receiving, &self.after_receiving),
            mapping: self.mapping.clone(),
            date: if before { self.before_date.clone() } else { self.date.clone() },
            region: self.region.clone(),
            rejects: self.rejects.clone(),
            encoding: self.encoding,
            threads: self.threads,
        }
    }
}

/// Compares the snapshots and writes the lists.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    let sources = [arguments.source(true), arguments.source(false)];
    // The same snapshot may be set against itself; what is written must be none of them.
    let written: Vec<PathBuf> = lists::NAMES.iter().map(|name| arguments.out.join(name)).collect();
    for source in &sources {
        paths::are_distinct(&arguments.pack, source.paths().chain(written.iter().map(PathBuf::as_path)))?;
    }
    let pack = load::pack(&arguments.pack)?;
    let vocabulary = Vocabulary::of(&pack);
    let info = pack.info(lang);
    let mut rejects = Rejects::new(arguments.rejects.as_deref(), lang)?;
    let asked = [&arguments.from, &arguments.on].map(|text| text.as_deref().map(day).transpose());
    let [from, on] = asked;
    let (from, on): (Option<Day>, Option<Day>) = (from?, on?);
    let snapshots = Snapshots::read(&vocabulary, &sources, &mut rejects, lang)?;
    let from = from.unwrap_or(snapshots.after.date);
    let on = on.unwrap_or(from);
    let term = Term { days: arguments.term, yellow: arguments.yellow, red: arguments.red };
    let watched = Watch::usual(Exact::from_integer(arguments.large_bill));
    let mut counts = Counts { families: snapshots.families(), rejects: rejects.count(), ..Counts::default() };
    counts.signals = SignalKind::ALL.iter().map(|kind| (kind.id(), 0)).collect();
    let deadline = term.from(from).ok_or_else(|| internal("a day beyond the calendar"))?;
    let mut lists = Lists::create(&arguments.out, About { info: &info, deadline, from, on, lang })?;
    snapshots.changed(&watched, |families| {
        families.iter().for_each(|family| counts.add(family));
        lists.append(&families)
    })?;
    let summary = Summary {
        before: &snapshots.before.receipt,
        after: &snapshots.after.receipt,
        from: from.to_string(),
        on: on.to_string(),
        term_days: term.days,
        yellow_days: term.yellow,
        red_days: term.red,
        large_bill: arguments.large_bill,
        note: NOTE,
        counts: &counts,
    };
    let mut complete = lists.finish(&summary)?;
    complete.splice(0..0, rejects.finish()?);
    persist(complete)?;
    if arguments.format == Format::Json {
        output::json(&summary)?;
    }
    output::error_words(&words(&counts, &arguments.out, lang));
    Ok(if counts.alerts > 0 || counts.rejects > 0 { Outcome::Wanting } else { Outcome::Done })
}

impl Counts {
    fn add(&mut self, family: &Family) {
        let count = match family.kind {
            Kind::Added => &mut self.added,
            Kind::Gone => &mut self.gone,
            Kind::Changed => &mut self.changed,
        };
        *count += 1;
        self.alerts += family.signals.len() as u64;
        self.families_with_alerts += u64::from(!family.signals.is_empty());
        for signal in &family.signals {
            *self.signals.entry(signal.kind.id()).or_default() += 1;
        }
    }
}

fn words(counts: &Counts, out: &Path, lang: Lang) -> String {
    let Counts { families, changed, added, gone, alerts, families_with_alerts, .. } = *counts;
    let mut all = vec![Audited::Watched { families, changed, added, gone }.text(lang)];
    all.push(Audited::Alerts { alerts, families: families_with_alerts }.text(lang));
    for kind in SignalKind::ALL {
        let count = counts.signals.get(kind.id()).copied().unwrap_or(0);
        if count > 0 {
            all.push(Audited::Alert { name: kind.name(lang), count }.text(lang));
        }
    }
    all.push(Done::Listed { path: &input::name(out) }.text(lang));
    all.join("\n") + "\n"
}
