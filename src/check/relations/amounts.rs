//! 补差 and 封顶: what is paid is what others leave of a level.

use super::{
    super::{
        expression::{Checker, Scope},
        ir::{Expr, Type},
    },
    said::Said,
};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{Benefit, Item, Node, Owner, RelationKind as Kind, Terms, Who, Whose},
    syntax::ast::{self, RelationKind},
    value::{BaseUnit, Unit},
};
use alloc::vec::Vec;

/// The unit of what an item pays; nothing where it pays no figure.
pub(super) fn unit_of(item: &Item<Expr>) -> Option<Unit> {
    item.versions.iter().find_map(|terms| match &terms.benefit {
        Some(Benefit::Figure { unit, .. }) => Some(*unit),
        _ => None,
    })
}

/// Whether what two items pay can be told apart by size.
pub(super) fn comparable(first: &Item<Expr>, second: &Item<Expr>) -> bool {
    let each_month = |unit: Unit| {
        let monthly = |base| unit.times(Unit::of(base)).and_then(|money| money.over(Unit::of(BaseUnit::Month)));
        let times = [BaseUnit::Month, BaseUnit::Year, BaseUnit::Week, BaseUnit::Day];
        times.into_iter().find(|base| unit.exponent(*base) == -1).and_then(monthly).unwrap_or(unit)
    };
    unit_of(first).zip(unit_of(second)).is_some_and(|(first, second)| each_month(first) == each_month(second))
}

pub(super) fn adjust(checker: &mut Checker<'_>, said: &Said<'_>, items: &mut [Item<Expr>]) {
    match &said.written.kind {
        _ if said.gone => {}
        RelationKind::TopUp { level, deductions, rounding, .. } => {
            let Some(second) = said.pairs.first().map(|pair| pair.second) else { return };
            let taken: Vec<_> =
                said.pairs.iter().zip(deductions).map(|(pair, one)| (pair.first, one.per_head, pair.span)).collect();
            let _ = limit(checker, said, items, second, (level.as_ref(), rounding.as_ref()), &taken);
        }
        RelationKind::Cap(_, level) => {
            let mut listed: Vec<(u32, Span)> = Vec::new();
            let ends = said.pairs.iter().flat_map(|pair| [(pair.first, pair.span), (pair.second, pair.span)]);
            for (item, span) in ends {
                if !listed.iter().any(|(seen, _)| *seen == item) {
                    listed.push((item, span));
                }
            }
            for (at, (item, _)) in listed.iter().enumerate() {
                let taken: Vec<_> = listed.iter().take(at).map(|(first, span)| (*first, false, *span)).collect();
                if limit(checker, said, items, *item, (Some(level), None), &taken).is_none() {
                    return;
                }
            }
        }
        _ => {}
    }
}

/// Pays an item its own benefit, at most what the others leave of the level; without a level the benefit is the level.
/// Nothing where that was reported as impossible.
fn limit(
    checker: &mut Checker<'_>,
    said: &Said<'_>,
    items: &mut [Item<Expr>],
    index: u32,
    (level, rounding): (Option<&ast::Expr>, Option<&ast::Rounding>),
    taken: &[(u32, bool, Span)],
) -> Option<()> {
    let at = said.written.span;
    let item = items.get(index as usize)?;
    let (owner, name) = (item.owner, item.label.name.clone());
    let Some(unit) = unit_of(item) else {
        checker.report(Diagnostic::at(Code::NoFigureToLimit, at).with(name));
        return None;
    };
    let of_member = owner == Owner::Member;
    if said.same_member != of_member && !(of_member && said.kind == Kind::TopUp) {
        checker.report(Diagnostic::at(Code::LimitScope, said.written.scope.map_or(at, |scope| scope.span)).with(name));
        return None;
    }
    let mut deductions = Vec::new();
    for (first, per_head, span) in taken {
        let other = items.get(*first as usize)?;
        let of_family = other.owner == Owner::Family;
        let whose = match (of_member && said.same_member, of_family, per_head) {
            (true, false, false) => Whose::Of(Who::Current),
            (true, true, true) => Whose::Share(Who::Current),
            (false, _, false) => Whose::Everyone,
            _ => {
                let code = if *per_head { Code::PerHeadNotHere } else { Code::PerHeadMissing };
                checker.report(Diagnostic::at(code, *span).with(other.label.name.clone()));
                return None;
            }
        };
        let amount = unit_of(other).map(|unit| Expr {
            node: Node::GrantedAmount(*first, whose),
            ty: Type::Number(unit),
            span: *span,
            ends: !per_head,
            whole: false,
        });
        let Some(amount) = amount.and_then(|amount| checker.in_unit(amount, unit, *span)) else {
            checker.report(Diagnostic::at(Code::NotComparable, *span).with(other.label.name.clone()).with(name));
            return None;
        };
        deductions.push(amount);
    }
    let scope = Scope { of_member, ..Scope::default() };
    let level = level.map(|level| level_of(checker, level, unit, scope));
    if level.as_ref().is_some_and(Option::is_none) {
        return None;
    }
    let level = level.flatten();
    let round = |checker: &mut Checker<'_>, paid: Expr| match rounding {
        Some(ast::Rounding { mode, step, unit }) => checker.rounded(paid, mode, (*step, *unit), at),
        None => paid,
    };
    let item = items.get_mut(index as usize)?;
    for terms in &mut item.versions {
        let Some(Benefit::Figure { value, .. }) = &mut terms.benefit else { continue };
        let own = core::mem::replace(value, checker.wrong(at));
        let paid = match &level {
            Some(level) => {
                let rest = checker.rest(level.clone(), deductions.clone(), at);
                checker.lesser(own.clone(), rest, at)
            }
            None => checker.rest(own.clone(), deductions.clone(), at),
        };
        let paid = round(checker, paid);
        *value = checker.chosen(said.when.clone(), paid, own);
    }
    Some(())
}

/// A level in the unit the item pays in; of a member's item `元/人/月` is that member's.
fn level_of(checker: &mut Checker<'_>, level: &ast::Expr, unit: Unit, scope: Scope) -> Option<Expr> {
    let mut checked = checker.number(level, scope);
    if let Type::Number(found) = checked.ty
        && scope.of_member
        && found.exponent(BaseUnit::Person) == -1
        && unit.exponent(BaseUnit::Person) == 0
    {
        checked.ty = Type::Number(found.times(Unit::of(BaseUnit::Person))?);
    }
    match checked.ty {
        Type::Wrong => None,
        Type::Bare => {
            super::super::types::adopt(&mut checked, Type::Number(unit));
            Some(checked)
        }
        ty => {
            let fitted = checker.in_unit(checked, unit, level.span);
            if fitted.is_none() {
                let mismatch = checker.mismatch(level.span, Type::Number(unit), ty);
                checker.report(mismatch);
            }
            fitted
        }
    }
}

/// What is paid must end in its decimals; a share of a family's benefit may not.
pub(super) fn still_end(checker: &mut Checker<'_>, items: &[Item<Expr>]) {
    let shared = |terms: &Terms<Expr>| match &terms.benefit {
        Some(Benefit::Figure { value, .. }) if !value.ends && value.ty != Type::Wrong => Some(value.span),
        _ => None,
    };
    let spans: Vec<Span> = items.iter().flat_map(|item| &item.versions).filter_map(shared).collect();
    for span in spans {
        let said = checker.diagnostics.iter().any(|one| one.kind() == Code::NeedsRounding && one.stands_at(span));
        if !said {
            checker.report(Diagnostic::at(Code::NeedsRounding, span));
        }
    }
}
