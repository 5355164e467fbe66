//! 排除: who is granted one item does not get another.

use super::{
    frame::Frame,
    nodes::Evaluation,
    operators::{and, or},
    value::{Range, Value},
};
use crate::{
    base::Listed,
    program::{Owner, Relation, RelationKind},
    value::Truth,
};
use alloc::vec::Vec;

/// Which relation rules an item out, and through which member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barring {
    /// Place of the relation in the program's list.
    pub relation: usize,
    /// The item that does.
    pub by: u32,
    /// The member who has it; nothing for a family's.
    pub member: Option<usize>,
}

/// What may rule something out, and what does for certain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bars {
    pub(super) value: Value,
    surely: Option<Barring>,
    perhaps: Option<Barring>,
}

impl Bars {
    pub(super) fn none() -> Bars {
        Bars { value: Value::truth(Truth::NO), surely: None, perhaps: None }
    }

    pub(super) fn add(&mut self, value: Value, barring: Barring) {
        let truth = value.as_truth();
        if truth == Truth::YES && value.fault.is_none() {
            self.surely = self.surely.or(Some(barring));
        } else if truth.can_be_true {
            self.perhaps = self.perhaps.or(Some(barring));
        }
        self.value = or(self.value, value);
    }

    pub(super) fn and_then(mut self, other: Bars) -> Bars {
        self.value = or(self.value, other.value);
        self.surely = self.surely.or(other.surely);
        self.perhaps = self.perhaps.or(other.perhaps);
        self
    }

    /// What to name as the reason.
    pub(super) fn by(&self) -> Option<Barring> {
        self.surely.or(self.perhaps)
    }
}

/// What cannot be judged is not granted, so it rules nothing out.
pub(super) fn with_fault_as_no(value: Value) -> Truth {
    let truth = value.as_truth();
    match value.range {
        Range::Never => Truth::NO,
        _ => Truth { can_be_false: truth.can_be_false || value.fault.is_some(), ..truth },
    }
}

impl<'a> Evaluation<'a> {
    pub(super) fn is_of_family(&self, item: u32) -> bool {
        self.program.rules.items.get(item as usize).is_some_and(|item| item.owner == Owner::Family)
    }

    /// Relations of a kind against an item that count for one member, or for the family as a whole where `member` is nothing:
    /// one of the same member bars a family's item member by member, all others bar whoever is asked about.
    pub(super) fn relations_of(
        &self,
        kind: RelationKind,
        item: u32,
        member: Option<usize>,
    ) -> Vec<(usize, &'a Relation)> {
        let of_family = self.is_of_family(item);
        let about = move |relation: &Relation| {
            relation.kind == kind
                && (relation.second == item || (kind != RelationKind::Excludes && relation.first == item))
                && !(of_family && relation.same_member == member.is_none())
        };
        self.relations_about(item).filter(|(_, relation)| about(relation)).listed()
    }

    /// When a relation holds, for a member or the family.
    pub(super) fn holds(&mut self, relation: &Relation, member: Option<usize>) -> Value {
        let frame = match member.filter(|_| relation.same_member) {
            Some(member) => Frame::of_member(member),
            None => Frame::default(),
        };
        relation.when.map_or(Value::truth(Truth::YES), |when| self.value(when, frame))
    }

    /// When a relation of the program's list holds, for a member or the family.
    pub fn relation_holds(&mut self, relation: usize, member: Option<usize>) -> Truth {
        let program = self.program;
        program
            .rules
            .relations
            .get(relation)
            .map_or(Truth::NO, |relation| with_fault_as_no(self.holds(relation, member)))
    }

    /// Whether 排除 rules an item out: for one member, or for the family as a whole.
    pub(super) fn excluded(&mut self, item: u32, member: Option<usize>) -> Bars {
        let mut bars = Bars::none();
        for (at, relation) in self.relations_of(RelationKind::Excludes, item, member) {
            let Some((truth, who)) = self.has(relation.first, member.filter(|_| relation.same_member)) else {
                continue;
            };
            // Where it does not rule anything out, it does not matter when it would.
            if truth == Truth::NO {
                continue;
            }
            let value = and(Value::truth(truth), self.holds(relation, member));
            bars.add(value, Barring { relation: at, by: relation.first, member: who });
        }
        bars
    }

    /// Whether a member, or anyone, has an item, and who; nothing while that is not decided.
    pub(super) fn has(&self, item: u32, member: Option<usize>) -> Option<(Truth, Option<usize>)> {
        let of_family = self.is_of_family(item);
        if let Some(granted) = self.granted.get(item as usize).and_then(Option::as_ref) {
            let (value, who) = match member {
                Some(member) => (granted.members.get(member).copied().unwrap_or(granted.family), Some(member)),
                None => (
                    granted.family,
                    granted.members.iter().position(|one| one.as_truth() == Truth::YES && one.fault.is_none()),
                ),
            };
            return Some((with_fault_as_no(value), who.filter(|_| !of_family)));
        }
        let mut decided = self.decided.between((item, 0), (item, usize::MAX));
        match member {
            Some(member) => {
                self.decided.get(&(item, member)).map(|truth| (*truth, Some(member).filter(|_| !of_family)))
            }
            // One who has it is enough; that nobody has it is known once all are decided.
            None => decided.find(|(_, truth)| *truth == Truth::YES).map(|((_, who), truth)| (*truth, Some(*who))),
        }
    }
}
