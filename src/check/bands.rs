//! 分档: rows must cover every value once.

use super::{
    expression::{Checker, Scope},
    ir::{Expr, Type},
    types::unit_fits,
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{Aggregate, BandRow, Bound, Node, Pattern},
    syntax::ast,
    value::Exact,
};
use alloc::{boxed::Box, string::String, vec::Vec};

pub(super) fn check(
    checker: &mut Checker<'_>,
    subject: &ast::Expr,
    rows: &[ast::Band],
    span: Span,
    scope: Scope,
) -> Expr {
    let subject = checker.expr(subject, scope);
    let patterns = match subject.ty {
        Type::Choice(set) => choices(checker, set, rows, span),
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
    let Some(patterns) = patterns else { return checker.wrong(span) };
    let rows = patterns.into_iter().zip(values).map(|(pattern, value)| BandRow { pattern, value: Box::new(value) });
    checker.over(Node::Bands(Box::new(subject), rows.collect()), ty, span)
}

/// 否则 only once and last; tells whether it is there.
fn has_else(checker: &mut Checker<'_>, rows: &[ast::Band]) -> bool {
    let found = rows.iter().position(|row| row.pattern == ast::Pattern::Else);
    if let Some(after) = found.and_then(|at| rows.get(at.saturating_add(1))) {
        checker.report(Diagnostic::at(Code::BandAfterElse, after.span));
    }
    found.is_some()
}

fn choices(checker: &mut Checker<'_>, set: u32, rows: &[ast::Band], span: Span) -> Option<Vec<Pattern>> {
    let (mut taken, mut unknown) = (0u64, false);
    let mut patterns = Vec::new();
    for row in rows {
        patterns.push(match &row.pattern {
            ast::Pattern::Else => Pattern::Else,
            ast::Pattern::Choices(names) => {
                let bits = checker.choice_bits(set, names);
                unknown |= (bits.count_ones() as usize) < names.len();
                if bits & taken != 0 {
                    checker.report(Diagnostic::at(Code::BandTwice, row.span));
                }
                taken |= bits;
                Pattern::Choices(bits)
            }
            ast::Pattern::Bounds(..) => {
                checker.report(Diagnostic::at(Code::BandNeedsChoice, row.span));
                return None;
            }
        });
    }
    let all = checker.names.choices.get(set as usize);
    let left: Vec<&str> = all
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(index, _)| taken.checked_shr(u32::try_from(*index).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 0)
        .map(|(_, choice)| choice.name.as_str())
        .collect();
    if !has_else(checker, rows) && !left.is_empty() && !unknown {
        checker.report(Diagnostic::at(Code::BandMissing, span).with(Words::new(left.join("、"), left.join(", "))));
    }
    Some(patterns)
}

fn bounds(checker: &mut Checker<'_>, subject: &Expr, rows: &[ast::Band], span: Span) -> Option<Vec<Pattern>> {
    let mut patterns = Vec::new();
    for row in rows {
        patterns.push(match &row.pattern {
            ast::Pattern::Else => Pattern::Else,
            ast::Pattern::Bounds(low, high) => {
                for written in [low, high].into_iter().flatten().filter_map(|bound| bound.unit) {
                    if let Type::Number(unit) = subject.ty
                        && !unit_fits(written, unit)
                    {
                        let mismatch = checker.mismatch(row.span, Type::Number(unit), Type::Number(written));
                        checker.report(mismatch);
                        return None;
                    }
                }
                let bound = |bound: &ast::Bound| Bound { value: bound.value, inclusive: bound.inclusive };
                if low.zip(*high).is_some_and(|(low, high)| {
                    low.value > high.value || (low.value == high.value && !(low.inclusive && high.inclusive))
                }) {
                    checker.report(Diagnostic::at(Code::BandEmpty, row.span));
                    return None;
                }
                Pattern::Bounds(low.as_ref().map(bound), high.as_ref().map(bound))
            }
            ast::Pattern::Choices(_) => {
                checker.report(Diagnostic::at(Code::BandNeedsBounds, row.span));
                return None;
            }
        });
    }
    let otherwise = has_else(checker, rows);
    cover(checker, subject, rows, &patterns, otherwise, span);
    Some(patterns)
}

/// Walks the rows from the lowest to the highest and reports holes and overlaps between neighbours.
fn cover(
    checker: &mut Checker<'_>,
    subject: &Expr,
    rows: &[ast::Band],
    patterns: &[Pattern],
    otherwise: bool,
    span: Span,
) {
    let mut sorted: Vec<(Option<Bound>, Option<Bound>, Span)> = rows
        .iter()
        .zip(patterns)
        .filter_map(|(row, pattern)| match pattern {
            Pattern::Bounds(low, high) => Some((*low, *high, row.span)),
            _ => None,
        })
        .collect();
    sorted.sort_by_key(|(low, ..)| low.map(|low| (low.value, !low.inclusive)));
    let figure = |value: Exact| value.to_text().unwrap_or_default();
    let mut holes: Vec<String> = Vec::new();
    if let Some((Some(low), ..)) = sorted.first()
        && !least(checker, subject).is_some_and(|least| least > low.value || (least == low.value && low.inclusive))
    {
        holes.push(alloc::format!("< {}", figure(low.value)));
    }
    // The row that reaches highest so far; a row without an upper bound reaches everything.
    let mut reached: Option<(Option<Bound>, Span)> = None;
    for (low, high, row) in &sorted {
        if let Some((end, before)) = reached {
            let overlaps = match (end, low) {
                (Some(end), Some(low)) => {
                    end.value > low.value || (end.value == low.value && end.inclusive && low.inclusive)
                }
                _ => true,
            };
            if overlaps {
                let words = Words::new("与这一档重叠", "overlaps this one");
                checker.report(Diagnostic::at(Code::BandTwice, *row).label(before, words));
            } else if let (Some(end), Some(low)) = (end, low) {
                if end.value < low.value {
                    holes.push(alloc::format!("{} – {}", figure(end.value), figure(low.value)));
                } else if !end.inclusive && !low.inclusive {
                    holes.push(figure(end.value));
                }
            }
        }
        let further = |end: &Bound| match high {
            Some(high) => (high.value, high.inclusive) > (end.value, end.inclusive),
            None => true,
        };
        if reached.is_none_or(|(end, _)| end.as_ref().is_some_and(further)) {
            reached = Some((*high, *row));
        }
    }
    if let Some((Some(end), _)) = reached
        && !most(checker, subject).is_some_and(|most| most < end.value || (most == end.value && end.inclusive))
    {
        holes.push(alloc::format!("> {}", figure(end.value)));
    }
    if !otherwise && (!holes.is_empty() || sorted.is_empty()) {
        checker.report(Diagnostic::at(Code::BandMissing, span).with(Words::new(holes.join("、"), holes.join(", "))));
    }
}

/// The least value the subject can have, where that is plain to see.
fn least(checker: &Checker<'_>, subject: &Expr) -> Option<Exact> {
    match &subject.node {
        Node::FamilyFact(fact) => checker.names.family.get(*fact as usize)?.low,
        Node::MemberFact(fact, _) => checker.names.member.get(*fact as usize)?.low,
        Node::CompletedYears(_) | Node::CoveredCount | Node::OverMembers(Aggregate::Count, ..) => Some(Exact::ZERO),
        _ => None,
    }
}

/// The greatest value the subject can have, where that is plain to see.
fn most(checker: &Checker<'_>, subject: &Expr) -> Option<Exact> {
    match &subject.node {
        Node::FamilyFact(fact) => checker.names.family.get(*fact as usize)?.high,
        Node::MemberFact(fact, _) => checker.names.member.get(*fact as usize)?.high,
        _ => None,
    }
}
