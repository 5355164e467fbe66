//! The order in which items are judged: each after those it rests on, and those decided together in one step.

use super::{ir::Expr, order::order, relations::Placed};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{Definition, Item, Node, RelationKind as Kind},
};
use alloc::{collections::BTreeSet, string::String, vec, vec::Vec};

/// What each definition and item reads of other items.
struct Reads<'a> {
    items: &'a [Item<Expr>],
    relations: &'a [Placed],
    by_definition: Vec<BTreeSet<u32>>,
}

/// Steps of items in which each comes after those it depends on: by 享受 and 待遇额 in its expressions, by what rules it out,
/// by 顺序. Items joined by 择高 make one step, since their amounts are compared. A circle is reported.
pub(super) fn strata(
    items: &[Item<Expr>],
    definitions: &[Definition<Expr>],
    relations: &[Placed],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<u32>> {
    let mut reads = Reads { items, relations, by_definition: Vec::new() };
    for definition in definitions {
        let mut needs = BTreeSet::new();
        reads.of(&definition.value, &mut needs);
        reads.by_definition.push(needs);
    }
    let steps = together(items, relations);
    let step_of = |item: u32| steps.iter().position(|step| step.contains(&item));
    let mut needs: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); steps.len()];
    let mut within: Option<(u32, u32)> = None;
    for (item, need) in reads.all() {
        let (Some(at), Some(from)) = (step_of(item), step_of(need)) else { continue };
        let joined = steps.get(at).is_some_and(|step| step.len() > 1);
        if at == from && joined {
            within = within.or(Some((item, need)));
        } else if let Some(needs) = needs.get_mut(at) {
            needs.insert(from);
        }
    }
    let needs: Vec<Vec<usize>> = needs.into_iter().map(|needs| needs.into_iter().collect()).collect();
    let mut circle = match (order(&needs), within) {
        (Ok(order), None) => {
            return order.into_iter().filter_map(|step| steps.get(step).cloned()).collect();
        }
        // One that is compared with another cannot also rest on it.
        (_, Some((item, need))) => vec![item, need],
        (Err(circle), None) => reads.walk(&circle, &steps),
    };
    // Told from the one that was declared first.
    let start = circle.iter().enumerate().min_by_key(|(_, item)| **item).map_or(0, |(at, _)| at);
    circle.rotate_left(start);
    let walked: Vec<&str> = circle
        .iter()
        .chain(circle.first())
        .filter_map(|item| items.get(*item as usize))
        .map(|item| item.label.name.as_str())
        .collect();
    let circle_text: String = walked.join(" → ");
    let next = circle.get(1).or(circle.first());
    let span = circle.first().zip(next).and_then(|(item, need)| reads.place(*item, *need)).unwrap_or_default();
    diagnostics.push(Diagnostic::at(Code::ItemCycle, span).with(circle_text));
    Vec::new()
}

/// Items that 择高 joins, directly or through others. All are ordered by their ids: what can be told while facts are missing
/// must not turn on which was declared first.
fn together(items: &[Item<Expr>], relations: &[Placed]) -> Vec<Vec<u32>> {
    let mut steps: Vec<Vec<u32>> = (0u32..).zip(items).map(|(item, _)| vec![item]).collect();
    for (relation, _) in relations.iter().filter(|(relation, _)| relation.kind == Kind::Higher) {
        let place = |item: u32| steps.iter().position(|step| step.contains(&item));
        let (Some(first), Some(second)) = (place(relation.first), place(relation.second)) else { continue };
        if first != second {
            let joined = steps.swap_remove(first.max(second));
            if let Some(step) = steps.get_mut(first.min(second)) {
                step.extend(joined);
            }
        }
    }
    let id = |item: &u32| items.get(*item as usize).map(|item| item.label.id.as_str());
    steps.iter_mut().for_each(|step| step.sort_by(|one, other| id(one).cmp(&id(other))));
    steps.sort_by(|one, other| one.first().and_then(id).cmp(&other.first().and_then(id)));
    steps
}

