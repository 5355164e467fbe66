//! What the tests share: the bundle of cases with their native answers, and ways to call as JavaScript does.
#![allow(clippy::expect_used, reason = "a test whose material is not there fails, and says what is missing")]
#![allow(dead_code, reason = "every test program uses some of it")]

pub mod hash;

use js_sys::{Array, Error, Function, JSON, Object, Promise, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use yimen_wasm::Pack;

const BUNDLE: &str = include_str!(env!(
    "YIMEN_SHARED_BUNDLE",
    "these tests compare with answers of the native engine; run them by `cargo xtask test`"
));

/// Questions, and what the native engine answered.
#[derive(Deserialize)]
pub struct Bundle {
    pub packs: Vec<PackEntry>,
    pub cases: Vec<CaseEntry>,
    pub refused: Vec<RefusedEntry>,
}

/// A pack: its texts, and the bytes of its compilation in hexadecimal digits.
#[derive(Deserialize)]
pub struct PackEntry {
    pub folder: String,
    pub files: Vec<File>,
    pub bytes: String,
    pub hash: String,
}

#[derive(Deserialize)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// A case, and the JSON text of its answer, or the hash of a long one.
#[derive(Deserialize)]
pub struct CaseEntry {
    pub name: String,
    pub pack: String,
    pub lang: String,
    pub case: String,
    pub expected: String,
}

/// Policy texts that do not compile, and the JSON text of their refusal.
#[derive(Deserialize)]
pub struct RefusedEntry {
    pub name: String,
    pub files: Vec<File>,
    pub expected: String,
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(call: &Function, after: i32);
}

/// Lets the browser do its own work. One that is kept from it for half a minute counts as dead.
pub async fn breathe() {
    let pause = Promise::new(&mut |resolve, _| set_timeout(&resolve, 0));
    wasm_bindgen_futures::JsFuture::from(pause).await.expect("a pause ends");
}

pub fn bundle() -> Bundle {
    serde_json::from_str(BUNDLE).expect("the bundle is written by the project's own task")
}

impl CaseEntry {
    /// Whether an answer is the native one, byte for byte; a long one is known by its hash.
    pub fn is_answered(&self, answer: &str) -> bool {
        match self.expected.starts_with(hash::MARK) {
            true => hash::of(answer) == self.expected,
            false => answer == self.expected,
        }
    }
}

impl PackEntry {
    pub fn bytes(&self) -> Vec<u8> {
        let digits = self.bytes.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("digits"));
        digits.map(|pair| u8::from_str_radix(pair, 16).expect("hexadecimal digits")).collect()
    }

    pub fn load(&self) -> Pack {
        load(&self.bytes()).expect("a pack compiled natively loads")
    }
}

/// The smallest pack of the bundle, for tests that repeat themselves often.
pub fn small_pack(bundle: &Bundle) -> &PackEntry {
    bundle.packs.iter().min_by_key(|pack| pack.bytes.len()).expect("the bundle holds packs")
}

/// A case of the bundle for a pack, in Chinese and answered.
pub fn any_case<'bundle>(bundle: &'bundle Bundle, pack: &PackEntry) -> &'bundle CaseEntry {
    let answered = |case: &&CaseEntry| {
        case.pack == pack.folder && case.lang == "zh" && !case.expected.starts_with("{\n  \"errors\"")
    };
    bundle.cases.iter().find(answered).expect("every pack has a case")
}

pub fn load(bytes: &[u8]) -> Result<Pack, JsValue> {
    Pack::load(&js_sys::Uint8Array::from(bytes).into(), &JsValue::UNDEFINED)
}

/// Policy texts as JavaScript gives them.
pub fn js_files(files: &[File]) -> JsValue {
    let files = files.iter().map(|file| object(&[("path", file.path.as_str()), ("text", file.text.as_str())]));
    files.collect::<Array>().into()
}

pub fn object(entries: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &JsValue::from_str(key), &JsValue::from_str(value)).expect("a plain object");
    }
    object.into()
}

pub fn evaluate(program: &str) -> JsValue {
    js_sys::Function::new_no_args(&format!("return ({program});")).call0(&JsValue::NULL).expect("a valid program")
}

/// The two-space JSON text of a value.
pub fn pretty(value: &JsValue) -> String {
    JSON::stringify_with_replacer_and_space(value, &JsValue::NULL, &JsValue::from(2)).map(String::from).expect("data")
}

/// An answer in JSON text, or the refusal in the form the bundle has it. Checks what every error must be.
pub fn outcome(answer: Result<JsValue, JsValue>, in_json: impl Fn(&JsValue) -> String) -> String {
    match answer {
        Ok(value) => in_json(&value),
        Err(error) => refusal(error),
    }
}

/// The reports of a thrown error, as `{"errors": […]}`.
pub fn refusal(error: JsValue) -> String {
    let error: Error = error.dyn_into().expect("what is thrown is an Error");
    assert_eq!(error.name(), "YimenError");
    let diagnostics = Reflect::get(&error, &"diagnostics".into()).expect("errors carry diagnostics");
    let first = Array::from(&diagnostics).get(0);
    let message = Reflect::get(&first, &"message".into()).expect("there is at least one report");
    assert_eq!(Some(String::from(error.message())), message.as_string());
    let errors = Object::new();
    Reflect::set(&errors, &"errors".into(), &diagnostics).expect("a plain object");
    pretty(&errors)
}

/// The code of the first report of what was thrown.
pub fn refusal_code<T>(answer: Result<T, JsValue>) -> String {
    let errors = refusal(answer.err().expect("this input is refused"));
    let errors: serde_json::Value = serde_json::from_str(&errors).expect("JSON");
    errors["errors"][0]["code"].as_str().expect("every report has a code").to_owned()
}

/// The path of the first report of what was thrown.
pub fn refusal_path<T>(answer: Result<T, JsValue>) -> Option<String> {
    let errors = refusal(answer.err().expect("this input is refused"));
    let errors: serde_json::Value = serde_json::from_str(&errors).expect("JSON");
    errors["errors"][0]["path"].as_str().map(str::to_owned)
}

/// The case as an object, unless `JSON.parse` would lose something of it: digits, or a key given twice.
pub fn lossless_object(case: &str) -> Option<JsValue> {
    let object = JSON::parse(case).ok()?;
    let written = JSON::stringify(&object).ok().map(String::from)?;
    (written == without_spaces(case)).then_some(object)
}

fn without_spaces(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let kept = |character: &char| {
        let keep = in_text || !character.is_ascii_whitespace();
        in_text ^= *character == '"' && !escaped;
        escaped = *character == '\\' && !escaped;
        keep
    };
    json.chars().filter(kept).collect()
}
