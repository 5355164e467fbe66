//! Whatever JavaScript passes in ends in a thrown `YimenError`, and the handle stays usable after it.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test whose material is not there fails, and says what is missing")]

mod common;

use common::{Bundle, any_case, bundle, evaluate, load, object, outcome, refusal_code, refusal_path, small_pack};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yimen_wasm::Pack;

/// A pack that is used wrongly again and again, and a case it must still answer rightly after each time.
struct Handle {
    bundle: Bundle,
    pack: Pack,
}

impl Handle {
    fn new() -> Handle {
        let bundle = bundle();
        let pack = small_pack(&bundle).load();
        Handle { bundle, pack }
    }

    fn still_works(&self) {
        let case = any_case(&self.bundle, small_pack(&self.bundle));
        let answer = self.pack.screen_json(&JsValue::from_str(&case.case), &JsValue::UNDEFINED);
        let answer = outcome(answer, |text| text.as_string().expect("JSON text"));
        assert!(case.is_answered(&answer), "the handle answers differently after a refusal");
    }

    /// Screens a JavaScript expression; returns code and path of the refusal.
    fn refuses(&self, expression: &str) -> (String, Option<String>) {
        let input = evaluate(expression);
        let screen = || self.pack.screen(&input, &JsValue::UNDEFINED);
        let refusal = (refusal_code(screen()), refusal_path(screen()));
        self.still_works();
        refusal
    }

    fn refuses_text(&self, text: &str) {
        refusal_code(self.pack.screen_json(&JsValue::from_str(text), &JsValue::UNDEFINED));
        self.still_works();
    }
}

fn refusal(code: &str, path: &str) -> (String, Option<String>) {
    (code.to_owned(), (!path.is_empty()).then(|| path.to_owned()))
}

#[wasm_bindgen_test]
fn objects_that_hold_no_data() {
    let handle = Handle::new();
    assert_eq!(handle.refuses("undefined"), refusal("J002", ""));
    assert_eq!(handle.refuses("({ members: [undefined] })"), refusal("J002", "members[0]"));
    assert_eq!(handle.refuses("({ members: new Array(4294967295) })"), refusal("J002", "members[0]"));
    assert_eq!(handle.refuses("({ family: { a: NaN } })"), refusal("J001", "family.a"));
    assert_eq!(handle.refuses("({ family: { a: -Infinity } })"), refusal("J001", "family.a"));
    assert_eq!(handle.refuses("({ family: { a: () => 1 } })"), refusal("J003", "family.a"));
    assert_eq!(handle.refuses("({ family: { a: Symbol('a') } })"), refusal("J003", "family.a"));
    assert_eq!(handle.refuses("({ members: [{}, { a: new Date(0) }] })"), refusal("J003", "members[1].a"));
    assert_eq!(handle.refuses("({ members: new Set([1]) })"), refusal("J003", "members"));
    assert_eq!(handle.refuses("new Map([[1, 2]])"), refusal("J008", ""));
    assert_eq!(handle.refuses("({ date: 'a\\ud800b' })"), refusal("J006", "date"));
    assert_eq!(handle.refuses("({ 'a\\udc00': 1 })"), refusal("J006", ""));
}

#[wasm_bindgen_test]
fn objects_without_end() {
    let handle = Handle::new();
    let (code, _) = handle.refuses("(() => { const a = {}; a.a = a; return a; })()");
    assert_eq!(code, "J004");
    let (code, _) = handle.refuses("(() => { const a = []; a.push(a, a); return a; })()");
    assert_eq!(code, "J004");
    let (code, _) = handle.refuses("(() => { let a = []; for (let i = 0; i < 100000; i++) a = [a]; return a; })()");
    assert_eq!(code, "J004");
    let (code, _) = handle.refuses("(() => { let a = []; for (let i = 0; i < 30; i++) a = [a, a]; return a; })()");
    assert_eq!(code, "J005");
    let (code, _) = handle.refuses("({ date: 'x'.repeat(100000000) })");
    assert_eq!(code, "J005");
    let (code, _) =
        handle.refuses("({ family: Object.fromEntries(Array(4096).fill('甲'.repeat(2048)).map((v, i) => [i, v])) })");
    assert_eq!(code, "J005");
}

