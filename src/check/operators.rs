//! The operators between two operands, and what each asks of their types.

use super::{
    expression::{Checker, Scope, is_evaluation_word},
    ir::{Expr, Type},
    types::{adopt, unify},
};
use crate::{
    base::{Code, Diagnostic, Span},
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
        Operator::Add => sum(checker, Node::Add, left, right, span, scope),
        Operator::Subtract => sum(checker, Node::Subtract, left, right, span, scope),
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

type Pairing = fn(Box<Expr>, Box<Expr>) -> Node<Box<Expr>>;

fn sum(
    checker: &mut Checker<'_>,
    node: Pairing,
    left: &ast::Expr,
    right: &ast::Expr,
    span: Span,
    scope: Scope,
) -> Expr {
    let (left, right) = (checker.number(left, scope), checker.number(right, scope));
    let Some((left, right, ty)) = fit(checker, left, right, span) else { return checker.wrong(span) };
    checker.over(node(Box::new(left), Box::new(right)), ty, span)
}

/// Both sides with one type, or a report of why there is none.
fn fit(checker: &mut Checker<'_>, mut left: Expr, mut right: Expr, span: Span) -> Option<(Expr, Expr, Type)> {
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
            let right = checker.expr(right, scope);
            (meet(checker, left, name, right.ty, scope), right)
        }
        (None, Some(name)) => {
            let left = checker.expr(left, scope);
            let right = meet(checker, right, name, left.ty, scope);
            (left, right)
        }
        (None, None) => (checker.expr(left, scope), checker.expr(right, scope)),
    };
    let Some((left, right, ty)) = fit(checker, left, right, span) else { return checker.wrong(span) };
    let ordered = matches!(ty, Type::Number(_) | Type::Bare | Type::Day | Type::Wrong);
    if !ordered && !matches!(how, Comparison::Equal | Comparison::NotEqual) {
        let found = checker.words(ty);
        checker.report(Diagnostic::at(Code::NoOrder, span).with(found));
        return checker.wrong(span);
    }
    checker.compare(how, left, right, span)
}

/// A bare name that no fact, definition or standard bears.
fn unresolved<'e>(checker: &Checker<'_>, expr: &'e ast::Expr) -> Option<&'e ast::Name> {
    match &expr.kind {
        ExprKind::Path(None, name)
            if checker.names.symbols.get(&name.text).is_none() && !is_evaluation_word(&name.text) =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// A bare name read as the choice or region that the other side asks for.
fn meet(checker: &mut Checker<'_>, expr: &ast::Expr, name: &ast::Name, other: Type, scope: Scope) -> Expr {
    match other {
        Type::Choice(set) => match checker.choice(set, name) {
            Some(choice) => Expr { node: Node::Choice(choice), ty: other, span: name.span, ends: true },
            None => checker.wrong(name.span),
        },
        Type::Region => match checker.names.places.find(name, checker.diagnostics) {
            Some(region) => Expr { node: Node::Region(region), ty: other, span: name.span, ends: true },
            None => checker.wrong(name.span),
        },
        _ => checker.expr(expr, scope),
    }
}
