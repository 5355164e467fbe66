//! The handle: a pack compiled or loaded once, and the cases screened with it.

use crate::{
    failure,
    input::{self, bytes, options, tree},
    output,
};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use yimen::{Diagnostic, Lang, ScreenOptions, shapes::ScreeningResult};

/// A compiled policy pack. It stays usable whatever a call throws; `free()` gives its memory back.
#[wasm_bindgen]
pub struct Pack {
    inner: Inner,
}

/// A screener of registers goes on using the pack it was made from.
#[cfg(feature = "register")]
type Inner = std::rc::Rc<yimen::Pack>;
#[cfg(not(feature = "register"))]
type Inner = yimen::Pack;

#[cfg(feature = "register")]
impl Pack {
    pub(crate) fn inner(&self) -> &Inner {
        &self.inner
    }
}

#[wasm_bindgen]
impl Pack {
    /// Compiles policy texts. Throws a `YimenError` with every diagnostic if there is an error among them.
    #[cfg(feature = "compiler")]
    pub fn compile(
        #[wasm_bindgen(unchecked_param_type = "readonly PolicyFile[]")] files: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<Pack, JsValue> {
        crate::sources::compile(files, lang).map(Pack::from)
    }

    /// Loads a compiled pack, the contents of a `.yimen` file. Throws a `YimenError` if they are damaged.
    pub fn load(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array")] bytes: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<Pack, JsValue> {
        let lang = language(lang)?;
        let bytes = bytes::bytes(bytes).map_err(|refusal| failure::from_refusal(&refusal, lang))?;
        let pack = yimen::Pack::from_bytes(&bytes);
        pack.map(Pack::from).map_err(|diagnostic| failure::from_diagnostics(&[diagnostic], lang))
    }

    /// Screens one family. Throws a `YimenError` if the case cannot be read.
    #[wasm_bindgen(unchecked_return_type = "ScreeningResult")]
    pub fn screen(
        &self,
        #[wasm_bindgen(js_name = caseInput, unchecked_param_type = "CaseInput")] case: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ScreenOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = screen_options(options)?;
        let case = tree::tree(case).map_err(|refusal| failure::from_refusal(&refusal, options.lang))?;
        answer(self.inner.screen_tree(&case, &options), &options).map(|result| output::value(&result))
    }

    /// Screens one family given as JSON text, and answers in JSON text: byte for byte what every platform prints.
    #[wasm_bindgen(js_name = screenJson, unchecked_return_type = "string")]
    pub fn screen_json(
        &self,
        #[wasm_bindgen(js_name = caseText, unchecked_param_type = "string")] case: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "ScreenOptions")] options: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let options = screen_options(options)?;
        let case = input::text(case, yimen::MAX_CASE_BYTES)
            .map_err(|refusal| failure::from_refusal(&refusal, options.lang))?;
        let result = answer(self.inner.screen_json(&case, &options), &options)?;
        Ok(JsValue::from(output::json(&result)))
    }

    /// What the pack contains, for forms and pages built from it.
    #[wasm_bindgen(unchecked_return_type = "PackInfo")]
    pub fn info(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(output::value(&self.inner.info(language(lang)?)))
    }

    /// What the items are to one another, and the pairs about which the pack says nothing.
    #[cfg(feature = "compiler")]
    #[wasm_bindgen(unchecked_return_type = "OverlapMap")]
    pub fn map(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        Ok(output::value(&self.inner.map(language(lang)?)))
    }

    /// The pack as the bytes of a `.yimen` file.
    #[wasm_bindgen(js_name = toBytes)]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.inner.to_bytes()
    }

    /// `sha256:` and the hash of the pack.
    #[wasm_bindgen(getter)]
    pub fn hash(&self) -> String {
        self.inner.hash().to_owned()
    }
}

impl From<yimen::Pack> for Pack {
    #[cfg_attr(
        not(feature = "register"),
        expect(clippy::useless_conversion, reason = "it is shared in one build only")
    )]
    fn from(inner: yimen::Pack) -> Pack {
        Pack { inner: inner.into() }
    }
}

/// The version of the engine.
#[wasm_bindgen(js_name = engineVersion)]
pub fn engine_version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A language as it was given.
pub(crate) fn language(lang: &JsValue) -> Result<Lang, JsValue> {
    options::lang(lang).map_err(|refusal| failure::from_refusal(&refusal, Lang::Chinese))
}

fn screen_options(options: &JsValue) -> Result<ScreenOptions, JsValue> {
    options::screen_options(options).map_err(|refusal| failure::from_refusal(&refusal, Lang::Chinese))
}

fn answer(
    result: Result<ScreeningResult, Vec<Diagnostic>>,
    options: &ScreenOptions,
) -> Result<ScreeningResult, JsValue> {
    result.map_err(|diagnostics| failure::from_diagnostics(&diagnostics, options.lang))
}
