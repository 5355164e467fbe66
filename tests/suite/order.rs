//! The outcome does not depend on the order in which rules stand in a file.

use super::{
    everything::{PACK, POLICY},
    soundness::family,
    support::{pack, row, screen},
};
use proptest::prelude::*;
use std::sync::LazyLock;
use yimen::Pack;

/// The same rules with definitions, items and relations the other way round, and dealt into two heaps.
static OTHERS: LazyLock<[Pack; 2]> = LazyLock::new(|| {
    let begins = |line: &str| ["定义", "事项", "关系"].iter().any(|word| line.starts_with(word));
    let (mut head, mut rules) = (String::new(), Vec::<String>::new());
    for line in POLICY.lines() {
        match rules.last_mut() {
            _ if begins(line) => rules.push(format!("{line}\n")),
            Some(rule) => *rule += &format!("{line}\n"),
            None => head += &format!("{line}\n"),
        }
    }
    let reversed: String = rules.iter().rev().map(String::as_str).collect();
    let dealt: String = rules.iter().skip(1).step_by(2).chain(rules.iter().step_by(2)).map(String::as_str).collect();
    [pack(&format!("{head}{reversed}")), pack(&format!("{head}{dealt}"))]
});

/// Rows in short, sorted; which of several bars is named follows the order of the items.
fn sorted(pack: &Pack, case: &str) -> (Vec<String>, yimen::shapes::Amount) {
    let result = screen(pack, case);
    let short = |one| row(one).split(" ×").next().unwrap_or_default().to_owned();
    let mut rows: Vec<String> = result.items.iter().map(short).collect();
    rows.sort();
    (rows, result.plan.monthly_total)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rules_does_not_matter(family in family()) {
        for case in [family.partly(), family.fully()] {
            for other in OTHERS.iter() {
                prop_assert_eq!(sorted(&PACK, &case), sorted(other, &case));
            }
        }
    }
}
