//! Expressions: each construct as the tables of the language reference say.

use crate::{
    calendar,
    case::{Case, Given},
    day::Day,
    items::Judged,
    known_faults,
    members::Person,
    number::{self, Bounds, Number, whole},
    policy::{self, Policy, Symbol, is_evaluation_word},
    tables,
    value::{Errors, Set, Value},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use yimen::syntax::ast::{Band, Bound, Expr, ExprKind, FactKind, Name, Operator, Owner, Pattern, SetMember};

/// A policy over one case.
pub struct Oracle<'a> {
    pub policy: &'a Policy,
    pub case: &'a Case,
    /// The place of evaluation.
    pub place: usize,
    /// Items judged so far; each is judged when it is first asked for.
    pub judged: RefCell<BTreeMap<usize, Rc<Judged>>>,
}

/// Where an expression stands.
#[derive(Debug, Clone, Default)]
pub struct Scene {
    /// The member at hand: the one judged, or inside `…(成员 …)` the one asked about.
    pub hand: Option<Person>,
    /// The member judged, 本人.
    pub judged: Option<Person>,
    /// The family's item, where 保障人数() is known.
    pub covering: Option<usize>,
    /// The item and version whose 设 are known.
    pub terms: Option<(usize, usize)>,
    /// The arguments of the call at hand.
    pub arguments: Rc<BTreeMap<String, Value>>,
}

impl Scene {
    /// A rule of one member.
    pub fn of(person: Person) -> Scene {
        Scene { hand: Some(person), judged: Some(person), ..Scene::default() }
    }

    /// The same rule with another member at hand.
    pub fn with_hand(&self, person: Person) -> Scene {
        Scene { hand: Some(person), ..self.clone() }
    }
}

