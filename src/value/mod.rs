//! Values of the language: exact numbers, intervals, truth, days, units. Knows nothing of policies.

mod day;
mod exact;
mod interval;
mod narrow;
mod rounding;
mod truth;
mod unit;
mod wide;

pub use day::Day;
pub use exact::{DivideError, Exact, NumberError, OutOfRange};
pub use interval::{Interval, Lifted};
pub use rounding::Rounding;
pub use truth::Truth;
pub use unit::{BaseUnit, Unit};