#[wasm_bindgen_test]
fn objects_that_throw() {
    let handle = Handle::new();
    assert_eq!(handle.refuses("({ get family() { throw new Error('no'); } })"), refusal("J007", "family"));
    assert_eq!(handle.refuses("new Proxy({}, { ownKeys() { throw 1; } })"), refusal("J007", ""));
    assert_eq!(handle.refuses("({ members: new Proxy([1], { get() { throw 1; } }) })"), refusal("J007", "members"));
}

#[wasm_bindgen_test]
fn objects_the_engine_refuses() {
    let handle = Handle::new();
    for input in [
        "null",
        "1",
        "'text'",
        "[]",
        "({ nonsense: 1 })",
        "({ family: [] })",
        "({ date: '2026-02-30' })",
        "({ date: 10n ** 400n })",
    ] {
        let (code, _) = handle.refuses(input);
        assert!(!code.starts_with('J'), "{input} is the engine's to refuse, but got {code}");
    }
}

#[wasm_bindgen_test]
fn objects_beyond_json() {
    let handle = Handle::new();
    let case = any_case(&handle.bundle, small_pack(&handle.bundle));
    // `undefined` is left out, a Map is read like an object.
    let wrap = "(text) => { const given = JSON.parse(text); return new Map([...Object.entries(given), ['region2', undefined]]); }";
    let wrap: js_sys::Function = evaluate(wrap).into();
    let input = wrap.call1(&JsValue::NULL, &JsValue::from_str(&case.case)).expect("a Map");
    let answer = outcome(handle.pack.screen(&input, &JsValue::UNDEFINED), common::pretty);
    assert!(case.is_answered(&answer), "a case given as a Map is answered differently");
}

