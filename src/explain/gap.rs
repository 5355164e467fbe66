//! How far a comparison that fails is from holding.

use super::figure::{decimal, of_age, quantity};
use crate::{
    base::Lang,
    eval::{Evaluation, Frame, Range},
    program::{Comparison, DayFunction, Kind, Node, NodeId},
    value::{Rounding, Unit},
};
use alloc::{borrow::ToOwned, string::String};

/// The distance of a comparison that fails.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Decimal text, rounded up to a cent where it does not end.
    pub value: String,
    /// Whether `value` is the exact distance.
    pub exact: bool,
    /// Its unit.
    pub unit: Unit,
    /// The distance in words.
    pub text: String,
}

/// The gap of a condition that fails because of one comparison of numbers.
pub fn gap(evaluation: &mut Evaluation<'_>, id: NodeId, frame: Frame, lang: Lang) -> Option<Gap> {
    let Failing { how, left, right, frame } = failing(evaluation, id, frame)?;
    let number = |evaluation: &mut Evaluation<'_>, id| match evaluation.value(id, frame).range {
        Range::Number(interval) => interval.as_point(),
        _ => None,
    };
    let (a, b) = (number(evaluation, left)?, number(evaluation, right)?);
    let distance = a.sub(b).ok()?.abs();
    let unit = match evaluation.program.kinds.get(left as usize) {
        Some(Kind::Number(unit)) => *unit,
        _ => return None,
    };
    let (value, exact) = decimal(distance, Rounding::Up);
    let name = name(evaluation, left, lang);
    let amount = quantity(distance, unit, of_age(evaluation.program, left, right), lang);
    let text = words(how, &name, &amount, distance.is_zero(), lang);
    Some(Gap { value, exact, unit, text })
}

/// A comparison that fails, and whose it is.
struct Failing {
    how: Comparison,
    left: NodeId,
    right: NodeId,
    frame: Frame,
}

/// The only comparison that makes the condition fail: the condition itself, one of those it joins with 且,
/// or the one behind a definition or a branch.
fn failing(evaluation: &mut Evaluation<'_>, id: NodeId, frame: Frame) -> Option<Failing> {
    let program = evaluation.program;
    let settled = |evaluation: &mut Evaluation<'_>, id| match evaluation.value(id, frame).range {
        Range::Truth(truth) => truth.settled(),
        _ => None,
    };
    match program.nodes.get(id as usize)? {
        Node::Compare(how, left, right) => Some(Failing { how: *how, left: *left, right: *right, frame }),
        Node::And(a, b) => match (settled(evaluation, *a), settled(evaluation, *b)) {
            (Some(false), Some(true)) => failing(evaluation, *a, frame),
            (Some(true), Some(false)) => failing(evaluation, *b, frame),
            _ => None,
        },
        Node::If(condition, then, otherwise) => match settled(evaluation, *condition)? {
            true => failing(evaluation, *then, frame),
            false => failing(evaluation, *otherwise, frame),
        },
        Node::FamilyDefinition(definition) => {
            let value = program.rules.definitions.get(*definition as usize)?.value;
            let item = program.rules.definitions.get(*definition as usize)?.item;
            failing(evaluation, value, Frame::of_family(item))
        }
        Node::Versions(versions) => {
            let version = versions.iter().find(|version| version.period.contains(evaluation.case.date))?;
            failing(evaluation, version.value, frame)
        }
        Node::MemberDefinition(definition, who) => {
            let value = program.rules.definitions.get(*definition as usize)?.value;
            failing(evaluation, value, Frame::of_member(frame.member(*who)?))
        }
        _ => None,
    }
}

/// What the left side is called; nothing for a calculation.
fn name(evaluation: &Evaluation<'_>, id: NodeId, lang: Lang) -> String {
    let rules = &evaluation.program.rules;
    let label = match evaluation.program.nodes.get(id as usize) {
        Some(Node::FamilyFact(fact)) => rules.family.get(*fact as usize).map(|fact| &fact.label),
        Some(Node::MemberFact(fact, _)) => rules.member.get(*fact as usize).map(|fact| &fact.label),
        Some(Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _)) => {
            rules.definitions.get(*definition as usize).map(|definition| &definition.label)
        }
        Some(Node::Days(DayFunction::CompletedYears, _)) => return lang.pick("年龄", "age").to_owned(),
        _ => None,
    };
    label.map(|label| label.title(lang).to_owned()).unwrap_or_default()
}

fn words(how: Comparison, name: &str, amount: &str, none: bool, lang: Lang) -> String {
    let must_fall = matches!(how, Comparison::Less | Comparison::LessOrEqual);
    let text = match (lang, how, none) {
        (Lang::Chinese, Comparison::Less, true) => alloc::format!("{name}正好等于限额，须低于它"),
        (Lang::Chinese, Comparison::Greater, true) => alloc::format!("{name}正好等于限额，须高于它"),
        (Lang::English, Comparison::Less, true) => alloc::format!("{name} equals the limit and must be below it"),
        (Lang::English, Comparison::Greater, true) => alloc::format!("{name} equals the limit and must be above it"),
        (Lang::Chinese, Comparison::Equal | Comparison::NotEqual, _) => alloc::format!("{name}相差 {amount}"),
        (Lang::English, Comparison::Equal | Comparison::NotEqual, _) => alloc::format!("{name} differs by {amount}"),
        (Lang::Chinese, ..) if must_fall => alloc::format!("{name}高出 {amount}"),
        (Lang::Chinese, ..) => alloc::format!("{name}还差 {amount}"),
        (Lang::English, ..) if must_fall => alloc::format!("{name} is {amount} too high"),
        (Lang::English, ..) => alloc::format!("{name} is {amount} short"),
    };
    text.trim().to_owned()
}
