//! The steps behind an amount or a condition: every fact, standard and definition it rests on in this case, each once,
//! in the order they are needed, with the law behind it.

use super::text::{calculation, condition, value_words};
use crate::{
    base::{Lang, Listed, OrderedSet},
    eval::{Evaluation, Frame, Holding, Range, Value, row_in_force},
    program::{Citation, Definition, Fact, Kind, Node, NodeId, Part, Period, Reading},
    value::{Day, Unit},
};
use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What kind of step.
    pub kind: StepKind,
    /// Key of the fact, standard, definition or item.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whose it is; nothing for the family's.
    pub member: Option<usize>,
    /// The formula with figures, or the figure and what it is published for.
    pub text: String,
    /// What it comes to.
    pub value: Value,
    /// What that is.
    pub of: Kind,
    /// The row of a standard that was taken: its place, nothing where it holds everywhere, and when it holds.
    pub row: Option<(Option<u32>, Period)>,
    /// The laws it rests on.
    pub citations: Vec<Citation>,
}

/// What kind of step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// As it was given.
    Fact,
    /// A published figure.
    Standard,
    /// A named formula.
    Definition,
    /// Whether another item is granted.
    Item,
    /// The benefit itself.
    Benefit,
}

/// What an expression rests on. `own` is the law of the item it stands in, for what has none of its own.
pub fn steps(
    evaluation: &mut Evaluation<'_>,
    id: NodeId,
    frame: Frame,
    own: Option<&Citation>,
    lang: Lang,
) -> Vec<Step> {
    let mut collector = Collector { evaluation, own, lang, seen: OrderedSet::new(), found: Vec::new() };
    collector.node(id, frame);
    collector.found
}

/// The last step of an amount: the benefit.
pub fn benefit(
    evaluation: &mut Evaluation<'_>,
    (id, unit): (NodeId, Unit),
    frame: Frame,
    (item, citation): (u32, Option<&Citation>),
    lang: Lang,
) -> Option<Step> {
    let label = &evaluation.program.rules.items.get(item as usize)?.label;
    Some(Step {
        kind: StepKind::Benefit,
        id: label.id.clone(),
        name: label.title(lang).to_owned(),
        member: frame.subject(),
        text: calculation(evaluation, id, frame, unit, lang),
        value: evaluation.value(id, frame),
        of: Kind::Number(unit),
        row: None,
        citations: citation.cloned().into_iter().listed(),
    })
}

struct Collector<'e, 'a> {
    evaluation: &'e mut Evaluation<'a>,
    own: Option<&'e Citation>,
    lang: Lang,
    /// Kind, place in its list, whose, and with which keys or arguments.
    seen: OrderedSet<(StepKind, u32, Option<usize>, String)>,
    found: Vec<Step>,
}

impl Collector<'_, '_> {
    fn node(&mut self, id: NodeId, frame: Frame) {
        let program = self.evaluation.program;
        let rules = &program.rules;
        match program.nodes.get(id as usize) {
            Some(Node::FamilyFact(fact)) => {
                if let Some(found) =
                    rules.family.get(*fact as usize).filter(|_| self.first(StepKind::Fact, *fact, None))
                {
                    self.fact(found, None, id, frame);
                }
            }
            Some(Node::MemberFact(fact, who)) => {
                let member = frame.member(*who);
                if let Some(found) =
                    rules.member.get(*fact as usize).filter(|_| self.first(StepKind::Fact, *fact, member))
                {
                    self.fact(found, member, id, frame);
                }
            }
            Some(Node::FamilyDefinition(index)) => {
                if let Some(found) =
                    rules.definitions.get(*index as usize).filter(|_| self.first(StepKind::Definition, *index, None))
                {
                    self.definition(found, None, Frame::of_family(found.item));
                }
            }
            Some(Node::MemberDefinition(index, who)) => {
                let Some(member) = frame.member(*who) else { return };
                if let Some(found) = rules
                    .definitions
                    .get(*index as usize)
                    .filter(|_| self.first(StepKind::Definition, *index, Some(member)))
                {
                    self.definition(found, Some(member), Frame::of_member(member));
                }
            }
            Some(Node::Call(index, arguments)) => {
                self.operands(id, frame);
                let given: Vec<String> =
                    arguments.iter().map(|one| condition(self.evaluation, *one, frame, self.lang)).listed();
                let key = (StepKind::Definition, *index, frame.current(), given.join(", "));
                if let Some(found) = rules.definitions.get(*index as usize).filter(|_| self.seen.insert(key)) {
                    let (_, inner) = self.evaluation.enter(*index, arguments, frame);
                    self.definition(found, frame.current(), inner);
                    self.evaluation.leave();
                }
            }
            Some(Node::Standard(index, reading)) => {
                self.operands(id, frame);
                self.standard(*index, reading, id, frame);
            }
            Some(Node::Granted(item)) => self.item(*item, None, id, frame),
            Some(Node::GrantedTo(item, who)) => self.item(*item, frame.member(*who), id, frame),
            Some(Node::CoveredCount) => self.covered(id, frame),
            _ => self.operands(id, frame),
        }
    }

