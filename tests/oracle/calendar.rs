//! Calculations with days that may be known only within bounds.

use crate::{
    day::Day,
    expressions::{only, point},
    number::{Bounds, Number, whole},
    value::{Errors, Set, Value, error},
};
use num_traits::{One, ToPrimitive};
use yimen::value::{BaseUnit, Unit};

/// A function of days.
#[derive(Debug, Clone, Copy)]
pub enum Function {
    CompletedYears,
    CompletedMonths,
    Year,
    Month,
    DayOfMonth,
    Make,
    MonthStart,
    MonthEnd,
    YearStart,
    YearEnd,
    FiscalYear,
    InSeason,
}

pub fn function(name: &str) -> Option<Function> {
    Some(match name {
        "周岁" | "completed_years" => Function::CompletedYears,
        "满月数" | "completed_months" => Function::CompletedMonths,
        "年份" | "year_of" => Function::Year,
        "月份" | "month_of" => Function::Month,
        "几号" | "day_of" => Function::DayOfMonth,
        "日期" | "date" => Function::Make,
        "月初" | "month_start" => Function::MonthStart,
        "月末" | "month_end" => Function::MonthEnd,
        "年度首日" | "year_start" => Function::YearStart,
        "年度末日" | "year_end" => Function::YearEnd,
        "年度" | "fiscal_year" => Function::FiscalYear,
        "季节内" | "in_season" => Function::InSeason,
        _ => return None,
    })
}

impl Function {
    /// The result for days, or numbers, and for days of the year.
    pub fn of(self, operands: &[Value], of_year: &[(i64, i64)], today: Day) -> Value {
        let errors = operands.iter().fold(Errors::new(), |all, operand| &all | &operand.errors);
        if operands.iter().any(|operand| operand.can_be.is_none()) {
            return Value::none().with_errors(&errors);
        }
        let days = |at: usize| match operands.get(at).and_then(|operand| operand.can_be.as_ref()) {
            Some(Set::Days(from, until)) => (*from, *until),
            None => (today, today),
            other => panic!("not a day: {other:?}"),
        };
        if matches!(self, Function::Make) {
            return made(operands).with_errors(&errors);
        }
        let (from, until) = days(0);
        let value = match self {
            Function::CompletedYears => completed((from, until), days(1), Day::completed_years),
            Function::CompletedMonths => completed((from, until), days(1), Day::completed_months),
            Function::Year => numbers(from.year, until.year),
            Function::Month if from.year == until.year => numbers(from.month, until.month),
            Function::Month => numbers(1, 12),
            Function::DayOfMonth if (from.year, from.month) == (until.year, until.month) => {
                numbers(from.day, until.day)
            }
            Function::DayOfMonth => numbers(1, 31),
            Function::MonthStart => Value::of(Set::Days(from.month_start(), until.month_start())),
            Function::MonthEnd => Value::of(Set::Days(from.month_end(), until.month_end())),
            Function::YearStart => within_calendar((from, until), |day| day.year_start(of_year[0])),
            Function::YearEnd => within_calendar((from, until), |day| day.year_end(of_year[0])),
            Function::FiscalYear => {
                let begun = within_calendar((from, until), |day| day.year_start(of_year[0]));
                match begun.can_be {
                    Some(Set::Days(from, until)) => numbers(from.year, until.year).with_errors(&begun.errors),
                    _ => begun,
                }
            }
            Function::InSeason => in_season(from, until, of_year[0], of_year[1]),
            Function::Make => unreachable!(),
        };
        value.with_errors(&errors)
    }
}

fn numbers(low: i64, high: i64) -> Value {
    Value::of(Set::Numbers(Bounds { low: Some(whole(low)), high: Some(whole(high)) }))
}

/// Full years or months from one day to another; before the first day there are none.
fn completed((born, born_by): (Day, Day), (on, on_by): (Day, Day), count: fn(Day, Day) -> i64) -> Value {
    let errors = if born_by > on { error("Y706") } else { Errors::new() };
    if born > on_by {
        return Value::none().with_errors(&errors);
    }
    let least = if born_by > on { 0 } else { count(born_by, on) };
    numbers(least, count(born, on_by)).with_errors(&errors)
}

/// A function that never goes back, at both ends; it may leave the calendar.
fn within_calendar((from, until): (Day, Day), function: impl Fn(Day) -> Option<Day>) -> Value {
    match (function(from), function(until)) {
        (Some(from), Some(until)) => Value::of(Set::Days(from, until)),
        (None, None) if from == until => Value::fails("Y702"),
        (low, high) => {
            let days = Set::Days(low.unwrap_or(Day::FIRST), high.unwrap_or(Day::LAST));
            Value::of(days).with_errors(&error("Y702"))
        }
    }
}

