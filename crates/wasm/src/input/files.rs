//! Policy texts, given as an array of `{ path, text }`.

use super::read;
use crate::refusal::{Expected, Reason, Refusal};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use yimen::{MAX_PACK_BYTES, SourceFile};

const KNOWN: [&str; 2] = ["path", "text"];

/// The texts in their order. What exceeds the limit of all texts together is not even copied.
pub fn files(value: &JsValue) -> Result<Vec<SourceFile>, Refusal> {
    let array = value.dyn_ref::<Array>().ok_or(Reason::Expected(Expected::Files))?;
    let mut files = Vec::new();
    let mut left = MAX_PACK_BYTES;
    for index in 0..read::length(array)? {
        let file = read::element(array, index)?;
        let file = read_file(&file, left).map_err(|refusal| refusal.inside(&format!("[{index}]")))?;
        left -= file.path.len() + file.text.len();
        files.push(file);
    }
    Ok(files)
}

fn read_file(file: &JsValue, left: usize) -> Result<SourceFile, Refusal> {
    if !file.is_object() {
        return Err(Reason::Expected(Expected::Files).into());
    }
    let [path, text] = read::known_keys(file, &KNOWN)?;
    let part = |key: &str, value: Option<JsValue>, limit: usize| {
        read::text(&value.unwrap_or_default(), limit).map_err(|refusal| refusal.inside(key))
    };
    let path = part("path", path, left)?;
    let text = part("text", text, left - path.len())?;
    Ok(SourceFile { path, text })
}
