//! How to screen, as a JavaScript object.

use super::read;
use crate::refusal::{Expected, Reason, Refusal};
use wasm_bindgen::JsValue;
use yimen::{Lang, ScreenOptions};

const KNOWN: [&str; 6] = ["lang", "date", "region", "reasons", "questions", "conditions"];

/// Longer than any date or name of a place.
const MAX_TEXT: usize = 1_000;

/// Options left out, or given as an object.
pub fn screen_options(value: &JsValue) -> Result<ScreenOptions, Refusal> {
    if value.is_undefined() || value.is_null() {
        return Ok(ScreenOptions::default());
    }
    if !value.is_object() {
        return Err(Reason::Expected(Expected::Options).into());
    }
    let [lang, date, region, reasons, questions, conditions] = read::known_keys(value, &KNOWN)?;
    let text = |key: &str, value: Option<JsValue>| {
        value.map(|value| read::text(&value, MAX_TEXT).map_err(|refusal| refusal.inside(key))).transpose()
    };
    let switch = |key: &str, value: Option<JsValue>, otherwise: bool| {
        value.map_or(Ok(otherwise), |value| truth(&value).map_err(|refusal| refusal.inside(key)))
    };
    Ok(ScreenOptions {
        lang: lang.map_or(Ok(Lang::Chinese), |lang| self::lang(&lang).map_err(|refusal| refusal.inside("lang")))?,
        date: text("date", date)?,
        region: text("region", region)?,
        reasons: switch("reasons", reasons, false)?,
        questions: switch("questions", questions, true)?,
        conditions: switch("conditions", conditions, true)?,
    })
}

/// A language; Chinese where none is given.
pub fn lang(value: &JsValue) -> Result<Lang, Refusal> {
    if value.is_undefined() {
        return Ok(Lang::Chinese);
    }
    let lang = value.as_string().and_then(|tag| Lang::from_tag(&tag));
    lang.ok_or(Reason::Expected(Expected::Lang).into())
}

/// `true` or `false`.
pub fn truth(value: &JsValue) -> Result<bool, Refusal> {
    value.as_bool().ok_or(Reason::Expected(Expected::Truth).into())
}
