//! Which items rest on which: what a choice or a comparison can make a difference to.

use crate::{
    base::{Listed, OrderedSet},
    program::{Node, NodeId, Program, RelationKind},
};
use alloc::{vec, vec::Vec};

/// Sets of items whose rows are decided together, where it is open which of `undecided` are barred: those of one comparison,
/// and all that an open choice touches.
pub(super) fn links(program: &Program, undecided: &OrderedSet<u32>) -> Vec<OrderedSet<u32>> {
    let steps = program.rules.order.iter().filter(|step| step.len() > 1);
    let open = steps.filter(|step| step.iter().any(|item| undecided.contains(item)));
    let mut links: Vec<OrderedSet<u32>> = open.map(|step| step.iter().copied().collect()).listed();
    let of_choice = program.rules.relations.iter().filter(|relation| relation.kind == RelationKind::Choice);
    let both = of_choice.map(|relation| [relation.first, relation.second]);
    let chosen: OrderedSet<u32> =
        both.filter(|both| both.iter().any(|item| undecided.contains(item))).flatten().collect();
    if !chosen.is_empty() {
        links.push(after(program, chosen));
    }
    links
}

/// The items and all that rest on them.
pub fn after(program: &Program, items: OrderedSet<u32>) -> OrderedSet<u32> {
    resting_on(program, items, &|_| true)
}

/// The same, but for what one can be chosen instead of another.
pub fn after_but_for_choices(program: &Program, items: OrderedSet<u32>) -> OrderedSet<u32> {
    resting_on(program, items, &|kind| kind != RelationKind::Choice)
}

fn resting_on(program: &Program, mut items: OrderedSet<u32>, counts: &dyn Fn(RelationKind) -> bool) -> OrderedSet<u32> {
    if items.is_empty() {
        return items;
    }
    let rules = &program.rules;
    let reads = Reads::of(program);
    // Each round adds an item at least, or is the last.
    for _ in 0..rules.items.len() {
        let before = items.len();
        for relation in rules.relations.iter().filter(|relation| relation.kind.bars() && counts(relation.kind)) {
            let both = [relation.first, relation.second];
            let asks = relation.when.is_some_and(|when| reads.any(when, &items));
            match relation.kind {
                RelationKind::Excludes if asks || items.contains(&relation.first) => {
                    items.insert(relation.second);
                }
                RelationKind::Excludes => {}
                _ if asks || both.iter().any(|item| items.contains(item)) => items.extend(both),
                _ => {}
            }
        }
        for (index, item) in (0u32..).zip(&rules.items) {
            if item.expressions().any(|node| reads.any(*node, &items)) {
                items.insert(index);
            }
        }
        if items.len() == before {
            break;
        }
    }
    items
}

/// The items each node asks about, operands and definitions included.
struct Reads(Vec<OrderedSet<u32>>);

impl Reads {
    fn of(program: &Program) -> Reads {
        let mut reads = Reads(vec![OrderedSet::new(); program.nodes.len()]);
        // Operands and definitions stand before what uses them.
        for (at, node) in program.nodes.iter().enumerate() {
            let mut own = OrderedSet::new();
            node.operands(&mut |operand| own.extend(reads.at(*operand)));
            match node {
                Node::Granted(item) | Node::GrantedTo(item, _) | Node::GrantedAmount(item, _) => {
                    own.insert(*item);
                }
                Node::FamilyDefinition(definition)
                | Node::MemberDefinition(definition, _)
                | Node::Call(definition, _) => {
                    let definition = program.rules.definitions.get(*definition as usize);
                    own.extend(definition.into_iter().flat_map(|definition| reads.at(definition.value)));
                }
                _ => {}
            }
            if let Some(slot) = reads.0.get_mut(at) {
                *slot = own;
            }
        }
        reads
    }

    fn at(&self, node: NodeId) -> Vec<u32> {
        self.0.get(node as usize).into_iter().flatten().copied().listed()
    }

    fn any(&self, node: NodeId, items: &OrderedSet<u32>) -> bool {
        self.0.get(node as usize).is_some_and(|own| !own.is_disjoint(items))
    }
}
