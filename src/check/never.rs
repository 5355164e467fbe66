//! Items that nobody can ever be granted, because what they require keeps them from being granted.

use super::{ir::Expr, relations::Placed};
use crate::{
    base::{Code, Diagnostic, Words},
    program::{Definition, Item, Node, Owner, Who},
    syntax::ast::Name,
};
use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

/// Items that must be granted as well, and whether to the very same member.
type Musts = BTreeMap<u32, bool>;

/// Reports each item whose 享受 conditions ask for items that cannot be had beside it or beside one another.
pub(super) fn report(
    items: &[Item<Expr>],
    names: &[Name],
    definitions: &[Definition<Expr>],
    relations: &[Placed],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let direct: Vec<Musts> = items.iter().map(|item| of_item(item, definitions)).collect();
    for ((index, item), written) in (0u32..).zip(items).zip(names) {
        let mut all: Musts = BTreeMap::from([(index, true)]);
        let mut open = Vec::from([(index, true)]);
        while let Some((item, same)) = open.pop() {
            for (need, same_there) in direct.get(item as usize).into_iter().flatten() {
                let same = same && *same_there;
                if all.get(need).is_none_or(|known| same && !known) {
                    all.insert(*need, same);
                    open.push((*need, same));
                }
            }
        }
        let clash = relations.iter().find(|(relation, _)| {
            let of = |item: u32| all.get(&item).copied();
            let Some((first, second)) = of(relation.first).zip(of(relation.second)) else { return false };
            let members = [relation.first, relation.second]
                .iter()
                .filter_map(|item| items.get(*item as usize))
                .any(|item| item.owner == Owner::Member);
            relation.kind.bars()
                && relation.when.is_none()
                && (!relation.same_member || (first && second && members && item.owner == Owner::Member))
        });
        if let Some((relation, span)) = clash {
            let name = |item: u32| items.get(item as usize).map_or(String::new(), |item| item.label.name.to_string());
            let words = Words::new("这条关系不让它们同时享受", "this relation keeps them apart");
            let never = Diagnostic::at(Code::NeverGranted, written.span).with(item.label.name.clone());
            let never = never.with(name(relation.first)).with(name(relation.second));
            diagnostics.push(never.label(*span, words));
        }
    }
}

/// What all versions of an item require.
fn of_item(item: &Item<Expr>, definitions: &[Definition<Expr>]) -> Musts {
    let of_terms = |conditions: &[crate::program::Condition<Expr>]| {
        conditions.iter().fold(Musts::new(), |all, condition| joined(all, of_expr(&condition.test, definitions)))
    };
    let mut versions = item.versions.iter().map(|terms| of_terms(&terms.conditions));
    let first = versions.next().unwrap_or_default();
    // What goes on without its conditions requires nothing.
    let continues = !item.continuations.is_empty();
    if continues { Musts::new() } else { versions.fold(first, common) }
}

fn of_expr(expr: &Expr, definitions: &[Definition<Expr>]) -> Musts {
    match &expr.node {
        Node::And(a, b) => joined(of_expr(a, definitions), of_expr(b, definitions)),
        Node::Or(a, b) => common(of_expr(a, definitions), of_expr(b, definitions)),
        Node::GrantedTo(item, Who::Current | Who::Subject) => Musts::from([(*item, true)]),
        Node::Granted(item) => Musts::from([(*item, false)]),
        Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, Who::Current) => {
            definitions.get(*definition as usize).map_or_else(Musts::new, |found| of_expr(&found.value, definitions))
        }
        _ => Musts::new(),
    }
}

fn joined(mut all: Musts, other: Musts) -> Musts {
    for (item, same) in other {
        *all.entry(item).or_insert(same) |= same;
    }
    all
}

fn common(all: Musts, other: Musts) -> Musts {
    let both = |(item, same): (u32, bool)| other.get(&item).map(|there| (item, same && *there));
    all.into_iter().filter_map(both).collect()
}
