//! Which row of a standard holds for a place and a day.

use crate::{
    program::{Region, Standard, StandardRow},
    value::Day,
};

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

/// Rows are sorted by place and first day, and those of one place do not overlap.
fn in_force(rows: &[StandardRow], place: Option<u32>, day: Day) -> Option<&StandardRow> {
    let after = rows.partition_point(|row| (row.place, row.from) <= (place, day));
    let row = rows.get(after.checked_sub(1)?)?;
    (row.place == place && row.until.is_none_or(|until| day <= until)).then_some(row)
}
