//! The nearest change of what was given that flips a verdict: of one fact, or of the fewest where no single one does.
//!
//! The search works on what an item can still be while a fact lies anywhere in a range. Where it surely stays ineligible,
//! the whole range is left out; else the range is halved, the nearer half first. So what is found is the nearest, to the
//! last grid point, and what is not found is not there; unless a limit was reached, which is then said.

mod chosen;
mod grid;
mod reach;
mod single;
mod together;
mod trial;
mod words;

pub use single::distance;
pub use words::{Role, words};

use crate::{
    case::{Case, Given},
    eval::{FactOf, Fault, Frame, Judgement, Outcome, Supposed, Value},
    program::{NodeId, Program},
};
use alloc::vec::Vec;
use reach::Reach;
use trial::{Chance, Goal};

/// Most nodes looked at for the changes of one screening, all its rows together.
const MOST_STEPS: u64 = 20_000_000;

/// A fact otherwise than it was given.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which fact.
    pub fact: FactOf,
    /// As it was given.
    pub from: Given,
    /// As it would have to be: the nearest there is.
    pub to: Given,
    /// Other choices that do the same.
    pub also: Vec<Given>,
    /// Whether everything beyond `to` does the same, as far as the fact's range goes.
    pub further: bool,
    /// Whether facts that were not given still leave it open then.
    pub open: bool,
    /// Whether another granted item rules this one out even then.
    pub barred: bool,
}

/// What would flip a verdict.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// Each does it alone.
    pub single: Vec<Change>,
    /// All of these at once do it, where no single one does.
    pub together: Vec<Change>,
    /// Whether other answers could do it at all.
    pub possible: bool,
    /// Where it could not be computed whatever the answers: why.
    pub obstacle: Option<Fault>,
    /// Whether the search came to its end.
    pub complete: bool,
}

/// Looks for changes, within the limit of one screening.
pub struct Seeker<'a> {
    program: &'a Program,
    case: &'a Case,
    /// Steps left.
    left: u64,
}

impl<'a> Seeker<'a> {
    /// Begins with the whole limit.
    pub fn new(program: &'a Program, case: &'a Case) -> Seeker<'a> {
        Seeker { program, case, left: MOST_STEPS }
    }

    /// What would make an ineligible row eligible; nothing about any other row.
    pub fn of_row(&mut self, judgement: &Judgement) -> Option<Changes> {
        if judgement.verdict != Outcome::Ineligible {
            return None;
        }
        let goal = Goal::Row(judgement.item, judgement.member);
        let (mut search, mut changes) = self.alone(judgement, &goal);
        if changes.possible && changes.single.is_empty() {
            changes.together = search.together(judgement);
            changes.complete = search.complete;
        }
        search.choose(judgement, &mut changes);
        Some(changes)
    }

    /// What would make a condition of a row hold, whatever becomes of the others.
    pub fn of_condition(&mut self, judgement: &Judgement, test: NodeId, frame: Frame) -> Changes {
        self.alone(judgement, &Goal::Node(test, frame, true)).1
    }

    fn alone<'s>(&'s mut self, judgement: &Judgement, goal: &Goal) -> (Search<'s, 'a>, Changes) {
        let reach = Reach::of(self.program, self.case, judgement.item);
        let candidates = grid::candidates(self.program, self.case, &reach);
        let everything = candidates.iter().copied().collect();
        let mut search = Search { seeker: self, items: reach.items, candidates, complete: true, cut: false };
        let (chance, obstacle) = search.trial(goal, everything);
        let single = match chance {
            Chance::Never => Vec::new(),
            _ => search.singles(goal, &Supposed::new()),
        };
        let (complete, obstacle) = (search.complete, obstacle.filter(|_| chance == Chance::Never));
        let possible = chance != Chance::Never || !complete;
        (search, Changes { single, together: Vec::new(), possible, obstacle, complete })
    }
}

/// The search for one row.
struct Search<'s, 'a> {
    seeker: &'s mut Seeker<'a>,
    /// The item and all it rests on, in the order they are judged in.
    items: Vec<u32>,
    /// Facts that were given, matter, and can be offered otherwise, with everything each can be.
    candidates: Vec<(FactOf, Value)>,
    /// Whether no limit was reached.
    complete: bool,
    /// Whether combinations were left out.
    cut: bool,
}
