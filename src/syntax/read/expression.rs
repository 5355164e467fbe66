//! Expressions. Depth is counted while the tree grows, so that no later walk over it can run out of stack.

use super::{
    Pair, Parts, Read, Source,
    words::{date, name, number, signed, unit},
};
use crate::{
    base::{Code, Diagnostic, Span},
    syntax::{
        ast::{Band, Bound, Expr, ExprKind, Operator, Pattern},
        grammar::Rule,
        limits::MAX_EXPRESSION_DEPTH,
    },
};
use alloc::{boxed::Box, vec::Vec};

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Expr> {
    Ok(any(source, pair)?.expr)
}

/// An expression, the steps to its deepest leaf, and how far it reaches with its brackets.
struct Grown {
    expr: Expr,
    depth: usize,
    extent: Span,
}

impl Grown {
    fn leaf(kind: ExprKind, span: Span) -> Grown {
        Grown { expr: Expr { kind, span }, depth: 1, extent: span }
    }

    fn over(kind: ExprKind, span: Span, depth: usize) -> Read<Grown> {
        let depth = depth.saturating_add(1);
        if depth > MAX_EXPRESSION_DEPTH {
            return Err(Diagnostic::at(Code::ExpressionTooLong, span).with(alloc::format!("{MAX_EXPRESSION_DEPTH}")));
        }
        Ok(Grown { expr: Expr { kind, span }, depth, extent: span })
    }

    fn boxed(self) -> Box<Expr> {
        Box::new(self.expr)
    }
}

/// The grammar wraps every operand in a rule for each level of binding; those with nothing but one part are passed over
/// in a loop, to spare the stack.
fn innermost(mut pair: Pair<'_>) -> Pair<'_> {
    loop {
        let wraps = matches!(
            pair.as_rule(),
            Rule::expr
                | Rule::choose
                | Rule::disjunction
                | Rule::conjunction
                | Rule::negation
                | Rule::comparison
                | Rule::sum
                | Rule::product
                | Rule::factor
                | Rule::primary
        );
        let mut parts = pair.clone().into_inner();
        pair = match (parts.next(), parts.next()) {
            (Some(only), None) if wraps => only,
            _ => return pair,
        };
    }
}

fn any(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let pair = innermost(pair);
    let span = source.span(&pair);
    match pair.as_rule() {
        Rule::expr => rounded(source, pair),
        Rule::conditional => conditional(source, pair),
        Rule::disjunction | Rule::conjunction | Rule::sum | Rule::product => chain(source, pair),
        Rule::negation | Rule::factor => prefixed(source, pair),
        Rule::comparison => comparison(source, pair),
        Rule::choose => any(source, Parts::of(source, pair).any()?),
        Rule::primary => {
            let mut parts = Parts::of(source, pair);
            let bracketed = parts.had(Rule::lparen);
            let mut inner = any(source, parts.any()?)?;
            if bracketed {
                inner.extent = span;
            }
            Ok(inner)
        }
        Rule::literal => {
            let mut parts = Parts::of(source, pair);
            let value = number(source, &parts.need(Rule::number)?)?;
            let unit = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
            Ok(Grown::leaf(ExprKind::Number(value, unit), span))
        }
        Rule::date => Ok(Grown::leaf(ExprKind::Date(date(source, &pair)?), span)),
        Rule::kw_true => Ok(Grown::leaf(ExprKind::Truth(true), span)),
        Rule::kw_false => Ok(Grown::leaf(ExprKind::Truth(false), span)),
        Rule::path => {
            let mut names = Parts::of(source, pair);
            let first = name(source, names.need(Rule::name)?)?;
            names.skip(Rule::dot);
            let second = names.take(Rule::name).map(|pair| name(source, pair)).transpose()?;
            let kind = match second {
                Some(second) => ExprKind::Path(Some(first), second),
                None => ExprKind::Path(None, first),
            };
            Ok(Grown::leaf(kind, span))
        }
        Rule::call => call(source, pair),
        Rule::bands => bands(source, pair),
        _ => Err(source.broken(span)),
    }
}

fn rounded(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let mut value = any(source, parts.any()?)?;
    while let Some(rounding) = parts.take(Rule::rounding) {
        let mut rounding = Parts::of(source, rounding);
        let span = value.extent.to(rounding.span);
        rounding.skip(Rule::kw_round);
        let mode = name(source, rounding.need(Rule::mode)?)?;
        rounding.skip(Rule::kw_to);
        let step = number(source, &rounding.need(Rule::number)?)?;
        let unit = rounding.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
        let depth = value.depth;
        value = Grown::over(ExprKind::Round(value.boxed(), mode, step, unit), span, depth)?;
    }
    Ok(value)
}

fn conditional(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_if);
    let condition = any(source, parts.any()?)?;
    parts.skip(Rule::kw_then);
    let then = any(source, parts.any()?)?;
    parts.skip(Rule::kw_else);
    let otherwise = any(source, parts.any()?)?;
    let depth = condition.depth.max(then.depth).max(otherwise.depth);
    Grown::over(ExprKind::If(condition.boxed(), then.boxed(), otherwise.boxed()), span, depth)
}

fn chain(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let mut left = any(source, parts.any()?)?;
    while let Some(operator) = parts.pairs.next() {
        let operator = operator_of(source, &operator)?;
        let right = any(source, parts.any()?)?;
        left = binary(operator, left, right)?;
    }
    Ok(left)
}

