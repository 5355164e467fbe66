//! The handle: a pack made ready to judge registers for one day.

use super::{
    answers::{self, Found, object},
    cases::{self, Outcome},
    frame::{Frame, MOST_ROWS},
    options::{self, Options},
    words::Words,
};
use crate::{
    failure,
    input::{self, read},
    output,
    pack::Pack,
    refusal::{Expected, Reason, Refusal},
};
use js_sys::Array;
use std::{cell::RefCell, mem, rc::Rc};
use wasm_bindgen::{
    JsCast,
    prelude::{JsValue, wasm_bindgen},
};
use yimen::batch::{Answers, Asked, Cases, Gathered, Readied, Register, Screener};

/// A pack made ready to judge registers for one day. It stays usable whatever a call throws; `free()` gives its memory back,
/// before or after that of the pack.
#[wasm_bindgen]
pub struct RegisterScreener {
    pack: Rc<yimen::Pack>,
    words: Words,
    options: Options,
    place: Option<u32>,
    /// Of typed arrays, and of cases without and with members.
    kept: [RefCell<Kept>; 3],
    cases: RefCell<Option<Cases>>,
}

/// What the next register of the same columns need not wait for.
#[derive(Default)]
struct Kept {
    readied: Option<Readied>,
    answers: Option<Answers>,
}

#[wasm_bindgen]
impl Pack {
    /// Makes the pack ready to judge registers for one day. Throws a `YimenError` if there is no such day or place.
    pub fn screener(
        &self,
        #[wasm_bindgen(unchecked_param_type = "RegisterOptions")] options: &JsValue,
    ) -> Result<RegisterScreener, JsValue> {
        let options =
            options::options(options).map_err(|refusal| failure::from_refusal(&refusal, yimen::Lang::Chinese))?;
        let words = Words::of(self.inner());
        let refused = |refusal: Refusal| failure::from_refusal(&refusal.inside("region"), options.lang);
        let place = options.region.as_ref().map(|word| words.region(word).map_err(refused)).transpose()?;
        let (kept, cases) = (Default::default(), RefCell::new(None));
        Ok(RegisterScreener { pack: Rc::clone(self.inner()), words, options, place, kept, cases })
    }
}

#[wasm_bindgen]
impl RegisterScreener {
    /// Screens every family of a register. Throws a `YimenError` if its columns do not fit one another or the pack; a family
    /// that cannot be read is one of `rejected`.
    #[wasm_bindgen(unchecked_return_type = "RegisterAnswers")]
    pub fn screen(
        &self,
        #[wasm_bindgen(unchecked_param_type = "RegisterColumns")] register: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = self.options.lang;
        let frame = Frame::read(register, &self.words).map_err(|refusal| failure::from_refusal(&refusal, lang))?;
        let register =
            frame.register(&self.pack).map_err(|diagnostic| failure::from_diagnostics(&[diagnostic], lang))?;
        self.has_room(&register).map_err(|reason| failure::from_refusal(&reason.into(), lang))?;
        let [of_arrays, _, _] = &self.kept;
        let screener = self.screener();
        let shown = judged(&screener, &register, of_arrays, |answers| {
            let found = self.options.findings.then(|| found(&screener, &register, answers));
            answers::answers(answers, found.as_ref(), &self.words, lang)
        });
        Ok(shown)
    }

    /// Screens families given as JSON texts, each for the day and place it names, and says of each what a list shows. Throws a
    /// `YimenError` only if these are no texts at all.
    #[wasm_bindgen(js_name = screenCases, unchecked_return_type = "CaseOutcome[]")]
    pub fn screen_cases(
        &self,
        #[wasm_bindgen(unchecked_param_type = "readonly string[]")] cases: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = self.options.lang;
        let texts = self.texts(cases).map_err(|refusal| failure::from_refusal(&refusal, lang))?;
        let mut gathered = self.cases.take().unwrap_or_else(|| self.pack.cases());
        gathered.clear();
        let mut outcomes: Vec<Outcome> = Vec::new();
        let mut rows: [Vec<usize>; 2] = Default::default();
        for text in texts {
            let outcome = match self.pack.gather(&mut gathered, self.options.date, &text) {
                Ok(Gathered::Row { with_members, .. }) => {
                    let [without, with] = &mut rows;
                    let half = if with_members { with } else { without };
                    half.push(outcomes.len());
                    Outcome::Alone(true)
                }
                Ok(Gathered::Alone) => Outcome::Alone(true),
                Err(errors) => cases::refused(&errors, lang),
            };
            outcomes.push(outcome);
        }
        let [_, of_cases @ ..] = &self.kept;
        for ((rows, with_members), kept) in rows.iter().zip([false, true]).zip(of_cases) {
            if !rows.is_empty() {
                self.summarise(&gathered.register(with_members), rows, kept, &mut outcomes);
            }
        }
        self.cases.replace(Some(gathered));
        Ok(output::value(&outcomes))
    }

