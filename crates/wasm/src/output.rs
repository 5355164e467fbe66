//! Results as JSON text, and as the plain JavaScript objects `JSON.parse` makes of it.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// A shape of the engine as a JavaScript value. By way of its text, so that one way of writing shapes serves both.
pub fn value<T: Serialize + ?Sized>(shape: &T) -> JsValue {
    // What the engine writes is always JSON.
    js_sys::JSON::parse(&json(shape)).unwrap_or(JsValue::NULL)
}

/// A shape of the engine as the JSON text every platform prints.
pub fn json<T: Serialize + ?Sized>(shape: &T) -> String {
    serde_json::to_string_pretty(shape).unwrap_or_default()
}