impl<'a> Oracle<'a> {
    pub fn new(policy: &'a Policy, case: &'a Case) -> Oracle<'a> {
        let mut oracle = Oracle { policy, case, place: 0, judged: RefCell::default() };
        oracle.place = match &case.place {
            Some(word) => policy.place_named(word),
            None => oracle.first_place(),
        };
        oracle
    }

    /// Without a place the family's first fact of that kind that is given.
    fn first_place(&self) -> usize {
        let places =
            self.policy.facts.iter().filter(|fact| fact.owner == Owner::Family && fact.kind == FactKind::Region);
        let given = places.filter_map(|fact| self.case.family.iter().find(|(key, _)| policy::is(&fact.named, key)));
        let mut words = given.filter_map(|(_, given)| match given {
            Given::Word(word) => Some(word),
            _ => None,
        });
        self.policy.place_named(words.next().expect("a case without a place"))
    }

    pub fn value(&self, expr: &Expr, scene: &Scene) -> Value {
        let value = |expr: &Expr| self.value(expr, scene);
        match &expr.kind {
            ExprKind::Number(number, _) => Value::number(policy::number(*number)),
            ExprKind::Date(day) => point(policy::day(*day)),
            ExprKind::Truth(truth) => Value::truth(*truth),
            ExprKind::MonthDay(..) => panic!("a day of the year stands in functions only"),
            ExprKind::Path(..) | ExprKind::Reading(..) => self.raw(expr, scene).present(),
            ExprKind::Not(a) => value(a).not(),
            ExprKind::Negate(a) => value(a).combine(&Value::number(whole(0)), |a, _| a.negate()),
            ExprKind::Binary(operator, a, b) => self.binary(*operator, a, b, scene),
            ExprKind::Within(a, set) => self.within(&value(a), set, scene),
            ExprKind::If(condition, then, otherwise) => {
                // Every outcome of the branches that can still apply, and the condition's error.
                let condition = value(condition);
                let mut chosen = Value::none().with_errors(&condition.errors);
                for (answer, branch) in [(true, then), (false, otherwise)] {
                    if condition.can(answer) {
                        chosen = chosen.join(value(branch));
                    }
                }
                chosen
            }
            ExprKind::Bands(subject, rows) => self.bands(&value(subject), rows, scene),
            ExprKind::Brackets(subject, rows) => self.brackets(&value(subject), rows, scene),
            ExprKind::Call(name, arguments) => self.call(name, arguments, scene),
            ExprKind::OverMembers(over) => self.over_members(over, scene),
            ExprKind::Convert(a, unit) => {
                let factor = calendar::conversion(self.unit(a), *unit);
                value(a).compute(&Value::number(factor), Bounds::multiply)
            }
            ExprKind::Round(a, mode, step, _) => {
                let step = policy::number(*step);
                value(a).compute(&Value::number(whole(0)), |a, _| a.round(&mode.text, &step))
            }
        }
    }

    /// An expression of a kind: a bare name may be one of the kind's choices.
    pub fn value_of_kind(&self, expr: &Expr, list: Option<usize>, scene: &Scene) -> Value {
        match (list, self.bare_value(expr, scene)) {
            (Some(list), Some(word)) => {
                Value::of(Set::Choices(list, BTreeSet::from([self.policy.choice_named(list, word)])))
            }
            _ => self.value(expr, scene),
        }
    }

    /// A fact or a figure, which can be 无 here.
    pub fn raw(&self, expr: &Expr, scene: &Scene) -> Value {
        match &expr.kind {
            ExprKind::Path(owners, name) => self.path(owners, name, scene),
            ExprKind::Call(name, arguments) => match self.policy.named(&name.text) {
                Some(Symbol::Standard(standard)) => self.standard(standard, arguments, (None, None), scene),
                _ => self.value(expr, scene),
            },
            ExprKind::Reading(read, on, at) => {
                let (name, arguments): (&Name, &[Expr]) = match &read.kind {
                    ExprKind::Path(_, name) => (name, &[]),
                    ExprKind::Call(name, arguments) => (name, arguments),
                    other => panic!("not a standard: {other:?}"),
                };
                match self.policy.named(&name.text) {
                    Some(Symbol::Standard(standard)) => {
                        self.standard(standard, arguments, (on.as_deref(), at.as_deref()), scene)
                    }
                    other => panic!("not a standard: {other:?}"),
                }
            }
            _ => self.value(expr, scene),
        }
    }

    /// `月收入`, `家庭.月收入`, `本人.年龄`, `监护人.工资`, `本人.监护人.工资`; a fact can be 无 here.
    fn path(&self, owners: &[Name], name: &Name, scene: &Scene) -> Value {
        let Some((first, links)) = owners.split_first() else { return self.name(name, scene) };
        match first.text.as_str() {
            "家庭" | "family" | "成员" | "member" | "members" => self.path(links, name, scene),
            "本人" | "self" => {
                let judged = scene.judged.expect("a member judged");
                self.path(links, name, &scene.with_hand(judged))
            }
            // What everyone has to whom the link can lead.
            _ => {
                let leads = self.name(first, scene).present();
                let mut found = Value::none().with_errors(&leads.errors);
                if let Some(Set::Members(members)) = &leads.can_be {
                    for member in members {
                        found = found.join(self.path(links, name, &scene.with_hand(*member)).present());
                    }
                }
                found
            }
        }
    }

    fn name(&self, name: &Name, scene: &Scene) -> Value {
        let hand = || scene.hand.expect("a member at hand");
        match name.text.as_str() {
            "评估日" | "evaluation_date" => return point(self.case.date),
            "评估地" | "evaluation_place" => return Value::of(Set::Places(BTreeSet::from([self.place]))),
            "成员" | "member" | "members" => return Value::of(Set::Members(BTreeSet::from([hand()]))),
            "本人" | "self" => {
                return Value::of(Set::Members(BTreeSet::from([scene.judged.expect("a member judged")])));
            }
            _ => {}
        }
        if let Some(argument) = scene.arguments.get(&name.text) {
            return argument.clone();
        }
        if let Some(local) = self.local(name, scene) {
            return local;
        }
        match self.policy.named(&name.text) {
            Some(Symbol::Fact(fact)) => match self.policy.facts[fact].owner {
                Owner::Family => self.fact(fact, &self.case.family),
                Owner::Member => self.fact(fact, self.facts_of(hand())),
            },
            Some(Symbol::Standard(standard)) => self.standard(standard, &[], (None, None), scene),
            Some(Symbol::Definition(definition)) => self.definition(definition, scene),
            None => panic!("no such name: {}", name.text),
        }
    }

    /// A fact: as given, or everything its declaration allows.
    fn fact(&self, fact: usize, given: &[(String, Given)]) -> Value {
        let fact = &self.policy.facts[fact];
        let choices = |set| Set::Choices(fact.list.expect("a list of choices"), set);
        match given.iter().find(|(key, _)| policy::is(&fact.named, key)).map(|(_, given)| given) {
            Some(Given::Absent) => Value { absent: true, ..Value::none() },
            Some(Given::Truth(truth)) => Value::truth(*truth),
            Some(Given::Figure(text)) => Value::number(number::parse(text)),
            Some(Given::Day(day)) => point(*day),
            Some(Given::Member(member)) => Value::of(Set::Members(BTreeSet::from([Person::Given(*member)]))),
            Some(Given::Word(word)) => Value::of(match fact.list {
                None => Set::Places(BTreeSet::from([self.policy.place_named(word)])),
                Some(list) => choices(BTreeSet::from([self.policy.choice_named(list, word)])),
            }),
            // In a family of nobody there is no one to name.
            None if fact.kind == FactKind::Member && self.people().is_empty() => {
                Value { absent: true, ..Value::none() }
            }
            None => {
                let anything = match &fact.kind {
                    FactKind::Date => Set::Days(Day::FIRST, Day::LAST),
                    FactKind::Truth => Set::Truths(BTreeSet::from([false, true])),
                    FactKind::Region => Set::Places((0..self.policy.places.len()).collect()),
                    FactKind::Member => Set::Members(self.people().into_iter().collect()),
                    FactKind::Choice(names) => choices((0..names.len()).collect()),
                    FactKind::Number { low, high, .. } => {
                        Set::Numbers(Bounds { low: low.map(policy::number), high: high.map(policy::number) })
                    }
                };
                Value { absent: fact.optional, ..Value::of(anything) }
            }
        }
    }

    fn binary(&self, operator: Operator, a: &Expr, b: &Expr, scene: &Scene) -> Value {
        let (left, right) = match (self.bare_value(a, scene), self.bare_value(b, scene)) {
            (Some(name), _) => {
                let right = self.value(b, scene);
                (self.named_value(name, &right), right)
            }
            (_, Some(name)) => {
                let left = self.value(a, scene);
                let right = self.named_value(name, &left);
                (left, right)
            }
            _ => (self.value(a, scene), self.value(b, scene)),
        };
        let days = || matches!(left.can_be, Some(Set::Days(..))) || matches!(right.can_be, Some(Set::Days(..)));
        match operator {
            Operator::And => left.and(&right),
            Operator::Or => left.or(&right),
            Operator::Add if days() => calendar::add(&left, &right, (self.unit(b), self.is_whole(b))),
            Operator::Subtract if days() => match &right.can_be {
                Some(Set::Days(..)) => calendar::days_between(&left, &right),
                _ => {
                    let minus = right.combine(&Value::number(whole(0)), |count, _| count.negate());
                    calendar::add(&left, &minus, (self.unit(b), self.is_whole(b)))
                }
            },
            Operator::Add => left.compute(&right, Bounds::add),
            Operator::Subtract => left.compute(&right, |a, b| a.add(&b.negate())),
            Operator::Multiply => left.compute(&right, Bounds::multiply),
            Operator::Divide => left.compute(&right, Bounds::divide),
            Operator::Power => power(&left, &right),
            Operator::Less => compare(&left, &right, |a, b| a.less(b)),
            Operator::LessOrEqual => compare(&left, &right, |a, b| a.less_or_equal(b)),
            Operator::Greater => compare(&right, &left, |a, b| a.less(b)),
            Operator::GreaterOrEqual => compare(&right, &left, |a, b| a.less_or_equal(b)),
            Operator::Equal => compare(&left, &right, |a, b| a.equal(b)),
            Operator::NotEqual => compare(&left, &right, |a, b| a.equal(b)).not(),
        }
    }

    /// A bare name that means nothing by itself is one of the values of what it is compared with.
    fn bare_value<'e>(&self, expr: &'e Expr, scene: &Scene) -> Option<&'e str> {
        match &expr.kind {
            ExprKind::Path(owners, name) if owners.is_empty() => {
                let own = is_evaluation_word(name)
                    || matches!(name.text.as_str(), "成员" | "member" | "members" | "本人" | "self")
                    || scene.arguments.contains_key(&name.text)
                    || self.has_local(name, scene)
                    || self.policy.named(&name.text).is_some();
                (!own).then_some(name.text.as_str())
            }
            _ => None,
        }
    }

    fn named_value(&self, word: &str, other: &Value) -> Value {
        match &other.can_be {
            Some(Set::Choices(list, _)) => {
                Value::of(Set::Choices(*list, BTreeSet::from([self.policy.choice_named(*list, word)])))
            }
            Some(Set::Places(_)) => Value::of(Set::Places(BTreeSet::from([self.policy.place_named(word)]))),
            // The other side is an error whatever is meant here.
            None => Value::none(),
            other => panic!("{word} beside {other:?}"),
        }
    }

    /// Settled where every choice left lies inside, or none does.
    fn within(&self, value: &Value, set: &[SetMember], scene: &Scene) -> Value {
        let names: Vec<&Name> = set
            .iter()
            .filter_map(|member| match member {
                SetMember::Name(name) => Some(name),
                SetMember::Range(..) => None,
            })
            .collect();
        match &value.can_be {
            Some(Set::Choices(list, left)) => {
                let set: Vec<usize> = names.iter().map(|name| self.policy.choice_named(*list, &name.text)).collect();
                let inside: Vec<bool> = left.iter().map(|choice| set.contains(choice)).collect();
                answers(&inside).with_errors(&value.errors)
            }
            Some(Set::Places(left)) => self.within_places(value, left, &names, scene),
            // A figure that is one of several, or lies between two, both included; each asked by itself.
            Some(Set::Numbers(left)) => {
                let one = |member: &SetMember| {
                    let SetMember::Range(low, high, _) = member else { panic!("not a figure: {member:?}") };
                    let at = |figure: number::Number| Bounds::point(figure);
                    let (low, high) = (at(policy::number(low.value)), at(policy::number(high.value)));
                    match low == high {
                        true => Value::truths(left.equal(&low)),
                        false => Value::truths(low.less_or_equal(left)).and(&Value::truths(left.less_or_equal(&high))),
                    }
                };
                let any = set.iter().map(one).fold(Value::truth(false), |any, one| any.or(&one));
                any.with_errors(&value.errors)
            }
            _ => value.clone(),
        }
    }

    fn within_places(&self, value: &Value, left: &BTreeSet<usize>, names: &[&Name], scene: &Scene) -> Value {
        let outer: Vec<Value> = names.iter().map(|name| self.outer_place(name, scene)).collect();
        if known_faults::PLACE_IS_ONE_OR_ANY {
            let one = |outer: &Value| match &outer.can_be {
                Some(Set::Places(right)) => known_faults::lies_in(self.policy, left, right).with_errors(&outer.errors),
                _ => outer.clone(),
            };
            let one = |outer: &Value| one(outer).with_errors(&value.errors);
            return outer.iter().map(one).fold(Value::truth(false), |any, one| any.or(&one));
        }
        // Whether a place lies in one of several, each of which may be open: every answer there is.
        let inside = |inner: usize| {
            let each = outer.iter().map(|outer| match &outer.can_be {
                Some(Set::Places(places)) => {
                    let lies: Vec<bool> = places.iter().map(|place| self.policy.lies_within(inner, *place)).collect();
                    answers(&lies).with_errors(&outer.errors)
                }
                _ => outer.clone(),
            });
            each.map(|one| one.with_errors(&value.errors)).fold(Value::truth(false), |any, one| any.or(&one))
        };
        left.iter().map(|inner| inside(*inner)).fold(Value::none(), Value::join)
    }

    fn outer_place(&self, name: &Name, scene: &Scene) -> Value {
        let known = is_evaluation_word(name)
            || scene.arguments.contains_key(&name.text)
            || self.has_local(name, scene)
            || self.policy.named(&name.text).is_some();
        if known {
            self.name(name, scene).present()
        } else {
            Value::of(Set::Places(BTreeSet::from([self.policy.place_named(&name.text)])))
        }
    }

    /// Every outcome of the rows that can still apply, and the subject's error.
    fn bands(&self, subject: &Value, rows: &[Band], scene: &Scene) -> Value {
        let mut chosen = Value::none().with_errors(&subject.errors);
        let Some(left) = &subject.can_be else { return chosen };
        for row in rows {
            let [can_miss, can_apply] = match row.pattern {
                Pattern::Else => [false, self.leave_something(rows, left)],
                ref pattern => self.applies(pattern, left),
            };
            if can_apply {
                chosen = chosen.join(self.value(&row.value, scene));
            }
            if !can_miss {
                break;
            }
        }
        chosen
    }

    /// Whether something of the subject is in no row but 否则.
    fn leave_something(&self, rows: &[Band], subject: &Set) -> bool {
        let rows = || rows.iter().map(|row| &row.pattern).filter(|pattern| **pattern != Pattern::Else);
        let in_none = |one: Set| !rows().any(|row| self.applies(row, &one)[1]);
        match subject {
            Set::Choices(list, left) => left.iter().any(|one| in_none(Set::Choices(*list, [*one].into()))),
            Set::Truths(left) => left.iter().any(|one| in_none(Set::Truths([*one].into()))),
            Set::Numbers(left) => tables::leave_something(rows(), left),
            other => panic!("no subject: {other:?}"),
        }
    }

    /// Whether a row can miss the subject, and whether it can apply.
    pub fn applies(&self, pattern: &Pattern, subject: &Set) -> [bool; 2] {
        match (pattern, subject) {
            (Pattern::Else, _) => [false, true],
            (Pattern::Choices(names), Set::Choices(list, left)) => {
                let row: Vec<usize> = names.iter().map(|name| self.policy.choice_named(*list, &name.text)).collect();
                [left.iter().any(|choice| !row.contains(choice)), left.iter().any(|choice| row.contains(choice))]
            }
            (Pattern::Choices(names), Set::Truths(left)) => {
                let row: Vec<bool> = names.iter().map(|name| is_yes(&name.text)).collect();
                [left.iter().any(|truth| !row.contains(truth)), left.iter().any(|truth| row.contains(truth))]
            }
            (Pattern::Bounds(low, high), Set::Numbers(subject)) => {
                let at = |bound: &Bound| Bounds::point(policy::number(bound.value));
                let above = low.as_ref().map_or([false, true], |low| match low.inclusive {
                    true => at(low).less_or_equal(subject),
                    false => at(low).less(subject),
                });
                let below = high.as_ref().map_or([false, true], |high| match high.inclusive {
                    true => subject.less_or_equal(&at(high)),
                    false => subject.less(&at(high)),
                });
                [above[0] || below[0], above[1] && below[1]]
            }
            other => panic!("a row that does not fit: {other:?}"),
        }
    }

    /// 分段累进: the part of the subject that lies in each band, times that band's rate.
    fn brackets(&self, subject: &Value, rows: &[Band], scene: &Scene) -> Value {
        let zero = Value::number(whole(0));
        rows.iter().fold(zero.clone(), |sum, row| {
            let Pattern::Bounds(low, high) = &row.pattern else { panic!("not a band: {row:?}") };
            let figure = |bound: &Bound| Value::number(policy::number(bound.value));
            let capped = match high {
                Some(high) => subject.combine(&figure(high), Bounds::least),
                None => subject.clone(),
            };
            let floor = low.as_ref().map_or(zero.clone(), figure);
            let above = capped.compute(&floor, |a, b| a.add(&b.negate())).combine(&zero, Bounds::greatest);
            let part = above.compute(&self.value(&row.value, scene), Bounds::multiply);
            sum.compute(&part, Bounds::add)
        })
    }
}

