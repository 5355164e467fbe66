//! What would come of a row or a condition if some facts were otherwise.

use super::Search;
use crate::{
    eval::{Evaluation, Fault, Frame, Judgement, Outcome, Range, Supposed, Value},
    program::NodeId,
};

/// What is to come true.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Goal {
    /// An item, for the family or for a member, is eligible.
    Row(u32, Option<usize>),
    /// An expression is yes, or no.
    Node(NodeId, Frame, bool),
}

/// Whether it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chance {
    /// Surely not.
    Never,
    /// It cannot be told: within a range of values, or for want of other facts.
    Open,
    /// Surely.
    Sure {
        /// Eligible, but ruled out by another granted item.
        barred: bool,
    },
}

impl<'a> Search<'_, 'a> {
    /// What becomes of a goal; counts as never once the limit is reached.
    pub(super) fn chance(&mut self, goal: &Goal, supposed: Supposed) -> Chance {
        self.trial(goal, supposed).0
    }

    /// The same, with what cannot be computed.
    pub(super) fn trial(&mut self, goal: &Goal, supposed: Supposed) -> (Chance, Option<Fault>) {
        if self.seeker.left == 0 {
            self.complete = false;
            return (Chance::Never, None);
        }
        let (program, case) = (self.seeker.program, self.seeker.case);
        let (mut evaluation, judgements, steps) = Evaluation::of_items_supposing(program, case, supposed, &self.items);
        let found = match goal {
            Goal::Row(item, member) => {
                let row = judgements.iter().find(|row| (row.item, row.member) == (*item, *member));
                row.map_or((Chance::Never, None), |row| (of_row(row), obstacle(row)))
            }
            Goal::Node(node, frame, wanted) => {
                let value = evaluation.value(*node, *frame);
                (of_value(value, *wanted), value.fault.filter(|_| value.range == Range::Never))
            }
        };
        self.seeker.left = self.seeker.left.saturating_sub(steps);
        found
    }

    /// The case as given, with all it rests on judged.
    pub(super) fn as_given(&self) -> Evaluation<'a> {
        Evaluation::of_items_supposing(self.seeker.program, self.seeker.case, Supposed::new(), &self.items).0
    }
}

fn of_row(row: &Judgement) -> Chance {
    let can_hold = |value: &Value| matches!(value.range, Range::Truth(truth) if truth.can_be_true);
    let can_be_paid = row.amount.is_none_or(|amount| amount.range != Range::Never);
    let can_be_due = can_be_paid && row.conditions.iter().chain(&row.covers).all(can_hold);
    match (row.verdict, row.barred.settled()) {
        (Outcome::Eligible, Some(barred)) => Chance::Sure { barred },
        (Outcome::Eligible, None) => Chance::Open,
        (Outcome::Undetermined, _) if can_be_due => Chance::Open,
        _ => Chance::Never,
    }
}

/// Why a row cannot be computed, where no condition stands in the way for certain.
fn obstacle(row: &Judgement) -> Option<Fault> {
    let fails = |value: &&Value| matches!(value.range, Range::Truth(truth) if !truth.can_be_true);
    let mut parts = row.conditions.iter().chain(&row.covers);
    if parts.clone().any(|value| fails(&value)) {
        return None;
    }
    let faulty = |value: &Value| value.fault.filter(|_| value.range == Range::Never);
    parts.find_map(faulty).or_else(|| row.amount.as_ref().and_then(faulty))
}

fn of_value(value: Value, wanted: bool) -> Chance {
    let Range::Truth(truth) = value.range else { return Chance::Never };
    match truth.settled() {
        Some(found) if found != wanted => Chance::Never,
        Some(_) if value.fault.is_none() => Chance::Sure { barred: false },
        _ => Chance::Open,
    }
}
