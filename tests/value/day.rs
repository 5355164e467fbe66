//! Days, compared with a calendar walked day by day.

use proptest::prelude::*;
use yimen::value::Day;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn any_day() -> impl Strategy<Value = Day> {
    let span = Day::FIRST.days_until(Day::LAST);
    prop_oneof![
        (0..=span).prop_map(|days| Day::FIRST.add_days(days).unwrap()),
        // Month ends around leap years, where the clamping happens.
        (1890_i32..2110, 1_u32..=12, 27_u32..=31)
            .prop_filter_map("a day", |(year, month, day)| Day::new(year, month, day)),
    ]
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The most months that can be added to `from` without passing `on`, by trying.
fn months_by_trying(from: Day, on: Day) -> i64 {
    let estimate = from.days_until(on) / 30;
    let margin = estimate.abs() / 40 + 3;
    (estimate - margin..=estimate + margin)
        .rev()
        .find(|months| from.add_months(*months).is_some_and(|reached| reached <= on))
        .expect("a count of months")
}

#[test]
fn the_calendar_is_walked_from_end_to_end() {
    let (mut today, mut expected) = (Day::FIRST, (1, 1, 1));
    loop {
        assert_eq!(today.year_month_day(), expected);
        let (mut year, mut month, mut day_of_month) = expected;
        if day_of_month == 1 {
            assert_eq!(Day::new(year, month, 1), Some(today));
            let length = days_in_month(year, month);
            assert!(Day::new(year, month, length).is_some());
            assert_eq!(Day::new(year, month, length + 1), None);
        }
        day_of_month += 1;
        if day_of_month > days_in_month(year, month) {
            (month, day_of_month) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
        expected = (year, month, day_of_month);
        match today.add_days(1) {
            Some(tomorrow) => today = tomorrow,
            None => break,
        }
    }
    assert_eq!((today, expected), (Day::LAST, (10_000, 1, 1)));
    assert_eq!(day("1970-01-01").days_until(day("1970-01-02")), 1);
}

proptest! {
    #[test]
    fn a_day_is_written_as_it_is_read(day in any_day()) {
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        let (year, month, day_of_month) = day.year_month_day();
        prop_assert_eq!(Day::new(year, month, day_of_month), Some(day));
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC*", close in "[0-9]{3,5}-[0-9]{1,3}-[0-9]{1,3}") {
        let _ = Day::parse(&text);
        if let Some(day) = Day::parse(&close) {
            prop_assert_eq!(day.to_string(), close);
        }
    }

    #[test]
    fn days_are_counted_and_added(a in any_day(), b in any_day(), days: i64) {
        prop_assert_eq!(a.add_days(a.days_until(b)), Some(b));
        prop_assert_eq!(a.days_until(b), -b.days_until(a));
        prop_assert_eq!(a < b, a.days_until(b) > 0);
        let _ = a.add_days(days);
    }

    #[test]
    fn months_are_added_by_the_calendar(from in any_day(), months in -130_000_i64..130_000, any_months: i64) {
        let (year, month, day_of_month) = from.year_month_day();
        let index = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let (year, month) = (i32::try_from(index.div_euclid(12)).unwrap(), u32::try_from(index.rem_euclid(12)).unwrap() + 1);
        let expected = Day::new(year, month, day_of_month.min(days_in_month(year, month)));
        prop_assert_eq!(from.add_months(months), expected);
        let _ = from.add_months(any_months);
    }

    #[test]
    fn completed_months_and_years_are_the_most_that_fit(from in any_day(), on in any_day(), near in -800_i64..800) {
        for on in [Some(on), from.add_days(near)].into_iter().flatten() {
            let months = from.completed_months(on);
            if from.add_months(months).is_some() {
                prop_assert_eq!(months, months_by_trying(from, on));
            }
            prop_assert_eq!(from.completed_years(on), months.div_euclid(12));
        }
    }

    #[test]
    fn counts_grow_with_time(from in any_day(), a in any_day(), b in any_day()) {
        let (earlier, later) = (a.min(b), a.max(b));
        prop_assert!(from.completed_months(earlier) <= from.completed_months(later));
        prop_assert!(from.completed_years(earlier) <= from.completed_years(later));
    }
}

#[test]
fn full_years() {
    for (birth, on, years) in [
        ("2000-05-20", "2018-05-19", 17),
        ("2000-05-20", "2018-05-20", 18),
        ("2000-02-29", "2018-02-27", 17),
        ("2000-02-29", "2018-02-28", 18),
        ("2000-02-29", "2020-02-28", 19),
        ("2000-02-29", "2020-02-29", 20),
        ("2000-05-20", "2000-05-20", 0),
        ("2000-05-20", "2000-05-19", -1),
        ("2000-05-20", "1999-05-20", -1),
        ("2000-05-20", "1999-05-19", -2),
        ("0001-01-01", "9999-12-31", 9998),
        ("9999-12-31", "0001-01-01", -9999),
    ] {
        assert_eq!(day(birth).completed_years(day(on)), years, "{birth} to {on}");
    }
}

#[test]
fn full_months() {
    for (from, on, months) in [
        ("2024-01-31", "2024-02-28", 0),
        ("2024-01-31", "2024-02-29", 1),
        ("2024-01-31", "2024-04-29", 2),
        ("2024-01-31", "2024-04-30", 3),
        ("2024-03-15", "2024-03-14", -1),
        ("2024-03-15", "2024-02-15", -1),
        ("2024-03-15", "2024-02-14", -2),
        ("0001-01-15", "0001-01-01", -1),
    ] {
        assert_eq!(day(from).completed_months(day(on)), months, "{from} to {on}");
    }
    assert_eq!(day("2024-01-31").add_months(1), Some(day("2024-02-29")));
    assert_eq!(day("2024-03-31").add_months(-13), Some(day("2023-02-28")));
    assert_eq!(day("0001-01-15").add_months(-1), None);
    assert_eq!(Day::LAST.add_days(1), None);
    assert_eq!(Day::FIRST.add_days(-1), None);
}

#[test]
fn forms_that_are_not_days() {
    for text in [
        "",
        "2024-1-01",
        "2024-01-1",
        "24-01-01",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "0000-01-01",
        "-001-01-01",
        "+999-01-01",
        "10000-01-01",
        "2024/01/01",
        "20240101",
        "2024-01-01 ",
        " 2024-01-01",
        "2024-01-01T00:00",
        "2024-W01-1",
        "２０２４-01-01",
        "2024-01-+1",
        "2024-01-01-01",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
    for (year, month, day) in [(0, 1, 1), (10_000, 1, 1), (i32::MIN, 1, 1), (2024, u32::MAX, 1), (2024, 1, 257)] {
        assert_eq!(Day::new(year, month, day), None);
    }
}
