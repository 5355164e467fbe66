//! Whole interviews over the packs of `policies/`: from nothing but a day and a place, always the first question, until
//! there is none left. With `--nocapture` it prints how many questions that took.

mod family;
mod interview;
mod packs;

use family::Family;
use interview::interview;
use packs::{PACKS, Policies};
use std::time::Instant;

/// Random families for each pack.
const RANDOM: usize = 300;

/// Questions asked, and facts there are.
#[derive(Default)]
struct Tally {
    interviews: usize,
    asked: usize,
    declared: usize,
    most: usize,
}

impl Tally {
    fn add(&mut self, policies: &Policies, family: &Family) {
        let asked = interview(policies, family);
        self.interviews += 1;
        self.asked += asked;
        self.most = self.most.max(asked);
        self.declared += policies.info.family.len() + family.members.len() * policies.info.member.len();
    }

    fn print(&self, name: &str, what: &str) {
        let mean = |sum: usize| format!("{}.{:02}", sum / self.interviews, sum * 100 / self.interviews % 100);
        println!(
            "{name}, {} {what}: {} questions of {} facts on average, {} at most",
            self.interviews,
            mean(self.asked),
            mean(self.declared),
            self.most
        );
    }
}

#[test]
fn the_cases_of_the_packs() {
    for policies in PACKS.iter() {
        let mut tally = Tally::default();
        for (seed, case) in (1..).zip(&policies.cases) {
            tally.add(policies, &Family::completed(policies, case, seed));
        }
        tally.print(&policies.info.id, "cases of the pack");
        assert!(tally.asked < tally.declared, "no question was saved");
    }
}

#[test]
fn random_families() {
    for policies in PACKS.iter() {
        let mut tally = Tally::default();
        for seed in 0..RANDOM {
            tally.add(policies, &Family::random(policies, seed as u64));
        }
        tally.print(&policies.info.id, "random families");
        assert!(tally.asked < tally.declared, "no question was saved");
    }
}

/// Nothing is asserted about time: the machine is not ours alone.
#[test]
fn time_of_a_screening() {
    for policies in PACKS.iter() {
        let mut slowest = std::time::Duration::ZERO;
        let (mut screenings, started) = (0u32, Instant::now());
        for seed in 0..50 {
            let family = Family::random(policies, seed);
            let mut known = family.nothing();
            loop {
                let text = known.json();
                let begun = Instant::now();
                let result = policies.screen(&text);
                slowest = slowest.max(begun.elapsed());
                screenings += 1;
                let Some(question) = result.questions.first() else { break };
                known.learn(&family, question);
            }
        }
        println!("{}: {:?} a screening, {slowest:?} the slowest", policies.info.id, started.elapsed() / screenings);
    }
}
