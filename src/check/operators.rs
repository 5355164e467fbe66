//! The operators between two operands, and what each asks of their types.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    types::{adopt, unify},
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{Comparison, Node},
    syntax::ast::{self, ExprKind, Operator},
};
use alloc::boxed::Box;

pub(super) fn binary(
    checker: &mut Checker<'_>,
    operator: Operator,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
    scope: Scope,
) -> Expr {
    match operator {
        Operator::And | Operator::Or => {
            let left = Box::new(checker.truth(left, scope));
            let right = Box::new(checker.truth(right, scope));
            let node = if operator == Operator::And { Node::And(left, right) } else { Node::Or(left, right) };
            checker.over(node, Type::Truth, span)
        }
        Operator::Add => sum(checker, false, left, right, span, scope),
        Operator::Subtract => sum(checker, true, left, right, span, scope),
        Operator::Power => power(checker, left, right, span, scope),
        Operator::Multiply => product(checker, left, right, span, scope),
        Operator::Divide => quotient(checker, left, right, span, scope),
        Operator::Less => comparison(checker, Comparison::Less, left, right, span, scope),
        Operator::LessOrEqual => comparison(checker, Comparison::LessOrEqual, left, right, span, scope),
        Operator::Greater => comparison(checker, Comparison::Greater, left, right, span, scope),
        Operator::GreaterOrEqual => comparison(checker, Comparison::GreaterOrEqual, left, right, span, scope),
        Operator::Equal => comparison(checker, Comparison::Equal, left, right, span, scope),
        Operator::NotEqual => comparison(checker, Comparison::NotEqual, left, right, span, scope),
    }
}

/// `a + b`, `a − b`; one side or both may be days.
fn sum(checker: &mut Checker<'_>, minus: bool, left: &ast::Expr, right: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let (left, right) = (checker.inner(left, scope), checker.inner(right, scope));
    if left.ty == Type::Day {
        return super::days::sum(checker, minus, left, right, span);
    }
    if right.ty == Type::Day && matches!(left.ty, Type::Number(_) | Type::Bare) {
        let found = checker.words(right.ty);
        let help = match minus {
            true => Words::same(""),
            false => {
                Words::new("日期写在前面，如：评估日 + 18年", "write the day first, such as evaluation_date + 18 years")
            }
        };
        checker.report(Diagnostic::at(Code::NotNumber, right.span).with(found).with(help));
        return checker.wrong(span);
    }
    let (left, right) = (checker.must_be_number(left), checker.must_be_number(right));
    let Some((left, right, ty)) = fit(checker, left, right, span) else { return checker.wrong(span) };
    let (left, right) = (Box::new(left), Box::new(right));
    checker.over(if minus { Node::Subtract(left, right) } else { Node::Add(left, right) }, ty, span)
}

/// `a ^ b`: with a unit only to a whole power that is written out.
fn power(checker: &mut Checker<'_>, base: &ast::Expr, exponent: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let (base, exponent) = (checker.number(base, scope), checker.number(exponent, scope));
    if base.ty == Type::Wrong || exponent.ty == Type::Wrong {
        return checker.wrong(span);
    }
    let written = match &exponent.node {
        Node::Number(value) => Some(*value),
        Node::Negate(inner) => match inner.node {
            Node::Number(value) => Some(value.neg()),
            _ => None,
        },
        _ => None,
    };
    let plain = |ty: Type| matches!(ty, Type::Bare) || ty == Type::Number(crate::value::Unit::NONE);
    if !plain(exponent.ty) || written.is_some_and(|written| !written.is_integer()) {
        checker.report(Diagnostic::at(Code::PowerExponent, exponent.span));
        return checker.wrong(span);
    }
    let ty = match (base.ty, written) {
        (ty, _) if plain(ty) => Some(ty),
        (Type::Number(unit), Some(written)) => {
            let whole = i64::try_from(written.floor()).ok().filter(|whole| whole.unsigned_abs() < 128);
            let mut factors = 0..whole.unwrap_or(0).unsigned_abs();
            let grown = factors.try_fold(crate::value::Unit::NONE, |grown, _| match whole {
                Some(whole) if whole < 0 => grown.over(unit),
                _ => grown.times(unit),
            });
            grown.filter(|_| whole.is_some()).map(Type::Number)
        }
        _ => {
            checker.report(Diagnostic::at(Code::PowerOfUnit, exponent.span));
            return checker.wrong(span);
        }
    };
    let ends = base.ends && written.is_some_and(|written| !written.is_negative());
    let whole = base.whole && written.is_some_and(|written| !written.is_negative());
    let node = Node::Power(Box::new(base), Box::new(exponent));
    Expr { ends, whole, ..power_fits(checker, node, ty, span) }
}

/// Both sides with one type, or a report of why there is none.
pub(super) fn fit(
    checker: &mut Checker<'_>,
    mut left: Expr,
    mut right: Expr,
    span: Span,
) -> Option<(Expr, Expr, Type)> {
    let Some(ty) = unify(left.ty, right.ty) else {
        let mismatch = checker.mismatch(span, left.ty, right.ty);
        checker.report(mismatch);
        return None;
    };
    adopt(&mut left, ty);
    adopt(&mut right, ty);
    Some((left, right, ty))
}

