//! 下限 and 上限 against every place and every day on which a figure changes.

use crate::{
    base::{Code, Diagnostic, Span, Words},
    case::Case,
    eval::{Evaluation, Frame, Range, row_in_force},
    explain::decimal,
    program::{Assertion, Cell, Constant, Node, NodeId, Program, Standard},
    value::{Day, Exact, Rounding},
};
use alloc::{
    collections::BTreeSet,
    string::{String, ToString},
    vec::Vec,
};

/// Rows that break a bound, each once, for the first place and day found. `rows` tells where each row is written.
pub(crate) fn bounds(program: &Program, rows: &[Vec<Span>]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for assertion in &program.rules.assertions {
        hold(program, assertion, rows, &mut found);
    }
    found
}

fn hold(program: &Program, assertion: &Assertion, rows: &[Vec<Span>], found: &mut Vec<Diagnostic>) {
    let rules = &program.rules;
    let (mut named, mut asked) = (BTreeSet::from([assertion.standard]), BTreeSet::new());
    names(program, assertion.bound, &mut named, &mut asked);
    let named: Vec<&Standard> = named.iter().filter_map(|index| rules.standards.get(*index as usize)).collect();
    let written = || named.iter().flat_map(|standard| &standard.rows);
    // Figures change where a row begins, and on the day after one ends.
    let ends = written().filter_map(|row| row.period.until?.add_days(1));
    let days: BTreeSet<Day> = written().map(|row| row.period.from).chain(ends).collect();
    let tops = (0u32..).zip(&rules.regions).filter(|(_, region)| region.parent.is_none()).map(|(index, _)| index);
    let places: BTreeSet<u32> = written().filter_map(|row| row.place).chain(tops).chain(asked).collect();
    let Some(standard) = rules.standards.get(assertion.standard as usize) else { return };
    let mut reported: BTreeSet<usize> = BTreeSet::new();
    for (place, day) in places.iter().flat_map(|place| days.iter().map(move |day| (*place, *day))) {
        let Some(row) = row_in_force(standard, &rules.regions, place, day) else { continue };
        let Some(index) = standard.rows.iter().position(|other| core::ptr::eq(other, row)) else { continue };
        if reported.contains(&index) {
            continue;
        }
        let case = Case::of_nobody(day, place);
        let bound = match Evaluation::new(program, &case).value(assertion.bound, Frame::default()).range {
            Range::Number(interval) => interval.as_point(),
            _ => None,
        };
        let breaks = |figure: &Exact, bound: Exact| if assertion.floor { *figure < bound } else { *figure > bound };
        let Some(bound) = bound else { continue };
        let Some(figure) = figures(row.value.cells.as_slice()).into_iter().find(|figure| breaks(figure, bound)) else {
            continue;
        };
        reported.insert(index);
        let span = rows.get(assertion.standard as usize).and_then(|rows| rows.get(index)).copied().unwrap_or_default();
        let name = rules.regions.get(place as usize).map(|region| region.label.name.clone()).unwrap_or_default();
        let text = |value: Exact| -> String { decimal(value, Rounding::HalfUp).0 };
        let side = match assertion.floor {
            true => Words::new("低于下限", "below the floor of"),
            false => Words::new("高于上限", "above the ceiling of"),
        };
        let broken = Diagnostic::at(Code::BoundBroken, span).with(name).with(day.to_string());
        let broken = broken.with(standard.label.name.clone()).with(text(figure)).with(side).with(text(bound));
        found.push(broken);
    }
}

/// Standards that an expression reads, and places it asks about.
fn names(program: &Program, id: NodeId, found: &mut BTreeSet<u32>, places: &mut BTreeSet<u32>) {
    let Some(node) = program.nodes.get(id as usize) else { return };
    if let Node::Standard(standard, _) = node {
        found.insert(*standard);
    }
    if let Node::Region(place) = node {
        places.insert(*place);
    }
    node.operands(&mut |operand| names(program, *operand, found, places));
}

fn figures(cells: &[Cell]) -> Vec<Exact> {
    let number = |cell: &Cell| match cell {
        Cell::Value(Constant::Number(number)) => Some(*number),
        _ => None,
    };
    // What is added for each further step is no figure of its own.
    let steps: Vec<u32> = cells
        .iter()
        .filter_map(|cell| match cell {
            Cell::Numbers(numbers) => numbers.step.map(|(_, id)| id),
            _ => None,
        })
        .collect();
    let own = cells.iter().zip(0u32..).filter(|(_, id)| !steps.contains(id));
    own.filter_map(|(cell, _)| number(cell)).collect()
}
