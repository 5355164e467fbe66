//! What the table of a standard says for keys that may be open.

use crate::{
    expressions::Oracle,
    number::{Bounds, Number, whole},
    policy::{self, Standard, Symbol},
    value::{Set, Value},
};
use yimen::syntax::ast::{Body, Bound, Cell, Expr, ExprKind, FactKind, Grid, Operator, Pattern, RowHead};

/// A row of one key: its head, and what it says for the keys left.
type Row<'t> = (&'t RowHead, Answer<'t>);

/// A cell, or the cells of a row under the columns written once for all.
#[derive(Clone, Copy)]
enum Answer<'t> {
    Cell(&'t Cell),
    Across(&'t [(Pattern, yimen::Span)], &'t [Cell]),
}

/// One side of a piece of the line of numbers, and whether the figure itself belongs to it.
type Side = Option<(Number, bool)>;

impl Oracle<'_> {
    /// What a cell says for the keys left, each with whether it is surely whole.
    pub fn cell(&self, standard: &Standard, cell: &Cell, keys: &[(Value, bool)]) -> Value {
        match cell {
            // Also where it is the same for all keys left, the error of a key is the error.
            Cell::One(value, _) => match keys.split_first() {
                None => self.constant(standard, value),
                Some(((key, _), rest)) => {
                    let value = if key.can_be.is_some() { self.cell(standard, cell, rest) } else { Value::none() };
                    value.with_errors(&key.errors)
                }
            },
            Cell::Grid(grid) => self.grid(standard, grid, &grid.columns, keys),
        }
    }

    fn grid<'t>(
        &self,
        standard: &Standard,
        grid: &'t Grid,
        columns: &'t [(Pattern, yimen::Span)],
        keys: &[(Value, bool)],
    ) -> Value {
        let rows: Vec<Row<'t>> = grid
            .rows
            .iter()
            .map(|row| {
                let across = keys.len() == 2 && !columns.is_empty() && !matches!(row.cells[..], [Cell::Grid(_)]);
                (&row.head, if across { Answer::Across(columns, &row.cells) } else { Answer::Cell(&row.cells[0]) })
            })
            .collect();
        self.rows_of_key(standard, &rows, columns, keys)
    }

    fn rows_of_key<'t>(
        &self,
        standard: &Standard,
        rows: &[Row<'t>],
        columns: &'t [(Pattern, yimen::Span)],
        keys: &[(Value, bool)],
    ) -> Value {
        let ((key, whole), rest) = keys.split_first().expect("a key");
        let says = |answer: Answer<'t>| match answer {
            Answer::Cell(Cell::Grid(grid)) if grid.columns.is_empty() => self.grid(standard, grid, columns, rest),
            Answer::Cell(cell) => self.cell(standard, cell, rest),
            Answer::Across(columns, cells) => {
                let heads: Vec<RowHead> =
                    columns.iter().map(|(pattern, _)| RowHead::Pattern(pattern.clone())).collect();
                let rows: Vec<(&RowHead, Answer<'_>)> =
                    heads.iter().zip(cells).map(|(head, cell)| (head, Answer::Cell(cell))).collect();
                self.rows_of_key(standard, &rows, &[], rest)
            }
        };
        let name = self.policy.standards.iter().position(|one| std::ptr::eq(one, standard)).expect("a standard");
        let key_of = &self.policy.standards[name].keys[self.policy.standards[name].keys.len() - keys.len()];
        let value = match &key.can_be {
            None => Value::none(),
            Some(Set::Numbers(bounds)) => numbers(rows, bounds, *whole, (key_of.clamped, key_of.interpolated), &says),
            Some(set) => self.by_choice(rows, set, &says),
        };
        value.with_errors(&key.errors)
    }

    /// By choice, or by yes and no: each choice left has its row, or 否则.
    fn by_choice<'t>(&self, rows: &[Row<'t>], left: &Set, says: &dyn Fn(Answer<'t>) -> Value) -> Value {
        let each: Vec<Set> = match left {
            Set::Choices(list, left) => left.iter().map(|choice| Set::Choices(*list, [*choice].into())).collect(),
            Set::Truths(left) => left.iter().map(|truth| Set::Truths([*truth].into())).collect(),
            other => panic!("no key: {other:?}"),
        };
        let row_of = |one: &Set| {
            rows.iter().find(|(head, _)| match head {
                RowHead::Pattern(pattern) => self.applies(pattern, one)[1],
                RowHead::Step(..) => false,
            })
        };
        each.iter().fold(Value::none(), |all, one| {
            all.join(row_of(one).map_or(Value::fails("Y708"), |(_, answer)| says(*answer)))
        })
    }

    /// Whether a number can only be whole, whatever the facts.
    pub fn is_whole(&self, expr: &Expr) -> bool {
        let both = |a: &Expr, b: &Expr| self.is_whole(a) && self.is_whole(b);
        match &expr.kind {
            ExprKind::Number(number, _) => policy::number(*number).is_integer(),
            ExprKind::Negate(a) => self.is_whole(a),
            ExprKind::Binary(Operator::Add | Operator::Subtract | Operator::Multiply, a, b) => both(a, b),
            ExprKind::Path(_, name) => match self.policy.named(&name.text) {
                Some(Symbol::Fact(fact)) => {
                    matches!(self.policy.facts[fact].kind, FactKind::Number { whole: true, .. })
                }
                Some(Symbol::Definition(definition)) => match &self.policy.definitions[definition].body {
                    Body::Formula(formula) => self.is_whole(formula),
                    _ => false,
                },
                _ => false,
            },
            ExprKind::OverMembers(over) => matches!(over.function.text.as_str(), "人数" | "count" | "名次" | "rank"),
            ExprKind::Call(name, _) => matches!(
                name.text.as_str(),
                "周岁" | "completed_years" | "满月数" | "completed_months" | "保障人数" | "covered_count"
            ),
            _ => false,
        }
    }
}

