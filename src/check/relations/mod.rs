//! Relations between items: which items they are about, what a lower layer changes in them, and what they come to.
//! Three kinds stay relations that decide who is granted what; the others become part of the items' own expressions.

mod admitted;
mod amounts;
mod build;
mod continued;
mod replaced;
mod said;

use super::{expression::Checker, ir::Expr, layers::Layer};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{Definition, Item, Owner, Relation, RelationKind as Kind},
};
use alloc::{string::String, vec::Vec};
use said::Said;

/// A relation and where it is written.
pub(super) type Placed = (Relation<Expr>, Span);

/// Every relation of every layer, in an order that does not depend on the files; items and definitions are changed
/// where a relation speaks through them.
pub(super) fn check(
    checker: &mut Checker<'_>,
    layers: &[Layer<'_>],
    items: &mut [Item<Expr>],
    definitions: &mut [Definition<Expr>],
) -> Vec<Placed> {
    let mut all = said::read(checker, layers, items);
    replaced::settle(checker, &mut all, items);
    // What is deducted comes before what is capped; and never does the order of the files matter.
    all.sort_by_cached_key(|said| {
        let id = |item: u32| items.get(item as usize).map(|item| item.label.id.clone()).unwrap_or_default();
        let pairs: Vec<_> = said.pairs.iter().map(|pair| (id(pair.second), id(pair.first))).collect();
        (said.kind, said.income, pairs, said.citation.as_ref().map(|citation| citation.text.clone()))
    });
    let mut placed: Vec<Placed> = Vec::new();
    for said in &all {
        sides_fit(checker, said, items);
        amounts::adjust(checker, said, items);
        admitted::admit(checker, said, items);
        admitted::leave_out(checker, said, items, definitions);
        for pair in said.pairs.iter().filter(|pair| !pair.gone && !said.gone) {
            let relation = Relation {
                kind: said.kind,
                first: pair.first,
                second: pair.second,
                same_member: said.same_member,
                when: replaced::holds(checker, said, pair),
                citation: said.citation.clone(),
            };
            placed.push((relation, pair.span));
        }
    }
    let id = |item: u32| items.get(item as usize).map(|item| item.label.id.clone()).unwrap_or_default();
    placed.sort_by_cached_key(|(relation, _)| (relation.kind, id(relation.second), id(relation.first)));
    continued::continuations(checker, &all, &placed, items);
    amounts::still_end(checker, items);
    placed
}

/// Whether a relation can be between such items: two sums are compared only where each is one sum.
fn sides_fit(checker: &mut Checker<'_>, said: &Said<'_>, items: &[Item<Expr>]) {
    if !matches!(said.kind, Kind::Higher | Kind::Choice) {
        return;
    }
    for pair in said.pairs.iter().filter(|pair| !pair.gone) {
        let (Some(first), Some(second)) = (items.get(pair.first as usize), items.get(pair.second as usize)) else {
            continue;
        };
        let families = [first, second].into_iter().filter(|item| item.owner == Owner::Family).count();
        if said.same_member && (families == 2 || (families == 1 && said.kind == Kind::Higher)) {
            let one = if second.owner == Owner::Family { second } else { first };
            checker.report(Diagnostic::at(Code::FamilyItemByMember, pair.span).with(one.label.name.clone()));
        }
        if said.kind == Kind::Higher && !amounts::comparable(first, second) {
            let names = [first, second].map(|item| item.label.name.clone());
            let [first, second] = names;
            checker.report(Diagnostic::at(Code::NotComparable, pair.span).with(first).with(second));
        }
    }
}

/// Which item goes first where two would do equally well: as the lists of the relations have them, else by id.
pub(super) fn ranks(items: &[Item<Expr>], relations: &[Placed]) -> Vec<u32> {
    let ids: Vec<&String> = items.iter().map(|item| &item.label.id).collect();
    let mut by_id: Vec<usize> = (0..items.len()).collect();
    by_id.sort_by_key(|item| ids.get(*item).copied());
    let place_of = |item: u32| by_id.iter().position(|one| *one == item as usize);
    let mut needs: Vec<Vec<usize>> = alloc::vec![Vec::new(); items.len()];
    let lists = relations.iter().filter(|(relation, _)| matches!(relation.kind, Kind::Higher | Kind::Choice));
    for (relation, _) in lists {
        let slot = place_of(relation.second).and_then(|second| needs.get_mut(second));
        if let (Some(slot), Some(first)) = (slot, place_of(relation.first)) {
            slot.push(first);
        }
    }
    // Where two lists contradict one another, neither is heard.
    let sorted = super::order::order(&needs).unwrap_or_else(|_| (0..items.len()).collect());
    let mut ranks = alloc::vec![0; items.len()];
    for (rank, place) in (0u32..).zip(sorted) {
        if let Some(slot) = by_id.get(place).and_then(|item| ranks.get_mut(*item)) {
            *slot = rank;
        }
    }
    ranks
}
