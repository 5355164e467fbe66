//! Relations between items, proved on random packs: the plan is the best of all legal combinations found by trying every
//! one, and neither order nor what is left out makes a difference it must not make.

mod combine;
mod compare;
mod figures;
mod generate;
mod judge;
mod model;
mod partial;
mod reach;
mod relate;
mod same;
#[path = "../oracle/generate/tape.rs"]
mod tape;
mod write;

use judge::World;
use proptest::{
    prelude::*,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use std::{
    cell::RefCell,
    collections::BTreeMap,
    env,
    panic::{AssertUnwindSafe, catch_unwind},
};
use tape::Tape;
use yimen::{Lang, Pack, ScreenOptions, SourceFile, shapes::ScreeningResult};

/// Cases of each pack.
const CASES_A_PACK: usize = 6;
/// Packs of each property in an ordinary test.
const ORDINARY: u32 = 400;
const SEED: u64 = 1;

/// The numbers a pack and its cases are made from.
type Tapes = (Vec<u16>, Vec<Vec<u16>>);

/// What was compared.
#[derive(Default)]
struct Tally {
    packs: usize,
    refused: BTreeMap<String, usize>,
    counts: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn count(&mut self, what: &'static str, more: usize) {
        *self.counts.entry(what).or_default() += more;
    }
}

fn compile(text: &str) -> Result<Pack, String> {
    let compiled = yimen::compile(&[SourceFile { path: "t/all.policy".into(), text: text.into() }]);
    compiled.pack.ok_or_else(|| {
        let first = compiled.diagnostics.iter().find(|one| one.severity() == yimen::Severity::Error);
        first.map(|one| format!("{} {}", one.code(), one.message(Lang::English))).unwrap_or_default()
    })
}

fn screen(pack: &Pack, json: &str) -> ScreeningResult {
    pack.screen_json(json, &ScreenOptions::default()).unwrap_or_else(|errors| {
        panic!("{json}: {:?}", errors.iter().map(|one| one.message(Lang::English)).collect::<Vec<_>>())
    })
}

/// Runs a property over packs; what is refused is counted. What it is about must have come up at least once in so many packs.
fn run(name: &str, once_in: &[(&'static str, usize)], property: impl Fn(&Tapes, &mut Tally) -> Result<(), String>) {
    let asked =
        |name: &str| env::var(name).ok().map(|text| text.parse::<u64>().unwrap_or_else(|_| panic!("{name}: {text}?")));
    let seed = asked("YIMEN_OVERLAP_SEED").unwrap_or(SEED);
    let packs = asked("YIMEN_OVERLAP_PACKS").map_or(ORDINARY, |packs| u32::try_from(packs).expect("a small number"));
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config {
        cases: packs,
        failure_persistence: None,
        max_shrink_iters: 5_000,
        max_shrink_time: 40_000,
        ..Config::default()
    };
    let tape = |longest| prop::collection::vec(any::<u16>(), 0..longest);
    let tapes = (tape(400), prop::collection::vec(tape(150), CASES_A_PACK));
    let tally = RefCell::new(Tally::default());
    let outcome =
        TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes)).run(&tapes, |tapes| {
            let mut tally = tally.borrow_mut();
            tally.packs += 1;
            let outcome = catch_unwind(AssertUnwindSafe(|| property(&tapes, &mut tally)));
            let told = |panic: Box<dyn std::any::Any + Send>| {
                Err(panic.downcast_ref::<String>().cloned().unwrap_or_else(|| "a panic".into()))
            };
            outcome.unwrap_or_else(told).map_err(TestCaseError::fail)
        });
    let tally = tally.into_inner();
    let refused: usize = tally.refused.values().sum();
    println!("{name}, seed {seed}: {} packs, {refused} of them refused {:?}", tally.packs, tally.refused);
    println!("  {:?}", tally.counts);
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(refused * 4 <= tally.packs, "more than one pack in four is refused");
    for (what, packs) in once_in {
        let found = tally.counts.get(what).copied().unwrap_or_default();
        assert!(found * packs >= tally.packs, "{what}: only {found}");
    }
}

/// A pack as text and compiled; nothing where it is refused.
fn made(numbers: &[u16], tally: &mut Tally) -> Option<(model::Pack, String, Pack)> {
    let pack = generate::pack(&mut Tape::new(numbers));
    let text = write::text(&pack);
    match compile(&text) {
        Ok(compiled) => Some((pack, text, compiled)),
        Err(message) => {
            if env::var("YIMEN_OVERLAP_SHOW").is_ok() {
                eprintln!("{message}\n{text}\n");
            }
            *tally.refused.entry(message.chars().take(4).collect()).or_default() += 1;
            None
        }
    }
}

#[test]
fn the_plan_is_the_best_of_all_legal_combinations() {
    run("plan", &[("cases", 1), ("cases with a choice", 2)], |(numbers, cases), tally| {
        let Some((pack, text, compiled)) = made(numbers, tally) else { return Ok(()) };
        for numbers in cases {
            let case = generate::case(&pack, &mut Tape::new(numbers));
            let json = write::json(&pack, &case);
            let world = World::new(&pack, &case);
            let Some(all) = combine::combinations(&world) else {
                tally.count("too many to try", 1);
                continue;
            };
            tally.count("cases", 1);
            tally.count("combinations", all.len());
            tally.count("cases with a choice", usize::from(all.len() > 1));
            let differences = compare::compare(&world, &all, &screen(&compiled, &json));
            if !differences.is_empty() {
                return Err(format!("\n{text}\n{json}\n{differences}"));
            }
        }
        Ok(())
    });
}

/// The declarations in another order, over several files.
fn shuffled(mut declarations: Vec<String>, tape: &mut Tape<'_>) -> Vec<SourceFile> {
    let mut files: Vec<String> = vec![String::new(); 1 + tape.below(4)];
    while !declarations.is_empty() {
        let one = declarations.remove(tape.below(declarations.len()));
        let file = tape.below(files.len());
        files[file] += &format!("{one}\n");
    }
    let path = |at: usize| format!("t/{at}.policy");
    files.into_iter().enumerate().map(|(at, text)| SourceFile { path: path(at), text }).collect()
}

#[test]
fn neither_the_order_of_declarations_nor_the_item_asked_about_matters() {
    run(
        "order",
        &[("in another order", 1), ("with facts left out", 1), ("with fewer items", 1)],
        |(numbers, cases), tally| {
            let Some((pack, text, compiled)) = made(numbers, tally) else { return Ok(()) };
            let declarations = write::declarations(&pack);
            let mut tape = Tape::new(cases.first().map_or(&[], Vec::as_slice));
            let files = shuffled(declarations.clone(), &mut tape);
            let Some(turned) = yimen::compile(&files).pack else {
                return Err(format!("refused in another order: {files:#?}"));
            };
            // Items that nothing names, taken out.
            let unnamed = reach::unnamed(&pack);
            let head = declarations.len() - pack.items.len() - pack.relations.len();
            let kept = declarations.iter().enumerate().filter(|(at, _)| !unnamed.iter().any(|item| head + item == *at));
            let kept: Vec<String> = kept.map(|(_, text)| text.clone()).collect();
            let fewer = compile(&kept.join("\n")).ok().filter(|_| unnamed.len() < pack.items.len());
            for numbers in cases {
                let mut tape = Tape::new(numbers);
                let mut case = generate::case(&pack, &mut tape);
                partial::sensible(&mut case);
                if tape.chance(60) {
                    case = partial::left_out(&case, &mut tape);
                    tally.count("with facts left out", 1);
                }
                let json = write::json(&pack, &case);
                let (own, other) = (screen(&compiled, &json), screen(&turned, &json));
                let differences = same::whole_differs(&own, &other);
                if !differences.is_empty() {
                    return Err(format!("\n{text}\n{json}\nin another order {files:#?}\n{differences}"));
                }
                tally.count("in another order", 1);
                case.receiving.retain(|entry| !unnamed.contains(&entry.item));
                let Some(fewer) = &fewer else { continue };
                let json = write::json(&pack, &case);
                let is_left = |id: &str| !unnamed.iter().any(|item| pack.items[*item].id == id);
                let own = same::rows(&screen(&compiled, &json), &is_left);
                let differences = same::rows_differ(&own, &same::rows(&screen(fewer, &json), &is_left));
                if !differences.is_empty() {
                    return Err(format!("\n{text}\n{json}\nwithout {unnamed:?}\n{differences}"));
                }
                tally.count("with fewer items", usize::from(!unnamed.is_empty()));
            }
            Ok(())
        },
    );
}

#[test]
fn a_relation_changes_only_what_rests_on_it() {
    run("reach", &[("rows that stay", 1)], |(numbers, cases), tally| {
        let Some((pack, text, compiled)) = made(numbers, tally) else { return Ok(()) };
        let mut tape = Tape::new(cases.first().map_or(&[], Vec::as_slice));
        let Some(at) = (!pack.relations.is_empty()).then(|| tape.below(pack.relations.len())) else { return Ok(()) };
        let mut without = pack.clone();
        let taken = without.relations.remove(at);
        let Ok(fewer) = compile(&write::text(&without)) else { return Ok(()) };
        let reached = reach::reach(&pack, &taken);
        for numbers in cases {
            // While facts are missing all that is chosen from stays open together.
            let case = generate::case(&pack, &mut Tape::new(numbers));
            let json = write::json(&pack, &case);
            let is_left = |id: &str| !reached.iter().any(|item| pack.items[*item].id == id);
            let own = same::rows(&screen(&compiled, &json), &is_left);
            let differences = same::rows_differ(&own, &same::rows(&screen(&fewer, &json), &is_left));
            if !differences.is_empty() {
                return Err(format!("\n{text}\n{json}\nwithout {}\n{differences}", taken.law));
            }
            tally.count("rows that stay", own.len());
        }
        Ok(())
    });
}

#[test]
fn no_completion_contradicts_what_was_said_before() {
    run("partial", &[("completions", 1), ("members unknown", 1), ("open rows", 1)], |(numbers, cases), tally| {
        let Some((pack, text, compiled)) = made(numbers, tally) else { return Ok(()) };
        for numbers in cases {
            let mut tape = Tape::new(numbers);
            let mut case = generate::case(&pack, &mut tape);
            partial::sensible(&mut case);
            let partial = partial::left_out(&case, &mut tape);
            let json = write::json(&pack, &partial);
            let open = screen(&compiled, &json);
            let others = (0..2).map(|_| partial::completed(&partial, &mut tape)).collect::<Vec<_>>();
            for full in [case].into_iter().chain(others) {
                let full = write::json(&pack, &full);
                let differences = partial::contradictions(&open, &screen(&compiled, &full));
                if !differences.is_empty() {
                    return Err(format!("\n{text}\nopen {json}\nfull {full}\n{differences}"));
                }
                tally.count("completions", 1);
            }
            let mut family = partial.clone();
            family.receiving.retain(|entry| entry.member.is_none());
            let json = write::json_of_unknown_members(&pack, &family);
            let full = write::json(&pack, &partial::completed(&family, &mut tape));
            let differences = partial::contradictions(&screen(&compiled, &json), &screen(&compiled, &full));
            if !differences.is_empty() {
                return Err(format!("\n{text}\nopen {json}\nfull {full}\n{differences}"));
            }
            tally.count("members unknown", 1);
            tally.count("settled rows", open.items.iter().filter(|row| row.missing.is_empty()).count());
            tally.count("open rows", open.items.iter().filter(|row| !row.missing.is_empty()).count());
        }
        Ok(())
    });
}
