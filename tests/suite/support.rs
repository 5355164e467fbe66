//! One helper for all cases: a policy with a few facts, a family, what is expected.

use yimen::{Compiled, Lang, Pack, ScreenOptions, SourceFile, shapes::ScreeningResult};

/// Compiles one text as a pack of one file.
pub fn compile(text: &str) -> Compiled {
    yimen::compile(&[SourceFile { path: "test/policy.policy".into(), text: text.into() }])
}

/// Compiles a text that must have no error.
pub fn pack(text: &str) -> Pack {
    let compiled = compile(text);
    let messages: Vec<String> =
        compiled.diagnostics.iter().map(|one| format!("{} {}", one.code(), one.message(Lang::Chinese))).collect();
    compiled.pack.unwrap_or_else(|| panic!("does not compile: {messages:#?}"))
}

/// Screens a case that must be readable.
pub fn screen(pack: &Pack, case: &str) -> ScreeningResult {
    pack.screen_json(case, &ScreenOptions::default()).unwrap_or_else(|errors| {
        panic!(
            "not read: {:#?}",
            errors
                .iter()
                .map(|error| format!("{} {} {:?}", error.code(), error.message(Lang::Chinese), error.path()))
                .collect::<Vec<_>>()
        )
    })
}

/// Runs the cases inside a text and returns what failed.
pub fn failures(text: &str) -> Vec<String> {
    let compiled = compile(text);
    let messages: Vec<String> = compiled
        .diagnostics
        .iter()
        .map(|one| format!("{} {} {:?}", one.code(), one.message(Lang::Chinese), one.help(Lang::Chinese)))
        .collect();
    let pack = compiled.pack.unwrap_or_else(|| panic!("does not compile: {messages:#?}"));
    assert!(!compiled.cases.is_empty(), "the text has no case");
    compiled
        .cases
        .iter()
        .flat_map(|case| case.run(&pack).failures)
        .map(|failure| failure.message(Lang::Chinese))
        .collect()
}
