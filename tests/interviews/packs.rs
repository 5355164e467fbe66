//! The packs of `policies/` that bring cases along, with what their cases give as answers.

use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};
use yimen::{
    Lang, Pack, ScreenOptions, SourceFile,
    shapes::{PackInfo, ScreeningResult},
};

pub static PACKS: LazyLock<Vec<Policies>> =
    LazyLock::new(|| vec![Policies::read(&["china"]), Policies::read(&["china", "zhejiang"])]);

/// A pack, its cases, and the answers they give.
pub struct Policies {
    pub pack: Pack,
    pub info: PackInfo,
    pub cases: Vec<Value>,
    /// By fact: what the cases say, on which side of a bound or right on it.
    pub answers: BTreeMap<String, Vec<Value>>,
}

impl Policies {
    fn read(layers: &[&str]) -> Policies {
        let files: Vec<SourceFile> = layers.iter().flat_map(|layer| layer_files(layer)).collect();
        let compiled = yimen::compile(&files);
        let pack = compiled.pack.expect("the packs compile");
        let info = pack.info(Lang::English);
        let named = pack.info(Lang::Chinese);
        let ids: BTreeMap<String, String> =
            named.family.into_iter().chain(named.member).map(|fact| (fact.name, fact.id)).collect();
        let read = |text: &str| {
            let mut case: Value = serde_json::from_str(text).unwrap();
            case["family"] = with_ids(&case["family"], &ids);
            case["members"].as_array_mut().into_iter().flatten().for_each(|member| *member = with_ids(member, &ids));
            case
        };
        let cases: Vec<Value> = compiled.cases.iter().map(|case| read(&case.case_json())).collect();
        let mut answers: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for case in &cases {
            let members = case["members"].as_array().into_iter().flatten();
            for (id, value) in members.chain([&case["family"]]).filter_map(Value::as_object).flatten() {
                let known = answers.entry(id.clone()).or_default();
                if !known.contains(value) {
                    known.push(value.clone());
                }
            }
        }
        Policies { pack, info, cases, answers }
    }

    pub fn screen(&self, case: &str) -> ScreeningResult {
        self.screen_with(case, true)
    }

    /// The result without what is still to be asked, which takes a fraction of the time.
    pub fn result(&self, case: &str) -> ScreeningResult {
        self.screen_with(case, false)
    }

    fn screen_with(&self, case: &str, questions: bool) -> ScreeningResult {
        let options = ScreenOptions { questions, ..ScreenOptions::default() };
        self.pack.screen_json(case, &options).unwrap_or_else(|errors| {
            let told: Vec<String> = errors.iter().map(|error| error.message(Lang::English)).collect();
            panic!("{case}: {told:?}")
        })
    }
}

/// Facts by their ids, however they were named.
fn with_ids(facts: &Value, ids: &BTreeMap<String, String>) -> Value {
    let facts = facts.as_object().into_iter().flatten();
    facts.map(|(key, value)| (ids.get(key).unwrap_or(key).clone(), value.clone())).collect()
}

fn layer_files(layer: &str) -> Vec<SourceFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies").join(layer);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let file = |path: &Path| SourceFile {
        path: format!("{layer}/{}", path.file_name().unwrap().to_string_lossy()),
        text: fs::read_to_string(path).unwrap(),
    };
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "policy"))
        .map(|path| file(path))
        .collect()
}
