//! Which unknown facts a value still hangs on.

use super::{
    either::without_what_matters_neither_way,
    exceptions,
    frame::Frame,
    influence::links,
    items::{Judgement, Outcome},
    nodes::Evaluation,
    operators::applies,
    value::{Range, Value},
};
use crate::{
    base::{Listed, OrderedMap, OrderedSet},
    case::Given,
    program::{Benefit, Node, NodeId, Owner, Program, Relation, RelationKind, Terms, Who, Whose},
    value::Truth,
};
use alloc::vec::Vec;

/// A fact nobody has given yet, in the order questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// Of the family.
    Family(u32),
    /// Who the members are.
    Members,
    /// Of one member.
    Member(usize, u32),
    /// How much is received of an item, by the family or a member.
    ReceivedAmount(u32, Option<usize>),
    /// Since when the conditions of what is received no longer hold.
    UnmetSince(u32, Option<usize>),
}

/// What is still open about each item judged so far, for the family and for each member.
pub type Open = OrderedMap<(u32, Option<usize>), OrderedSet<Missing>>;

/// Collects unknown facts; what cannot matter any more is left out.
struct Search<'e, 'a> {
    evaluation: &'e mut Evaluation<'a>,
    open: &'e Open,
    /// Definitions looked into already.
    seen: OrderedSet<(u32, Option<usize>)>,
    found: OrderedSet<Missing>,
}

