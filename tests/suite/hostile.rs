//! Broken and hostile input ends in a value or in messages that point into it; never in a panic or a long wait.

use super::everything::{PACK, POLICY};
use proptest::{collection::vec, prelude::*, sample::select};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use yimen::{Lang, Pack, ScreenOptions, SourceFile};

const CASE: &str = r#"{"date": "2026-03-01", "region": "三门县", "family": {"收入": 100, "支出": 5},
    "members": [{"生日": "1950-01-01", "等级": "一级"}, {"工资": null, "在校": true}], "receiving": [{"item": "低保"}]}"#;

/// Compiles a text, holds every message against it, and screens with what compiles.
fn survives(text: &str) {
    let files = [SourceFile { path: "试/甲.policy".into(), text: text.into() }];
    let compiled = yimen::compile(&files);
    assert!(compiled.pack.is_some() || !compiled.diagnostics.is_empty(), "no pack and no message");
    for one in &compiled.diagnostics {
        if let Some((file, range)) = one.span() {
            assert!(files[file].text.get(range.clone()).is_some(), "{} points outside: {range:?}", one.code());
        }
        for lang in [Lang::Chinese, Lang::English] {
            assert!(!one.message(lang).is_empty());
            assert!(one.code() != "Y099", "{}: {}", one.code(), one.report(&files, lang).message);
        }
    }
    super::format::holds(text);
    if let Some(pack) = compiled.pack {
        let _ = pack.screen_json(CASE, &ScreenOptions::default());
        compiled.cases.iter().for_each(|case| drop(case.run(&pack)));
    }
}

#[test]
fn a_policy_cut_anywhere() {
    for (at, _) in POLICY.char_indices().step_by(11) {
        survives(&POLICY[..at]);
    }
}

/// Words, marks and blanks of the policy and a few that are not in it.
static TOKENS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let kind = |letter: char| (letter.is_alphanumeric(), letter.is_whitespace());
    let mut tokens = Vec::new();
    let mut rest = POLICY;
    while let Some(first) = rest.chars().next() {
        let whole = |letter: char| kind(first) == (false, false) || kind(letter) != kind(first);
        let end = rest.char_indices().skip(1).find(|(_, letter)| whole(*letter)).map_or(rest.len(), |(at, _)| at);
        tokens.push(&rest[..end]);
        rest = &rest[end..];
    }
    tokens
});

const STRANGE: [&str; 12] = [
    "\u{0}",
    "\u{202E}",
    "用例 \"甲\" {",
    "覆盖",
    "}",
    "//",
    "\"",
    "《",
    "9999999999999999999999999999",
    "0元",
    "-",
    "\u{10FFFF}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_policy_with_words_changed(changes in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6)) {
        let mut tokens = TOKENS.clone();
        for (at, other) in changes {
            let choices = TOKENS.len() + STRANGE.len();
            let other = other.index(choices);
            let index = at.index(tokens.len());
            tokens[index] = TOKENS.get(other).copied().unwrap_or_else(|| STRANGE[other - TOKENS.len()]);
        }
        survives(&tokens.concat());
    }

    #[test]
    fn a_case_of_any_shape(json in json()) {
        let options = ScreenOptions { date: Some("2026-03-01".into()), region: Some("三门县".into()), ..Default::default() };
        if let Err(found) = PACK.screen_json(&json, &options) {
            prop_assert!(!found.is_empty());
        }
    }

    #[test]
    fn compiled_packs_that_were_tampered_with(changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        // The hash is put right again: only what the loader checks itself stands in the way.
        let mut bytes = PACK.to_bytes();
        let (head, content) = (yimen::PACK_MARK.len() + 2, yimen::PACK_MARK.len() + 34);
        for (at, value) in changes {
            let place = content + at.index(bytes.len() - content);
            bytes[place] = value;
        }
        let hash = Sha256::digest(&bytes[content..]);
        bytes[head..content].copy_from_slice(&hash);
        if let Ok(pack) = Pack::from_bytes(&bytes) {
            let _ = pack.screen_json(CASE, &ScreenOptions::default());
            let _ = pack.info(Lang::English);
            let _ = pack.map(Lang::English);
        }
    }
}

/// JSON with keys that mean something here and there.
fn json() -> impl Strategy<Value = String> {
    let keys = [
        "family",
        "members",
        "receiving",
        "standards",
        "家庭",
        "收入",
        "生日",
        "等级",
        "低保标准",
        "item",
        "member",
        "x",
    ];
    let leaf = select(vec![
        "null",
        "true",
        "0",
        "-1",
        "1e39",
        "1.5",
        "\"\"",
        "\"低保\"",
        "\"一级\"",
        "\"2024-02-30\"",
        "\"2024-02-29\"",
        "{}",
        "[]",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 40, 6, move |inner| {
        let entry = (select(keys.to_vec()), inner.clone()).prop_map(|(key, value)| format!("\"{key}\": {value}"));
        prop_oneof![
            3 => vec(entry, 0..6).prop_map(|entries| format!("{{{}}}", entries.join(", "))),
            1 => vec(inner, 0..6).prop_map(|entries| format!("[{}]", entries.join(", "))),
        ]
    })
}
