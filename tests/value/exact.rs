//! Arithmetic and order, compared with fractions of any size.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use proptest::prelude::*;
use yimen::value::{DivideError, Exact, OutOfRange};

use crate::ratio::Ratio;
use crate::strategies::{any_number, fraction, number};

fn expected(result: Ratio) -> Result<Exact, OutOfRange> {
    result.in_range().ok_or(OutOfRange)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn sums_differences_and_products_are_exact_or_out_of_range(a in any_number(), b in any_number()) {
        let (left, right) = (Ratio::of(a), Ratio::of(b));
        prop_assert_eq!(a.add(b), expected(left.add(&right)));
        prop_assert_eq!(a.sub(b), expected(left.sub(&right)));
        prop_assert_eq!(a.mul(b), expected(left.mul(&right)));
    }

    #[test]
    fn quotients_are_exact_or_out_of_range(a in any_number(), b in any_number()) {
        let quotient = if b.is_zero() {
            Err(DivideError::ByZero)
        } else {
            expected(Ratio::of(a).div(&Ratio::of(b))).map_err(|_| DivideError::OutOfRange)
        };
        prop_assert_eq!(a.div(b), quotient);
    }

    #[test]
    fn order_is_that_of_the_values(a in any_number(), b in any_number()) {
        prop_assert_eq!(a.cmp(&b), Ratio::of(a).cmp(&Ratio::of(b)));
        prop_assert_eq!(a == b, a.cmp(&b) == Ordering::Equal);
        prop_assert_eq!(a.partial_cmp(&b), Some(a.cmp(&b)));
    }

    #[test]
    fn near_neighbours_are_told_apart(numerator in i128::MAX / 2.., denominator in i128::MAX / 2..) {
        // The next fractions up differ by less than any common denominator in 128 bits could show.
        let (a, b) = (fraction(numerator, denominator), fraction(numerator - 1, denominator - 1));
        prop_assert_eq!(a.cmp(&b), Ratio::of(a).cmp(&Ratio::of(b)));
    }

    #[test]
    fn any_two_parts_make_their_reduced_fraction(numerator: i128, denominator: i128, shared in 1_i128..1000) {
        for (numerator, denominator) in [
            (numerator, denominator),
            (numerator / 1000 * shared, denominator / 1000 * shared),
        ] {
            let number = Exact::from_parts(numerator, denominator);
            if denominator == 0 {
                prop_assert_eq!(number, None);
            } else {
                prop_assert_eq!(number, Ratio::new(numerator.into(), denominator.into()).in_range());
            }
        }
    }

    #[test]
    fn sign_and_kind_are_those_of_the_parts(a in any_number()) {
        let (numerator, denominator) = a.parts();
        prop_assert_eq!(a.neg(), fraction(-numerator, denominator));
        prop_assert_eq!(a.abs(), fraction(numerator.abs(), denominator));
        prop_assert_eq!(a.is_zero(), a == Exact::ZERO);
        prop_assert_eq!(a.is_negative(), a < Exact::ZERO);
        prop_assert_eq!(a.is_integer(), Ratio::of(a).is_integer());
        prop_assert_eq!(BigInt::from(a.floor()), Ratio::of(a).numerator.div_floor(&Ratio::of(a).denominator));
    }

    #[test]
    fn laws_hold_where_results_are_in_range(a in any_number(), b in any_number(), c in any_number()) {
        prop_assert_eq!(a.add(b), b.add(a));
        prop_assert_eq!(a.mul(b), b.mul(a));
        if let (Ok(ab), Ok(bc)) = (a.add(b), b.add(c)) {
            prop_assert_eq!(ab.add(c), a.add(bc));
        }
        if let (Ok(ab), Ok(bc)) = (a.mul(b), b.mul(c)) {
            prop_assert_eq!(ab.mul(c), a.mul(bc));
        }
        if let (false, Ok(quotient)) = (b.is_zero(), a.div(b)) {
            prop_assert_eq!(quotient.mul(b), Ok(a));
        }
    }
}

#[test]
fn the_range_ends_at_the_largest_i128_on_both_sides() {
    let largest = fraction(i128::MAX, 1);
    assert_eq!(largest.add(Exact::ONE), Err(OutOfRange));
    assert_eq!(largest.neg().sub(Exact::ONE), Err(OutOfRange)); // i128::MIN itself
    assert_eq!(fraction(-(1 << 126), 1).mul(Exact::from_integer(2)), Err(OutOfRange));
    assert_eq!(Exact::from_parts(i128::MIN, 1), None);
    assert_eq!(Exact::from_parts(1, i128::MIN), None);
    assert_eq!(Exact::from_parts(i128::MIN, 2), Some(fraction(-(1 << 126), 1)));
    assert_eq!(Exact::from_parts(i128::MIN, i128::MIN), Some(Exact::ONE));
    assert_eq!(Exact::from_parts(0, i128::MIN), Some(Exact::ZERO));
    assert_eq!(Exact::ONE.div(largest), Ok(fraction(1, i128::MAX)));
}

#[test]
fn a_sum_too_large_on_the_way_is_still_found() {
    // Over their common denominator these need more than 128 bits; their sum does not.
    let a = fraction(i128::MAX, 3);
    let b = fraction(-i128::MAX + 1, 3);
    assert_eq!(a.add(b), Ok(fraction(1, 3)));
    let c = fraction(i128::MAX, 1 << 100);
    assert_eq!(c.sub(c), Ok(Exact::ZERO));
}

#[test]
fn everyday_arithmetic() {
    assert_eq!(number("0.1").add(number("0.2")), Ok(number("0.3")));
    assert_eq!(number("1").div(number("3")).and_then(|third| Ok(third.mul(number("3"))?)), Ok(Exact::ONE));
    assert_eq!(number("-7").div(number("2")).map(Exact::floor), Ok(-4));
    assert_eq!(Exact::ONE.div(Exact::ZERO), Err(DivideError::ByZero));
    assert_eq!(Exact::ZERO.div(Exact::ZERO), Err(DivideError::ByZero));
    assert_eq!(Exact::from_integer(i64::MIN).abs().parts(), (1 << 63, 1));
}
