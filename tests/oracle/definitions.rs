//! Definitions: formulas, versions, exceptions and classes, calls with arguments, and names of one item.

use crate::{
    expressions::{Oracle, Scene},
    policy,
    value::{Set, Value},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use yimen::syntax::ast::{Body, Exception, Expr, Local, Name, Owner, Version};

/// What the condition of an exception comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Applies {
    Is(bool),
    Fails(&'static str),
}

impl Oracle<'_> {
    /// A definition without parameters, for the family or for the member at hand.
    pub fn definition(&self, definition: usize, scene: &Scene) -> Value {
        let scene = match self.policy.definitions[definition].owner {
            Owner::Family => Scene::default(),
            Owner::Member => Scene::of(scene.hand.expect("a member at hand")),
        };
        self.body(definition, &scene)
    }

    /// A call: the arguments are worked out where they stand, the body sees them beside everything else.
    pub fn call_definition(&self, definition: usize, arguments: &[Expr], scene: &Scene) -> Value {
        let found = &self.policy.definitions[definition];
        let given = found.parameters.iter().zip(arguments).map(|(parameter, argument)| {
            let list = self.policy.list_of(&parameter.kind);
            (parameter.name.text.clone(), self.value_of_kind(argument, list, scene))
        });
        let arguments: Rc<BTreeMap<String, Value>> = Rc::new(given.collect());
        let inner = Scene { hand: scene.hand, judged: scene.hand, arguments, ..Scene::default() };
        self.body(definition, &inner)
    }

    fn body(&self, definition: usize, scene: &Scene) -> Value {
        let found = &self.policy.definitions[definition];
        let list = found.kind.as_ref().and_then(|kind| self.policy.list_of(kind));
        let value = |expr: &Expr| self.value_of_kind(expr, list, scene);
        match &found.body {
            Body::Formula(formula) => value(formula),
            Body::Versions(versions) => match self.version(versions) {
                Some(version) => value(&version.value),
                None => Value::fails("Y709"),
            },
            Body::Exceptions(default, exceptions) => self.exceptions(default, exceptions, list, scene),
            Body::Classes(classes, _) => {
                let list = self.policy.list_of_classes(&found.body).expect("a list of its own");
                let class = |index: usize| Value::of(Set::Choices(list, BTreeSet::from([index])));
                // The first class whose condition holds, else the last.
                let mut all = Value::none();
                for (index, (_, condition)) in classes.iter().enumerate() {
                    let holds = self.value(condition, scene);
                    all = all.with_errors(&holds.errors);
                    if holds.can(true) {
                        all = all.join(class(index));
                    }
                    if !holds.can(false) {
                        return all;
                    }
                }
                all.join(class(classes.len()))
            }
        }
    }

    /// The version of the day of evaluation; without a last day it holds until the next one begins.
    fn version<'v>(&self, versions: &'v [Version]) -> Option<&'v Version> {
        let period = |version: &Version| version.period.expect("a period");
        let begun = versions.iter().filter(|version| policy::day(period(version).from) <= self.case.date);
        let latest = begun.max_by_key(|version| period(version).from)?;
        policy::contains(period(latest), self.case.date).then_some(latest)
    }

    /// 默认 and 例外: every combination of what the conditions can come to is gone through.
    fn exceptions(&self, default: &Version, all: &[Exception], list: Option<usize>, scene: &Scene) -> Value {
        let value = |expr: &Expr| self.value_of_kind(expr, list, scene);
        let conditions: Vec<Vec<Applies>> = all
            .iter()
            .map(|exception| {
                let condition = self.value(&exception.condition, scene);
                let is = [true, false].into_iter().filter(|answer| condition.can(*answer)).map(Applies::Is);
                is.chain(condition.errors.iter().map(|code| Applies::Fails(code))).collect()
            })
            .collect();
        let mut outcomes = Value::none();
        for combination in combinations(&conditions) {
            let applies = |at: usize| combination[at] == Applies::Is(true);
            let gives_way = |at: usize| (0..all.len()).any(|other| applies(other) && before(all, other, at));
            let left: Vec<usize> = (0..all.len()).filter(|at| !gives_way(*at)).collect();
            let fails: BTreeSet<&'static str> = left
                .iter()
                .filter_map(|at| match combination[*at] {
                    Applies::Fails(code) => Some(code),
                    Applies::Is(_) => None,
                })
                .collect();
            let applying: Vec<usize> = left.into_iter().filter(|at| applies(*at)).collect();
            outcomes = outcomes.join(match applying[..] {
                _ if !fails.is_empty() => Value::none().with_errors(&fails),
                [] => value(&default.value),
                [only] => value(&all[only].value),
                _ => Value::fails("Y710"),
            });
        }
        outcomes
    }

    /// A name that 设 gives inside the item at hand.
    pub fn local(&self, name: &Name, scene: &Scene) -> Option<Value> {
        let local = self.find_local(name, scene)?;
        let (item, version) = scene.terms.expect("an item");
        let base = match self.policy.items[item][version].owner {
            Owner::Family => Scene { covering: Some(item), ..Scene::default() },
            Owner::Member => Scene::of(scene.hand.expect("a member at hand")),
        };
        let list = local.kind.as_ref().and_then(|kind| self.policy.list_of(kind));
        Some(self.value_of_kind(&local.value, list, &Scene { terms: scene.terms, ..base }))
    }

    pub fn has_local(&self, name: &Name, scene: &Scene) -> bool {
        self.find_local(name, scene).is_some()
    }

    fn find_local(&self, name: &Name, scene: &Scene) -> Option<&Local> {
        let (item, version) = scene.terms?;
        self.policy.items[item][version].clauses.locals.iter().find(|local| policy::is(&local.named, &name.text))
    }
}

/// Whether an exception is 先于 another, also through others.
fn before(all: &[Exception], first: usize, second: usize) -> bool {
    let names = |at: usize, name: &Name| policy::is(&all[at].named, &name.text);
    let directly: Vec<usize> =
        (0..all.len()).filter(|at| all[first].before.iter().any(|name| names(*at, name))).collect();
    directly.contains(&second) || directly.into_iter().any(|at| before(all, at, second))
}

/// Every way to take one of each.
fn combinations<T: Copy>(all: &[Vec<T>]) -> Vec<Vec<T>> {
    all.iter().fold(vec![Vec::new()], |begun, next| {
        begun.iter().flat_map(|begun| next.iter().map(move |one| [begun.as_slice(), &[*one]].concat())).collect()
    })
}
