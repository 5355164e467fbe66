//! Which operands a value rests on in this case: only the branches that can be taken.

use super::{exceptions, frame::Frame, nodes::Evaluation, operators::applies, value::Range};
use crate::{
    base::Listed,
    program::{Node, NodeId},
};
use alloc::vec::Vec;

/// Which of 默认 and 例外 can hold.
#[derive(Debug, Default)]
pub struct Holding {
    /// The default.
    pub default: bool,
    /// Exceptions, by place.
    pub exceptions: Vec<u32>,
}

impl Evaluation<'_> {
    /// Which of 默认 and 例外 can hold in the expression of a definition; none where it has none.
    pub fn holding(&mut self, id: NodeId, frame: Frame) -> Holding {
        let program = self.program;
        let mut open = Vec::from([id]);
        while let Some(id) = open.pop() {
            match program.nodes.get(id as usize) {
                Some(Node::Exceptions(_, rows)) => {
                    let applying = exceptions::applying(self, rows, frame);
                    let exceptions = (0u32..).zip(0..rows.len()).filter(|(_, at)| applying.holds(rows, *at));
                    return Holding {
                        default: applying.default(),
                        exceptions: exceptions.map(|(place, _)| place).listed(),
                    };
                }
                // Only what is said of the whole stands around them.
                Some(node) => node.operands(&mut |operand| open.push(*operand)),
                None => {}
            }
        }
        Holding::default()
    }

    /// The operands that count towards a node's value, in the order they are needed, each with where it is evaluated.
    /// What stands behind a name or a call is not among them.
    pub fn taken(&mut self, id: NodeId, frame: Frame) -> Vec<(NodeId, Frame)> {
        let program = self.program;
        let here = |ids: &[NodeId]| ids.iter().map(|id| (*id, frame)).listed();
        match program.nodes.get(id as usize) {
            None => Vec::new(),
            Some(Node::If(condition, then, otherwise)) => {
                let truth = self.value(*condition, frame).as_truth();
                let then = Some(*then).filter(|_| truth.can_be_true);
                let otherwise = Some(*otherwise).filter(|_| truth.can_be_false);
                here(&[Some(*condition), then, otherwise].into_iter().flatten().listed())
            }
            Some(Node::Bands(subject, rows)) => {
                let range = self.value(*subject, frame).range;
                let mut found = Vec::from([*subject]);
                for row in rows.iter().filter(|_| range != Range::Never) {
                    let applies = applies(rows, row, range);
                    found.extend(applies.can_be_true.then_some(row.value));
                    if !applies.can_be_false {
                        break;
                    }
                }
                here(&found)
            }
            Some(Node::Versions(versions)) => {
                let today = self.case.date;
                let versions = versions.iter().filter(|version| version.period.contains(today));
                here(&versions.map(|version| version.value).listed())
            }
            Some(Node::Exceptions(default, rows)) => {
                let applying = exceptions::applying(self, rows, frame);
                let mut found: Vec<NodeId> = rows.iter().map(|row| row.condition).listed();
                found.extend(
                    (0..rows.len()).zip(rows).filter(|(at, _)| applying.holds(rows, *at)).map(|(_, row)| row.value),
                );
                found.extend(applying.default().then_some(*default));
                here(&found)
            }
            Some(Node::OfMember(link, value)) => {
                let mut found = here(&[*link]);
                found
                    .extend(self.linked(*link, frame).0.into_iter().map(|member| (*value, frame.with_current(member))));
                found
            }
            Some(Node::OverMembers(_, filter, body)) => self.of_each(*filter, body.as_slice(), frame),
            Some(Node::Nth(_, filter, by, body, which)) => {
                let mut found = here(&[*which]);
                found.extend(self.of_each(*filter, &[*by, *body], frame));
                found
            }
            Some(node) => {
                let mut found = Vec::new();
                node.operands(&mut |operand| found.push((*operand, frame)));
                found
            }
        }
    }

    /// The filter of each member, and what is asked of those it can take in.
    fn of_each(&mut self, filter: Option<NodeId>, bodies: &[NodeId], frame: Frame) -> Vec<(NodeId, Frame)> {
        let mut found = Vec::new();
        for member in 0..self.member_count().unwrap_or(0) {
            let inner = frame.with_current(member);
            found.extend(filter.map(|filter| (filter, inner)));
            if filter.is_none_or(|filter| self.value(filter, inner).as_truth().can_be_true) {
                found.extend(bodies.iter().map(|body| (*body, inner)));
            }
        }
        found
    }
}
