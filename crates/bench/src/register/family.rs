//! Families of bench policy v1, drawn from a seed with whole numbers only.

/// One family, as bench policy v1 asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Family {
    /// Income of a month, in hundredths of a yuan: 0 to 10,000,000.
    pub income: i64,
    /// People: 1 to 8.
    pub people: i64,
    /// Property, in whole yuan: 0 to 10,000,000.
    pub property: i64,
    /// Cars: 0 to 10.
    pub cars: i64,
    /// Dwellings: 0 to 10.
    pub houses: i64,
    /// Whether it is registered here.
    pub local: bool,
    /// Age of the eldest: 0 to 120.
    pub age: i64,
    /// Whether someone is able to work.
    pub able: bool,
    /// Whether someone has to support them.
    pub supported: bool,
    /// Medical expenses of a year, in hundredths of a yuan: 0 to 100,000,000.
    pub medical: i64,
    /// Degree of disability: 1 to 4, 0 for none.
    pub level: i64,
    /// The minimum living standard for each person and month, in whole yuan: 0 to 5,000.
    pub standard: i64,
}

/// The highest income, property and medical expenses a family may have, in the units of [`Family`].
pub const MOST: (i64, i64, i64) = (10_000_000, 10_000_000, 100_000_000);

/// Families without end; the same seed gives the same ones everywhere.
#[derive(Debug, Clone)]
pub struct Families {
    state: u64,
}

impl Families {
    /// The families of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Families {
        Families { state: seed }
    }

    /// SplitMix64: short, and good enough to mix facts with one another.
    fn draw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from one bound to another, both included.
    fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = low.abs_diff(high) + 1;
        low + (self.draw() % span) as i64
    }

    /// Whether something happens that does so once in so many times.
    fn once_in(&mut self, times: i64) -> bool {
        self.between(1, times) == 1
    }

    fn pick<const N: usize>(&mut self, list: [i64; N]) -> i64 {
        list[self.between(0, N as i64 - 1) as usize]
    }

    /// Most families are ordinary poor ones, about a line of some rule; one in eight sits on a line or a step beside it.
    fn ordinary(&mut self) -> Family {
        let people = self.pick([1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8]);
        let standard = self.pick([886, 980, 1041, 1120, 1196, 1301, 1595]);
        let local = !self.once_in(10);
        // What people tell is more often than not whole yuan.
        let step = self.pick([1, 100, 100]);
        Family {
            income: self.between(0, 250 * standard * people / step) * step,
            people,
            property: self.between(0, 48 * standard * people),
            cars: self.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 2]),
            houses: self.pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 3]),
            local,
            age: self.between(18, 95),
            able: self.once_in(2),
            supported: self.once_in(3),
            medical: if self.once_in(3) { 0 } else { self.between(0, 4_000_000) },
            level: self.pick([0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
            standard,
        }
    }

    /// Moves facts of a family onto the bounds of rules, or a cent or yuan to either side.
    fn edge(&mut self, mut family: Family) -> Family {
        if self.once_in(4) {
            family.standard = self.pick([0, 1, 3, 333, 1041, 4_999, 5_000]);
        }
        let line = family.standard * family.people;
        family.income = self.pick([0, 100, 150, 200, 100]) * line + self.between(-2, 2);
        family.property = self.pick([0, 24, 36, 24, 36]) * line + self.between(-1, 1);
        family.age = self.pick([0, 59, 60, 61, 120]);
        family.cars = self.pick([0, 0, 1, 10]);
        family.houses = self.pick([0, 1, 2, 10]);
        family.medical = match self.between(0, 6) {
            // 40 % of the year's income, where temporary assistance begins
            0 => family.income * 24 / 5 + self.between(-2, 2),
            // what dibian families bear themselves
            1 => 300_000 + self.between(-3, 3),
            // where medical assistance of each group reaches 50,000 yuan
            2 => self.pick([5_000_000, 6_666_666, 8_633_333]) + self.between(-3, 3),
            // where temporary assistance reaches six months' standard
            3 => 2_000 * family.standard + self.between(-3, 3),
            4 => 100_000_000,
            _ => self.between(0, 100_000),
        };
        if self.once_in(16) {
            (family.income, family.property) = (MOST.0, MOST.1);
        }
        family.income = family.income.clamp(0, MOST.0);
        family.property = family.property.clamp(0, MOST.1);
        family.medical = family.medical.clamp(0, MOST.2);
        family
    }
}

impl Iterator for Families {
    type Item = Family;

    fn next(&mut self) -> Option<Family> {
        let family = self.ordinary();
        Some(if self.once_in(8) { self.edge(family) } else { family })
    }
}
