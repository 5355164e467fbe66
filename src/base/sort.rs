//! One way to put a list in order, for every list there is. What knows the type of the entries is only the comparison: the
//! compiler would else write a whole sorting routine for each type, and the WebAssembly build has to stay small.

use alloc::vec::Vec;

/// Sorts by a key; entries with equal keys stay in the order they had.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |one, other| key(one) < key(other));
}

/// Sorts by whether one entry stands before another; entries of which neither does stay in the order they had.
pub fn sort_by<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    let order = order(list.len(), &|one, other| list.get(one).zip(list.get(other)).is_some_and(|(a, b)| before(a, b)));
    arrange(&order, &mut |one, other| list.swap(one, other));
}

/// The places of so many entries in the order they should stand in, found by merging runs of twice the length each round.
fn order(count: usize, before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut run = 1usize;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for pair in order.chunks(run.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at_checked(run).unwrap_or((pair, &[]));
            while let (Some((first, left_rest)), Some((second, right_rest))) = (left.split_first(), right.split_first())
            {
                if before(*second, *first) {
                    merged.push(*second);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        run = run.saturating_mul(2);
    }
    order
}

/// Brings each entry to its place by swaps.
fn arrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    for (at, from) in order.iter().enumerate() {
        // An entry that stood before here was swapped away, to where the entry now standing there came from.
        let mut from = *from;
        while from < at {
            from = order.get(from).copied().unwrap_or(at);
        }
        if from != at {
            swap(at, from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by, sort_by_key};
    use alloc::vec::Vec;

    #[test]
    fn it_sorts_like_the_standard_library() {
        // A fixed run of numbers that look random, with many that are equal.
        let mut number = 12_345u32;
        for length in 0..200usize {
            let mut list: Vec<(u32, usize)> = Vec::new();
            for place in 0..length {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                list.push(((number >> 16) % 40, place));
            }
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut list, |(key, _)| *key);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn equals_keep_their_order() {
        let mut list = ["b1", "a1", "b2", "a2", "a3"];
        sort_by(&mut list, |one, other| one.as_bytes().first() < other.as_bytes().first());
        assert_eq!(list, ["a1", "a2", "a3", "b1", "b2"]);
    }
}
