//! When a row of 分档 or of a table applies, and whether the rows together cover everything once.

use super::types::unit_fits;
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    program::{Bound, Label, Pattern},
    syntax::ast::{self, Name},
    value::{Exact, Interval, Unit},
};
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// A row of numbers: where it begins and ends, and where it is written.
pub(super) type NumberRow = (Option<Bound>, Option<Bound>, Span);

/// A choice by its name.
pub(super) fn choice(set: &[Label], name: &Name, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
    let found = set.iter().position(|choice| choice.is(&name.text));
    if found.is_none() {
        let names = || set.iter().map(|choice| choice.name.as_str());
        let near = nearest(&name.text, names()).unwrap_or_default().to_owned();
        let join = |mark: &str| names().collect::<Vec<_>>().join(mark);
        let all = Words::new(join("、"), join(", "));
        diagnostics.push(Diagnostic::at(Code::NoSuchChoice, name.span).with(name.text.clone()).with(all).with(near));
    }
    found.and_then(|found| u32::try_from(found).ok())
}

/// The names as bits of a set of choices.
pub(super) fn choice_bits(set: &[Label], names: &[Name], diagnostics: &mut Vec<Diagnostic>) -> u64 {
    let bits = names.iter().filter_map(|name| choice(set, name, diagnostics));
    bits.fold(0, |bits, choice| bits | 1u64.checked_shl(choice).unwrap_or(0))
}

/// 是 and 否 as the two choices there are.
pub(super) fn truth_choices() -> Vec<Label> {
    let label = |name: &str, id: &str| Label { id: id.to_owned(), name: name.to_owned(), english: None };
    Vec::from([label("否", "no"), label("是", "yes")])
}

/// The bits of a row by choice; nothing where it is not one.
pub(super) fn choice_row(
    set: &[Label],
    pattern: &ast::Pattern,
    span: Span,
    taken: &mut u64,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Pattern> {
    match pattern {
        ast::Pattern::Else => Some(Pattern::Else),
        ast::Pattern::Choices(names) => {
            let bits = choice_bits(set, names, diagnostics);
            if bits & *taken != 0 {
                diagnostics.push(Diagnostic::at(Code::BandTwice, span));
            }
            *taken |= bits;
            // One that names nothing known was reported, and leaves nothing to report as missing.
            ((bits.count_ones() as usize) == names.len()).then_some(Pattern::Choices(bits))
        }
        ast::Pattern::Bounds(..) => {
            diagnostics.push(Diagnostic::at(Code::BandNeedsChoice, span));
            None
        }
    }
}

/// Choices that no row names.
pub(super) fn choices_left(set: &[Label], taken: u64) -> Vec<&str> {
    let taken = |index: usize| {
        u32::try_from(index).ok().and_then(|index| taken.checked_shr(index)).is_some_and(|rest| rest & 1 == 1)
    };
    set.iter().enumerate().filter(|(index, _)| !taken(*index)).map(|(_, choice)| choice.name.as_str()).collect()
}

/// The bounds of a row by number; nothing where it is not one, or has no number.
pub(super) fn number_row(
    pattern: &ast::Pattern,
    unit: Option<Unit>,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Pattern> {
    let (low, high) = match pattern {
        ast::Pattern::Else => return Some(Pattern::Else),
        ast::Pattern::Bounds(low, high) => (low, high),
        ast::Pattern::Choices(_) => {
            diagnostics.push(Diagnostic::at(Code::BandNeedsBounds, span));
            return None;
        }
    };
    for written in [low, high].into_iter().flatten().filter_map(|bound| bound.unit) {
        if let Some(unit) = unit.filter(|unit| !unit_fits(written, *unit)) {
            let words = |unit: Unit| Words::new(unit.text(true), unit.text(false));
            diagnostics.push(Diagnostic::at(Code::UnitMismatch, span).with(words(written)).with(words(unit)));
            return None;
        }
    }
    if low.zip(*high).is_some_and(|(low, high)| {
        low.value > high.value || (low.value == high.value && !(low.inclusive && high.inclusive))
    }) {
        diagnostics.push(Diagnostic::at(Code::BandEmpty, span));
        return None;
    }
    let bound = |bound: &ast::Bound| Bound { value: bound.value, inclusive: bound.inclusive };
    Some(Pattern::Bounds(low.as_ref().map(bound), high.as_ref().map(bound)))
}

/// 否则 only once and last; tells whether it is there.
pub(super) fn has_else<'p>(
    rows: impl Iterator<Item = (&'p ast::Pattern, Span)>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let mut rows = rows.skip_while(|(pattern, _)| **pattern != ast::Pattern::Else);
    let found = rows.next().is_some();
    if let Some((_, after)) = rows.next() {
        diagnostics.push(Diagnostic::at(Code::BandAfterElse, after));
    }
    found
}

/// What the rows leave out: below them, between them, above them.
#[derive(Debug, Default)]
pub(super) struct Holes {
    pub(super) below: Option<String>,
    pub(super) between: Vec<String>,
    pub(super) above: Option<String>,
}

/// Puts the rows in order, reports those that overlap, and tells what lies within `range` and in no row.
pub(super) fn cover(rows: &mut [NumberRow], range: Interval, diagnostics: &mut Vec<Diagnostic>) -> Holes {
    rows.sort_by_key(|(low, ..)| low.map(|low| (low.value, !low.inclusive)));
    let figure = |value: Exact| value.to_text().unwrap_or_default();
    let mut holes = Holes::default();
    if let Some((Some(low), ..)) = rows.first()
        && !range.low.is_some_and(|least| least > low.value || (least == low.value && low.inclusive))
    {
        holes.below = Some(alloc::format!("< {}", figure(low.value)));
    }
    // The row that reaches highest so far; a row without an upper bound reaches everything.
    let mut reached: Option<(Option<Bound>, Span)> = None;
    for (low, high, row) in rows.iter() {
        if let Some((end, before)) = reached {
            let overlaps = match (end, low) {
                (Some(end), Some(low)) => {
                    end.value > low.value || (end.value == low.value && end.inclusive && low.inclusive)
                }
                _ => true,
            };
            if overlaps {
                let words = Words::new("与这一档重叠", "overlaps this one");
                diagnostics.push(Diagnostic::at(Code::BandTwice, *row).label(before, words));
            } else if let (Some(end), Some(low)) = (end, low) {
                if end.value < low.value {
                    holes.between.push(alloc::format!("{} – {}", figure(end.value), figure(low.value)));
                } else if !end.inclusive && !low.inclusive {
                    holes.between.push(figure(end.value));
                }
            }
        }
        let further = |end: &Bound| match high {
            Some(high) => (high.value, high.inclusive) > (end.value, end.inclusive),
            None => true,
        };
        if reached.is_none_or(|(end, _)| end.as_ref().is_some_and(further)) {
            reached = Some((*high, *row));
        }
    }
    if let Some((Some(end), _)) = reached
        && !range.high.is_some_and(|most| most < end.value || (most == end.value && end.inclusive))
    {
        holes.above = Some(alloc::format!("> {}", figure(end.value)));
    }
    holes
}

/// Whether nothing but fractions lies between two neighbours, as between rows for 1 and for 2.
pub(super) fn only_fractions_between(end: Bound, low: Bound) -> bool {
    let next = |from: Bound| if from.inclusive { from.value.add(Exact::ONE).ok() } else { Some(from.value) };
    end.value.is_integer()
        && low.value.is_integer()
        && end.value < low.value
        && next(end).is_some_and(|next| if low.inclusive { next >= low.value } else { next > low.value })
}
