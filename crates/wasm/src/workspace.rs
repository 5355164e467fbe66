//! The files of a pack while they are being written: what an editor asks.

use crate::{
    failure,
    input::{files, text},
    output,
    pack::{Pack, language},
};
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use yimen::{Lang, LineIndex, MAX_SOURCE_BYTES, Offer, PackCase, SourceFile, TokenKind, Utf16};

/// Policy files that are being written. Whatever they hold, it answers what can be answered; offsets are UTF-16 units, as
/// JavaScript counts.
#[wasm_bindgen]
pub struct Workspace {
    inner: yimen::Workspace,
    /// What the last check came to; nothing since a change.
    compiled: Option<yimen::Compiled>,
}

#[derive(Serialize)]
struct Token {
    from: usize,
    to: usize,
    kind: TokenKind,
}

#[derive(Serialize)]
struct Hover {
    from: usize,
    to: usize,
    title: String,
    lines: Vec<String>,
    more: Option<String>,
    citation: Option<String>,
}

#[derive(Serialize)]
struct Completion {
    from: usize,
    to: usize,
    options: Vec<Offer>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    from: usize,
    to: usize,
}

#[derive(Serialize)]
struct PolicyCase<'a> {
    name: String,
    path: &'a str,
    line: u32,
    input: String,
}

#[wasm_bindgen]
impl Workspace {
    /// Takes policy texts in. Throws only if these are no texts at all.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "readonly PolicyFile[]")] files: &JsValue,
    ) -> Result<Workspace, JsValue> {
        let files = files::files(files).map_err(refused)?;
        Ok(Workspace { inner: yimen::Workspace::new(files), compiled: None })
    }

    /// Replaces a file, or adds it.
    pub fn put(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(js_name = policyText, unchecked_param_type = "string")] policy: &JsValue,
    ) -> Result<(), JsValue> {
        let path = path_of(path)?;
        // What is too large for the engine is told by the check.
        let policy = text(policy, MAX_SOURCE_BYTES.saturating_mul(2)).map_err(refused)?;
        self.inner.put(SourceFile { path, text: policy });
        self.compiled = None;
        Ok(())
    }

    /// Takes a file out.
    pub fn remove(&mut self, #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue) -> Result<(), JsValue> {
        self.inner.remove(&path_of(path)?);
        self.compiled = None;
        Ok(())
    }

    /// Everything there is to say about the texts.
    #[wasm_bindgen(unchecked_return_type = "Report[]")]
    pub fn check(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = language(lang)?;
        self.compile();
        Ok(output::value(&self.reports(lang)))
    }

    /// The pack the texts make. Throws a `YimenError` with every diagnostic if there is an error among them.
    pub fn pack(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<Pack, JsValue> {
        let lang = language(lang)?;
        let pack = self.compile().pack.clone();
        pack.map(Pack::from).ok_or_else(|| failure::error(&self.reports(lang)))
    }

    /// The words and marks of a file with what they are.
    #[wasm_bindgen(unchecked_return_type = "PolicyToken[]")]
    pub fn tokens(&self, #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue) -> Result<JsValue, JsValue> {
        let policy = self.inner.text(&path_of(path)?);
        let mut utf16 = Utf16::new(policy);
        let shown = |token: yimen::Token| Token {
            from: utf16.before(token.range.start),
            to: utf16.before(token.range.end),
            kind: token.kind,
        };
        let tokens: Vec<Token> = yimen::tokens(policy).into_iter().map(shown).collect();
        Ok(output::piece(&tokens))
    }

    /// A file in the one layout. Throws a `YimenError` if it cannot be read.
    #[wasm_bindgen(unchecked_return_type = "string")]
    pub fn format(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = language(lang)?;
        let path = path_of(path)?;
        let policy = self.inner.text(&path).to_owned();
        let laid_out = yimen::format(&policy);
        let files = [SourceFile { path, text: policy }];
        let laid_out = laid_out.map_err(|diagnostics| failure::error(&failure::reports(&diagnostics, &files, lang)))?;
        Ok(JsValue::from(laid_out))
    }

    /// What the name at a place is; null where there is none.
    #[wasm_bindgen(unchecked_return_type = "Hover | null")]
    pub fn hover(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] offset: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = language(lang)?;
        let (path, offset) = self.spot(path, offset)?;
        let mut utf16 = Utf16::new(self.inner.text(&path));
        let shown = self.inner.hover(&path, offset, lang).map(|hover| Hover {
            from: utf16.before(hover.range.start),
            to: utf16.before(hover.range.end),
            title: hover.title,
            lines: hover.lines,
            more: hover.more,
            citation: hover.citation,
        });
        Ok(output::piece(&shown))
    }

    /// What could stand at a place; null inside a text or comment.
    #[wasm_bindgen(unchecked_return_type = "Completion | null")]
    pub fn complete(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] offset: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = language(lang)?;
        let (path, offset) = self.spot(path, offset)?;
        let mut utf16 = Utf16::new(self.inner.text(&path));
        let shown = self.inner.complete(&path, offset, lang).map(|completion| Completion {
            from: utf16.before(completion.range.start),
            to: utf16.before(completion.range.end),
            options: completion.offers,
        });
        Ok(output::piece(&shown))
    }

    /// Where the name at a place is declared; null where that is not known.
    #[wasm_bindgen(unchecked_return_type = "PolicyLocation | null")]
    pub fn definition(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] path: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] offset: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let (path, offset) = self.spot(path, offset)?;
        let shown = self.inner.definition(&path, offset).map(|(path, range)| {
            let mut utf16 = Utf16::new(self.inner.text(path));
            Location { path, from: utf16.before(range.start), to: utf16.before(range.end) }
        });
        Ok(output::piece(&shown))
    }

    /// The cases the texts bring along; none while there is an error in the texts.
    #[wasm_bindgen(js_name = caseList, unchecked_return_type = "PolicyCase[]")]
    pub fn case_list(&mut self) -> JsValue {
        self.compile();
        let files = self.inner.files();
        let listed = |case: &PackCase| {
            let file = files.get(case.file)?;
            let line = LineIndex::new(&file.text).position(case.span.start).line;
            Some(PolicyCase { name: case.name.clone(), path: &file.path, line, input: case.case_json() })
        };
        let cases: Vec<PolicyCase<'_>> = self.brought().iter().filter_map(listed).collect();
        output::value(&cases)
    }

    /// Runs one of these cases, by its place in the list: what was expected and did not come, in words. Null where there is no such
    /// case.
    #[wasm_bindgen(js_name = runCase, unchecked_return_type = "string[] | null")]
    pub fn run_case(
        &mut self,
        #[wasm_bindgen(js_name = place, unchecked_param_type = "number")] place: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Lang")] lang: &JsValue,
    ) -> Result<JsValue, JsValue> {
        let lang = language(lang)?;
        self.compile();
        let pack = self.compiled.as_ref().and_then(|compiled| compiled.pack.as_ref());
        let case = whole(place).and_then(|place| self.brought().get(place));
        let unmet = pack.zip(case).map(|(pack, case)| -> Vec<String> {
            let reports = failure::reports(&case.run(pack).failures, self.inner.files(), lang);
            reports.into_iter().map(|report| report.message).collect()
        });
        Ok(output::piece(&unmet))
    }
}

