//! `yimen interview`: the engine's questions, one at a time, on a terminal or from a pipe. What is asked goes to standard error,
//! so that standard output holds the result alone.

mod answers;
mod prompt;

use crate::{
    Outcome,
    failure::Failure,
    input, load, output,
    view::{self, Shown, diagnostic, screening},
    words::{Ask, Trouble},
};
use answers::Answers;
use std::{
    io::{self, BufRead, Read},
    path::Path,
};
use yimen::{Diagnostic, Lang, Pack, ScreenOptions, shapes::ScreeningResult};
use yimen_report::View;

/// Takes back the last answer.
const BACK: &str = "<";
/// Most bytes of an answer.
const LONGEST_ANSWER: u64 = 4096;

/// Asks until nothing is left that matters, then shows the result.
pub fn run(pack: &Path, date: &str, region: &str, save: Option<&Path>, lang: Lang) -> Result<Outcome, Failure> {
    if input::is_standard(pack) {
        return Err(Trouble::StandardInputTwice.into());
    }
    let engine = load::pack(pack)?;
    let mut answers = Answers::of(date, region);
    let refused =
        |diagnostics| Failure::Refused { diagnostics, files: Vec::new(), input: "yimen interview".to_owned() };
    let first = screen(&engine, &answers, lang).map_err(refused)?;
    output::error_words(&format!("{}\n", Ask::HowItGoes.text(lang)));
    let result = ask(&engine, &mut answers, first, lang)?;
    let info = engine.info(lang);
    let view = View { result: &result, info: &info, lang };
    let shown = Shown { details: false, reasons: false };
    output::words(&screening::page(&view, shown, view::width()))?;
    if let Some(path) = save {
        output::file(path, answers.json().as_bytes())?;
    }
    Ok(Outcome::Done)
}

fn screen(engine: &Pack, answers: &Answers, lang: Lang) -> Result<ScreeningResult, Vec<Diagnostic>> {
    engine.screen_tree(&answers.case(), &ScreenOptions { lang, ..ScreenOptions::default() })
}

/// The interview itself; ends where there is no question any more, or no one to answer.
fn ask(
    engine: &Pack,
    answers: &mut Answers,
    mut result: ScreeningResult,
    lang: Lang,
) -> Result<ScreeningResult, Failure> {
    let mut group = None;
    while let Some((question, asked)) = answers.next(&result.questions) {
        output::error_words(&prompt::question(question, asked.member, &mut group, lang));
        let Some(line) = line()? else {
            output::error_words("\n");
            break;
        };
        match line.trim() {
            "" => answers.skip(asked),
            BACK => match answers.back() {
                true => result = answers.screened(engine, result, lang),
                false => output::error_words(&format!("{}\n", Ask::NothingToTakeBack.text(lang))),
            },
            words => {
                let answer = prompt::read(question, words);
                answers.give(asked, answer);
                match screen(engine, answers, lang) {
                    Ok(next) => result = next,
                    // It is said what was expected, and the question comes again.
                    Err(diagnostics) => {
                        answers.back();
                        output::error_words(&diagnostic::all(&diagnostics, &[], None, lang));
                    }
                }
            }
        }
    }
    Ok(result)
}

impl Answers {
    /// The result of what is left once an answer was taken back; it was accepted before.
    fn screened(&self, engine: &Pack, before: ScreeningResult, lang: Lang) -> ScreeningResult {
        screen(engine, self, lang).unwrap_or(before)
    }
}

/// One line of standard input; nothing at its end.
fn line() -> Result<Option<String>, Trouble> {
    let unreadable = |reason| Trouble::Unreadable { path: input::name(Path::new("-")), reason };
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(LONGEST_ANSWER).read_until(b'\n', &mut bytes).map_err(unreadable)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
