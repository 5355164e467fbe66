//! What is stored reads back the same, and what could not have been stored is refused.

use proptest::prelude::*;
use yimen::value::{BaseUnit, Day, Exact, Rounding, Unit};

use crate::strategies::any_number;

fn bytes(numerator: i128, denominator: i128) -> Vec<u8> {
    [numerator.to_le_bytes(), denominator.to_le_bytes()].concat()
}

proptest! {
    #[test]
    fn numbers_are_two_little_endian_parts(a in any_number()) {
        let (numerator, denominator) = a.parts();
        let stored = postcard::to_allocvec(&a).unwrap();
        prop_assert_eq!(&stored, &bytes(numerator, denominator));
        prop_assert_eq!(postcard::from_bytes::<Exact>(&stored), Ok(a));
    }

    #[test]
    fn only_reduced_parts_are_read(numerator: i128, denominator: i128, factor in 2_i128..100) {
        for (numerator, denominator) in [
            (numerator, denominator),
            (numerator / 100 * factor, denominator / 100 * factor),
            (numerator % 100, denominator % 100),
        ] {
            let read = postcard::from_bytes::<Exact>(&bytes(numerator, denominator));
            let reduced = Exact::from_parts(numerator, denominator).filter(|a| a.parts() == (numerator, denominator));
            prop_assert_eq!(read.ok(), reduced);
        }
    }
}

#[test]
fn parts_that_are_no_number_are_refused() {
    for (numerator, denominator) in [(1, 0), (0, 0), (0, 2), (2, 4), (1, -1), (i128::MIN, 1), (1, i128::MIN)] {
        assert!(postcard::from_bytes::<Exact>(&bytes(numerator, denominator)).is_err());
    }
    assert!(postcard::from_bytes::<Exact>(&bytes(1, 1)[..31]).is_err());
}

#[test]
fn the_other_values_read_back() {
    let unit = Unit::of(BaseUnit::Yuan).over(Unit::of(BaseUnit::Month)).unwrap();
    let values = (unit, BaseUnit::Workday, Rounding::HalfEven, Day::LAST);
    let stored = postcard::to_allocvec(&values).unwrap();
    assert_eq!(postcard::from_bytes(&stored), Ok(values));
}
