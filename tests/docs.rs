//! The documents say what is: their policies compile and their cases hold, their lists are complete, their paths exist.

use std::{collections::BTreeSet, fs, path::Path};
use yimen::{Code, Compiled, Lang, ScreenOptions, Severity, SourceFile};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A fenced block: what follows the opening fence, its text, its first line, and the heading it stands under.
struct Block {
    sort: String,
    text: String,
    line: usize,
    heading: String,
}

fn blocks(document: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut heading, mut open) = (String::new(), false);
    for (line, text) in (1..).zip(document.lines()) {
        match text.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(sort) => {
                open = true;
                blocks.push(Block { sort: sort.into(), text: String::new(), line: line + 1, heading: heading.clone() });
            }
            None if open => {
                let block = blocks.last_mut().unwrap();
                block.text += text;
                block.text.push('\n');
            }
            None if text.starts_with('#') => heading = text.trim_start_matches('#').trim().to_owned(),
            None => {}
        }
    }
    blocks
}

/// The text of the only block of a sort.
fn prelude(blocks: &[Block]) -> String {
    let found: Vec<&Block> = blocks.iter().filter(|block| block.sort == "policy-prelude").collect();
    assert_eq!(found.len(), 1, "one prelude");
    found[0].text.clone()
}

/// A text as the files of a pack: `// file: PATH` begins a file, without it all is one file.
fn files(text: &str) -> Vec<SourceFile> {
    let mut files: Vec<SourceFile> = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix("// file: ") {
            files.push(SourceFile { path: path.trim().into(), text: String::new() });
        } else if files.is_empty() {
            files.push(SourceFile { path: "example/example.policy".into(), text: String::new() });
        }
        let file = files.last_mut().unwrap();
        file.text += line;
        file.text.push('\n');
    }
    files
}

/// A fragment reads only a few of the names that stand before it, and shows what always holds.
const BESIDE: [Code; 4] = [Code::Unused, Code::ConditionAlways, Code::ConditionNever, Code::ItemNever];

fn messages(compiled: &Compiled) -> Vec<String> {
    let line = |one: &yimen::Diagnostic| format!("{} {}", one.code(), one.message(Lang::English));
    compiled.diagnostics.iter().filter(|one| !BESIDE.contains(&one.kind())).map(line).collect()
}

/// Compiles without a word, and its cases hold.
fn holds(text: &str, place: &str) {
    let compiled = yimen::compile(&files(text));
    let said = messages(&compiled);
    assert!(said.is_empty(), "{place}: {said:#?}");
    let pack = compiled.pack.unwrap();
    for case in &compiled.cases {
        let failures: Vec<String> =
            case.run(&pack).failures.iter().map(|failure| failure.message(Lang::Chinese)).collect();
        assert!(failures.is_empty(), "{place}: case {}: {failures:#?}", case.name);
    }
}

/// Every code that compiling a text, running its cases, or screening with it gives.
fn codes(text: &str, case: Option<&str>) -> BTreeSet<String> {
    let compiled = yimen::compile(&files(text));
    let mut codes: BTreeSet<String> = compiled.diagnostics.iter().map(|one| one.code().to_owned()).collect();
    let Some(pack) = &compiled.pack else { return codes };
    for case in &compiled.cases {
        codes.extend(case.run(pack).failures.iter().map(|failure| failure.code().to_owned()));
    }
    match case.map(|case| pack.screen_json(case, &ScreenOptions::default())) {
        Some(Ok(result)) => {
            codes.extend(result.items.into_iter().filter_map(|item| item.error).map(|error| error.code))
        }
        Some(Err(errors)) => codes.extend(errors.iter().map(|error| error.code().to_owned())),
        None => {}
    }
    codes
}

#[test]
fn policies_in_the_documents_hold() {
    let mut found = 0;
    for path in ["README.md", "docs/language.md", "docs/relations.md"] {
        let document = blocks(&read(path));
        let fragments = document.iter().any(|block| block.sort == "policy-fragment");
        let prelude = if fragments { prelude(&document) } else { String::new() };
        for block in &document {
            let place = format!("{path}:{}", block.line);
            match block.sort.as_str() {
                "policy" | "policy-prelude" => holds(&block.text, &place),
                "policy-fragment" => holds(&(prelude.clone() + &block.text), &place),
                _ => continue,
            }
            found += 1;
        }
    }
    assert!(found > 15, "only {found} policies found");
}

