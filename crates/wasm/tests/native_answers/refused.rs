//! Policy texts that must be refused, with the words they must be refused with, on every platform alike.

use super::refusal;
use serde_json::{Value, json};
use yimen::{Lang, SourceFile};

/// Deep enough that a parser without a limit of its own would overflow the stack.
const NESTING: usize = 100_000;

/// The texts, each with the refusal of the native compiler.
pub fn texts() -> Vec<Value> {
    let brackets = |open: &str| format!("定义 家庭.深 = {}", open.repeat(NESTING));
    let texts = [
        ("empty", String::new()),
        ("a lone word", "事项".to_owned()),
        ("not a declaration", "这 不是 政策\n\n{}\n".to_owned()),
        ("nested brackets", brackets("(")),
        ("nested full-width brackets", brackets("（")),
        ("nested braces", "{".repeat(NESTING)),
        ("nested negations", brackets("非 ")),
        ("unclosed text", "政策包 某市 (some) {\n  版本 \"1".to_owned()),
        ("zero bytes", "政策包 某市\0(some) {\0}".to_owned()),
        ("a line of one megabyte", "甲".repeat(350_000)),
    ];
    texts.into_iter().map(|(name, text)| refused(name, text)).collect()
}

fn refused(name: &str, text: String) -> Value {
    let files = [SourceFile { path: "refused.policy".to_owned(), text }];
    let compiled = yimen::compile(&files);
    assert!(compiled.pack.is_none(), "the policy text `{name}` compiles, but was meant to be refused");
    let expected = refusal(&compiled.diagnostics, &files, Lang::Chinese);
    let [SourceFile { path, text }] = files;
    json!({ "name": name, "files": [{ "path": path, "text": text }], "expected": expected })
}
