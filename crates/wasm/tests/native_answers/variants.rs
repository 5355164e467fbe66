//! Cases made from other cases, so that unknown facts are compared as well.

use serde_json::{Map, Value};

/// The case with one fact of the family or of a member left out, another one for each `choice`; nothing where the case
/// gives no fact.
pub fn without_a_fact(case: &str, choice: usize) -> Option<String> {
    let mut case: Value = serde_json::from_str(case).expect("a pack's own case is JSON");
    let mut groups = fact_groups(&mut case);
    let facts: usize = groups.iter().map(|group| group.len()).sum();
    if facts == 0 {
        return None;
    }
    let mut place = choice % facts;
    for group in &mut groups {
        match group.keys().nth(place).cloned() {
            Some(fact) => {
                group.remove(&fact);
                break;
            }
            None => place -= group.len(),
        }
    }
    Some(case.to_string())
}

/// The facts of the family, then those of each member.
fn fact_groups(case: &mut Value) -> Vec<&mut Map<String, Value>> {
    let mut groups = Vec::new();
    let Value::Object(parts) = case else {
        return groups;
    };
    for (name, part) in parts {
        match (name.as_str(), part) {
            ("family", Value::Object(facts)) => groups.push(facts),
            ("members", Value::Array(members)) => {
                groups.extend(members.iter_mut().filter_map(Value::as_object_mut));
            }
            _ => {}
        }
    }
    groups
}

#[test]
fn each_fact_is_left_out_in_turn() {
    let case = r#"{"date":"2026-01-01","family":{"a":1,"b":2},"members":[{},{"c":3}]}"#;
    let without = |family: &str, member: &str| {
        Some(format!(r#"{{"date":"2026-01-01","family":{family},"members":[{{}},{member}]}}"#))
    };
    let expected = [
        without(r#"{"b":2}"#, r#"{"c":3}"#),
        without(r#"{"a":1}"#, r#"{"c":3}"#),
        without(r#"{"a":1,"b":2}"#, "{}"),
        without(r#"{"b":2}"#, r#"{"c":3}"#),
    ];
    assert_eq!([0, 1, 2, 3].map(|choice| without_a_fact(case, choice)), expected);
}

#[test]
fn a_case_without_facts_has_no_variant() {
    assert_eq!(without_a_fact("{}", 0), None);
}
