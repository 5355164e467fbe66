//! Results as plain JavaScript objects, key for key what `JSON.parse` of the engine's JSON would give.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A shape of the engine as a JavaScript value.
pub fn value<T: Serialize + ?Sized>(shape: &T) -> JsValue {
    // None of the engine's shapes holds anything JavaScript cannot represent.
    shape.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A shape of the engine as the JSON text every platform prints.
pub fn json<T: Serialize>(shape: &T) -> String {
    serde_json::to_string_pretty(shape).unwrap_or_default()
}
