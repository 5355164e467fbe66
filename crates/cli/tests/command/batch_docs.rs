//! The examples of `docs/register.md` are run as they stand.

use super::support::Scratch;
use std::{fs, path::Path};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

/// Fenced blocks: what follows the opening fence, and the text.
fn blocks(document: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in document.lines() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(sort) => {
                open = true;
                found.push((sort.to_owned(), String::new()));
            }
            None if open => {
                *found.last_mut().unwrap() = {
                    let (sort, text) = found.last().unwrap().clone();
                    (sort, text + line + "\n")
                }
            }
            None => {}
        }
    }
    found
}

#[test]
fn examples_of_the_document() {
    let scratch = Scratch::empty();
    let policy = blocks(&read("README.md")).into_iter().find(|(sort, _)| sort == "policy").unwrap().1;
    scratch.write("sample/all.policy", policy);
    let blocks = blocks(&read("docs/register.md"));
    let named = |sort: &str| sort.split_once(' ').map(|(_, name)| name.to_owned());
    let is_file = |sort: &str| ["csv ", "json "].iter().any(|form| sort.starts_with(form));
    let is_written = |name: &str| name.starts_with("out.") || name.starts_with("mapped.");
    // What is read is all there before the first command.
    for (sort, text) in blocks.iter().filter(|(sort, _)| is_file(sort)) {
        let name = named(sort).unwrap();
        if !is_written(&name) {
            scratch.write(&name, text);
        }
    }
    let (mut runs, mut compared) = (0, 0);
    for (sort, text) in &blocks {
        if let Some(code) = sort.strip_prefix("sh exit ") {
            for command in text.lines() {
                let arguments: Vec<&str> = command.strip_prefix("yimen ").unwrap().split(' ').collect();
                scratch.run(&arguments).has_code(code.parse().unwrap());
                runs += 1;
            }
        } else if let Some(name) = named(sort).filter(|name| is_file(sort) && is_written(name)) {
            let found = fs::read_to_string(scratch.path(&name)).unwrap();
            assert_eq!(found.trim_start_matches('\u{FEFF}'), text, "{name}");
            compared += 1;
        }
    }
    assert_eq!((runs, compared), (3, 4));
}
