//! Standards: the row in force on the day for the place, else for the place above it, up to the rows for everywhere.

use crate::{
    case::Given,
    day::Day,
    expressions::{Oracle, in_days},
    number,
    policy::{self, Standard, day},
    value::Value,
};
use yimen::syntax::ast::{StandardRow, StandardValue};

pub fn value(oracle: &Oracle<'_>, standard: usize) -> Value {
    let standard = &oracle.policy.standards[standard];
    let assumed = oracle.case.standards.iter().find(|(name, _)| policy::is(&standard.named, name));
    match assumed.map(|(_, given)| given) {
        Some(Given::Truth(truth)) => return Value::truth(*truth),
        Some(Given::Figure(text)) => return Value::number(number::parse(text)),
        _ => {}
    }
    let mut place = Some(oracle.place);
    loop {
        if let Some(row) = in_force(oracle, standard, place) {
            return match row.value {
                StandardValue::Truth(truth) => Value::truth(truth),
                StandardValue::Number(figure, _) => Value::number(policy::number(figure)),
            };
        }
        match place {
            Some(below) => place = oracle.policy.places[below].above,
            None => return Value::fails("Y701"),
        }
    }
}

/// The row of just this place, or of everywhere, that holds on the day.
fn in_force<'p>(oracle: &Oracle<'p>, standard: &'p Standard, place: Option<usize>) -> Option<&'p StandardRow> {
    let of_place = |row: &&StandardRow| row.place.as_ref().map(|name| oracle.policy.place_named(&name.text)) == place;
    let rows: Vec<&StandardRow> = standard.rows.iter().filter(of_place).collect();
    rows.iter().copied().find(|row| in_days(row.from, last_day(row, &rows), oracle.case.date))
}

/// `起` holds until the day before the next row of the same place.
fn last_day(row: &StandardRow, rows: &[&StandardRow]) -> Option<Day> {
    let next = rows.iter().map(|other| day(other.from)).filter(|other| *other > day(row.from)).min();
    row.until.map(day).or(next.map(Day::before))
}
