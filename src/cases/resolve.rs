//! A case as written to the input that `screen` takes, with the place of every part for messages.

use super::PackCase;
use crate::{
    base::{Code, Diagnostic, Span, Words, nearest},
    case::{self, Tree},
    check::unit_fits,
    program::{Benefit, Fact, Kind, Program},
    syntax::ast::{Case, Expectation, ExpectedOutput, FactValue, Literal, Name, StandardValue},
    value::{Exact, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

/// Cases as written to cases that can be run; what is wrong with one is reported at its place.
pub fn resolve(program: &Program, cases: &[Case], diagnostics: &mut Vec<Diagnostic>) -> Vec<PackCase> {
    cases.iter().map(|case| one(program, case, diagnostics)).collect()
}

fn one(program: &Program, case: &Case, diagnostics: &mut Vec<Diagnostic>) -> PackCase {
    let mut reader = Reader { program, places: Vec::new(), diagnostics };
    let tree = reader.tree(case);
    reader.expectations(case);
    let places = reader.places;
    let resolved = PackCase {
        name: case.name.clone(),
        file: case.span.file as usize,
        span: case.span.range(),
        tree,
        places,
        expectations: case.expectations.clone(),
        whole: case.span,
    };
    if let Err(errors) = case::read(program, &resolved.tree, None, None) {
        diagnostics.extend(errors.into_iter().map(|error| resolved.locate(error)));
    }
    resolved
}

impl PackCase {
    /// An input's mistake, moved to where the input was written.
    pub(super) fn locate(&self, error: Diagnostic) -> Diagnostic {
        let path = error.path().unwrap_or_default().to_owned();
        let exact = self.places.iter().find(|(place, _)| *place == path);
        let below = |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.starts_with(['.', '[']));
        let around = || self.places.iter().find(|(place, _)| !place.is_empty() && below(place));
        let span = exact.or_else(around).map_or(self.whole, |(_, span)| *span);
        error.moved(span)
    }
}

struct Reader<'a> {
    program: &'a Program,
    places: Vec<(String, Span)>,
    diagnostics: &'a mut Vec<Diagnostic>,
}

