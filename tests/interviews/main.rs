//! Whole interviews over the packs of `policies/`: from nothing but a day and a place, always the first question, until
//! there is none left. With `--nocapture` it prints how many questions that took, and how long. By itself it takes a part of the
//! packs' cases and a few random families; with YIMEN_INTERVIEWS=all the rest as well.

mod family;
mod interview;
mod matter;
mod packs;

use family::Family;
use interview::interview;
use matter::matters;
use packs::{PACKS, Policies};
use std::time::Duration;

/// How much is gone through.
struct Extent {
    /// Cases of each pack.
    cases: usize,
    /// Random families for each pack.
    random: u64,
    /// Families of each pack whose questions are looked into.
    questioned: u64,
}

fn extent() -> Extent {
    match std::env::var("YIMEN_INTERVIEWS").as_deref() {
        Ok("all") => Extent { cases: usize::MAX, random: 200, questioned: 12 },
        _ => Extent { cases: 40, random: 20, questioned: 2 },
    }
}

/// Questions asked, and facts there are.
#[derive(Default)]
struct Tally {
    interviews: usize,
    asked: usize,
    declared: usize,
    most: usize,
    screenings: u32,
    spent: Duration,
    slowest: Duration,
}

impl Tally {
    fn add(&mut self, policies: &Policies, family: &Family) {
        let times = interview(policies, family);
        // The last screening has nothing more to ask.
        let asked = times.len() - 1;
        self.interviews += 1;
        self.asked += asked;
        self.most = self.most.max(asked);
        self.screenings += times.len() as u32;
        self.spent += times.iter().sum::<Duration>();
        self.slowest = self.slowest.max(times.into_iter().max().unwrap());
        self.declared += policies.info.family.len() + family.members.len() * policies.info.member.len();
    }

    fn print(&self, name: &str, what: &str) {
        let mean = |sum: usize| format!("{}.{:02}", sum / self.interviews, sum * 100 / self.interviews % 100);
        println!(
            "{name}, {} {what}: {} questions of {} facts on average, {} at most; {:.2?} a screening, {:.2?} at most",
            self.interviews,
            mean(self.asked),
            mean(self.declared),
            self.most,
            self.spent / self.screenings,
            self.slowest
        );
    }
}

#[test]
fn the_cases_of_the_packs() {
    for policies in PACKS.iter() {
        let mut tally = Tally::default();
        let each = policies.cases.len().div_ceil(extent().cases);
        for (seed, case) in (1..).zip(&policies.cases).step_by(each) {
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
        for seed in 0..extent().random {
            tally.add(policies, &Family::random(policies, seed));
        }
        tally.print(&policies.info.id, "random families");
        assert!(tally.asked < tally.declared, "no question was saved");
    }
}

/// A question is shown to matter by two answers with different results. The one that is asked always is. Of those listed behind
/// it a few are not: some two answers are too rare to be found, and how an amount comes about is asked for although every family
/// that meets the conditions lacks a published figure.
#[test]
fn every_question_can_still_matter() {
    for policies in PACKS.iter() {
        let (mut listed, mut asked, mut not_shown) = (0u64, 0u64, Vec::new());
        for seed in 0..extent().questioned {
            let family = Family::random(policies, seed);
            let mut known = family.nothing();
            loop {
                let questions = policies.screen(&known.json()).questions;
                for (place, question) in questions.iter().enumerate() {
                    listed += 1;
                    if !matters(policies, &known, (question, place), listed) {
                        assert!(place > 0, "{} is asked and cannot matter: {}", question.fact, known.json());
                        not_shown.push((place, format!("{} {:?}: {}", question.fact, question.members, known.json())));
                    }
                }
                let Some(first) = questions.first() else { break };
                asked += 1;
                known.learn(&family, first);
            }
        }
        let all = not_shown.len() as u64;
        println!("{}: {all} of {listed} questions were not shown to matter; {asked} were asked", policies.info.id);
        not_shown.iter().for_each(|(place, question)| println!("  {place} {question}"));
        assert!(all * 50 < listed, "more than one in fifty were not shown to matter");
    }
}
