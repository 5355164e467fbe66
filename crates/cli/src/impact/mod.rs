//! `yimen impact`: two packs over one register, or over the cases of the new one.

mod cases;
mod lists;
mod registers;

use crate::{
    Outcome,
    args::Format,
    failure::Failure,
    input, load, output, paths,
    register::{Rejects, Source, bytes, json},
    words::{Audited, Done, Trouble},
};
use clap::Args;
use serde::Serialize;
use std::path::{Path, PathBuf};
use yimen::{Lang, Pack, shapes::PackInfo};
use yimen_audit::impact::{
    Compared, Impact, ImpactShape, Items,
    page::{About, page},
};
use yimen_files::{Complete, Format as Table, Receipt, persist};

/// What to compare.
#[derive(Debug, Args)]
pub struct Arguments {
    /// 原来的政策包 / the old pack
    pub pack_a: PathBuf,
    /// 新的政策包 / the new pack
    pub pack_b: PathBuf,
    /// 不用家庭表，用新政策包自带的用例 / the cases of the new pack in place of a register
    #[arg(long, conflicts_with_all = ["families", "members", "receiving", "mapping", "date", "region", "rejects", "threads"])]
    pub cases: bool,
    /// The register.
    #[command(flatten)]
    pub source: Option<Source>,
    /// 写到哪里：.html 是一页报告，.json 是全部合计，.csv、.jsonl、.parquet 逐户列出有变化的
    /// / where to write it: .html a page, .json all sums, .csv, .jsonl or .parquet the families that change
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// 汇总用文字（标准错误）或再加 JSON（标准输出） / the summary in words only, or as JSON on standard output as well
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// What the output is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Page,
    Sums,
    Families,
}

/// Endings, for messages.
const ENDINGS: &str = ".html, .json, .csv, .jsonl, .parquet";

/// A pack and what it contains.
struct Side {
    pack: Pack,
    info: PackInfo,
}

/// A family that changes, for the list.
struct Changed {
    family: String,
    place: String,
    compared: Compared,
}

/// What came of the comparison.
struct Comparison {
    impact: Impact,
    /// The list of families that change and its receipt, where one was asked for.
    list: Vec<Complete>,
    units: [String; 2],
    receipts: [Receipt; 2],
    /// What the families are, for people.
    families: String,
    rejects: Rejects,
    /// What went wrong with cases, each in words.
    refused: Vec<String>,
}

/// Everything as JSON.
#[derive(Serialize)]
struct Document<'a> {
    before: &'a Receipt,
    after: &'a Receipt,
    rejects: u64,
    #[serde(flatten)]
    impact: &'a ImpactShape,
}

/// Compares the packs and writes what comes of it.
pub fn run(arguments: &Arguments, lang: Lang) -> Result<Outcome, Failure> {
    let form = form(&arguments.out)?;
    let source = arguments.source.iter().flat_map(Source::paths);
    paths::are_distinct(&arguments.pack_b, source.chain([arguments.out.as_path()]))?;
    if input::is_standard(&arguments.pack_a) && input::is_standard(&arguments.pack_b) {
        return Err(Trouble::BothPacks.into());
    }
    let side = |path: &Path| -> Result<Side, Failure> {
        let pack = load::pack(path)?;
        Ok(Side { info: pack.info(lang), pack })
    };
    let list = matches!(form, Form::Families).then_some(arguments.out.as_path());
    let result;
    let items;
    let info;
    match &arguments.source {
        Some(source) if !arguments.cases => {
            let sides = [side(&arguments.pack_a)?, side(&arguments.pack_b)?];
            items = Items::of(&sides[0].info, &sides[1].info);
            result = registers::compare(&sides, &items, source, list, lang)?;
            info = sides.map(|side| side.info);
        }
        _ if arguments.cases => {
            let before = side(&arguments.pack_a)?;
            let (after, all) = cases::of_pack(&arguments.pack_b, lang)?;
            let sides = [before, after];
            items = Items::of(&sides[0].info, &sides[1].info);
            result = cases::compare(&sides, &items, (&arguments.pack_b, &all), list, lang)?;
            info = sides.map(|side| side.info);
        }
        _ => return Err(Trouble::NothingToCompare.into()),
    }
    let place = |code: &str| {
        let named = info.iter().rev().find_map(|info| info.regions.iter().find(|region| region.code == code));
        named.map_or_else(|| code.to_owned(), |region| region.name.clone())
    };
    let shape = result.impact.shape(&items, result.units.clone(), place);
    finish(arguments, form, result, &shape, &info, lang)
}

