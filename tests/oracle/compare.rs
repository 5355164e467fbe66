//! Whether engine and oracle say the same about a case.

use crate::{
    case::Case,
    expressions::Oracle,
    items::{Row, Standing, Verdict},
    number::{Bounds, Number, parse, shown},
    outputs::Output,
    policy::{Policy, id},
    value::Value,
};
use std::fmt::Write;
use yimen::{
    Pack, ScreenOptions,
    shapes::{self, Amount, ConditionVerdict, ItemResult},
};

/// A row on which both agree, for the tally: verdict, standing, code of the error, and whether its amount has bounds only.
pub type Agreed = (Verdict, Standing, Option<String>, bool);

/// Compares every row, and gives what they say, or what differs.
pub fn compare(pack: &Pack, policy: &Policy, case: &Case) -> Result<Vec<Agreed>, String> {
    let json = case.to_json();
    let result = pack.screen_json(&json, &ScreenOptions::default()).map_err(|errors| {
        let messages: Vec<String> = errors.iter().map(|error| error.message(yimen::Lang::English)).collect();
        format!("the case is not read: {json}\n{}", messages.join("\n"))
    })?;
    let oracle = Oracle::new(policy, case);
    let judged = oracle.rows();
    let rows: Vec<&Row> = judged.iter().flat_map(|(_, judged)| &judged.rows).collect();
    let mut differences = String::new();
    if rows.len() != result.items.len() {
        let _ = writeln!(differences, "{} rows expected, {} found", rows.len(), result.items.len());
    }
    for (row, found) in rows.iter().zip(&result.items) {
        let (expected, found) = (expected(&oracle, row), of_engine(found));
        if !agrees(&expected, &found) {
            let _ = writeln!(differences, "oracle: {expected:?}\nengine: {found:?}");
        }
    }
    for (id, expected) in oracle.outputs() {
        let found = result.outputs.get(&id).map(|found| Output::of_engine(found, &expected));
        if !found.as_ref().is_some_and(|found| expected.agrees(found)) {
            let _ = writeln!(differences, "output {id}, oracle: {expected:?}\noutput {id}, engine: {found:?}");
        }
    }
    let granted: Vec<(String, Option<u32>)> = granted(&oracle, &rows).collect();
    let grants: Vec<(String, Option<u32>)> =
        result.plan.grants.iter().map(|grant| (grant.item.clone(), grant.member)).collect();
    if granted != grants {
        let _ = writeln!(differences, "oracle grants: {granted:?}\nengine grants: {grants:?}");
    }
    if differences.is_empty() {
        let error = |row: &ItemResult| row.error.as_ref().map(|error| error.code.clone());
        let bounds = |row: &ItemResult| matches!(row.amount, Some(Amount::Range { .. }));
        let agreed = rows.iter().zip(&result.items);
        Ok(agreed.map(|(row, found)| (row.verdict(), oracle.standing(row), error(found), bounds(found))).collect())
    } else {
        Err(format!("{json}\n{differences}"))
    }
}

/// What the family may claim: items that are eligible and not barred.
fn granted<'r>(oracle: &'r Oracle<'_>, rows: &'r [&Row]) -> impl Iterator<Item = (String, Option<u32>)> + 'r {
    let granted = rows.iter().filter(|row| row.verdict() == Verdict::Eligible && row.bar.open.surely(false));
    granted.map(|row| {
        let member = row.member.map(|member| u32::try_from(member).expect("a few members"));
        (id(&oracle.policy.items[row.item][0].named).to_owned(), member)
    })
}

