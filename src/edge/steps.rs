//! The steps behind an amount or a condition, as plain shapes.

use super::{
    outputs::shown,
    screen::{member, source},
    shapes::{Step, StepKind},
};
use crate::{
    base::{Lang, Listed},
    eval::{Evaluation, Frame, Range},
    explain,
    program::{Citation, Kind, NodeId, Terms},
    value::Unit,
};
use alloc::{string::ToString, vec::Vec};

/// The steps behind the amount of an item, the benefit itself last.
pub(super) fn of_amount(
    evaluation: &mut Evaluation<'_>,
    (item, terms): (u32, &Terms),
    (node, unit): (NodeId, Unit),
    frame: Frame,
    lang: Lang,
) -> Vec<Step> {
    let own = terms.citation.as_ref();
    let mut steps = explain::steps(evaluation, node, frame, own, lang);
    let law = terms.benefit_citation.as_ref().or(own);
    steps.extend(explain::benefit(evaluation, (node, unit), frame, (item, law), lang));
    steps.into_iter().map(|step| shape(evaluation, step, lang)).listed()
}

/// What a condition rests on.
pub(super) fn of_condition(
    evaluation: &mut Evaluation<'_>,
    test: NodeId,
    frame: Frame,
    own: Option<&Citation>,
    lang: Lang,
) -> Vec<Step> {
    let steps = explain::steps(evaluation, test, frame, own, lang);
    steps.into_iter().map(|step| shape(evaluation, step, lang)).listed()
}

fn shape(evaluation: &Evaluation<'_>, step: explain::Step, lang: Lang) -> Step {
    let none = step.value.range == Range::Never && step.value.fault.is_none();
    let regions = &evaluation.program.rules.regions;
    let place = step.row.and_then(|(place, _)| regions.get(place? as usize));
    Step {
        kind: match step.kind {
            explain::StepKind::Fact => StepKind::Fact,
            explain::StepKind::Standard => StepKind::Standard,
            explain::StepKind::Definition => StepKind::Definition,
            explain::StepKind::Item => StepKind::Item,
            explain::StepKind::Benefit => StepKind::Benefit,
        },
        id: step.id,
        name: step.name,
        member: member(step.member),
        text: step.text,
        value: (!none).then(|| shown(evaluation, step.value, step.of, lang)),
        unit: match step.of {
            Kind::Number(unit) => Some(unit.text(lang == Lang::Chinese)),
            _ => None,
        },
        region: place.map(|region| region.code.clone()),
        since: step.row.map(|(_, period)| period.from.to_string()),
        until: step.row.and_then(|(_, period)| period.until).map(|until| until.to_string()),
        sources: step.citations.iter().map(|citation| source(Some(citation))).listed(),
    }
}