impl Workspace {
    fn compile(&mut self) -> &yimen::Compiled {
        self.compiled.get_or_insert_with(|| yimen::compile(self.inner.files()))
    }

    /// The cases of what compiles.
    fn brought(&self) -> &[PackCase] {
        let compiles = |compiled: &&yimen::Compiled| compiled.pack.is_some();
        self.compiled.as_ref().filter(compiles).map_or(&[], |compiled| &compiled.cases)
    }

    fn reports(&self, lang: Lang) -> Vec<yimen::shapes::Report> {
        let diagnostics = self.compiled.iter().flat_map(|compiled| &compiled.diagnostics);
        diagnostics.map(|diagnostic| diagnostic.report(self.inner.files(), lang)).collect()
    }

    /// A place: the path, and the byte of the offset.
    fn spot(&self, path: &JsValue, offset: &JsValue) -> Result<(String, usize), JsValue> {
        let path = path_of(path)?;
        // What is no number counts as the beginning, what is too large as the end.
        let units = offset.as_f64().map_or(0, |units| units as usize);
        let byte = Utf16::new(self.inner.text(&path)).byte(units);
        Ok((path, byte))
    }
}

/// Longest path taken.
const MAX_PATH_BYTES: usize = 4096;

fn path_of(path: &JsValue) -> Result<String, JsValue> {
    text(path, MAX_PATH_BYTES).map_err(refused)
}

/// A number that counts something; none where it is no such number.
fn whole(number: &JsValue) -> Option<usize> {
    let number = number.as_f64().filter(|number| *number >= 0.0 && number.fract() == 0.0)?;
    Some(number as usize)
}

fn refused(refusal: crate::refusal::Refusal) -> JsValue {
    failure::from_refusal(&refusal, Lang::Chinese)
}
