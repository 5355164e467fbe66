//! What a loaded program must satisfy so that evaluating it ends, stays within the stack and finds what it names.

use super::{Benefit, Kind, Node, NodeId, Owner, Pattern, Program};
use alloc::{vec, vec::Vec};

/// Most steps from an expression to its deepest operand, definitions unfolded.
pub const MAX_DEPTH: u32 = 400;

/// Most members a pack may allow in a family.
pub const MAX_MEMBERS: u32 = 100;

/// Most `…(成员 …)` inside one another; each multiplies the work by the number of members.
const MAX_LOOPS: u32 = 3;

/// Whether every index is in range, operands stand before their users, and depth and loops stay within limits.
pub(super) fn holds(program: &Program) -> bool {
    program.nodes.len() == program.kinds.len()
        && program.rules.members.0 <= program.rules.members.1
        && program.rules.members.1 <= MAX_MEMBERS
        && program.rules.choices.iter().all(|set| set.len() <= 64)
        && regions_hold(program)
        && program
            .rules
            .family
            .iter()
            .chain(&program.rules.member)
            .all(|fact| kind_holds(program, fact.kind) && fact.low.zip(fact.high).is_none_or(|(low, high)| low <= high))
        && program.kinds.iter().all(|kind| kind_holds(program, *kind))
        && program.rules.standards.iter().all(|standard| {
            standard.rows.iter().all(|row| row.place.is_none_or(|place| has(&program.rules.regions, place)))
        })
        && program.rules.definitions.iter().all(|definition| has(&program.nodes, definition.value))
        && program
            .rules
            .exclusions
            .iter()
            .all(|edge| has(&program.rules.items, edge.by) && has(&program.rules.items, edge.excluded))
        && items_hold(program)
        && measure(program).is_some()
}

/// Depth of the deepest node with definitions unfolded; nothing when the program breaks a rule or a limit.
pub(crate) fn measure(program: &Program) -> Option<u32> {
    let mut depths: Vec<u32> = vec![0; program.nodes.len()];
    let mut loops: Vec<u32> = vec![0; program.nodes.len()];
    for (id, node) in program.nodes.iter().enumerate() {
        let mut deepest = 0;
        let mut most_loops = 0;
        let mut known = true;
        let mut visit = |operand: NodeId, unfolds: bool| {
            let at = operand as usize;
            // Only what stands before has been measured; that also rules out cycles.
            known &= at < id;
            deepest = deepest.max(depths.get(at).copied().unwrap_or(0));
            if !unfolds {
                most_loops = most_loops.max(loops.get(at).copied().unwrap_or(0));
            }
        };
        node.operands(&mut |operand| visit(*operand, false));
        // Definitions are evaluated once a member and remembered, so their loops do not multiply.
        match node {
            Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _) => {
                visit(program.rules.definitions.get(*definition as usize)?.value, true);
            }
            _ => {}
        }
        if !known || !names_hold(program, node) {
            return None;
        }
        let depth = deepest.saturating_add(1);
        let looping = most_loops.saturating_add(u32::from(matches!(node, Node::OverMembers(..))));
        if depth > MAX_DEPTH || looping > MAX_LOOPS {
            return None;
        }
        *depths.get_mut(id)? = depth;
        *loops.get_mut(id)? = looping;
    }
    Some(depths.into_iter().max().unwrap_or(0))
}

fn has<T>(list: &[T], index: u32) -> bool {
    (index as usize) < list.len()
}

fn kind_holds(program: &Program, kind: Kind) -> bool {
    match kind {
        Kind::Choice(set) => has(&program.rules.choices, set),
        _ => true,
    }
}

fn regions_hold(program: &Program) -> bool {
    !program.rules.regions.is_empty()
        && program
            .rules
            .regions
            .iter()
            .enumerate()
            .all(|(index, region)| region.parent.is_none_or(|parent| (parent as usize) < index))
}

fn items_hold(program: &Program) -> bool {
    let mut seen = vec![false; program.rules.items.len()];
    for index in &program.rules.order {
        match seen.get_mut(*index as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => return false,
        }
    }
    seen.into_iter().all(|seen| seen)
        && program.rules.items.iter().all(|item| {
            item.conditions.iter().all(|condition| has(&program.nodes, condition.test))
                && item.covers.is_none_or(|node| has(&program.nodes, node))
                && match &item.benefit {
                    Some(Benefit::Figure { value, .. }) => has(&program.nodes, *value),
                    _ => true,
                }
        })
}

fn names_hold(program: &Program, node: &Node) -> bool {
    let owned = |definition: u32, owner: Owner| {
        program.rules.definitions.get(definition as usize).is_some_and(|found| found.owner == owner)
    };
    match node {
        Node::Region(region) => has(&program.rules.regions, *region),
        Node::Choice(choice) => *choice < 64,
        Node::FamilyFact(fact) => has(&program.rules.family, *fact),
        Node::MemberFact(fact, _) => has(&program.rules.member, *fact),
        Node::FamilyDefinition(definition) => owned(*definition, Owner::Family),
        Node::MemberDefinition(definition, _) => owned(*definition, Owner::Member),
        Node::Standard(standard) => has(&program.rules.standards, *standard),
        Node::Granted(item) | Node::GrantedTo(item, _) => has(&program.rules.items, *item),
        Node::Bands(_, rows) => rows.iter().all(|row| match &row.pattern {
            Pattern::Bounds(Some(low), Some(high)) => low.value <= high.value,
            _ => true,
        }),
        _ => true,
    }
}
