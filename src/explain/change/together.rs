//! Several facts that do it together, where no single one does: for each condition that fails its own nearest change.

use super::{
    Change, Search,
    single::distance,
    trial::{Chance, Goal},
};
use crate::{
    base::{Listed, sort_by_key},
    case::Given,
    eval::{Evaluation, Frame, Judgement, Range, Supposed, Value},
    program::{Node, NodeId, Owner},
};
use alloc::{vec, vec::Vec};

/// Most combinations kept and tried.
const MOST_COMBINATIONS: usize = 64;

/// Most combinations mended where none fits as it is, and how often each is gone through.
const MOST_MENDED: usize = 4;
const MOST_ROUNDS: usize = 4;

/// How deep conditions are taken apart, those of other items included.
const DEEPEST: u32 = 50;

/// Changes that go together.
type Combination = Vec<Change>;

impl<'a> Search<'_, 'a> {
    /// The combination with the fewest facts that does it; none left out of it, each as near as the others allow.
    pub(super) fn together(&mut self, judgement: &Judgement) -> Combination {
        let goal = Goal::Row(judgement.item, judgement.member);
        let mut evaluation = self.as_given();
        let mut all = self.item(&mut evaluation, judgement.item, judgement.member, 0);
        sort_by_key(&mut all, Vec::len);
        for combination in &all {
            if self.chance(&goal, supposed(combination, None)) != Chance::Never {
                return self.settled(&goal, combination.clone());
            }
        }
        for combination in all.into_iter().take(MOST_MENDED) {
            if let Some(combination) = self.mended(judgement, combination) {
                return self.settled(&goal, combination);
            }
        }
        self.complete &= !self.cut;
        Vec::new()
    }

    /// A change for one condition may break another: what fails still is changed in turn, the others being as they are by then.
    fn mended(&mut self, judgement: &Judgement, mut combination: Combination) -> Option<Combination> {
        let goal = Goal::Row(judgement.item, judgement.member);
        let terms = self.seeker.program.rules.items.get(judgement.item as usize)?.on(self.seeker.case.date)?;
        let frame = judgement.frame();
        for _ in 0..MOST_ROUNDS {
            for condition in &terms.conditions {
                let goal = Goal::Node(condition.test, frame, true);
                let base = supposed(&combination, None);
                if self.chance(&goal, base.clone()) != Chance::Never {
                    continue;
                }
                let single = self.singles(&goal, &base);
                combination = single.into_iter().find_map(|change| merged(&combination, &vec![change]))?;
            }
            if self.chance(&goal, supposed(&combination, None)) != Chance::Never {
                return Some(combination);
            }
        }
        None
    }

    /// Leaves out what is not needed, then brings each as near as the others allow, as long as one leads to the other.
    fn settled(&mut self, goal: &Goal, mut combination: Combination) -> Combination {
        self.leave_out(goal, &mut combination);
        loop {
            for at in 0..combination.len() {
                let others = supposed(&combination, Some(at));
                let Some(part) = combination.get(at).map(|part| part.fact) else { continue };
                if let (Some(nearer), Some(slot)) = (self.nearest(goal, part, &others), combination.get_mut(at)) {
                    *slot = nearer;
                }
            }
            if !self.leave_out(goal, &mut combination) {
                break;
            }
        }
        if self.seeker.left == 0 {
            // Nobody looked whether the last ones do it.
            return Vec::new();
        }
        combination
    }

    /// Takes out parts without which it does it too; true when there were any. One that made up for another is not needed
    /// once that one is gone, so all are gone through again.
    fn leave_out(&mut self, goal: &Goal, combination: &mut Combination) -> bool {
        let before = combination.len();
        loop {
            let parts = combination.len();
            let needless = (0..parts).find(|at| self.chance(goal, supposed(combination, Some(*at))) != Chance::Never);
            match needless {
                Some(at) => drop(combination.remove(at)),
                None => return parts < before,
            }
        }
    }

    /// What makes every condition of an item hold.
    fn item(
        &mut self,
        evaluation: &mut Evaluation<'a>,
        item: u32,
        member: Option<usize>,
        depth: u32,
    ) -> Vec<Combination> {
        let program = self.seeker.program;
        let Some(found) = program.rules.items.get(item as usize) else { return Vec::new() };
        let Some(terms) = found.on(self.seeker.case.date) else { return Vec::new() };
        let frame = match (found.owner, member) {
            (Owner::Member, Some(member)) => Frame::of_member(member),
            (Owner::Member, None) => return Vec::new(),
            (Owner::Family, _) => Frame::of_family(Some(item)),
        };
        let mut all = vec![Vec::new()];
        for condition in &terms.conditions {
            let ways = self.ways(evaluation, (condition.test, frame, true), depth);
            all = self.each_with_each(&all, &ways);
        }
        match terms.covers {
            Some(clause) if found.owner == Owner::Family => {
                let ways = self.covered(evaluation, clause, member, depth);
                self.each_with_each(&all, &ways)
            }
            _ => all,
        }
    }

    /// Ways to have a member covered, or any of them.
    fn covered(
        &mut self,
        evaluation: &mut Evaluation<'a>,
        clause: NodeId,
        member: Option<usize>,
        depth: u32,
    ) -> Vec<Combination> {
        let members =
            member.map_or(0..evaluation.member_count().unwrap_or(0), |member| member..member.saturating_add(1));
        let mut all = Vec::new();
        for member in members {
            all.extend(self.ways(evaluation, (clause, Frame::of_member(member), true), depth));
        }
        sort_by_key(&mut all, Vec::len);
        all
    }

    /// Ways to make an expression come out as wanted; an empty one where it does already, none where there is no way.
    fn ways(&mut self, evaluation: &mut Evaluation<'a>, goal: (NodeId, Frame, bool), depth: u32) -> Vec<Combination> {
        let (id, frame, wanted) = goal;
        let value = evaluation.value(id, frame);
        if truth(value) == Some(wanted) || (truth(value).is_none() && value.fault.is_none()) {
            return vec![Vec::new()];
        }
        if depth > DEEPEST {
            self.complete = false;
            return Vec::new();
        }
        let single = self.singles(&Goal::Node(id, frame, wanted), &Supposed::new());
        if !single.is_empty() {
            return single.into_iter().map(|change| vec![change]).listed();
        }
        let program = self.seeker.program;
        let depth = depth.saturating_add(1);
        match program.nodes.get(id as usize) {
            Some(Node::And(a, b)) if wanted => self.both(evaluation, (*a, *b), (frame, wanted), depth),
            Some(Node::Or(a, b)) if !wanted => self.both(evaluation, (*a, *b), (frame, wanted), depth),
            Some(Node::And(a, b) | Node::Or(a, b)) => {
                let mut all = self.ways(evaluation, (*a, frame, wanted), depth);
                all.extend(self.ways(evaluation, (*b, frame, wanted), depth));
                all
            }
            Some(Node::Not(a)) => self.ways(evaluation, (*a, frame, !wanted), depth),
            Some(Node::If(condition, then, otherwise)) => {
                let condition = evaluation.value(*condition, frame);
                match truth(condition) {
                    Some(true) => self.ways(evaluation, (*then, frame, wanted), depth),
                    Some(false) => self.ways(evaluation, (*otherwise, frame, wanted), depth),
                    None => Vec::new(),
                }
            }
            Some(Node::Versions(versions)) => {
                let today = self.seeker.case.date;
                match versions.iter().find(|version| version.period.contains(today)) {
                    Some(version) => self.ways(evaluation, (version.value, frame, wanted), depth),
                    None => Vec::new(),
                }
            }
            Some(Node::FamilyDefinition(index)) => match program.rules.definitions.get(*index as usize) {
                Some(found) => {
                    let frame = Frame::of_family(found.item);
                    self.ways(evaluation, (found.value, frame, wanted), depth)
                }
                None => Vec::new(),
            },
            Some(Node::MemberDefinition(index, who)) => {
                match program.rules.definitions.get(*index as usize).zip(frame.member(*who)) {
                    Some((found, member)) => {
                        self.ways(evaluation, (found.value, Frame::of_member(member), wanted), depth)
                    }
                    None => Vec::new(),
                }
            }
            Some(Node::Granted(item)) if wanted => self.item(evaluation, *item, None, depth),
            Some(Node::GrantedTo(item, who)) if wanted => self.item(evaluation, *item, frame.member(*who), depth),
            _ => Vec::new(),
        }
    }

    fn both(
        &mut self,
        evaluation: &mut Evaluation<'a>,
        (a, b): (NodeId, NodeId),
        (frame, wanted): (Frame, bool),
        depth: u32,
    ) -> Vec<Combination> {
        let first = self.ways(evaluation, (a, frame, wanted), depth);
        if first.is_empty() {
            return first;
        }
        let second = self.ways(evaluation, (b, frame, wanted), depth);
        self.each_with_each(&first, &second)
    }

    /// Every way of one with every way of the other, those with the fewest facts kept.
    fn each_with_each(&mut self, first: &[Combination], second: &[Combination]) -> Vec<Combination> {
        let pairs = first.iter().flat_map(|one| second.iter().map(move |other| (one, other)));
        let mut all: Vec<Combination> = pairs.filter_map(|(one, other)| merged(one, other)).listed();
        sort_by_key(&mut all, Vec::len);
        if all.len() > MOST_COMBINATIONS {
            self.cut = true;
            all.truncate(MOST_COMBINATIONS);
        }
        all
    }
}

