//! Which items and facts an item rests on, whatever the case.

use crate::{
    base::{Listed, OrderedSet},
    case::Case,
    program::{Node, NodeId, Program, RelationKind},
};
use alloc::vec::Vec;

/// What an item rests on.
pub(super) struct Reach {
    /// Items, itself included, in the order they are judged in.
    pub(super) items: Vec<u32>,
    /// Facts of the family.
    pub(super) family: OrderedSet<u32>,
    /// Facts of a member.
    pub(super) member: OrderedSet<u32>,
}

impl Reach {
    pub(super) fn of(program: &Program, case: &Case, item: u32) -> Reach {
        let mut walk = Walk {
            program,
            items: OrderedSet::new(),
            nodes: OrderedSet::new(),
            family: OrderedSet::new(),
            member: OrderedSet::new(),
        };
        let mut open = Vec::from([item]);
        while let Some(index) = open.pop() {
            if !walk.items.insert(index) {
                continue;
            }
            let before = walk.items.clone();
            let mut needed = OrderedSet::new();
            let terms = program.rules.items.get(index as usize).and_then(|item| item.on(case.date));
            terms.into_iter().flat_map(|terms| terms.expressions()).for_each(|node| walk.node(*node, &mut needed));
            let continued = program.rules.items.get(index as usize).into_iter().flat_map(|item| &item.continuations);
            continued.for_each(|one| walk.node(one.test, &mut needed));
            for relation in program.rules.relations.iter().filter(|relation| relation.kind.bars()) {
                let other = match relation.kind {
                    _ if relation.second == index => relation.first,
                    RelationKind::Higher | RelationKind::Choice if relation.first == index => relation.second,
                    _ => continue,
                };
                needed.insert(other);
                relation.when.iter().for_each(|when| walk.node(*when, &mut needed));
            }
            open.extend(needed.into_iter().filter(|item| !before.contains(item)));
        }
        let items = program.rules.order.iter().flatten().filter(|item| walk.items.contains(item)).copied().listed();
        Reach { items, family: walk.family, member: walk.member }
    }
}

struct Walk<'a> {
    program: &'a Program,
    items: OrderedSet<u32>,
    nodes: OrderedSet<NodeId>,
    family: OrderedSet<u32>,
    member: OrderedSet<u32>,
}

impl Walk<'_> {
    /// An expression and what stands behind its names. Depth is bounded as it is for evaluating.
    fn node(&mut self, id: NodeId, needed: &mut OrderedSet<u32>) {
        let Some(node) = self.program.nodes.get(id as usize).filter(|_| self.nodes.insert(id)) else { return };
        match node {
            Node::FamilyFact(fact) => {
                self.family.insert(*fact);
            }
            Node::MemberFact(fact, _) => {
                self.member.insert(*fact);
            }
            Node::Granted(item) | Node::GrantedTo(item, _) | Node::GrantedAmount(item, _) => {
                needed.insert(*item);
            }
            Node::FamilyDefinition(index) | Node::MemberDefinition(index, _) | Node::Call(index, _) => {
                let definition = self.program.rules.definitions.get(*index as usize);
                if let Some(definition) = definition {
                    self.node(definition.value, needed);
                }
            }
            _ => {}
        }
        node.operands(&mut |operand| self.node(*operand, needed));
    }
}
