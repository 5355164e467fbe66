//! Reading JavaScript values without ever letting an exception of theirs pass through.

use crate::refusal::{Expected, Reason, Refusal};
use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    // The binding of `js-sys` does not catch, and what a proxy throws would skip our own clean-up.
    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn object_keys(object: &JsValue) -> Result<Array, JsValue>;
}

/// Text of at most `limit` bytes, or why not.
pub fn text(value: &JsValue, limit: usize) -> Result<String, Refusal> {
    let text = value.dyn_ref::<JsString>().ok_or(Reason::Expected(Expected::Text))?;
    Ok(whole_text(text, limit)?)
}

/// Text of at most `limit` bytes without halves of characters.
pub fn whole_text(text: &JsString, limit: usize) -> Result<String, Reason> {
    // A unit of UTF-16 is at least a byte of UTF-8: what is surely too long is not even copied.
    let units = usize::try_from(text.length()).unwrap_or(usize::MAX);
    let copied = if units <= limit {
        String::from(text)
    } else {
        return Err(Reason::TooLarge { limit });
    };
    if copied.len() > limit {
        return Err(Reason::TooLarge { limit });
    }
    // Copying puts this mark in the place of half a character; it may also have been there before.
    if copied.contains(char::REPLACEMENT_CHARACTER) && !text.is_valid_utf16() {
        return Err(Reason::BrokenText);
    }
    Ok(copied)
}

/// The keys of an object, as `JSON.stringify` would see them.
pub fn keys(object: &JsValue) -> Result<Array, Reason> {
    object_keys(object).map_err(|_| Reason::Unreadable)
}

/// The value of a key.
pub fn get(object: &JsValue, key: &JsValue) -> Result<JsValue, Reason> {
    Reflect::get(object, key).map_err(|_| Reason::Unreadable)
}

/// How many elements an array has.
pub fn length(array: &Array) -> Result<u32, Reason> {
    // Through the catching accessor, because the array may be a proxy.
    let length = get(array, &JsValue::from_str("length"))?.as_f64();
    Ok(length.map_or(0, |length| length as u32))
}

/// One element of an array.
pub fn element(array: &Array, index: u32) -> Result<JsValue, Reason> {
    Reflect::get_u32(array, index).map_err(|_| Reason::Unreadable)
}

/// The values of an object's known keys, in the order of `known`; `undefined` counts as left out, another key is refused.
pub fn known_keys<const N: usize>(
    object: &JsValue,
    known: &'static [&'static str; N],
) -> Result<[Option<JsValue>; N], Refusal> {
    let mut values = [const { None }; N];
    for key in keys(object)? {
        let name = key.as_string().unwrap_or_default();
        let place = known.iter().position(|known| **known == name).and_then(|place| values.get_mut(place));
        let Some(place) = place else {
            return Err(Refusal { reason: Reason::UnknownKey { known }, path: name });
        };
        let value = get(object, &key).map_err(|reason| Refusal { reason, path: name })?;
        *place = Some(value).filter(|value| !value.is_undefined());
    }
    Ok(values)
}
