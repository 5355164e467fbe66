//! A family of which everything is known, or some of it.

use super::packs::Policies;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use yimen::shapes::{FactInfo, Question};

/// A case: facts by their id.
#[derive(Debug, Clone, Default)]
pub struct Family {
    pub date: Value,
    pub region: Value,
    pub family: BTreeMap<String, Value>,
    pub members: Vec<BTreeMap<String, Value>>,
    pub members_known: bool,
    /// What a case says besides facts.
    beside: BTreeMap<&'static str, Value>,
}

/// Random numbers that are the same each time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    pub fn below(&mut self, end: usize) -> usize {
        for shift in [13, -7, 17] {
            self.0 ^= if shift > 0 { self.0 << shift } else { self.0 >> -shift };
        }
        (self.0 >> 11) as usize % end
    }

    pub fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

impl Family {
    /// A case of a pack; what it leaves open is filled in.
    pub fn completed(policies: &Policies, case: &Value, seed: u64) -> Family {
        let entries = |value: &Value| {
            let entries = value.as_object().into_iter().flatten();
            entries.map(|(key, value)| (key.clone(), value.clone())).collect::<BTreeMap<_, _>>()
        };
        let members = case["members"].as_array().cloned().unwrap_or_else(|| vec![json!({})]);
        let mut family = Family {
            date: case["date"].clone(),
            region: case["region"].clone(),
            family: entries(&case["family"]),
            members: members.iter().map(entries).collect(),
            members_known: true,
            beside: ["receiving", "standards"].map(|key| (key, case[key].clone())).into(),
        };
        if family.region.is_null() {
            family.region.clone_from(&family.family["hukou"]);
        }
        family.fill(policies, &mut Dice::new(seed));
        family
    }

    /// A family made up.
    pub fn random(policies: &Policies, seed: u64) -> Family {
        let mut dice = Dice::new(seed);
        let mut family = Family::completed(policies, dice.one_of(&policies.cases), seed);
        let members = 1 + dice.below(5);
        family.members.resize(members, BTreeMap::new());
        for given in family.members.iter_mut().chain([&mut family.family]) {
            given.retain(|_, _| dice.below(3) == 0);
        }
        family.fill(policies, &mut dice);
        family
    }

    /// Makes up what is not known of it, now and then after one of the pack's cases: those come near to being granted something.
    pub fn complete(&mut self, policies: &Policies, dice: &mut Dice) {
        let (like, case) = (dice.below(3), dice.one_of(&policies.cases));
        let alike = Family::completed(policies, case, dice.below(1_000) as u64);
        if !self.members_known {
            self.members_known = true;
            self.members.resize(alike.members.len(), BTreeMap::new());
        }
        if like > 0 {
            let others = alike.members.iter().cycle();
            for (given, other) in self.members.iter_mut().zip(others).chain([(&mut self.family, &alike.family)]) {
                for (id, value) in other {
                    // Not in everything alike: a bound is met from both sides.
                    if dice.below(8) > 0 {
                        given.entry(id.clone()).or_insert_with(|| value.clone());
                    }
                }
            }
        }
        self.fill(policies, dice);
    }

    pub fn fill(&mut self, policies: &Policies, dice: &mut Dice) {
        for fact in &policies.info.family {
            self.family.entry(fact.id.clone()).or_insert_with(|| answer(policies, fact, dice));
        }
        for member in &mut self.members {
            for fact in &policies.info.member {
                member.entry(fact.id.clone()).or_insert_with(|| answer(policies, fact, dice));
            }
        }
    }

    /// The same family before anything was asked.
    pub fn nothing(&self) -> Family {
        Family {
            date: self.date.clone(),
            region: self.region.clone(),
            beside: self.beside.clone(),
            ..Family::default()
        }
    }

    /// Answers a question from what is known of the whole family: of several members, for the first.
    pub fn learn(&mut self, whole: &Family, question: &Question) {
        match (question.fact.as_str(), question.members.as_deref()) {
            ("members", None) => {
                assert!(!self.members_known, "asked again who lives in the family");
                self.members_known = true;
                self.members = vec![BTreeMap::new(); whole.members.len()];
            }
            (fact, None) => {
                let before = self.family.insert(fact.to_owned(), whole.family[fact].clone());
                assert!(before.is_none(), "{fact} was asked again");
            }
            (fact, Some(members)) => {
                let member = *members.first().expect("a question about members is open for one") as usize;
                let fact = fact.strip_prefix("members[].").expect("a fact of members");
                let before = self.members[member].insert(fact.to_owned(), whole.members[member][fact].clone());
                assert!(before.is_none(), "{fact} was asked again");
            }
        }
    }

    pub fn json(&self) -> String {
        let mut case = json!({ "date": self.date, "region": self.region, "family": self.family });
        if self.members_known {
            case["members"] = json!(self.members);
        }
        for (key, value) in self.beside.iter().filter(|(_, value)| !value.is_null()) {
            case[*key] = value.clone();
        }
        // What a member receives cannot be told before there is one.
        if let Some(received) = case.get_mut("receiving").and_then(Value::as_array_mut) {
            let there = if self.members_known { self.members.len() } else { 0 };
            received.retain(|entry| entry["member"].as_u64().is_none_or(|member| (member as usize) < there));
        }
        case.to_string()
    }
}

/// An answer that fits: often one that a case of the pack gives, since those stand at the bounds.
pub fn answer(policies: &Policies, fact: &FactInfo, dice: &mut Dice) -> Value {
    let known = policies.answers.get(&fact.id).filter(|known| !known.is_empty());
    if let Some(known) = known.filter(|_| dice.below(3) > 0) {
        return dice.one_of(known).clone();
    }
    match fact.kind.as_str() {
        "truth" => json!(dice.below(2) == 0),
        "choice" => json!(dice.one_of(&fact.choices).id),
        "region" => json!(dice.one_of(&policies.info.regions).code),
        // Now and then a day that has not come: then ages cannot be told.
        "date" => json!(format!("{}-{:02}-{:02}", 1930 + dice.below(100), 1 + dice.below(12), 1 + dice.below(28))),
        "number" => {
            let end = |bound: &Option<String>| bound.as_ref().map(|bound| bound.parse::<usize>().unwrap());
            let (low, high) = (end(&fact.low).unwrap_or(0), end(&fact.high).unwrap_or(1_000_000));
            // As many small ones as great ones.
            let size = 10usize.pow(1 + dice.below(high.to_string().len()) as u32);
            json!((low + dice.below(size)).min(high))
        }
        other => panic!("no answer for a fact of kind {other}"),
    }
}