/// A row as both sides can say it.
#[derive(Debug, PartialEq)]
struct Said {
    item: String,
    member: Option<usize>,
    verdict: Verdict,
    standing: Standing,
    amount: Option<(Option<Number>, Option<Number>)>,
    conditions: Vec<(String, &'static str)>,
    /// Of the oracle all that are possible, of the engine the one it names.
    barred_by: Vec<String>,
    errors: Vec<String>,
}

/// Which of several errors or bars is named, the reference leaves open.
fn agrees(expected: &Said, found: &Said) -> bool {
    let one_of = |found: &[String], all: &[String]| {
        found.is_empty() == all.is_empty() && found.iter().all(|one| all.contains(one))
    };
    let same = Said { barred_by: found.barred_by.clone(), errors: found.errors.clone(), ..said_again(expected) };
    same == *found && one_of(&found.barred_by, &expected.barred_by) && one_of(&found.errors, &expected.errors)
}

fn said_again(said: &Said) -> Said {
    Said {
        item: said.item.clone(),
        amount: said.amount.clone(),
        conditions: said.conditions.clone(),
        barred_by: Vec::new(),
        errors: Vec::new(),
        ..*said
    }
}

fn expected(oracle: &Oracle<'_>, row: &Row) -> Said {
    let item = &oracle.policy.items[row.item];
    // Of a row without conditions nothing but that it is not in force is told.
    let names = item[oracle.terms(row.item).unwrap_or(0)]
        .clauses
        .conditions
        .iter()
        .map(|condition| id(&condition.named).to_owned());
    let mut conditions: Vec<(String, &str)> = names.zip(row.conditions.iter().map(condition)).collect();
    conditions.extend(row.covers.iter().map(|covers| ("covers".to_owned(), condition(covers))));
    conditions.extend(row.lapsed.then(|| ("in_force".to_owned(), "unmet")));
    let barred = row.bar.open.surely(true) && row.verdict() != Verdict::Ineligible;
    Said {
        item: id(&item[0].named).to_owned(),
        member: row.member,
        verdict: row.verdict(),
        standing: oracle.standing(row),
        amount: row.paid().map(amount),
        conditions,
        barred_by: row.bar.by.iter().filter(|_| barred).cloned().collect(),
        errors: row.errors().iter().map(|code| (*code).to_owned()).collect(),
    }
}

fn condition(value: &Value) -> &'static str {
    if value.surely(true) {
        "met"
    } else if value.surely(false) {
        "unmet"
    } else if value.can_be.is_none() {
        "error"
    } else {
        "undetermined"
    }
}

fn amount(paid: &Bounds) -> (Option<Number>, Option<Number>) {
    match paid.only() {
        Some(only) => (Some(only.clone()), Some(only.clone())),
        None => (paid.low.as_ref().map(|low| shown(low, false)), paid.high.as_ref().map(|high| shown(high, true))),
    }
}

fn of_engine(row: &ItemResult) -> Said {
    let verdict = match row.verdict {
        shapes::Verdict::Eligible => Verdict::Eligible,
        shapes::Verdict::Ineligible => Verdict::Ineligible,
        shapes::Verdict::Undetermined => Verdict::Undetermined,
        shapes::Verdict::Error => Verdict::Error,
    };
    let standing = match row.standing {
        shapes::Standing::New => Standing::New,
        shapes::Standing::Continuing => Standing::Continuing,
        shapes::Standing::Stop => Standing::Stop,
        shapes::Standing::Barred => Standing::Barred,
        shapes::Standing::None => Standing::None,
    };
    let condition = |verdict| match verdict {
        ConditionVerdict::Met => "met",
        ConditionVerdict::Unmet => "unmet",
        ConditionVerdict::Undetermined => "undetermined",
        ConditionVerdict::Error => "error",
    };
    let number = |text: &String| parse(text);
    Said {
        item: row.item.clone(),
        member: row.member.map(|member| member as usize),
        verdict,
        standing,
        amount: row.amount.as_ref().map(|amount| match amount {
            Amount::Exact { value, .. } => (Some(number(value)), Some(number(value))),
            Amount::Range { low, high, .. } => (low.as_ref().map(number), high.as_ref().map(number)),
        }),
        conditions: row.conditions.iter().map(|one| (one.id.clone(), condition(one.verdict))).collect(),
        barred_by: row.barred_by.iter().map(|bar| bar.item.clone()).collect(),
        errors: row.error.iter().map(|error| error.code.clone()).collect(),
    }
}
