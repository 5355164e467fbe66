//! Whole numbers of twice 128 bits, for what is computed on the way to a number that fits in 128 again.

use core::cmp::Ordering;

/// A whole number: a magnitude below two to the 256th, and its sign.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Wide {
    /// Never of zero.
    negative: bool,
    magnitude: Magnitude,
}

/// A whole number from zero on, in halves; the order of the fields is the order of the numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Magnitude {
    high: u128,
    low: u128,
}

impl Wide {
    fn new(negative: bool, magnitude: Magnitude) -> Wide {
        Wide { negative: negative && magnitude != Magnitude::ZERO, magnitude }
    }

    /// The product of two numbers, which always fits.
    pub(super) fn product(one: i128, other: i128) -> Wide {
        let (low, high) = one.unsigned_abs().carrying_mul(other.unsigned_abs(), 0);
        Wide::new((one < 0) != (other < 0), Magnitude { high, low })
    }

    /// The sum; of two products it always fits.
    pub(super) fn add(self, other: Wide) -> Wide {
        if self.negative == other.negative {
            return Wide::new(self.negative, self.magnitude.add(other.magnitude));
        }
        match self.magnitude >= other.magnitude {
            true => Wide::new(self.negative, self.magnitude.sub(other.magnitude)),
            false => Wide::new(other.negative, other.magnitude.sub(self.magnitude)),
        }
    }

    /// What is left after taking away whole multiples of the divisor: from zero up to the divisor, not included.
    pub(super) fn modulo(self, divisor: Wide) -> Wide {
        let (_, rest) = self.magnitude.div_rem(divisor.magnitude);
        match self.negative == divisor.negative || rest == Magnitude::ZERO {
            true => Wide::new(divisor.negative, rest),
            false => Wide::new(divisor.negative, divisor.magnitude.sub(rest)),
        }
    }

    /// The whole number beside `self / divisor`: toward zero, or the next one away from zero as `away` says. It is asked only
    /// where the quotient is not whole: whether it is negative, how what is left over it compares to half, and whether the
    /// number toward zero is odd.
    pub(super) fn rounded(self, divisor: Wide, away: impl Fn(bool, Ordering, bool) -> bool) -> Wide {
        let (quotient, rest) = self.magnitude.div_rem(divisor.magnitude);
        let over_half = rest.cmp(&divisor.magnitude.sub(rest));
        let quotient = match rest != Magnitude::ZERO && away(self.negative, over_half, !quotient.is_even()) {
            true => quotient.add(Magnitude { high: 0, low: 1 }),
            false => quotient,
        };
        Wide::new(self.negative, quotient)
    }

    /// Both without the factors they have in common, where these are above zero.
    pub(super) fn reduced(self, other: Wide) -> (Wide, Wide) {
        let shared = self.magnitude.gcd(other.magnitude);
        let part = |one: Wide| Wide::new(one.negative, one.magnitude.div_rem(shared).0);
        (part(self), part(other))
    }

    /// The same number in 128 bits, if it fits.
    pub(super) fn narrow(self) -> Option<i128> {
        let magnitude = i128::try_from(self.magnitude.low).ok().filter(|_| self.magnitude.high == 0)?;
        if self.negative { magnitude.checked_neg() } else { Some(magnitude) }
    }
}

impl From<i128> for Wide {
    fn from(number: i128) -> Wide {
        Wide::new(number < 0, Magnitude { high: 0, low: number.unsigned_abs() })
    }
}

impl PartialOrd for Wide {
    fn partial_cmp(&self, other: &Wide) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Wide {
    fn cmp(&self, other: &Wide) -> Ordering {
        match (self.negative, other.negative) {
            (false, false) => self.magnitude.cmp(&other.magnitude),
            (true, true) => other.magnitude.cmp(&self.magnitude),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl Magnitude {
    const ZERO: Magnitude = Magnitude { high: 0, low: 0 };

    fn add(self, other: Magnitude) -> Magnitude {
        let (low, carry) = self.low.carrying_add(other.low, false);
        let (high, _) = self.high.carrying_add(other.high, carry);
        Magnitude { high, low }
    }

    /// The difference from one that is not greater.
    fn sub(self, other: Magnitude) -> Magnitude {
        let (low, borrow) = self.low.borrowing_sub(other.low, false);
        let (high, _) = self.high.borrowing_sub(other.high, borrow);
        Magnitude { high, low }
    }

    fn is_even(self) -> bool {
        self.low & 1 == 0
    }

    fn doubled(self) -> Magnitude {
        Magnitude { high: self.high << 1 | self.low >> 127, low: self.low << 1 }
    }

    fn halved(self) -> Magnitude {
        Magnitude { high: self.high >> 1, low: self.low >> 1 | self.high << 127 }
    }

    /// Quotient and rest of a division by one that is not zero and below two to the 255th: digit by digit, as on paper.
    fn div_rem(self, divisor: Magnitude) -> (Magnitude, Magnitude) {
        if let (0, 0, Some(quotient), Some(rest)) =
            (self.high, divisor.high, self.low.checked_div(divisor.low), self.low.checked_rem(divisor.low))
        {
            return (Magnitude { high: 0, low: quotient }, Magnitude { high: 0, low: rest });
        }
        let (mut quotient, mut rest) = (Magnitude::ZERO, Magnitude::ZERO);
        for part in [self.high, self.low] {
            for bit in (0..u128::BITS).rev() {
                rest = rest.doubled();
                rest.low |= part >> bit & 1;
                quotient = quotient.doubled();
                if rest >= divisor {
                    rest = rest.sub(divisor);
                    quotient.low |= 1;
                }
            }
        }
        (quotient, rest)
    }

    /// The greatest number both are multiples of, by halves and differences; that of zero and another is the other.
    fn gcd(self, other: Magnitude) -> Magnitude {
        let (mut one, mut other, mut twos) = (self, other, 0u32);
        if one == Magnitude::ZERO || other == Magnitude::ZERO {
            return one.max(other);
        }
        while one.is_even() && other.is_even() {
            (one, other, twos) = (one.halved(), other.halved(), twos.saturating_add(1));
        }
        while other != Magnitude::ZERO {
            while one.is_even() {
                one = one.halved();
            }
            while other.is_even() {
                other = other.halved();
            }
            (one, other) = (one.min(other), one.max(other).sub(one.min(other)));
        }
        (0..twos).fold(one, |shared, _| shared.doubled())
    }
}
