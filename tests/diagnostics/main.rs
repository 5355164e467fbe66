//! Every message the engine can give: what brings it up, what it points at, what it says.

mod assertions;
mod columns;
mod days;
mod definitions;
mod inputs;
mod items;
mod names;
mod nesting;
mod packs;
mod proof;
mod reading;
mod recovery;
mod relations;
mod rows;
mod screening;
mod spellings;
mod support;
mod tables;
mod types;
mod unused;

use yimen::Code;

/// The grammar and its reader, or the compiler and the loader, would have to disagree.
const CANNOT_HAPPEN: [Code; 1] = [Code::Internal];

#[test]
fn every_code_has_a_case() {
    let tables = [
        assertions::codes(),
        columns::codes(),
        days::codes(),
        definitions::codes(),
        inputs::codes(),
        items::codes(),
        names::codes(),
        packs::codes(),
        proof::codes(),
        reading::codes(),
        relations::codes(),
        rows::codes(),
        screening::codes(),
        tables::codes(),
        types::codes(),
        unused::codes(),
    ];
    let reached: Vec<Code> = tables.into_iter().flatten().collect();
    let left: Vec<&Code> =
        Code::ALL.iter().filter(|code| !reached.contains(code) && !CANNOT_HAPPEN.contains(code)).collect();
    assert!(left.is_empty(), "no case brings up {left:?}");
}

#[test]
fn codes_are_stable_and_unique() {
    let mut texts: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    texts.sort_unstable();
    assert!(texts.windows(2).all(|pair| pair[0] != pair[1]));
    assert!(texts.iter().all(|text| text.len() == 4 && text.starts_with('Y')));
}
mod words;
