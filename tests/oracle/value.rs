//! A value is the set of its outcomes: what it can be, whether it can be 无, and which errors it can come to.

use crate::{
    day::Day,
    members::Person,
    number::{Bounds, Computed, Number},
};
use std::collections::BTreeSet;

/// Codes of the errors that are possible.
pub type Errors = BTreeSet<&'static str>;

/// One error.
pub fn error(code: &'static str) -> Errors {
    Errors::from([code])
}

/// The outcomes left.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// What it can be; nothing where every way ends in an error or in 无.
    pub can_be: Option<Set>,
    /// Whether it can be 无.
    pub absent: bool,
    /// The errors it can come to instead.
    pub errors: Errors,
}

/// What something can be. None of these is ever empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Set {
    Truths(BTreeSet<bool>),
    Numbers(Bounds),
    /// From one day to another.
    Days(Day, Day),
    /// Places in the fact's list of choices, and which list that is.
    Choices(usize, BTreeSet<usize>),
    /// Places of the table.
    Places(BTreeSet<usize>),
    /// Members a link can lead to.
    Members(BTreeSet<Person>),
}

/// One outcome of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Is(bool),
    Fails(&'static str),
}

impl Value {
    pub fn of(set: Set) -> Value {
        Value { can_be: Some(set), absent: false, errors: Errors::new() }
    }

    pub fn fails(code: &'static str) -> Value {
        Value { can_be: None, absent: false, errors: error(code) }
    }

    /// No outcome yet; to be joined with others.
    pub fn none() -> Value {
        Value { can_be: None, absent: false, errors: Errors::new() }
    }

    pub fn truth(truth: bool) -> Value {
        Value::of(Set::Truths(BTreeSet::from([truth])))
    }

    /// From whether it can be no and whether it can be yes.
    pub fn truths([no, yes]: [bool; 2]) -> Value {
        let truths: BTreeSet<bool> =
            [(no, false), (yes, true)].into_iter().filter(|(can, _)| *can).map(|(_, is)| is).collect();
        Value { can_be: (!truths.is_empty()).then_some(Set::Truths(truths)), absent: false, errors: Errors::new() }
    }

    pub fn number(number: Number) -> Value {
        Value::of(Set::Numbers(Bounds::point(number)))
    }

    pub fn with_errors(mut self, errors: &Errors) -> Value {
        self.errors.extend(errors);
        self
    }

    /// Where a value is needed, 无 is an error.
    pub fn present(mut self) -> Value {
        if self.absent {
            self.errors.insert("Y704");
        }
        self.absent = false;
        self
    }

    /// The outcomes of either.
    pub fn join(self, other: Value) -> Value {
        let can_be = match (self.can_be, other.can_be) {
            (None, one) | (one, None) => one,
            (Some(a), Some(b)) => Some(match (a, b) {
                (Set::Truths(a), Set::Truths(b)) => Set::Truths(&a | &b),
                (Set::Numbers(a), Set::Numbers(b)) => Set::Numbers(a.join(&b)),
                (Set::Days(a, b), Set::Days(c, d)) => Set::Days(a.min(c), b.max(d)),
                (Set::Choices(list, a), Set::Choices(_, b)) => Set::Choices(list, &a | &b),
                (Set::Places(a), Set::Places(b)) => Set::Places(&a | &b),
                (Set::Members(a), Set::Members(b)) => Set::Members(&a | &b),
                (a, b) => panic!("different kinds: {a:?} and {b:?}"),
            }),
        };
        Value { can_be, absent: self.absent || other.absent, errors: &self.errors | &other.errors }
    }

    /// Whether an answer is possible.
    pub fn can(&self, answer: bool) -> bool {
        matches!(&self.can_be, Some(Set::Truths(truths)) if truths.contains(&answer))
    }

    /// Whether the answer is the only outcome left.
    pub fn surely(&self, answer: bool) -> bool {
        self.can(answer) && !self.can(!answer) && self.errors.is_empty()
    }

