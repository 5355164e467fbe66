//! 分档 and 分段累进: rows must cover every value once.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    patterns::{self, Hole, NumberRow},
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{Aggregate, BandRow, DayFunction, Node, Pattern},
    syntax::ast,
    value::{Exact, Interval},
};
use alloc::{boxed::Box, vec::Vec};

pub(super) fn check(
    checker: &mut Checker<'_>,
    subject: &ast::Expr,
    rows: &[ast::Band],
    span: Span,
    scope: Scope,
) -> Expr {
    let subject = checker.inner(subject, scope);
    let found = match subject.ty {
        Type::Choice(set) => {
            let set = checker.names.choices.get(set as usize).cloned().unwrap_or_default();
            choices(checker, &set, rows, span)
        }
        Type::Truth => choices(checker, &patterns::truth_choices(), rows, span),
        Type::Number(_) | Type::Bare => bounds(checker, &subject, rows, span),
        Type::Wrong => None,
        other => {
            let found = checker.words(other);
            checker.report(Diagnostic::at(Code::NotBandable, subject.span).with(found));
            None
        }
    };
    let mut values: Vec<Expr> = rows.iter().map(|row| checker.expr(&row.value, scope)).collect();
    let ty = checker.same_type(&mut values);
    let Some(found) = found else { return checker.wrong(span) };
    let rows = found.into_iter().zip(values).map(|(pattern, value)| BandRow { pattern, value: Box::new(value) });
    checker.over(Node::Bands(Box::new(subject), rows.collect()), ty, span)
}

fn heads(rows: &[ast::Band]) -> impl Iterator<Item = (&ast::Pattern, Span)> {
    rows.iter().map(|row| (&row.pattern, row.span))
}

fn choices(
    checker: &mut Checker<'_>,
    set: &[crate::program::Label],
    rows: &[ast::Band],
    span: Span,
) -> Option<Vec<Pattern>> {
    let mut taken = 0u64;
    let mut found = Vec::new();
    for (pattern, span) in heads(rows) {
        found.push(patterns::choice_row(set, pattern, span, &mut taken, checker.diagnostics)?);
    }
    let left = patterns::choices_left(set, taken);
    if !patterns::has_else(heads(rows), checker.diagnostics) && !left.is_empty() {
        checker.report(patterns::missing(span, &left, true));
    }
    Some(found)
}

fn bounds(checker: &mut Checker<'_>, subject: &Expr, rows: &[ast::Band], span: Span) -> Option<Vec<Pattern>> {
    let (found, mut numbers) = number_rows(checker, subject, rows)?;
    let otherwise = patterns::has_else(heads(rows), checker.diagnostics);
    let holes = patterns::cover(&mut numbers, range(checker, subject), checker.diagnostics);
    let mut left: Vec<Words> = holes.below.into_iter().collect();
    // Between rows for whole numbers a whole number never falls.
    let real = |(end, low): &Hole| !(subject.whole && patterns::only_fractions_between(*end, *low));
    left.extend(holes.between.into_iter().filter(real).map(|(end, low)| patterns::between(end, low)));
    left.extend(holes.above);
    if !otherwise && !left.is_empty() {
        checker.report(patterns::missing(span, &left, true));
    }
    Some(found)
}

/// The rows as patterns, and those with bounds by themselves.
fn number_rows(
    checker: &mut Checker<'_>,
    subject: &Expr,
    rows: &[ast::Band],
) -> Option<(Vec<Pattern>, Vec<NumberRow>)> {
    let unit = match subject.ty {
        Type::Number(unit) => Some(unit),
        _ => None,
    };
    let (mut found, mut numbers) = (Vec::new(), Vec::new());
    for (pattern, span) in heads(rows) {
        let pattern = patterns::number_row(pattern, unit, span, checker.diagnostics)?;
        if let Pattern::Bounds(low, high) = pattern {
            numbers.push((low, high, span));
        }
        found.push(pattern);
    }
    Some((found, numbers))
}

/// 分段累进: the part of the subject in each band, times that band's rate.
pub(super) fn brackets(
    checker: &mut Checker<'_>,
    subject: &ast::Expr,
    rows: &[ast::Band],
    span: Span,
    scope: Scope,
) -> Expr {
    let subject = checker.number(subject, scope);
    let found = number_rows(checker, &subject, rows);
    let mut rates: Vec<Expr> = rows.iter().map(|row| checker.number(&row.value, scope)).collect();
    let rate = checker.same_type(&mut rates);
    let Some((found, mut numbers)) = found else { return checker.wrong(span) };
    if let Some(row) = rows.iter().find(|row| row.pattern == ast::Pattern::Else) {
        checker.report(Diagnostic::at(Code::BandNeedsBounds, row.span));
        return checker.wrong(span);
    }
    let holes = patterns::cover(&mut numbers, range(checker, &subject), checker.diagnostics);
    let mut left: Vec<Words> = holes.between.into_iter().map(|(end, low)| patterns::between(end, low)).collect();
    left.extend(holes.above);
    if !left.is_empty() {
        checker.report(patterns::missing(span, &left, false));
    }
    let ty = match (subject.ty, rate) {
        (Type::Number(a), Type::Number(b)) => a.times(b).map(Type::Number),
        (Type::Number(unit), _) | (_, Type::Number(unit)) => Some(Type::Number(unit)),
        _ => Some(Type::Bare),
    };
    let Some(ty) = ty else {
        checker.report(Diagnostic::at(Code::UnitTooLarge, span));
        return checker.wrong(span);
    };
    let ends = subject.ends && rates.iter().all(|rate| rate.ends);
    let rows = found.into_iter().zip(rates).map(|(pattern, value)| BandRow { pattern, value: Box::new(value) });
    let node = Node::Brackets(Box::new(subject), rows.collect());
    Expr { ends, ..checker.over(node, ty, span) }
}

/// The values the subject can have, where that is plain to see.
fn range(checker: &Checker<'_>, subject: &Expr) -> Interval {
    let names = checker.names;
    let fact = match &subject.node {
        Node::FamilyFact(fact) => names.family.get(*fact as usize),
        Node::MemberFact(fact, _) => names.member.get(*fact as usize),
        Node::Days(DayFunction::CompletedYears | DayFunction::CompletedMonths, _)
        | Node::CoveredCount
        | Node::OverMembers(Aggregate::Count, ..) => return Interval::new(Some(Exact::ZERO), None),
        Node::OverMembers(Aggregate::Rank(_), ..) => return Interval::new(Some(Exact::ONE), None),
        Node::Days(DayFunction::MonthOf, _) => {
            return Interval::new(Some(Exact::ONE), Some(Exact::from_integer(12)));
        }
        _ => None,
    };
    fact.map_or(Interval::EVERYTHING, |fact| fact.range())
}
