//! Items: conditions, whom they cover, the amount, the verdict and the standing.

use crate::{
    expressions::{Oracle, Scene},
    members::{Person, count},
    number::{Bounds, Number, can_be_written, whole},
    policy,
    relations::Bar,
    value::{Errors, Value},
};
use std::{collections::BTreeMap, rc::Rc};
use yimen::syntax::ast::{BenefitKind, Owner};

/// One item judged for everyone.
pub struct Judged {
    pub rows: Vec<Row>,
    /// Whether the family, or anyone in it, has the item.
    pub family: Value,
    /// Whether a member has it, for a family's item whether it covers them.
    pub members: BTreeMap<Person, Value>,
}

/// One item judged for the family or for one member.
pub struct Row {
    pub item: usize,
    pub member: Option<usize>,
    pub conditions: Vec<Value>,
    /// Whether anyone is covered, where the item says whom it covers.
    pub covers: Option<Value>,
    pub amount: Option<Value>,
    /// Whether no version of the item is in force on the day.
    pub lapsed: bool,
    /// Whether the item's own conditions hold and its amount can be computed.
    pub holds: Value,
    pub bar: Bar,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Eligible,
    Ineligible,
    Undetermined,
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    New,
    Continuing,
    Stop,
    Barred,
    None,
}

impl Oracle<'_> {
    /// Every row of the result: items in the order of the pack, members in the order of the case.
    pub fn rows(&self) -> Vec<(usize, Rc<Judged>)> {
        (0..self.policy.items.len()).map(|item| (item, self.judged(item))).collect()
    }

    /// An item, judged when it is first asked for: whatever it rests on is judged on the way.
    pub fn judged(&self, item: usize) -> Rc<Judged> {
        if let Some(known) = self.judged.borrow().get(&item) {
            return Rc::clone(known);
        }
        let judged = Rc::new(match (self.terms(item), self.policy.items[item][0].owner) {
            (None, _) => self.lapsed(item),
            (Some(version), Owner::Family) => self.of_family(item, version),
            (Some(version), Owner::Member) => self.of_members(item, version),
        });
        self.judged.borrow_mut().insert(item, Rc::clone(&judged));
        judged
    }

    /// 享受: whether the member at hand has the item; without one, whether the family has it.
    pub fn granted(&self, item: usize, member: Option<Person>) -> Value {
        let judged = self.judged(item);
        member.map_or(&judged.family, |member| &judged.members[&member]).clone()
    }

    /// The version of an item that is in force on the day; one without 施行 always is.
    pub fn terms(&self, item: usize) -> Option<usize> {
        let versions = &self.policy.items[item];
        versions
            .iter()
            .position(|terms| terms.clauses.in_force.is_none_or(|period| policy::contains(period, self.case.date)))
    }

    /// Outside of them there is nothing to apply for.
    fn lapsed(&self, item: usize) -> Judged {
        let no = Value::truth(false);
        let row = |member| Row {
            item,
            member,
            conditions: Vec::new(),
            covers: None,
            amount: None,
            lapsed: !self.is_early(),
            holds: self.in_force(no.clone()),
            bar: Bar::none(),
        };
        let rows = match self.policy.items[item][0].owner {
            Owner::Family => vec![row(None)],
            Owner::Member => {
                let count = self.case.members.as_ref().map_or(0, Vec::len);
                (0..count).map(|member| row(Some(member))).collect()
            }
        };
        let members = self.people().into_iter().map(|person| (person, no.clone())).collect();
        Judged { rows, family: no.clone(), members }
    }

    fn of_members(&self, item: usize, version: usize) -> Judged {
        let (mut rows, mut members) = (Vec::new(), BTreeMap::new());
        for person in self.people() {
            let scene = Scene { terms: Some((item, version)), ..Scene::of(person) };
            let (conditions, amount) = self.conditions_and_amount(item, version, &scene);
            let holds = self.in_force(all_hold(&conditions, amount.as_ref()));
            let bar = self.bar(item, Some(person));
            members.insert(person, holds.and(&bar.open.not()));
            if let Person::Given(member) = person {
                rows.push(Row {
                    item,
                    member: Some(member),
                    conditions,
                    covers: None,
                    amount,
                    lapsed: false,
                    holds,
                    bar,
                });
            }
        }
        let family =
            self.over_families(|people| people.iter().fold(Value::truth(false), |any, one| any.or(&members[one])));
        Judged { rows, family, members }
    }

    fn of_family(&self, item: usize, version: usize) -> Judged {
        let scene = Scene { covering: Some(item), terms: Some((item, version)), ..Scene::default() };
        let (conditions, amount) = self.conditions_and_amount(item, version, &scene);
        let met = all_hold(&conditions, amount.as_ref());
        let meant = self.meant(item);
        // Where nobody is covered, the item is not due.
        let someone =
            self.over_families(|people| people.iter().fold(Value::truth(false), |any, one| any.or(&meant[one])));
        let covers = self.policy.items[item][version].clauses.covers.is_some().then_some(someone);
        let holds = self.in_force(covers.as_ref().map_or(met.clone(), |someone| met.and(someone)));
        let bar = self.bar_of_family(item, &meant);
        // Where it cannot be computed whether anyone is left, the item cannot be judged.
        let holds = if bar.open.can_be.is_none() { holds.and(&bar.open.not()) } else { holds };
        let family = holds.and(&bar.open.not());
        let members = self.covered(item).into_iter().map(|(person, covered)| (person, family.and(&covered))).collect();
        let row = Row { item, member: None, conditions, covers, amount, lapsed: false, holds, bar };
        Judged { rows: vec![row], family, members }
    }

    /// Whom a family's item is for: everyone, where it does not say.
    fn meant(&self, item: usize) -> BTreeMap<Person, Value> {
        let terms = self.terms(item).map(|version| (item, version));
        let covers = terms.and_then(|(item, version)| self.policy.items[item][version].clauses.covers.as_ref());
        let scene = |person| Scene { terms, ..Scene::of(person) };
        let meant = |person| covers.map_or(Value::truth(true), |covers| self.value(covers, &scene(person)));
        self.people().into_iter().map(|person| (person, meant(person))).collect()
    }

    /// Whom a family's item covers: whom it is for and who is not barred.
    fn covered(&self, item: usize) -> BTreeMap<Person, Value> {
        let barred = |person| self.bar(item, Some(person)).open;
        self.meant(item).into_iter().map(|(person, meant)| (person, meant.and(&barred(person).not()))).collect()
    }

    /// 保障人数()
    pub fn covered_count(&self, item: usize) -> Value {
        let covered = self.covered(item);
        self.over_families(|people| count(&people.iter().map(|person| covered[person].clone()).collect::<Vec<_>>()))
    }

    fn conditions_and_amount(&self, item: usize, version: usize, scene: &Scene) -> (Vec<Value>, Option<Value>) {
        let item = &self.policy.items[item][version];
        let conditions = item.clauses.conditions.iter().map(|condition| self.value(&condition.test, scene)).collect();
        let amount = match item.clauses.benefit.as_ref().map(|benefit| &benefit.kind) {
            Some(BenefitKind::Figure(_, formula)) => Some(payable(&self.value(formula, scene))),
            _ => None,
        };
        (conditions, amount)
    }

    /// Before its first day the pack judges nothing.
    fn in_force(&self, holds: Value) -> Value {
        if self.is_early() { Value::fails("Y707") } else { holds }
    }

    fn is_early(&self) -> bool {
        self.policy.effective.is_some_and(|first| self.case.date < first)
    }

    pub fn standing(&self, row: &Row) -> Standing {
        let item = &self.policy.items[row.item][0];
        let received =
            self.case.receiving.iter().any(|(name, member)| policy::is(&item.named, name) && *member == row.member);
        let (barred, cleared) = (row.bar.open.surely(true), row.bar.open.surely(false));
        let ineligible = row.holds.surely(false);
        if received && (ineligible || barred) {
            Standing::Stop
        } else if barred && !ineligible {
            Standing::Barred
        } else if row.holds.surely(true) && cleared {
            if received { Standing::Continuing } else { Standing::New }
        } else {
            Standing::None
        }
    }
}

