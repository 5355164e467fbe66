//! Facts by the ids the packs of this project give them (`policies/china`, `policies/zhejiang`), from the household. All
//! weights are 系统自定.

use super::Setting;
use crate::{
    household::{Household, Parent, Person, School, Work},
    random::Random,
};
use yimen::value::Day;

/// A value that is right if the pack's fact is of this kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish {
    Truth(bool),
    Number(i64),
    Choice(&'static str),
    Day(Day),
    Place(u32),
    Absent,
}

impl Person {
    /// The day of birth of someone of that age on a day.
    pub(super) fn birth(&self, date: Day) -> Day {
        let birthday = date.add_months(-12 * self.age).and_then(|day| day.add_days(-self.days));
        birthday.unwrap_or(date)
    }
}

pub(super) fn of_family(id: &str, household: &Household, setting: Setting<'_>, random: &mut Random) -> Option<Wish> {
    let old = household.people.iter().filter(|person| person.age >= 60).count();
    let days_ago = |random: &mut Random, most: i64| {
        let day = setting.date.add_days(-random.between(0, most));
        Wish::Day(day.unwrap_or(setting.date))
    };
    Some(match id {
        "hukou" => match random.per_mille(960) {
            true => Wish::Place(setting.place),
            false => Wish::Place(random.one(setting.elsewhere).copied().unwrap_or(setting.place)),
        },
        "countable_income" => Wish::Number(household.income()),
        "cash_assets" => Wish::Number(household.cash),
        "has_unsupported" => Wish::Truth(household.people.iter().any(|person| !person.supported)),
        "over_by_work" | "extension_agreed" => Wish::Truth(random.per_mille(100)),
        "yearly_costs" => Wish::Number(household.yearly_costs),
        "yearly_rehab" => {
            let disabled = household.people.iter().any(|person| person.disability.is_some());
            Wish::Number(if disabled { random.between(0, 60) * 100 } else { 0 })
        }
        "homes" => Wish::Number(household.homes),
        "home_area" => Wish::Number(household.area),
        "cars" => Wish::Number(household.cars),
        "car_value" => Wish::Number(household.car_value),
        "business_premises" => Wish::Truth(random.per_mille(25)),
        "registered_capital" => Wish::Number(random.weighted((930, 0), &[(70, 1)]) * random.between(1, 60) * 10_000),
        "residence_permit" => Wish::Truth(random.per_mille(30)),
        "supporter_families" => {
            Wish::Number(if old > 0 { random.weighted((400, 0), &[(400, 1), (200, 2)]) } else { 0 })
        }
        "agreed_support" => match random.per_mille(100) {
            true => Wish::Number(random.between(1, 15) * 100),
            false => Wish::Absent,
        },
        "supporter_income" => Wish::Number(random.between(30, 200) * 100),
        "supporter_size" => Wish::Number(random.between(1, 5)),
        "supporter_costs" => Wish::Number(random.weighted((700, 0), &[(300, 1)]) * random.between(1, 40) * 100),
        "supported_count" => Wish::Number(i64::try_from(old).unwrap_or(1).max(1) + random.between(0, 2)),
        "other_support" => Wish::Number(random.between(0, 8) * 100),
        "supporter_assets_over" => Wish::Truth(random.per_mille(60)),
        "work_changed" => Wish::Truth(random.per_mille(50)),
        "housing_case" => Wish::Choice(match household.homes {
            0 => random.weighted((600, "short"), &[(400, "none")]),
            _ => random.weighted((930, "none"), &[(40, "short"), (30, "unsafe")]),
        }),
        "prefers_rent_subsidy" => Wish::Truth(random.per_mille(400)),
        "already_rebuilt" => Wish::Truth(random.per_mille(200)),
        "relief_record" => Wish::Choice(random.weighted((950, "none"), &[(20, "monitored"), (30, "lifted")])),
        "emergency_kind" => Wish::Choice(random.weighted(
            (960, "none"),
            &[(10, "accident"), (15, "sudden_illness"), (5, "other"), (6, "costs"), (2, "homeless"), (2, "victim")],
        )),
        "unpaid_rescue" | "judicial_aid_before" => Wish::Truth(random.per_mille(200)),
        "due_compensation" => Wish::Number(random.between(1, 40) * 5_000),
        "disaster_harm" => Wish::Choice(
            random.weighted((980, "none"), &[(8, "living"), (4, "drought"), (6, "damaged"), (2, "collapsed")]),
        ),
        "transition_days" => Wish::Number(random.between(0, 120)),
        "disaster_deaths" => Wish::Number(random.weighted((990, 0), &[(10, 1)])),
        "winter_need" => Wish::Truth(random.per_mille(300)),
        "pending_item" => Wish::Choice(random.weighted((950, "none"), &[(40, "means_tested"), (10, "quick")])),
        "accepted_on" => days_ago(random, 40),
        "crosscheck_change" => {
            Wish::Choice(random.weighted((970, "none"), &[(10, "car"), (6, "home"), (8, "tax"), (6, "pension")]))
        }
        "bereaved" => Wish::Truth(random.per_mille(10)),
        _ => return None,
    })
}