#[wasm_bindgen_test]
fn broken_case_texts() {
    let handle = Handle::new();
    for text in [
        "",
        " ",
        "{",
        "}",
        "nul",
        "{\"date\":}",
        "\u{feff}",
        "\0",
        "{\"date\":\"\\ud800\"}",
        "[1,]",
        "{\"family\":1e999999999}",
    ] {
        handle.refuses_text(text);
    }
    handle.refuses_text(&"[".repeat(100_000));
    handle.refuses_text(&"{\"family\":".repeat(100_000));
    handle.refuses_text(&format!("{{\"family\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000)));
    handle.refuses_text(&format!("{{\"date\":\"{}\"}}", "9".repeat(16 << 20)));
    handle.refuses_text(&format!("{{\"family\":{{\"countable_income\":{}}}}}", "9".repeat(500_000)));
    let half = evaluate("'{\"date\": \"\\ud83d\"}'");
    assert_eq!(refusal_code(handle.pack.screen_json(&half, &JsValue::UNDEFINED)), "J006");
    handle.still_works();
}

#[wasm_bindgen_test]
fn arguments_of_other_types() {
    let handle = Handle::new();
    let some: Vec<JsValue> = [
        "undefined",
        "null",
        "1",
        "true",
        "({})",
        "[1]",
        "'x'",
        "new Date()",
        "Symbol()",
        "10n",
        "() => 1",
        "[{}]",
        "[{ path: 1, text: '' }]",
        "[{ path: 'a', text: '', more: 1 }]",
    ]
    .map(evaluate)
    .into();
    for value in &some {
        refusal_code(Pack::load(value, &JsValue::UNDEFINED));
        #[cfg(feature = "compiler")]
        if !value.is_array() || js_sys::Array::from(value).length() > 0 {
            refusal_code(Pack::compile(value, &JsValue::UNDEFINED));
            refusal_code(yimen_wasm::check(value, &JsValue::UNDEFINED));
        }
        if !value.is_undefined() {
            refusal_code(handle.pack.info(value));
            #[cfg(feature = "compiler")]
            refusal_code(handle.pack.map(value));
        }
        if value.as_string().is_none() {
            refusal_code(handle.pack.screen_json(value, &JsValue::UNDEFINED));
        }
        if !value.is_object() && !value.is_undefined() && !value.is_null() {
            refusal_code(handle.pack.screen(&evaluate("({})"), value));
        }
        handle.still_works();
    }
}

#[wasm_bindgen_test]
fn options_that_are_unknown_or_wrong() {
    let handle = Handle::new();
    let case = evaluate("({})");
    let screen = |options: &JsValue| handle.pack.screen(&case, options);
    assert_eq!(refusal_code(screen(&object(&[("language", "zh")]))), "J010");
    assert_eq!(refusal_path(screen(&object(&[("language", "zh")]))).as_deref(), Some("language"));
    assert_eq!(refusal_code(screen(&object(&[("lang", "fr")]))), "J009");
    assert_eq!(refusal_path(screen(&object(&[("lang", "fr")]))).as_deref(), Some("lang"));
    assert_eq!(refusal_code(screen(&evaluate("({ date: 20260301 })"))), "J009");
    assert_eq!(refusal_path(screen(&evaluate("({ reasons: 'yes' })"))).as_deref(), Some("reasons"));
    assert_eq!(refusal_path(screen(&evaluate("({ questions: 1 })"))).as_deref(), Some("questions"));
    assert_eq!(refusal_code(screen(&evaluate("({ get region() { throw 1; } })"))), "J007");
    handle.still_works();
}

#[wasm_bindgen_test]
fn every_refusal_speaks_both_languages() {
    let handle = Handle::new();
    for input in [
        "({ family: { a: NaN } })",
        "undefined",
        "({ family: { a: Symbol() } })",
        "(() => { const a = {}; a.a = a; return a; })()",
        "({ date: 'x'.repeat(100000000) })",
        "'\\ud800'",
        "({ get family() { throw 1; } })",
        "new Map([[1, 2]])",
    ] {
        let input = evaluate(input);
        let message = |lang: &str| {
            let error = handle.pack.screen(&input, &object(&[("lang", lang)])).expect_err("no case");
            String::from(js_sys::Error::from(error).message())
        };
        assert!(!message("zh").is_ascii(), "{}", message("zh"));
        assert!(message("en").is_ascii(), "{}", message("en"));
    }
}

#[wasm_bindgen_test]
fn damaged_packs() {
    let handle = Handle::new();
    let bytes = small_pack(&handle.bundle).bytes();
    refusal_code(load(&[]));
    refusal_code(load(b"\xff\xfe\xfd"));
    refusal_code(load(&vec![0; 4 << 20]));
    // Every position of the first bytes, where the header stands, and a sample of the others.
    let step = (bytes.len() / 1_000).max(1);
    for position in (0..bytes.len()).filter(|position| *position < 128 || position % step == 0) {
        refusal_code(load(&bytes[..position]));
        let mut altered = bytes.clone();
        altered[position] ^= 1 << (position % 8);
        refusal_code(load(&altered));
    }
    let mut longer = bytes.clone();
    longer.push(0);
    refusal_code(load(&longer));
    handle.still_works();
}

#[cfg(feature = "compiler")]
#[wasm_bindgen_test]
fn huge_and_broken_texts() {
    let handle = Handle::new();
    let compile = |text: &str| {
        let files = common::File { path: "x.policy".to_owned(), text: text.to_owned() };
        refusal_code(Pack::compile(&common::js_files(&[files]), &JsValue::UNDEFINED));
        handle.still_works();
    };
    compile(&"x".repeat(yimen::MAX_SOURCE_BYTES + 1));
    compile(&"甲".repeat(yimen::MAX_PACK_BYTES / 2));
    compile(&"x".repeat(yimen::MAX_PACK_BYTES + 1));
    compile("\u{feff}");
    compile("\u{202e}\u{0}\u{7f}\u{fffd}");
    assert_eq!(refusal_code(Pack::compile(&evaluate("[{ path: 'a', text: '\\ud800' }]"), &JsValue::UNDEFINED)), "J006");
    assert_eq!(
        refusal_path(Pack::compile(&evaluate("[{ path: 'a' }]"), &JsValue::UNDEFINED)).as_deref(),
        Some("[0].text")
    );
    handle.still_works();
}
