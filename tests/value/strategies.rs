//! Numbers to test with: ordinary ones, and ones at the edges of the range.

use proptest::prelude::*;
use yimen::value::Exact;

/// Numbers such as policies and facts hold.
pub fn ordinary() -> impl Strategy<Value = Exact> {
    prop_oneof![
        (-20_i64..=20).prop_map(Exact::from_integer),
        any::<i64>().prop_map(Exact::from_integer),
        (any::<i32>(), 0_u32..6).prop_map(|(mantissa, places)| fraction(mantissa.into(), 10_i128.pow(places))),
        (-100_i128..=100, 1_i128..=36).prop_map(|(numerator, denominator)| fraction(numerator, denominator)),
    ]
}

/// Ordinary numbers, and those whose operations overflow 128 bits on the way or for good.
pub fn any_number() -> impl Strategy<Value = Exact> {
    let edge = prop_oneof![
        Just(i128::MAX),
        Just(i128::MIN + 1),
        (0_u32..127).prop_map(|power| 1 << power),
        (0_u32..=38).prop_map(|power| -(10_i128.pow(power))),
    ];
    let part = prop_oneof![edge, any::<i128>(), any::<i64>().prop_map(i128::from), 1_i128..100];
    let wild = (part.clone(), part)
        .prop_filter_map("a number", |(numerator, denominator)| Exact::from_parts(numerator, denominator));
    prop_oneof![2 => ordinary(), 3 => wild]
}

/// A number written as a fraction.
pub fn fraction(numerator: i128, denominator: i128) -> Exact {
    Exact::from_parts(numerator, denominator).expect("a number")
}

/// A number written in decimal.
pub fn number(text: &str) -> Exact {
    Exact::parse(text).expect("a number")
}
