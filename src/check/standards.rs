//! Standards: what they are, their keys, and the rows that all layers give them.

use super::{
    functions::is_function,
    grid::{self, Key},
    layers::Layer,
    names::Symbol,
    patterns,
    tables::{Tables, citation},
    types::unit_fits,
};
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{self, Cell, Citation, Constant, Kind, Label, MAX_KEYS, Region, Standard, StandardRow},
    syntax::ast::{self, Declaration, StandardValue},
    value::Day,
};
use alloc::{string::ToString, vec::Vec};

/// A row, where it is written, and in which layer.
type Written = (StandardRow, Span, usize);

/// The keys of a standard, the layer that declares it, and where.
type Declared = (Vec<Key>, usize, Span);

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
    let mut keys: Vec<Declared> = Vec::new();
    for (layer, standard) in &all {
        declare(tables, standard, *layer, &mut keys, diagnostics);
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

fn declare(
    tables: &mut Tables,
    standard: &ast::Standard,
    layer: usize,
    keys: &mut Vec<Declared>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(kind) = &standard.kind else {
        if let Some(key) = standard.keys.first() {
            diagnostics.push(Diagnostic::at(Code::KeysOfAddedRows, key.named.name.span));
        }
        return;
    };
    let Some(read) = kinds(tables, standard, kind, diagnostics) else {
        tables.declare(&standard.named, Symbol::Wrong, diagnostics);
        return;
    };
    let (value_kind, read) = read;
    let index = u32::try_from(tables.standards.len()).unwrap_or(u32::MAX);
    tables.declare(&standard.named, Symbol::Standard(index), diagnostics);
    let name = &standard.named.name;
    if !read.is_empty() && is_function(&name.text) {
        // Read with its keys it would mean the function of the language.
        diagnostics.push(Diagnostic::at(Code::NameTaken, name.span).with(name.text.clone()));
    }
    let of_program = |key: &Key| program::Key { label: key.label.clone(), kind: key.kind };
    tables.standards.push(Standard {
        label: super::names::label(&standard.named),
        kind: value_kind,
        optional: standard.optional,
        keys: read.iter().map(of_program).collect(),
        rows: Vec::new(),
    });
    tables.interpolated.push(read.iter().any(|key| key.interpolated));
    keys.push((read, layer, standard.named.name.span));
}

/// The kind of a standard's values, and its keys; nothing where that is wrong.
fn kinds(
    tables: &mut Tables,
    standard: &ast::Standard,
    kind: &ast::ValueKind,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Kind, Vec<Key>)> {
    let value_kind = tables.kind(kind, diagnostics)?;
    if matches!(value_kind, Kind::Region | Kind::Member) {
        let asked = Words::new("数值是数、是否、日期或选项的标准", "a standard of numbers, yes/no, days or choices");
        diagnostics.push(Diagnostic::at(Code::WrongValue, standard.named.name.span).with(asked));
        return None;
    }
    let mut read = Vec::new();
    for key in &standard.keys {
        let written = key.kind.clone().unwrap_or_else(|| ast::ValueKind::Like(key.named.name.clone()));
        let kind = tables.kind(&written, diagnostics)?;
        let span = key.named.name.span;
        if !matches!(kind, Kind::Truth | Kind::Choice(_) | Kind::Number(_)) {
            let help = match kind {
                Kind::Region => {
                    Words::new("按地方分，写 按 地区，再写 地区名 { … }", "by place: write by region, then place { … }")
                }
                _ => Words::same(""),
            };
            diagnostics.push(Diagnostic::at(Code::KeyKind, span).with(key.named.name.text.clone()).with(help));
            return None;
        }
        if (key.clamped || key.interpolated) && !matches!(kind, Kind::Number(_)) {
            let word =
                if key.clamped { Words::new("两端取边", "clamped") } else { Words::new("插值", "interpolated") };
            diagnostics.push(Diagnostic::at(Code::StepOfNumbers, span).with(word));
        } else if key.interpolated && !matches!(value_kind, Kind::Number(_)) {
            let words = Words::new("标准的数值要是数", "the values of the standard are numbers");
            diagnostics.push(Diagnostic::at(Code::InterpolationOfBands, span).with(words));
        }
        let label = super::names::label(&key.named);
        if read.iter().any(|known: &Key| known.label.is(&key.named.name.text)) {
            diagnostics.push(Diagnostic::at(Code::DeclaredTwice, span).with(key.named.name.text.clone()));
        }
        read.push(Key { label, kind, clamped: key.clamped, interpolated: key.interpolated, span });
    }
    if let Some(extra) = read.get(MAX_KEYS) {
        diagnostics.push(Diagnostic::at(Code::TooManyKeys, extra.span).with(MAX_KEYS.to_string()));
        return None;
    }
    Some((value_kind, read))
}

fn add(
    tables: &Tables,
    standard: &ast::Standard,
    layer: usize,
    keys: &[Declared],
    rows: &mut [Vec<Written>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let name = &standard.named.name;
    let symbol = tables.symbols.get(&name.text);
    let Some(Symbol::Standard(index)) = symbol else {
        if standard.kind.is_none() && symbol != Some(Symbol::Wrong) {
            let known = tables.standards.iter().map(|standard| standard.label.name.as_str());
            let near = nearest(&name.text, known).unwrap_or_default();
            diagnostics.push(Diagnostic::at(Code::NoSuchStandard, name.span).with(name.text.clone()).with(near));
        }
        return;
    };
    let index = index as usize;
    let (Some(target), Some((keys, declared_in, first)), Some(written)) =
        (tables.standards.get(index), keys.get(index), rows.get_mut(index))
    else {
        return;
    };
    let twice = standard.kind.is_some() && *first != name.span;
    if twice || (standard.kind.is_none() && !standard.keys.is_empty()) {
        // Its rows are written for keys of its own; that was reported.
        return;
    }
    let mut read: Vec<Written> = Vec::new();
    let uncited = |row: &ast::StandardRow| cited(row, standard).is_none_or(|citation| citation.text.is_empty());
    let about = |code, span| Diagnostic::at(code, span).with(name.text.clone());
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
        read.push((StandardRow { place, period, value, citation }, row.span, layer));
    }
    if standard.replaces {
        let replaced = |old: &Written| old.2 < layer && read.iter().any(|(row, ..)| row.place == old.0.place);
        // Rows that are wrong themselves may have replaced something.
        let all_read = read.len() == standard.rows.len();
        match (*declared_in == layer, written.iter().any(replaced)) {
            (true, _) => diagnostics.push(about(Code::OverrideOfOwnLayer, name.span)),
            (false, false) if all_read => diagnostics.push(about(Code::NothingToOverride, name.span)),
            _ if standard.rows.iter().all(uncited) => {
                diagnostics.push(about(Code::OverrideWithoutLaw, name.span));
            }
            _ => {
                let rows = standard.rows.iter().filter(|row| uncited(row));
                diagnostics.extend(rows.map(|row| about(Code::OverrideWithoutLaw, row.span)));
            }
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
                diagnostics.push(patterns::unit_mismatch(span, written, unit));
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
        region.map_or(Words::new("各地", "all places"), |region| Words::same(&region.label.name))
    };
    let mut gaps: Vec<(Option<u32>, Day, Day, [Span; 2])> = Vec::new();
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
            gaps.push((place, open, from, [*span, next]));
        }
        row.period.until = row.period.until.or(from.add_days(-1));
    }
    for (place, open, from, [before, span]) in gaps {
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
            let earlier = Words::new("前一行到这里为止", "the row before ends here");
            diagnostics.push(gap.with(open.to_string()).with(until.to_string()).label(before, earlier));
        }
    }
    rows.into_iter().map(|(row, span, _)| (row, span)).unzip()
}
