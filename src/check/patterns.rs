//! When a row of 分档 or of a table applies, and whether the rows together cover everything once.

use super::types::unit_fits;
use crate::{
    base::{Code, Diagnostic, Lang, Span, Words, nearest},
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
            let join = |mark: &str| set.iter().map(|choice| choice.name.as_str()).collect::<Vec<_>>().join(mark);
            let names = Words::new(join("、"), join(", "));
            diagnostics.push(Diagnostic::at(Code::BandNeedsChoice, span).with(names));
            None
        }
    }
}

/// Choices that no row names.
pub(super) fn choices_left(set: &[Label], taken: u64) -> Vec<Words> {
    let taken = |index: usize| {
        u32::try_from(index).ok().and_then(|index| taken.checked_shr(index)).is_some_and(|rest| rest & 1 == 1)
    };
    set.iter().enumerate().filter(|(index, _)| !taken(*index)).map(|(_, choice)| Words::same(&choice.name)).collect()
}

/// What a table or 分档 leaves out; in some 否则 can stand for it.
pub(super) fn missing(span: Span, left: &[Words], or_else: bool) -> Diagnostic {
    let join = |lang, mark: &str| left.iter().map(|one| one.get(lang)).collect::<Vec<_>>().join(mark);
    let left = Words::new(join(Lang::Chinese, "、"), join(Lang::English, ", "));
    let help = match or_else {
        true => Words::new("补上缺的，或在最后写 否则: …", "add it, or end with else: …"),
        false => Words::new("补上缺的这一段", "add it"),
    };
    Diagnostic::at(Code::BandMissing, span).with(left).with(help)
}

/// A unit written where another one is declared.
pub(super) fn unit_mismatch(span: Span, written: Unit, declared: Unit) -> Diagnostic {
    let words = |unit: Unit| Words::new(unit.text(true), unit.text(false));
    Diagnostic::at(Code::UnitMismatch, span).with(words(written)).with(words(declared))
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
            diagnostics.push(unit_mismatch(span, written, unit));
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

/// What lies between the end of one row and the beginning of the next.
pub(super) type Hole = (Bound, Bound);

/// A hole in words: the number it is, or between which ones it lies.
pub(super) fn between(end: Bound, low: Bound) -> Words {
    let text = |value: Exact| value.to_text().unwrap_or_default();
    let (from, until) = (text(end.value), text(low.value));
    if end.value == low.value {
        return Words::same(from);
    }
    Words::new(alloc::format!("{from} 和 {until} 之间"), alloc::format!("between {from} and {until}"))
}

/// What the rows leave out: below them, between them, above them.
#[derive(Debug, Default)]
pub(super) struct Holes {
    pub(super) below: Option<Words>,
    pub(super) between: Vec<Hole>,
    pub(super) above: Option<Words>,
}

/// Puts the rows in order, reports those that overlap, and tells what lies within `range` and in no row.
pub(super) fn cover(rows: &mut [NumberRow], range: Interval, diagnostics: &mut Vec<Diagnostic>) -> Holes {
    rows.sort_by_key(|(low, ..)| low.map(|low| (low.value, !low.inclusive)));
    let figure = |value: Exact| value.to_text().unwrap_or_default();
    let mut holes = Holes::default();
    if let Some((Some(low), ..)) = rows.first()
        && !range.low.is_some_and(|least| least > low.value || (least == low.value && low.inclusive))
    {
        let sign = if low.inclusive { ["不满", "under"] } else { ["不超过", "up to"] };
        holes.below = Some(sign_and(sign, figure(low.value)));
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
                let words = Words::new("与这里重叠", "overlaps this one");
                diagnostics.push(Diagnostic::at(Code::BandTwice, *row).label(before, words));
            } else if let (Some(end), Some(low)) = (end, low)
                && (end.value < low.value || (!end.inclusive && !low.inclusive))
            {
                holes.between.push((end, *low));
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
        let sign = if end.inclusive { ["超过", "over"] } else { ["满", "from"] };
        holes.above = Some(sign_and(sign, figure(end.value)));
    }
    holes
}

fn sign_and([chinese, english]: [&str; 2], figure: String) -> Words {
    Words::new(alloc::format!("{chinese} {figure}"), alloc::format!("{english} {figure}"))
}

/// Whether nothing but fractions lies between two neighbours, as between rows for 1 and for 2.
pub(super) fn only_fractions_between(end: Bound, low: Bound) -> bool {
    let next = |from: Bound| if from.inclusive { from.value.add(Exact::ONE).ok() } else { Some(from.value) };
    end.value.is_integer()
        && low.value.is_integer()
        && end.value < low.value
        && next(end).is_some_and(|next| if low.inclusive { next >= low.value } else { next > low.value })
}
