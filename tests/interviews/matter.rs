//! Whether a question can still matter: two answers to it that lead to different results, everything else being the same.

use super::{
    family::{Dice, Family, answer},
    packs::Policies,
};
use serde_json::Value;
use std::collections::BTreeMap;
use yimen::shapes::{Question, ScreeningResult};

/// Families made up in search of the two answers: for the question that is asked, and for one listed behind it.
const MOST_TRIED: [usize; 2] = [6_000, 400];

/// What a family would go by: verdict, standing and amount of each row.
fn told(result: &ScreeningResult) -> Vec<String> {
    let told = |row: &yimen::shapes::ItemResult| {
        format!("{} {:?} {:?} {:?} {:?}", row.item, row.member, row.verdict, row.standing, row.amount)
    };
    result.items.iter().map(told).collect()
}

/// Looks for a family of which `known` holds and whose result hangs on the question.
pub fn matters(policies: &Policies, known: &Family, (question, place): (&Question, usize), seed: u64) -> bool {
    let mut dice = Dice::new(seed);
    (0..MOST_TRIED[place.min(1)]).any(|_| {
        let mut one = known.clone();
        one.complete(policies, &mut dice);
        let mut other = one.clone();
        match question.members.as_deref() {
            None if question.fact == "members" => {
                other.members.push(BTreeMap::new());
                other.fill(policies, &mut dice);
            }
            None => replace(policies, &mut other.family, &question.fact, &mut dice),
            Some(members) => {
                let fact = question.fact.strip_prefix("members[].").unwrap();
                replace(policies, &mut other.members[members[0] as usize], fact, &mut dice);
            }
        }
        told(&policies.result(&one.json())) != told(&policies.result(&other.json()))
    })
}

fn replace(policies: &Policies, facts: &mut BTreeMap<String, Value>, id: &str, dice: &mut Dice) {
    let fact = policies.info.family.iter().chain(&policies.info.member).find(|fact| fact.id == id).unwrap();
    facts.insert(id.to_owned(), answer(policies, fact, dice));
}
