//! How a question is put, and how an answer is read.

use crate::{
    view::style::{DIM, STRONG, paint},
    view::text::clean,
    words::{Ask, Sentence, Word},
};
use yimen::{Lang, Tree, shapes::Question};

/// The words of a question: its group where that is another than before, of whom it is asked, choices and range.
pub fn question(question: &Question, member: Option<u32>, group: &mut Option<String>, lang: Lang) -> String {
    let mut text = String::from("\n");
    if question.group != *group {
        group.clone_from(&question.group);
        if let Some(group) = &question.group {
            text.push_str(&format!("{}\n", paint(STRONG, &format!("[{}]", clean(group)))));
        }
    }
    let words = clean(&question.text);
    let whom = member.map(|index| Sentence::Member { number: index.saturating_add(1) }.text(lang));
    let words = match &whom {
        Some(whom) => Sentence::About { whom, text: &words }.text(lang),
        None => words.into_owned(),
    };
    text.push_str(&format!("{words}\n"));
    for (number, choice) in (1..).zip(&question.choices) {
        text.push_str(&format!("  {number}  {}\n", clean(&choice.name)));
    }
    let hint = hint(question, lang);
    if !hint.is_empty() {
        text.push_str(&format!("  {}\n", paint(DIM, &hint)));
    }
    text + "> "
}

/// What an answer looks like.
fn hint(question: &Question, lang: Lang) -> String {
    let unit = question.unit.as_deref().unwrap_or_default();
    let mut parts = match question.kind.as_str() {
        "number" => Vec::from([bounds(question, lang), unit.to_owned()]),
        "members" => Vec::from([bounds(question, lang), Ask::HowMany.text(lang).to_owned()]),
        "truth" => Vec::from([format!("{} / {}", Word::Yes.text(lang), Word::No.text(lang))]),
        "date" => Vec::from([Ask::DayLike.text(lang).to_owned()]),
        "region" => Vec::from([Ask::RegionLike.text(lang).to_owned()]),
        "member" => Vec::from([Ask::MemberLike.text(lang).to_owned()]),
        _ => Vec::new(),
    };
    if question.kind != "members" && question.whole {
        parts.push(Ask::WholeNumber.text(lang).to_owned());
    }
    if question.optional {
        parts.push(Ask::OrNone.text(lang).to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(Word::Comma.text(lang))
}

fn bounds(question: &Question, lang: Lang) -> String {
    match (&question.low, &question.high) {
        (Some(low), Some(high)) => format!("{low}–{high}"),
        (Some(low), None) => Sentence::AtLeast { figure: low }.text(lang),
        (None, Some(high)) => Sentence::AtMost { figure: high }.text(lang),
        (None, None) => String::new(),
    }
}

/// What was typed, as the case has it. What does not fit is handed on as it is: the engine says what is wrong with it.
pub fn read(question: &Question, words: &str) -> Tree {
    let text = || Tree::Text(words.to_owned());
    if question.optional && [Ask::None.text(Lang::Chinese), Ask::None.text(Lang::English)].contains(&words) {
        return Tree::Null;
    }
    let number: Option<usize> = words.parse().ok();
    match question.kind.as_str() {
        "truth" => match words.to_lowercase().as_str() {
            "是" | "y" | "yes" | "有" | "1" => Tree::Truth(true),
            "否" | "n" | "no" | "没有" | "0" => Tree::Truth(false),
            _ => text(),
        },
        "choice" => {
            let choice = number.and_then(|number| question.choices.get(number.checked_sub(1)?));
            choice.map_or_else(text, |choice| Tree::Text(choice.id.clone()))
        }
        // Nobody has more than fits the engine's own limit; above it any list is refused.
        "members" => match number {
            Some(count) => Tree::List(vec![Tree::Map(Vec::new()); count.min(500)]),
            None => text(),
        },
        "member" => match number.and_then(|number| number.checked_sub(1)) {
            Some(place) => Tree::Number(place.to_string()),
            None => text(),
        },
        _ => text(),
    }
}
