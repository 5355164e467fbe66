//! Standards: what they are, their keys, and the rows that all layers give them.

use super::{
    grid::{self, Key},
    layers::Layer,
    patterns,
    tables::{Tables, citation},
    types::unit_fits,
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{self, Cell, Citation, Constant, Kind, Label, MAX_KEYS, Region, Standard, StandardRow},
    syntax::ast::{self, Declaration, StandardValue},
    value::{Day, Unit},
};
use alloc::{string::ToString, vec::Vec};

/// A row, where it is written, and in which layer.
type Written = (StandardRow, Span, usize);

/// Declares every standard and fills in its rows.
pub(super) fn read(tables: &mut Tables, layers: &[Layer<'_>], diagnostics: &mut Vec<Diagnostic>) {
    let mut all: Vec<(usize, &ast::Standard)> = Vec::new();
    for (index, layer) in layers.iter().enumerate() {
        all.extend(layer.declarations.iter().filter_map(|declaration| match declaration {
            Declaration::Standard(standard) => Some((index, standard)),
            _ => None,
        }));
    }
    // A standard is declared where it has a kind; rows may be added above or below that place.
    let mut keys: Vec<Vec<Key>> = Vec::new();
    for (_, standard) in &all {
        declare(tables, standard, &mut keys, diagnostics);
    }
    let mut rows: Vec<Vec<Written>> = alloc::vec![Vec::new(); tables.standards.len()];
    for (layer, standard) in &all {
        add(tables, standard, *layer, &keys, &mut rows, diagnostics);
    }
    let regions = tables.places.regions();
    for (standard, rows) in tables.standards.iter_mut().zip(rows) {
        let (rows, spans) = in_turn(rows, regions, diagnostics);
        standard.rows = rows;
        tables.rows.push(spans);
    }
}

fn declare(tables: &mut Tables, standard: &ast::Standard, keys: &mut Vec<Vec<Key>>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(kind) = &standard.kind else {
        if let Some(key) = standard.keys.first() {
            diagnostics.push(Diagnostic::at(Code::KeysOfAddedRows, key.named.name.span));
        }
        return;
    };
    let Some(kind) = tables.kind(kind, diagnostics) else { return };
    let mut read = Vec::new();
    for key in &standard.keys {
        let written = key.kind.clone().unwrap_or_else(|| ast::ValueKind::Like(key.named.name.clone()));
        let Some(kind) = tables.kind(&written, diagnostics) else { return };
        let span = key.named.name.span;
        if !matches!(kind, Kind::Truth | Kind::Choice(_) | Kind::Number(_)) {
            diagnostics.push(Diagnostic::at(Code::KeyKind, span).with(key.named.name.text.clone()));
            return;
        }
        if (key.clamped || key.interpolated) && !matches!(kind, Kind::Number(_)) {
            diagnostics.push(Diagnostic::at(Code::StepOfNumbers, span));
        }
        let label = super::names::label(&key.named);
        read.push(Key { label, kind, clamped: key.clamped, interpolated: key.interpolated, span });
    }
    if let Some(extra) = read.get(MAX_KEYS) {
        diagnostics.push(Diagnostic::at(Code::TooManyKeys, extra.span).with(MAX_KEYS.to_string()));
        return;
    }
    let index = u32::try_from(tables.standards.len()).unwrap_or(u32::MAX);
    tables.declare(&standard.named, super::names::Symbol::Standard(index), diagnostics);
    let of_program = |key: &Key| program::Key { label: key.label.clone(), kind: key.kind };
    tables.standards.push(Standard {
        label: super::names::label(&standard.named),
        kind,
        optional: standard.optional,
        keys: read.iter().map(of_program).collect(),
        rows: Vec::new(),
    });
    tables.interpolated.push(read.iter().any(|key| key.interpolated));
    keys.push(read);
}

fn add(
    tables: &Tables,
    standard: &ast::Standard,
    layer: usize,
    keys: &[Vec<Key>],
    rows: &mut [Vec<Written>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let name = &standard.named.name;
    let Some(super::names::Symbol::Standard(index)) = tables.symbols.get(&name.text) else {
        if standard.kind.is_none() {
            let known = tables.standards.iter().map(|standard| standard.label.name.as_str());
            let near = nearest(&name.text, known).unwrap_or_default();
            diagnostics.push(Diagnostic::at(Code::NoSuchStandard, name.span).with(name.text.clone()).with(near));
        }
        return;
    };
    let index = index as usize;
    let (Some(target), Some(keys), Some(written)) = (tables.standards.get(index), keys.get(index), rows.get_mut(index))
    else {
        return;
    };
    let mut read: Vec<Written> = Vec::new();
    for row in &standard.rows {
        let place = match &row.place {
            Some(place) => match tables.places.find(place, diagnostics) {
                Some(place) => Some(place),
                None => continue,
            },
            None => None,
        };
        if row.period.until.is_some_and(|until| until < row.period.from) {
            diagnostics.push(Diagnostic::at(Code::DatesBackwards, row.period.span));
            continue;
        }
        let reader = grid::Reader {
            keys,
            kind: target.kind,
            optional: target.optional,
            choices: &tables.choices,
            diagnostics: &mut *diagnostics,
            cells: Vec::new(),
        };
        let Some(value) = reader.table(&row.value) else { continue };
        let period = program::Period { from: row.period.from, until: row.period.until };
        let citation = cited(row, standard);
        if standard.replaces && citation.as_ref().is_none_or(|citation| citation.text.is_empty()) {
            diagnostics.push(Diagnostic::at(Code::OverrideWithoutLaw, row.span).with(name.text.clone()));
        }
        read.push((StandardRow { place, period, value, citation }, row.span, layer));
    }
    if standard.replaces {
        let replaced = |old: &Written| old.2 < layer && read.iter().any(|(row, ..)| row.place == old.0.place);
        if !written.iter().any(replaced) {
            diagnostics.push(Diagnostic::at(Code::NothingToOverride, name.span).with(name.text.clone()));
        }
        written.retain(|old| !replaced(old));
    }
    written.extend(read);
}

/// The row's own citation or that of all, with the row's own status.
fn cited(row: &ast::StandardRow, standard: &ast::Standard) -> Option<Citation> {
    let mut cited = row.citation.as_ref().or(standard.citation.as_ref()).map(citation);
    if let Some((status, note)) = &row.status {
        let text = cited.map(|cited| cited.text).unwrap_or_default();
        cited = Some(Citation { text, status: *status, note: note.clone() });
    }
    cited
}

/// A value as the standard's kind asks for.
pub(super) fn constant(
    kind: Kind,
    optional: bool,
    choices: &[Vec<Label>],
    value: &StandardValue,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Cell> {
    let found = match (kind, value) {
        (Kind::Choice(set), StandardValue::Word(name)) => {
            let set = choices.get(set as usize)?;
            return Some(Cell::Value(Constant::Choice(patterns::choice(set, name, diagnostics)?)));
        }
        // 无 can be the name of a choice.
        (Kind::Choice(set), StandardValue::Absent) if !optional => {
            let index = choices.get(set as usize)?.iter().position(|choice| choice.is("无") || choice.is("none"));
            index.and_then(|index| u32::try_from(index).ok()).map(Constant::Choice)
        }
        (_, StandardValue::Absent) if optional => return Some(Cell::Absent),
        (Kind::Truth, StandardValue::Truth(truth)) => Some(Constant::Truth(*truth)),
        (Kind::Day, StandardValue::Day(day)) => Some(Constant::Day(*day)),
        (Kind::Number(unit), StandardValue::Number(number, written)) => {
            if let Some(written) = written.filter(|written| !unit_fits(*written, unit)) {
                let words = |unit: Unit| Words::new(unit.text(true), unit.text(false));
                diagnostics.push(Diagnostic::at(Code::UnitMismatch, span).with(words(written)).with(words(unit)));
                return None;
            }
            Some(Constant::Number(*number))
        }
        _ => None,
    };
    if found.is_none() {
        let asked = match kind {
            Kind::Truth => Words::new("是 或 否", "yes or no"),
            Kind::Day => Words::new("一个日期", "a day"),
            Kind::Choice(_) => Words::new("一个选项的名称", "the name of a choice"),
            _ => Words::new("一个数", "a number"),
        };
        diagnostics.push(Diagnostic::at(Code::WrongValue, span).with(asked));
    }
    found.map(Cell::Value)
}

/// Rows by place, then by first day; a row without a last day ends where the next one of its place begins.
fn in_turn(
    mut rows: Vec<Written>,
    regions: &[Region],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<StandardRow>, Vec<Span>) {
    rows.sort_by_key(|(row, span, _)| (row.place, row.period.from, *span));
    let following: Vec<(Option<u32>, Day, Span)> =
        rows.iter().skip(1).map(|(row, span, _)| (row.place, row.period.from, *span)).collect();
    let place_name = |place: Option<u32>| {
        let region = place.and_then(|place| regions.get(place as usize));
        region.map_or(Words::new("各地", "everywhere"), |region| Words::same(&region.label.name))
    };
    let mut gaps: Vec<(Option<u32>, Day, Day, Span)> = Vec::new();
    for ((row, span, _), (place, from, next)) in rows.iter_mut().zip(following) {
        if row.place != place {
            continue;
        }
        let earlier = Words::new("与这一行重叠", "overlaps this row");
        if row.period.from == from {
            let twice = Diagnostic::at(Code::RowTwice, next).with(place_name(place)).with(from.to_string());
            diagnostics.push(twice.label(*span, earlier));
        } else if row.period.until.is_some_and(|until| until >= from) {
            diagnostics.push(Diagnostic::at(Code::RowsOverlap, next).with(from.to_string()).label(*span, earlier));
        }
        let day_after = row.period.until.and_then(|until| until.add_days(1));
        if let Some(open) = day_after.filter(|open| *open < from) {
            gaps.push((place, open, from, next));
        }
        row.period.until = row.period.until.or(from.add_days(-1));
    }
    for (place, open, from, span) in gaps {
        // Where the place above has a figure for the time, that one holds.
        let mut above = place.map(|place| regions.get(place as usize).and_then(|region| region.parent));
        let mut covered = false;
        while let Some(at) = above {
            covered |= rows.iter().any(|(row, ..)| row.place == at && row.period.contains(open));
            above = at.map(|at| regions.get(at as usize).and_then(|region| region.parent));
        }
        if !covered {
            let until = from.add_days(-1).unwrap_or(from);
            let gap = Diagnostic::at(Code::RowsGap, span).with(place_name(place));
            diagnostics.push(gap.with(open.to_string()).with(until.to_string()));
        }
    }
    rows.into_iter().map(|(row, span, _)| (row, span)).unzip()
}