fn finish(
    arguments: &Arguments,
    form: Form,
    result: Comparison,
    shape: &ImpactShape,
    info: &[PackInfo; 2],
    lang: Lang,
) -> Result<Outcome, Failure> {
    let [before, after] = &result.receipts;
    let bad = result.rejects.count();
    let document = Document { before, after, rejects: bad, impact: shape };
    let mut complete: Vec<Complete> = Vec::new();
    complete.extend(result.rejects.finish()?);
    match form {
        Form::Page => {
            let names =
                [0, 1].map(|at| info.get(at).map_or(String::new(), |info| format!("{} {}", info.name, info.version)));
            let receipt = told(before, after, lang);
            let about = About { packs: [&names[0], &names[1]], families: &result.families, receipt: &receipt };
            complete.push(bytes(&arguments.out, page(shape, about, lang).as_bytes())?);
        }
        Form::Sums => complete.push(json(&arguments.out, &document)?),
        Form::Families => complete.extend(result.list),
    }
    persist(complete)?;
    if arguments.format == Format::Json {
        output::json(&document)?;
    }
    for refused in &result.refused {
        output::error_words(&format!("{refused}\n"));
    }
    let mut text = Audited::Compared {
        families: shape.families,
        gainers: shape.gainers,
        losers: shape.losers,
        other: shape.other,
        unchanged: shape.unchanged,
        open: [shape.open, shape.open_changed],
    }
    .text(lang);
    text.push('\n');
    for (money, unit) in [&shape.budget.difference.monthly, &shape.budget.difference.once].into_iter().zip(&shape.units)
    {
        if money != "0" {
            text.push_str(&Audited::Budget { money: &yimen_report::amount::grouped(money), unit }.text(lang));
            text.push('\n');
        }
    }
    if result.impact.is_nothing() {
        text.push_str(&Audited::NothingChanges.text(lang));
        text.push('\n');
    }
    text.push_str(&Done::Listed { path: &input::name(&arguments.out) }.text(lang));
    output::error_words(&format!("{text}\n"));
    Ok(if bad > 0 || shape.rejected > 0 { Outcome::Wanting } else { Outcome::Done })
}

fn form(path: &Path) -> Result<Form, Failure> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("html" | "htm") => Ok(Form::Page),
        Some("json") => Ok(Form::Sums),
        _ => Table::of(path)
            .map(|_| Form::Families)
            .map_err(|_| Trouble::NoForm { path: input::name(path), endings: ENDINGS }.into()),
    }
}

/// The receipts for people.
fn told(before: &Receipt, after: &Receipt, lang: Lang) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let sides = [(before, lang.pick("原规则", "Old rules")), (after, lang.pick("新规则", "New rules"))];
    for (receipt, name) in sides {
        all.push((name.to_owned(), format!("{} {}", receipt.pack, receipt.version)));
        all.push((format!("{name}{}", lang.pick("校验码", ", hash")), receipt.pack_hash.clone()));
    }
    all.push((lang.pick("计算程序", "Engine").to_owned(), after.engine.clone()));
    if !after.date.is_empty() {
        all.push((lang.pick("评估日", "Date").to_owned(), after.date.clone()));
    }
    all.extend(after.region.iter().map(|region| (lang.pick("地区", "Place").to_owned(), region.clone())));
    for file in &after.inputs {
        all.push((file.name.clone(), file.sha256.clone()));
    }
    all
}