fn truth(value: Value) -> Option<bool> {
    match (value.range, value.fault) {
        (Range::Truth(truth), None) => truth.settled(),
        _ => None,
    }
}

/// Both at once: of one fact the farther change, where both lie on the same side of what was given.
fn merged(one: &Combination, other: &Combination) -> Option<Combination> {
    let mut all = one.clone();
    for change in other {
        match all.iter_mut().find(|known| known.fact == change.fact) {
            None => all.push(change.clone()),
            Some(known) => *known = farther(known, change)?,
        }
    }
    Some(all)
}

fn farther(one: &Change, other: &Change) -> Option<Change> {
    if let Some((first, second)) = distance(one.from, one.to).zip(distance(other.from, other.to)) {
        let same_side = rises(one)? == rises(other)?;
        return same_side.then(|| if first < second { other.clone() } else { one.clone() });
    }
    // Of choices one that both take.
    let ours = core::iter::once(&one.to).chain(&one.also);
    let both: Vec<Given> = ours.filter(|to| other.to == **to || other.also.contains(to)).copied().listed();
    let (to, also) = both.split_first()?;
    Some(Change { to: *to, also: also.to_vec(), ..one.clone() })
}

fn rises(change: &Change) -> Option<bool> {
    match (change.from, change.to) {
        (Given::Number(from), Given::Number(to)) => Some(to > from),
        (Given::Day(from), Given::Day(to)) => Some(to > from),
        _ => None,
    }
}

/// The facts of a combination as it would have them, but for one.
fn supposed(combination: &Combination, but: Option<usize>) -> Supposed {
    let parts = combination.iter().enumerate().filter(|(at, _)| Some(*at) != but);
    parts.filter_map(|(_, change)| Some((change.fact, Value::given(change.to)?))).collect()
}
