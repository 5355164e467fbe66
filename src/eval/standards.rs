//! Which row of a standard holds for a place and a day.

use super::{
    frame::Frame,
    nodes::Evaluation,
    tables,
    value::{FaultKind, Range, Value},
};
use crate::{
    base::Listed,
    program::{Kind, NodeId, Reading, Region, Standard, StandardRow},
    value::{Day, Truth},
};
use alloc::vec::Vec;
use core::cell::RefCell;

/// The row of the nearest place, the place itself first, that is in force on the day. Never an older version in its stead.
pub fn row_in_force<'s>(standard: &'s Standard, regions: &[Region], place: u32, day: Day) -> Option<&'s StandardRow> {
    let mut at = Some(place);
    loop {
        if let Some(row) = in_force(&standard.rows, at, day) {
            return Some(row);
        }
        // Above the highest place stand the rows that hold everywhere.
        at = match at {
            Some(place) => regions.get(place as usize).and_then(|region| region.parent),
            None => return None,
        };
    }
}

/// Every row that may be the one in force between two days, in one place or in any; and whether there may be none.
pub(super) fn rows_in_reach<'s>(
    standard: &'s Standard,
    regions: &[Region],
    place: Option<u32>,
    (from, until): (Day, Day),
) -> (Vec<&'s StandardRow>, bool) {
    let Some(place) = place else {
        return rows_anywhere(standard, regions, (from, until));
    };
    // The row in force changes only where one begins, or on the day after one ends.
    let near = || standard.rows.iter().filter(|row| lies_above(regions, row.place, place));
    let ends = near().filter_map(|row| row.period.until?.add_days(1));
    let starts = near().map(|row| row.period.from);
    let mut days: Vec<Day> = starts.chain(ends).filter(|day| from < *day && *day <= until).listed();
    days.push(from);
    let (mut found, mut none): (Vec<&StandardRow>, bool) = (Vec::new(), false);
    for day in days {
        match row_in_force(standard, regions, place, day) {
            Some(row) if found.iter().any(|known| core::ptr::eq(*known, row)) => {}
            Some(row) => found.push(row),
            None => none = true,
        }
    }
    (found, none)
}

/// Whether a row's place is a place or lies above it.
fn lies_above(regions: &[Region], above: Option<u32>, place: u32) -> bool {
    let parent = |place: &u32| regions.get(*place as usize).and_then(|region| region.parent);
    above.is_none_or(|above| core::iter::successors(Some(place), parent).any(|place| place == above))
}

/// Every row that may be the one in force somewhere between two days; and whether there may be none.
fn rows_anywhere<'s>(
    standard: &'s Standard,
    regions: &[Region],
    (from, until): (Day, Day),
) -> (Vec<&'s StandardRow>, bool) {
    // In its own place a row always holds; one that holds everywhere does where a highest place has none of its own.
    let meets = |row: &&StandardRow| row.period.from <= until && row.period.until.is_none_or(|end| end >= from);
    let mut found: Vec<&StandardRow> = standard.rows.iter().filter(|row| row.place.is_some()).filter(meets).listed();
    let mut none = false;
    for (top, _) in (0u32..).zip(regions).filter(|(_, region)| region.parent.is_none()) {
        let (rows, open) = rows_in_reach(standard, regions, Some(top), (from, until));
        for row in rows {
            if !found.iter().any(|known| core::ptr::eq(*known, row)) {
                found.push(row);
            }
        }
        none |= open;
    }
    (found, none)
}

/// Rows are sorted by place and first day, and those of one place do not overlap.
fn in_force(rows: &[StandardRow], place: Option<u32>, day: Day) -> Option<&StandardRow> {
    let after = rows.partition_point(|row| (row.place, row.period.from) <= (place, day));
    let row = rows.get(after.checked_sub(1)?)?;
    (row.place == place && row.period.contains(day)).then_some(row)
}

impl Evaluation<'_> {
    /// What a standard says; it may say 无.
    pub(super) fn standard(&mut self, index: u32, reading: &Reading, frame: Frame, id: NodeId) -> Value {
        let keys: Vec<(Value, bool)> =
            reading.keys.iter().map(|key| (self.value(key.value, frame), key.whole)).listed();
        self.standard_for(index, reading, &keys, frame, id)
    }

    /// What a standard says for keys worked out already.
    pub fn standard_for(
        &mut self,
        index: u32,
        reading: &Reading,
        keys: &[(Value, bool)],
        frame: Frame,
        id: NodeId,
    ) -> Value {
        let assumed = self.case.assumed.iter().find(|(standard, _)| *standard == index);
        if let Some((_, value)) = assumed {
            return value.map_or(Value { absent: true, ..Value::none() }, tables::constant);
        }
        let program = self.program;
        let Some(standard) = program.rules.standards.get(index as usize) else {
            return Value::fault(FaultKind::Broken, id);
        };
        let (mut days, mut place, mut fault) = (self.days, self.place, None);
        if let Some(day) = reading.day {
            let value = self.value(day, frame);
            fault = value.fault;
            match value.as_days() {
                Some(found) => days = found,
                None => return Value { fault, ..Value::none() },
            }
        }
        if let Some(at) = reading.place {
            let value = self.value(at, frame);
            fault = fault.or(value.fault);
            match value.range {
                Range::Region(found) => place = found,
                _ => return Value { fault, ..Value::none() },
            }
        }
        if self.place.is_none() && standard.kind == Kind::Truth {
            // A switch is there to be turned.
            return Value::truth(Truth::UNKNOWN);
        }
        let (single, several);
        let (rows, none): (&[&StandardRow], bool) = match place.filter(|_| days.0 == days.1) {
            Some(place) => {
                single = row_in_force(standard, &program.rules.regions, place, days.0);
                (single.as_slice(), single.is_none())
            }
            None => {
                several = rows_in_reach(standard, &program.rules.regions, place, days);
                (&several.0, several.1)
            }
        };
        if self.place.is_none() && rows.is_empty() {
            // Another layer may publish it.
            return Value::anything(standard.kind, 64);
        }
        let none = none && self.place.is_some();
        let seen = RefCell::new(Vec::new());
        #[cfg(feature = "compiler")]
        let wanted = self.trace.is_some();
        #[cfg(not(feature = "compiler"))]
        let wanted = false;
        let (standard, node, seen_by) = (index, id, wanted.then_some(&seen));
        let read = |table| tables::Reader { table, standard, node, seen: seen_by }.read(keys);
        let value = rows.iter().map(|row| read(&row.value)).fold(Value::none(), Value::join);
        #[cfg(feature = "compiler")]
        if let ([row], true) = (rows, wanted && keys.iter().all(|(key, _)| key.settled())) {
            self.saw_cells(index, row, &seen.take());
        }
        let value = if none { value.or_fault(Some(tables::no_standard(index, id))) } else { value };
        Value { fault: fault.or(value.fault), ..value }
    }
}
