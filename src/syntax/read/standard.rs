//! Standards: their kinds, keys and tables.

use super::{
    Pair, Parts, Read, Source,
    declaration::{period, value_kind},
    expression::{bound, pattern},
    words::{citation, date, name, named, signed, status, unit},
};
use crate::{
    base::Span,
    syntax::{
        ast::{Cell, Grid, GridRow, Key, Name, Pattern, RowHead, Standard, StandardRow, StandardValue},
        grammar::Rule,
    },
};
use alloc::vec::Vec;

pub(super) fn read(source: &Source<'_>, pair: Pair<'_>) -> Read<Standard> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let replaces = parts.had(Rule::kw_override);
    parts.skip(Rule::kw_standard);
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let kind = parts.take(Rule::value_kind).map(|pair| value_kind(source, pair)).transpose()?;
    let optional = parts.had(Rule::kw_optional);
    let mut keys = Vec::new();
    if let Some(pair) = parts.take(Rule::keys) {
        let mut list = Parts::of(source, pair);
        list.skip(Rule::kw_by);
        keys.extend(list.list(Rule::key, key)?.into_iter().flatten());
    }
    let mut parts = parts.after_brace()?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    let mut rows = Vec::new();
    while !parts.had(Rule::rbrace) {
        let part = parts.any()?;
        if part.as_rule() == Rule::standard_row {
            rows.push(row(source, None, part)?);
            continue;
        }
        let mut place = Parts::of(source, part);
        let place_name = name(source, place.any()?)?;
        place.skip(Rule::lbrace);
        while let Some(pair) = place.take(Rule::standard_row) {
            rows.push(row(source, Some(place_name.clone()), pair)?);
        }
    }
    Ok(Standard { replaces, named, kind, optional, keys, citation, rows, span })
}

/// A key; nothing for 地区, by which every standard may have rows.
fn key(source: &Source<'_>, pair: Pair<'_>) -> Read<Option<Key>> {
    let mut parts = Parts::of(source, pair);
    if parts.had(Rule::kw_region) {
        return Ok(None);
    }
    let named = named(source, parts.need(Rule::named)?)?;
    parts.skip(Rule::colon);
    let kind = parts.take(Rule::value_kind).map(|pair| value_kind(source, pair)).transpose()?;
    let (mut clamped, mut interpolated) = (false, false);
    for word in parts.pairs {
        clamped |= word.as_rule() == Rule::kw_clamped;
        interpolated |= word.as_rule() == Rule::kw_interpolated;
    }
    Ok(Some(Key { named, kind, clamped, interpolated }))
}

fn row(source: &Source<'_>, place: Option<Name>, pair: Pair<'_>) -> Read<StandardRow> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    let period = period(source, parts.need(Rule::period)?)?;
    let value = parts.any()?;
    let value = match value.as_rule() {
        Rule::grid => Cell::Grid(grid(source, value)?),
        _ => one(source, value)?,
    };
    let status = parts.take(Rule::status).map(|pair| status(source, pair)).transpose()?;
    let citation = parts.take(Rule::citation).map(|pair| citation(source, pair)).transpose()?;
    Ok(StandardRow { place, period, value, citation, status, span })
}

fn grid(source: &Source<'_>, pair: Pair<'_>) -> Read<Grid> {
    let mut parts = Parts::of(source, pair);
    let span = parts.span;
    parts.skip(Rule::lbrace);
    let columns = match parts.take(Rule::columns) {
        Some(pair) => {
            let mut list = Parts::of(source, pair);
            list.skip(Rule::kw_columns);
            list.list(Rule::column, column)?
        }
        None => Vec::new(),
    };
    Ok(Grid { columns, rows: parts.list(Rule::grid_row, grid_row)?, span })
}

fn column(source: &Source<'_>, pair: Pair<'_>) -> Read<(Pattern, Span)> {
    let inner = Parts::of(source, pair).any()?;
    let span = source.span(&inner);
    let found = match inner.as_rule() {
        Rule::open_band => {
            let low = Parts::of(source, inner).any()?;
            Pattern::Bounds(Some(bound(source, low)?), None)
        }
        _ => pattern(source, inner)?,
    };
    Ok((found, span))
}

fn grid_row(source: &Source<'_>, pair: Pair<'_>) -> Read<GridRow> {
    let mut parts = Parts::of(source, pair);
    let head = parts.any()?;
    let span = source.span(&head);
    let head = if head.as_rule() == Rule::grid_step {
        let mut step = Parts::of(source, head);
        step.skip(Rule::kw_step);
        let value = signed(source, step.need(Rule::signed)?)?;
        RowHead::Step(value, step.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?)
    } else {
        RowHead::Pattern(pattern(source, head)?)
    };
    parts.skip(Rule::colon);
    let below = parts.any()?;
    let cells = match below.as_rule() {
        Rule::grid => Vec::from([Cell::Grid(grid(source, below)?)]),
        _ => Parts::of(source, below).list(Rule::standard_value, one)?,
    };
    Ok(GridRow { head, cells, span })
}

fn one(source: &Source<'_>, pair: Pair<'_>) -> Read<Cell> {
    let span = source.span(&pair);
    Ok(Cell::One(standard_value(source, pair)?, span))
}

pub(super) fn standard_value(source: &Source<'_>, pair: Pair<'_>) -> Read<StandardValue> {
    let mut parts = Parts::of(source, pair);
    let value = parts.any()?;
    Ok(match value.as_rule() {
        Rule::kw_true => StandardValue::Truth(true),
        Rule::kw_false => StandardValue::Truth(false),
        Rule::kw_absent => StandardValue::Absent,
        Rule::date => StandardValue::Day(date(source, &value)?),
        Rule::name => StandardValue::Word(name(source, value)?),
        _ => {
            let number = signed(source, value)?;
            StandardValue::Number(number, parts.take(Rule::unit).map(|pair| unit(source, pair)).transpose()?)
        }
    })
}