impl Search<'_, '_> {
    fn node(&mut self, id: NodeId, frame: Frame) {
        let value = self.evaluation.value(id, frame);
        if value.settled() {
            return;
        }
        let program = self.evaluation.program;
        let who = |who: Who| frame.member(who);
        let Some(node) = program.nodes.get(id as usize) else { return };
        match node {
            Node::FamilyFact(fact) => {
                if self.evaluation.case.family.get(*fact as usize) == Some(&Given::Unknown) {
                    self.found.insert(Missing::Family(*fact));
                }
            }
            Node::MemberFact(fact, whose) => {
                let Some(member) = who(*whose) else { return };
                let given = self
                    .evaluation
                    .case
                    .members
                    .as_ref()
                    .map(|members| members.get(member).and_then(|given| given.get(*fact as usize)));
                match given {
                    None => self.found.insert(Missing::Members),
                    Some(Some(Given::Unknown)) => self.found.insert(Missing::Member(member, *fact)),
                    _ => false,
                };
            }
            Node::FamilyDefinition(definition) => {
                if let Some(found) = program.rules.definitions.get(*definition as usize)
                    && self.seen.insert((*definition, None))
                {
                    self.node(found.value, Frame::of_family(found.item));
                }
            }
            Node::MemberDefinition(definition, whose) => {
                if let (Some(found), Some(member)) = (program.rules.definitions.get(*definition as usize), who(*whose))
                    && self.seen.insert((*definition, Some(member)))
                {
                    self.node(found.value, Frame::of_member(member));
                }
            }
            Node::Call(definition, arguments) => {
                let (body, inner) = self.evaluation.enter(*definition, arguments, frame);
                self.node(body, inner);
                self.evaluation.leave();
            }
            Node::Parameter(parameter) => {
                let call = frame.call().and_then(|call| self.evaluation.calls.get(call));
                let argument = call.and_then(|call| Some((*call.arguments.get(*parameter as usize)?, call.frame)));
                if let Some((argument, frame)) = argument {
                    self.node(argument, frame);
                }
            }
            Node::OfMember(link, value) => {
                self.node(*link, frame);
                if self.evaluation.member_count().is_none() {
                    self.found.insert(Missing::Members);
                }
                for member in self.evaluation.linked(*link, frame).0 {
                    self.node(*value, frame.with_current(member));
                }
            }
            Node::Member(_) => {
                self.found.insert(Missing::Members);
            }
            Node::Nth(_, filter, by, body, which) => {
                self.node(*which, frame);
                for inner in self.each_member(frame) {
                    let taken = filter.map(|filter| {
                        self.node(filter, inner);
                        self.evaluation.value(filter, inner)
                    });
                    if taken.is_none_or(|taken| taken.as_truth().can_be_true || taken.fault.is_some()) {
                        [*by, *body].into_iter().for_each(|operand| self.node(operand, inner));
                    }
                }
            }
            Node::Versions(versions) => {
                let today = self.evaluation.case.date;
                for version in versions.iter().filter(|version| version.period.contains(today)) {
                    self.node(version.value, frame);
                }
            }
            Node::Exceptions(default, rows) => {
                let applying = exceptions::applying(self.evaluation, rows, frame);
                rows.iter().for_each(|row| self.node(row.condition, frame));
                for (_, row) in rows.iter().enumerate().filter(|(index, _)| applying.holds(rows, *index)) {
                    self.node(row.value, frame);
                }
                if applying.default() {
                    self.node(*default, frame);
                }
            }
            Node::GrantedAmount(item, whose) => match whose {
                Whose::Everyone => self.item(*item, None),
                Whose::Of(by) => self.item(*item, who(*by)),
                Whose::Share(by) => {
                    self.item(*item, who(*by));
                    self.covered(*item);
                }
            },
            Node::ReceivedAmount(item, by) => {
                let open = self.evaluation.received_open(*item, by.and_then(who), true);
                self.found.extend(open.into_iter().map(|whose| Missing::ReceivedAmount(*item, whose)));
            }
            Node::UnmetSince(item, by) => {
                let open = self.evaluation.received_open(*item, by.and_then(who), false);
                self.found.extend(open.into_iter().map(|whose| Missing::UnmetSince(*item, whose)));
            }
            Node::Granted(item) => self.item(*item, None),
            Node::GrantedTo(item, whose) => self.item(*item, who(*whose)),
            Node::CoveredCount => {
                if self.evaluation.member_count().is_none() {
                    self.found.insert(Missing::Members);
                } else if let Some(item) = frame.item() {
                    self.covered(item);
                }
            }
            Node::OverMembers(_, filter, body) => {
                for frame in self.each_member(frame) {
                    let taken = filter.map(|filter| {
                        self.node(filter, frame);
                        self.evaluation.value(filter, frame)
                    });
                    // The body counts where the filter can hold, and where it can fail and take the rest with it.
                    let counts = taken.is_none_or(|taken| taken.as_truth().can_be_true || taken.fault.is_some());
                    if let Some(body) = body.filter(|_| counts) {
                        self.node(body, frame);
                    }
                }
            }
            Node::If(condition, then, otherwise) => {
                self.node(*condition, frame);
                let truth = self.evaluation.value(*condition, frame).as_truth();
                if truth.can_be_true {
                    self.node(*then, frame);
                }
                if truth.can_be_false {
                    self.node(*otherwise, frame);
                }
            }
            Node::Bands(subject, rows) => {
                self.node(*subject, frame);
                let range = self.evaluation.value(*subject, frame).range;
                for row in rows.iter().filter(|_| range != Range::Never) {
                    let applies = applies(rows, row, range);
                    if applies.can_be_true {
                        self.node(row.value, frame);
                    }
                    if !applies.can_be_false {
                        return;
                    }
                }
            }
            Node::Minimum(all) | Node::Maximum(all) => {
                let greatest = matches!(node, Node::Maximum(_));
                for operand in self.contenders(all, greatest, frame) {
                    self.node(operand, frame);
                }
            }
            Node::And(a, b) | Node::Or(a, b) => {
                // A side that is settled the way that does not decide, or already decided, asks nothing of the other.
                [*a, *b].into_iter().for_each(|side| self.node(side, frame));
            }
            node => {
                let mut operands = alloc::vec::Vec::new();
                node.operands(&mut |operand| operands.push(*operand));
                operands.into_iter().for_each(|operand| self.node(operand, frame));
            }
        }
    }

    /// The members a question asks about in turn; who they are is asked where that is not known.
    fn each_member(&mut self, frame: Frame) -> Vec<Frame> {
        match self.evaluation.member_count() {
            Some(count) => (0..count).map(|member| frame.with_current(member)).listed(),
            None => {
                self.found.insert(Missing::Members);
                Vec::new()
            }
        }
    }

