//! What a case expects of an output against what came.

use crate::{
    base::{Code, Diagnostic, Words},
    edge::shapes::{Output, ScreeningResult},
    program::{Kind, Program},
    syntax::ast::{Expectation, ExpectedOutput, Literal},
    value::Exact,
};
use alloc::string::{String, ToString};

/// What was expected of an output and did not come.
pub(super) fn unmet(
    program: &Program,
    expected: &Expectation,
    wanted: &ExpectedOutput,
    result: &ScreeningResult,
) -> Option<Diagnostic> {
    let definition = program.rules.definitions.iter().find(|one| one.output && one.label.is(&expected.item.text))?;
    let kind = program.kinds.get(definition.value as usize).copied()?;
    let output = match (result.outputs.get(&definition.label.id)?, expected.member) {
        (Output::Each(all), Some(member)) => all.get((member as usize).checked_sub(1)?)?,
        (output, _) => output,
    };
    let (fits, words) = match (wanted, output) {
        (ExpectedOutput::Undetermined, Output::Open { .. }) | (ExpectedOutput::Error, Output::Failed { .. }) => {
            return None;
        }
        (ExpectedOutput::Undetermined, _) => (false, Words::new("待定", "undetermined")),
        (ExpectedOutput::Error, _) => (false, Words::new("无法判定", "error")),
        (ExpectedOutput::Range(low, high), Output::Open { low: Some(a), high: Some(b), .. }) => {
            let same = |text: &str, wanted: Exact| Exact::parse(text).is_ok_and(|found| found == wanted);
            (same(a, *low) && same(b, *high), range(*low, *high))
        }
        (ExpectedOutput::Range(low, high), _) => (false, range(*low, *high)),
        (ExpectedOutput::Value(literal), found) => {
            let wanted = text(program, kind, literal);
            (matches!(found, Output::Value(found) if *found == wanted), Words::same(wanted))
        }
    };
    if fits {
        return None;
    }
    let name = Words::new(&definition.label.name, definition.label.title(crate::base::Lang::English));
    Some(Diagnostic::at(Code::CaseFailed, expected.span).with(name).with(words).with(found(output)))
}

fn range(low: Exact, high: Exact) -> Words {
    let figure = |value: Exact| value.to_text().unwrap_or_default();
    Words::same(alloc::format!("{}..{}", figure(low), figure(high)))
}

/// A value as an output gives it.
fn text(program: &Program, kind: Kind, literal: &Literal) -> String {
    match (kind, literal) {
        (Kind::Choice(set), Literal::Word(word) | Literal::Absent(word) | Literal::Truth(_, word)) => {
            let mut choices = program.rules.choices.get(set as usize).into_iter().flatten();
            choices.find(|choice| choice.is(word)).map_or(word.clone(), |choice| choice.id.clone())
        }
        (Kind::Region, Literal::Word(word)) => {
            let place = program.rules.regions.iter().find(|place| place.code == *word || place.label.is(word));
            place.map_or(word.clone(), |place| place.code.clone())
        }
        (_, Literal::Truth(truth, _)) => if *truth { "yes" } else { "no" }.to_string(),
        (_, Literal::Number(number, _)) => number.to_text().unwrap_or_default(),
        (_, Literal::Date(day)) => day.to_string(),
        (_, Literal::Member(member)) => member.saturating_sub(1).to_string(),
        (_, Literal::Word(word) | Literal::Absent(word)) => word.clone(),
    }
}

fn found(output: &Output) -> Words {
    match output {
        Output::Value(value) => Words::same(value),
        Output::Open { low: None, high: None, choices } => {
            let choices = choices.join(", ");
            Words::new(alloc::format!("待定（{choices}）"), alloc::format!("undetermined ({choices})"))
        }
        Output::Open { low, high, .. } => {
            let bound = |bound: &Option<String>| bound.clone().unwrap_or_default();
            Words::same(alloc::format!("{}..{}", bound(low), bound(high)))
        }
        Output::Failed { error } => {
            Words::new(alloc::format!("无法判定（{}）", error.message), alloc::format!("error ({})", error.code))
        }
        Output::Each(_) => Words::new("每个成员各一个", "one for each member"),
    }
}
