//! 指标 and 分类: the named values that stand in the result beside the items.

use crate::{
    expressions::{Oracle, Scene},
    members::Person,
    number::{Number, can_be_written, parse, shown},
    policy::id,
    value::{Set, Value},
};
use std::collections::{BTreeMap, BTreeSet};
use yimen::{
    shapes,
    syntax::ast::{Definition, Owner},
};

/// An output as both sides can say it.
#[derive(Debug, PartialEq)]
pub enum Output {
    /// A number, settled or not, and its bounds.
    Number(bool, Option<Number>, Option<Number>),
    /// A day, a choice, a place, yes or no.
    Word(String),
    /// Days from one to another.
    Days(String, String),
    /// What it can be; nothing for a place that is open.
    OneOf(BTreeSet<String>),
    /// It cannot be computed; of the oracle all reasons that are possible, of the engine the one it names.
    Fails(BTreeSet<String>),
    Each(Vec<Output>),
}

impl Oracle<'_> {
    /// Every output by its id.
    pub fn outputs(&self) -> BTreeMap<String, Output> {
        let named = |definition: &&Definition| definition.output;
        let all = self.policy.definitions.iter().enumerate();
        all.filter(|(_, definition)| named(definition))
            .map(|(index, definition)| {
                let of = |scene: &Scene| self.output(&self.definition(index, scene));
                let output = match (definition.owner, &self.case.members) {
                    (Owner::Family, _) => of(&Scene::default()),
                    (Owner::Member, Some(members)) => {
                        Output::Each((0..members.len()).map(|member| of(&Scene::of(Person::Given(member)))).collect())
                    }
                    (Owner::Member, None) => Output::Each(Vec::new()),
                };
                (id(&definition.named).to_owned(), output)
            })
            .collect()
    }

    fn output(&self, value: &Value) -> Output {
        let settled = value.errors.is_empty();
        let words = |words: BTreeSet<String>| match words.len() {
            1 if settled => Output::Word(words.into_iter().next().expect("one")),
            _ => Output::OneOf(words),
        };
        match &value.can_be {
            None => Output::Fails(value.errors.iter().map(|code| (*code).to_owned()).collect()),
            Some(Set::Numbers(bounds)) if settled && bounds.only().is_some_and(|only| !can_be_written(only)) => {
                Output::Fails(["Y702".to_owned()].into())
            }
            Some(Set::Numbers(bounds)) => {
                let (low, high) = (bounds.low.as_ref(), bounds.high.as_ref());
                let low = low.map(|low| shown(low, false));
                let high = high.map(|high| shown(high, true));
                Output::Number(settled && bounds.only().is_some(), low, high)
            }
            Some(Set::Truths(truths)) => {
                words(truths.iter().map(|truth| if *truth { "yes" } else { "no" }.to_owned()).collect())
            }
            Some(Set::Days(from, until)) if settled && from == until => Output::Word(from.to_string()),
            Some(Set::Days(from, until)) => Output::Days(from.to_string(), until.to_string()),
            Some(Set::Choices(list, choices)) => {
                words(choices.iter().map(|choice| id(&self.policy.choices[*list][*choice]).to_owned()).collect())
            }
            Some(Set::Places(places)) => match places.iter().next() {
                Some(only) if settled && places.len() == 1 => Output::Word(self.policy.places[*only].code.clone()),
                _ => Output::OneOf(BTreeSet::new()),
            },
            Some(Set::Members(_)) => panic!("no output is a member"),
        }
    }
}

impl Output {
    /// What the engine says.
    pub fn of_engine(output: &shapes::Output, like: &Output) -> Output {
        match (output, like) {
            (shapes::Output::Value(text), Output::Number(..)) => {
                Output::Number(true, Some(parse(text)), Some(parse(text)))
            }
            (shapes::Output::Value(text), _) => Output::Word(text.clone()),
            (shapes::Output::Open { low: Some(from), high: Some(until), .. }, Output::Days(..) | Output::Word(_)) => {
                Output::Days(from.clone(), until.clone())
            }
            (shapes::Output::Open { low, high, .. }, Output::Number(..)) => {
                Output::Number(false, low.as_deref().map(parse), high.as_deref().map(parse))
            }
            (shapes::Output::Open { choices, .. }, _) => Output::OneOf(choices.iter().cloned().collect()),
            (shapes::Output::Failed { error }, _) => Output::Fails([error.code.clone()].into()),
            (shapes::Output::Each(all), Output::Each(like)) if all.len() == like.len() => {
                Output::Each(all.iter().zip(like).map(|(one, like)| Output::of_engine(one, like)).collect())
            }
            (shapes::Output::Each(_), _) => Output::Each(Vec::new()),
        }
    }

    /// Which of several errors is named, the reference leaves open.
    pub fn agrees(&self, found: &Output) -> bool {
        match (self, found) {
            (Output::Fails(all), Output::Fails(found)) => found.is_subset(all),
            (Output::Each(all), Output::Each(found)) => {
                all.len() == found.len() && all.iter().zip(found).all(|(one, found)| one.agrees(found))
            }
            _ => self == found,
        }
    }
}
