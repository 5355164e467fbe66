//! What two answers about one register say otherwise.

use std::fmt::Write;
use yimen::batch::{Answers, Bounds, OutputState, OutputValues};

/// Rows that are told otherwise, one a line, as many as help.
pub fn differences(each: &Answers, all: &Answers) -> String {
    let mut said = String::new();
    let mut tell = |what: &str, row: usize, one: &dyn std::fmt::Debug, other: &dyn std::fmt::Debug| {
        if said.len() < 4_000 {
            let _ = writeln!(said, "{what} row {row}: one by one {one:?}, in lanes {other:?}");
        }
    };
    if each.rejected != all.rejected {
        tell("rejected", 0, &each.rejected, &all.rejected);
    }
    let at = |bounds: &Option<Bounds>, row: usize| bounds.as_ref().map(|all| all.bounds(row));
    for (one, other) in each.items.iter().zip(&all.items) {
        for (row, (expected, found)) in one.rows.iter().zip(&other.rows).enumerate() {
            if expected != found {
                let told = |answer: &yimen::batch::Answer| (answer.verdict(), answer.standing(), answer.is_possible());
                tell(&format!("item {}", one.item), row, &told(expected), &told(found));
            } else if expected.is_possible() && at(&one.amount, row) != at(&other.amount, row) {
                tell(&format!("amount of item {}", one.item), row, &at(&one.amount, row), &at(&other.amount, row));
            }
        }
        for (row, (expected, found)) in one.barred_by.iter().flatten().zip(other.barred_by.iter().flatten()).enumerate()
        {
            if expected != found {
                tell(&format!("what bars item {}", one.item), row, expected, found);
            }
        }
    }
    for (one, other) in each.outputs.iter().zip(&all.outputs) {
        for (row, (expected, found)) in one.states.iter().zip(&other.states).enumerate() {
            let value = |values: &OutputValues| match (values, expected) {
                (OutputValues::Numbers(all), OutputState::Settled | OutputState::Open) => {
                    Some(format!("{:?}", all.bounds(row)))
                }
                (OutputValues::Codes(all), OutputState::Settled) => Some(all[row].to_string()),
                _ => None,
            };
            let (left, right) = ((expected, value(&one.values)), (found, value(&other.values)));
            if left != right {
                tell(&format!("output {}", one.definition), row, &left, &right);
            }
        }
    }
    for (row, (expected, found)) in each.plans.states.iter().zip(&all.plans.states).enumerate() {
        if expected != found {
            tell("plan", row, expected, found);
        }
    }
    let sums = |answers: &Answers, row: usize| {
        let plans = &answers.plans;
        (at(&plans.monthly, row), at(&plans.regular, row), at(&plans.once, row))
    };
    for row in (0..each.families).filter(|row| !each.rejected.iter().any(|one| one.family == *row)) {
        if sums(each, row) != sums(all, row) {
            tell("sums", row, &sums(each, row), &sums(all, row));
        }
    }
    said
}