impl Reader<'_> {
    fn tree(&mut self, case: &Case) -> Tree {
        let rules = &self.program.rules;
        let mut map: Vec<(String, Tree)> = Vec::new();
        if let Some(date) = case.date {
            map.push(("date".to_owned(), Tree::Text(date.to_string())));
        }
        if let Some(region) = &case.region {
            self.places.push(("region".to_owned(), region.span));
            map.push(("region".to_owned(), Tree::Text(region.text.clone())));
        }
        let count = case.members.len();
        map.push(("family".to_owned(), self.facts("family", &case.family, &rules.family, count)));
        if !case.members.is_empty() {
            let members = case.members.iter().enumerate();
            let members = members
                .map(|(index, facts)| self.facts(&alloc::format!("members[{index}]"), facts, &rules.member, count));
            map.push(("members".to_owned(), Tree::List(members.collect())));
        }
        if !case.receiving.is_empty() {
            let mut list = Vec::new();
            for received in &case.receiving {
                if received.member.is_some_and(|member| member == 0 || member as usize > count) {
                    let which = Diagnostic::at(Code::ExpectWhichMember, received.span);
                    self.diagnostics.push(which.with(received.item.text.clone()).with(count.to_string()));
                    continue;
                }
                self.places.push((alloc::format!("receiving[{}]", list.len()), received.span));
                let mut entry = Vec::from([("item".to_owned(), Tree::Text(received.item.text.clone()))]);
                // Members are counted from 1 in a case and from 0 in an input.
                let member =
                    received.member.map(|member| Tree::Number(i64::from(member).saturating_sub(1).to_string()));
                entry.extend(member.map(|member| ("member".to_owned(), member)));
                if let Some((amount, unit)) = received.amount {
                    let item = rules.items.iter().find(|item| item.label.is(&received.item.text));
                    let benefits =
                        item.into_iter().flat_map(|item| &item.versions).filter_map(|terms| terms.benefit.as_ref());
                    let figure = benefits.into_iter().find(|benefit| matches!(benefit, Benefit::Figure { .. }));
                    if let (Some(Benefit::Figure { unit: declared, .. }), Some(written)) = (figure, unit) {
                        self.unit(written, *declared, received.span);
                    }
                    entry.push(("amount".to_owned(), number_tree(amount)));
                }
                entry.extend(received.since.map(|since| ("since".to_owned(), Tree::Text(since.to_string()))));
                let unmet = received.unmet_since.map(|day| ("unmet_since".to_owned(), Tree::Text(day.to_string())));
                entry.extend(unmet);
                let place = received.place.as_ref();
                entry.extend(place.map(|place| ("region".to_owned(), Tree::Text(place.text.clone()))));
                list.push(Tree::Map(entry));
            }
            map.push(("receiving".to_owned(), Tree::List(list)));
        }
        if !case.assumptions.is_empty() {
            let assumed = case.assumptions.iter().map(|(name, value)| self.assumption(name, value));
            map.push(("standards".to_owned(), Tree::Map(assumed.collect())));
        }
        Tree::Map(map)
    }

    fn facts(&mut self, path: &str, values: &[FactValue], facts: &[Fact], members: usize) -> Tree {
        let mut map = Vec::new();
        for given in values {
            self.places.push((alloc::format!("{path}.{}", given.name.text), given.span));
            let fact = facts.iter().find(|fact| fact.label.is(&given.name.text));
            let kind = fact.map(|fact| fact.kind);
            let is_member = match given.value {
                Literal::Member(member) => member >= 1 && (member as usize) <= members,
                ref other => matches!(other, Literal::Absent(_)),
            };
            if kind == Some(Kind::Member) && !is_member {
                let which = Diagnostic::at(Code::ExpectWhichMember, given.span).with(given.name.text.clone());
                self.diagnostics.push(which.with(members.to_string()));
                continue;
            }
            map.push((given.name.text.clone(), self.literal(&given.value, kind, given.span)));
        }
        Tree::Map(map)
    }

    fn literal(&mut self, value: &Literal, kind: Option<Kind>, span: Span) -> Tree {
        let of_choice = matches!(kind, Some(Kind::Choice(_)));
        match value {
            // 无, 是 and 否 can be the names of choices.
            Literal::Absent(word) | Literal::Truth(_, word) if of_choice => Tree::Text(word.clone()),
            Literal::Absent(_) => Tree::Null,
            Literal::Truth(truth, _) => Tree::Truth(*truth),
            Literal::Date(day) => Tree::Text(day.to_string()),
            // Members are counted from 1 in a case and from 0 in an input.
            Literal::Member(member) => Tree::Number(i64::from(*member).saturating_sub(1).to_string()),
            Literal::Number(number, unit) => {
                if let (Some(Kind::Number(declared)), Some(written)) = (kind, unit) {
                    self.unit(*written, declared, span);
                }
                number_tree(*number)
            }
            Literal::Word(word) => Tree::Text(word.clone()),
        }
    }

    fn unit(&mut self, written: Unit, declared: Unit, span: Span) {
        if !unit_fits(written, declared) {
            let words = |unit: Unit| Words::new(unit.text(true), unit.text(false));
            self.diagnostics.push(Diagnostic::at(Code::UnitMismatch, span).with(words(written)).with(words(declared)));
        }
    }

    fn assumption(&mut self, name: &Name, value: &StandardValue) -> (String, Tree) {
        self.places.push((alloc::format!("standards.{}", name.text), name.span));
        let standard = self.program.rules.standards.iter().find(|standard| standard.label.is(&name.text));
        let tree = match value {
            StandardValue::Truth(truth) => Tree::Truth(*truth),
            StandardValue::Absent => Tree::Null,
            StandardValue::Day(day) => Tree::Text(day.to_string()),
            StandardValue::Word(word) => Tree::Text(word.text.clone()),
            StandardValue::Number(number, unit) => {
                if let (Some(Kind::Number(declared)), Some(written)) = (standard.map(|standard| standard.kind), unit) {
                    self.unit(*written, declared, name.span);
                }
                number_tree(*number)
            }
        };
        (name.text.clone(), tree)
    }

    /// Items, conditions and members that are expected of must exist.
    fn expectations(&mut self, case: &Case) {
        let items = &self.program.rules.items;
        if case.expectations.is_empty() {
            self.diagnostics.push(Diagnostic::at(Code::NothingExpected, case.span));
        }
        for expected in &case.expectations {
            if expected.output.is_some() {
                self.output(expected, case.members.len());
                continue;
            }
            let Some(item) = items.iter().find(|item| item.label.is(&expected.item.text)) else {
                let near =
                    nearest(&expected.item.text, items.iter().map(|item| item.label.name.as_str())).unwrap_or_default();
                let unknown = Diagnostic::at(Code::UnknownItem, expected.item.span);
                let outputs = self.program.rules.definitions.iter();
                let output = outputs.into_iter().any(|one| one.output && one.label.is(&expected.item.text));
                let help = match output {
                    true => Words::new(
                        alloc::format!("它是指标或分类，写：期望 {} = 数值", expected.item.text),
                        alloc::format!("it is an output; write: expect {} = value", expected.item.text),
                    ),
                    false => Words::same(""),
                };
                self.diagnostics.push(unknown.with(expected.item.text.clone()).with(near).with(help));
                continue;
            };
            let of_member = item.owner == crate::program::Owner::Member;
            let in_range = expected.member.is_none_or(|member| member >= 1 && (member as usize) <= case.members.len());
            if of_member != expected.member.is_some() || !in_range {
                let code = if of_member { Code::ExpectWhichMember } else { Code::ExpectFamily };
                let count = case.members.len().to_string();
                self.diagnostics.push(Diagnostic::at(code, expected.span).with(item.label.name.clone()).with(count));
            }
            let conditions = || item.versions.iter().flat_map(|terms| &terms.conditions);
            if let Some(condition) = &expected.condition
                && !conditions().any(|known| known.label.is(&condition.text))
            {
                let known = conditions().map(|known| known.label.name.as_str());
                let near = nearest(&condition.text, known).unwrap_or_default();
                let unknown = Diagnostic::at(Code::UnknownCondition, condition.span);
                self.diagnostics.push(unknown.with(condition.text.clone()).with(item.label.name.clone()).with(near));
            }
        }
    }
}