    fn operands(&mut self, id: NodeId, frame: Frame) {
        for (operand, inner) in self.evaluation.taken(id, frame) {
            self.node(operand, inner);
        }
    }

    /// Whether this is the first time it is needed.
    fn first(&mut self, kind: StepKind, index: u32, member: Option<usize>) -> bool {
        self.seen.insert((kind, index, member, String::new()))
    }

    fn kind(&self, id: NodeId) -> Kind {
        self.evaluation.program.kinds.get(id as usize).copied().unwrap_or(Kind::Truth)
    }

    fn fact(&mut self, fact: &Fact, member: Option<usize>, id: NodeId, frame: Frame) {
        let value = self.evaluation.raw(id, frame);
        self.found.push(Step {
            kind: StepKind::Fact,
            id: fact.label.id.clone(),
            name: fact.label.title(self.lang).to_owned(),
            member,
            text: value_words(self.evaluation, value, id, self.lang),
            value,
            of: fact.kind,
            row: None,
            citations: Vec::new(),
        });
    }

    /// First what it rests on, then itself.
    fn definition(&mut self, definition: &Definition, member: Option<usize>, frame: Frame) {
        self.node(definition.value, frame);
        let value = self.evaluation.value(definition.value, frame);
        let of = self.kind(definition.value);
        let text = match of {
            Kind::Number(unit) => calculation(self.evaluation, definition.value, frame, unit, self.lang),
            _ => {
                let formula = condition(self.evaluation, definition.value, frame, self.lang);
                let outcome = value_words(self.evaluation, value, definition.value, self.lang);
                if formula == outcome {
                    formula
                } else {
                    alloc::format!("{formula}{}{outcome}", self.lang.pick("：", ": "))
                }
            }
        };
        // What is known inside an item only rests on the item's law.
        let own = self.own.filter(|_| definition.item.is_some() && definition.citations.is_empty());
        let citations = self.citations(definition, frame).into_iter().chain(own.cloned()).listed();
        self.found.push(Step {
            kind: StepKind::Definition,
            id: definition.label.id.clone(),
            name: definition.label.title(self.lang).to_owned(),
            member,
            text,
            value,
            of,
            row: None,
            citations,
        });
    }

    /// The laws behind what the definition says in this case.
    fn citations(&mut self, definition: &Definition, frame: Frame) -> Vec<Citation> {
        let today = self.evaluation.case.date;
        let branches =
            definition.citations.iter().any(|cited| matches!(cited.part, Part::Default | Part::Exception(_)));
        let holding = if branches { self.evaluation.holding(definition.value, frame) } else { Holding::default() };
        let mut found = Vec::new();
        for cited in &definition.citations {
            let counts = match &cited.part {
                Part::Whole => true,
                Part::During(period) => period.contains(today),
                Part::Default => holding.default,
                Part::Exception(place) => holding.exceptions.contains(place),
                Part::Under(condition) => {
                    let holds = self.evaluation.value(*condition, frame).range;
                    matches!(holds, Range::Truth(truth) if truth.can_be_true)
                }
            };
            found.extend(counts.then(|| cited.citation.clone()));
        }
        found
    }

