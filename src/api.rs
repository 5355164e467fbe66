//! The face of the crate: compile, load, screen. Delegates only.

use crate::{
    base::{Diagnostic, Lang},
    batch,
    case::{MAX_CASE_BYTES, Tree},
    edge::{self, ScreenOptions, shapes},
    program::{self, Program},
    value::Day,
};
use alloc::{string::String, vec, vec::Vec};

/// A compiled pack, ready to screen any number of cases.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    program: Program,
    hash: String,
    bytes: Vec<u8>,
}

impl Pack {
    /// Reads a `.yimen` file. Damaged, foreign or newer bytes are an error.
    pub fn from_bytes(bytes: &[u8]) -> Result<Pack, Diagnostic> {
        let (program, hash) = program::from_bytes(bytes)?;
        Ok(Pack { program, hash, bytes: bytes.to_vec() })
    }

    /// The `.yimen` file; the same pack always gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bytes.clone()
    }

    /// `sha256:` and the hash of the compiled rules.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Citations marked 待复核, each place where one stands.
    pub fn unverified(&self) -> usize {
        self.program.rules.unverified()
    }

    /// Facts, places and items, for front ends that build their forms from them.
    pub fn info(&self, lang: Lang) -> shapes::PackInfo {
        edge::information(&self.program, &self.hash, lang)
    }

    /// What the items are to one another, and the pairs about which the pack says nothing.
    #[cfg(feature = "compiler")]
    pub fn map(&self, lang: Lang) -> shapes::OverlapMap {
        edge::map(&self.program, &self.hash, lang)
    }

    /// What is published for each item in a place on a day (`YYYY-MM-DD`), whoever asks: its laws, its figures, and those that
    /// are missing. An unknown place or day is an error.
    #[cfg(feature = "compiler")]
    pub fn published(&self, date: &str, region: &str, lang: Lang) -> Result<Vec<shapes::Published>, Vec<Diagnostic>> {
        edge::published(&self.program, date, region, lang)
    }

    /// Screens one family given as JSON. Every mistake in the input is reported.
    pub fn screen_json(&self, case: &str, options: &ScreenOptions) -> Result<shapes::ScreeningResult, Vec<Diagnostic>> {
        self.screen_tree(&parse(case)?, options)
    }

    /// A register of so many families, to be filled with columns.
    pub fn register<'a>(&self, families: usize) -> batch::Builder<'_, 'a> {
        batch::Builder::new(&self.program, families)
    }

    /// A place by code, id or name, as [`batch::Asked`] and columns of places want it.
    pub fn place(&self, word: &str) -> Result<u32, Diagnostic> {
        batch::place(&self.program, word)
    }

    /// The pack made ready to judge registers.
    pub fn screener(&self, asked: batch::Asked, selection: batch::Selection) -> batch::Screener<'_> {
        batch::Screener::new(&self.program, asked, selection)
    }

    /// Nothing gathered yet: for families that come one by one in JSON and are to be judged together.
    pub fn cases(&self) -> batch::Cases {
        batch::Cases::new(&self.program)
    }

    /// Adds a family given as JSON to others that are judged for the same day. Every mistake in the input is reported, as
    /// [`Pack::screen_json`] reports it. The families are those of this pack from the first to the last.
    pub fn gather(&self, cases: &mut batch::Cases, date: Day, case: &str) -> Result<batch::Gathered, Vec<Diagnostic>> {
        let tree = parse(case)?;
        if !tree.fits() {
            return Err(vec![Tree::too_deep()]);
        }
        cases.push(&self.program, date, &tree)
    }

    /// Something found in a register, as a screening of that family on that day shows it; nothing for an item the pack does not
    /// have.
    pub fn finding(&self, found: &batch::Finding, date: Day, lang: Lang) -> Option<shapes::Finding> {
        edge::finding(&self.program, date, found, lang)
    }

    /// Screens one family given as a value.
    pub fn screen_tree(
        &self,
        case: &Tree,
        options: &ScreenOptions,
    ) -> Result<shapes::ScreeningResult, Vec<Diagnostic>> {
        if !case.fits() {
            return Err(vec![Tree::too_deep()]);
        }
        edge::screen(&self.program, &self.hash, case, options)
    }
}

/// JSON text, not larger than a case may be.
fn parse(case: &str) -> Result<Tree, Vec<Diagnostic>> {
    if case.len() > MAX_CASE_BYTES {
        let too_large = Diagnostic::input(crate::base::Code::CaseTooLarge, "");
        return Err(vec![too_large.with(alloc::format!("{}", MAX_CASE_BYTES >> 20))]);
    }
    Tree::parse(case).map_err(|error| vec![error])
}

