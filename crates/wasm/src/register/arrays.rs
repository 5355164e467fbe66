//! Typed arrays, copied. Whatever JavaScript makes of a value while it is looked at ends in a refusal.

use crate::{
    input::read,
    refusal::{Expected, Reason},
};
use js_sys::{ArrayBuffer, Symbol};
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};
use yimen::batch::Integers;

/// Whole numbers as they were given.
pub enum Whole {
    I8(Vec<i8>),
    I16(Vec<i16>),
    I32(Vec<i32>),
    I64(Vec<i64>),
    U8(Vec<u8>),
    U16(Vec<u16>),
    U32(Vec<u32>),
}

// Called by way of the prototype, so that nothing the array itself bears is run, and what is thrown all the same is caught.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["Int8Array", "prototype", "set"], js_name = call, catch)]
    fn copy_i8(into: &mut [i8], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["Int16Array", "prototype", "set"], js_name = call, catch)]
    fn copy_i16(into: &mut [i16], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["Int32Array", "prototype", "set"], js_name = call, catch)]
    fn copy_i32(into: &mut [i32], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["BigInt64Array", "prototype", "set"], js_name = call, catch)]
    fn copy_i64(into: &mut [i64], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["Uint8Array", "prototype", "set"], js_name = call, catch)]
    fn copy_u8(into: &mut [u8], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["Uint16Array", "prototype", "set"], js_name = call, catch)]
    fn copy_u16(into: &mut [u16], from: &JsValue) -> Result<(), JsValue>;
    #[wasm_bindgen(js_namespace = ["Uint32Array", "prototype", "set"], js_name = call, catch)]
    fn copy_u32(into: &mut [u32], from: &JsValue) -> Result<(), JsValue>;
}

/// Room for so many; what is not to be had is refused, and nothing breaks.
fn room<T: Copy + Default>(count: usize) -> Result<Vec<T>, Reason> {
    let mut all = Vec::new();
    all.try_reserve_exact(count).map_err(|_| Reason::NoMemory)?;
    all.resize(count, T::default());
    Ok(all)
}

fn copied<T: Copy + Default>(
    value: &JsValue,
    count: usize,
    copy: impl Fn(&mut [T], &JsValue) -> Result<(), JsValue>,
) -> Result<Vec<T>, Reason> {
    let mut all = room(count)?;
    // One that was given away to somebody has no length, and may not even be asked for its elements.
    if count > 0 {
        copy(&mut all, value).map_err(|_| Reason::Unreadable)?;
    }
    Ok(all)
}

/// What kind of typed array a value is, and how long; nothing where it is none. An array of another frame is one, too.
fn kind(value: &JsValue, most: usize) -> Result<Option<(String, usize)>, Reason> {
    if !ArrayBuffer::is_view(value) {
        return Ok(None);
    }
    let name = read::get(value, &Symbol::to_string_tag().into())?.as_string().unwrap_or_default();
    let length = read::get(value, &JsValue::from_str("length"))?.as_f64().unwrap_or(0.0) as usize;
    if length > most {
        return Err(Reason::TooManyRows { limit: most });
    }
    Ok(Some((name, length)))
}

/// Whole numbers of any width.
pub fn whole(value: &JsValue, most: usize) -> Result<Whole, Reason> {
    let (name, count) = kind(value, most)?.ok_or(Reason::Expected(Expected::WholeNumbers))?;
    Ok(match name.as_str() {
        "Int8Array" => Whole::I8(copied(value, count, copy_i8)?),
        "Int16Array" => Whole::I16(copied(value, count, copy_i16)?),
        "Int32Array" => Whole::I32(copied(value, count, copy_i32)?),
        "BigInt64Array" => Whole::I64(copied(value, count, copy_i64)?),
        "Uint8Array" | "Uint8ClampedArray" => Whole::U8(copied(value, count, copy_u8)?),
        "Uint16Array" => Whole::U16(copied(value, count, copy_u16)?),
        "Uint32Array" => Whole::U32(copied(value, count, copy_u32)?),
        _ => return Err(Reason::Expected(Expected::WholeNumbers)),
    })
}

/// Days or anything else that is an `Int32Array`.
pub fn days(value: &JsValue, most: usize) -> Result<Vec<i32>, Reason> {
    match kind(value, most)? {
        Some((name, count)) if name == "Int32Array" => copied(value, count, copy_i32),
        _ => Err(Reason::Expected(Expected::Days)),
    }
}

/// Where families begin: an `Uint32Array`.
pub fn starts(value: &JsValue, most: usize) -> Result<Vec<u32>, Reason> {
    match kind(value, most)? {
        Some((name, count)) if name == "Uint32Array" => copied(value, count, copy_u32),
        _ => Err(Reason::Expected(Expected::Starts)),
    }
}

/// An `Uint8Array`.
pub fn octets(value: &JsValue, most: usize) -> Result<Vec<u8>, Reason> {
    match kind(value, most)? {
        Some((name, count)) if name == "Uint8Array" => copied(value, count, copy_u8),
        _ => Err(Reason::Expected(Expected::Mask)),
    }
}

impl Whole {
    /// The same, borrowed.
    pub fn view(&self) -> Integers<'_> {
        match self {
            Whole::I8(all) => Integers::I8(all),
            Whole::I16(all) => Integers::I16(all),
            Whole::I32(all) => Integers::I32(all),
            Whole::I64(all) => Integers::I64(all),
            Whole::U8(all) => Integers::U8(all),
            Whole::U16(all) => Integers::U16(all),
            Whole::U32(all) => Integers::U32(all),
        }
    }
}
