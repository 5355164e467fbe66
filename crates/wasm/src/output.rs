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

/// What an editor asks for, often and in small pieces, as a JavaScript value without a detour.
#[cfg(feature = "compiler")]
pub fn piece<T: Serialize + ?Sized>(shape: &T) -> JsValue {
    // None of these shapes holds anything JavaScript cannot represent.
    shape.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
