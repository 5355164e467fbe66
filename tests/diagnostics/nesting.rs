//! Text that nests a hundred thousand deep ends in a message, within a small stack.

use crate::support::{HEAD, compile};
use yimen::Code;

const DEEP: usize = 100_000;

/// Runs in a thread with the stack a browser's worker has.
fn in_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap()
}

/// Codes that come up when a condition starts with something many times over.
fn repeated(unit: &'static str) -> Vec<Code> {
    in_small_stack(move || {
        let text = format!(
            "{HEAD}事项 甲 对象 家庭 {{ 依据 \"某法\" 条件 一: 收入 {}\n}}\n定义 家庭.乙 = 收人",
            unit.repeat(DEEP)
        );
        compile(&text).0.diagnostics.iter().map(yimen::Diagnostic::kind).collect()
    })
}

#[test]
fn brackets() {
    for bracket in ["(", "（", "{", "｛", "["] {
        assert_eq!(repeated(bracket), [Code::TooDeep, Code::UnknownName], "{bracket}");
    }
    for quote in ["「", "“", "\"", "《"] {
        assert_eq!(repeated(quote), [Code::NotUnderstood, Code::UnknownName], "{quote}");
    }
    for closing in [")", "）", "]", "」", "》"] {
        assert_eq!(repeated(closing), [Code::NotUnderstood, Code::UnknownName], "{closing}");
    }
}

#[test]
fn words_and_signs() {
    for prefix in ["非 ", "not ", "如果 ", "if ", "-", "−", "－ ", "× − ", "最大("] {
        assert_eq!(repeated(prefix), [Code::TooDeep, Code::UnknownName], "{prefix}");
    }
}

#[test]
fn chains() {
    for link in ["+ 1 ", "- 1 ", "且 是 ", "或 是 ", "× 2 "] {
        assert_eq!(repeated(link), [Code::ExpressionTooLong, Code::UnknownName], "{link}");
    }
}

#[test]
fn deep_definitions_are_evaluated_in_a_small_stack() {
    let nested = in_small_stack(|| {
        let nested = |name: usize| format!("{}甲{name}{}", "最大(1元, ".repeat(38), ")".repeat(38));
        let chain: String = (1..3).map(|name| format!("定义 家庭.甲{name} = {}\n", nested(name - 1))).collect();
        let text = format!(
            "{HEAD}定义 家庭.甲0 = 财产\n{chain}事项 丙 对象 家庭 {{ 依据 \"某法\" 条件 一: {} < 5元 }}",
            nested(2)
        );
        let pack = compile(&text).0.pack.expect("compiles");
        let json = r#"{"date": "2026-03-01", "region": "三门县", "members": [{}]}"#;
        pack.screen_json(json, &yimen::ScreenOptions::default()).unwrap().items.len()
    });
    assert_eq!(nested, 3);
}
