//! Calculations with days that may be known only within bounds.

use super::value::{Fault, FaultKind, Range, Value};
use crate::{
    program::{DayFunction, NodeId, Step},
    value::{BaseUnit, Day, Exact, Interval, Truth},
};

/// Days between two, both included.
type Days = (Day, Day);

/// Most days of a range that are tried one by one: in so many there is every day of the year, 29 February too.
const MOST_TRIED: i64 = 366 * 8;

pub(crate) fn calculate(function: DayFunction, operands: &[Value], today: Days, node: NodeId) -> Value {
    // What surely fails is the reason, not what may.
    let sure = operands.iter().find(|value| value.range == Range::Never).and_then(|value| value.fault);
    let fault = sure.or_else(|| operands.iter().find_map(|value| value.fault));
    if operands.iter().any(|value| value.range == Range::Never) {
        return Value { fault, ..Value::none() };
    }
    let day = |at: usize| operands.get(at).and_then(Value::as_days);
    let number = |at: usize| operands.get(at).and_then(Value::as_number);
    let since = |at: usize| day(at).unwrap_or(today);
    let result = match (function, day(0)) {
        (DayFunction::Make, _) => match (number(0), number(1), number(2)) {
            (Some(year), Some(month), Some(of_month)) => Some(made([year, month, of_month], node)),
            _ => None,
        },
        (_, None) => None,
        (DayFunction::Add(step), Some(days)) => number(1).map(|count| moved(days, count, step, node)),
        (DayFunction::DaysBetween, Some((from, until))) => {
            day(1).map(|(start, end)| numbers(end.days_until(from), start.days_until(until)))
        }
        (DayFunction::CompletedYears, Some(from)) => Some(completed(from, since(1), Day::completed_years, node)),
        (DayFunction::CompletedMonths, Some(from)) => Some(completed(from, since(1), Day::completed_months, node)),
        (DayFunction::YearOf, Some((from, until))) => Some(numbers(year(from), year(until))),
        (DayFunction::MonthOf, Some((from, until))) => {
            let ((first_year, first, _), (last_year, last, _)) = (from.year_month_day(), until.year_month_day());
            Some(if first_year == last_year { numbers(first.into(), last.into()) } else { numbers(1, 12) })
        }
        (DayFunction::DayOf, Some((from, until))) => {
            let ((year, month, first), (last_year, last_month, last)) = (from.year_month_day(), until.year_month_day());
            let same = (year, month) == (last_year, last_month);
            Some(if same { numbers(first.into(), last.into()) } else { numbers(1, 31) })
        }
        (DayFunction::MonthStart, Some((from, until))) => Some(days(from.month_start(), until.month_start())),
        (DayFunction::MonthEnd, Some((from, until))) => Some(days(from.month_end(), until.month_end())),
        (DayFunction::YearStart(month, of_month), Some(range)) => {
            Some(each_end(range, node, |day| day.year_start(month.into(), of_month.into())))
        }
        (DayFunction::YearEnd(month, of_month), Some(range)) => {
            Some(each_end(range, node, |day| day.year_end(month.into(), of_month.into())))
        }
        (DayFunction::FiscalYear(month, of_month), Some(range)) => {
            let start = each_end(range, node, |day| day.year_start(month.into(), of_month.into()));
            Some(match start.as_days() {
                Some((from, until)) => numbers(year(from), year(until)).or_fault(start.fault),
                None => start,
            })
        }
        (DayFunction::InSeason(from, until), Some(range)) => Some(in_season(range, from, until)),
    };
    match result {
        Some(value) => Value { fault: fault.or(value.fault), ..value },
        None => Value::fault(FaultKind::Broken, node),
    }
}

fn year(day: Day) -> i64 {
    day.year_month_day().0.into()
}

fn numbers(low: i64, high: i64) -> Value {
    Value::of(Range::Number(Interval::new(Some(Exact::from_integer(low)), Some(Exact::from_integer(high)))))
}

fn days(from: Day, until: Day) -> Value {
    Value::of(Range::Days(from, until))
}

/// A function that never goes back: its ends are those of its argument. It may leave the calendar.
fn each_end((from, until): Days, node: NodeId, function: impl Fn(Day) -> Option<Day>) -> Value {
    let fault = Fault { kind: FaultKind::OutOfRange, node };
    match (function(from), function(until)) {
        (Some(from), Some(until)) => days(from, until),
        (None, None) if from == until => Value { fault: Some(fault), ..Value::none() },
        (low, high) => days(low.unwrap_or(Day::FIRST), high.unwrap_or(Day::LAST)).or_fault(Some(fault)),
    }
}