#[test]
fn the_case_in_the_reference_is_read() {
    let document = blocks(&read("docs/language.md"));
    let json = document.iter().find(|block| block.sort == "json").unwrap();
    let section = |block: &&Block| block.sort == "policy-fragment" && block.heading == json.heading;
    let pack = prelude(&document) + &document.iter().find(section).unwrap().text;
    let mut found = codes(&pack, Some(&json.text));
    found.retain(|code| !BESIDE.iter().any(|beside| beside.text() == code));
    assert_eq!(found, BTreeSet::new(), "docs/language.md:{}", json.line);
}

/// Cells of the rows of every table under a heading.
fn rows(document: &str, heading: &str) -> Vec<Vec<String>> {
    let section = document.lines().skip_while(|line| line.trim_start_matches('#').trim() != heading).skip(1);
    section
        .take_while(|line| !line.starts_with('#'))
        .filter(|line| line.starts_with('|') && !line.starts_with("|--"))
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// Everything in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Everything in straight quotes, on one line of source text.
fn strings(line: &str) -> Vec<String> {
    let (mut all, mut current, mut escaped) = (Vec::new(), None::<String>, false);
    for character in line.chars() {
        match (&mut current, character) {
            (None, '"') => current = Some(String::new()),
            (None, _) => {}
            (Some(_), '"') if !escaped => all.extend(current.take()),
            (Some(_), '\\') if !escaped => escaped = true,
            (Some(text), _) => {
                text.push(character);
                escaped = false;
            }
        }
    }
    all
}

#[test]
fn every_keyword_is_listed_with_both_spellings() {
    let reference = read("docs/language.md");
    let table = rows(&reference, "Keywords");
    let grammar = read("grammar/policy.pest");
    let rules: Vec<&str> = grammar.lines().filter(|line| line.starts_with("kw_")).collect();
    assert!(rules.len() > 50, "the grammar's keywords are found");
    for rule in rules {
        let spellings = strings(rule);
        let listed = |row: &Vec<String>| {
            let cells = row.join(" ");
            let cells = quoted(&cells);
            cells.len() == spellings.len() && spellings.iter().all(|spelling| cells.contains(&spelling.as_str()))
        };
        assert!(table.iter().any(listed), "not in the table as it is: {rule}");
    }
}

#[test]
fn every_unit_function_and_rounding_is_listed() {
    let reference = read("docs/language.md");
    let words: BTreeSet<&str> = quoted(&reference).into_iter().map(|word| word.split('(').next().unwrap()).collect();
    let grammar = read("grammar/policy.pest");
    let units = grammar.lines().skip_while(|line| !line.starts_with("unit_word")).take_while(|line| !line.is_empty());
    let mut wanted: Vec<String> = units.filter(|line| !line.starts_with("unit ")).flat_map(strings).collect();
    wanted.retain(|word| word != "/" && word != "·" && word != "／");
    let functions = read("src/check/functions.rs");
    let table = |line: &&str| line.starts_with("    (\"") && line.ends_with("),");
    wanted.extend(functions.lines().filter(table).flat_map(strings));
    assert!(wanted.len() > 60, "{wanted:?}");
    let absent: Vec<&String> = wanted.iter().filter(|word| !words.contains(word.as_str())).collect();
    assert!(absent.is_empty(), "not in docs/language.md: {absent:?}");
}

/// Code, severity and messages of every entry, from the catalogue's own text.
fn catalogue() -> Vec<(String, String, [String; 2])> {
    let source = read("src/base/catalogue.rs");
    let entry = |line: &str| {
        let at = line.find(" \"Y")?;
        let severity = line.get(at..)?.split_whitespace().nth(1)?.to_lowercase();
        let mut texts = strings(line).into_iter();
        Some((texts.next()?, severity, [texts.next()?, texts.next()?]))
    };
    source.lines().filter(|line| line.contains(" zh \"")).filter_map(entry).collect()
}

#[test]
fn every_diagnostic_is_described() {
    let document = read("docs/diagnostics.md");
    let mut catalogue = catalogue();
    let known = |code: &Code| match code.severity() {
        Severity::Error => (code.text().to_owned(), "error".to_owned()),
        Severity::Warning => (code.text().to_owned(), "warning".to_owned()),
        Severity::Note => (code.text().to_owned(), "note".to_owned()),
    };
    let all: Vec<_> = Code::ALL.iter().map(known).collect();
    let read: Vec<_> = catalogue.iter().map(|(code, severity, _)| (code.clone(), severity.clone())).collect();
    assert_eq!(read, all, "the catalogue is read as it is");
    catalogue.sort();
    let mut lines = document.lines();
    for (code, severity, [chinese, english]) in &catalogue {
        let heading = format!("### {code} · {severity}");
        assert!(lines.any(|line| line == heading), "missing or out of order: {heading}");
        let text = format!("> {chinese} · {english}");
        assert!(lines.find(|line| !line.is_empty()) == Some(&text), "the text below {heading} should be\n{text}");
    }
    let headings = document.lines().filter(|line| line.starts_with("### Y")).count();
    assert_eq!(headings, all.len(), "a heading without a code");
}

#[test]
fn mistakes_in_the_documents_are_found() {
    let document = blocks(&read("docs/diagnostics.md"));
    let prelude = prelude(&document);
    holds(&prelude, "docs/diagnostics.md, prelude");
    let mut policy = prelude.clone();
    let mut shown = BTreeSet::new();
    for block in &document {
        let code = block.heading.split(' ').next().unwrap_or_default();
        let found = match block.sort.as_str() {
            "policy-wrong" => codes(&(prelude.clone() + &block.text), None),
            "policy-pack-wrong" => codes(&block.text, None),
            // What the next JSON block is screened with, in place of the prelude alone.
            "policy-fragment" => {
                policy = prelude.clone() + &block.text;
                holds(&policy, &format!("docs/diagnostics.md:{}", block.line));
                continue;
            }
            "json-wrong" => codes(&std::mem::replace(&mut policy, prelude.clone()), Some(&block.text)),
            _ => continue,
        };
        assert!(found.contains(code), "docs/diagnostics.md:{} gives {found:?}, not {code}", block.line);
        shown.insert(code.to_owned());
    }
    assert!(shown.len() > 120, "only {} codes have an example", shown.len());
}

#[test]
fn the_layers_are_described() {
    let described = rows(&read("docs/architecture.md"), "Layers");
    let layers = read("tests/layers.rs");
    let table = layers.lines().skip_while(|line| !line.starts_with("const LAYERS")).skip(1);
    let mut found = 0;
    for line in table.take_while(|line| !line.starts_with(']')) {
        let module = &strings(line)[0];
        let number: String = line.chars().filter(char::is_ascii_digit).collect();
        let names = |cell: &String| {
            quoted(cell)
                .iter()
                .any(|name| name.trim_end_matches(['/', 's', 'r', '.']) == module.trim_end_matches(['s', 'r']))
        };
        assert!(described.iter().any(|row| row[0] == number && names(&row[1])), "{module}, layer {number}");
        found += 1;
    }
    assert!(found > 10, "the layers are found");
}

/// `16 << 20` as `16 MiB`, `10_000` as `10 000`: a constant as a reader sees it, commas taken as spaces.
fn in_words(value: &str) -> String {
    match value.strip_suffix(" << 20") {
        Some(mebibytes) => format!("{mebibytes} MiB"),
        None => value.replace('_', " "),
    }
}

#[test]
fn the_limits_are_those_of_the_source() {
    let for_authors = rows(&read("docs/language.md"), "Limits");
    let mut found = 0;
    for row in rows(&read("docs/architecture.md"), "Limits").into_iter().skip(1) {
        let [name, value, path] = [0, 1, 2].map(|column| quoted(&row[column])[0]);
        let source = read(path);
        let held = source.lines().any(|line| {
            line.contains(&format!("const {name}: ")) && line.trim_end().ends_with(&format!(" = {value};"))
        });
        assert!(held, "{path} has no {name} = {value}");
        let shown = in_words(value);
        let listed = |row: &Vec<String>| row[1].split([' ', ',']).collect::<Vec<_>>().join(" ").contains(&shown);
        assert!(for_authors.iter().any(listed), "docs/language.md does not list {name}, {shown}");
        found += 1;
    }
    assert!(found > 10, "the limits are found");
}

#[test]
fn paths_in_the_documents_exist() {
    let mut documents = vec!["README.md".to_owned()];
    for folder in ["docs", "docs/decisions"] {
        let entries = fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
        let names = entries.map(|name| format!("{folder}/{}", name.to_string_lossy()));
        documents.extend(names.filter(|name| name.ends_with(".md")));
    }
    for path in documents {
        let document = read(&path);
        let folder = Path::new(&path).parent().unwrap();
        let is_path = |word: &&str| {
            let tops = ["src/", "grammar/", "crates/", "xtask/", "tests/", "docs/", "policies/", ".cargo/", "www/"];
            tops.iter().any(|top| word.starts_with(top)) && !word.contains(['*', ' ', '{', '<'])
        };
        for named in quoted(&document).into_iter().filter(is_path) {
            assert!(root().join(named).exists(), "{path} names {named}");
        }
        for target in document.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap();
            let own = !file.is_empty() && !file.contains("://");
            assert!(!own || root().join(folder).join(file).exists(), "{path} links to {target}");
        }
    }
}
