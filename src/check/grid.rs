//! A standard's table as written to its cells.

use super::{
    patterns::{self, NumberRow as Row},
    standards::constant,
};
use crate::{
    base::{Code, Diagnostic, Span, Words},
    program::{Cell, CellId, Kind, Label, NumberRow, Numbers, Pattern, Table},
    syntax::ast::{self, RowHead},
    value::{Exact, Interval},
};
use alloc::{string::ToString, vec::Vec};

/// A key of the standard whose table is read.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) label: Label,
    pub(super) kind: Kind,
    pub(super) clamped: bool,
    pub(super) interpolated: bool,
    pub(super) span: Span,
}

/// What a table is read with.
pub(super) struct Reader<'a> {
    pub(super) keys: &'a [Key],
    pub(super) kind: Kind,
    pub(super) optional: bool,
    pub(super) choices: &'a [Vec<Label>],
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
    pub(super) cells: Vec<Cell>,
}

type Columns<'a> = &'a [(ast::Pattern, Span)];

impl<'a> Reader<'a> {
    /// What stands after a day; nothing where it was reported as wrong.
    pub(super) fn table(mut self, value: &'a ast::Cell) -> Option<Table> {
        self.cell(value, 0, &[])?;
        Some(Table { cells: self.cells })
    }

    fn push(&mut self, cell: Cell) -> Option<CellId> {
        self.cells.push(cell);
        u32::try_from(self.cells.len()).ok()?.checked_sub(1)
    }

    fn report(&mut self, diagnostic: Diagnostic) -> Option<CellId> {
        self.diagnostics.push(diagnostic);
        None
    }

    /// A value where no key is left, else a table by the next key.
    fn cell(&mut self, cell: &'a ast::Cell, depth: usize, columns: Columns<'a>) -> Option<CellId> {
        match (cell, self.keys.get(depth)) {
            (ast::Cell::One(value, span), None) => {
                let cell = constant(self.kind, self.optional, self.choices, value, *span, self.diagnostics)?;
                self.push(cell)
            }
            (ast::Cell::Grid(grid), Some(_)) => self.grid(grid, depth, columns),
            // One figure where a table could stand is the same for all that is left.
            (ast::Cell::One(..), Some(key)) => {
                let by_number = matches!(key.kind, Kind::Number(_));
                let below = self.cell(cell, depth.saturating_add(1), &[])?;
                self.push(match by_number {
                    true => Cell::Numbers(Numbers { otherwise: Some(below), ..Numbers::default() }),
                    false => Cell::Choices(Vec::new(), Some(below)),
                })
            }
            (ast::Cell::Grid(grid), None) => self.report(Diagnostic::at(Code::NoMoreKeys, grid.span)),
        }
    }

