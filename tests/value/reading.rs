//! Decimal numbers: reading them from text and writing them.

use num_bigint::BigInt;
use num_integer::Integer;
use proptest::prelude::*;
use rust_decimal::Decimal;
use yimen::value::{Exact, NumberError};

use crate::ratio::Ratio;
use crate::strategies::{any_number, fraction, number};

const NINES: &str = "9999999999999999999999999999"; // 28 digits

/// A decimal number by the rule of 28 digits, stated anew: a whole number below ten to the 28th
/// over a power of ten not above it.
fn fits(value: &Ratio) -> bool {
    let limit = BigInt::from(10).pow(28);
    (0..=28).any(|places| {
        let scaled = value.mul(&Ratio::new(BigInt::from(10).pow(places), 1.into()));
        scaled.is_integer() && scaled.numerator < limit && scaled.numerator > -&limit
    })
}

proptest! {
    #[test]
    fn every_decimal_text_is_read_exactly_or_refused(
        negative: bool,
        whole in "0{0,3}[0-9]{1,30}",
        fraction in prop::option::of("[0-9]{1,30}0{0,3}"),
        exponent in prop::option::of(-40_i32..=40),
    ) {
        let digits = format!("{whole}{}", fraction.as_deref().unwrap_or(""));
        let power = exponent.unwrap_or(0) - i32::try_from(fraction.as_deref().unwrap_or("").len()).unwrap();
        let sign = if negative { "-" } else { "" };
        let mut text = format!("{sign}{whole}");
        if let Some(fraction) = &fraction {
            text = format!("{text}.{fraction}");
        }
        if let Some(exponent) = exponent {
            text = format!("{text}e{exponent}");
        }
        let mantissa: BigInt = format!("{sign}{digits}").parse().unwrap();
        let scale = BigInt::from(10).pow(power.unsigned_abs());
        let value = if power < 0 { Ratio::new(mantissa, scale) } else { Ratio::new(mantissa * scale, 1.into()) };
        let read = Exact::parse(&text);
        if fits(&value) {
            prop_assert_eq!(read.map(Ratio::of), Ok(value));
        } else {
            prop_assert_eq!(read, Err(NumberError::TooLong));
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC*", close in "[-−+]?[0-9.eE+-]{0,12}") {
        let _ = Exact::parse(&text);
        if let Ok(read) = Exact::parse(&close) {
            let plain = close.replace('−', "-").parse::<f64>();
            prop_assert!(plain.is_ok() && !read.to_text().unwrap().is_empty());
        }
    }

    #[test]
    fn what_is_written_reads_as_the_same_number(a in any_number()) {
        let value = Ratio::of(a);
        let text = a.to_text();
        prop_assert_eq!(text.is_some(), fits(&value));
        prop_assert_eq!(a.to_decimal().is_some(), text.is_some());
        if let Some(text) = text {
            prop_assert_eq!(Exact::parse(&text), Ok(a));
            prop_assert!(text != "-0" && !text.contains(['e', 'E', '+']));
            prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']));
        }
    }

    #[test]
    fn a_number_terminates_when_its_denominator_divides_a_power_of_ten(a in any_number()) {
        let power = BigInt::from(10).pow(127);
        prop_assert_eq!(a.terminates(), power.is_multiple_of(&Ratio::of(a).denominator));
    }

    #[test]
    fn decimals_keep_their_value(low: u32, middle: u32, high: u32, negative: bool, scale in 0_u32..=28) {
        let decimal = Decimal::from_parts(low, middle, high, negative, scale);
        let exact = Exact::from_decimal(decimal);
        let expected = Ratio::new(decimal.mantissa().into(), BigInt::from(10).pow(scale));
        prop_assert_eq!(Ratio::of(exact), expected.clone());
        prop_assert_eq!(exact.to_decimal(), fits(&expected).then_some(decimal));
    }
}

#[test]
fn forms_that_are_numbers() {
    for (text, numerator, denominator) in [
        ("0", 0, 1),
        ("-0", 0, 1),
        ("−0.00", 0, 1),
        ("007", 7, 1),
        ("-12.50", -25, 2),
        ("−3", -3, 1),
        ("1e3", 1000, 1),
        ("1E+3", 1000, 1),
        ("1.5E-2", 3, 200),
        ("-2e-0", -2, 1),
        ("0.1e000000000000000000002", 10, 1),
        ("0e40", 0, 1),
    ] {
        assert_eq!(Exact::parse(text), Ok(fraction(numerator, denominator)), "{text}");
    }
}

#[test]
fn forms_that_are_not() {
    for text in [
        "", "-", "−", "--1", "-−1", "+1", " 1", "1 ", "1 000", "1,000", "1_000", ".5", "5.", ".", "-.5", "1..2",
        "1.2.3", "1e", "1e-", "1e+-2", "e5", "1e5e5", "1e1.5", "0x10", "NaN", "nan", "inf", "Infinity", "１２", "٣",
        "一", "1元", "1\n", "1e５", "abce99", "1e99x",
    ] {
        assert_eq!(Exact::parse(text), Err(NumberError::NotANumber), "{text:?}");
    }
}

#[test]
fn the_limit_is_28_digits() {
    let zeros = "0".repeat(100);
    for text in [
        NINES.to_owned(),
        format!("0.{NINES}"),
        format!("-{zeros}99999999999999.99999999999999{zeros}"),
        "1e27".to_owned(),
        "1e-28".to_owned(),
        format!("1{zeros}e-40").replace(&zeros, &zeros[..60]),
        format!("0.{}1e40", &zeros[..40]),
    ] {
        assert!(Exact::parse(&text).is_ok(), "{text}");
    }
    for text in [
        format!("{NINES}0"),
        format!("{NINES}.9"),
        format!("0.{NINES}9"),
        "1e28".to_owned(),
        "1e-29".to_owned(),
        Decimal::MAX.to_string(),
        "1e41".to_owned(),
        "1e-41".to_owned(),
        "0e41".to_owned(),
        "1e99999999999999999999999".to_owned(),
        format!("1{zeros}"),
        "7".repeat(100_000),
    ] {
        assert_eq!(Exact::parse(&text), Err(NumberError::TooLong), "{text}");
    }
}

#[test]
fn texts_are_canonical() {
    for (text, written) in [("-0.0", "0"), ("0100", "100"), ("1.50", "1.5"), ("-0.010", "-0.01"), ("1e3", "1000")] {
        assert_eq!(number(text).to_text().as_deref(), Some(written));
    }
    assert_eq!(fraction(1, 3).to_text(), None);
    assert_eq!(fraction(1, 1 << 100).to_text(), None); // ends, but after too many digits
    assert!(fraction(1, 1 << 100).terminates());
    assert_eq!(fraction(i128::MAX, 1).to_text(), None);
    assert_eq!(fraction(10_i128.pow(28), 1).to_text(), None);
    assert_eq!(fraction(10_i128.pow(28) - 1, 1).to_text().as_deref(), Some(NINES));
}
