//! The hand-written loops and the engine, by columns and by JSON, agree on every family.

use std::collections::BTreeSet;
use yimen::{
    Pack, ScreenOptions,
    shapes::{Amount, Output, ScreeningResult, Verdict},
};
use yimen_bench::register::{
    AMOUNTS, Families, Family, Narrow, Results, VERDICTS, Wide, answers, case, judge_narrow, judge_wide, pack, policy,
    register_narrow, register_wide, results, screener,
};

type Row = ([u8; 7], [i64; 7]);

fn families(seed: u64, count: usize) -> Vec<Family> {
    Families::new(seed).take(count).collect()
}

fn wide(families: &[Family]) -> Results<i64> {
    let mut results = Results::new(families.len());
    judge_wide(&Wide::of(families.iter().copied()), &mut results);
    results
}

fn narrow(families: &[Family]) -> Results<i32> {
    let mut results = Results::new(families.len());
    judge_narrow(&Narrow::of(families.iter().copied()), &mut results);
    results
}

fn same(families: &[Family], one: impl Fn(usize) -> Row, other: impl Fn(usize) -> Row) {
    for (row, family) in families.iter().enumerate() {
        assert_eq!(one(row), other(row), "row {row}: {family:?}");
    }
}

#[test]
fn the_policy_has_no_faults_and_its_cases_pass() {
    let compiled = yimen::compile(&policy());
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    let pack = compiled.pack.unwrap();
    for case in &compiled.cases {
        let outcome = case.run(&pack);
        assert!(outcome.failures.is_empty(), "{outcome:?}");
    }
    for file in policy() {
        assert_eq!(yimen::format(&file.text).ok().as_ref(), Some(&file.text), "{} is laid out", file.path);
    }
}

#[test]
fn both_loops_agree() {
    let families = families(1, 200_003);
    let (wide, narrow) = (wide(&families), narrow(&families));
    same(&families, |row| wide.row(row), |row| narrow.row(row));
}

#[test]
fn any_number_of_rows_is_judged() {
    let all = families(2, 200);
    let whole = wide(&all);
    for count in [0, 1, 63, 64, 65, 127, 128, 200] {
        let (wide, narrow) = (wide(&all[..count]), narrow(&all[..count]));
        assert_eq!(wide.verdicts[0].len(), count);
        same(&all[..count], |row| wide.row(row), |row| whole.row(row));
        same(&all[..count], |row| narrow.row(row), |row| whole.row(row));
    }
}

#[test]
fn columns_through_the_engine_agree() {
    let families = families(3, 5_000);
    let (pack, expected) = (pack(), wide(&families));
    let (wide, narrow) = (Wide::of(families.iter().copied()), Narrow::of(families.iter().copied()));
    let (screener, truths) = (screener(&pack), narrow.truths());
    for register in [
        register_narrow(&pack, &narrow, &truths, 0..families.len()),
        register_wide(&pack, &wide, &truths, 0..families.len()),
    ] {
        let found = results(&answers(&screener, &register));
        same(&families, |row| found.row(row), |row| expected.row(row));
    }
}

#[test]
fn a_part_of_the_columns_is_answered_like_the_whole() {
    let families = families(4, 300);
    let (pack, narrow) = (pack(), Narrow::of(families.iter().copied()));
    let (screener, truths, expected) = (screener(&pack), narrow.truths(), wide(&families));
    for rows in [0..7, 3..3, 9..77, 150..300] {
        let register = register_narrow(&pack, &narrow, &truths, rows.clone());
        let found = results(&answers(&screener, &register));
        same(&families[rows.clone()], |row| found.row(row), |row| expected.row(rows.start + row));
    }
}

#[test]
fn json_through_the_engine_agrees() {
    let families = families(5, 3_000);
    let (pack, expected) = (pack(), wide(&families));
    same(&families, |row| screened(&pack, &families[row]), |row| expected.row(row));
}

fn screened(pack: &Pack, family: &Family) -> Row {
    let result: ScreeningResult = pack.screen_json(&case(family), &ScreenOptions::default()).unwrap();
    let ids: Vec<&str> = result.items.iter().map(|item| item.item.as_str()).collect();
    assert_eq!(ids, VERDICTS);
    let verdicts = [0, 1, 2, 3, 4, 5, 6].map(|item: usize| match result.items[item].verdict {
        Verdict::Eligible => 1,
        Verdict::Ineligible => 0,
        other => panic!("{other:?}: {family:?}"),
    });
    let amounts = AMOUNTS.map(|name| match (name, result.items.iter().find(|item| item.item == name)) {
        ("total_monthly", _) => match &result.outputs[name] {
            Output::Value(text) => cents(text),
            other => panic!("{other:?}: {family:?}"),
        },
        (_, Some(item)) => match &item.amount {
            Some(Amount::Exact { value, .. }) => cents(value),
            None => 0,
            other => panic!("{other:?}: {family:?}"),
        },
        (_, None) => panic!("no item {name}"),
    });
    (verdicts, amounts)
}

fn cents(text: &str) -> i64 {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    assert!(decimals.len() <= 2, "{text}");
    format!("{whole}{decimals:0<2}").parse().unwrap()
}

#[test]
fn the_families_reach_every_rule_on_both_sides() {
    let families = families(6, 20_000);
    let results = wide(&families);
    for (name, column) in VERDICTS.iter().zip(&results.verdicts) {
        let share = column.iter().filter(|due| **due == 1).count() * 100 / families.len();
        assert!((1..60).contains(&share), "{name} is due for {share} %");
    }
    let [_, _, medical, _, _, temp, _] = &results.amounts;
    assert!(medical.contains(&5_000_000), "the most medical assistance pays");
    let capped = |(family, amount): (&Family, &i64)| *amount > 0 && *amount == 600 * family.standard;
    assert!(families.iter().zip(temp).any(capped), "six months' standard of temporary assistance");
    assert!(families.iter().any(|family| family.income == 10_000_000 && family.property == 10_000_000));
    let on_the_line = |family: &&Family| family.income == 100 * family.standard * family.people;
    assert!(families.iter().filter(on_the_line).count() > 50, "income right on the line");
}

#[test]
fn a_seed_gives_the_same_families() {
    assert_eq!(families(7, 1_000), families(7, 1_000));
    let different: BTreeSet<i64> = (0..50).map(|seed| families(seed, 1)[0].property).collect();
    assert!(different.len() > 40, "seeds differ");
}
