//! One person: age, work, schooling, health, and what the law asks about parents. All weights are 系统自定.

use super::Means;
use crate::random::Random;

/// A person.
#[derive(Debug, Clone)]
pub struct Person {
    /// Completed years.
    pub age: i64,
    /// Days since the last birthday, below 365.
    pub days: i64,
    /// Work.
    pub work: Work,
    /// Schooling.
    pub school: School,
    /// Disability, if there is a certificate.
    pub disability: Option<Disability>,
    /// How far this person can look after themself: 0 entirely, 3 not at all.
    pub dependence: usize,
    /// Whether this person lives in a home.
    pub in_home: bool,
    /// A serious illness.
    pub ill: bool,
    /// Own income a month, in yuan.
    pub income: i64,
    /// Of that, from work.
    pub earned: i64,
    /// Medical costs to bear in a year, in yuan.
    pub medical: i64,
    /// Father and mother, of a child.
    pub parents: [Parent; 2],
    /// Whether anybody is obliged and able to support this person.
    pub supported: bool,
}

/// Disability as on a certificate.
#[derive(Debug, Clone, Copy)]
pub struct Disability {
    /// 1, the most severe, to 4.
    pub grade: usize,
    /// Its kind, by id.
    pub kind: &'static str,
}

/// Work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is")]
pub enum Work {
    Working,
    Unemployed,
    Studying,
    Unable,
}

/// Schooling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is")]
pub enum School {
    None,
    Preschool,
    Primary,
    Junior,
    Senior,
    Vocational,
    College,
}

/// How a child's father or mother is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named after what it is")]
pub enum Parent {
    Able,
    Dead,
    Disabled,
    Ill,
    Prison,
}

impl School {
    fn draw(age: i64, random: &mut Random) -> School {
        match age {
            3..6 => random.weighted((800, School::Preschool), &[(200, School::None)]),
            6..12 => School::Primary,
            12..15 => School::Junior,
            15..18 => random.weighted((550, School::Senior), &[(350, School::Vocational), (100, School::None)]),
            18..22 => random.weighted((450, School::College), &[(550, School::None)]),
            _ => School::None,
        }
    }

    /// What it costs a family in a year, in yuan.
    pub fn fees(self) -> i64 {
        match self {
            School::None | School::Primary | School::Junior => 0,
            School::Preschool => 6_000,
            School::Senior | School::Vocational => 3_000,
            School::College => 8_000,
        }
    }
}

impl Person {
    pub(super) fn draw(age: i64, means: Means, without_parents: bool, random: &mut Random) -> Person {
        let days = random.between(0, 364);
        let school = School::draw(age, random);
        let disabled = match age {
            60.. => 160,
            18..60 => 130,
            _ => 60,
        };
        let disability = random.per_mille(disabled).then(|| Disability {
            grade: random.weighted((200, 1), &[(300, 2), (250, 3), (250, 4)]),
            kind: random.weighted(
                (420, "physical"),
                &[
                    (140, "sight"),
                    (120, "hearing"),
                    (30, "speech"),
                    (120, "intellectual"),
                    (120, "mental"),
                    (50, "multiple"),
                ],
            ),
        });
        let severe = disability.is_some_and(|disability| disability.grade <= 2);
        let dependence = match (age, severe) {
            (80.., _) | (_, true) => random.weighted((250, 0), &[(300, 1), (250, 2), (200, 3)]),
            (70..80, _) => random.weighted((800, 0), &[(120, 1), (50, 2), (30, 3)]),
            _ => random.weighted((985, 0), &[(10, 1), (5, 2)]),
        };
        let ill = random.per_mille(if age >= 60 { 90 } else { 35 });
        let work = match age {
            0..16 => Work::Studying,
            _ if school != School::None => Work::Studying,
            16..60 if severe || dependence > 0 || ill => {
                random.weighted((800, Work::Unable), &[(120, Work::Unemployed), (80, Work::Working)])
            }
            16..60 => match means {
                Means::Poor => random.weighted((550, Work::Unemployed), &[(450, Work::Working)]),
                Means::Near => random.weighted((250, Work::Unemployed), &[(750, Work::Working)]),
                Means::Enough => random.weighted((60, Work::Unemployed), &[(940, Work::Working)]),
            },
            _ => Work::Unable,
        };
        let earned = match (work, means) {
            (Work::Working, Means::Poor) => random.between(300, 2_000),
            (Work::Working, Means::Near) => random.between(1_200, 4_000),
            (Work::Working, Means::Enough) => random.between(3_000, 15_000),
            _ => 0,
        };
        let pension = match means {
            _ if age < 60 => 0,
            Means::Poor => random.between(0, 400),
            Means::Near => random.between(300, 2_000),
            Means::Enough => random.between(1_500, 6_000),
        };
        let medical = match (ill, random.per_mille(250)) {
            (true, _) => random.between(2_000, 120_000),
            (false, true) => random.between(100, 8_000),
            (false, false) => 0,
        };
        let alone = without_parents && age < 18;
        let mut parent = || match alone {
            true => random.weighted(
                (350, Parent::Dead),
                &[(150, Parent::Disabled), (100, Parent::Ill), (200, Parent::Prison), (200, Parent::Able)],
            ),
            false => Parent::Able,
        };
        let parents = [parent(), parent()];
        Person {
            age,
            days,
            work,
            school,
            disability,
            dependence,
            in_home: dependence >= 2 && random.per_mille(200),
            ill,
            income: earned + pension,
            earned,
            medical,
            parents,
            supported: match age {
                _ if alone => parents.contains(&Parent::Able),
                60.. => random.per_mille(850),
                _ => !severe || random.per_mille(800),
            },
        }
    }
}