/// A truth named in a row.
fn is_yes(word: &str) -> bool {
    match word {
        "是" | "yes" | "true" => true,
        "否" | "no" | "false" => false,
        other => panic!("neither yes nor no: {other}"),
    }
}

/// From the answers that are possible.
fn answers(possible: &[bool]) -> Value {
    Value::truths([possible.contains(&false), possible.contains(&true)])
}

pub fn point(day: Day) -> Value {
    Value::of(Set::Days(day, day))
}

/// A whole power; where the exponent is open, anything may come of it.
fn power(base: &Value, exponent: &Value) -> Value {
    let errors = &base.errors | &exponent.errors;
    let Some(known) = exponent.bounds() else { return Value::none().with_errors(&errors) };
    match known.only() {
        Some(times) if !times.is_integer() => Value::fails("Y712").with_errors(&errors),
        Some(times) => {
            let times = i64::try_from(times.to_integer()).expect("a small exponent");
            base.compute(exponent, |base, _| base.power(times))
        }
        None => {
            let errors = &errors | &Errors::from(["Y702", "Y712"]);
            let anything = Value::of(Set::Numbers(Bounds { low: None, high: None }));
            let anything = if base.can_be.is_some() { anything } else { Value::none() };
            anything.with_errors(&errors)
        }
    }
}