    fn grid(&mut self, grid: &'a ast::Grid, depth: usize, outer: Columns<'a>) -> Option<CellId> {
        let columns = if grid.columns.is_empty() { outer } else { &grid.columns };
        // The last key's rows may be written as columns of the one before.
        let across = depth.saturating_add(2) == self.keys.len() && !columns.is_empty();
        if depth.saturating_add(1) == self.keys.len() && !grid.columns.is_empty() {
            return self.report(Diagnostic::at(Code::ColumnsOfOneKey, grid.span));
        }
        let mut heads: Vec<(&'a RowHead, Span)> = Vec::new();
        let mut cells: Vec<CellId> = Vec::new();
        let mut sound = true;
        for row in &grid.rows {
            let cell = match row.cells.as_slice() {
                [only @ ast::Cell::Grid(_)] => self.cell(only, depth.saturating_add(1), columns),
                values if across && values.len() == columns.len() => self.across(values, depth, columns, row.span),
                [only] if !across => self.cell(only, depth.saturating_add(1), columns),
                values => {
                    let wanted = if across { columns.len() } else { 1 };
                    let missing = Diagnostic::at(Code::CellsMissing, row.span);
                    self.report(missing.with(wanted.to_string()).with(values.len().to_string()))
                }
            };
            sound &= cell.is_some();
            heads.push((&row.head, row.span));
            cells.extend(cell);
        }
        if !sound {
            return None;
        }
        self.rows(&heads, &cells, depth, grid.span)
    }

    /// A row's figures by the last key.
    fn across(&mut self, values: &'a [ast::Cell], depth: usize, columns: Columns<'a>, span: Span) -> Option<CellId> {
        let below = depth.saturating_add(2);
        let cells: Option<Vec<CellId>> = values.iter().map(|value| self.cell(value, below, &[])).collect();
        let heads: Vec<(RowHead, Span)> =
            columns.iter().map(|(pattern, span)| (RowHead::Pattern(pattern.clone()), *span)).collect();
        let heads: Vec<(&RowHead, Span)> = heads.iter().map(|(head, span)| (head, *span)).collect();
        self.rows(&heads, &cells?, depth.saturating_add(1), span)
    }

    /// Rows of one key, each with its cell.
    fn rows(&mut self, heads: &[(&RowHead, Span)], cells: &[CellId], depth: usize, span: Span) -> Option<CellId> {
        let key = self.keys.get(depth)?;
        match key.kind {
            Kind::Choice(set) => {
                let set = self.choices.get(set as usize)?;
                self.by_choice(set, heads, cells, span)
            }
            Kind::Truth => self.by_choice(&patterns::truth_choices(), heads, cells, span),
            _ => self.by_number(key, heads, cells, span),
        }
    }

    fn by_choice(&mut self, set: &[Label], heads: &[(&RowHead, Span)], cells: &[CellId], span: Span) -> Option<CellId> {
        let (mut rows, mut otherwise, mut taken) = (Vec::new(), None, 0u64);
        for ((head, span), cell) in heads.iter().zip(cells) {
            let RowHead::Pattern(pattern) = head else {
                return self.report(Diagnostic::at(Code::StepOfNumbers, *span));
            };
            match patterns::choice_row(set, pattern, *span, &mut taken, self.diagnostics)? {
                Pattern::Choices(bits) => rows.push((bits, *cell)),
                _ => otherwise = Some(*cell),
            }
        }
        let left = patterns::choices_left(set, taken);
        self.last_else(heads);
        if otherwise.is_none() && !left.is_empty() {
            let left = Words::new(left.join("、"), left.join(", "));
            return self.report(Diagnostic::at(Code::BandMissing, span).with(left));
        }
        self.push(Cell::Choices(rows, otherwise))
    }

    fn last_else(&mut self, heads: &[(&RowHead, Span)]) {
        let patterns = heads.iter().filter_map(|(head, span)| match head {
            RowHead::Pattern(pattern) => Some((pattern, *span)),
            RowHead::Step(..) => None,
        });
        patterns::has_else(patterns, self.diagnostics);
    }

    fn by_number(&mut self, key: &Key, heads: &[(&RowHead, Span)], cells: &[CellId], span: Span) -> Option<CellId> {
        let unit = match key.kind {
            Kind::Number(unit) => Some(unit),
            _ => None,
        };
        let mut numbers = Numbers { clamped: key.clamped, interpolated: key.interpolated, ..Numbers::default() };
        let mut written: Vec<Row> = Vec::new();
        for ((head, span), cell) in heads.iter().zip(cells) {
            match head {
                RowHead::Step(step, of) => {
                    let fits = unit.zip(*of).is_none_or(|(unit, of)| super::types::unit_fits(of, unit));
                    if *step <= Exact::ZERO || !fits || numbers.step.is_some() {
                        return self.report(Diagnostic::at(Code::StepWrong, *span));
                    }
                    numbers.step = Some((*step, *cell));
                }
                RowHead::Pattern(pattern) => match patterns::number_row(pattern, unit, *span, self.diagnostics)? {
                    Pattern::Bounds(low, high) => {
                        written.push((low, high, *span));
                        numbers.rows.push(NumberRow { low, high, cell: *cell });
                    }
                    _ => numbers.otherwise = Some(*cell),
                },
            }
        }
        self.last_else(heads);
        numbers.rows.sort_by_key(|row| row.low.map(|low| (low.value, !low.inclusive)));
        let before = self.diagnostics.len();
        patterns::cover(&mut written, Interval::EVERYTHING, self.diagnostics);
        let overlaps = self.diagnostics.len() > before;
        let last = numbers.rows.last().and_then(NumberRow::point);
        if numbers.step.is_some() && (last.is_none() || numbers.clamped || numbers.otherwise.is_some()) {
            return self.report(Diagnostic::at(Code::StepWrong, span));
        }
        if key.interpolated {
            if let Some(row) =
                written.iter().find(|(low, high, _)| low.zip(*high).is_none_or(|(a, b)| a.value != b.value))
            {
                return self.report(Diagnostic::at(Code::InterpolationOfBands, row.2));
            }
        } else if numbers.otherwise.is_none() && !overlaps {
            let holes = holes(&numbers.rows);
            if !holes.is_empty() {
                let holes = Words::new(holes.join("、"), holes.join(", "));
                return self.report(Diagnostic::at(Code::BandMissing, span).with(holes));
            }
        }
        self.push(Cell::Numbers(numbers))
    }
}

/// Whole numbers, or all numbers, that fall between two rows.
fn holes(rows: &[NumberRow]) -> Vec<alloc::string::String> {
    let text = |value: Exact| value.to_text().unwrap_or_default();
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let ends = pairs.filter_map(|(row, next)| row.high.zip(next.low));
    let open = ends.filter(|(end, low)| match end.value == low.value {
        true => !end.inclusive && !low.inclusive,
        false => end.value < low.value && !patterns::only_fractions_between(*end, *low),
    });
    open.map(|(end, low)| match end.value == low.value {
        true => text(end.value),
        false => alloc::format!("{} – {}", text(end.value), text(low.value)),
    })
    .collect()
}
