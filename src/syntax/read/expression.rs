//! Expressions. Depth is counted while the tree grows, so that no later walk over it can run out of stack.

use super::{
    Pair, Parts, Read, Source,
    words::{date, name, number, signed, unit},
};
use crate::{
    base::{Code, Diagnostic, Span},
    syntax::{
        ast::{Band, Bound, Expr, ExprKind, Figure, MemberOrder, Operator, OverMembers, Pattern, SetMember},
        grammar::Rule,
        limits::MAX_EXPRESSION_DEPTH,
    },
    value::Day,
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
                | Rule::power
                | Rule::reading
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
        Rule::power => power(source, pair),
        Rule::reading => reading(source, pair),
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
        Rule::month_day => {
            let mut figures = pair.as_str().split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            let mut next = || figures.next().and_then(|part| part.parse().ok()).unwrap_or(0);
            let (month, day) = (next(), next());
            // Any day that some year has.
            if Day::new(2024, month, day).is_none() {
                return Err(Diagnostic::at(Code::NoSuchDate, span).with(pair.as_str().trim()));
            }
            Ok(Grown::leaf(ExprKind::MonthDay(month, day), span))
        }
        Rule::path => {
            let mut parts = Parts::of(source, pair);
            let mut names = Vec::new();
            while let Some(pair) = parts.take(Rule::name) {
                names.push(name(source, pair)?);
                parts.skip(Rule::dot);
            }
            let last = names.pop().ok_or_else(|| source.broken(span))?;
            Ok(Grown::leaf(ExprKind::Path(names, last), span))
        }
        Rule::convert => {
            let mut parts = Parts::of(source, pair);
            parts.skip(Rule::kw_convert);
            parts.skip(Rule::lparen);
            let value = any(source, parts.any()?)?;
            parts.skip(Rule::comma);
            let (unit, depth) = (unit(source, parts.need(Rule::unit)?)?, value.depth);
            Grown::over(ExprKind::Convert(value.boxed(), unit), span, depth)
        }
        Rule::call => call(source, pair),
        Rule::bands | Rule::brackets => bands(source, pair),
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
    let set = Parts::of(source, parts.need(Rule::set)?);
    let mut members = Vec::new();
    for pair in set.pairs.filter(|pair| pair.as_rule() == Rule::set_member) {
        members.push(set_member(source, pair)?);
    }
    Grown::over(ExprKind::Within(left.boxed(), members), span, depth)
}

fn set_member(source: &Source<'_>, pair: Pair<'_>) -> Read<SetMember> {
    let member = Parts::of(source, pair).any()?;
    if member.as_rule() != Rule::set_range {
        return Ok(SetMember::Name(name(source, member)?));
    }
    let mut parts = Parts::of(source, member);
    let (low, high) = ends(source, &mut parts)?;
    Ok(SetMember::Range(low, high, parts.span))
}

