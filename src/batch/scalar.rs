//! Families judged one by one by the scalar evaluator.

use super::{
    answer::{Answer, Verdict},
    answers::{Answers, ItemAnswers, NO_RELATION, OutputAnswers, OutputState, OutputValues, PlanState, Plans},
    register::Register,
};
use crate::{
    case::Case,
    eval::{Judgement, Outcome, Range, Value},
    overlap::{Settled, rows_totals, settle, standing},
    program::{Owner, Program},
    value::{Day, Interval},
};

/// Judges a family and writes what comes of it into its rows.
pub(super) fn judge(program: &Program, register: &Register<'_>, case: &Case, family: usize, answers: &mut Answers) {
    let mut settled = settle(program, case);
    let first = register.members_of(family).map_or(0, |(start, _)| start);
    let row = |member: Option<usize>| member.map_or(family, |member| first.saturating_add(member));
    for judgement in &settled.judgements {
        let item = answers.items.get_mut(judgement.item as usize);
        if let Some(item) = item {
            item.set(row(judgement.member), program, case, judgement);
        }
    }
    answers.plans.set(family, &settled);
    for output in &mut answers.outputs {
        output.judge(&mut settled, family, first);
    }
}

impl ItemAnswers {
    fn set(&mut self, row: usize, program: &Program, case: &Case, judgement: &Judgement) {
        // Conditions hold, but whether another item rules this one out is open: then nothing is settled.
        let bar_open = judgement.verdict == Outcome::Eligible && judgement.barred.settled().is_none();
        let verdict = match judgement.verdict {
            _ if bar_open => Verdict::Undetermined,
            Outcome::Eligible => Verdict::Eligible,
            Outcome::Ineligible => Verdict::Ineligible,
            Outcome::Undetermined => Verdict::Undetermined,
            Outcome::Failed(_) => Verdict::Error,
        };
        let possible = judgement.granted().can_be_true;
        if let Some(slot) = self.rows.get_mut(row) {
            // What its own conditions rule out needs no other reason.
            let due = judgement.verdict != Outcome::Ineligible || judgement.continues.is_some();
            let barred = due && judgement.barred.settled() == Some(true);
            *slot = Answer::of(verdict, standing(program, case, judgement), possible, barred);
        }
        if let Some(amount) = self.amount.as_mut().filter(|_| possible) {
            amount.set(row, judgement.bounds().map(|(low, high)| Interval::new(low, high)));
        }
        if let Some(slot) = self.barred_by.as_mut().and_then(|bars| bars.get_mut(row)) {
            let relation = judgement.barred_by.and_then(|by| u32::try_from(by.relation).ok());
            *slot = relation.unwrap_or(NO_RELATION);
        }
    }
}

impl Plans {
    fn set(&mut self, family: usize, settled: &Settled<'_>) {
        if let Some(slot) = self.states.get_mut(family) {
            *slot = match (settled.decided, settled.plans.is_empty()) {
                (false, _) => PlanState::Open,
                (true, true) => PlanState::Single,
                (true, false) => PlanState::Best,
            };
        }
        if self.monthly.is_none() && self.regular.is_none() && self.once.is_none() {
            return;
        }
        let totals = rows_totals(settled);
        let sums =
            [(&mut self.monthly, totals.monthly), (&mut self.regular, totals.regular), (&mut self.once, totals.once)];
        for (column, total) in sums {
            if let Some(column) = column {
                column.set(family, total);
            }
        }
    }
}

impl OutputAnswers {
    fn judge(&mut self, settled: &mut Settled<'_>, family: usize, first: usize) {
        let evaluation = &mut settled.evaluation;
        let definition = evaluation.program.rules.definitions.get(self.definition as usize);
        match definition.map(|definition| definition.owner) {
            Some(Owner::Member) => {
                for member in 0..evaluation.member_count().unwrap_or(0) {
                    let value = evaluation.output(self.definition, Some(member));
                    self.set(first.saturating_add(member), value);
                }
            }
            _ => {
                let value = evaluation.output(self.definition, None);
                self.set(family, value);
            }
        }
    }

    fn set(&mut self, row: usize, value: Value) {
        // An output must be a figure that can be written down.
        let unwritable = value.as_point().is_some_and(|point| point.to_decimal().is_none());
        let state = match value.range {
            _ if unwritable => OutputState::Failed,
            Range::Never if value.fault.is_some() => OutputState::Failed,
            Range::Never if value.absent => OutputState::Absent,
            _ if value.settled() => OutputState::Settled,
            _ => OutputState::Open,
        };
        if let Some(slot) = self.states.get_mut(row) {
            *slot = state;
        }
        match &mut self.values {
            OutputValues::Numbers(bounds) => bounds.set(row, value.as_number().filter(|_| !unwritable)),
            OutputValues::Codes(codes) => {
                if let Some(slot) = codes.get_mut(row) {
                    *slot = code(value.range);
                }
            }
        }
    }
}

/// The one value left as a number; −1 where there are several, for a day the first.
fn code(range: Range) -> i32 {
    let code = match range {
        Range::Truth(truth) => truth.settled().map(i64::from),
        Range::Days(day, _) => Some(Day::from_number(0).days_until(day)),
        Range::Choices(bits) => bits.is_power_of_two().then(|| bits.trailing_zeros().into()),
        Range::Region(place) => place.map(i64::from),
        Range::Members(bits) => bits.is_power_of_two().then(|| bits.trailing_zeros().into()),
        Range::Number(_) | Range::Never => None,
    };
    code.and_then(|code| i32::try_from(code).ok()).unwrap_or(-1)
}
