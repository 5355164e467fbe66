//! What a register is screened for.

use crate::{
    input::{options, read},
    refusal::{Expected, Reason, Refusal},
};
use wasm_bindgen::JsValue;
use yimen::{Lang, batch::Selection, value::Day};

const KNOWN: [&str; 8] = ["date", "region", "lang", "amounts", "bars", "outputs", "totals", "findings"];

/// Longer than any date or name of a place.
const MAX_TEXT: usize = 1_000;

/// What was asked for.
pub struct Options {
    pub date: Day,
    pub region: Option<String>,
    pub lang: Lang,
    pub selection: Selection,
    pub findings: bool,
}

/// Options, of which the day must be there.
pub fn options(value: &JsValue) -> Result<Options, Refusal> {
    if !value.is_object() {
        return Err(Reason::Expected(Expected::RegisterOptions).into());
    }
    let [date, region, lang, amounts, bars, outputs, totals, findings] = read::known_keys(value, &KNOWN)?;
    let text = |key: &str, value: JsValue| read::text(&value, MAX_TEXT).map_err(|refusal| refusal.inside(key));
    let switch = |key: &str, value: Option<JsValue>, otherwise: bool| {
        value.map_or(Ok(otherwise), |value| options::truth(&value).map_err(|refusal| refusal.inside(key)))
    };
    let no_day = || Refusal::from(Reason::Expected(Expected::Day)).inside("date");
    let date = Day::parse(&text("date", date.ok_or_else(no_day)?)?).ok_or_else(no_day)?;
    let findings = switch("findings", findings, false)?;
    Ok(Options {
        date,
        region: region.map(|region| text("region", region)).transpose()?,
        lang: lang.map_or(Ok(Lang::Chinese), |lang| options::lang(&lang).map_err(|refusal| refusal.inside("lang")))?,
        selection: Selection {
            amounts: switch("amounts", amounts, true)?,
            bars: switch("bars", bars, true)?,
            outputs: switch("outputs", outputs, true)?,
            totals: switch("totals", totals, true)?,
        },
        findings,
    })
}
