//! 排除: who is granted A does not get B.

use crate::{
    expressions::Oracle,
    members::Person,
    policy::{self, Exclusion},
    value::Value,
};
use std::collections::{BTreeMap, BTreeSet};
use yimen::syntax::ast::Owner;

/// Whether an item is ruled out.
pub struct Bar {
    /// Yes, no or open; an error only where 保障 is one, which then is the item's error.
    pub open: Value,
    /// Ids of the items that surely rule it out.
    pub by: BTreeSet<String>,
}

impl Bar {
    /// Nothing rules it out.
    pub fn none() -> Bar {
        Bar { open: Value::truth(false), by: BTreeSet::new() }
    }
}

impl Oracle<'_> {
    /// Whether an item is ruled out for a member, or as a whole where no member is named. A family's item is ruled out
    /// member by member by 同一成员 and as a whole by 同一家庭; a member's item by either.
    pub fn bar(&self, item: usize, member: Option<Person>) -> Bar {
        let of_family = self.policy.items[item][0].owner == Owner::Family;
        let mut bar = Bar::none();
        for relation in self.relations_against(item) {
            if of_family && relation.same_member != member.is_some() {
                continue;
            }
            let by = self.policy.item_named(&relation.by);
            let granted = match member.filter(|_| relation.same_member) {
                Some(member) => self.granted(by, Some(member)),
                None => self.granted(by, None),
            };
            let rules_out = without_errors(&granted);
            if rules_out.surely(true) {
                bar.by.insert(policy::id(&self.policy.items[by][0].named).to_owned());
            }
            bar.open = bar.open.or(&rules_out);
        }
        bar
    }

    /// A family's item is ruled out as a whole by a 同一家庭 relation, or when nobody it is for is left.
    pub fn bar_of_family(&self, item: usize, meant: &BTreeMap<Person, Value>) -> Bar {
        let whole = self.bar(item, None);
        let bars: BTreeMap<Person, Bar> = meant.keys().map(|person| (*person, self.bar(item, Some(*person)))).collect();
        let emptied = self.over_families(|people| {
            let gone = |person: &Person| meant[person].and(&bars[person].open);
            let left = |person: &Person| meant[person].and(&bars[person].open.not());
            let someone = |of: &dyn Fn(&Person) -> Value| {
                people.iter().fold(Value::truth(false), |any, person| any.or(&of(person)))
            };
            someone(&left).not().and(&someone(&gone))
        });
        let of_members = bars.iter().filter(|(person, _)| meant[person].can(true));
        let by = whole.by.iter().cloned().chain(of_members.flat_map(|(_, bar)| bar.by.clone())).collect();
        Bar { open: whole.open.or(&emptied), by }
    }

    fn relations_against(&self, item: usize) -> impl Iterator<Item = &Exclusion> {
        let named = move |name: &str| self.policy.item_named(name) == item;
        self.policy.exclusions.iter().filter(move |relation| named(&relation.excluded))
    }
}

/// What cannot be judged is not granted and rules nothing out.
fn without_errors(granted: &Value) -> Value {
    Value::truths([granted.can(false) || !granted.errors.is_empty(), granted.can(true)])
}
