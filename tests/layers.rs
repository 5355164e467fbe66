//! The core's layers: a module uses only lower ones, and each outside thing has one owner.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Modules of the core with their layers, lowest first. Modules of one layer do not see each other.
const LAYERS: [(&str, u32); 16] = [
    ("base", 0),
    ("value", 1),
    ("program", 2),
    ("syntax", 3),
    ("case", 3),
    ("check", 4),
    ("editing", 5),
    ("compile", 5),
    ("eval", 5),
    ("explain", 6),
    ("overlap", 6),
    ("prove", 7),
    ("batch", 7),
    ("edge", 7),
    ("cases", 8),
    ("api", 9),
];

/// Uses against the order that are allowed, each with its reason.
const ALLOWED: [(&str, &str, &str); 1] =
    [("base", "edge", "Diagnostic::report is declared beside the shape it fills in, in edge/report.rs")];

/// Outside crates and the only files that may name them.
const OWNERS: [(&str, &[&str]); 7] = [
    ("pest", &["src/syntax/format/tree.rs", "src/syntax/grammar.rs", "src/syntax/read/", "src/syntax/tokens.rs"]),
    ("pest_derive", &["src/syntax/grammar.rs"]),
    ("jiff", &["src/value/day.rs"]),
    ("num_integer", &["src/value/exact.rs"]),
    ("sha2", &["src/program/file.rs"]),
    ("pulp", &["src/batch/run/mod.rs"]),
    ("serde_json", &["src/case/tree.rs"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, found);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            found.push(entry);
        }
    }
}

/// Path below the project and text without comments, for every file of the core.
fn core() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    files.sort();
    let read = |file: &PathBuf| {
        let text = fs::read_to_string(file).unwrap();
        let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        (file.strip_prefix(root).unwrap().to_string_lossy().into_owned(), code.join("\n"))
    };
    files.iter().map(read).collect()
}

fn module(path: &str) -> &str {
    let below = path.strip_prefix("src/").unwrap();
    below.split_once('/').map_or(below.trim_end_matches(".rs"), |(folder, _)| folder)
}

/// Modules named after `crate::`, alone or in a group.
fn used(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => found.extend(first_word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut start = true;
                for (at, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        _ if start && !character.is_whitespace() => {
                            found.extend(first_word(&group[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
    (!word.is_empty()).then_some(word)
}

fn layer(module: &str) -> Option<u32> {
    LAYERS.iter().find(|(name, _)| *name == module).map(|(_, layer)| *layer)
}

#[test]
fn imports_go_down() {
    let mut against = Vec::new();
    for (path, code) in core() {
        let own = module(&path);
        if own == "lib" {
            continue;
        }
        let own_layer = layer(own).unwrap_or_else(|| panic!("{path}: module {own} has no layer"));
        for other in used(&code).iter().filter(|other| *other != own) {
            let Some(other_layer) = layer(other) else {
                against.push(format!("{path} uses crate::{other}, which is no module of the core"));
                continue;
            };
            let allowed = ALLOWED.iter().any(|(from, to, _)| *from == own && to == other);
            if other_layer >= own_layer && !allowed {
                against.push(format!("{path} (layer {own_layer}) uses {other} (layer {other_layer})"));
            }
        }
    }
    assert!(against.is_empty(), "imports against the layers:\n{}", against.join("\n"));
}

#[test]
fn the_check_sees_imports() {
    let code = "use crate::{base::Code, eval::{Value, Frame}};\nlet x = crate::program::hash_text(b);";
    assert_eq!(used(code).into_iter().collect::<Vec<_>>(), ["base", "eval", "program"]);
}

#[test]
fn outside_crates_have_one_owner() {
    for (outside, owners) in OWNERS {
        let names = |code: &str| code.contains(&format!("{outside}::"));
        let users: Vec<String> = core().into_iter().filter(|(_, code)| names(code)).map(|(path, _)| path).collect();
        let strangers: Vec<&String> =
            users.iter().filter(|path| !owners.iter().any(|owner| path.starts_with(owner))).collect();
        assert!(strangers.is_empty(), "{outside} is also used by {strangers:?}");
        assert!(!users.is_empty(), "{outside} is used by nobody; take it off the list");
    }
}

#[test]
fn no_floating_point_and_no_hash_order() {
    for (path, code) in core() {
        let words: BTreeSet<&str> =
            code.split(|character: char| !character.is_alphanumeric() && character != '_').collect();
        for banned in ["f32", "f64", "HashMap", "HashSet", "SystemTime", "Instant", "unsafe"] {
            assert!(!words.contains(banned), "{path} names {banned}");
        }
    }
}
