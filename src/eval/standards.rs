//! Which row of a standard holds for a place and a day.

use crate::{
    program::{Region, Standard, StandardRow},
    value::Day,
};
use alloc::vec::Vec;

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
        let meets = |row: &&StandardRow| row.period.from <= until && row.period.until.is_none_or(|end| end >= from);
        let found: Vec<&StandardRow> = standard.rows.iter().filter(meets).collect();
        let everywhere = standard.rows.iter().filter(|row| row.place.is_none());
        let always = everywhere.filter(|row| row.period.contains(from) && row.period.contains(until)).count() > 0;
        return (found, !always);
    };
    // The row in force changes only where one begins, or on the day after one ends.
    let ends = standard.rows.iter().filter_map(|row| row.period.until?.add_days(1));
    let starts = standard.rows.iter().map(|row| row.period.from);
    let mut days: Vec<Day> = starts.chain(ends).filter(|day| from < *day && *day <= until).collect();
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

/// Rows are sorted by place and first day, and those of one place do not overlap.
fn in_force(rows: &[StandardRow], place: Option<u32>, day: Day) -> Option<&StandardRow> {
    let after = rows.partition_point(|row| (row.place, row.period.from) <= (place, day));
    let row = rows.get(after.checked_sub(1)?)?;
    (row.place == place && row.period.contains(day)).then_some(row)
}