    /// Operands of 最大 or 最小 that can still be the one, leaving out those another one surely beats.
    fn contenders(&mut self, all: &[NodeId], greatest: bool, frame: Frame) -> Vec<NodeId> {
        let values: Vec<(NodeId, Value)> = all.iter().map(|id| (*id, self.evaluation.value(*id, frame))).listed();
        let intervals = || values.iter().filter_map(|(_, value)| value.as_number());
        let sure = match greatest {
            true => intervals().filter_map(|interval| interval.low).max(),
            false => intervals().filter_map(|interval| interval.high).min(),
        };
        let beaten = |value: &Value| {
            let Some((interval, sure)) = value.as_number().zip(sure).filter(|_| value.fault.is_none()) else {
                return false;
            };
            if greatest {
                interval.high.is_some_and(|high| high < sure)
            } else {
                interval.low.is_some_and(|low| low > sure)
            }
        };
        values.iter().filter(|(_, value)| !beaten(value)).map(|(id, _)| *id).listed()
    }

    /// What is open about another item, for one member or for anyone; for a member whom a family's item may not cover,
    /// that too.
    fn item(&mut self, item: u32, member: Option<usize>) {
        self.grant(item, member);
        let program = self.evaluation.program;
        let of_family = program.rules.items.get(item as usize).filter(|item| item.owner == Owner::Family);
        if let (Some(found), Some(member)) = (of_family, member) {
            if let Some(clause) = found.on(self.evaluation.case.date).and_then(|terms| terms.covers) {
                self.node(clause, Frame::of_member(member));
            }
            self.excluded(item, Some(member), true);
        }
    }

    /// What is open about the grant of another item.
    fn grant(&mut self, item: u32, member: Option<usize>) {
        let found = self
            .open
            .between((item, None), (item, Some(usize::MAX)))
            .filter(|((_, who), _)| member.is_none() || who.is_none() || *who == member);
        self.found.extend(found.flat_map(|(_, found)| found.iter().copied()));
    }

    fn covered(&mut self, item: u32) {
        let program = self.evaluation.program;
        let terms = program.rules.items.get(item as usize).and_then(|item| item.on(self.evaluation.case.date));
        let clause = terms.and_then(|terms| terms.covers);
        for member in 0..self.evaluation.member_count().unwrap_or(0) {
            if let Some(clause) = clause {
                self.node(clause, Frame::of_member(member));
            }
            self.bars(item, Some(member));
        }
    }

    /// Facts that would settle whether another item rules this one out.
    fn bars(&mut self, item: u32, member: Option<usize>) {
        self.excluded(item, member, false);
    }

    /// What is open about the relations against an item, of the same member only or of all; and when those hold.
    fn excluded(&mut self, item: u32, member: Option<usize>, same_member: bool) {
        let program = self.evaluation.program;
        let relations = program.rules.relations.iter().filter(|relation| relation.kind.bars());
        for relation in relations.filter(|relation| relation.same_member || !same_member) {
            let against = match relation.kind {
                RelationKind::Excludes => relation.second == item,
                _ => [relation.first, relation.second].contains(&item),
            };
            if !against {
                continue;
            }
            let of_whom = member.filter(|_| relation.same_member);
            if let Some(when) = relation.when {
                self.node(when, of_whom.map_or(Frame::default(), Frame::of_member));
            }
            // What items of one choice or comparison hang on is put together once each has been looked at.
            if relation.kind == RelationKind::Excludes {
                match same_member {
                    true => self.grant(relation.first, of_whom),
                    false => self.item(relation.first, of_whom),
                }
            }
        }
    }
}

/// Whether there is anything to be asked about a row: not where it is settled, or will not be granted whatever the answers.
fn is_open(judgement: &Judgement) -> bool {
    let granted = judgement.granted();
    let amount_open = judgement.amount.is_some_and(|amount| !amount.settled());
    let verdict_open = judgement.verdict == Outcome::Undetermined && judgement.barred != Truth::YES;
    verdict_open || (granted.can_be_true && (granted.can_be_false || amount_open))
}

/// How many rows are open. An item of members whom nobody knows has one.
pub fn open_rows(evaluation: &Evaluation<'_>, judgements: &[Judgement]) -> usize {
    let items = (0u32..).zip(&evaluation.program.rules.items);
    let unknown = evaluation.member_count().is_none();
    let of_unknown =
        items.filter(|(index, item)| unknown && item.owner == Owner::Member && evaluation.may_be_granted(*index));
    judgements.iter().filter(|judgement| is_open(judgement)).count().saturating_add(of_unknown.count())
}