/// By number: the line of numbers falls into the rows, what lies between them, and what lies beyond.
fn numbers<'t>(
    rows: &[Row<'t>],
    key: &Bounds,
    is_whole: bool,
    (clamped, interpolated): (bool, bool),
    says: &dyn Fn(Answer<'t>) -> Value,
) -> Value {
    let mut lines: Vec<(Side, Side, Answer<'t>)> = Vec::new();
    let (mut otherwise, mut step) = (None, None);
    for (head, answer) in rows {
        match head {
            RowHead::Pattern(Pattern::Bounds(low, high)) => {
                let side = |bound: &Option<Bound>| bound.map(|bound| (policy::number(bound.value), bound.inclusive));
                lines.push((side(low), side(high), *answer));
            }
            RowHead::Pattern(Pattern::Else) => otherwise = Some(*answer),
            RowHead::Pattern(other) => panic!("not a row of numbers: {other:?}"),
            RowHead::Step(figure, _) => step = Some((policy::number(*figure), *answer)),
        }
    }
    lines.sort_by_key(|(low, ..)| low.as_ref().map(|(low, included)| (low.clone(), !included)));
    let beside = || otherwise.map_or(Value::fails("Y708"), says);
    let beyond = |side: &Side| side.as_ref().map(|(figure, included)| (figure.clone(), !included));
    let part = |low: &Side, high: &Side| piece(key, low, high, is_whole);
    let (first, last) = (lines.first().expect("a row"), lines.last().expect("a row"));
    let mut value = Value::none();
    if first.0.is_some() && part(&None, &beyond(&first.0)).is_some() {
        value = value.join(if clamped { says(first.2) } else { beside() });
    }
    for (at, (low, high, answer)) in lines.iter().enumerate() {
        if part(low, high).is_some() {
            value = value.join(says(*answer));
        }
        let Some((next_low, _, next)) = lines.get(at + 1) else { continue };
        if high.is_some()
            && next_low.is_some()
            && let Some(part) = part(&beyond(high), &beyond(next_low))
        {
            value = value.join(match (interpolated, high, next_low) {
                (true, Some((from, _)), Some((until, _))) => between(&part, from, until, &says(*answer), &says(*next)),
                _ => beside(),
            });
        }
    }
    if let (_, Some((end, _)), answer) = last
        && let Some(part) = part(&beyond(&last.1), &None)
    {
        value = value.join(match &step {
            Some((step, more)) => further(&part, end, step, &says(*answer), &says(*more)),
            None if clamped => says(*answer),
            None => beside(),
        });
    }
    value
}

/// Whether rows by number leave something of a subject: below the first, between two, or above the last.
pub fn leave_something<'p>(rows: impl Iterator<Item = &'p Pattern>, subject: &Bounds) -> bool {
    let side = |bound: &Option<Bound>| bound.map(|bound| (policy::number(bound.value), bound.inclusive));
    let mut rows: Vec<(Side, Side)> = rows
        .map(|row| match row {
            Pattern::Bounds(low, high) => (side(low), side(high)),
            other => panic!("not a row of numbers: {other:?}"),
        })
        .collect();
    rows.sort_by_key(|(low, _)| low.as_ref().map(|(low, included)| (low.clone(), !included)));
    let beyond = |side: &Side| side.as_ref().map(|(figure, included)| (figure.clone(), !included));
    // What lies between the end of one row and the beginning of the next; a row without an end leaves nothing beyond it.
    let mut end: Option<Side> = None;
    for (low, high) in &rows {
        let open = end.as_ref().is_none_or(Option::is_some);
        let from = end.as_ref().and_then(beyond);
        if open && low.is_some() && piece(subject, &from, &beyond(low), false).is_some() {
            return true;
        }
        end = Some(high.clone());
    }
    match end {
        None => true,
        Some(None) => false,
        Some(last) => piece(subject, &beyond(&last), &None, false).is_some(),
    }
}

/// What of a key lies between two sides; nothing where nothing does. Of a whole number only the whole ones count.
fn piece(key: &Bounds, low: &Side, high: &Side, is_whole: bool) -> Option<Bounds> {
    let own = |bound: &Option<Number>| bound.clone().map(|bound| (bound, true));
    let tighter = |a: Side, b: &Side, lower: bool| match (a, b.clone()) {
        (Some(a), Some(b)) if a.0 == b.0 => Some((a.0, a.1 && b.1)),
        (Some(a), Some(b)) => Some(if (a.0 > b.0) == lower { a } else { b }),
        (a, b) => a.or(b),
    };
    let (low, high) = (tighter(own(&key.low), low, true), tighter(own(&key.high), high, false));
    let inwards = |side: Side, up: i64| {
        side.map(|(figure, included)| {
            let rounded = if up > 0 { figure.ceil() } else { figure.floor() };
            let excluded = !included && rounded == figure;
            (if excluded { rounded + whole(up) } else { rounded }, true)
        })
    };
    let (low, high) = if is_whole { (inwards(low, 1), inwards(high, -1)) } else { (low, high) };
    if let (Some((low, a)), Some((high, b))) = (&low, &high)
        && (low > high || (low == high && !(*a && *b)))
    {
        return None;
    }
    Some(Bounds { low: low.map(|(low, _)| low), high: high.map(|(high, _)| high) })
}

/// 插值: on the straight line between two figures. It is straight, so that it is least and greatest at ends of the key; each figure
/// counts with its share, so that one known only in part is counted once.
fn between(key: &Bounds, from: &Number, until: &Number, low: &Value, high: &Value) -> Value {
    let at = |key: &Option<Number>| {
        let way = key.clone().expect("it lies between two figures") - from;
        let share = way / (until - from);
        let part = |figure: &Value, share: Number| figure.compute(&Value::number(share), Bounds::multiply);
        part(low, whole(1) - &share).compute(&part(high, share), Bounds::add)
    };
    at(&key.low).join(at(&key.high))
}

/// 每增: beyond the last figure so much more for each full step.
fn further(key: &Bounds, end: &Number, step: &Number, last: &Value, more: &Value) -> Value {
    let way = Value::of(Set::Numbers(key.clone())).compute(&Value::number(end.clone()), |a, b| a.add(&b.negate()));
    let steps = way.compute(&Value::number(step.clone()), Bounds::divide);
    let full = steps.compute(&Value::number(whole(0)), |steps, _| steps.round("向下", &whole(1)));
    last.compute(&more.compute(&full, Bounds::multiply), Bounds::add)
}
