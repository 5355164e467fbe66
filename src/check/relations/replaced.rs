//! What a lower layer puts in the place of an upper one's relation, and relations that cannot stand side by side.

use super::{
    super::expression::Checker,
    said::{Pair, Said},
};
use crate::{
    base::{Code, Diagnostic, Words},
    program::{Item, RelationKind as Kind},
};
use alloc::{string::String, vec::Vec};

type Expr = super::super::ir::Expr;

/// Takes out what is replaced, everywhere or where the replacement holds, and reports what cannot be.
pub(super) fn settle(checker: &mut Checker<'_>, all: &mut [Said<'_>], items: &[Item<Expr>]) {
    for at in 0..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let Some(said) = rest.first_mut() else { continue };
        if said.written.replaces {
            replace(checker, before, said, items);
        }
    }
    for at in 0..all.len() {
        let (before, rest) = all.split_at_mut(at);
        let Some(said) = rest.first_mut() else { continue };
        unique(checker, before, said, items);
    }
}

/// Whether two relations can stand for one another: both decide who is granted what, or both say the same kind of thing.
fn comparable(upper: Kind, lower: Kind) -> bool {
    let decides = |kind: Kind| kind.bars() || kind == Kind::Combinable;
    upper == lower || (upper.bars() && decides(lower))
}

fn replace(checker: &mut Checker<'_>, before: &mut [Said<'_>], said: &Said<'_>, items: &[Item<Expr>]) {
    // A top-up or a limit is one calculation: replaced as a whole, by the item it is paid for.
    let whole = matches!(said.kind, Kind::TopUp | Kind::Cap | Kind::NotCounted | Kind::Fading);
    for pair in &said.pairs {
        let mut found = false;
        let upper = before.iter_mut().filter(|one| one.layer < said.layer && comparable(one.kind, said.kind));
        for one in upper.filter(|one| one.income == said.income) {
            if said.written.when.is_some() && one.same_member != said.same_member {
                continue;
            }
            let same = |other: &Pair| match said.kind {
                Kind::TopUp => other.second == pair.second,
                _ => other.is_of(pair.first, pair.second),
            };
            let when = said.when.clone();
            for other in one.pairs.iter_mut().filter(|other| same(other)) {
                found = true;
                match when.clone() {
                    Some(when) if !whole => other.unless.push(when),
                    Some(_) => {}
                    None => other.gone = true,
                }
            }
            if whole && one.pairs.iter().any(same) {
                one.gone |= when.is_none();
                let unless = when.map(|when| checker.opposite(when));
                one.when = checker.joined(one.when.take(), unless);
            }
        }
        if !found && !pair.of_category {
            let name = name(items, pair.second);
            let words = Words::new(alloc::format!("与{name}的关系"), alloc::format!("a relation to {name}"));
            let nothing = Diagnostic::at(Code::NothingToOverride, pair.span).with(words).with("");
            checker.report(nothing);
        }
    }
}

/// Two that always hold between the same items: twice the same, or one against the other.
fn unique(checker: &mut Checker<'_>, before: &mut [Said<'_>], said: &mut Said<'_>, items: &[Item<Expr>]) {
    for pair in said.pairs.iter_mut().filter(|pair| !pair.gone) {
        let always = said.when.is_none() && pair.unless.is_empty();
        for one in before.iter_mut().filter(|one| one.income == said.income) {
            let both_bar = one.kind.bars() && said.kind.bars();
            let against = (one.kind == Kind::Combinable && said.kind.bars())
                || (one.kind.bars() && said.kind == Kind::Combinable);
            let directed = |kind| matches!(kind, Kind::Excludes | Kind::Admits | Kind::TopUp);
            let same_kind = one.kind == said.kind;
            if !both_bar && !against && !same_kind {
                continue;
            }
            for other in one.pairs.iter_mut().filter(|other| !other.gone) {
                let turned = (other.first, other.second) != (pair.first, pair.second);
                // A against B and B against A is a circle, and is told as one.
                if !other.is_of(pair.first, pair.second) || (turned && directed(one.kind) && directed(said.kind)) {
                    continue;
                }
                let other_always = one.when.is_none() && other.unless.is_empty();
                if same_kind && (pair.of_category || other.of_category) {
                    // What a category says once more is said already.
                    if pair.of_category { pair.gone = true } else { other.gone = true }
                } else if always && other_always {
                    let code = if against { Code::RelationsContradict } else { Code::RelationTwice };
                    let words = Words::new("已在这里写过", "already written here");
                    let twice = Diagnostic::at(code, pair.span).with(name(items, pair.second));
                    checker.report(twice.label(other.span, words));
                    pair.gone = true;
                    break;
                }
            }
        }
    }
}

fn name(items: &[Item<Expr>], item: u32) -> String {
    items.get(item as usize).map(|item| item.label.name.clone()).unwrap_or_default()
}

/// When a pair holds: as its relation does, unless a lower layer says otherwise.
pub(super) fn holds(checker: &Checker<'_>, said: &Said<'_>, pair: &Pair) -> Option<Expr> {
    let unless: Vec<Expr> = pair.unless.iter().map(|unless| checker.opposite(unless.clone())).collect();
    unless.into_iter().fold(said.when.clone(), |when, unless| checker.joined(when, Some(unless)))
}