    /// What stands in `barred_by` of an item: the other item, and the law that says so.
    #[wasm_bindgen(unchecked_return_type = "RegisterBar | null")]
    pub fn bar(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] item: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] relation: &JsValue,
    ) -> JsValue {
        let item = item.as_string().and_then(|item| self.words.item(&item).ok());
        let relation = relation.as_f64().map(|relation| relation as u32);
        let bar = item.zip(relation).and_then(|(item, relation)| {
            self.screener().bar(item, relation).map(|bar| (bar.by, bar.citation.map(str::to_owned)))
        });
        let Some((by, citation)) = bar else { return JsValue::NULL };
        let by = self.words.info().items.get(by as usize).map_or("", |item| item.id.as_str());
        object(&[
            ("item", JsValue::from_str(by)),
            ("citation", citation.map_or(JsValue::NULL, |citation| JsValue::from_str(&citation))),
        ])
    }
}

impl RegisterScreener {
    fn screener(&self) -> Screener<'_> {
        let asked = Asked { date: self.options.date, place: self.place };
        self.pack.screener(asked, self.options.selection)
    }

    /// Whether there is room for the answers.
    fn has_room(&self, register: &Register<'_>) -> Result<(), Reason> {
        let info = self.words.info();
        let columns = info.items.len().saturating_add(info.outputs.len()).saturating_add(3);
        let rows = register.families().max(register.members());
        match rows.saturating_mul(columns) > MOST_CELLS {
            true => Err(Reason::TooManyRows { limit: MOST_CELLS.checked_div(columns).unwrap_or(0) }),
            false => Ok(()),
        }
    }

    fn texts(&self, cases: &JsValue) -> Result<Vec<String>, Refusal> {
        let array = cases.dyn_ref::<Array>().ok_or(Reason::Expected(Expected::Texts))?;
        let count = read::length(array)? as usize;
        if count > MOST_CASES {
            return Err(Reason::TooManyRows { limit: MOST_CASES }.into());
        }
        let text = |index: u32| {
            let text = read::element(array, index)?;
            input::text(&text, yimen::MAX_CASE_BYTES).map_err(|refusal| refusal.inside(&format!("[{index}]")))
        };
        (0u32..).take(count).map(text).collect()
    }

    /// Puts a summary in the place of each family of a register.
    fn summarise(&self, register: &Register<'_>, rows: &[usize], kept: &RefCell<Kept>, outcomes: &mut [Outcome]) {
        let screener = self.screener();
        judged(&screener, register, kept, |answers| {
            for (family, at) in rows.iter().enumerate() {
                let summary = answers.summary(register, family);
                let findings = screener.findings_among(register, answers, family).ok();
                let shown = summary.zip(findings).map(|(summary, found)| cases::shown(summary, found, &self.words));
                // A family that cannot be read after all is left to be screened by itself.
                if let (Some(slot), Some(shown)) = (outcomes.get_mut(*at), shown) {
                    *slot = shown;
                }
            }
        });
    }
}

/// Most rows times items of one register: what they take in memory stays far below what a module may have.
const MOST_CELLS: usize = 64 << 20;

/// Most cases of one call.
const MOST_CASES: usize = MOST_ROWS >> 4;

/// Judges a register, into the columns of the one before where it has as many rows.
fn judged<T>(
    screener: &Screener<'_>,
    register: &Register<'_>,
    kept: &RefCell<Kept>,
    show: impl FnOnce(&Answers) -> T,
) -> T {
    // Taken out while it is in use: what is called meanwhile begins anew.
    let Kept { readied, answers } = mem::take(&mut *kept.borrow_mut());
    let prepared = screener.resume(readied, register);
    let fits = |answers: &Answers| (answers.families, answers.members) == (register.families(), register.members());
    let mut answers = answers.filter(fits).unwrap_or_else(|| prepared.answers(register));
    prepared.screen_into(register, &mut answers);
    let shown = show(&answers);
    *kept.borrow_mut() = Kept { readied: Some(prepared.into_readied()), answers: Some(answers) };
    shown
}

/// What is wrong with what the families receive.
fn found(screener: &Screener<'_>, register: &Register<'_>, answers: &Answers) -> Found {
    let mut all = Found::default();
    for family in 0..answers.families {
        // One that cannot be read is told of by itself.
        let findings = screener.findings_among(register, answers, family).unwrap_or_default();
        all.0.extend(findings.into_iter().map(|one| (family, one)));
    }
    all
}
