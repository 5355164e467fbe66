//! Items whose own rules ask about another one: 享受, 待遇额, 在享, 在享额, also through definitions.

use crate::{
    edge::shapes::MapQuestion,
    program::{Benefit, Citation, Item, Label, Node, NodeId, Program, RelationKind, Terms},
};
use alloc::{collections::BTreeSet, vec::Vec};

/// One rule that asks.
pub(super) struct Asked<'a> {
    /// The item whose rule it is.
    pub(super) item: u32,
    /// The item asked about.
    pub(super) about: u32,
    pub(super) question: MapQuestion,
    /// The condition that asks.
    pub(super) condition: Option<&'a Label>,
    /// Whether 保障 asks.
    pub(super) covers: bool,
    /// The law that rule rests on.
    pub(super) citation: Option<&'a Citation>,
}

/// Every rule that asks about another item and was not made to by a relation, in the order of the items.
pub(super) fn asked(program: &Program) -> Vec<Asked<'_>> {
    let mut all = Vec::new();
    for (index, item) in (0u32..).zip(&program.rules.items) {
        of_item(program, index, item, &mut all);
    }
    all
}

fn of_item<'a>(program: &'a Program, index: u32, item: &'a Item, all: &mut Vec<Asked<'a>>) {
    // A condition that stands in several versions asks once.
    let mut seen: BTreeSet<(u32, MapQuestion, Option<&str>, bool)> = BTreeSet::new();
    for (node, condition, covers, citation) in item.versions.iter().flat_map(rules) {
        for (about, question) in questions(program, node) {
            let id = condition.map(|condition| condition.id.as_str());
            if about != index && !related(program, question, about, index) && seen.insert((about, question, id, covers))
            {
                all.push(Asked { item: index, about, question, condition, covers, citation });
            }
        }
    }
}

type Rule<'a> = (NodeId, Option<&'a Label>, bool, Option<&'a Citation>);

/// Each rule of an item, with its condition, whether it is 保障, and its law.
fn rules(terms: &Terms) -> impl Iterator<Item = Rule<'_>> {
    let own = terms.citation.as_ref();
    let conditions = terms.conditions.iter();
    let conditions = conditions.map(move |one| (one.test, Some(&one.label), false, one.citation.as_ref().or(own)));
    let covers = terms.covers.map(|covers| (covers, None, true, own));
    let benefit = match terms.benefit {
        Some(Benefit::Figure { value, .. }) => Some((value, None, false, terms.benefit_citation.as_ref().or(own))),
        _ => None,
    };
    conditions.chain(covers).chain(benefit)
}

/// Whether a relation has put the question there.
fn related(program: &Program, question: MapQuestion, about: u32, item: u32) -> bool {
    program.rules.relations.iter().filter(|one| (one.first, one.second) == (about, item)).any(|one| match question {
        MapQuestion::Granted => one.kind == RelationKind::Admits,
        MapQuestion::Amount => matches!(one.kind, RelationKind::TopUp | RelationKind::Cap),
        MapQuestion::Received | MapQuestion::ReceivedAmount => false,
    })
}

/// What an expression asks about items. A node that stands in several places is looked at once.
fn questions(program: &Program, root: NodeId) -> BTreeSet<(u32, MapQuestion)> {
    let mut found = BTreeSet::new();
    let mut seen: BTreeSet<NodeId> = BTreeSet::new();
    let mut open = Vec::from([root]);
    while let Some(id) = open.pop() {
        let Some(node) = program.nodes.get(id as usize).filter(|_| seen.insert(id)) else { continue };
        match node {
            Node::Granted(item) | Node::GrantedTo(item, _) => {
                found.insert((*item, MapQuestion::Granted));
            }
            Node::GrantedAmount(item, _) => {
                found.insert((*item, MapQuestion::Amount));
            }
            Node::Receives(item, _) | Node::UnmetSince(item, _) => {
                found.insert((*item, MapQuestion::Received));
            }
            Node::ReceivedAmount(item, _) => {
                found.insert((*item, MapQuestion::ReceivedAmount));
            }
            Node::FamilyDefinition(index) | Node::MemberDefinition(index, _) | Node::Call(index, _) => {
                open.extend(program.rules.definitions.get(*index as usize).map(|definition| definition.value));
            }
            _ => {}
        }
        node.operands(&mut |operand| open.push(*operand));
    }
    found
}
