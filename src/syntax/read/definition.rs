//! Definitions in all their forms, and what upper layers demand of figures.

use super::{
    Pair, Parts, Read, Source,
    declaration::{owner, period, value_kind},
    expression,
    words::{citation, name, named},
};
use crate::{
    base::{Code, Diagnostic},
    syntax::{
        ast::{Assertion, Body, Citation, Definition, Exception, Named, Owner, Parameter, Version},
        grammar::Rule,
    },
};
use alloc::vec::Vec;

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Definition> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    let output = parts.had(Rule::kw_output);
    parts.skip(Rule::kw_define);
    let (owner, named) = head(source, &mut parts)?;
    let parameters = match parts.take(Rule::parameters) {
        Some(pair) => {
            let mut list = Parts::of(source, pair);
            list.skip(Rule::lparen);
            list.list(Rule::parameter, parameter)?
        }
        None => Vec::new(),
    };
    parts.skip(Rule::colon);
    let kind = parts.take(Rule::value_kind).map(|pair| value_kind(source, pair)).transpose()?;
    let below = parts.any()?;
    let body = match below.as_rule() {
        Rule::formula => Body::Formula(expression::read(source, last(source, below)?)?),
        Rule::versions => Body::Versions(Parts::of(source, below).after_brace()?.list(Rule::dated, version)?),
        _ => {
            let mut rows = Parts::of(source, below).after_brace()?;
            let default = version(source, rows.need(Rule::default)?)?;
            Body::Exceptions(default, rows.list(Rule::exception, exception)?)
        }
    };
    let citation = cited(source, &mut parts)?;
    Ok(Definition { replaces, output, owner, named, parameters, kind, body, citation, span })
}

pub(super) fn classification(source: &Source<'_>, pair: Pair<'_>) -> Read<Definition> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    parts.skip(Rule::kw_classify);
    let (owner, named) = head(source, &mut parts)?;
    parts.skip(Rule::lbrace);
    let (mut classes, mut otherwise) = (Vec::new(), None);
    for (class, at) in parts.list(Rule::class, |source, pair| Ok((class(source, pair.clone())?, source.span(&pair))))? {
        if otherwise.is_some() {
            return Err(Diagnostic::at(Code::BandAfterElse, at));
        }
        match class {
            (named, Some(condition)) => classes.push((named, condition)),
            (named, None) => otherwise = Some(named),
        }
    }
    parts.skip(Rule::rbrace);
    let citation = cited(source, &mut parts)?;
    let body = Body::Classes(classes, otherwise);
    let (parameters, kind) = (Vec::new(), None);
    Ok(Definition { replaces, output: true, owner, named, parameters, kind, body, citation, span })
}

/// `家庭.名称 (id)`; the family's where no owner is written.
fn head(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<(Owner, Named)> {
    let of = parts.pairs.next_if(|pair| pair.as_rule() == Rule::owner);
    let of = of.map_or(Ok(Owner::Family), |pair| owner(source, pair))?;
    parts.skip(Rule::dot);
    Ok((of, named(source, parts.any()?)?))
}

fn cited(source: &Source<'_>, parts: &mut Parts<'_, '_>) -> Read<Option<Citation>> {
    let found = parts.pairs.next_if(|pair| pair.as_rule() == Rule::citation);
    found.map(|pair| citation(source, pair)).transpose()
}

/// The last part of a pair.
fn last<'a>(source: &Source<'a>, pair: Pair<'a>) -> Read<Pair<'a>> {
    let span = source.span(&pair);
    pair.into_inner().last().ok_or_else(|| source.broken(span))
}

fn parameter(source: &Source<'_>, pair: Pair<'_>) -> Read<Parameter> {
    let mut parts = Parts::of(source, pair);
    let name = name(source, parts.need(Rule::name)?)?;
    parts.skip(Rule::colon);
    Ok(Parameter { name, kind: value_kind(source, parts.need(Rule::value_kind)?)? })
}

fn version(source: &Source<'_>, pair: Pair<'_>) -> Read<Version> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_default);
    let period = parts.take(Rule::period).map(|pair| period(source, pair)).transpose()?;
    parts.skip(Rule::equals);
    let value = expression::read(source, parts.need(Rule::expr)?)?;
    let citation = cited(source, &mut parts)?;
    Ok(Version { period, value, citation })
}

fn exception(source: &Source<'_>, pair: Pair<'_>) -> Read<Exception> {
    let mut parts = Parts::of(source, pair);
    parts.skip(Rule::kw_exception);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let condition = expression::read(source, parts.need(Rule::expr)?)?;
    parts.skip(Rule::kw_then);
    let value = expression::read(source, parts.need(Rule::expr)?)?;
    parts.skip(Rule::kw_before);
    let before = parts.list(Rule::name, name)?;
    let citation = cited(source, &mut parts)?;
    Ok(Exception { named, condition, value, before, citation })
}

fn class(source: &Source<'_>, pair: Pair<'_>) -> Read<(Named, Option<crate::syntax::ast::Expr>)> {
    let mut parts = Parts::of(source, pair);
    let otherwise = parts.had(Rule::kw_else);
    parts.skip(Rule::colon);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    if otherwise {
        return Ok((named, None));
    }
    Ok((named, Some(expression::read(source, parts.need(Rule::expr)?)?)))
}

pub(super) fn assertion(source: &Source<'_>, pair: Pair<'_>) -> Read<Assertion> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let floor = parts.any()?.as_rule() == Rule::kw_floor;
    let standard = name(source, parts.need(Rule::name)?)?;
    parts.skip(Rule::equals);
    let bound = expression::read(source, parts.need(Rule::expr)?)?;
    let citation = cited(source, &mut parts)?;
    Ok(Assertion { floor, standard, bound, citation, span })
}
