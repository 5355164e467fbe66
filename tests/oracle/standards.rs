//! Standards: the row in force on the day for the place, else for the place above it, up to the rows for everywhere; and
//! what its table says for the keys.

use crate::{
    case::Given,
    day::Day,
    expressions::{Oracle, Scene, point},
    known_faults, number,
    policy::{self, Standard, day},
    value::{Errors, Set, Value, error},
};
use std::collections::BTreeSet;
use yimen::syntax::ast::{Expr, ExprKind, StandardRow, StandardValue, ValueKind};

impl Oracle<'_> {
    /// What a standard says for its keys, on a day and in a place other than those of the evaluation where they are given;
    /// it may say 无.
    pub fn standard(
        &self,
        standard: usize,
        keys: &[Expr],
        (on, at): (Option<&Expr>, Option<&Expr>),
        scene: &Scene,
    ) -> Value {
        let standard = &self.policy.standards[standard];
        if let Some(assumed) = self.assumed(standard) {
            return assumed;
        }
        let lists = standard.keys.iter().map(|key| match &key.kind {
            Some(kind) => self.policy.list_of(kind),
            None => self.policy.list_of(&ValueKind::Like(key.named.name.clone())),
        });
        let keys: Vec<(Value, bool)> = keys
            .iter()
            .zip(lists)
            .map(|(key, list)| (self.value_of_kind(key, list, scene), self.is_whole(key)))
            .collect();
        let mut errors = Errors::new();
        let (mut days, mut places) = ((self.case.date, self.case.date), BTreeSet::from([self.place]));
        if let Some(on) = on {
            let on = self.value(on, scene);
            errors.extend(on.errors);
            match on.can_be {
                Some(Set::Days(from, until)) => days = (from, until),
                _ => return Value::none().with_errors(&errors),
            }
        }
        if let Some(at) = at {
            let at = self.place_of(at, scene);
            errors.extend(at.errors);
            match at.can_be {
                Some(Set::Places(found)) => places = found,
                _ => return Value::none().with_errors(&errors),
            }
        }
        let (rows, none) = self.rows_in_reach(standard, &places, days);
        let mut value = Value::none().with_errors(&errors);
        if none {
            value = value.with_errors(&error("Y701"));
        }
        rows.into_iter().fold(value, |value, row| value.join(self.cell(standard, &row.value, &keys)))
    }

    /// A value the case puts in place of what is published, for every place, day and key.
    fn assumed(&self, standard: &Standard) -> Option<Value> {
        let (_, given) = self.case.standards.iter().find(|(name, _)| policy::is(&standard.named, name))?;
        Some(match given {
            Given::Truth(truth) => Value::truth(*truth),
            Given::Figure(text) => Value::number(number::parse(text)),
            Given::Day(day) => point(*day),
            Given::Word(word) => {
                let list = standard.kind.as_ref().and_then(|kind| self.policy.list_of(kind)).expect("choices");
                Value::of(Set::Choices(list, BTreeSet::from([self.policy.choice_named(list, word)])))
            }
            other => panic!("not the value of a standard: {other:?}"),
        })
    }

    /// A place by its name, or an expression that is one.
    fn place_of(&self, expr: &Expr, scene: &Scene) -> Value {
        match &expr.kind {
            ExprKind::Path(owners, name)
                if owners.is_empty()
                    && !policy::is_evaluation_word(name)
                    && !scene.arguments.contains_key(&name.text)
                    && !self.has_local(name, scene)
                    && self.policy.named(&name.text).is_none() =>
            {
                Value::of(Set::Places(BTreeSet::from([self.policy.place_named(&name.text)])))
            }
            _ => self.value(expr, scene),
        }
    }

    /// The rows that can be the one in force, and whether there can be none.
    fn rows_in_reach<'s>(
        &self,
        standard: &'s Standard,
        places: &BTreeSet<usize>,
        (from, until): (Day, Day),
    ) -> (Vec<&'s StandardRow>, bool) {
        let any = known_faults::PLACE_IS_ONE_OR_ANY && places.len() > 1;
        let places = if any { (0..self.policy.places.len()).collect() } else { places.clone() };
        // Which row is in force changes only on a day on which one begins, or on the day after one ends.
        let begins = standard.rows.iter().map(|row| day(row.period.from));
        let ends = standard.rows.iter().filter_map(|row| row.period.until).map(|until| day(until).after());
        let changes = begins.chain(ends).filter(|day| from < *day && *day <= until);
        let days: BTreeSet<Day> = changes.chain([from]).collect();
        let (mut rows, mut none) = (Vec::new(), false);
        for place in places {
            for day in &days {
                match self.row_in_force(standard, place, *day) {
                    Some(row) => rows.push(row),
                    None => none = true,
                }
            }
        }
        (rows, none)
    }

    fn place_of_row(&self, row: &StandardRow) -> Option<usize> {
        row.place.as_ref().map(|name| self.policy.place_named(&name.text))
    }

    /// The nearest place with a row in force wins.
    fn row_in_force<'s>(&self, standard: &'s Standard, place: usize, on: Day) -> Option<&'s StandardRow> {
        let mut place = Some(place);
        loop {
            let rows: Vec<&StandardRow> = standard.rows.iter().filter(|row| self.place_of_row(row) == place).collect();
            let in_force =
                |row: &&&StandardRow| day(row.period.from) <= on && last_day(row, &rows).is_none_or(|last| on <= last);
            if let Some(row) = rows.iter().find(in_force) {
                return Some(row);
            }
            place = self.policy.places[place?].above;
        }
    }

    /// A value of the table.
    pub fn constant(&self, standard: &Standard, value: &StandardValue) -> Value {
        let list = standard.kind.as_ref().and_then(|kind| self.policy.list_of(kind));
        let choice = |list: usize, word: &str| {
            Value::of(Set::Choices(list, BTreeSet::from([self.policy.choice_named(list, word)])))
        };
        match value {
            StandardValue::Truth(truth) => Value::truth(*truth),
            StandardValue::Number(figure, _) => Value::number(policy::number(*figure)),
            StandardValue::Day(day) => point(policy::day(*day)),
            StandardValue::Word(name) => choice(list.expect("choices"), &name.text),
            // Where there must be a value, 无 is the choice of that name.
            StandardValue::Absent if !standard.optional => choice(list.expect("choices"), "无"),
            StandardValue::Absent => Value { absent: true, ..Value::none() },
        }
    }
}

/// `起` holds until the day before the next row of the same place.
fn last_day(row: &StandardRow, rows: &[&StandardRow]) -> Option<Day> {
    let next = rows.iter().map(|other| day(other.period.from)).filter(|other| *other > day(row.period.from)).min();
    row.period.until.map(day).or(next.map(Day::before))
}
