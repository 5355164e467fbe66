//! What an expression rests on: what rests on a few keys only is worked out beforehand for each of them.

use super::lowering::Lowering;
use crate::program::{Kind, Node, NodeId, Who};
use alloc::{collections::BTreeMap, vec::Vec};

/// Something that differs from row to row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Leaf {
    /// 评估地
    Place,
    Family(u32),
    Member(u32, Whose),
}

/// As [`Who`], in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Current,
    Subject,
}

/// Few leaves, or too much to be worked out beforehand.
pub(super) type Rests = Option<Vec<Leaf>>;

/// What was found out.
pub(super) type Known = BTreeMap<NodeId, Rests>;

/// Most leaves that are kept.
const FEW: usize = 2;

impl Lowering<'_> {
    /// What a node rests on; nothing where that is more than columns of keys.
    pub(super) fn rests(&mut self, node: NodeId) -> Rests {
        if let Some(known) = self.rests.get(&node) {
            return known.clone();
        }
        let found = self.find_rests(node);
        self.rests.insert(node, found.clone());
        found
    }

    fn find_rests(&mut self, id: NodeId) -> Rests {
        let program = self.program;
        let node = program.nodes.get(id as usize)?;
        match node {
            Node::FamilyFact(fact) => self.family_leaf(*fact),
            Node::MemberFact(fact, who) => self.member_leaf(*fact, of(*who)),
            Node::EvaluationPlace => self.place_leaf(),
            Node::FamilyDefinition(definition) => {
                let value = program.rules.definitions.get(*definition as usize)?.value;
                self.rests(value)
            }
            Node::MemberDefinition(definition, who) => {
                let value = program.rules.definitions.get(*definition as usize)?.value;
                let own = self.rests(value)?;
                let mut all = Vec::new();
                for leaf in own {
                    let leaf = match leaf {
                        Leaf::Member(fact, _) => Leaf::Member(fact, of(*who)),
                        other => other,
                    };
                    all.push(leaf);
                }
                few(all)
            }
            Node::Standard(_, reading) => {
                let mut all = if reading.place.is_none() { self.place_leaf()? } else { Vec::new() };
                let operands = reading.keys.iter().map(|key| key.value).chain(reading.day).chain(reading.place);
                for operand in operands {
                    all.extend(self.rests(operand)?);
                }
                few(all)
            }
            Node::Call(..)
            | Node::Parameter(_)
            | Node::Member(_)
            | Node::OfMember(..)
            | Node::Granted(_)
            | Node::GrantedTo(..)
            | Node::CoveredCount
            | Node::GrantedAmount(..)
            | Node::Receives(..)
            | Node::ReceivedAmount(..)
            | Node::UnmetSince(..)
            | Node::OverMembers(..)
            | Node::Nth(..) => None,
            other => {
                let mut operands = Vec::new();
                other.operands(&mut |operand| operands.push(*operand));
                let mut all = Vec::new();
                for operand in operands {
                    all.extend(self.rests(operand)?);
                }
                few(all)
            }
        }
    }

    fn place_leaf(&mut self) -> Rests {
        match (self.layout.place, self.asked.place) {
            (None, Some(_)) => Some(Vec::new()),
            _ => Some(Vec::from([Leaf::Place])),
        }
    }

    fn family_leaf(&mut self, fact: u32) -> Rests {
        let found = self.program.rules.family.get(fact as usize)?;
        let column = self.layout.family.get(fact as usize).copied().flatten();
        leaf(found.kind, column.is_some(), Leaf::Family(fact))
    }

    fn member_leaf(&mut self, fact: u32, who: Whose) -> Rests {
        let found = self.program.rules.member.get(fact as usize)?;
        let layout = self.layout.members.as_ref()?;
        let column = layout.get(fact as usize).copied().flatten();
        leaf(found.kind, column.is_some(), Leaf::Member(fact, who))
    }
}

fn leaf(kind: Kind, has_column: bool, leaf: Leaf) -> Rests {
    match (kind, has_column) {
        // Who is meant depends on how many members there are.
        (Kind::Member, _) => None,
        (_, false) => Some(Vec::new()),
        (Kind::Truth | Kind::Choice(_) | Kind::Region, true) => Some(Vec::from([leaf])),
        (Kind::Number(_) | Kind::Day, true) => None,
    }
}

fn of(who: Who) -> Whose {
    match who {
        Who::Current => Whose::Current,
        Who::Subject => Whose::Subject,
    }
}

fn few(mut all: Vec<Leaf>) -> Rests {
    all.sort_unstable();
    all.dedup();
    (all.len() <= FEW).then_some(all)
}
