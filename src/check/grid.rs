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
        if depth.saturating_add(1) == self.keys.len()
            && let (Some((_, first)), Some((_, last))) = (grid.columns.first(), grid.columns.last())
        {
            return self.report(Diagnostic::at(Code::ColumnsOfOneKey, first.to(*last)));
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
                    let missing = missing.with(wanted.to_string()).with(values.len().to_string());
                    self.report(missing.with(match (across, depth.saturating_add(1) < self.keys.len()) {
                        (true, _) => Words::new("列 里有几项，每行就写几个", "as many as there are columns"),
                        (false, true) => Words::new(
                            "一行写几个数值时，先写 列 说明每个是什么，如：列 1, 2, 3",
                            "before rows of several values, columns says what each is, such as columns 1, 2, 3",
                        ),
                        (false, false) => {
                            Words::new("每个数值写一行，如：1: 100", "a row for each value, such as 1: 100")
                        }
                    }))
                }
            };
            sound &= cell.is_some();
            let whole_table = cell.is_none() && matches!(row.cells.as_slice(), [ast::Cell::One(..)]) && !across;
            heads.push((&row.head, row.span));
            if whole_table && depth.saturating_add(1) < self.keys.len() {
                // Every row lacks the same table.
                return None;
            }
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
                let step = Words::new("每增", "each_more");
                return self.report(Diagnostic::at(Code::StepOfNumbers, *span).with(step));
            };
            match patterns::choice_row(set, pattern, *span, &mut taken, self.diagnostics)? {
                Pattern::Choices(bits) => rows.push((bits, *cell)),
                _ => otherwise = Some(*cell),
            }
        }
        let left = patterns::choices_left(set, taken);
        self.last_else(heads);
        if otherwise.is_none() && !left.is_empty() {
            return self.report(patterns::missing(span, &left, true));
        }
        self.push(Cell::Choices(rows, otherwise))
    }

    fn step_wrong(&mut self, span: Span, chinese: &str, english: &str) -> Option<CellId> {
        self.report(Diagnostic::at(Code::StepWrong, span).with(Words::new(chinese, english)))
    }

    fn kind_is_no_number(&self) -> bool {
        !matches!(self.kind, Kind::Number(_))
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
                    if let Some((unit, of)) = unit.zip(*of).filter(|(unit, of)| !super::types::unit_fits(*of, *unit)) {
                        return self.report(patterns::unit_mismatch(*span, of, unit));
                    }
                    if numbers.step.is_some() {
                        return self.step_wrong(*span, "只写一次", "is written once");
                    }
                    if *step <= Exact::ZERO {
                        return self.step_wrong(*span, "后面的数要大于 0", "needs a figure above 0");
                    }
                    if self.kind_is_no_number() {
                        return self.step_wrong(
                            *span,
                            "用于数值是数的标准",
                            "is for standards whose values are numbers",
                        );
                    }
                    numbers.step = Some((*step, *cell));
                }
                // What goes on from the last row stands last.
                RowHead::Pattern(ast::Pattern::Else) if numbers.step.is_some() => {
                    return self.step_wrong(*span, "后面不写 否则：它已经说明后面怎么算", "leaves nothing for else");
                }
                RowHead::Pattern(_) if numbers.step.is_some() => {
                    return self.step_wrong(*span, "写在最后一行", "is the last row");
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
        let step = heads.iter().find(|(head, _)| matches!(head, RowHead::Step(..))).map(|(_, span)| *span);
        if let Some(step) = step {
            if numbers.rows.is_empty() {
                return self.step_wrong(step, "前面要有一行，从那里往上加", "goes on from a row before it");
            }
            if !matches!(self.kind, Kind::Number(_)) {
                return self.step_wrong(step, "只用于数值是数的标准", "is for standards whose values are numbers");
            }
            if numbers.otherwise.is_some() {
                return self.step_wrong(step, "不与 否则 同用：它已经说明后面怎么算", "leaves nothing for else");
            }
            if numbers.clamped {
                return self.step_wrong(step, "不与 两端取边 同用", "does not go with clamped");
            }
            if numbers.rows.last().and_then(NumberRow::point).is_none() {
                let (zh, en) = (
                    "接在单独的一个数后面，而前面最大的一行是一段",
                    "goes on from a single number, but the highest row is a range",
                );
                return self.step_wrong(step, zh, en);
            }
        }
        if key.interpolated {
            if let Some(row) =
                written.iter().find(|(low, high, _)| low.zip(*high).is_none_or(|(a, b)| a.value != b.value))
            {
                let words = Words::new("每一行是单独的一个数，不是一段", "each row is a single number, not a range");
                return self.report(Diagnostic::at(Code::InterpolationOfBands, row.2).with(words));
            }
        } else if numbers.otherwise.is_none() && !overlaps {
            let holes = holes(&numbers.rows);
            if !holes.is_empty() {
                return self.report(patterns::missing(span, &holes, true));
            }
        }
        self.push(Cell::Numbers(numbers))
    }
}

/// Whole numbers, or all numbers, that fall between two rows.
fn holes(rows: &[NumberRow]) -> Vec<Words> {
    let pairs = rows.iter().zip(rows.iter().skip(1));
    let ends = pairs.filter_map(|(row, next)| row.high.zip(next.low));
    let open = ends.filter(|(end, low)| match end.value == low.value {
        true => !end.inclusive && !low.inclusive,
        false => end.value < low.value && !patterns::only_fractions_between(*end, *low),
    });
    open.map(|(end, low)| patterns::between(end, low)).collect()
}
