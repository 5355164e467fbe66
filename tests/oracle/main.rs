//! A second, naive reading of the policy language, to hold the engine against.
//!
//! The oracle walks the syntax tree and does what the tables of `docs/language.md` say, one construct after another; it
//! shares nothing with the engine but the tree. Random policies and cases are judged by both, and every row must agree.

mod case;
mod compare;
mod day;
mod expressions;
mod generate;
mod items;
mod known_faults;
mod members;
mod number;
mod policy;
mod relations;
mod standards;
mod value;

use generate::Tape;
use items::Verdict;
use policy::Policy;
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::{cell::RefCell, collections::BTreeMap, env, time::Instant};
use yimen::{Lang, SourceFile, syntax};

/// Cases of each policy.
const CASES_A_POLICY: usize = 25;
/// Cases compared in an ordinary test.
const ORDINARY: usize = 2_000;
/// Seed where none is given.
const SEED: u64 = 1;

/// What was compared.
#[derive(Default)]
struct Tally {
    policies: usize,
    refused: BTreeMap<String, usize>,
    cases: usize,
    with_unknown: usize,
    verdicts: BTreeMap<Verdict, usize>,
}

/// The numbers a policy and its cases are made from.
type Tapes = (Vec<u16>, Vec<Vec<u16>>);

fn tapes() -> impl Strategy<Value = Tapes> {
    let tape = |longest| prop::collection::vec(any::<u16>(), 0..longest);
    (tape(1_500), prop::collection::vec(tape(150), CASES_A_POLICY))
}

/// Makes a policy and its cases, and compares engine and oracle on them.
fn check((policy, cases): &Tapes, tally: &RefCell<Tally>) -> Result<(), TestCaseError> {
    let (draft, text) = generate::policy(&mut Tape::new(policy));
    let mut tally = tally.borrow_mut();
    tally.policies += 1;
    let compiled = yimen::compile(&[SourceFile { path: "t/all.policy".into(), text: text.clone() }]);
    let Some(pack) = compiled.pack else {
        let first = compiled.diagnostics.iter().find(|one| one.severity() == yimen::Severity::Error);
        let message = first.map(|one| format!("{} {}", one.code(), one.message(Lang::English))).unwrap_or_default();
        if env::var("YIMEN_ORACLE_SHOW").is_ok() {
            eprintln!("{message}\n{text}\n");
        }
        *tally.refused.entry(message).or_default() += 1;
        return Ok(());
    };
    let mut diagnostics = Vec::new();
    let tree = Policy::new(&syntax::parse(0, &text, &mut diagnostics).declarations);
    for case in cases {
        let case = generate::case(&draft, &mut Tape::new(case));
        let verdicts = compare::compare(&pack, &tree, &case)
            .map_err(|difference| TestCaseError::fail(format!("\n{text}\n{difference}")))?;
        tally.cases += 1;
        let of = |owner| tree.facts.iter().filter(|fact| fact.owner == owner).count();
        let (family, member) = (of(syntax::ast::Owner::Family), of(syntax::ast::Owner::Member));
        tally.with_unknown += usize::from(case.has_unknown(family, member));
        for verdict in verdicts {
            *tally.verdicts.entry(verdict).or_default() += 1;
        }
    }
    Ok(())
}

#[test]
fn engine_and_oracle_agree() {
    let number = |name: &str| env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name}: {text}?")));
    let seed: u64 = number("YIMEN_ORACLE_SEED").unwrap_or(SEED);
    let cases = number("YIMEN_ORACLE_CASES").map_or(ORDINARY, |cases| usize::try_from(cases).expect("a small number"));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let policies = u32::try_from(cases.div_ceil(CASES_A_POLICY)).expect("a small number");
    let config = Config { cases: policies, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let (tally, begun) = (RefCell::new(Tally::default()), Instant::now());
    let outcome = TestRunner::new_with_rng(config, rng).run(&tapes(), |tapes| check(&tapes, &tally));
    let tally = tally.into_inner();
    let rows: usize = tally.verdicts.values().sum();
    let refused: usize = tally.refused.values().sum();
    println!(
        "seed {seed}: {} policies ({refused} refused: {:?}), {} cases ({} with unknown facts), {rows} rows {:?}, {:.0?}",
        tally.policies,
        tally.refused,
        tally.cases,
        tally.with_unknown,
        tally.verdicts,
        begun.elapsed()
    );
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(refused * 20 <= tally.policies, "more than one policy in twenty does not compile");
}
