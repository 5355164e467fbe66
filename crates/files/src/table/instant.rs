//! Days that are stored as points in time.

use crate::{columns::cell::Value, reject::Reason};
use arrow_array::{ArrayRef, cast::AsArray, types};
use arrow_schema::{DataType, TimeUnit};
use yimen::value::Day;

const SECONDS_OF_A_DAY: i64 = 86_400;

/// A column of points in time.
pub(super) struct Instants<'a> {
    array: &'a ArrayRef,
    /// Steps of the column in a second.
    steps: i64,
    /// By how many seconds its clocks are ahead of those of UTC.
    ahead: i64,
}

impl<'a> Instants<'a> {
    /// The column, where it is one. Of a zone with a name nobody knows here when its days began.
    pub(super) fn of(array: &'a ArrayRef) -> Option<Instants<'a>> {
        let (steps, ahead) = measure(array.data_type())?;
        Some(Instants { array, steps, ahead })
    }

    /// The day of a row. It has to be midnight: at any other time it is no day, or one of another zone.
    pub(super) fn day(&self, row: usize) -> Result<Value, Reason> {
        let Some(stored) = self.stored(row) else { return Ok(Value::Unknown) };
        let (seconds, rest) = (stored.div_euclid(self.steps), stored.rem_euclid(self.steps));
        let local = seconds.saturating_add(self.ahead);
        let (number, second) = (local.div_euclid(SECONDS_OF_A_DAY), local.rem_euclid(SECONDS_OF_A_DAY));
        let day = i32::try_from(number).ok().and_then(Day::of_number);
        let Some(day) = day else { return Err(Reason::Day { text: stored.to_string() }) };
        if (second, rest) != (0, 0) {
            let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
            return Err(Reason::Midnight { text: format!("{day} {hour:02}:{minute:02}:{second:02}") });
        }
        Ok(Value::Day(day.number()))
    }

    fn stored(&self, row: usize) -> Option<i64> {
        if self.array.is_null(row) {
            return None;
        }
        Some(match self.array.data_type() {
            DataType::Date64 => self.array.as_primitive_opt::<types::Date64Type>()?.value(row),
            DataType::Timestamp(TimeUnit::Second, _) => {
                self.array.as_primitive_opt::<types::TimestampSecondType>()?.value(row)
            }
            DataType::Timestamp(TimeUnit::Millisecond, _) => {
                self.array.as_primitive_opt::<types::TimestampMillisecondType>()?.value(row)
            }
            DataType::Timestamp(TimeUnit::Microsecond, _) => {
                self.array.as_primitive_opt::<types::TimestampMicrosecondType>()?.value(row)
            }
            DataType::Timestamp(TimeUnit::Nanosecond, _) => {
                self.array.as_primitive_opt::<types::TimestampNanosecondType>()?.value(row)
            }
            _ => return None,
        })
    }
}

/// Whether a column holds points in time that can be told to be days.
pub(super) fn is_instant(kind: &DataType) -> bool {
    measure(kind).is_some()
}

/// Steps in a second, and seconds ahead of UTC.
fn measure(kind: &DataType) -> Option<(i64, i64)> {
    match kind {
        DataType::Date64 => Some((1_000, 0)),
        DataType::Timestamp(unit, zone) => {
            let steps = match unit {
                TimeUnit::Second => 1,
                TimeUnit::Millisecond => 1_000,
                TimeUnit::Microsecond => 1_000_000,
                TimeUnit::Nanosecond => 1_000_000_000,
            };
            Some((steps, zone.as_deref().map_or(Some(0), ahead)?))
        }
        _ => None,
    }
}

/// Seconds by which a zone is ahead of UTC, where that is always the same: `UTC`, `+08:00`.
fn ahead(zone: &str) -> Option<i64> {
    if matches!(zone, "UTC" | "Etc/UTC" | "Z") {
        return Some(0);
    }
    let (sign, rest) = match zone.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':').or_else(|| rest.split_at_checked(2))?;
    let two =
        |text: &str| (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?;
    let (hours, minutes): (i64, i64) = (two(hours)?, two(minutes)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}
