//! Cases made from other cases, so that unknown facts are compared as well.

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The case with one fact of the family or of a member left out, another one for each `choice`; nothing where the case
/// gives no fact.
pub fn without_a_fact(case: &str, choice: usize) -> Result<Option<String>> {
    let mut case: Value = serde_json::from_str(case).context("a pack's own case is not JSON")?;
    let mut groups = fact_groups(&mut case);
    let facts: usize = groups.iter().map(|group| group.len()).sum();
    if facts == 0 {
        return Ok(None);
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
    Ok(Some(case.to_string()))
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

#[cfg(test)]
mod tests {
    use super::without_a_fact;

    #[test]
    fn leaves_out_each_fact_in_turn() -> anyhow::Result<()> {
        let case = r#"{"date":"2026-01-01","family":{"a":1,"b":2},"members":[{},{"c":3}]}"#;
        let variants = (0..4).map(|choice| without_a_fact(case, choice)).collect::<Result<Vec<_>, _>>()?;
        let without = |family: &str, member: &str| {
            Some(format!(r#"{{"date":"2026-01-01","family":{family},"members":[{{}},{member}]}}"#))
        };
        let expected = [
            without(r#"{"b":2}"#, r#"{"c":3}"#),
            without(r#"{"a":1}"#, r#"{"c":3}"#),
            without(r#"{"a":1,"b":2}"#, "{}"),
            without(r#"{"b":2}"#, r#"{"c":3}"#),
        ];
        assert_eq!(variants, expected);
        Ok(())
    }

    #[test]
    fn a_case_without_facts_has_no_variant() -> anyhow::Result<()> {
        assert_eq!(without_a_fact("{}", 0)?, None);
        Ok(())
    }
}