#[cfg(feature = "compiler")]
mod compiler {
    use super::Pack;
    use crate::{
        base::{Code, Diagnostic, Place, Severity, SourceFile},
        cases::{self, CaseOutcome, Coverage, PackCase},
        compile::{self as stage, Written},
        program, prove,
    };
    use alloc::{string::ToString, vec::Vec};

    /// Most messages about one pack; the rest is counted.
    const MOST_DIAGNOSTICS: usize = 500;

    /// What came of compiling.
    #[derive(Debug)]
    pub struct Compiled {
        /// The pack; there is none exactly when a diagnostic is an error.
        pub pack: Option<Pack>,
        /// Everything there is to say about the texts, in their order.
        pub diagnostics: Vec<Diagnostic>,
        /// The cases the texts bring along.
        pub cases: Vec<PackCase>,
        /// Citations marked 待复核.
        pub unverified: usize,
        written: Written,
    }

    impl Compiled {
        /// What the cases reach of what the lowest layer declares, each run once; nothing without a pack.
        pub fn coverage(&self) -> Option<Coverage> {
            let pack = self.pack.as_ref()?;
            Some(cases::coverage(&pack.program, &self.written, &self.cases))
        }
    }

    /// Compiles the files of a pack together with those of the packs it is based on.
    /// Files below one top folder make one pack; the order of the files does not matter.
    ///
    /// ```
    /// let text = r#"
    /// pack demo { version "1" }
    /// regions { 331022 三门县 (sanmen) }
    /// facts family { income: yuan/month 0.. }
    /// item support for family {
    ///   law "Example Act, section 1"
    ///   condition low: income < 1000 yuan/month
    ///   benefit monthly 1000 yuan/month - income
    /// }
    /// "#;
    /// let files = [yimen::SourceFile { path: "demo/all.policy".into(), text: text.into() }];
    /// let pack = yimen::compile(&files).pack.unwrap();
    /// let case = r#"{ "date": "2026-03-01", "region": "三门县", "family": { "income": "400.50" } }"#;
    /// let result = pack.screen_json(case, &yimen::ScreenOptions::default()).unwrap();
    /// assert_eq!(result.items[0].verdict, yimen::shapes::Verdict::Eligible);
    /// ```
    pub fn compile(files: &[SourceFile]) -> Compiled {
        let output = stage::compile(files);
        let mut compiled = Compiled {
            pack: None,
            diagnostics: output.diagnostics,
            cases: Vec::new(),
            unverified: 0,
            written: Written::default(),
        };
        let failed = |diagnostics: &[Diagnostic]| diagnostics.iter().any(|one| one.severity() == Severity::Error);
        compiled.unverified = output.program.as_ref().map_or(0, |program| program.rules.unverified());
        if let Some(program) = output.program.filter(|_| !failed(&compiled.diagnostics)) {
            compiled.diagnostics.extend(prove::bounds(&program, &output.written.rows));
            compiled.diagnostics.extend(prove::conditions(&program, &output.written.nodes));
            let cases = cases::resolve(&program, &output.cases, &mut compiled.diagnostics);
            if !failed(&compiled.diagnostics) {
                let bytes = program::to_bytes(&program);
                // Loading what was just written proves that it can be loaded as it was, and gives its hash.
                match Pack::from_bytes(&bytes) {
                    Ok(pack) if pack.program != program => {
                        compiled.diagnostics.push(Diagnostic::new(Code::Internal, Place::Whole));
                    }
                    Ok(pack) => {
                        compiled.pack = Some(pack);
                        compiled.cases = cases;
                        compiled.written = output.written;
                    }
                    Err(broken) => compiled.diagnostics.push(broken),
                }
            }
        }
        compiled.diagnostics.sort_by_key(|one| one.span().map_or((usize::MAX, 0), |(file, range)| (file, range.start)));
        let more = compiled.diagnostics.len().saturating_sub(MOST_DIAGNOSTICS);
        if more > 0 {
            // Errors count before warnings where not everything is kept.
            compiled.diagnostics.sort_by_key(Diagnostic::severity);
            compiled.diagnostics.truncate(MOST_DIAGNOSTICS);
            compiled.diagnostics.push(Diagnostic::new(Code::More, Place::Whole).with(more.to_string()));
        }
        compiled
    }

    impl PackCase {
        /// Screens the case and says what it expects that does not come.
        pub fn run(&self, pack: &Pack) -> CaseOutcome {
            self.outcome(&pack.program, &pack.hash)
        }
    }
}

#[cfg(feature = "compiler")]
pub use compiler::{Compiled, compile};