/// A day so many years, months, weeks or days later.
fn moved((from, until): Days, count: Interval, step: Step, node: NodeId) -> Value {
    let add = |day: Day, count: i64| match step.unit {
        BaseUnit::Year => day.add_months(count.checked_mul(12)?),
        BaseUnit::Month => day.add_months(count),
        BaseUnit::Week => day.add_days(count.checked_mul(7)?),
        _ => day.add_days(count),
    };
    let fault = |kind| Some(Fault { kind, node });
    if count.as_point().is_some_and(|count| !count.is_integer()) {
        return Value { fault: fault(FaultKind::NotWhole), ..Value::none() };
    }
    // Farther than the calendar reaches is all the same.
    let whole = |bound: Option<Exact>, open: i64| {
        bound.map_or(open, |bound| i64::try_from(bound.floor()).unwrap_or(open).clamp(-MOST_MOVED, MOST_MOVED))
    };
    let (low, high) = (whole(count.low, -MOST_MOVED), whole(count.high, MOST_MOVED));
    let (first, last) = (add(from, low), add(until, high));
    let out = (first.is_none() || last.is_none()).then_some(Fault { kind: FaultKind::OutOfRange, node });
    let value = match (first, last) {
        (None, None) if from == until && low == high => Value::none(),
        (first, last) => days(first.unwrap_or(Day::FIRST), last.unwrap_or(Day::LAST)),
    };
    let fraction = if count.as_point().is_none() && !step.whole { fault(FaultKind::NotWhole) } else { None };
    value.or_fault(out).or_fault(fraction)
}

const MOST_MOVED: i64 = 10_000_000;

/// Full years or months from one day to another. There are none before the first.
fn completed((born, born_by): Days, (on, on_by): Days, count: fn(Day, Day) -> i64, node: NodeId) -> Value {
    let fault = (born_by > on).then_some(Fault { kind: FaultKind::BornLater, node });
    if born > on_by {
        return Value { fault, ..Value::none() };
    }
    let least = if born_by > on { 0 } else { count(born_by, on) };
    numbers(least, count(born, on_by)).or_fault(fault)
}

/// 日期(年, 月, 日)
fn made(parts: [Interval; 3], node: NodeId) -> Value {
    if parts.iter().any(|part| part.as_point().is_some_and(|part| !part.is_integer())) {
        return Value::fault(FaultKind::NotWhole, node);
    }
    let whole = |part: Option<Exact>| part.and_then(|part| i32::try_from(part.floor()).ok());
    let natural = |part: Option<Exact>| whole(part).and_then(|part| u32::try_from(part).ok());
    let [year, month, of_month] = parts;
    if let (Some(_), Some(_), Some(_)) = (year.as_point(), month.as_point(), of_month.as_point()) {
        let day = whole(year.low).zip(natural(month.low)).zip(natural(of_month.low));
        let day = day.and_then(|((year, month), of_month)| Day::new(year, month, of_month));
        return day.map_or(Value::fault(FaultKind::NoSuchDay, node), |day| days(day, day));
    }
    let from = whole(year.low).and_then(|year| Day::new(year, 1, 1)).unwrap_or(Day::FIRST);
    let until = whole(year.high).and_then(|year| Day::new(year, 12, 31)).unwrap_or(Day::LAST);
    days(from, until.max(from)).or_fault(Some(Fault { kind: FaultKind::NoSuchDay, node }))
}

fn in_season((from, until): Days, first: (u8, u8), last: (u8, u8)) -> Value {
    let wide = |(month, day): (u8, u8)| (u32::from(month), u32::from(day));
    let (first, last) = (wide(first), wide(last));
    let tried = from.add_days(MOST_TRIED).map_or(until, |last| last.min(until));
    let mut truth = Truth::NEVER;
    let mut day = Some(from);
    while let Some(today) = day.filter(|today| *today <= tried && truth != Truth::UNKNOWN) {
        truth = truth.join(Truth::of(today.in_season(first, last)));
        day = today.add_days(1);
    }
    // What is left may hold another end of February: of any twelve years one is a leap year and one is not.
    let (year, ..) = from.year_month_day();
    for year in year..=year.saturating_add(12) {
        let ends = [28, 29].into_iter().filter_map(|day| Day::new(year, 2, day));
        for end in ends.filter(|end| (from..=until).contains(end)) {
            truth = truth.join(Truth::of(end.in_season(first, last)));
        }
    }
    Value::truth(truth)
}