/// `18岁..59岁`, `18..59岁`, `18岁`; a unit at one end stands for both.
fn ends(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<(Figure, Figure)> {
    let mut low = figure(source, parts)?;
    if !parts.had(Rule::dotdot) {
        return Ok((low, low));
    }
    let mut high = figure(source, parts)?;
    low.unit = low.unit.or(high.unit);
    high.unit = high.unit.or(low.unit);
    Ok((low, high))
}

fn figure(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Figure> {
    let value = signed(source, parts.need(Rule::signed)?)?;
    let written = parts.pairs.next_if(|pair| pair.as_rule() == Rule::unit);
    Ok(Figure { value, unit: written.map(|pair| unit(source, pair)).transpose()? })
}

/// `a ^ b`
fn power(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let base = any(source, parts.any()?)?;
    parts.skip(Rule::caret);
    let exponent = any(source, parts.any()?)?;
    binary(Operator::Power, base, exponent)
}

/// `a 于 b 在 c`
fn reading(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let read = any(source, parts.any()?)?;
    let mut depth = read.depth;
    let (mut day, mut place) = (None, None);
    while let Some(word) = parts.pairs.next() {
        let grown = any(source, parts.any()?)?;
        depth = depth.max(grown.depth);
        let slot = if word.as_rule() == Rule::kw_as_of { &mut day } else { &mut place };
        *slot = Some(grown.boxed());
    }
    Grown::over(ExprKind::Reading(read.boxed(), day, place), span, depth)
}

fn call(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let function = name(source, parts.need(Rule::function)?)?;
    parts.skip(Rule::lparen);
    if let Some(over) = parts.take(Rule::over_members) {
        parts.skip(Rule::comma);
        let further = parts.take(Rule::expr);
        return over_members(source, function, over, further, span);
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

fn over_members(
    source: &Source<'_>,
    function: crate::syntax::ast::Name,
    pair: Pair<'_>,
    further: Option<Pair<'_>>,
    span: Span,
) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let mut depth = 0;
    let mut grow = |pair: Pair<'_>| {
        let grown = any(source, pair)?;
        depth = depth.max(grown.depth);
        Ok::<Expr, Diagnostic>(grown.expr)
    };
    let mut over = OverMembers { function, filter: None, order: None, body: None, further: None };
    parts.skip(Rule::kw_member);
    if parts.had(Rule::kw_where) {
        over.filter = Some(grow(parts.any()?)?);
    }
    if let Some(pair) = parts.take(Rule::order) {
        let mut order = Parts::of(source, pair);
        order.skip(Rule::kw_by);
        let by = grow(order.any()?)?;
        order.skip(Rule::kw_ascending);
        let descending = order.had(Rule::kw_descending);
        over.order = Some(MemberOrder { by, descending, shared: order.had(Rule::kw_shared) });
    }
    if parts.had(Rule::colon) {
        over.body = Some(grow(parts.any()?)?);
    }
    over.further = further.map(grow).transpose()?;
    Grown::over(ExprKind::OverMembers(Box::new(over)), span, depth)
}

fn bands(source: &Source<'_>, pair: Pair<'_>) -> Read<Grown> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let marginal = parts.had(Rule::kw_brackets);
    parts.skip(Rule::kw_bands);
    let subject = any(source, parts.any()?)?;
    let mut depth = subject.depth;
    parts.skip(Rule::lbrace);
    let mut rows = Vec::new();
    for (pattern, value, span) in parts.list(Rule::band, band)? {
        depth = depth.max(value.depth);
        rows.push(Band { pattern, value: value.expr, span });
    }
    let subject = subject.boxed();
    let kind = if marginal { ExprKind::Brackets(subject, rows) } else { ExprKind::Bands(subject, rows) };
    Grown::over(kind, span, depth)
}

fn band(source: &Source<'_>, pair: Pair<'_>) -> Read<(Pattern, Grown, Span)> {
    let mut parts = Parts::of(source, pair);
    let when = parts.any()?;
    let span = source.span(&when);
    let pattern = pattern(source, when)?;
    parts.skip(Rule::colon);
    Ok((pattern, any(source, parts.any()?)?, span))
}

/// When a row of 分档 or of a table applies.
pub(super) fn pattern(source: &Source<'_>, pair: Pair<'_>) -> Read<Pattern> {
    let when = Parts::of(source, pair).any()?;
    let rule = when.as_rule();
    let mut parts = Parts::of(source, when);
    Ok(match rule {
        Rule::kw_else => Pattern::Else,
        Rule::band_bounds => {
            let low = parts.take(Rule::band_low).map(|pair| bound(source, pair)).transpose()?;
            let high = parts.take(Rule::band_high).map(|pair| bound(source, pair)).transpose()?;
            Pattern::Bounds(low, high)
        }
        Rule::band_range | Rule::band_exact => {
            let (low, high) = ends(source, &mut parts)?;
            let end = |figure: Figure| Some(Bound { value: figure.value, unit: figure.unit, inclusive: true });
            Pattern::Bounds(end(low), end(high))
        }
        _ => {
            let mut names = Vec::new();
            while let Some(pair) = parts.take(Rule::choice_name) {
                names.push(name(source, pair)?);
                parts.skip(Rule::kw_or);
            }
            Pattern::Choices(names)
        }
    })
}

/// `满 3000元`, `超过 3000元`, `不满 5000元`, `不超过 5000元`
pub(super) fn bound(source: &Source<'_>, pair: Pair<'_>) -> Read<Bound> {
    let mut parts = Parts::of(source, pair);
    let exclusive = parts.had(Rule::band_over) || parts.had(Rule::band_under);
    parts.skip(Rule::band_upto);
    let value = signed(source, parts.need(Rule::signed)?)?;
    let unit = parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?;
    Ok(Bound { value, unit, inclusive: !exclusive })
}
