//! How numbers, days and units are stored.

use super::bytes::{Bytes, Stored};
#[cfg(feature = "compiler")]
use super::out::Out;
use crate::value::{BaseUnit, Day, Exact, Unit};

impl Stored for Exact {
    /// Parts that are not those of a reduced fraction are refused.
    fn read(bytes: &mut Bytes<'_>) -> Exact {
        let parts = (bytes.next(), bytes.next());
        let number = Exact::from_parts(parts.0, parts.1).filter(|number| number.parts() == parts);
        number.unwrap_or_else(|| bytes.wrong(Exact::ZERO))
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        let (numerator, denominator) = self.parts();
        numerator.write(out);
        denominator.write(out);
    }
}

impl Stored for i128 {
    /// Bytes from the lowest on, those behind being zero; first how many.
    fn read(bytes: &mut Bytes<'_>) -> i128 {
        let part = bytes.part();
        let mut all = [0; 16];
        match all.get_mut(..part.len()) {
            Some(low) => low.copy_from_slice(part),
            None => return bytes.wrong(0),
        }
        i128::from_le_bytes(all)
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        let all = self.to_le_bytes();
        let length = all.iter().rposition(|byte| *byte != 0).map_or(0, |last| last.saturating_add(1));
        out.part(all.get(..length).unwrap_or(&all));
    }
}

impl Stored for Day {
    fn read(bytes: &mut Bytes<'_>) -> Day {
        Day::from_number(bytes.next())
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        i32::try_from(Day::from_number(0).days_until(*self)).unwrap_or(0).write(out);
    }
}

impl Stored for Unit {
    /// Base units one by one, as often as their exponent says: an odd number for one above the line, an even one for one below
    /// it, 0 for no more.
    fn read(bytes: &mut Bytes<'_>) -> Unit {
        let mut exponents = [0i8; BaseUnit::ALL.len()];
        loop {
            let number: u8 = bytes.next();
            let Some(place) = number.checked_sub(1) else { return Unit::of_exponents(exponents) };
            let one = if place & 1 == 0 { 1 } else { -1 };
            match exponents.get_mut(usize::from(place >> 1)) {
                Some(exponent) => *exponent = exponent.saturating_add(one),
                None => return bytes.wrong(Unit::NONE),
            }
        }
    }

    #[cfg(feature = "compiler")]
    fn write(&self, out: &mut Out<'_>) {
        for (base, number) in BaseUnit::ALL.into_iter().zip((1u8..).step_by(2)) {
            let exponent = self.exponent(base);
            let number = number.saturating_add(u8::from(exponent < 0));
            (0..exponent.unsigned_abs()).for_each(|_| number.write(out));
        }
        0u8.write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::{string::ToString, vec::Vec};
    use proptest::prelude::*;

    fn number(numerator: i128, denominator: i128) -> Option<Exact> {
        let stored: Vec<u8> =
            [numerator, denominator].into_iter().flat_map(|part| [16].into_iter().chain(part.to_le_bytes())).collect();
        let mut bytes = Bytes::new(&stored);
        let number = bytes.next();
        bytes.end_well().then_some(number)
    }

    proptest! {
        #[test]
        fn only_reduced_parts_are_a_number(numerator: i128, denominator: i128, factor in 2_i128..100) {
            for (numerator, denominator) in [
                (numerator, denominator),
                (numerator / 100 * factor, denominator / 100 * factor),
                (numerator % 100, denominator % 100),
            ] {
                let reduced = Exact::from_parts(numerator, denominator);
                let reduced = reduced.filter(|number| number.parts() == (numerator, denominator));
                prop_assert_eq!(number(numerator, denominator), reduced);
            }
        }

        #[test]
        fn days_out_of_range_are_harmless(stored: i32, other: i32, count: i64) {
            let (day, other) = (Day::from_number(stored), Day::from_number(other));
            prop_assert!(Day::parse(&day.to_string()).is_some());
            let _ = (day.completed_years(other), other.completed_months(day), day.days_until(other));
            let _ = (day.add_days(count), day.add_months(count));
        }
    }

    #[test]
    fn parts_that_are_no_number_are_refused() {
        for (numerator, denominator) in [(1, 0), (0, 0), (0, 2), (2, 4), (1, -1), (i128::MIN, 1), (1, i128::MIN)] {
            assert_eq!(number(numerator, denominator), None);
        }
    }
}
