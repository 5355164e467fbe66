//! What a loaded program must satisfy so that evaluating it ends, stays within the stack and finds what it names.

use super::{Benefit, Kind, Node, NodeId, Owner, Pattern, Program, Standard, table::MAX_KEYS};
use crate::base::Listed;
use alloc::{vec, vec::Vec};

/// Most steps from an expression to its deepest operand, definitions unfolded.
pub const MAX_DEPTH: u32 = 150;

/// Most members a pack may allow in a family.
pub const MAX_MEMBERS: u32 = 100;

/// Most steps of one screening, with every `…(成员 …)` over the most members the pack allows.
/// A real pack takes a hundredth of it.
pub const MAX_WORK: u64 = 20_000_000;

/// A limit that a program exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// The expression at this node nests too deeply, definitions unfolded.
    Depth(NodeId),
    /// A screening would take too long, and the expression at this node most of all.
    Work(NodeId),
    /// The nodes are not in order or name what is not there.
    Broken,
}

/// Whether every index is in range, operands stand before their users, and depth and work stay within limits.
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
        && program.rules.standards.iter().all(|standard| standard_holds(program, standard))
        && program.rules.definitions.iter().all(|definition| has(&program.nodes, definition.value))
        && program.rules.relations.iter().all(|edge| {
            has(&program.rules.items, edge.first)
                && has(&program.rules.items, edge.second)
                && edge.when.is_none_or(|node| has(&program.nodes, node))
        })
        && program
            .rules
            .assertions
            .iter()
            .all(|assertion| has(&program.rules.standards, assertion.standard) && has(&program.nodes, assertion.bound))
        && items_hold(program)
        && measure(program).is_ok()
}

/// Depth of the deepest expression and the work of a screening against their limits.
pub(crate) fn measure(program: &Program) -> Result<(), Excess> {
    let members = u64::from(program.rules.members.1);
    let mut depths: Vec<u32> = vec![0; program.nodes.len()];
    let mut works: Vec<u64> = vec![0; program.nodes.len()];
    for (id, node) in program.nodes.iter().enumerate() {
        let (mut deepest, mut work, mut known) = (0, 1u64, true);
        let mut visit = |operand: NodeId, unfolds: bool| {
            let at = operand as usize;
            // Only what stands before has been measured; that also rules out circles.
            known &= at < id;
            deepest = deepest.max(depths.get(at).copied().unwrap_or(0));
            // A definition is worked out once and remembered, so its own work is counted below.
            work = work.saturating_add(if unfolds { 0 } else { works.get(at).copied().unwrap_or(0) });
        };
        node.operands(&mut |operand| visit(*operand, false));
        if let Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _) | Node::Call(definition, _) =
            node
        {
            let called = matches!(node, Node::Call(..));
            let definition = program.rules.definitions.get(*definition as usize).ok_or(Excess::Broken)?;
            visit(definition.value, !called);
        }
        if let Node::Standard(standard, _) = node {
            let rows = program.rules.standards.get(*standard as usize).into_iter().flat_map(|standard| &standard.rows);
            work = work.saturating_add(rows.map(|row| row.value.cells.len() as u64).max().unwrap_or(0));
        }
        if !known || !names_hold(program, node) {
            return Err(Excess::Broken);
        }
        let depth = deepest.saturating_add(1);
        if depth > MAX_DEPTH {
            return Err(Excess::Depth(u32::try_from(id).unwrap_or(u32::MAX)));
        }
        let times = match node {
            Node::OverMembers(..) => members,
            // The order is looked up for every pair.
            Node::Nth(..) => members.saturating_mul(2),
            _ => 1,
        };
        *depths.get_mut(id).ok_or(Excess::Broken)? = depth;
        *works.get_mut(id).ok_or(Excess::Broken)? = work.saturating_mul(times);
    }
    let each = |owner: Owner, node: NodeId| {
        let work = works.get(node as usize).copied().unwrap_or(0);
        (if owner == Owner::Member { work.saturating_mul(members) } else { work }, node)
    };
    let rules = &program.rules;
    let of_definitions = rules.definitions.iter().map(|definition| each(definition.owner, definition.value));
    let of_items = rules.items.iter().flat_map(|item| item.expressions().map(|node| each(item.owner, *node)));
    // A relation is looked at for each member from both its sides.
    let of_relations = rules
        .relations
        .iter()
        .flat_map(|relation| relation.when)
        .flat_map(|when| [each(Owner::Member, when), each(Owner::Member, when)]);
    let of_assertions = rules.assertions.iter().map(|assertion| each(Owner::Family, assertion.bound));
    let roots: Vec<(u64, NodeId)> = of_definitions.chain(of_items).chain(of_relations).chain(of_assertions).listed();
    let work = roots.iter().fold(0u64, |sum, (work, _)| sum.saturating_add(*work));
    match roots.iter().max() {
        Some((_, most)) if work > MAX_WORK => Err(Excess::Work(*most)),
        _ => Ok(()),
    }
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

fn standard_holds(program: &Program, standard: &Standard) -> bool {
    standard.keys.len() <= MAX_KEYS
        && kind_holds(program, standard.kind)
        && standard.keys.iter().all(|key| kind_holds(program, key.kind))
        && standard.rows.iter().all(|row| {
            row.place.is_none_or(|place| has(&program.rules.regions, place)) && row.value.holds(standard.keys.len())
        })
}

fn items_hold(program: &Program) -> bool {
    let mut seen = vec![false; program.rules.items.len()];
    for index in program.rules.order.iter().flatten() {
        match seen.get_mut(*index as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => return false,
        }
    }
    seen.into_iter().all(|seen| seen)
        && program.rules.ranks.len() == program.rules.items.len()
        && program.rules.items.iter().flat_map(|item| &item.continuations).all(|one| {
            has(&program.rules.relations, one.relation)
                && has(&program.nodes, one.test)
                && one.amount.is_none_or(|node| has(&program.nodes, node))
        })
        && program.rules.items.iter().flat_map(|item| &item.versions).all(|item| {
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
        let found = program.rules.definitions.get(definition as usize);
        found.is_some_and(|found| found.owner == owner && found.parameters.is_empty())
    };
    match node {
        Node::Region(region) => has(&program.rules.regions, *region),
        Node::Choice(choice) => *choice < 64,
        Node::FamilyFact(fact) => has(&program.rules.family, *fact),
        Node::MemberFact(fact, _) => has(&program.rules.member, *fact),
        Node::FamilyDefinition(definition) => owned(*definition, Owner::Family),
        Node::MemberDefinition(definition, _) => owned(*definition, Owner::Member),
        Node::Standard(standard, reading) => {
            let standard = program.rules.standards.get(*standard as usize);
            standard.is_some_and(|standard| standard.keys.len() == reading.keys.len())
        }
        Node::Call(definition, arguments) => {
            let definition = program.rules.definitions.get(*definition as usize);
            definition.is_some_and(|definition| definition.parameters.len() == arguments.len())
        }
        Node::Exceptions(_, rows) => rows.len() <= 64,
        Node::Granted(item)
        | Node::GrantedTo(item, _)
        | Node::GrantedAmount(item, _)
        | Node::Receives(item, _)
        | Node::ReceivedAmount(item, _)
        | Node::UnmetSince(item, _) => has(&program.rules.items, *item),
        Node::Bands(_, rows) => rows.iter().all(|row| match &row.pattern {
            Pattern::Bounds(Some(low), Some(high)) => low.value <= high.value,
            _ => true,
        }),
        _ => true,
    }
}
