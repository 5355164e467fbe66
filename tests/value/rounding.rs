//! Rounding, compared with its definition.

use num_bigint::BigInt;
use num_integer::Integer;
use proptest::prelude::*;
use proptest::sample::select;
use yimen::value::{Exact, OutOfRange, Rounding};

use crate::ratio::Ratio;
use crate::strategies::{any_number, fraction, number, ordinary};

pub const MODES: [Rounding; 7] = [
    Rounding::Up,
    Rounding::Down,
    Rounding::Ceiling,
    Rounding::Floor,
    Rounding::HalfUp,
    Rounding::HalfDown,
    Rounding::HalfEven,
];

/// Rounds by choosing between the multiple below and the multiple above, as fractions of any size.
fn defined(value: &Ratio, mode: Rounding, step: &Ratio) -> Ratio {
    let multiple = |count: &BigInt| step.mul(&Ratio::new(count.clone(), 1.into()));
    let quotient = value.div(step);
    let count = quotient.numerator.div_floor(&quotient.denominator);
    let (below, above) = (multiple(&count), multiple(&(&count + 1)));
    if below == *value {
        return below;
    }
    let zero = Ratio::new(0.into(), 1.into());
    let (inner, outer) = if value.cmp(&zero).is_lt() { (&above, &below) } else { (&below, &above) };
    let middle = below.add(&above).div(&Ratio::new(2.into(), 1.into()));
    let nearest = |halfway: &Ratio| match value.cmp(&middle) {
        std::cmp::Ordering::Less => below.clone(),
        std::cmp::Ordering::Equal => halfway.clone(),
        std::cmp::Ordering::Greater => above.clone(),
    };
    match mode {
        Rounding::Up => outer.clone(),
        Rounding::Down => inner.clone(),
        Rounding::Ceiling => above.clone(),
        Rounding::Floor => below.clone(),
        Rounding::HalfUp => nearest(outer),
        Rounding::HalfDown => nearest(inner),
        Rounding::HalfEven => nearest(if count.is_even() { &below } else { &above }),
    }
}

fn check(value: Exact, mode: Rounding, step: Exact) -> Result<(), TestCaseError> {
    let expected = if step > Exact::ZERO {
        defined(&Ratio::of(value), mode, &Ratio::of(step)).in_range().ok_or(OutOfRange)
    } else {
        Err(OutOfRange)
    };
    prop_assert_eq!(value.round(mode, step), expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn rounding_is_as_defined(value in any_number(), mode in select(MODES.to_vec()), step in any_number()) {
        check(value, mode, step)?;
        check(value, mode, step.abs())?;
    }

    #[test]
    fn halves_are_rounded_as_defined(odd in -50_i64..50, mode in select(MODES.to_vec()), step in ordinary()) {
        if let Ok(value) = fraction(i128::from(odd), 2).mul(step.abs()) {
            check(value, mode, step.abs())?;
        }
    }

    #[test]
    fn rounding_keeps_order(a in ordinary(), b in ordinary(), mode in select(MODES.to_vec()), step in ordinary()) {
        if let (Ok(low), Ok(high)) = (a.min(b).round(mode, step), a.max(b).round(mode, step)) {
            prop_assert!(low <= high);
            prop_assert_eq!(low.round(mode, step), Ok(low));
        }
    }
}

#[test]
fn each_mode_on_each_kind_of_number() {
    let values = ["2.5", "-2.5", "3.5", "2.4", "-2.6", "2"];
    for (mode, expected) in MODES.into_iter().zip([
        ["3", "-3", "4", "3", "-3", "2"],
        ["2", "-2", "3", "2", "-2", "2"],
        ["3", "-2", "4", "3", "-2", "2"],
        ["2", "-3", "3", "2", "-3", "2"],
        ["3", "-3", "4", "2", "-3", "2"],
        ["2", "-2", "3", "2", "-3", "2"],
        ["2", "-2", "4", "2", "-3", "2"],
    ]) {
        let rounded = values.map(|value| number(value).round(mode, Exact::ONE).ok());
        assert_eq!(rounded, expected.map(|text| Some(number(text))), "{mode:?}");
    }
}

#[test]
fn steps_need_not_be_powers_of_ten() {
    assert_eq!(number("1234.56").round(Rounding::Up, number("0.1")), Ok(number("1234.6")));
    assert_eq!(number("1234").round(Rounding::HalfUp, number("5")), Ok(number("1235")));
    assert_eq!(number("1").round(Rounding::Ceiling, fraction(2, 3)), Ok(fraction(4, 3)));
}

#[test]
fn range_depends_on_the_rounded_value_alone() {
    let large = fraction(10_i128.pow(38), 1);
    let tiny = fraction(1, 10_i128.pow(10));
    assert_eq!(large.round(Rounding::HalfEven, tiny), Ok(large)); // counts 10^48 steps on the way
    assert_eq!(fraction(i128::MAX, 1).round(Rounding::Up, number("10")), Err(OutOfRange));
    assert_eq!(fraction(i128::MAX, 2).round(Rounding::Up, Exact::ONE), Ok(fraction(1 << 126, 1)));
    assert_eq!(Exact::ONE.round(Rounding::Up, Exact::ZERO), Err(OutOfRange));
    assert_eq!(Exact::ONE.round(Rounding::Up, number("-1")), Err(OutOfRange));
}
