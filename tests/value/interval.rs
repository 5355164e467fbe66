//! Intervals: whatever a fact turns out to be, its result must have been foreseen.

use proptest::prelude::*;
use proptest::sample::select;
use yimen::value::{DivideError, Exact, Interval, Lifted, OutOfRange, Rounding, Truth};

use crate::rounding::MODES;
use crate::strategies::{any_number, fraction, number, ordinary};

/// An interval and a number within it.
fn interval_of(numbers: impl Strategy<Value = Exact>) -> impl Strategy<Value = (Interval, Exact)> {
    (prop::array::uniform3(numbers), 0_u8..6).prop_map(|(mut numbers, open)| {
        numbers.sort();
        let [low, number, high] = numbers;
        let interval = match open {
            0 => Interval::point(number),
            1 => Interval::new(None, Some(high)),
            2 => Interval::new(Some(low), None),
            3 => Interval::EVERYTHING,
            _ => Interval::new(Some(low), Some(high)),
        };
        (interval, number)
    })
}

type Operation = fn(Exact, Exact) -> Result<Exact, OutOfRange>;

fn foreseen(lifted: Lifted, result: Result<Exact, DivideError>) -> bool {
    match result {
        Ok(number) => lifted.interval.is_some_and(|interval| interval.contains(number)),
        Err(DivideError::ByZero) => lifted.by_zero,
        Err(DivideError::OutOfRange) => lifted.out_of_range,
    }
}

fn can_be(truth: Truth, answer: bool) -> bool {
    if answer { truth.can_be_true } else { truth.can_be_false }
}

fn span(low: &str, high: &str) -> Interval {
    let bound = |text: &str| (text != "…").then(|| number(text));
    Interval::new(bound(low), bound(high))
}

