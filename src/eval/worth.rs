//! What an answer would settle: each is tried, and what is still open afterwards is counted.

use super::{
    items::judge,
    missing::{Missing, open_rows},
    nodes::Evaluation,
};
use crate::{
    base::Listed,
    case::{Case, Given},
    program::{Fact, Kind, Program},
    value::Exact,
};
use alloc::{vec, vec::Vec};
use core::cmp::Ordering;

/// Most questions for which answers are tried; the rest is ordered by what hangs on them alone.
const MOST_TRIED: usize = 6;

/// Most answers tried of one question; of more, the first ones and the last.
const MOST_ANSWERS: usize = 8;

/// Most steps spent on trying in one screening: large families try less.
const MOST_STEPS: u64 = 100_000;

/// Stands for an end that a range of numbers does not have.
const VERY_MUCH: Exact = Exact::from_integer(1_000_000_000_000);

/// Ages in years at which days are tried: newly born, grown up, old.
const AGES: [i64; 3] = [0, 40, 80];

/// A question about the family, about who its members are, or about each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A fact of the family.
    Family(u32),
    /// Who the members are.
    Members,
    /// A fact of each member.
    EachMember(u32),
}

impl Asked {
    /// The question that asks for something missing, if one does.
    pub fn of(missing: Missing) -> Option<Asked> {
        match missing {
            Missing::Family(fact) => Some(Asked::Family(fact)),
            Missing::Members => Some(Asked::Members),
            Missing::Member(_, fact) => Some(Asked::EachMember(fact)),
            // What is received is not asked for: the office knows it, or the family says it.
            Missing::ReceivedAmount(..) | Missing::UnmetSince(..) => None,
        }
    }

    /// The fact asked for; there is none for who the members are.
    pub fn fact(self, program: &Program) -> Option<&Fact> {
        match self {
            Asked::Family(fact) => program.rules.family.get(fact as usize),
            Asked::Members => None,
            Asked::EachMember(fact) => program.rules.member.get(fact as usize),
        }
    }
}

/// How many open rows one answer settles, as a fraction: all that the tried answers settle over how many there are.
#[derive(Debug, Clone, Copy)]
pub struct Worth {
    settled: u64,
    answers: u64,
}

impl Ord for Worth {
    fn cmp(&self, other: &Worth) -> Ordering {
        let of = |one: &Worth, by: &Worth| u128::from(one.settled).saturating_mul(u128::from(by.answers));
        of(self, other).cmp(&of(other, self))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Worth) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worth {
    fn eq(&self, other: &Worth) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worth {}

/// Tries answers to questions, as far as that does not take too long.
#[derive(Debug)]
pub struct Trials<'a> {
    program: &'a Program,
    case: &'a Case,
    /// Open before anything is tried.
    open: usize,
    /// What one judging takes.
    effort: u64,
    /// Questions and steps that may still be spent.
    questions_left: usize,
    steps_left: u64,
}

impl<'a> Trials<'a> {
    /// `open` rows are open, and judging them took `effort`.
    pub fn new(evaluation: &Evaluation<'a>, open: usize, effort: u64) -> Trials<'a> {
        let (program, case) = (evaluation.program, evaluation.case);
        Trials { program, case, open, effort, questions_left: MOST_TRIED, steps_left: MOST_STEPS }
    }

    /// What an answer to the question settles, for the members for whom it is open; nothing where that would take too long
    /// to find out. To be asked of the questions on which most hangs first.
    pub fn worth(&mut self, asked: Asked, members: &[usize]) -> Option<Worth> {
        self.questions_left = self.questions_left.checked_sub(1)?;
        let answers = self.answers(asked);
        let expected = self.effort.saturating_mul(u64::try_from(answers.len()).ok()?);
        self.steps_left = self.steps_left.checked_sub(expected)?;
        let mut settled = 0usize;
        for answer in &answers {
            let left = self.left_open(asked, *answer, members);
            settled = settled.saturating_add(self.open.saturating_sub(left));
        }
        // A fact of several members takes as many answers.
        let answers = answers.len().max(1).saturating_mul(members.len().max(1));
        Some(Worth { settled: u64::try_from(settled).ok()?, answers: u64::try_from(answers).ok()? })
    }

    /// How many rows are open once the answer is known.
    fn left_open(&self, asked: Asked, answer: Given, of: &[usize]) -> usize {
        let mut case = self.case.clone();
        match asked {
            Asked::Family(fact) => set(&mut case.family, fact, answer),
            Asked::Members => {
                let (least, most) = self.program.rules.members;
                // One member stands for all, as where they are not known.
                let count = least.max(1).min(most) as usize;
                case.members = Some(vec![vec![Given::Unknown; self.program.rules.member.len()]; count]);
            }
            Asked::EachMember(fact) => {
                for (index, given) in case.members.iter_mut().flatten().enumerate() {
                    if of.contains(&index) {
                        set(given, fact, answer);
                    }
                }
            }
        }
        let mut evaluation = Evaluation::new(self.program, &case);
        let judgements = judge(&mut evaluation);
        open_rows(&evaluation, &judgements)
    }

    /// Answers that tell most: all of a short list, else the ends.
    fn answers(&self, asked: Asked) -> Vec<Given> {
        let Some(fact) = asked.fact(self.program) else { return Vec::from([Given::Unknown]) };
        let rules = &self.program.rules;
        let mut answers: Vec<Given> = match fact.kind {
            Kind::Truth => Vec::from([Given::Truth(true), Given::Truth(false)]),
            Kind::Number(_) => {
                let low = fact.low.unwrap_or(VERY_MUCH.neg());
                let high = fact.high.unwrap_or(VERY_MUCH);
                let mut numbers = Vec::from([low, Exact::ZERO.max(low).min(high), high]);
                numbers.dedup();
                numbers.into_iter().map(Given::Number).listed()
            }
            Kind::Day => {
                let back = |years: i64| self.case.date.add_months(years.saturating_mul(-12));
                AGES.into_iter().filter_map(back).map(Given::Day).listed()
            }
            Kind::Choice(set) => {
                let count = rules.choices.get(set as usize).map_or(0, Vec::len);
                (0u32..).take(count).map(Given::Choice).listed()
            }
            Kind::Region => {
                let here = self.case.place;
                let places = Evaluation::new(self.program, self.case);
                let all = u32::try_from(rules.regions.len()).unwrap_or(u32::MAX);
                let elsewhere = (0..all).rev().find(|place| !places.lies_within(*place, here));
                [Some(here), elsewhere].into_iter().flatten().map(Given::Region).listed()
            }
            Kind::Member => (0u32..).take(self.case.members.as_ref().map_or(0, Vec::len)).map(Given::Member).listed(),
        };
        if fact.optional {
            answers.push(Given::Absent);
        }
        if let Some(last) = answers.get(MOST_ANSWERS..).and_then(<[Given]>::last).copied() {
            answers.truncate(MOST_ANSWERS.saturating_sub(1));
            answers.push(last);
        }
        answers
    }
}

fn set(given: &mut [Given], fact: u32, answer: Given) {
    if let Some(slot) = given.get_mut(fact as usize) {
        *slot = answer;
    }
}
