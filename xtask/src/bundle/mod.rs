//! The shared cases with their answers by the native engine, as one file for the tests on the other platforms.
//!
//! Three kinds of question go in: the cases of `tests/shared`, the cases the authors wrote into the packs (each also
//! in English with one fact left out), and policy texts that must be refused. Every platform must answer with the very
//! same bytes.

mod packs;
mod refused;
mod variants;

use crate::{cargo, paths};
use anyhow::{Context, Result, anyhow, bail};
use packs::CompiledPack;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use yimen::{Diagnostic, Lang, ScreenOptions};

pub use packs::folders as pack_folders;

/// The environment variable that tells tests where the bundle lies.
pub const VARIABLE: &str = "YIMEN_SHARED_BUNDLE";

/// Writes the bundle below cargo's target folder and returns where.
pub fn write() -> Result<PathBuf> {
    let mut packs = BTreeMap::new();
    for folder in pack_folders()? {
        let pack = CompiledPack::read(&folder)?;
        packs.insert(folder, pack);
    }
    let mut cases = shared_cases(&packs)?;
    for pack in packs.values() {
        for (index, (name, case)) in pack.cases.iter().enumerate() {
            cases.push(judged(pack, name, case, Lang::Chinese)?);
            if let Some(variant) = variants::without_a_fact(case, index)? {
                let name = format!("{name}, one fact left out");
                cases.push(judged(pack, &name, &variant, Lang::English)?);
            }
        }
    }
    eprintln!("{} packs, {} cases", packs.len(), cases.len());

    let packs: Vec<Value> = packs.values().map(CompiledPack::entry).collect();
    let bundle = json!({ "packs": packs, "cases": cases, "refused": refused::texts()? });
    let path = cargo::target_folder()?.join("yimen-shared-bundle.json");
    paths::write(&path, bundle.to_string())?;
    Ok(path)
}

/// The cases of `tests/shared`, with the answers written down there.
fn shared_cases(packs: &BTreeMap<String, CompiledPack>) -> Result<Vec<Value>> {
    let mut cases = Vec::new();
    for folder in paths::sorted_entries(&paths::project("tests/shared"))? {
        if !folder.is_dir() {
            continue;
        }
        let read = |name: &str| paths::read_text(&folder.join(name));
        let (pack, case, expected) = (read("pack.txt")?, read("case.json")?, read("expected.json")?);
        let pack = pack.trim();
        if !packs.contains_key(pack) {
            bail!("{} names the pack `{pack}`, which is not there", folder.join("pack.txt").display());
        }
        let expected = expected.strip_suffix('\n').unwrap_or(&expected);
        cases.push(json!({
            "name": name_of(&folder), "pack": pack, "lang": "zh", "case": case, "expected": expected,
        }));
    }
    if cases.is_empty() {
        bail!("tests/shared holds no case; that is a fault of the project");
    }
    Ok(cases)
}

/// A case with the answer the native engine gives now.
fn judged(pack: &CompiledPack, name: &str, case: &str, lang: Lang) -> Result<Value> {
    let options = ScreenOptions { lang, ..ScreenOptions::default() };
    let expected = match pack.pack.screen_json(case, &options) {
        Ok(result) => pretty(&result)?,
        Err(diagnostics) => refusal(&diagnostics, &[], lang)?,
    };
    let lang = if lang == Lang::English { "en" } else { "zh" };
    Ok(json!({ "name": name, "pack": pack.folder, "lang": lang, "case": case, "expected": expected }))
}

/// What a refused input is answered with: `{"errors": […]}`.
fn refusal(diagnostics: &[Diagnostic], files: &[yimen::SourceFile], lang: Lang) -> Result<String> {
    let errors: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.report(files, lang)).collect();
    pretty(&BTreeMap::from([("errors", errors)]))
}

fn pretty(value: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string_pretty(value).context("an answer cannot be written as JSON")
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A refusal in words for a person, where the project's own files are at fault.
fn in_words(what: &str, diagnostics: &[Diagnostic]) -> anyhow::Error {
    let messages: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| format!("\n  {} {}", diagnostic.code(), diagnostic.message(Lang::Chinese)))
        .collect();
    anyhow!("{what}:{}", messages.concat())
}