/// What each open judgement hangs on; what matters neither way a shared question turns out is left out.
pub fn missing(evaluation: &mut Evaluation<'_>, judgements: &[Judgement]) -> Open {
    let open = open_facts(evaluation, judgements);
    without_what_matters_neither_way(evaluation, open)
}

/// What each open judgement hangs on. Items are taken in their order, so what they rest on has been looked at before.
pub(super) fn open_facts(evaluation: &mut Evaluation<'_>, judgements: &[Judgement]) -> Open {
    let program = evaluation.program;
    let mut open = Open::new();
    for index in program.rules.order.iter().flatten() {
        let Some(item) = program.rules.items.get(*index as usize) else { continue };
        if item.owner == Owner::Member && evaluation.member_count().is_none() {
            open.insert((*index, None), OrderedSet::from_iter([Missing::Members]));
        }
        for judgement in judgements.iter().filter(|judgement| judgement.item == *index) {
            if !is_open(judgement) {
                continue;
            }
            let Some(terms) = item.on(evaluation.case.date) else { continue };
            let found = of_judgement(evaluation, &open, terms, judgement);
            open.insert((*index, judgement.member), found);
        }
    }
    linked(evaluation.program, judgements, &mut open);
    open
}

/// Rows of which 择高 or 择一 leaves open whether they are barred hang on what any of those joined to them hangs on, and rows
/// chosen from on all that the choice makes a difference to.
fn linked(program: &Program, judgements: &[Judgement], open: &mut Open) {
    let of_kind = |relation: &&Relation| matches!(relation.kind, RelationKind::Higher | RelationKind::Choice);
    let joined: OrderedSet<u32> =
        program.rules.relations.iter().filter(of_kind).flat_map(|relation| [relation.first, relation.second]).collect();
    let is_undecided = |row: &&Judgement| joined.contains(&row.item) && row.barred.settled().is_none();
    let rows: Vec<(u32, Option<usize>)> =
        judgements.iter().filter(is_undecided).map(|row| (row.item, row.member)).listed();
    for links in links(program, &rows.iter().map(|(item, _)| *item).collect()) {
        let found = open.iter().filter(|((item, _), _)| links.contains(item));
        let all: OrderedSet<Missing> = found.flat_map(|(_, found)| found.iter().copied()).collect();
        for row in rows.iter().filter(|(item, _)| links.contains(item)) {
            if let Some(found) = open.get_mut(row) {
                found.extend(all.iter().copied());
            }
        }
    }
}

fn of_judgement(
    evaluation: &mut Evaluation<'_>,
    open: &Open,
    item: &Terms,
    judgement: &Judgement,
) -> OrderedSet<Missing> {
    let frame = match judgement.member {
        Some(member) => Frame::of_member(member),
        None => Frame::of_family(Some(judgement.item)),
    };
    let mut search = Search { evaluation, open, seen: OrderedSet::new(), found: OrderedSet::new() };
    let continuations = search.evaluation.program.rules.items.get(judgement.item as usize);
    let continuations = continuations.map_or(&[][..], |item| &item.continuations);
    for condition in &item.conditions {
        search.node(condition.test, frame);
    }
    // Where some condition cannot hold and nothing goes on without, the amount decides nothing: not even whether it can be
    // computed.
    let may_hold = judgement.conditions.iter().all(|condition| condition.as_truth().can_be_true);
    if let Some(Benefit::Figure { value, .. }) = &item.benefit
        && (may_hold || !continuations.is_empty())
    {
        search.node(*value, frame);
    }
    for node in continuations.iter().flat_map(|one| core::iter::once(&one.test).chain(&one.amount)) {
        search.node(*node, frame);
    }
    search.bars(judgement.item, judgement.member);
    if judgement.member.is_none() {
        search.covered(judgement.item);
    }
    search.found
}

/// What a definition of the family hangs on.
pub(super) fn below(evaluation: &mut Evaluation<'_>, open: &Open, definition: u32) -> OrderedSet<Missing> {
    let program = evaluation.program;
    let mut search = Search { evaluation, open, seen: OrderedSet::new(), found: OrderedSet::new() };
    if let Some(found) = program.rules.definitions.get(definition as usize) {
        search.node(found.value, Frame::of_family(found.item));
    }
    search.found
}
