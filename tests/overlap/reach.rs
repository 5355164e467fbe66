//! Which items rest on which: what a relation can make a difference to.

use crate::model::{Benefit, Item, Kind, Owner, Pack, Party, Relation, Sum, Truth};
use std::collections::BTreeSet;

/// What an expression asks about.
#[derive(Default)]
struct Reads {
    granted: BTreeSet<usize>,
    /// Also what is only received of them.
    named: BTreeSet<usize>,
    family_income: bool,
    member_income: bool,
}

impl Reads {
    fn truth(&mut self, truth: &Truth) {
        match truth {
            Truth::Always | Truth::FamilyFact(_) | Truth::MemberFact(_) => {}
            Truth::AtLeast(sum, _) => self.sum(sum),
            Truth::Granted(item) => _ = (self.granted.insert(*item), self.named.insert(*item)),
            Truth::Receives(item) => _ = self.named.insert(*item),
            Truth::Not(inner) => self.truth(inner),
            Truth::And(a, b) | Truth::Or(a, b) => [a, b].into_iter().for_each(|one| self.truth(one)),
        }
    }

    fn sum(&mut self, sum: &Sum) {
        match sum {
            Sum::Paid(item) => _ = (self.granted.insert(*item), self.named.insert(*item)),
            Sum::Received(item) => _ = self.named.insert(*item),
            Sum::Income(Owner::Family) => self.family_income = true,
            Sum::Income(Owner::Member) => self.member_income = true,
            Sum::Plus(a, b) | Sum::Least(a, b) | Sum::Rest(a, b) => [a, b].into_iter().for_each(|one| self.sum(one)),
            Sum::If(when, a, b) => {
                self.truth(when);
                [a, b].into_iter().for_each(|one| self.sum(one));
            }
            _ => {}
        }
    }

    fn item(&mut self, item: &Item) {
        item.conditions.iter().chain(&item.covers).for_each(|truth| self.truth(truth));
        if let Benefit::Figure(_, sum) = &item.benefit {
            self.sum(sum);
        }
    }

    fn relation(&mut self, relation: &Relation) {
        relation.when.iter().for_each(|when| self.truth(when));
        match &relation.kind {
            Kind::TopUp { level, .. } => level.iter().for_each(|level| self.sum(level)),
            Kind::Cap(_, level) => self.sum(level),
            _ => {}
        }
    }
}

fn items(pack: &Pack, parties: &[Party]) -> Vec<usize> {
    pack.meant(parties).into_iter().map(|(item, _)| item).collect()
}

/// Items that a relation speaks of as such on which something falls, and those it falls on.
fn sides(pack: &Pack, relation: &Relation) -> (Vec<usize>, Vec<usize>) {
    match &relation.kind {
        Kind::Excludes(by, to) | Kind::Admits(by, to, _) => (items(pack, by), items(pack, to)),
        Kind::InOrder(group) | Kind::Higher(group) | Kind::Choice(group) => (items(pack, group), items(pack, group)),
        Kind::InTurn(group) => (items(pack, group), items(pack, group)),
        Kind::Combinable(_) => (Vec::new(), Vec::new()),
        Kind::TopUp { item, taken, .. } => (taken.iter().map(|(other, _)| *other).collect(), vec![*item]),
        Kind::Cap(group, _) => (group.clone(), group.clone()),
        Kind::Fading { item, .. } => (Vec::new(), vec![*item]),
        Kind::NotCounted(_, owner) => (Vec::new(), reading_income(pack, *owner)),
    }
}

fn reading_income(pack: &Pack, owner: Owner) -> Vec<usize> {
    let reads_it = |reads: &Reads| if owner == Owner::Family { reads.family_income } else { reads.member_income };
    let of_item = |item: &usize| {
        let mut reads = Reads::default();
        reads.item(&pack.items[*item]);
        reads_it(&reads)
    };
    let mut all: Vec<usize> = (0..pack.items.len()).filter(of_item).collect();
    for relation in pack.relations.iter().filter(|relation| !matches!(relation.kind, Kind::NotCounted(..))) {
        let mut reads = Reads::default();
        reads.relation(relation);
        if reads_it(&reads) {
            all.extend(sides(pack, relation).1);
        }
    }
    all
}

/// Everything a relation can make a difference to: what it falls on and what rests on that. A choice is made by all that
/// follows from it, so what is chosen from is among it as soon as something that follows is.
pub fn reach(pack: &Pack, relation: &Relation) -> BTreeSet<usize> {
    let choices = || pack.relations.iter().filter(|relation| matches!(relation.kind, Kind::Choice(_)));
    let mut reached = after(pack, sides(pack, relation).1.into_iter().collect());
    loop {
        let chosen: Vec<usize> = choices()
            .map(|choice| sides(pack, choice).1)
            .filter(|chosen| !after(pack, chosen.iter().copied().collect()).is_disjoint(&reached))
            .flatten()
            .collect();
        if chosen.iter().all(|item| reached.contains(item)) {
            return reached;
        }
        reached.extend(chosen);
        reached = after(pack, reached);
    }
}

/// Items and all that rest on them.
fn after(pack: &Pack, mut reached: BTreeSet<usize>) -> BTreeSet<usize> {
    loop {
        let before = reached.len();
        for (at, item) in pack.items.iter().enumerate() {
            let mut reads = Reads::default();
            reads.item(item);
            if !reads.granted.is_disjoint(&reached) {
                reached.insert(at);
            }
        }
        for relation in &pack.relations {
            let mut reads = Reads::default();
            reads.relation(relation);
            let (from, to) = sides(pack, relation);
            if !reads.granted.is_disjoint(&reached) || from.iter().any(|item| reached.contains(item)) {
                reached.extend(to);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

/// Items that nothing else names, and by which no choice is made.
pub fn unnamed(pack: &Pack) -> Vec<usize> {
    let mut named = BTreeSet::new();
    for item in &pack.items {
        let mut reads = Reads::default();
        reads.item(item);
        named.extend(reads.named);
    }
    for relation in &pack.relations {
        let mut reads = Reads::default();
        reads.relation(relation);
        named.extend(reads.named);
        named.extend(crate::generate::touched(pack, relation));
    }
    let choices = pack.relations.iter().filter(|relation| matches!(relation.kind, Kind::Choice(_)));
    named.extend(after(pack, choices.flat_map(|choice| sides(pack, choice).1).collect()));
    (0..pack.items.len()).filter(|item| !named.contains(item)).collect()
}
