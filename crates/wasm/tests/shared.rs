//! The same answer everywhere: what the native engine said, byte for byte, in Node and in a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, reason = "a test whose material is not there fails, and says what is missing")]

mod common;

use common::{breathe, bundle, lossless_object, object, outcome, pretty};
use std::collections::BTreeMap;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use yimen_wasm::Pack;

#[wasm_bindgen_test]
async fn packs_load_unchanged() {
    for entry in bundle().packs {
        let pack = entry.load();
        assert_eq!(pack.hash(), entry.hash, "{}", entry.folder);
        assert!(pack.to_bytes() == entry.bytes(), "{} is written back differently", entry.folder);
    }
}

#[cfg(feature = "compiler")]
#[wasm_bindgen_test]
async fn packs_compile_to_the_same_bytes() {
    for entry in bundle().packs {
        let pack = Pack::compile(&common::js_files(&entry.files), &JsValue::UNDEFINED).expect("the pack compiles");
        assert_eq!(pack.hash(), entry.hash, "{}", entry.folder);
        assert!(pack.to_bytes() == entry.bytes(), "{} compiles differently here", entry.folder);
        breathe().await;
    }
}

#[wasm_bindgen_test]
async fn cases_as_text() {
    let bundle = bundle();
    let packs: BTreeMap<&str, Pack> = bundle.packs.iter().map(|entry| (entry.folder.as_str(), entry.load())).collect();
    for case in &bundle.cases {
        let options = object(&[("lang", &case.lang)]);
        let answer = packs[case.pack.as_str()].screen_json(&JsValue::from_str(&case.case), &options);
        let answer = outcome(answer, |text| text.as_string().expect("JSON text"));
        assert!(case.is_answered(&answer), "{}: {}\n---\n{answer}", case.pack, case.name);
        breathe().await;
    }
}

#[wasm_bindgen_test]
async fn cases_as_objects() {
    let bundle = bundle();
    let packs: BTreeMap<&str, Pack> = bundle.packs.iter().map(|entry| (entry.folder.as_str(), entry.load())).collect();
    let mut compared = 0;
    for case in &bundle.cases {
        let Some(input) = lossless_object(&case.case) else {
            continue;
        };
        let options = object(&[("lang", &case.lang)]);
        let answer = outcome(packs[case.pack.as_str()].screen(&input, &options), pretty);
        assert!(case.is_answered(&answer), "{}: {}\n---\n{answer}", case.pack, case.name);
        breathe().await;
        compared += 1;
    }
    assert!(compared * 2 > bundle.cases.len(), "only {compared} cases could be compared as objects");
}

#[cfg(feature = "compiler")]
#[wasm_bindgen_test]
fn refused_texts() {
    let bundle = bundle();
    let entry = common::small_pack(&bundle);
    let case = common::any_case(&bundle, entry);
    let pack = entry.load();
    for refused in &bundle.refused {
        let files = common::js_files(&refused.files);
        let answer = Pack::compile(&files, &JsValue::UNDEFINED).map(JsValue::from);
        assert!(outcome(answer, pretty) == refused.expected, "{}", refused.name);

        let reports = yimen_wasm::check(&files, &JsValue::UNDEFINED).expect("texts can be checked");
        let errors = js_sys::Object::new();
        js_sys::Reflect::set(&errors, &"errors".into(), &reports).expect("a plain object");
        assert!(pretty(&errors) == refused.expected, "{}", refused.name);

        let answer = pack.screen_json(&JsValue::from_str(&case.case), &JsValue::UNDEFINED);
        assert!(case.is_answered(&outcome(answer, |text| text.as_string().expect("JSON text"))));
    }
}
