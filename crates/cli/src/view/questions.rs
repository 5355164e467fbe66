//! What is still to be asked, in the author's words, and of whom.

use super::{
    page::Page,
    style::{DIM, OPEN, PLAIN},
};
use crate::words::{Sentence, Word};
use yimen_report::View;

/// Writes the questions. Items they matter for are named once for neighbours that share them.
pub fn write(page: &mut Page, view: &View) {
    let (questions, lang) = (&view.result.questions, view.lang);
    if questions.is_empty() {
        return;
    }
    page.heading(Word::QuestionsHeading.text(lang));
    for together in questions.chunk_by(|one, next| one.settles == next.settles) {
        for question in together {
            page.hang("  ? ", OPEN, &view.question(question), PLAIN);
        }
        let settles = together.first().map_or(&[][..], |question| &question.settles);
        if !settles.is_empty() {
            let names = view.list(settles.iter().map(|id| view.item(id)));
            page.hang("    ", PLAIN, &Sentence::Settles { names: &names }.text(lang), DIM);
        }
    }
}