/// A comparison is settled where the bounds decide. Days are compared as their bounds too; truths, choices, places and
/// members one by one, for = and ≠ only.
pub fn compare(left: &Value, right: &Value, numbers: impl Fn(&Bounds, &Bounds) -> [bool; 2]) -> Value {
    let errors: Errors = &left.errors | &right.errors;
    let (Some(a), Some(b)) = (&left.can_be, &right.can_be) else { return Value::none().with_errors(&errors) };
    let answers = match (a, b) {
        (Set::Numbers(a), Set::Numbers(b)) => numbers(a, b),
        (Set::Days(a, b), Set::Days(c, d)) => numbers(&days(*a, *b), &days(*c, *d)),
        (Set::Truths(a), Set::Truths(b)) => one_by_one(a, b),
        (Set::Choices(_, a), Set::Choices(_, b)) => one_by_one(a, b),
        (Set::Places(a), Set::Places(b)) if known_faults::PLACE_IS_ONE_OR_ANY && a.len() + b.len() > 2 => [true, true],
        (Set::Places(a), Set::Places(b)) => one_by_one(a, b),
        // One of whom nothing is known may be the same as another of those, or not.
        (Set::Members(a), Set::Members(b)) if a.contains(&Person::Unknown) || b.contains(&Person::Unknown) => {
            [true, true]
        }
        (Set::Members(a), Set::Members(b)) => one_by_one(a, b),
        other => panic!("cannot be compared: {other:?}"),
    };
    Value::truths(answers).with_errors(&errors)
}

/// Days as numbers in the same order.
fn days(from: Day, until: Day) -> Bounds {
    let number = |day: Day| Some(whole(day.count()));
    Bounds { low: number(from), high: number(until) }
}

fn one_by_one<T: PartialEq>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> [bool; 2] {
    let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| a == b));
    [pairs.clone().any(|same| !same), pairs.any(|same| same)]
}

/// The number of years, months … in a value, where it is known.
pub fn only(value: &Value) -> Option<&Number> {
    value.bounds().and_then(Bounds::only)
}