    /// Whether it can be one thing only.
    pub fn is_one(&self) -> bool {
        match &self.can_be {
            None => false,
            Some(Set::Truths(truths)) => truths.len() == 1,
            Some(Set::Numbers(bounds)) => bounds.only().is_some(),
            Some(Set::Days(from, until)) => from == until,
            Some(Set::Choices(_, choices)) => choices.len() == 1,
            Some(Set::Places(places)) => places.len() == 1,
            Some(Set::Members(members)) => members.len() == 1,
        }
    }

    pub fn bounds(&self) -> Option<&Bounds> {
        match &self.can_be {
            Some(Set::Numbers(bounds)) => Some(bounds),
            None => None,
            other => panic!("not a number: {other:?}"),
        }
    }

    fn answers(&self) -> Vec<Answer> {
        let is = [false, true].into_iter().filter(|answer| self.can(*answer)).map(Answer::Is);
        is.chain(self.errors.iter().copied().map(Answer::Fails)).collect()
    }

    fn of_answers(answers: impl IntoIterator<Item = Answer>) -> Value {
        answers.into_iter().fold(Value::none(), |all, answer| {
            all.join(match answer {
                Answer::Is(truth) => Value::truth(truth),
                Answer::Fails(code) => Value::fails(code),
            })
        })
    }

    /// No, if the other side is no; otherwise the error. Every outcome of one side meets every outcome of the other.
    pub fn and(&self, other: &Value) -> Value {
        let mut met = Vec::new();
        for a in self.answers() {
            for b in other.answers() {
                match (a, b) {
                    (Answer::Is(false), _) | (_, Answer::Is(false)) => met.push(Answer::Is(false)),
                    (Answer::Is(true), Answer::Is(true)) => met.push(Answer::Is(true)),
                    (a, b) => met.extend([a, b].into_iter().filter(|answer| matches!(answer, Answer::Fails(_)))),
                }
            }
        }
        Value::of_answers(met)
    }

    pub fn or(&self, other: &Value) -> Value {
        self.not().and(&other.not()).not()
    }

    pub fn not(&self) -> Value {
        Value::of_answers(self.answers().into_iter().map(|answer| match answer {
            Answer::Is(truth) => Answer::Is(!truth),
            fails => fails,
        }))
    }

    /// An operation on two numbers: the errors of the operands are errors of the result.
    pub fn compute(&self, other: &Value, operation: impl Fn(&Bounds, &Bounds) -> Computed) -> Value {
        let mut errors = &self.errors | &other.errors;
        let (Some(a), Some(b)) = (self.bounds(), other.bounds()) else {
            return Value { can_be: None, absent: false, errors };
        };
        let (bounds, more) = operation(a, b);
        errors.extend(more);
        Value { can_be: bounds.map(Set::Numbers), absent: false, errors }
    }

    /// The lesser or the greater of two numbers, or of two days.
    pub fn extreme(&self, other: &Value, greatest: bool) -> Value {
        if let (Some(Set::Days(a, b)), Some(Set::Days(c, d))) = (&self.can_be, &other.can_be) {
            let days = if greatest { Set::Days(*a.max(c), *b.max(d)) } else { Set::Days(*a.min(c), *b.min(d)) };
            return Value::of(days).with_errors(&(&self.errors | &other.errors));
        }
        if self.can_be.is_none() || other.can_be.is_none() {
            return Value::none().with_errors(&(&self.errors | &other.errors));
        }
        self.combine(other, if greatest { Bounds::greatest } else { Bounds::least })
    }

    /// The same for an operation that cannot fail.
    pub fn combine(&self, other: &Value, operation: impl Fn(&Bounds, &Bounds) -> Bounds) -> Value {
        self.compute(other, |a, b| (Some(operation(a, b)), Errors::new()))
    }
}
