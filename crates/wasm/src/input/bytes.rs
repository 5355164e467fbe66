//! The bytes of a compiled pack.

use super::read;
use crate::refusal::{Expected, Reason, Refusal};
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Most bytes of a compiled pack; more are not even copied.
pub const MAX_PACK_BYTES: usize = 64 << 20;

/// The bytes of a `Uint8Array` or of another view, Node's `Buffer` among them.
pub fn bytes(value: &JsValue) -> Result<Vec<u8>, Refusal> {
    // Not `instanceof Uint8Array`: an array from another frame would fail it.
    if !ArrayBuffer::is_view(value) {
        return Err(Reason::Expected(Expected::Bytes).into());
    }
    let part = |name: &str| read::get(value, &JsValue::from_str(name));
    let number = |name: &str| part(name).map(|number| number.as_f64().unwrap_or(0.0) as u32);
    let (offset, length) = (number("byteOffset")?, number("byteLength")?);
    if length as usize > MAX_PACK_BYTES {
        return Err(Reason::TooLarge { limit: MAX_PACK_BYTES }.into());
    }
    if length == 0 {
        return Ok(Vec::new());
    }
    let buffer = part("buffer")?;
    Ok(Uint8Array::new_with_byte_offset_and_length(buffer.unchecked_ref(), offset, length).to_vec())
}
