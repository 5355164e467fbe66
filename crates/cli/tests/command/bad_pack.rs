//! Policy texts that cannot be used. Every one ends in words and an exit code, never in a panic.

use super::support::{PACK, Scratch};

#[test]
fn nothing_there() {
    let scratch = Scratch::with_pack();
    scratch.run(&["check", "nowhere"]).is_refused(&["读不了 nowhere", "没有这个文件或文件夹"]);
    scratch.run(&["screen", "nowhere", "case.json"]).is_refused(&["nowhere"]);
    scratch.run(&["check", "nowhere", "--format", "json"]).is_refused(&["nowhere"]);
    std::fs::create_dir(scratch.path("bare")).expect("a folder");
    scratch.run(&["check", "bare"]).is_refused(&["bare 里没有 .policy 文件"]);
    // A folder of packs is not a pack, but we can say which ones are.
    scratch.run(&["check", "."]).is_refused(&["政策包", "jia"]);
    scratch.write("empty/pack.policy", "");
    scratch.run(&["check", "empty"]).has_code(1).says(&["错误["]);
    scratch.run_with(&["check", "-"], b"").has_code(1).says(&["错误["]);
}

#[test]
fn not_text() {
    let scratch = Scratch::with_pack();
    scratch.write("jia/second.policy", b"// \xE4\xBD\xA0\n\xC4\xE3\xBA\xC3");
    scratch.run(&["check", "jia"]).is_refused(&["second.policy", "不是 UTF-8", "第 2 行", "字节位置 7"]);
    scratch.run_with(&["check", "-"], b"\xFF").is_refused(&["<stdin>", "字节位置 0"]);
    scratch.write("foreign.yimen", "PK\u{3}\u{4}");
    scratch.run(&["check", "foreign.yimen"]).is_refused(&["错误[", "foreign.yimen"]);
}

#[test]
fn too_large() {
    let scratch = Scratch::empty();
    let limit = yimen::MAX_SOURCE_BYTES;
    scratch.write("huge/pack.policy", " ".repeat(limit + 1));
    scratch.run(&["check", "huge"]).is_refused(&["太大", &limit.to_string()]);
    scratch.run_with(&["check", "-"], " ".repeat(limit + 1).as_bytes()).is_refused(&["太大"]);
}

#[test]
fn a_hundred_thousand_nested_brackets() {
    let scratch = Scratch::with_pack();
    let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
    let nested = format!("人均月收入 < {open}低保标准{close} ");
    scratch.write("jia/pack.policy", PACK.replace("人均月收入 < 低保标准 ", &nested));
    scratch.run(&["check", "jia"]).has_code(1).says(&["错误[", "jia/pack.policy:19"]);
    scratch.run(&["check", "jia", "--format", "json"]).has_code(1).json();
    scratch.write("jia/pack.policy", "事项 甲 对象 家庭 ".to_owned() + &"{".repeat(100_000));
    scratch.run(&["check", "jia"]).has_code(1).says(&["错误["]);
}

#[test]
fn figures_dates_and_units_that_cannot_be() {
    let scratch = Scratch::empty();
    for (from, to) in [
        ("起 1000", "起 123456789012345678901234567890"),
        ("2026-01-01 起", "2026-02-30 起"),
        ("人均月收入 < 低保标准", "人均月收入 < 5元"),
        ("对象 成员", "对象 街道"),
    ] {
        assert!(PACK.contains(from));
        scratch.write("jia/pack.policy", PACK.replacen(from, to, 1));
        scratch.run(&["check", "jia"]).has_code(1).says(&["错误[", "jia/pack.policy:"]);
    }
}

#[test]
fn nothing_in_a_policy_can_steer_the_terminal() {
    let scratch = Scratch::empty();
    scratch.write("jia/pack.policy", PACK.replace("低保标准  未满足", "\u{1b}[2J低保标准  未满足"));
    let ran = scratch.run(&["check", "jia"]);
    assert!(!ran.stdout.contains('\u{1b}'), "{:?}", ran.stdout);
}
