//! Conditions that hold for nobody or for everybody, whatever the facts are.

use crate::{
    base::{Code, Diagnostic, Span},
    case::Case,
    eval::{Evaluation, Frame, Range},
    program::{Comparison, DayFunction, Node, NodeId, Owner, Program, Terms},
    value::{Day, Interval, Truth},
};
use alloc::{collections::BTreeMap, vec::Vec};

/// Warnings about conditions and items. `spans` tells where each node is written.
pub(crate) fn conditions(program: &Program, spans: &[Span]) -> Vec<Diagnostic> {
    let case = Case::of_nobody(Day::FIRST, 0);
    let mut evaluation = Evaluation::of_anyone(program, &case);
    let mut found = Vec::new();
    let at = |code, node: NodeId| Diagnostic::at(code, spans.get(node as usize).copied().unwrap_or_default());
    for (index, item) in (0u32..).zip(&program.rules.items) {
        let frame = match item.owner {
            Owner::Family => Frame::of_family(Some(index)),
            Owner::Member => Frame::of_member(0),
        };
        for terms in &item.versions {
            let mut never = false;
            for condition in &terms.conditions {
                let value = evaluation.value(condition.test, frame);
                let code = match value.range {
                    Range::Truth(Truth::NO) if value.fault.is_none() => Code::ConditionNever,
                    Range::Truth(Truth::YES) if value.fault.is_none() => Code::ConditionAlways,
                    _ => continue,
                };
                never |= code == Code::ConditionNever;
                // 是 written out is meant.
                if !matches!(program.nodes.get(condition.test as usize), Some(Node::Truth(_))) {
                    found.push(at(code, condition.test).with(condition.label.name.clone()));
                }
            }
            let impossible = contradiction(program, &mut evaluation, terms, frame);
            if let Some(second) = impossible.filter(|_| !never) {
                found.push(at(Code::ItemNever, second).with(item.label.name.clone()));
            }
        }
    }
    found
}

/// A comparison that no value can satisfy together with those before it, of the same fact or definition.
fn contradiction(program: &Program, evaluation: &mut Evaluation<'_>, terms: &Terms, frame: Frame) -> Option<NodeId> {
    let mut ranges: BTreeMap<Named, Interval> = BTreeMap::new();
    let mut open: Vec<NodeId> = terms.conditions.iter().rev().map(|condition| condition.test).collect();
    while let Some(id) = open.pop() {
        match program.nodes.get(id as usize)? {
            // All of them must hold at once.
            Node::And(a, b) => open.extend([*b, *a]),
            Node::Compare(how, left, right) => {
                let sides = [(*left, *how, *right), (*right, turned(*how), *left)];
                for (subject, how, other) in sides {
                    let Some(named) = named(program, subject) else { continue };
                    let (Range::Number(bound), Range::Number(all)) =
                        (evaluation.value(other, frame).range, evaluation.value(subject, frame).range)
                    else {
                        continue;
                    };
                    // Only a figure that is the same for everybody bounds anything.
                    let Some(bound) = bound.as_point() else { continue };
                    let range = ranges.entry(named).or_insert(all);
                    let (low, high) = match how {
                        Comparison::Less | Comparison::LessOrEqual => (None, Some(bound)),
                        Comparison::Greater | Comparison::GreaterOrEqual => (Some(bound), None),
                        Comparison::Equal => (Some(bound), Some(bound)),
                        Comparison::NotEqual => continue,
                    };
                    range.low = range.low.max(low);
                    range.high = match (range.high, high) {
                        (Some(a), Some(b)) => Some(a.min(b)),
                        (a, b) => a.or(b),
                    };
                    if range.low.zip(range.high).is_some_and(|(low, high)| low > high) {
                        return Some(id);
                    }
                }
            }
            _ => {}
        }
    }
    None
}

/// A fact, a definition, or the age at one: what is the same wherever it is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    FamilyFact(u32),
    MemberFact(u32),
    FamilyDefinition(u32),
    MemberDefinition(u32),
    AgeBy(u32),
}

fn named(program: &Program, id: NodeId) -> Option<Named> {
    match program.nodes.get(id as usize)? {
        Node::FamilyFact(fact) => Some(Named::FamilyFact(*fact)),
        Node::MemberFact(fact, _) => Some(Named::MemberFact(*fact)),
        Node::FamilyDefinition(definition) => Some(Named::FamilyDefinition(*definition)),
        Node::MemberDefinition(definition, _) => Some(Named::MemberDefinition(*definition)),
        Node::Days(DayFunction::CompletedYears, operands) => match operands.as_slice() {
            [born] => match named(program, *born)? {
                Named::MemberFact(fact) => Some(Named::AgeBy(fact)),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The same comparison read from right to left.
fn turned(how: Comparison) -> Comparison {
    match how {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same => same,
    }
}
