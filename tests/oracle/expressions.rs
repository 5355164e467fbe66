//! Expressions: each construct as the tables of the language reference say.

use crate::{
    case::{Case, Given},
    day::Day,
    items::Judged,
    known_faults,
    members::Person,
    number::{self, Bounds, whole},
    policy::{self, Policy, Symbol, day},
    standards,
    value::{Errors, Set, Value, error},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use yimen::syntax::ast::{Band, Bound, Expr, ExprKind, FactKind, Name, Operator, Owner, Pattern};

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
#[derive(Debug, Clone, Copy, Default)]
pub struct Scene {
    /// The member at hand: the one judged, or inside `…(成员 …)` the one asked about.
    pub hand: Option<Person>,
    /// The member judged, 本人.
    pub judged: Option<Person>,
    /// The family's item, where 保障人数() is known.
    pub item: Option<usize>,
}

impl Scene {
    /// A rule of one member.
    pub fn of(person: Person) -> Scene {
        Scene { hand: Some(person), judged: Some(person), item: None }
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

    pub fn value(&self, expr: &Expr, scene: Scene) -> Value {
        let value = |expr: &Expr| self.value(expr, scene);
        match &expr.kind {
            ExprKind::Number(number, _) => Value::number(policy::number(*number)),
            ExprKind::Date(day) => point(policy::day(*day)),
            ExprKind::Truth(truth) => Value::truth(*truth),
            ExprKind::Path(owner, name) => self.path(owner.as_ref(), name, scene).present(),
            ExprKind::Not(a) => value(a).not(),
            ExprKind::Negate(a) => value(a).combine(&Value::number(whole(0)), |a, _| a.negate()),
            ExprKind::Binary(operator, a, b) => self.binary(*operator, a, b, scene),
            ExprKind::WithinNames(a, names) => self.within(&value(a), names, scene),
            ExprKind::Within(a, name) => self.within(&value(a), std::slice::from_ref(name), scene),
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
            ExprKind::Call(name, arguments) => self.call(&name.text, arguments, scene),
            ExprKind::OverMembers(name, filter, body) => {
                self.over_members(&name.text, filter.as_deref(), body.as_deref(), scene)
            }
            ExprKind::Round(a, mode, step, _) => {
                let step = policy::number(*step);
                value(a).compute(&Value::number(whole(0)), |a, _| a.round(&mode.text, &step))
            }
        }
    }

    /// A name; a fact can be 无 here.
    fn path(&self, owner: Option<&Name>, name: &Name, scene: Scene) -> Value {
        let of_self = owner.is_some_and(|owner| matches!(owner.text.as_str(), "本人" | "self"));
        let member = || if of_self { scene.judged } else { scene.hand }.expect("a member at hand");
        match self.policy.named(&name.text) {
            Some(Symbol::Fact(fact)) => match self.policy.facts[fact].owner {
                Owner::Family => self.fact(fact, &self.case.family),
                Owner::Member => self.fact(fact, self.facts_of(member())),
            },
            Some(Symbol::Standard(standard)) => standards::value(self, standard),
            Some(Symbol::Definition(definition)) => {
                let definition = &self.policy.definitions[definition];
                let scene = match definition.owner {
                    Owner::Family => Scene::default(),
                    Owner::Member => Scene::of(member()),
                };
                self.value(&definition.value, scene)
            }
            None => match name.text.as_str() {
                "评估日" | "evaluation_date" => point(self.case.date),
                "评估地" | "evaluation_place" => Value::of(Set::Places(BTreeSet::from([self.place]))),
                other => panic!("no such name: {other}"),
            },
        }
    }

    /// A fact: as given, or everything its declaration allows.
    fn fact(&self, fact: usize, given: &[(String, Given)]) -> Value {
        let fact = &self.policy.facts[fact];
        let list = fact.list;
        match given.iter().find(|(key, _)| policy::is(&fact.named, key)).map(|(_, given)| given) {
            Some(Given::Absent) => Value { absent: true, ..Value::none() },
            Some(Given::Truth(truth)) => Value::truth(*truth),
            Some(Given::Figure(text)) => Value::number(number::parse(text)),
            Some(Given::Day(day)) => point(*day),
            Some(Given::Word(word)) => Value::of(match fact.kind {
                FactKind::Region => Set::Places(BTreeSet::from([self.policy.place_named(word)])),
                _ => Set::Choices(list, BTreeSet::from([self.policy.choice_named(list, word)])),
            }),
            None => {
                let anything = match &fact.kind {
                    FactKind::Date => Set::Days(Day::FIRST, Day::LAST),
                    FactKind::Truth => Set::Truths(BTreeSet::from([false, true])),
                    FactKind::Region => Set::Places((0..self.policy.places.len()).collect()),
                    FactKind::Choice(names) => Set::Choices(list, (0..names.len()).collect()),
                    FactKind::Number { low, high, .. } => {
                        Set::Numbers(Bounds { low: low.map(policy::number), high: high.map(policy::number) })
                    }
                };
                Value { absent: fact.optional, ..Value::of(anything) }
            }
        }
    }

    fn binary(&self, operator: Operator, a: &Expr, b: &Expr, scene: Scene) -> Value {
        let (left, right) = match (self.bare_value(a), self.bare_value(b)) {
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
        match operator {
            Operator::And => left.and(&right),
            Operator::Or => left.or(&right),
            Operator::Add => left.compute(&right, Bounds::add),
            Operator::Subtract => left.compute(&right, |a, b| a.add(&b.negate())),
            Operator::Multiply => left.compute(&right, Bounds::multiply),
            Operator::Divide => left.compute(&right, Bounds::divide),
            Operator::Less => compare(&left, &right, |a, b| a.less(b)),
            Operator::LessOrEqual => compare(&left, &right, |a, b| a.less_or_equal(b)),
            Operator::Greater => compare(&right, &left, |a, b| a.less(b)),
            Operator::GreaterOrEqual => compare(&right, &left, |a, b| a.less_or_equal(b)),
            Operator::Equal => compare(&left, &right, |a, b| a.equal(b)),
            Operator::NotEqual => compare(&left, &right, |a, b| a.equal(b)).not(),
        }
    }

    /// A bare name that is no fact, definition or standard is one of the values of what it is compared with.
    fn bare_value<'e>(&self, expr: &'e Expr) -> Option<&'e str> {
        match &expr.kind {
            ExprKind::Path(None, name) => {
                let word = name.text.as_str();
                let known = ["评估日", "evaluation_date", "评估地", "evaluation_place"].contains(&word);
                (!known && self.policy.named(word).is_none()).then_some(word)
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
    fn within(&self, value: &Value, names: &[Name], scene: Scene) -> Value {
        let can_be = |inside: Vec<bool>| Value::truths([inside.contains(&false), inside.contains(&true)]);
        match &value.can_be {
            Some(Set::Choices(list, left)) => {
                let set: Vec<usize> = names.iter().map(|name| self.policy.choice_named(*list, &name.text)).collect();
                can_be(left.iter().map(|choice| set.contains(choice)).collect()).with_errors(&value.errors)
            }
            Some(Set::Places(left)) => {
                let outer: Vec<Value> = names.iter().map(|name| self.outer_place(name, scene)).collect();
                let errors = outer.iter().fold(value.errors.clone(), |all, place| &all | &place.errors);
                if known_faults::PLACE_IS_ONE_OR_ANY {
                    let one = |outer: &Value| match &outer.can_be {
                        Some(Set::Places(right)) => {
                            lies_in_one_or_any(self.policy, left, right).with_errors(&outer.errors)
                        }
                        _ => outer.clone(),
                    };
                    let one = |outer: &Value| one(outer).with_errors(&value.errors);
                    return outer.iter().map(one).fold(Value::truth(false), |any, one| any.or(&one));
                }
                let mut inside = Vec::new();
                for inner in left {
                    inside.extend(self.inside(*inner, &outer));
                }
                can_be(inside).with_errors(&errors)
            }
            _ => value.clone(),
        }
    }

    /// Whether a place lies in one of several, each of which may be open: every answer there is.
    fn inside(&self, inner: usize, outer: &[Value]) -> Vec<bool> {
        let answers = outer.iter().map(|outer| match &outer.can_be {
            Some(Set::Places(places)) => {
                let lies: Vec<bool> = places.iter().map(|place| self.policy.lies_within(inner, *place)).collect();
                Value::truths([lies.contains(&false), lies.contains(&true)])
            }
            _ => Value::none().with_errors(&outer.errors),
        });
        let any = answers.fold(Value::truth(false), |any, answer| any.or(&answer));
        [false, true].into_iter().filter(|answer| any.can(*answer)).collect()
    }

    fn outer_place(&self, name: &Name, scene: Scene) -> Value {
        let known =
            self.policy.named(&name.text).is_some() || matches!(name.text.as_str(), "评估地" | "evaluation_place");
        if known {
            self.path(None, name, scene).present()
        } else {
            Value::of(Set::Places(BTreeSet::from([self.policy.place_named(&name.text)])))
        }
    }

    /// Every outcome of the rows that can still apply, and the subject's error.
    fn bands(&self, subject: &Value, rows: &[Band], scene: Scene) -> Value {
        let mut chosen = Value::none().with_errors(&subject.errors);
        let Some(left) = &subject.can_be else { return chosen };
        for row in rows {
            let [can_miss, can_apply] = self.applies(&row.pattern, left);
            if can_apply {
                chosen = chosen.join(self.value(&row.value, scene));
            }
            if !can_miss {
                break;
            }
        }
        chosen
    }

    /// Whether a row can miss the subject, and whether it can apply.
    fn applies(&self, pattern: &Pattern, subject: &Set) -> [bool; 2] {
        match (pattern, subject) {
            (Pattern::Else, _) => [false, true],
            (Pattern::Choices(names), Set::Choices(list, left)) => {
                let row: Vec<usize> = names.iter().map(|name| self.policy.choice_named(*list, &name.text)).collect();
                [left.iter().any(|choice| !row.contains(choice)), left.iter().any(|choice| row.contains(choice))]
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

    fn call(&self, name: &str, arguments: &[Expr], scene: Scene) -> Value {
        let value = |at: usize| self.value(&arguments[at], scene);
        let raw = |at: usize| match &arguments[at].kind {
            ExprKind::Path(owner, name) => self.path(owner.as_ref(), name, scene),
            other => panic!("not a fact: {other:?}"),
        };
        let fold = |pick: fn(&Bounds, &Bounds) -> Bounds| {
            (1..arguments.len()).fold(value(0), |before, at| before.combine(&value(at), pick))
        };
        match name {
            "最小" | "min" => fold(Bounds::least),
            "最大" | "max" => fold(Bounds::greatest),
            "周岁" | "completed_years" => completed_years(&value(0), self.case.date),
            "享受" | "granted" => match &arguments[0].kind {
                ExprKind::Path(_, name) => self.granted(self.policy.item_named(&name.text), scene.hand),
                other => panic!("not an item: {other:?}"),
            },
            "有" | "has" => {
                let fact = raw(0);
                Value::truths([fact.absent, fact.can_be.is_some()]).with_errors(&fact.errors)
            }
            "无则" | "or_else" => {
                let fact = raw(0);
                let kept = Value { absent: false, ..fact.clone() };
                if fact.absent { kept.join(value(1)) } else { kept }
            }
            "保障人数" | "covered_count" => self.covered_count(scene.item.expect("a family's item")),
            other => panic!("no such function: {other}"),
        }
    }
}

fn lies_in_one_or_any(policy: &Policy, inner: &BTreeSet<usize>, outer: &BTreeSet<usize>) -> Value {
    match (inner.len(), outer.len()) {
        (1, 1) => Value::truth(inner.iter().all(|inner| outer.iter().all(|outer| policy.lies_within(*inner, *outer)))),
        _ => Value::truths([true, true]),
    }
}

fn point(day: Day) -> Value {
    Value::of(Set::Days(day, day))
}

/// A comparison is settled where the bounds decide. Days are compared as their bounds too; truths, choices and places
/// one by one, for = and ≠ only.
fn compare(left: &Value, right: &Value, numbers: impl Fn(&Bounds, &Bounds) -> [bool; 2]) -> Value {
    let errors: Errors = &left.errors | &right.errors;
    let (Some(a), Some(b)) = (&left.can_be, &right.can_be) else { return Value::none().with_errors(&errors) };
    let answers = match (a, b) {
        (Set::Numbers(a), Set::Numbers(b)) => numbers(a, b),
        (Set::Days(a, b), Set::Days(c, d)) => numbers(&days(*a, *b), &days(*c, *d)),
        (Set::Truths(a), Set::Truths(b)) => one_by_one(a, b),
        (Set::Choices(_, a), Set::Choices(_, b)) => one_by_one(a, b),
        (Set::Places(a), Set::Places(b)) if known_faults::PLACE_IS_ONE_OR_ANY && a.len() + b.len() > 2 => [true, true],
        (Set::Places(a), Set::Places(b)) => one_by_one(a, b),
        other => panic!("cannot be compared: {other:?}"),
    };
    Value::truths(answers).with_errors(&errors)
}

/// Days as numbers in the same order.
fn days(from: Day, until: Day) -> Bounds {
    let number = |day: Day| Some(whole(day.year * 10_000 + day.month * 100 + day.day));
    Bounds { low: number(from), high: number(until) }
}

fn one_by_one<T: PartialEq>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> [bool; 2] {
    let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| a == b));
    [pairs.clone().any(|same| !same), pairs.any(|same| same)]
}

/// Full years; before the birth there is no age.
fn completed_years(born: &Value, on: Day) -> Value {
    let Some(Set::Days(first, last)) = &born.can_be else { return born.clone() };
    let mut errors = born.errors.clone();
    if *last > on {
        errors.extend(error("Y706"));
    }
    if *first > on {
        return Value::none().with_errors(&errors);
    }
    let years = |born: Day| Some(whole(born.completed_years(on)));
    let bounds = Bounds { low: years((*last).min(on)), high: years(*first) };
    Value::of(Set::Numbers(bounds)).with_errors(&errors)
}

/// Of a row of a standard.
pub fn in_days(from: yimen::value::Day, until: Option<Day>, on: Day) -> bool {
    day(from) <= on && until.is_none_or(|until| on <= until)
}
