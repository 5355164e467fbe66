//! 择一 申请人选: of items that bar each other the applicant takes one. Each way to choose is followed by itself.

use super::{
    bars::{Barring, Bars, with_fault_as_no},
    nodes::Evaluation,
    operators::and,
    value::{FaultKind, Value},
};
use crate::{base::OrderedSet, program::RelationKind, value::Truth};
use alloc::{rc::Rc, vec::Vec};

/// Rows, and members whom a family's item covers.
pub(super) type Slots = OrderedSet<(u32, Option<usize>)>;

/// How choices are made, and which were.
#[derive(Debug, Clone, Default)]
pub(super) struct Choosing {
    pub(super) way: Way,
    /// Taken or left, at each point where there was a choice.
    pub(super) made: Vec<bool>,
    /// What was left, although it could have been had.
    pub(super) left: Vec<(u32, Option<usize>)>,
    /// Members for whom a family's item was taken, although they could be left out of it.
    pub(super) taken: Vec<(u32, Option<usize>)>,
    /// Whether there was anything to choose at all. Where there was not, it does not matter how choices are made.
    pub(super) met: bool,
    /// Rows that can be granted in some combination, as far as was found out before; nothing for any.
    pub(super) possible: Option<Rc<Slots>>,
    /// What could not be judged, since there are too many ways.
    refused: Vec<(u32, Option<usize>)>,
}

/// How to go on where there is a choice.
#[derive(Debug, Clone, Default)]
pub(super) enum Way {
    /// It stays open.
    #[default]
    Open,
    /// As listed; beyond the list everything is taken.
    Along(Vec<bool>),
    /// Nothing can be said: there are too many ways.
    Refused,
}

impl Evaluation<'_> {
    /// Whether another item is chosen instead of this one, which could be granted as far as `free` says.
    pub(super) fn chosen_against(&mut self, item: u32, member: Option<usize>, free: Value) -> Bars {
        let mut bars = Bars::none();
        let mut open: Option<(Barring, Truth)> = None;
        for (at, relation) in self.relations_of(RelationKind::Choice, item, member) {
            let rival = if relation.first == item { relation.second } else { relation.first };
            let of_whom = member.filter(|_| relation.same_member);
            let holds = self.holds(relation, member);
            if holds.as_truth() == Truth::NO && holds.fault.is_none() {
                continue;
            }
            let barring = Barring { relation: at, by: rival, member: of_whom.filter(|_| !self.is_of_family(rival)) };
            let refused = |one: &(u32, Option<usize>)| {
                one.0 == rival && (of_whom.is_none() || one.1.is_none() || one.1 == of_whom)
            };
            let open_too = self.choosing.refused.iter().any(refused);
            match self.has(rival, of_whom).filter(|_| !open_too) {
                Some((truth, who)) => bars.add(and(Value::truth(truth), holds), Barring { member: who, ..barring }),
                None if self.is_hopeless(rival, of_whom) || !self.is_possible(rival, of_whom) => {}
                None => {
                    let sure = with_fault_as_no(holds);
                    open = Some(open.map_or((barring, sure), |(first, before)| (first, before.join(sure))));
                }
            }
        }
        let Some((barring, sure)) = open else { return bars };
        if !free.as_truth().can_be_true || bars.value.as_truth() == Truth::YES {
            return bars;
        }
        self.choosing.met = true;
        let settled = free.settled() && bars.value.as_truth() == Truth::NO && bars.value.fault.is_none();
        let undecided = |bars: &mut Bars| bars.add(Value::truth(Truth::UNKNOWN), barring);
        match &self.choosing.way {
            Way::Refused => {
                bars.add(Value::fault(FaultKind::TooManyCombinations, 0), barring);
                self.choosing.refused.push((item, member));
            }
            Way::Along(ways) if settled && sure == Truth::YES && self.case.members.is_some() => {
                let takes = ways.get(self.choosing.made.len()).copied().unwrap_or(true);
                self.choosing.made.push(takes);
                if !takes {
                    self.choosing.left.push((item, member));
                    bars.add(Value::truth(Truth::YES), barring);
                } else if self.is_of_family(item) {
                    self.choosing.taken.push((item, member));
                }
            }
            _ => undecided(&mut bars),
        }
        bars
    }

    /// Whether a row, or any of an item, can be granted in some combination.
    fn is_possible(&self, item: u32, member: Option<usize>) -> bool {
        let Some(possible) = &self.choosing.possible else { return true };
        match member {
            Some(_) => possible.contains(&(item, member)),
            None => possible.between((item, None), (item, Some(usize::MAX))).next().is_some(),
        }
    }

    /// Whether an item that is still to be judged is barred already, because another one of its choice is taken.
    fn is_hopeless(&self, item: u32, member: Option<usize>) -> bool {
        let choices = self.relations_about(item).map(|(_, relation)| relation);
        let mut choices = choices.filter(|relation| relation.kind == RelationKind::Choice && relation.when.is_none());
        choices.any(|relation| {
            let rival = if relation.first == item { relation.second } else { relation.first };
            if relation.same_member && member.is_none() {
                return false;
            }
            let has = self.has(rival, member.filter(|_| relation.same_member));
            has.is_some_and(|(truth, _)| truth == Truth::YES)
        })
    }

    /// What was left stands only if something that bars it is granted instead: whether that is so, and what it is.
    pub(super) fn instead_of(&mut self, item: u32, member: Option<usize>) -> (Truth, Option<Barring>) {
        let mut bars = Bars::none();
        for (at, relation) in self.relations_of(RelationKind::Choice, item, member) {
            let rival = if relation.first == item { relation.second } else { relation.first };
            let of_whom = member.filter(|_| relation.same_member);
            if let Some((truth, who)) = self.has(rival, of_whom) {
                let value = and(Value::truth(truth), self.holds(relation, member));
                bars.add(value, Barring { relation: at, by: rival, member: who });
            }
        }
        (with_fault_as_no(bars.value), bars.by())
    }
}
