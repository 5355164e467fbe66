//! Policy texts: compiled into a pack, or only checked.

use crate::{failure, input::files, output, pack::language};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use yimen::{Lang, Pack, SourceFile};

/// Checks policy texts and returns every diagnostic, warnings included. Throws only if these are no texts at all.
#[wasm_bindgen(unchecked_return_type = "Report[]")]
pub fn check(
    #[wasm_bindgen(unchecked_param_type = "readonly PolicyFile[]")] files: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
) -> Result<JsValue, JsValue> {
    let (files, lang) = read(files, lang)?;
    let diagnostics = yimen::compile(&files).diagnostics;
    Ok(output::value(&failure::reports(&diagnostics, &files, lang)))
}

/// Compiles policy texts; what is thrown carries every diagnostic.
pub(crate) fn compile(files: &JsValue, lang: &JsValue) -> Result<Pack, JsValue> {
    let (files, lang) = read(files, lang)?;
    let compiled = yimen::compile(&files);
    compiled.pack.ok_or_else(|| failure::error(&failure::reports(&compiled.diagnostics, &files, lang)))
}

fn read(files: &JsValue, lang: &JsValue) -> Result<(Vec<SourceFile>, Lang), JsValue> {
    let lang = language(lang)?;
    let files = files::files(files).map_err(|refusal| failure::from_refusal(&refusal, lang))?;
    Ok((files, lang))
}