impl Reader<'_> {
    /// The output that is expected of, and its member, must exist.
    fn output(&mut self, expected: &Expectation, members: usize) {
        let outputs = || self.program.rules.definitions.iter().filter(|definition| definition.output);
        let Some(output) = outputs().find(|output| output.label.is(&expected.item.text)) else {
            let near = nearest(&expected.item.text, outputs().map(|output| output.label.name.as_str()));
            let unknown = Diagnostic::at(Code::UnknownOutput, expected.item.span).with(expected.item.text.clone());
            let item = self.program.rules.items.iter().any(|item| item.label.is(&expected.item.text));
            let help = match item {
                true => Words::new(
                    alloc::format!("它是事项，写：期望 {} 符合 每月 100元", expected.item.text),
                    alloc::format!("it is an item; write: expect {} eligible monthly 100 yuan", expected.item.text),
                ),
                false => Words::same(""),
            };
            self.diagnostics.push(unknown.with(near.unwrap_or_default()).with(help));
            return;
        };
        if let Some(ExpectedOutput::Value(literal)) = &expected.output {
            let kind = self.program.kinds.get(output.value as usize).copied();
            let wrong = kind.and_then(|kind| self.not_of_kind(kind, literal, expected.span));
            self.diagnostics.extend(wrong);
        }
        let of_member = output.owner == crate::program::Owner::Member;
        let in_range = expected.member.is_none_or(|member| member >= 1 && (member as usize) <= members);
        if of_member != expected.member.is_some() || !in_range {
            let code = if of_member { Code::ExpectWhichMember } else { Code::ExpectFamily };
            let wrong = Diagnostic::at(code, expected.span).with(output.label.name.clone());
            self.diagnostics.push(wrong.with(members.to_string()));
        }
    }
}

impl Reader<'_> {
    /// What keeps a value from being one of a kind.
    fn not_of_kind(&mut self, kind: Kind, literal: &Literal, span: Span) -> Option<Diagnostic> {
        let needed = |zh, en| Some(Diagnostic::at(Code::WrongValue, span).with(Words::new(zh, en)));
        match (kind, literal) {
            (Kind::Number(declared), Literal::Number(_, written)) => {
                if let Some(written) = written {
                    self.unit(*written, declared, span);
                }
                None
            }
            (Kind::Number(_), _) => needed("一个数", "a number"),
            (Kind::Choice(set), Literal::Word(word) | Literal::Absent(word) | Literal::Truth(_, word)) => {
                let set = self.program.rules.choices.get(set as usize)?;
                let names = || set.iter().map(|choice| choice.name.as_str());
                let join = |mark: &str| names().collect::<Vec<_>>().join(mark);
                let unknown = Diagnostic::at(Code::NoSuchChoice, span).with(word.clone());
                let unknown = unknown.with(Words::new(join("、"), join(", ")));
                let known = set.iter().any(|choice| choice.is(word));
                (!known).then(|| unknown.with(nearest(word, names()).unwrap_or_default()))
            }
            (Kind::Choice(_), _) => needed("一个选项的名称", "the name of a choice"),
            (Kind::Truth, Literal::Truth(..)) | (Kind::Day, Literal::Date(_)) => None,
            (Kind::Truth, _) => needed("是 或 否", "yes or no"),
            (Kind::Day, _) => needed("一个日期", "a day"),
            (Kind::Region | Kind::Member, _) => None,
        }
    }
}

fn number_tree(number: Exact) -> Tree {
    number.to_text().map_or(Tree::Null, Tree::Number)
}