    fn standard(&mut self, index: u32, reading: &Reading, id: NodeId, frame: Frame) {
        let program = self.evaluation.program;
        let lang = self.lang;
        let Some(standard) = program.rules.standards.get(index as usize) else { return };
        let keys: Vec<String> =
            reading.keys.iter().map(|key| condition(self.evaluation, key.value, frame, lang)).listed();
        let asked = self.asked(reading, frame);
        let at = alloc::format!("{} {asked:?}", keys.join(", "));
        if !self.seen.insert((StepKind::Standard, index, None, at)) {
            return;
        }
        let assumed = self.evaluation.case.assumed.iter().any(|(standard, _)| *standard == index);
        let row = asked.and_then(|(place, day)| row_in_force(standard, &program.rules.regions, place, day));
        let row = row.filter(|_| !assumed);
        let value = self.evaluation.raw(id, frame);
        let mut text = value_words(self.evaluation, value, id, lang);
        if !keys.is_empty() {
            text = alloc::format!("{}{}{text}", keys.join(lang.pick("、", ", ")), lang.pick("：", ": "));
        }
        let remark = match row {
            Some(row) => self.published(row.place, row.period),
            None if assumed => lang.pick("假定", "assumed").to_owned(),
            None => String::new(),
        };
        if !remark.is_empty() {
            text = match lang {
                Lang::Chinese => alloc::format!("{text}（{remark}）"),
                Lang::English => alloc::format!("{text} ({remark})"),
            };
        }
        self.found.push(Step {
            kind: StepKind::Standard,
            id: standard.label.id.clone(),
            name: standard.label.title(lang).to_owned(),
            member: None,
            text,
            value,
            of: standard.kind,
            row: row.map(|row| (row.place, row.period)),
            citations: row.and_then(|row| row.citation.clone()).into_iter().listed(),
        });
    }

    /// The place and day a standard is read for, where they are known.
    fn asked(&mut self, reading: &Reading, frame: Frame) -> Option<(u32, Day)> {
        let case = self.evaluation.case;
        let place = match reading.place.map(|place| self.evaluation.value(place, frame).range) {
            None => case.place,
            Some(Range::Region(place)) => place?,
            Some(_) => return None,
        };
        let day = match reading.day.map(|day| self.evaluation.value(day, frame).range) {
            None => case.date,
            Some(Range::Days(from, until)) if from == until => from,
            Some(_) => return None,
        };
        Some((place, day))
    }

    /// `台州市，2022-12-01 起`
    fn published(&self, place: Option<u32>, period: Period) -> String {
        let lang = self.lang;
        let regions = &self.evaluation.program.rules.regions;
        let place = place.and_then(|place| regions.get(place as usize)).map(|region| &region.label);
        // A place without an English name keeps its own: the code would say less.
        let place = place.map(|label| lang.pick(&label.name, label.english.as_ref().unwrap_or(&label.name)));
        let when = match (period.until, lang) {
            (Some(until), Lang::Chinese) => alloc::format!("{} 至 {until}", period.from),
            (Some(until), Lang::English) => alloc::format!("{} to {until}", period.from),
            (None, Lang::Chinese) => alloc::format!("{} 起", period.from),
            (None, Lang::English) => alloc::format!("from {}", period.from),
        };
        place.into_iter().map(ToString::to_string).chain([when]).listed().join(lang.pick("，", ", "))
    }

    /// Whether another item is granted, by the law of that item.
    fn item(&mut self, item: u32, member: Option<usize>, id: NodeId, frame: Frame) {
        let program = self.evaluation.program;
        let Some(found) = program.rules.items.get(item as usize).filter(|_| self.first(StepKind::Item, item, member))
        else {
            return;
        };
        let value = self.evaluation.value(id, frame);
        let citation = found.on(self.evaluation.case.date).and_then(|terms| terms.citation.clone());
        self.found.push(Step {
            kind: StepKind::Item,
            id: found.label.id.clone(),
            name: found.label.title(self.lang).to_owned(),
            member,
            text: condition(self.evaluation, id, frame, self.lang),
            value,
            of: Kind::Truth,
            row: None,
            citations: citation.into_iter().listed(),
        });
    }

    /// 保障人数: whom the item means, less those another item bars.
    fn covered(&mut self, id: NodeId, frame: Frame) {
        let program = self.evaluation.program;
        let Some(item) =
            frame.item().filter(|item| self.first(StepKind::Definition, u32::MAX, usize::try_from(*item).ok()))
        else {
            return;
        };
        let terms = program.rules.items.get(item as usize).and_then(|item| item.on(self.evaluation.case.date));
        let clause = terms.and_then(|terms| terms.covers);
        for member in 0..self.evaluation.member_count().unwrap_or(0) {
            if let Some(clause) = clause {
                self.node(clause, Frame::of_member(member));
            }
        }
        let value = self.evaluation.value(id, frame);
        self.found.push(Step {
            kind: StepKind::Definition,
            id: "covered_count".to_owned(),
            name: self.lang.pick("保障人数", "Members covered").to_owned(),
            member: None,
            text: value_words(self.evaluation, value, id, self.lang),
            value,
            of: self.kind(id),
            row: None,
            citations: terms.and_then(|terms| terms.citation.clone()).into_iter().listed(),
        });
    }
}