impl Row {
    /// The four verdicts.
    pub fn verdict(&self) -> Verdict {
        let bar_open = !self.bar.open.surely(true) && !self.bar.open.surely(false);
        match (self.holds.can(true), self.holds.can(false), self.holds.errors.is_empty()) {
            (true, false, true) if bar_open => Verdict::Undetermined,
            (true, false, true) => Verdict::Eligible,
            (false, true, true) => Verdict::Ineligible,
            (false, false, false) => Verdict::Error,
            _ => Verdict::Undetermined,
        }
    }

    /// The errors a verdict of 无法判定 can name.
    pub fn errors(&self) -> Errors {
        if self.verdict() == Verdict::Error { self.holds.errors.clone() } else { Errors::new() }
    }

    /// The bounds of what is paid, where the item can still be granted.
    pub fn paid(&self) -> Option<&Bounds> {
        let granted = self.holds.can(true) && self.bar.open.can(false);
        self.amount.as_ref().filter(|_| granted)?.bounds()
    }
}

/// A formula below 0 gives 0, and a figure that cannot be written down is out of range.
fn payable(amount: &Value) -> Value {
    let paid = amount.combine(&Value::number(whole(0)), Bounds::greatest);
    let too_long = |number: &Number| !can_be_written(number);
    match paid.bounds().and_then(Bounds::only).is_some_and(too_long) {
        true => Value::fails("Y702").with_errors(&paid.errors),
        false => paid,
    }
}

/// Every condition holds, and the amount can be computed.
fn all_hold(conditions: &[Value], amount: Option<&Value>) -> Value {
    let met = conditions.iter().fold(Value::truth(true), |all, one| all.and(one));
    let Some(amount) = amount else { return met };
    let computed = amount.can_be.as_ref().map_or(Value::none(), |_| Value::truth(true));
    met.and(&computed.with_errors(&amount.errors))
}
