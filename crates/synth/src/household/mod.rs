//! Who lives together and how they are off: drawn before any fact, so that the facts of a family fit one another.
//!
//! All weights are 系统自定: chosen so that every rule of a pack has families on either side of it. They are no statistics of
//! any place.

mod person;

pub use person::{Parent, Person, School, Work};

use crate::random::Random;

/// Income and assets, from nothing to well off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// Next to no income.
    Poor,
    /// A little more than that.
    Near,
    /// Enough.
    Enough,
}

/// A family before its facts.
#[derive(Debug, Clone)]
pub struct Household {
    /// Everyone in it.
    pub people: Vec<Person>,
    /// Cash and deposits, in yuan.
    pub cash: i64,
    /// Dwellings it owns.
    pub homes: i64,
    /// Their floor area, in square metres.
    pub area: i64,
    /// Cars it owns.
    pub cars: i64,
    /// What they are worth, in yuan.
    pub car_value: i64,
    /// Spent on illness and schooling in a year, in yuan.
    pub yearly_costs: i64,
}

/// How a family is made up.
#[derive(Debug, Clone, Copy)]
enum Shape {
    OldAlone,
    OldCouple,
    Couple,
    CoupleWithChildren,
    ParentWithChildren,
    ThreeGenerations,
    GrandparentsWithChild,
    AdultAlone,
}

impl Household {
    /// Draws a family.
    pub fn draw(random: &mut Random) -> Household {
        let means = random.weighted((350, Means::Poor), &[(300, Means::Near), (350, Means::Enough)]);
        let shape = random.weighted(
            (140, Shape::OldAlone),
            &[
                (140, Shape::OldCouple),
                (110, Shape::Couple),
                (230, Shape::CoupleWithChildren),
                (100, Shape::ParentWithChildren),
                (130, Shape::ThreeGenerations),
                (50, Shape::GrandparentsWithChild),
                (100, Shape::AdultAlone),
            ],
        );
        let people = people(shape, means, random);
        let homes = random.weighted((150, 0), &[(750, 1), (100, 2)]);
        let cars = match means {
            Means::Poor => random.weighted((950, 0), &[(50, 1)]),
            Means::Near => random.weighted((800, 0), &[(200, 1)]),
            Means::Enough => random.weighted((400, 0), &[(450, 1), (150, 2)]),
        };
        let cash = match means {
            Means::Poor => random.weighted((600, 0), &[(400, 1)]) * random.between(100, 30_000),
            Means::Near => random.weighted((300, 0), &[(600, 1), (100, 5)]) * random.between(1_000, 60_000),
            Means::Enough => random.weighted((100, 0), &[(700, 1), (200, 10)]) * random.between(10_000, 200_000),
        };
        let illness: i64 = people.iter().map(|person| person.medical).sum();
        let schooling: i64 = people.iter().map(|person| person.school.fees()).sum();
        Household {
            cash,
            homes,
            area: homes * random.between(40, 130),
            cars,
            car_value: cars * random.between(5, 150) * 1000,
            yearly_costs: illness + schooling,
            people,
        }
    }

    /// Income of all in a month, in yuan.
    pub fn income(&self) -> i64 {
        self.people.iter().map(|person| person.income).sum()
    }
}

fn people(shape: Shape, means: Means, random: &mut Random) -> Vec<Person> {
    let mut ages: Vec<i64> = Vec::new();
    let children = |random: &mut Random, ages: &mut Vec<i64>, parent: i64| {
        for _ in 0..random.weighted((550, 1), &[(380, 2), (70, 3)]) {
            ages.push((parent - random.between(20, 38)).max(0));
        }
    };
    match shape {
        Shape::OldAlone => ages.push(random.between(60, 95)),
        Shape::OldCouple => {
            let age = random.between(60, 92);
            ages.extend([age, age - random.between(0, 5)]);
        }
        Shape::Couple => {
            let age = random.between(24, 59);
            ages.extend([age, age - random.between(0, 4)]);
        }
        Shape::CoupleWithChildren => {
            let age = random.between(24, 56);
            ages.extend([age, age - random.between(0, 4)]);
            children(random, &mut ages, age);
        }
        Shape::ParentWithChildren => {
            let age = random.between(22, 54);
            ages.push(age);
            children(random, &mut ages, age);
        }
        Shape::ThreeGenerations => {
            let age = random.between(26, 55);
            ages.extend([age, age - random.between(0, 4)]);
            children(random, &mut ages, age);
            for _ in 0..random.between(1, 2) {
                ages.push(age + random.between(21, 36));
            }
        }
        Shape::GrandparentsWithChild => {
            let age = random.between(55, 80);
            ages.extend([age, age - random.between(0, 4), random.between(3, 17)]);
        }
        Shape::AdultAlone => ages.push(random.between(18, 59)),
    }
    let without_parents = matches!(shape, Shape::GrandparentsWithChild);
    ages.into_iter().map(|age| Person::draw(age, means, without_parents, random)).collect()
}
