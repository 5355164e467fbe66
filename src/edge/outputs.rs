//! Named outputs beside the items.

use super::shapes::{Failure, Output};
use crate::{
    base::{Lang, Listed},
    eval::{Evaluation, Fault, FaultKind, Range, Value},
    explain,
    program::{Kind, Owner},
    value::Rounding,
};
use alloc::{
    borrow::ToOwned,
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

/// Every 指标 and 分类 by its id.
pub(super) fn outputs(evaluation: &mut Evaluation<'_>, lang: Lang) -> BTreeMap<String, Output> {
    let program = evaluation.program;
    let mut all = BTreeMap::new();
    for (index, definition) in (0u32..).zip(&program.rules.definitions).filter(|(_, definition)| definition.output) {
        let kind = program.kinds.get(definition.value as usize).copied().unwrap_or(Kind::Truth);
        let mut output = |member| {
            let value = evaluation.output(index, member);
            one(evaluation, value, kind, lang)
        };
        let output = match definition.owner {
            Owner::Family => output(None),
            Owner::Member => {
                let count = evaluation.member_count().unwrap_or(0);
                let mut output = |member| {
                    let value = evaluation.output(index, Some(member));
                    one(evaluation, value, kind, lang)
                };
                Output::Each((0..count).map(&mut output).listed())
            }
        };
        all.insert(definition.label.id.clone(), output);
    }
    all
}

/// An output must be a figure that can be written down.
fn one(evaluation: &Evaluation<'_>, value: Value, kind: Kind, lang: Lang) -> Output {
    if let Range::Number(interval) = value.range
        && interval.as_point().is_some_and(|point| point.to_text().is_none())
    {
        let fault = Fault { kind: FaultKind::OutOfRange, node: 0 };
        return shown(evaluation, Value { range: Range::Never, absent: false, fault: Some(fault) }, kind, lang);
    }
    shown(evaluation, value, kind, lang)
}

/// A value as data; a figure that does not end is rounded to a cent.
pub(super) fn shown(evaluation: &Evaluation<'_>, value: Value, kind: Kind, lang: Lang) -> Output {
    let rules = &evaluation.program.rules;
    if let (Range::Never, Some(fault)) = (value.range, value.fault) {
        let failure = explain::failure(evaluation.program, evaluation.case, fault);
        let (code, message, help) = (failure.code().to_owned(), failure.message(lang), failure.help(lang));
        return Output::Failed { error: Failure { code, message, help } };
    }
    let choice = |index: u32| match kind {
        Kind::Choice(set) => rules.choices.get(set as usize)?.get(index as usize).map(|choice| choice.id.clone()),
        _ => None,
    };
    let yes_no = |truth: bool| if truth { "yes" } else { "no" }.to_owned();
    let open = |low, high, choices| Output::Open { low, high, choices };
    let settled = value.fault.is_none();
    match value.range {
        Range::Number(interval) => match interval.as_point().filter(|_| settled) {
            Some(point) => Output::Value(explain::decimal(point, Rounding::HalfUp).0),
            None => open(
                interval.low.map(|low| explain::decimal(low, Rounding::Floor).0),
                interval.high.map(|high| explain::decimal(high, Rounding::Ceiling).0),
                Vec::new(),
            ),
        },
        Range::Truth(truth) => match truth.settled().filter(|_| settled) {
            Some(truth) => Output::Value(yes_no(truth)),
            None => {
                let can = [(truth.can_be_true, true), (truth.can_be_false, false)];
                open(None, None, can.into_iter().filter(|(can, _)| *can).map(|(_, answer)| yes_no(answer)).listed())
            }
        },
        Range::Days(from, until) if from == until && settled => Output::Value(from.to_string()),
        Range::Days(from, until) => open(Some(from.to_string()), Some(until.to_string()), Vec::new()),
        Range::Choices(bits) => {
            let set = 0..64u32;
            let mut left: Vec<String> =
                set.filter(|index| bits.checked_shr(*index).unwrap_or(0) & 1 == 1).filter_map(choice).listed();
            match left.pop() {
                Some(only) if left.is_empty() && settled => Output::Value(only),
                last => {
                    left.extend(last);
                    open(None, None, left)
                }
            }
        }
        Range::Region(Some(place)) if settled => {
            Output::Value(rules.regions.get(place as usize).map(|region| region.code.clone()).unwrap_or_default())
        }
        Range::Members(bits) if bits.is_power_of_two() && settled => Output::Value(bits.trailing_zeros().to_string()),
        Range::Never | Range::Region(_) | Range::Members(_) => open(None, None, Vec::new()),
    }
}
