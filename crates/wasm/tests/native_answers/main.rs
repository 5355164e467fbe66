//! What the native engine answers, written to a file for the tests on the other platforms to compare with.
//!
//! Three kinds of question go in: the cases of `tests/shared`, the cases the authors wrote into the packs (each also
//! in English with one fact left out), and policy texts that must be refused. Every platform must answer with the very
//! same bytes. `cargo xtask test` says where the file goes; without that nothing is written, and the questions are
//! still asked.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/hash.rs"]
mod hash;
mod packs;
mod project;
mod refused;
mod variants;

use packs::CompiledPack;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yimen::{Diagnostic, Lang, ScreenOptions, SourceFile};

/// The environment variable that says where the file goes.
const VARIABLE: &str = "YIMEN_SHARED_BUNDLE";

#[test]
fn native_answers_are_written() {
    let packs: BTreeMap<String, CompiledPack> =
        packs::folders().into_iter().map(|folder| (folder.clone(), CompiledPack::read(&folder))).collect();
    let mut cases = shared_cases(&packs);
    for pack in packs.values() {
        for (index, (name, case)) in pack.cases.iter().enumerate() {
            cases.push(judged(pack, name, case, Lang::Chinese));
            if let Some(variant) = variants::without_a_fact(case, index) {
                cases.push(judged(pack, &format!("{name}, one fact left out"), &variant, Lang::English));
            }
        }
    }
    let packs: Vec<Value> = packs.values().map(CompiledPack::entry).collect();
    let bundle = json!({ "packs": packs, "cases": cases, "refused": refused::texts() });
    if let Some(path) = std::env::var_os(VARIABLE) {
        std::fs::write(path, bundle.to_string()).expect("the file can be written");
    }
}

/// The cases of `tests/shared`, with the answers written down there.
fn shared_cases(packs: &BTreeMap<String, CompiledPack>) -> Vec<Value> {
    let folders = project::entries("tests/shared").into_iter().filter(|folder| folder.is_dir());
    let cases: Vec<Value> = folders
        .map(|folder| {
            let name = project::name_of(&folder);
            let read = |file: &str| project::text(&folder.join(file));
            let (pack, expected) = (read("pack.txt"), read("expected.json"));
            let pack = pack.trim();
            assert!(packs.contains_key(pack), "{name} names the pack `{pack}`, which is not there");
            let expected = expected.strip_suffix('\n').unwrap_or(&expected);
            json!({ "name": name, "pack": pack, "lang": "zh", "case": read("case.json"), "expected": expected })
        })
        .collect();
    assert!(!cases.is_empty(), "tests/shared holds no case");
    cases
}

/// A case with the answer the native engine gives now.
fn judged(pack: &CompiledPack, name: &str, case: &str, lang: Lang) -> Value {
    let options = ScreenOptions { lang, ..ScreenOptions::default() };
    let expected = match pack.pack.screen_json(case, &options) {
        Ok(result) => pretty(&result),
        Err(diagnostics) => refusal(&diagnostics, &[], lang),
    };
    let lang = if lang == Lang::English { "en" } else { "zh" };
    json!({ "name": name, "pack": pack.folder, "lang": lang, "case": case, "expected": given(expected) })
}

/// Longest answer written out, in bytes.
const LONGEST: usize = 20_000;

/// An answer as the file gives it: a long one by its hash. A browser would have to take in hundreds of megabytes otherwise.
fn given(answer: String) -> String {
    if answer.len() > LONGEST { hash::of(&answer) } else { answer }
}

/// What a refused input is answered with: `{"errors": […]}`.
fn refusal(diagnostics: &[Diagnostic], files: &[SourceFile], lang: Lang) -> String {
    let errors: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.report(files, lang)).collect();
    pretty(&BTreeMap::from([("errors", errors)]))
}

fn pretty(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("answers are plain data")
}
