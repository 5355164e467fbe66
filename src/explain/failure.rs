//! Why something cannot be judged, as a diagnostic.

use crate::{
    base::{Code, Diagnostic, Place, Words},
    case::Case,
    eval::{Fault, FaultKind},
    program::{Definition, Label, Node, NodeId, Program},
};
use alloc::string::ToString;

/// A fault of an evaluation as a message with a code.
pub fn failure(program: &Program, case: &Case, fault: Fault) -> Diagnostic {
    let rules = &program.rules;
    let words = |label: &Label| Words::new(&label.name, label.english.as_ref().unwrap_or(&label.id));
    let message = |code| Diagnostic::new(code, Place::Whole);
    match fault.kind {
        FaultKind::NoStandard(standard) => {
            // What the reading itself asks for goes before the case's own day and place.
            let reading = match program.nodes.get(fault.node as usize) {
                Some(Node::Standard(_, reading)) => (reading.day, reading.place),
                _ => (None, None),
            };
            let node = |id: NodeId| program.nodes.get(id as usize);
            let day = match reading.0.map(node) {
                None => Words::same(case.date),
                Some(Some(Node::Day(day))) => Words::same(day),
                Some(_) => Words::new("所问的那一天", "the day asked for"),
            };
            let region = |place: u32| rules.regions.get(place as usize).map(|region| words(&region.label));
            let place = match reading.1.map(node) {
                None => region(case.place),
                Some(Some(Node::Region(place))) => region(*place),
                Some(_) => Some(Words::new("所问的地方", "the place asked for")),
            };
            let standard = rules.standards.get(standard as usize).map(|standard| words(&standard.label));
            let none = || Words::same("");
            message(Code::NoStandardInForce)
                .with(place.unwrap_or_else(none))
                .with(day)
                .with(standard.unwrap_or_else(none))
        }
        FaultKind::OutOfRange => message(Code::FigureOutOfRange),
        FaultKind::DivisionByZero => message(Code::DividedByZero),
        FaultKind::Absent => {
            let label = match program.nodes.get(fault.node as usize) {
                Some(Node::FamilyFact(fact)) => rules.family.get(*fact as usize).map(|fact| &fact.label),
                Some(Node::MemberFact(fact, _)) => rules.member.get(*fact as usize).map(|fact| &fact.label),
                Some(Node::Standard(standard, _)) => {
                    rules.standards.get(*standard as usize).map(|standard| &standard.label)
                }
                _ => None,
            };
            message(Code::AbsentUsed).with(label.map_or(Words::same(""), words))
        }
        FaultKind::BornLater => message(Code::AgeBeforeBirth).with(case.date.to_string()),
        FaultKind::NotInForce => {
            let from = rules.effective.map(|day| day.to_string()).unwrap_or_default();
            message(Code::PackNotInForce).with(from).with(case.date.to_string())
        }
        FaultKind::NoMembers => message(Code::OfNoMembers),
        FaultKind::NoRow(standard) => {
            let standard = rules.standards.get(standard as usize).map(|standard| words(&standard.label));
            message(Code::NoRowForKey).with(standard.unwrap_or(Words::same("")))
        }
        FaultKind::NoVersion => {
            let of = |definition: &&Definition| definition.value == fault.node;
            let label = rules.definitions.iter().find(of).map(|definition| words(&definition.label));
            message(Code::NoVersionInForce).with(label.unwrap_or(Words::same(""))).with(case.date.to_string())
        }
        FaultKind::Conflict(first, second) => {
            let name = |index: u8| match program.nodes.get(fault.node as usize) {
                Some(Node::Exceptions(_, rows)) => rows.get(usize::from(index)).map(|row| words(&row.label)),
                _ => None,
            };
            let name = |index| name(index).unwrap_or(Words::same(""));
            message(Code::ExceptionsConflict).with(name(first)).with(name(second))
        }
        FaultKind::NoSuchDay => message(Code::DayMissing),
        FaultKind::NotWhole => message(Code::NotWholeNumber),
        FaultKind::TooManyCombinations => {
            message(Code::TooManyCombinations).with(crate::eval::MAX_COMBINATIONS.to_string())
        }
        FaultKind::Broken => message(Code::Internal),
    }
}
