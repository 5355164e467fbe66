//! Checked expressions put together from others.

use super::super::{
    expression::Checker,
    functions,
    ir::{Expr, Type},
};
use crate::{
    base::Span,
    program::{Comparison, Node, Period},
    value::{Exact, Unit},
};
use alloc::{boxed::Box, vec::Vec};

fn leaf(node: Node<Box<Expr>>, ty: Type, span: Span) -> Expr {
    Expr { node, ty, span, ends: true, whole: false }
}

impl Checker<'_> {
    pub(super) fn both(&self, a: Expr, b: Expr) -> Expr {
        let span = b.span;
        self.over(Node::And(Box::new(a), Box::new(b)), Type::Truth, span)
    }

    pub(super) fn either(&self, a: Expr, b: Expr) -> Expr {
        let span = b.span;
        self.over(Node::Or(Box::new(a), Box::new(b)), Type::Truth, span)
    }

    pub(super) fn opposite(&self, a: Expr) -> Expr {
        let span = a.span;
        self.over(Node::Not(Box::new(a)), Type::Truth, span)
    }

    /// Both, where there are two.
    pub(super) fn joined(&self, a: Option<Expr>, b: Option<Expr>) -> Option<Expr> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.both(a, b)),
            (a, b) => a.or(b),
        }
    }

    /// 评估地 lies within a place.
    pub(super) fn lies_in(&self, place: u32, span: Span) -> Expr {
        let here = leaf(Node::EvaluationPlace, Type::Region, span);
        let there = leaf(Node::Region(place), Type::Region, span);
        self.over(Node::WithinRegion(Box::new(here), Box::new(there)), Type::Truth, span)
    }

    /// 评估日 lies within a period.
    pub(super) fn lies_during(&self, period: Period, span: Span) -> Expr {
        let compare = |how, day| {
            let (today, day) = (leaf(Node::EvaluationDay, Type::Day, span), leaf(Node::Day(day), Type::Day, span));
            self.compare(how, today, day, span)
        };
        let from = compare(Comparison::GreaterOrEqual, period.from);
        match period.until {
            Some(until) => self.both(from, compare(Comparison::LessOrEqual, until)),
            None => from,
        }
    }

    /// One value where a condition holds, else another.
    pub(super) fn chosen(&self, when: Option<Expr>, then: Expr, otherwise: Expr) -> Expr {
        let Some(when) = when else { return then };
        let (ty, span) = (then.ty, then.span);
        self.over(Node::If(Box::new(when), Box::new(then), Box::new(otherwise)), ty, span)
    }

    pub(super) fn nothing(&self, ty: Type, span: Span) -> Expr {
        Expr { whole: true, ..leaf(Node::Number(Exact::ZERO), ty, span) }
    }

    pub(super) fn lesser(&self, a: Expr, b: Expr, span: Span) -> Expr {
        let ty = a.ty;
        self.over(Node::Minimum(Vec::from([Box::new(a), Box::new(b)])), ty, span)
    }

    /// What is left of a level once others are taken off; nothing where they are more.
    pub(super) fn rest(&self, level: Expr, taken: Vec<Expr>, span: Span) -> Expr {
        let ty = level.ty;
        let left = taken
            .into_iter()
            .fold(level, |left, taken| self.over(Node::Subtract(Box::new(left), Box::new(taken)), ty, span));
        let zero = self.nothing(ty, span);
        self.over(Node::Maximum(Vec::from([Box::new(zero), Box::new(left)])), ty, span)
    }

    /// The same amount in another unit of time, where years and months or weeks and days are all they differ by.
    pub(super) fn in_unit(&self, amount: Expr, unit: Unit, span: Span) -> Option<Expr> {
        let Type::Number(from) = amount.ty else { return None };
        if from == unit {
            return Some(amount);
        }
        let factor = functions::factor(from, unit)?;
        let ratio = unit.over(from)?;
        let times = Expr {
            ends: factor.terminates(),
            whole: factor.is_integer(),
            ..leaf(Node::Number(factor), Type::Number(ratio), span)
        };
        Some(self.over(Node::Multiply(Box::new(amount), Box::new(times)), Type::Number(unit), span))
    }
}
