//! Answers as plain objects with typed arrays in them.

use super::words::Words;
use crate::{failure, output};
use js_sys::{Array, BigInt64Array, Int32Array, Map, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsValue;
use yimen::{
    Exact, Lang,
    batch::{
        Answers, Bounds, Digits, Figures, Finding, ItemAnswers, OutputAnswers, OutputState, OutputValues, PlanState,
        Plans,
    },
};

/// What was found, family by family.
#[derive(Default)]
pub struct Found(pub Vec<(usize, Finding)>);

/// All answers about a register.
pub fn answers(answers: &Answers, found: Option<&Found>, words: &Words, lang: Lang) -> JsValue {
    let items: Array = answers.items.iter().map(|one| item(one, words)).collect();
    let outputs: Array =
        answers.outputs.iter().zip(&words.info().outputs).map(|(one, info)| output(one, &info.id)).collect();
    let rejected: Array = answers
        .rejected
        .iter()
        .map(|one| {
            let reports = failure::reports(&one.errors, &[], lang);
            object(&[("family", number(one.family)), ("diagnostics", output::value(&reports))])
        })
        .collect();
    object(&[
        ("families", number(answers.families)),
        ("members", number(answers.members)),
        ("items", items.into()),
        ("outputs", outputs.into()),
        ("plan", plan(&answers.plans)),
        ("findings", found.map_or(JsValue::NULL, |found| findings(found, words))),
        ("rejected", rejected.into()),
        ("redone", number(answers.redone)),
    ])
}

fn item(one: &ItemAnswers, words: &Words) -> JsValue {
    let rows: Vec<u8> = one.rows.iter().map(|answer| answer.bits()).collect();
    object(&[
        ("item", JsValue::from_str(id(words, one.item))),
        ("of_members", one.of_members.into()),
        ("answers", Uint8Array::from(rows.as_slice()).into()),
        ("amount", one.amount.as_ref().map_or(JsValue::NULL, bounds)),
        ("barred_by", one.barred_by.as_ref().map_or(JsValue::NULL, |by| Uint32Array::from(by.as_slice()).into())),
    ])
}

fn id(words: &Words, item: u32) -> &str {
    words.info().items.get(item as usize).map_or("", |item| item.id.as_str())
}

fn output(one: &OutputAnswers, id: &str) -> JsValue {
    let states: Vec<u8> = one
        .states
        .iter()
        .map(|state| match state {
            OutputState::Unread => 0,
            OutputState::Settled => 1,
            OutputState::Open => 2,
            OutputState::Failed => 3,
            OutputState::Absent => 4,
        })
        .collect();
    let (figure, codes) = match &one.values {
        OutputValues::Numbers(all) => (bounds(all), JsValue::NULL),
        OutputValues::Codes(codes) => (JsValue::NULL, Int32Array::from(codes.as_slice()).into()),
    };
    object(&[
        ("output", JsValue::from_str(id)),
        ("of_members", one.of_members.into()),
        ("states", Uint8Array::from(states.as_slice()).into()),
        ("figure", figure),
        ("codes", codes),
    ])
}

fn plan(plans: &Plans) -> JsValue {
    let states: Vec<u8> = plans
        .states
        .iter()
        .map(|state| match state {
            PlanState::Unread => 0,
            PlanState::Single => 1,
            PlanState::Best => 2,
            PlanState::Open => 3,
        })
        .collect();
    let sum = |sum: &Option<Bounds>| sum.as_ref().map_or(JsValue::NULL, bounds);
    object(&[
        ("states", Uint8Array::from(states.as_slice()).into()),
        ("monthly", sum(&plans.monthly)),
        ("regular", sum(&plans.regular)),
        ("once", sum(&plans.once)),
    ])
}

fn findings(found: &Found, words: &Words) -> JsValue {
    let families: Vec<u32> = found.0.iter().map(|(family, _)| u32::try_from(*family).unwrap_or(u32::MAX)).collect();
    let member = |one: &Finding| one.member.and_then(|member| i32::try_from(member).ok()).unwrap_or(-1);
    let members: Vec<i32> = found.0.iter().map(|(_, one)| member(one)).collect();
    let texts = |of: &dyn Fn(&Finding) -> JsValue| found.0.iter().map(|(_, one)| of(one)).collect::<Array>();
    object(&[
        ("family", Uint32Array::from(families.as_slice()).into()),
        ("kind", texts(&|one| JsValue::from_str(one.kind.id())).into()),
        ("item", texts(&|one| JsValue::from_str(id(words, one.item))).into()),
        ("member", Int32Array::from(members.as_slice()).into()),
        ("amount", texts(&|one| text(one.amount)).into()),
    ])
}

fn bounds(all: &Bounds) -> JsValue {
    object(&[("low", figures(&all.low)), ("high", all.high.as_ref().map_or(JsValue::NULL, figures))])
}

fn figures(all: &Figures) -> JsValue {
    let digits = match &all.digits {
        Digits::I32(digits) => Int32Array::from(digits.as_slice()).into(),
        Digits::I64(digits) => BigInt64Array::from(digits.as_slice()).into(),
        Digits::None(_) => JsValue::NULL,
    };
    let others = Map::new();
    for (row, figure) in &all.others {
        others.set(&number(*row), &text(*figure));
    }
    object(&[("digits", digits), ("places", all.places.into()), ("parts", all.parts.into()), ("others", others.into())])
}

/// A figure as decimal text, or as a fraction where that has no end; null where there is none.
fn text(figure: Option<Exact>) -> JsValue {
    let Some(figure) = figure else { return JsValue::NULL };
    let fraction = || {
        let (numerator, denominator) = figure.parts();
        format!("{numerator}/{denominator}")
    };
    JsValue::from_str(&figure.to_text().unwrap_or_else(fraction))
}

fn number(count: usize) -> JsValue {
    JsValue::from_f64(count as f64)
}

pub fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object.into()
}