/// Days are tried one by one: a year of them, and the ends of February of twelve years, among which is a leap year and a
/// common one.
fn in_season(from: Day, until: Day, first: (i64, i64), last: (i64, i64)) -> Value {
    let mut days = vec![from];
    while days.len() <= 366 && days.last().is_some_and(|last| *last < until) {
        days.extend(days.last().map(|last| last.after()));
    }
    let februaries = (from.year..from.year + 12).flat_map(|year| [28, 29].map(|day| Day::new(year, 2, day)));
    days.extend(februaries.flatten().filter(|day| from < *day && *day < until));
    days.into_iter().fold(Value::none(), |all, day| all.join(Value::truth(day.in_season(first, last))))
}

/// `日期(年, 月, 日)`: the day, if there is one. While a part is open, some day of the years possible.
fn made(parts: &[Value]) -> Value {
    let fraction = |part: &Value| only(part).is_some_and(|part| !part.is_integer());
    if parts.iter().any(fraction) {
        return Value::fails("Y712");
    }
    let known: Vec<Option<i64>> = parts.iter().map(|part| only(part).and_then(small)).collect();
    if parts.iter().all(|part| only(part).is_some()) {
        let day = match known[..] {
            [Some(year), Some(month), Some(day)] => Day::new(year, month, day),
            _ => None,
        };
        return day.map_or(Value::fails("Y711"), point);
    }
    let years = parts[0].bounds().expect("a number");
    let year = |bound: &Option<Number>| bound.as_ref().map(Number::floor).as_ref().and_then(small);
    let from = year(&years.low).and_then(|year| Day::new(year, 1, 1)).unwrap_or(Day::FIRST);
    let until = year(&years.high).and_then(|year| Day::new(year, 12, 31)).unwrap_or(Day::LAST);
    Value::of(Set::Days(from, until.max(from))).with_errors(&error("Y711"))
}

fn small(number: &Number) -> Option<i64> {
    number.to_integer().to_i64()
}

/// `日 + 数`, where the number counts years, months, weeks or days; a fraction of them cannot be counted on.
pub fn add(days: &Value, count: &Value, (unit, is_whole): (Unit, bool)) -> Value {
    let errors = &days.errors | &count.errors;
    let (Some(Set::Days(from, until)), Some(Set::Numbers(bounds))) = (&days.can_be, &count.can_be) else {
        return Value::none().with_errors(&errors);
    };
    if bounds.only().is_some_and(|count| !count.is_integer()) {
        return Value::fails("Y712").with_errors(&errors);
    }
    let later = |day: Day, count: i64| {
        let times = |factor: i64| count.checked_mul(factor);
        if unit == Unit::of(BaseUnit::Year) {
            day.add_months(times(12)?)
        } else if unit == Unit::of(BaseUnit::Month) {
            day.add_months(count)
        } else if unit == Unit::of(BaseUnit::Week) {
            day.add_days(times(7)?)
        } else {
            day.add_days(count)
        }
    };
    // Farther than the calendar reaches is all the same.
    const FAR: i64 = 10_000_000;
    let whole_number = |bound: &Option<Number>, open: i64| match bound {
        Some(bound) => small(&bound.floor()).unwrap_or(open).clamp(-FAR, FAR),
        None => open,
    };
    let (low, high) = (whole_number(&bounds.low, -FAR), whole_number(&bounds.high, FAR));
    let (first, last) = (later(*from, low), later(*until, high));
    let mut errors = errors;
    if first.is_none() || last.is_none() {
        errors.extend(error("Y702"));
    }
    if bounds.only().is_none() && !is_whole {
        errors.extend(error("Y712"));
    }
    if first.is_none() && last.is_none() && from == until && low == high {
        return Value::none().with_errors(&errors);
    }
    Value::of(Set::Days(first.unwrap_or(Day::FIRST), last.unwrap_or(Day::LAST))).with_errors(&errors)
}

/// `日 − 日`
pub fn days_between(later: &Value, earlier: &Value) -> Value {
    let errors = &later.errors | &earlier.errors;
    let (Some(Set::Days(from, until)), Some(Set::Days(start, end))) = (&later.can_be, &earlier.can_be) else {
        return Value::none().with_errors(&errors);
    };
    numbers(from.count() - end.count(), until.count() - start.count()).with_errors(&errors)
}

/// How many of one unit make one of another: twelve months are a year, seven days a week.
pub fn conversion(from: Unit, to: Unit) -> Number {
    let more = |base: BaseUnit| i32::from(to.exponent(base)) - i32::from(from.exponent(base));
    let power = |base: i64, exponent: i32| {
        let power = num_traits::pow(whole(base), exponent.unsigned_abs() as usize);
        if exponent > 0 { Number::one() / power } else { power }
    };
    power(12, more(BaseUnit::Year)) * power(7, more(BaseUnit::Week))
}