pub(super) fn of_member(
    id: &str,
    household: &Household,
    member: usize,
    setting: Setting<'_>,
    random: &mut Random,
) -> Option<Wish> {
    let person = household.people.get(member)?;
    Some(match id {
        "birth_date" => Wish::Day(person.birth(setting.date)),
        "disability_grade" => Wish::Choice(match person.disability.map(|disability| disability.grade) {
            None => "none",
            Some(1) => "grade1",
            Some(2) => "grade2",
            Some(3) => "grade3",
            Some(_) => "grade4",
        }),
        "disability_kind" => Wish::Choice(person.disability.map_or("none", |disability| disability.kind)),
        "self_care" => Wish::Choice(match person.dependence {
            0 => "independent",
            1 => "partly",
            2 => "mostly",
            _ => "fully",
        }),
        "in_institution" => Wish::Truth(person.in_home),
        "own_income" => Wish::Number(person.income),
        "labour_income" => Wish::Number(person.earned),
        "supporter" => Wish::Choice(match person.supported {
            true => "able",
            false => random.weighted(
                (700, "nobody"),
                &[(100, "supporter_unable"), (100, "supporter_disabled"), (100, "supporter_poor70")],
            ),
        }),
        "serious_illness" => Wish::Truth(person.ill),
        "medical_costs" => Wish::Number(person.medical),
        "outpatient_costs" => Wish::Number(person.medical * random.between(0, 60) / 100),
        "father" | "mother" => {
            let [father, mother] = person.parents;
            Wish::Choice(match if id == "father" { father } else { mother } {
                Parent::Able => "able",
                Parent::Dead => "dead",
                Parent::Disabled => "disabled",
                Parent::Ill => "ill",
                Parent::Prison => "prison",
            })
        }
        "lost_months" => Wish::Number(0),
        "health_insurance" => Wish::Choice(match person.work {
            Work::Working => random.weighted((500, "employee"), &[(480, "resident"), (20, "none")]),
            _ => random.weighted((950, "resident"), &[(30, "employee"), (20, "none")]),
        }),
        "pension_insurance" => Wish::Choice(match person.work {
            Work::Working => random.weighted((500, "employee"), &[(400, "resident"), (100, "none")]),
            _ if person.age < 16 => "none",
            _ => random.weighted((750, "resident"), &[(250, "none")]),
        }),
        "school_stage" => Wish::Choice(match person.school {
            School::None => "none",
            School::Preschool => "preschool",
            School::Primary => "primary",
            School::Junior => "junior",
            School::Senior => "senior",
            School::Vocational => "vocational",
            School::College => "college",
        }),
        "boards" => Wish::Truth(person.school != School::None && random.per_mille(250)),
        "labour_state" => Wish::Choice(match person.work {
            Work::Working => "working",
            Work::Unemployed => "unemployed",
            Work::Studying => "studying",
            Work::Unable => "unable",
        }),
        "incapacity" => Wish::Choice(match (person.age, person.dependence) {
            (60.., 1) => random.weighted((500, "slight"), &[(300, "medium"), (200, "none")]),
            (60.., 2) => random.weighted((500, "medium"), &[(400, "severe"), (100, "none")]),
            (60.., 3) => random.weighted((500, "severe"), &[(400, "full"), (100, "none")]),
            _ => "none",
        }),
        "legal_matter" => Wish::Truth(random.per_mille(15)),
        "legal_hardship" => Wish::Truth(random.per_mille(300)),
        "new_earnings" => Wish::Number(random.between(0, person.earned.max(0))),
        "new_work_since" => {
            let day = setting.date.add_days(-random.between(0, 500));
            Wish::Day(day.unwrap_or(setting.date))
        }
        "refused_work" => Wish::Number(random.weighted((960, 0), &[(20, 1), (10, 2), (10, 3)])),
        _ => return None,
    })
}