fn wide<E: Into<DivideError>>(result: Result<Exact, E>) -> Result<Exact, DivideError> {
    result.map_err(Into::into)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn every_result_is_foreseen(
        (a, x) in interval_of(ordinary()),
        (b, y) in interval_of(ordinary()),
        mode in select(MODES.to_vec()),
        step in ordinary(),
    ) {
        prop_assert!(foreseen(a.add(b), wide(x.add(y))));
        prop_assert!(foreseen(a.sub(b), wide(x.sub(y))));
        prop_assert!(foreseen(a.mul(b), wide(x.mul(y))));
        prop_assert!(foreseen(a.div(b), x.div(y)));
        prop_assert!(foreseen(a.round(mode, step), wide(x.round(mode, step))));
    }

    #[test]
    fn results_in_range_are_foreseen_whatever_the_bounds(
        (a, x) in interval_of(any_number()),
        (b, y) in interval_of(any_number()),
        mode in select(MODES.to_vec()),
        step in any_number(),
    ) {
        let cases = [
            (a.add(b), wide(x.add(y))),
            (a.sub(b), wide(x.sub(y))),
            (a.mul(b), wide(x.mul(y))),
            (a.div(b), x.div(y)),
            (a.round(mode, step), wide(x.round(mode, step))),
        ];
        for (lifted, result) in cases {
            prop_assert!(result == Err(DivideError::OutOfRange) || foreseen(lifted, result));
        }
    }

    #[test]
    fn whole_numbers_out_of_range_are_foreseen_too(
        (a, x) in interval_of((any::<i128>(), 0_u32..127).prop_map(|(part, shift)| fraction((part / 2) >> shift, 1))),
        (b, y) in interval_of((any::<i128>(), 0_u32..127).prop_map(|(part, shift)| fraction((part / 2) >> shift, 1))),
    ) {
        // An open side stands for facts, none of which is beyond what a decimal holds.
        let largest = Exact::from_decimal(rust_decimal::Decimal::MAX);
        let is_fact = |interval: Interval, number: Exact| {
            (interval.low.is_some() && interval.high.is_some()) || number.abs() <= largest
        };
        if is_fact(a, x) && is_fact(b, y) {
            prop_assert!(foreseen(a.add(b), wide(x.add(y))));
            prop_assert!(foreseen(a.sub(b), wide(x.sub(y))));
            prop_assert!(foreseen(a.mul(b), wide(x.mul(y))));
        }
    }

    #[test]
    fn points_are_computed_as_numbers(x in any_number(), y in any_number(), mode in select(MODES.to_vec())) {
        let (a, b) = (Interval::point(x), Interval::point(y));
        let cases = [
            (a.add(b), wide(x.add(y))),
            (a.sub(b), wide(x.sub(y))),
            (a.mul(b), wide(x.mul(y))),
            (a.div(b), x.div(y)),
            (a.round(mode, y), wide(x.round(mode, y))),
        ];
        for (lifted, result) in cases {
            prop_assert_eq!(lifted, Lifted {
                interval: result.ok().map(Interval::point),
                out_of_range: result == Err(DivideError::OutOfRange),
                by_zero: result == Err(DivideError::ByZero),
            });
        }
        prop_assert_eq!(a.less(b), Truth::of(x < y));
        prop_assert_eq!(a.less_or_equal(b), Truth::of(x <= y));
        prop_assert_eq!(a.equal(b), Truth::of(x == y));
    }

    #[test]
    fn answers_are_foreseen((a, x) in interval_of(any_number()), (b, y) in interval_of(any_number())) {
        prop_assert!(can_be(a.less(b), x < y));
        prop_assert!(can_be(a.less_or_equal(b), x <= y));
        prop_assert!(can_be(a.equal(b), x == y));
        prop_assert!(a.min(b).contains(x.min(y)));
        prop_assert!(a.max(b).contains(x.max(y)));
        prop_assert!(a.neg().contains(x.neg()));
        prop_assert!(a.join(b).contains(x) && a.join(b).contains(y));
    }

    #[test]
    fn possible_answers_have_witnesses(
        (a, _) in interval_of((0_i64..6).prop_map(Exact::from_integer)),
        (b, _) in interval_of((0_i64..6).prop_map(Exact::from_integer)),
    ) {
        // The ends, and a number beyond any of them for an open side.
        let ends = |interval: Interval, beyond: i64| [
            interval.low.unwrap_or(Exact::from_integer(-beyond)),
            interval.high.unwrap_or(Exact::from_integer(beyond)),
        ];
        let pairs: Vec<_> = ends(a, 100)
            .into_iter()
            .flat_map(|x| ends(b, 200).into_iter().chain(ends(a, 100).into_iter().filter(|y| b.contains(*y))).map(move |y| (x, y)))
            .chain(ends(b, 200).into_iter().filter(|x| a.contains(*x)).flat_map(|x| ends(b, 200).map(move |y| (x, y))))
            .collect();
        for answer in [true, false] {
            prop_assert_eq!(can_be(a.less(b), answer), pairs.iter().any(|(x, y)| (x < y) == answer));
            prop_assert_eq!(can_be(a.less_or_equal(b), answer), pairs.iter().any(|(x, y)| (x <= y) == answer));
            prop_assert_eq!(can_be(a.equal(b), answer), pairs.iter().any(|(x, y)| (x == y) == answer));
        }
    }

    #[test]
    fn bounded_results_are_no_wider_than_they_must_be(
        (a, _) in interval_of((-20_i64..20).prop_map(Exact::from_integer)).prop_filter("bounded", |(a, _)| a.low.is_some() && a.high.is_some()),
        (b, _) in interval_of((-20_i64..20).prop_map(Exact::from_integer)).prop_filter("bounded", |(b, _)| b.low.is_some() && b.high.is_some()),
    ) {
        let operations: [Operation; 3] = [Exact::add, Exact::sub, Exact::mul];
        for (lifted, operation) in [a.add(b), a.sub(b), a.mul(b)].into_iter().zip(operations) {
            let results: Vec<Exact> = [a.low, a.high]
                .into_iter()
                .flat_map(|x| [b.low, b.high].map(|y| operation(x.unwrap(), y.unwrap()).unwrap()))
                .collect();
            prop_assert_eq!(lifted, Lifted {
                interval: Some(Interval::new(results.iter().min().copied(), results.iter().max().copied())),
                out_of_range: false,
                by_zero: false,
            });
        }
    }
}

#[test]
fn open_sides_stay_open() {
    for (interval, expected) in [
        (span("1", "…").add(span("2", "3")), span("3", "…")),
        (span("1", "…").sub(span("2", "…")), Interval::EVERYTHING),
        (span("1", "2").sub(span("…", "3")), span("-2", "…")),
        (span("1", "…").mul(span("2", "3")), span("2", "…")),
        (span("0", "…").mul(span("0", "1")), span("0", "…")),
        (span("0", "…").mul(span("-1", "0")), span("…", "0")),
        (span("-1", "…").mul(span("-1", "2")), Interval::EVERYTHING),
        (Interval::EVERYTHING.mul(span("0", "0")), span("0", "0")),
        (span("1.2", "…").round(Rounding::Floor, Exact::ONE), span("1", "…")),
    ] {
        assert_eq!(interval, Lifted { interval: Some(expected), out_of_range: false, by_zero: false });
    }
    assert_eq!(span("…", "5").max(span("3", "…")), span("3", "…"));
    assert_eq!(span("…", "5").min(span("3", "…")), span("…", "5"));
    assert_eq!(span("1", "5").min(span("3", "…")), span("1", "5"));
    assert_eq!(span("1", "5").join(span("7", "…")), span("1", "…"));
    assert_eq!(span("1", "…").as_point(), None);
    assert_eq!(Interval::EVERYTHING.as_point(), None);
    assert_eq!(span("1", "1.0").as_point(), Some(Exact::ONE));
}

