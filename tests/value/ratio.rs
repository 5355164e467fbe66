//! A plain model of the numbers, of any size, to compare with.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer;
use yimen::value::Exact;

/// A reduced fraction with its denominator above zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ratio {
    pub numerator: BigInt,
    pub denominator: BigInt,
}

impl Ratio {
    pub fn new(numerator: BigInt, denominator: BigInt) -> Ratio {
        let zero = BigInt::from(0);
        assert!(denominator != zero);
        let (numerator, denominator) =
            if denominator < zero { (-numerator, -denominator) } else { (numerator, denominator) };
        let shared = numerator.gcd(&denominator);
        Ratio { numerator: numerator / &shared, denominator: denominator / &shared }
    }

    pub fn of(number: Exact) -> Ratio {
        let (numerator, denominator) = number.parts();
        Ratio { numerator: numerator.into(), denominator: denominator.into() }
    }

    pub fn add(&self, other: &Ratio) -> Ratio {
        let numerator = &self.numerator * &other.denominator + &other.numerator * &self.denominator;
        Ratio::new(numerator, &self.denominator * &other.denominator)
    }

    pub fn sub(&self, other: &Ratio) -> Ratio {
        self.add(&Ratio { numerator: -&other.numerator, denominator: other.denominator.clone() })
    }

    pub fn mul(&self, other: &Ratio) -> Ratio {
        Ratio::new(&self.numerator * &other.numerator, &self.denominator * &other.denominator)
    }

    pub fn div(&self, other: &Ratio) -> Ratio {
        Ratio::new(&self.numerator * &other.denominator, &self.denominator * &other.numerator)
    }

    pub fn cmp(&self, other: &Ratio) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }

    pub fn is_integer(&self) -> bool {
        self.denominator == BigInt::from(1)
    }

    /// The same number by the range rule, which this states anew.
    pub fn in_range(&self) -> Option<Exact> {
        let part = |part: &BigInt| i128::try_from(part).ok().filter(|part| *part != i128::MIN);
        let number = Exact::from_parts(part(&self.numerator)?, part(&self.denominator)?);
        Some(number.expect("a reduced fraction of two i128 is a number"))
    }
}
