//! How a refusal reaches JavaScript: as a thrown `Error` that carries the reports.

use crate::{output, refusal::Refusal};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;
use yimen::{Diagnostic, Lang, SourceFile, shapes::Report};

/// An error to throw: named `YimenError`, its message that of the first report.
pub fn error(reports: &[Report]) -> JsValue {
    let error = Error::new(reports.first().map_or("", |report| report.message.as_str()));
    error.set_name("YimenError");
    // Setting a property of a fresh error cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("diagnostics"), &output::value(reports));
    error.into()
}

/// An error to throw for what the engine refuses of an input, where no policy text is involved.
pub fn from_diagnostics(diagnostics: &[Diagnostic], lang: Lang) -> JsValue {
    error(&reports(diagnostics, &[], lang))
}

/// An error to throw for what does not even reach the engine.
pub fn from_refusal(refusal: &Refusal, lang: Lang) -> JsValue {
    error(&[refusal.report(lang)])
}

/// Diagnostics in words, each with its place in the texts.
pub fn reports(diagnostics: &[Diagnostic], files: &[SourceFile], lang: Lang) -> Vec<Report> {
    diagnostics.iter().map(|diagnostic| diagnostic.report(files, lang)).collect()
}