#[test]
fn division_near_zero() {
    for (number, divisor, expected, by_zero) in [
        (span("6", "12"), span("2", "3"), Some(span("2", "6")), false),
        (span("6", "12"), span("2", "…"), Some(span("0", "6")), false),
        (span("6", "12"), span("0", "3"), Some(span("2", "…")), true),
        (span("6", "12"), span("-3", "0"), Some(span("…", "-2")), true),
        (span("-12", "-6"), span("0", "3"), Some(span("…", "-2")), true),
        (span("-6", "12"), span("0", "3"), Some(Interval::EVERYTHING), true),
        (span("6", "12"), span("-1", "3"), Some(Interval::EVERYTHING), true),
        (span("6", "12"), span("0", "…"), Some(span("0", "…")), true),
        (span("6", "12"), Interval::EVERYTHING, Some(Interval::EVERYTHING), true),
        (span("6", "12"), span("0", "0"), None, true),
        (span("6", "6"), span("0", "0"), None, true),
        (Interval::EVERYTHING, span("0", "0"), None, true),
    ] {
        assert_eq!(
            number.div(divisor),
            Lifted { interval: expected, out_of_range: false, by_zero },
            "{number:?} / {divisor:?}"
        );
    }
}

#[test]
fn an_open_side_leaves_the_range_only_against_something_large() {
    let open = span("0", "…");
    assert!(!open.add(open).out_of_range);
    assert!(!open.mul(span("0", "1000000000")).out_of_range);
    assert!(open.mul(open).out_of_range);
    assert!(open.div(open).out_of_range);
    assert!(open.mul(span("0", "1e20")).out_of_range);
    assert!(!open.round(Rounding::Up, Exact::ONE).out_of_range);
}

#[test]
fn bounds_out_of_range_are_flagged_and_left_out() {
    let largest = fraction(i128::MAX, 1);
    let huge = Interval::new(Some(Exact::ONE), Some(largest));
    let sum = huge.add(huge);
    assert_eq!(sum.interval, Some(span("2", "…")));
    assert!(sum.out_of_range);
    let product = huge.mul(huge);
    assert!(product.out_of_range && product.interval.is_some_and(|interval| interval.contains(Exact::ONE)));
    // A known bound beyond every fact still counts, though the other side is open.
    let beyond = Interval::new(Some(largest), None);
    assert!(beyond.add(span("0", "1")).out_of_range);
    assert!(beyond.neg().sub(span("0", "1")).out_of_range);
    assert!(beyond.neg().mul(span("1", "2")).out_of_range);
    let low = Interval::new(Some(largest.neg()), Some(Exact::ZERO));
    assert_eq!(low.sub(span("0", "1")), Lifted { interval: Some(span("…", "0")), out_of_range: true, by_zero: false });
    let point = Interval::point(largest).add(Interval::point(largest));
    assert_eq!(point, Lifted { interval: None, out_of_range: true, by_zero: false });
    let no_step = span("1", "2").round(Rounding::Up, Exact::ZERO);
    assert_eq!(no_step, Lifted { interval: None, out_of_range: true, by_zero: false });
}

#[test]
fn comparisons_settle_as_soon_as_bounds_allow() {
    assert_eq!(span("1", "2").less(span("2", "3")), Truth::UNKNOWN);
    assert_eq!(span("1", "2").less_or_equal(span("2", "3")), Truth::YES);
    assert_eq!(span("2", "3").less(span("1", "2")), Truth::NO);
    assert_eq!(span("1", "2").equal(span("2", "3")), Truth::UNKNOWN);
    assert_eq!(span("1", "2").equal(span("3", "…")), Truth::NO);
    assert_eq!(span("…", "2").less(span("3", "…")), Truth::YES);
    assert_eq!(Interval::EVERYTHING.less(Interval::EVERYTHING), Truth::UNKNOWN);
}
