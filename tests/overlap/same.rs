//! Two results set side by side, whatever order their packs were written in.

use std::{collections::BTreeSet, fmt::Write};
use yimen::shapes::{Grant, ItemResult, Plan, ScreeningResult};

/// The rows of some items, by item and member.
pub fn rows<'r>(result: &'r ScreeningResult, of: &dyn Fn(&str) -> bool) -> Vec<ItemResult> {
    let mut rows: Vec<ItemResult> = result.items.iter().filter(|row| of(&row.item)).cloned().collect();
    rows.sort_by_key(|row| (row.item.clone(), row.member));
    for row in &mut rows {
        row.missing.sort();
        row.after.sort();
    }
    rows
}

/// What differs between two lists of rows.
pub fn rows_differ(one: &[ItemResult], other: &[ItemResult]) -> String {
    let mut text = String::new();
    if one.len() != other.len() {
        let _ = writeln!(text, "{} rows and {}", one.len(), other.len());
    }
    for (one, other) in one.iter().zip(other).filter(|(one, other)| one != other) {
        let _ = writeln!(text, "{one:?}\nand\n{other:?}");
    }
    text
}

/// What differs in plan, findings and checklist.
pub fn whole_differs(one: &ScreeningResult, other: &ScreeningResult) -> String {
    let mut text = rows_differ(&rows(one, &|_| true), &rows(other, &|_| true));
    let mut same = |what: &str, one: String, other: String| {
        if one != other {
            let _ = writeln!(text, "{what}:\n{one}\nand\n{other}");
        }
    };
    same("plan", plan(&one.plan), plan(&other.plan));
    let listed =
        |all: Vec<String>| all.into_iter().collect::<BTreeSet<String>>().into_iter().collect::<Vec<_>>().join("\n");
    let findings = |result: &ScreeningResult| listed(result.findings.iter().map(|one| format!("{one:?}")).collect());
    same("findings", findings(one), findings(other));
    let checklist = |result: &ScreeningResult| listed(result.checklist.iter().map(|one| format!("{one:?}")).collect());
    same("checklist", checklist(one), checklist(other));
    let asked = |result: &ScreeningResult| listed(result.questions.iter().map(|one| one.fact.clone()).collect());
    same("questions", asked(one), asked(other));
    text
}

pub fn grants(grants: &[Grant]) -> BTreeSet<(String, Option<u32>)> {
    grants.iter().map(|grant| (grant.item.clone(), grant.member)).collect()
}

fn plan(plan: &Plan) -> String {
    let mut text = format!("{:?}", grants(&plan.grants));
    let _ = write!(text, " {:?} {:?} {:?}", plan.monthly_total, plan.regular_total, plan.once_total);
    let choices: BTreeSet<String> = plan.choices.iter().map(|choice| format!("{choice:?}")).collect();
    let _ = write!(text, " {choices:?} {:?} {}", plan.difference, plan.more_alternatives);
    for alternative in &plan.alternatives {
        let _ = write!(text, "\n  {}", self::plan(alternative));
    }
    text
}