fn product(checker: &mut Checker<'_>, left: &ast::Expr, right: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let (left, right) = (checker.number(left, scope), checker.number(right, scope));
    let ty = match (left.ty, right.ty) {
        (Type::Number(a), Type::Number(b)) => a.times(b).map(Type::Number),
        (Type::Number(unit), _) | (_, Type::Number(unit)) => Some(Type::Number(unit)),
        _ => Some(Type::Bare),
    };
    let node = Node::Multiply(Box::new(left), Box::new(right));
    power_fits(checker, node, ty, span)
}

fn quotient(checker: &mut Checker<'_>, left: &ast::Expr, right: &ast::Expr, span: Span, scope: Scope) -> Expr {
    let (left, right) = (checker.number(left, scope), checker.number(right, scope));
    let ty = match (left.ty, right.ty) {
        (Type::Number(a), Type::Number(b)) => a.over(b).map(Type::Number),
        (Type::Bare, Type::Number(unit)) => crate::value::Unit::NONE.over(unit).map(Type::Number),
        (Type::Number(unit), _) => Some(Type::Number(unit)),
        _ => Some(Type::Bare),
    };
    let mut ends = false;
    if let Node::Number(divisor) = right.node {
        if divisor.is_zero() {
            checker.report(Diagnostic::at(Code::DivisionByZero, right.span));
            return checker.wrong(span);
        }
        ends = left.ends && crate::value::Exact::ONE.div(divisor).is_ok_and(crate::value::Exact::terminates);
    }
    let node = Node::Divide(Box::new(left), Box::new(right));
    Expr { ends, ..power_fits(checker, node, ty, span) }
}

fn power_fits(checker: &mut Checker<'_>, node: Node<Box<Expr>>, ty: Option<Type>, span: Span) -> Expr {
    match ty {
        Some(ty) => checker.over(node, ty, span),
        None => {
            checker.report(Diagnostic::at(Code::UnitTooLarge, span));
            checker.wrong(span)
        }
    }
}

fn comparison(
    checker: &mut Checker<'_>,
    how: Comparison,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
    scope: Scope,
) -> Expr {
    let (left, right) = match (unresolved(checker, left), unresolved(checker, right)) {
        // `三级 = 残疾等级`: the name alone means nothing, the other side says which choice it is.
        (Some(name), _) => {
            let right = checker.inner(right, scope);
            (meet(checker, left, name, right.ty, scope), right)
        }
        (None, Some(name)) => {
            let left = checker.inner(left, scope);
            let right = meet(checker, right, name, left.ty, scope);
            (left, right)
        }
        (None, None) => {
            let first = checker.inner(left, scope);
            let second = match choice_despite(checker, right, first.ty) {
                Some(choice) => choice,
                None => checker.inner(right, scope),
            };
            (choice_despite(checker, left, second.ty).unwrap_or(first), second)
        }
    };
    let Some((left, right, ty)) = fit(checker, left, right, span) else { return checker.wrong(span) };
    let ordered = matches!(ty, Type::Number(_) | Type::Bare | Type::Day | Type::Wrong);
    if !ordered && !matches!(how, Comparison::Equal | Comparison::NotEqual) {
        let found = checker.words(ty);
        let help = Words::new("只能用 = 或 ≠", "use = or !=");
        checker.report(Diagnostic::at(Code::NoOrder, span).with(found).with(help));
        return checker.wrong(span);
    }
    checker.compare(how, left, right, span)
}

/// `层级 = 孩子`, where 孩子 is also the name of something that is no such choice.
fn choice_despite(checker: &Checker<'_>, expr: &ast::Expr, other: Type) -> Option<Expr> {
    let (Type::Choice(set), ExprKind::Path(owners, name)) = (other, &expr.kind) else { return None };
    let choice = checker.names.choice(set, &name.text).filter(|_| owners.is_empty())?;
    let same = checker.kind_of(&name.text) == Some(other);
    let node = Node::Choice(choice);
    (!same).then_some(Expr { node, ty: other, span: name.span, ends: true, whole: false })
}

/// A bare name that no fact, definition or standard bears.
fn unresolved<'e>(checker: &Checker<'_>, expr: &'e ast::Expr) -> Option<&'e ast::Name> {
    match &expr.kind {
        ExprKind::Path(owners, name) if owners.is_empty() && !checker.resolves(&name.text) => Some(name),
        _ => None,
    }
}

/// A bare name read as the choice or region that the other side asks for.
fn meet(checker: &mut Checker<'_>, expr: &ast::Expr, name: &ast::Name, other: Type, scope: Scope) -> Expr {
    match other {
        Type::Choice(set) => match checker.choice(set, name) {
            Some(choice) => Expr { node: Node::Choice(choice), ty: other, span: name.span, ends: true, whole: false },
            None => checker.wrong(name.span),
        },
        Type::Region => checker.named_place(name),
        // It may be a choice of what was reported.
        Type::Wrong => checker.wrong(name.span),
        _ => checker.expr(expr, scope),
    }
}