fn binary(operator: Operator, left: Grown, right: Grown) -> Read<Grown> {
    let span = left.extent.to(right.extent);
    let depth = left.depth.max(right.depth);
    Grown::over(ExprKind::Binary(operator, left.boxed(), right.boxed()), span, depth)
}

fn operator_of(source: &Source<'_>, pair: &Pair<'_>) -> Read<Operator> {
    Ok(match pair.as_rule() {
        Rule::kw_and => Operator::And,
        Rule::kw_or => Operator::Or,
        Rule::plus => Operator::Add,
        Rule::minus => Operator::Subtract,
        Rule::times => Operator::Multiply,
        Rule::divide => Operator::Divide,
        Rule::op_lt => Operator::Less,
        Rule::op_le => Operator::LessOrEqual,
        Rule::op_gt => Operator::Greater,
        Rule::op_ge => Operator::GreaterOrEqual,
        Rule::equals => Operator::Equal,
        Rule::op_ne => Operator::NotEqual,
        _ => return Err(source.broken(source.span(pair))),
    })
}

fn prefixed(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let (not, minus) = (parts.had(Rule::kw_not), parts.had(Rule::minus));
    let value = any(source, parts.any()?)?;
    let depth = value.depth;
    match (not, minus) {
        (true, _) => Grown::over(ExprKind::Not(value.boxed()), span, depth),
        (_, true) => Grown::over(ExprKind::Negate(value.boxed()), span, depth),
        _ => Ok(value),
    }
}

fn comparison(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let left = any(source, parts.any()?)?;
    if let Some(operator) = parts.take(Rule::comparator) {
        let operator = operator_of(source, &Parts::of(source, operator).any()?)?;
        let right = any(source, parts.any()?)?;
        return binary(operator, left, right);
    }
    if !parts.had(Rule::kw_within) {
        return Ok(left);
    }
    let depth = left.depth;
    let set = parts.need(Rule::set)?;
    let mut set = Parts::of(source, set);
    let braces = set.had(Rule::lbrace);
    let mut names = set.list(Rule::set_member, name)?;
    let kind = match names.pop() {
        Some(only) if !braces => ExprKind::Within(left.boxed(), only),
        last => {
            names.extend(last);
            ExprKind::WithinNames(left.boxed(), names)
        }
    };
    Grown::over(kind, span, depth)
}

fn call(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let function = name(source, parts.need(Rule::function)?)?;
    parts.skip(Rule::lparen);
    if let Some(over) = parts.take(Rule::over_members) {
        let mut over = Parts::of(source, over);
        over.skip(Rule::kw_member);
        let (mut filter, mut body, mut depth) = (None, None, 0);
        if over.had(Rule::kw_where) {
            let grown = any(source, over.any()?)?;
            depth = grown.depth;
            filter = Some(grown.boxed());
        }
        if over.had(Rule::colon) {
            let grown = any(source, over.any()?)?;
            depth = depth.max(grown.depth);
            body = Some(grown.boxed());
        }
        return Grown::over(ExprKind::OverMembers(function, filter, body), span, depth);
    }
    let (mut arguments, mut depth) = (Vec::new(), 0);
    if let Some(list) = parts.take(Rule::arguments) {
        for grown in Parts::of(source, list).list(Rule::expr, any)? {
            depth = depth.max(grown.depth);
            arguments.push(grown.expr);
        }
    }
    Grown::over(ExprKind::Call(function, arguments), span, depth)
}

fn bands(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::kw_bands);
    let subject = any(source, parts.any()?)?;
    let mut depth = subject.depth;
    parts.skip(Rule::lbrace);
    let mut rows = Vec::new();
    for (pattern, value, span) in parts.list(Rule::band, band)? {
        depth = depth.max(value.depth);
        rows.push(Band { pattern, value: value.expr, span });
    }
    Grown::over(ExprKind::Bands(subject.boxed(), rows), span, depth)
}

fn band(source: &Source<'_>, pair: Pair<'_>) -> Read<(Pattern, Grown, Span)> {
    let mut parts = Parts::of(source, pair);
    let when = parts.any()?;
    let span = source.span(&when);
    let pattern = match when.as_rule() {
        Rule::kw_else => Pattern::Else,
        Rule::band_bounds => {
            let mut ends = Parts::of(source, when);
            let low = ends.take(Rule::band_low).map(|pair| bound(source, pair)).transpose()?;
            let high = ends.take(Rule::band_high).map(|pair| bound(source, pair)).transpose()?;
            Pattern::Bounds(low, high)
        }
        _ => {
            let mut names = Vec::new();
            let mut parts = Parts::of(source, when);
            while let Some(pair) = parts.take(Rule::name) {
                names.push(name(source, pair)?);
                parts.skip(Rule::kw_or);
            }
            Pattern::Choices(names)
        }
    };
    parts.skip(Rule::colon);
    Ok((pattern, any(source, parts.any()?)?, span))
}

/// `满 3000元`, `超过 3000元`, `不满 5000元`, `不超过 5000元`
fn bound(source: &Source<'_>, pair: Pair<'_>) -> Read<Bound> {
    let mut parts = Parts::of(source, pair);
    let exclusive = parts.had(Rule::band_over) || parts.had(Rule::band_under);
    parts.skip(Rule::band_upto);
    let value = signed(source, parts.need(Rule::signed)?)?;
    let unit = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
    Ok(Bound { value, unit, inclusive: !exclusive })
}