impl Reads<'_> {
    /// Every item with every other it needs.
    fn all(&self) -> Vec<(u32, u32)> {
        let mut all = Vec::new();
        for (index, item) in (0u32..).zip(self.items) {
            let mut needs = BTreeSet::new();
            item.expressions().for_each(|expr| self.of(expr, &mut needs));
            all.extend(needs.into_iter().map(|need| (index, need)));
        }
        for (relation, _) in self.relations {
            let mut needs = BTreeSet::new();
            if relation.kind.bars() {
                relation.when.iter().for_each(|when| self.of(when, &mut needs));
                // Whether 排除 holds matters to what it rules out alone.
                let both = [relation.first, relation.second];
                let asking =
                    both.into_iter().filter(|item| relation.kind != Kind::Excludes || *item == relation.second);
                all.extend(asking.flat_map(|item| needs.iter().map(move |need| (item, *need))));
            }
            if matches!(relation.kind, Kind::Excludes | Kind::InTurn) {
                all.push((relation.second, relation.first));
            }
        }
        all
    }

    fn of(&self, expr: &Expr, needs: &mut BTreeSet<u32>) {
        match &expr.node {
            Node::Granted(item) | Node::GrantedTo(item, _) | Node::GrantedAmount(item, _) => {
                needs.insert(*item);
            }
            Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _) => {
                needs.extend(self.by_definition.get(*definition as usize).into_iter().flatten());
            }
            Node::Call(definition, arguments) => {
                needs.extend(self.by_definition.get(*definition as usize).into_iter().flatten());
                arguments.iter().for_each(|argument| self.of(argument, needs));
            }
            node => node.operands(&mut |operand| self.of(operand, needs)),
        }
    }

    /// A circle of steps as a circle of items, one of each step through which it goes.
    fn walk(&self, circle: &[usize], steps: &[Vec<u32>]) -> Vec<u32> {
        let all = self.all();
        let mut items: Vec<u32> = Vec::new();
        for (at, step) in circle.iter().enumerate() {
            let next = circle.get(at.saturating_add(1)).or(circle.first());
            let (Some(step), Some(next)) = (steps.get(*step), next.and_then(|next| steps.get(*next))) else { continue };
            let pair = all.iter().find(|(item, need)| step.contains(item) && next.contains(need));
            if let Some((item, need)) = pair {
                if items.last() != Some(item) {
                    items.push(*item);
                }
                items.push(*need);
            }
        }
        // The last one is the first again.
        if items.len() > 1 && items.first() == items.last() {
            items.pop();
        }
        items
    }

    /// Where one item comes to need another: the 享受 or definition in its text, or the relation between them.
    fn place(&self, item: u32, need: u32) -> Option<Span> {
        let read = self.items.get(item as usize)?.expressions().find_map(|expr| self.reads(expr, need));
        let edge = || {
            let orders = |kind| matches!(kind, Kind::Excludes | Kind::InTurn | Kind::Higher);
            let mut related = self.relations.iter().filter(|(relation, _)| orders(relation.kind));
            related.find(|(relation, _)| (relation.first, relation.second) == (need, item)).map(|(_, span)| *span)
        };
        let within = || {
            let when = |relation: &Placed| relation.0.when.as_ref().and_then(|when| self.reads(when, need));
            let about = |relation: &&Placed| [relation.0.first, relation.0.second].contains(&item);
            self.relations.iter().filter(about).find_map(when)
        };
        read.or_else(edge).or_else(within)
    }

    fn reads(&self, expr: &Expr, item: u32) -> Option<Span> {
        let through =
            |definition: &u32| self.by_definition.get(*definition as usize).is_some_and(|of| of.contains(&item));
        match &expr.node {
            Node::Granted(found) | Node::GrantedTo(found, _) | Node::GrantedAmount(found, _) => {
                (*found == item).then_some(expr.span)
            }
            Node::FamilyDefinition(definition) | Node::MemberDefinition(definition, _) | Node::Call(definition, _)
                if through(definition) =>
            {
                Some(expr.span)
            }
            node => {
                let mut found = None;
                node.operands(&mut |operand| found = found.or_else(|| self.reads(operand, item)));
                found
            }
        }
    }
}
