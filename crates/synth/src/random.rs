//! Random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood, 2014), written out so that neither a
//! platform nor a newer version of a crate can change a register.

/// A stream of numbers; the same name always gives the same stream.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

impl Random {
    /// The stream of these names: a seed, a family, what is drawn, which try.
    pub fn named(names: [u64; 4]) -> Random {
        let fold = |state: u64, name: &u64| mixed(state.wrapping_add(STEP) ^ mixed(name.wrapping_add(STEP)));
        Random { state: names.iter().fold(0, fold) }
    }

    /// 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(STEP);
        mixed(self.state)
    }

    /// A whole number from 0 on and below `count`; 0 where there is nothing to choose from. Sixty-four bits for a small `count`
    /// leave no preference that a register could show.
    pub fn below(&mut self, count: u64) -> u64 {
        let wide = u128::from(self.bits()) * u128::from(count);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A whole number between two, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(i128::from(high) - i128::from(low)).unwrap_or(0);
        low.saturating_add(i64::try_from(self.below(span.saturating_add(1))).unwrap_or(0))
    }

    /// True in so many of a thousand times.
    pub fn per_mille(&mut self, times: u64) -> bool {
        self.below(1000) < times
    }

    /// One of several, each as often as its weight says; the first where all weights are 0. There must be one.
    pub fn weighted<T: Copy>(&mut self, first: (u64, T), others: &[(u64, T)]) -> T {
        let sum: u64 = others.iter().map(|(weight, _)| weight).sum::<u64>() + first.0;
        let mut at = self.below(sum);
        for (weight, one) in core::iter::once(&first).chain(others) {
            if at < *weight {
                return *one;
            }
            at -= weight;
        }
        first.1
    }

    /// One of a list.
    pub fn one<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(usize::try_from(self.below(list.len() as u64)).unwrap_or(0))
    }

    /// Puts a list in random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, usize::try_from(self.below(last as u64 + 1)).unwrap_or(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_paper() {
        // The first outputs of SplitMix64 with the state 1234567.
        let mut random = Random { state: 1_234_567 };
        let first = [random.bits(), random.bits(), random.bits()];
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn streams_of_other_names_differ() {
        let first = |names| Random::named(names).bits();
        let all =
            [first([1, 2, 3, 4]), first([2, 1, 3, 4]), first([1, 2, 4, 3]), first([0, 0, 0, 0]), first([1, 2, 3, 5])];
        for (at, one) in all.iter().enumerate() {
            assert!(!all.iter().skip(at + 1).any(|other| other == one), "{all:?}");
        }
    }

    #[test]
    fn numbers_stay_between_their_bounds() {
        let mut random = Random::named([7, 0, 0, 0]);
        for _ in 0..1000 {
            assert!(random.below(3) < 3);
            assert!((-2..=2).contains(&random.between(-2, 2)));
            assert_eq!(random.between(5, 5), 5);
            assert_eq!(random.below(0), 0);
            assert_eq!(random.weighted((0, 'a'), &[(4, 'b'), (0, 'c')]), 'b');
        }
        assert!(!random.per_mille(0) && random.per_mille(1000));
    }

    #[test]
    fn a_shuffled_list_has_the_same_entries() {
        let mut list: Vec<u32> = (0..20).collect();
        Random::named([1, 1, 1, 1]).shuffle(&mut list);
        assert_ne!(list, (0..20).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..20).collect::<Vec<_>>());
    }
}
