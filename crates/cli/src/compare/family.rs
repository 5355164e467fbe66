//! The same family in another place.

use serde_json::{Map, Value};
use yimen::shapes::{FactInfo, PackInfo};

/// The case as the pack of another place takes it, and what it leaves out since nobody asks it there.
pub fn moved(case: &Value, region: &str, info: &PackInfo) -> (Value, Vec<String>) {
    let mut case = case.clone();
    let mut left_out = Vec::new();
    let from = case.get("region").and_then(Value::as_str).map(str::to_owned);
    if let Some(family) = case.get_mut("family").and_then(Value::as_object_mut) {
        facts(family, &info.family, (from.as_deref(), region), &mut left_out);
    }
    for member in case.get_mut("members").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(member) = member.as_object_mut() {
            facts(member, &info.member, (from.as_deref(), region), &mut left_out);
        }
    }
    if let Some(receiving) = case.get_mut("receiving").and_then(Value::as_array_mut) {
        receiving.retain(|entry| {
            let item = entry.get("item").and_then(Value::as_str).unwrap_or_default();
            let known = item.is_empty() || info.items.iter().any(|one| one.id == item || one.name == item);
            if !known {
                left_out.push(item.to_owned());
            }
            known
        });
    }
    left_out.sort();
    left_out.dedup();
    (case, left_out)
}

fn facts(given: &mut Map<String, Value>, known: &[FactInfo], moves: (Option<&str>, &str), left_out: &mut Vec<String>) {
    let (from, to) = moves;
    given.retain(|name, value| {
        let Some(fact) = known.iter().find(|fact| fact.id == *name || fact.name == *name) else {
            left_out.push(name.clone());
            return false;
        };
        if fact.kind == "region" && value.as_str().is_some_and(|place| Some(place) == from) {
            *value = Value::from(to);
        }
        true
    });
}
