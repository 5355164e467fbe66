//! Random choices read from a list of numbers, so that shrinking the list shrinks what was made from it.

/// A list of numbers, read once from its beginning; after its end every choice is the first, which is the simplest.
pub struct Tape<'t> {
    numbers: &'t [u16],
    at: usize,
}

impl<'t> Tape<'t> {
    pub fn new(numbers: &'t [u16]) -> Tape<'t> {
        Tape { numbers, at: 0 }
    }

    /// A number below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        let number = self.numbers.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(number) * count / 65_536
    }

    /// Yes in so many of a hundred cases; no once the tape has ended.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// Some of a list, in its order, each in so many of a hundred cases.
    pub fn some<T: Clone>(&mut self, list: &[T], percent: usize) -> Vec<T> {
        list.iter().filter(|_| self.chance(percent)).cloned().collect()
    }
}
