//! The same columns through the engine.

use super::{
    VERDICTS,
    columns::{Narrow, Results, Truths, Wide},
    family::Family,
};
use serde_json::json;
use std::ops::Range;
use yimen::{
    Exact, Pack, SourceFile,
    batch::{Answers, Asked, Bits, Column, Integers, OutputValues, Register, Screener, Selection, Values, Verdict},
    value::Day,
};

/// Ids of the facts in the order of [`super::Columns`]: money, then everything else.
const MONEY: [&str; 4] = ["income_total", "property_total", "medical_oop", "std"];
const COUNTS: [&str; 8] =
    ["people", "cars", "houses", "local_hukou", "max_age", "labor_able", "has_supporter", "disability_level"];

/// The texts of bench policy v1.
#[must_use]
pub fn policy() -> Vec<SourceFile> {
    let file = |name: &str, text: &str| SourceFile { path: format!("bench_v1/{name}"), text: text.into() };
    vec![
        file("bench_v1.policy", include_str!("../../benches/register/bench_v1.policy")),
        file("cases.policy", include_str!("../../benches/register/cases.policy")),
    ]
}

/// Bench policy v1, compiled.
///
/// # Panics
/// Where it does not compile: there is nothing to measure then.
#[must_use]
pub fn pack() -> Pack {
    yimen::compile(&policy()).pack.expect("the policy compiles")
}

/// The engine made ready to give the fourteen columns: verdicts, amounts, and the monthly total, which is an output.
///
/// # Panics
/// Never: the day exists.
#[must_use]
pub fn screener(pack: &Pack) -> Screener<'_> {
    let date = Day::new(2026, 3, 1).expect("the day exists");
    let selection = Selection { amounts: true, bars: false, outputs: true, totals: false };
    pack.screener(Asked { date, place: Some(0) }, selection)
}

/// Some of the families in narrow columns, as the engine takes them.
///
/// # Panics
/// Where the columns do not fit the policy.
#[must_use]
pub fn register_narrow<'a>(pack: &'a Pack, all: &'a Narrow, truths: &'a Truths, rows: Range<usize>) -> Register<'a> {
    let money = all.money.each_ref().map(|column| Integers::I32(&column[rows.clone()]));
    let counts = all.counts.each_ref().map(|column| Integers::I8(&column[rows.clone()]));
    register(pack, (money, [2, 0, 2, 0]), counts, truths, rows)
}

/// Some of the families in columns of 64 bits, as the engine takes them.
///
/// # Panics
/// Where the columns do not fit the policy.
#[must_use]
pub fn register_wide<'a>(pack: &'a Pack, all: &'a Wide, truths: &'a Truths, rows: Range<usize>) -> Register<'a> {
    let money = all.money.each_ref().map(|column| Integers::I64(&column[rows.clone()]));
    let counts = all.counts.each_ref().map(|column| Integers::I64(&column[rows.clone()]));
    register(pack, (money, [2; 4]), counts, truths, rows)
}

fn register<'a>(
    pack: &'a Pack,
    (money, places): ([Integers<'a>; 4], [u8; 4]),
    counts: [Integers<'a>; 8],
    truths: &'a Truths,
    rows: Range<usize>,
) -> Register<'a> {
    let mut columns = Vec::new();
    for ((fact, digits), places) in MONEY.into_iter().zip(money).zip(places) {
        columns.push((fact, Values::Numbers(digits, places)));
    }
    let [local, able, supported] = truths.0.each_ref().map(|bits| Values::Truths(Bits::new(bits, rows.start)));
    for (fact, digits) in COUNTS.into_iter().zip(counts) {
        let values = match fact {
            "local_hukou" => local,
            "labor_able" => able,
            "has_supporter" => supported,
            _ => Values::Numbers(digits, 0),
        };
        columns.push((fact, values));
    }
    let empty = pack.register(rows.len());
    let filled =
        columns.into_iter().try_fold(empty, |builder, (fact, values)| builder.family(fact, Column::new(values)));
    filled.expect("the columns fit the policy").build()
}

/// What the engine answers about a register.
///
/// # Panics
/// Where a family is refused.
#[must_use]
pub fn answers(screener: &Screener<'_>, register: &Register<'_>) -> Answers {
    let answers = screener.screen(register);
    assert!(answers.rejected.is_empty(), "every family can be read");
    answers
}

/// The engine's answers as the hand-written loops give theirs.
///
/// # Panics
/// Where something is open or cannot be judged, or an amount is not in hundredths of a yuan.
#[must_use]
pub fn results(answers: &Answers) -> Results<i64> {
    let mut results = Results::new(answers.families);
    let mut amounts = Vec::new();
    assert_eq!(answers.items.len(), VERDICTS.len(), "one item for each verdict");
    for (column, item) in results.verdicts.iter_mut().zip(&answers.items) {
        for (slot, answer) in column.iter_mut().zip(&item.rows) {
            *slot = match answer.verdict() {
                Some(Verdict::Eligible) => 1,
                Some(Verdict::Ineligible) => 0,
                other => panic!("everything is known, yet the verdict is {other:?}"),
            };
        }
        let granted = |row: usize| item.rows[row].is_possible();
        if let Some(bounds) = &item.amount {
            amounts
                .push((0..answers.families).map(|row| if granted(row) { cents(bounds.get(row)) } else { 0 }).collect());
        }
    }
    let [total] = answers.outputs.as_slice() else { panic!("the monthly total is the only output") };
    let OutputValues::Numbers(bounds) = &total.values else { panic!("the monthly total is a number") };
    amounts.push((0..answers.families).map(|row| cents(bounds.get(row))).collect());
    results.amounts = amounts.try_into().expect("a column for each amount");
    results
}

fn cents(figure: Option<Exact>) -> i64 {
    let (numerator, denominator) = figure.expect("there is one figure").parts();
    assert_eq!(100 % denominator, 0, "whole hundredths of a yuan");
    i64::try_from(numerator * (100 / denominator)).expect("an amount fits 64 bits")
}

/// A family as JSON.
#[must_use]
pub fn case(family: &Family) -> String {
    let yuan = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
    let case = json!({
        "date": "2026-03-01",
        "region": "331022",
        "family": {
            "income_total": yuan(family.income),
            "people": family.people,
            "property_total": family.property,
            "cars": family.cars,
            "houses": family.houses,
            "local_hukou": family.local,
            "max_age": family.age,
            "labor_able": family.able,
            "has_supporter": family.supported,
            "medical_oop": yuan(family.medical),
            "disability_level": family.level,
            "std": family.standard,
        },
    });
    case.to_string()
}
