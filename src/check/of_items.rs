//! Functions that ask about another item: 享受, 待遇额, 在享, 在享额.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    replaced::Declared,
};
use crate::{
    base::{Code, Diagnostic, Span},
    program::{Benefit, Fact, Item, Kind, Node, Standard, Who, Whose},
    syntax::ast::{self, BenefitKind, ExprKind, Frequency, Name},
    value::{BaseUnit, Unit},
};
use alloc::vec::Vec;

/// The item a function names, and whether it is the family's.
fn item<'e>(checker: &mut Checker<'_>, item: &'e ast::Expr) -> Option<(u32, bool, &'e Name)> {
    let ExprKind::Path(_, name) = &item.kind else {
        checker.report(Diagnostic::at(Code::NotAnItem, item.span));
        return None;
    };
    let index = checker.names.items.find(name, Code::UnknownItem, checker.diagnostics)?;
    Some((index, checker.names.family_items.get(index as usize).copied().unwrap_or(false), name))
}

fn leaf(node: Node<alloc::boxed::Box<Expr>>, ty: Type, span: Span) -> Expr {
    Expr { node, ty, span, ends: true, whole: false }
}

/// `享受(X)`
pub(super) fn granted(checker: &mut Checker<'_>, named: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let Some((index, of_family, name)) = item(checker, named) else { return checker.wrong(span) };
    let node = match (scope.has_member(), of_family) {
        (true, _) => Node::GrantedTo(index, Who::Current),
        (false, true) => Node::Granted(index),
        (false, false) => {
            checker.report(Diagnostic::at(Code::WhichMember, span).with(name.text.clone()));
            return checker.wrong(span);
        }
    };
    leaf(node, Type::Truth, span)
}

/// `待遇额(X)`: a member's own, or a covered member's part of the family's; in a family's rule, of everyone together.
pub(super) fn granted_amount(checker: &mut Checker<'_>, named: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let Some((index, of_family, name)) = item(checker, named) else { return checker.wrong(span) };
    let Some(unit) = paid_in(checker, index, name) else { return checker.wrong(span) };
    let whose = match (scope.has_member(), of_family) {
        (true, true) => Whose::Share(Who::Current),
        (true, false) => Whose::Of(Who::Current),
        (false, _) => Whose::Everyone,
    };
    let ends = !matches!(whose, Whose::Share(_));
    Expr { ends, ..leaf(Node::GrantedAmount(index, whose), Type::Number(unit), span) }
}

/// `在享(X)`: of a family's item whether the family receives it, of a member's whether the member at hand does, or anyone.
pub(super) fn receives(checker: &mut Checker<'_>, named: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let Some((index, of_family, _)) = item(checker, named) else { return checker.wrong(span) };
    let who = (scope.has_member() && !of_family).then_some(Who::Current);
    leaf(Node::Receives(index, who), Type::Truth, span)
}

/// `在享额(X)`, likewise; of several members the sum.
pub(super) fn received_amount(checker: &mut Checker<'_>, named: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let Some((index, of_family, name)) = item(checker, named) else { return checker.wrong(span) };
    let Some(unit) = paid_in(checker, index, name) else { return checker.wrong(span) };
    let who = (scope.has_member() && !of_family).then_some(Who::Current);
    leaf(Node::ReceivedAmount(index, who), Type::Number(unit), span)
}

/// What an item pays in. Other items are read before their own text is checked, so it is what the text alone tells.
fn paid_in(checker: &mut Checker<'_>, index: u32, name: &Name) -> Option<Unit> {
    let unit = checker.names.item_units.get(index as usize).copied().flatten();
    match unit {
        Some(_) => checker.amounts_read.push((index, name.span)),
        None => checker.report(Diagnostic::at(Code::PaysNoMoney, name.span).with(name.text.clone())),
    }
    unit
}

/// The unit each item pays in if it pays money: that of the pack by how often it is paid.
pub(super) fn units_paid(
    items: &[Declared<'_, ast::Item>],
    standards: &[Standard],
    family: &[Fact],
    member: &[Fact],
) -> Vec<Option<Unit>> {
    let kinds = standards.iter().map(|standard| standard.kind);
    let kinds = kinds.chain(family.iter().chain(member).map(|fact| fact.kind));
    let mut money = kinds.filter_map(|kind| match kind {
        Kind::Number(unit) => BaseUnit::MONEY.into_iter().find(|money| unit.exponent(*money) > 0),
        _ => None,
    });
    let money = Unit::of(money.next().unwrap_or(BaseUnit::Yuan));
    let unit = |item: &Declared<'_, ast::Item>| {
        let mut figures = item.things.iter().filter_map(|thing| match thing.clauses.benefit.as_ref()?.kind {
            BenefitKind::Figure(frequency, _) => Some(frequency),
            BenefitKind::InKind(_) => None,
        });
        match figures.next()? {
            Frequency::Monthly => money.over(Unit::of(BaseUnit::Month)),
            Frequency::Yearly => money.over(Unit::of(BaseUnit::Year)),
            Frequency::Weekly => money.over(Unit::of(BaseUnit::Week)),
            Frequency::Daily => money.over(Unit::of(BaseUnit::Day)),
            Frequency::Once => Some(money),
        }
    };
    items.iter().map(unit).collect()
}

/// Whether items whose amounts were read do pay what the text alone told, at all times.
pub(super) fn paid_as_read(checker: &mut Checker<'_>, items: &[Item<Expr>]) {
    for (index, span) in core::mem::take(&mut checker.amounts_read) {
        let told = checker.names.item_units.get(index as usize).copied().flatten();
        let Some(item) = items.get(index as usize) else { continue };
        let differs = item.versions.iter().any(|terms| match &terms.benefit {
            Some(Benefit::Figure { unit, .. }) => Some(*unit) != told,
            _ => false,
        });
        if differs {
            checker.report(Diagnostic::at(Code::PaysNoMoney, span).with(item.label.name.clone()));
        }
    }
}
