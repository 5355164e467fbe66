//! What cannot matter either way. `甲 且 非 甲` never holds, but ranges alone do not see it: where 甲 is open, both sides are.
//! So a few yes-or-no questions that the family shares are taken to be so, then not so. What is open in neither of the two, and
//! does not decide between them, cannot matter.

use super::{
    items::judge,
    missing::{Missing, Open, below, open_facts},
    nodes::Evaluation,
    value::Value,
};
use crate::{
    base::Listed,
    {program::Owner, value::Truth},
};
use alloc::vec::Vec;

/// Most yes-or-no questions taken either way. Where more are undecided it is early, and hardly anything would be left out.
const MOST_EITHER: usize = 4;

/// Leaves out what matters neither way.
pub(super) fn without_what_matters_neither_way(evaluation: &mut Evaluation<'_>, mut open: Open) -> Open {
    for (definition, value) in undecided(evaluation) {
        let deciding = below(evaluation, &open, definition);
        let ways = ways(value).map(|way| taken(evaluation, definition, way)).listed();
        for (row, facts) in open.iter_mut() {
            let matters =
                |fact: &Missing| ways.iter().any(|way| way.get(row).is_some_and(|facts| facts.contains(fact)));
            facts.retain(|fact| deciding.contains(fact) || matters(fact));
        }
    }
    open
}

/// Definitions of the family that are yes or no, and it is not known which; none where there are many.
fn undecided(evaluation: &Evaluation<'_>) -> Vec<(u32, Value)> {
    let program = evaluation.program;
    let known = program.rules.definitions.iter().zip(&evaluation.family_values);
    let undecided = (0u32..).zip(known).filter_map(|(index, (definition, value))| {
        let shared = definition.owner == Owner::Family && definition.item.is_none();
        let open = value.filter(|value| shared && value.as_truth() == Truth::UNKNOWN)?;
        Some((index, open))
    });
    let undecided: Vec<(u32, Value)> = undecided.listed();
    if undecided.len() > MOST_EITHER { Vec::new() } else { undecided }
}

/// What it can turn out to be: so, not so, or that it cannot be computed.
fn ways(value: Value) -> impl Iterator<Item = Value> {
    let faulty = value.fault.map(|_| Value { fault: value.fault, ..Value::none() });
    [Truth::YES, Truth::NO].map(Value::truth).into_iter().chain(faulty)
}

/// What is open where a definition turns out one way.
fn taken(evaluation: &Evaluation<'_>, definition: u32, way: Value) -> Open {
    let mut taken = Evaluation::new(evaluation.program, evaluation.case);
    if let Some(slot) = taken.family_values.get_mut(definition as usize) {
        *slot = Some(way);
    }
    let judgements = judge(&mut taken);
    open_facts(&mut taken, &judgements)
}
