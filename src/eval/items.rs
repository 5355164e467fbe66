//! Items in their order: conditions, amount, what bars them, who is granted them.

use super::{
    nodes::{Evaluation, Frame, Granted},
    operators::{and, not, or},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    program::{Benefit, Exclusion, NodeId, Owner, Terms},
    value::{Exact, Interval, Truth},
};
use alloc::vec::Vec;

/// One item judged for the family or for one member.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Which item.
    pub item: u32,
    /// Which member; nothing for an item of the family.
    pub member: Option<usize>,
    /// Each condition, in order.
    pub conditions: Vec<Value>,
    /// Whether there is anyone the item is meant for, where it says whom it covers.
    pub covers: Option<Value>,
    /// The benefit's figure.
    pub amount: Option<Value>,
    /// Whether nothing of the item is in force on the day.
    pub lapsed: bool,
    /// What the conditions and the amount together say.
    pub verdict: Outcome,
    /// Whether it can still be granted.
    pub possible: bool,
    /// Whether another granted item rules this one out.
    pub barred: Truth,
    /// What rules it out for certain, or may.
    pub barred_by: Option<Barring>,
}

/// Which edge rules an item out, and through which member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Barring {
    /// Place of the edge in the program's list.
    pub edge: usize,
    /// The member who has the other item.
    pub member: Option<usize>,
}

/// A verdict while facts may be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// 符合
    Eligible,
    /// 不符合
    Ineligible,
    /// 待定
    Undetermined,
    /// 无法判定
    Failed(Fault),
}

/// Every item for everyone it is for, in the order of the program's list.
pub fn judge(evaluation: &mut Evaluation<'_>) -> Vec<Judgement> {
    judge_only(evaluation, &evaluation.program.rules.order)
}

/// Some items, given in the order they are judged in, with all they rest on among them.
pub fn judge_only(evaluation: &mut Evaluation<'_>, items: &[u32]) -> Vec<Judgement> {
    let program = evaluation.program;
    let mut all: Vec<Judgement> = Vec::new();
    for index in items {
        let Some(item) = program.rules.items.get(*index as usize) else { continue };
        match (item.on(evaluation.case.date), item.owner) {
            (None, owner) => all.extend(lapsed(evaluation, *index, owner)),
            (Some(terms), Owner::Family) => all.push(of_family(evaluation, *index, terms)),
            (Some(terms), Owner::Member) => all.extend(of_members(evaluation, *index, terms)),
        }
    }
    all.sort_by_key(|judgement| (judgement.item, judgement.member));
    all
}

/// An item of which nothing is in force: there is nothing to be granted.
fn lapsed(evaluation: &mut Evaluation<'_>, index: u32, owner: Owner) -> Vec<Judgement> {
    let no = Value::truth(Truth::NO);
    let count = evaluation.member_count().unwrap_or(1);
    if let Some(slot) = evaluation.granted.get_mut(index as usize) {
        *slot = Some(Granted { family: no, members: alloc::vec![no; count] });
    }
    let too_early = matches!(outcome(in_force(evaluation, no)), Outcome::Failed(_));
    let judgement = |member| Judgement {
        item: index,
        member,
        conditions: Vec::new(),
        covers: None,
        amount: None,
        lapsed: !too_early,
        verdict: outcome(in_force(evaluation, no)),
        possible: false,
        barred: Truth::NO,
        barred_by: None,
    };
    match owner {
        Owner::Family => Vec::from([judgement(None)]),
        Owner::Member => (0..evaluation.member_count().unwrap_or(0)).map(|member| judgement(Some(member))).collect(),
    }
}

fn of_members(evaluation: &mut Evaluation<'_>, index: u32, item: &Terms) -> Vec<Judgement> {
    let mut judgements: Vec<Judgement> = Vec::new();
    let mut members: Vec<Value> = Vec::new();
    // Where the members are not known, one whom nobody knows stands for the question whether any could have it.
    for member in 0..evaluation.member_count().unwrap_or(1) {
        let frame = Frame::of_member(member);
        let (conditions, amount) = conditions_and_amount(evaluation, item, frame);
        let verdict = in_force(evaluation, all_hold(&conditions, amount.as_ref()));
        let (barred, barred_by) = barred(evaluation, index, Some(member));
        let granted = and(verdict, not(barred));
        members.push(granted);
        if evaluation.member_count().is_some() {
            let possible = granted.as_truth().can_be_true;
            let (verdict, barred) = (outcome(verdict), barred.as_truth());
            let member = Some(member);
            judgements.push(Judgement {
                item: index,
                member,
                conditions,
                covers: None,
                amount,
                lapsed: false,
                verdict,
                possible,
                barred,
                barred_by,
            });
        }
    }
    let any = match evaluation.member_count() {
        Some(_) => any(members.iter().copied()),
        None => any_of_unknown(evaluation, &members),
    };
    if let Some(slot) = evaluation.granted.get_mut(index as usize) {
        *slot = Some(Granted { family: any, members });
    }
    judgements
}

fn of_family(evaluation: &mut Evaluation<'_>, index: u32, item: &Terms) -> Judgement {
    let frame = Frame { item: Some(index), ..Frame::default() };
    let known = evaluation.member_count();
    // As above: one member whom nobody knows stands for all.
    let meant: Vec<Value> = (0..known.unwrap_or(1)).map(|member| covers(evaluation, item.covers, member)).collect();
    let bars: Vec<(Value, Option<Barring>)> =
        (0..known.unwrap_or(1)).map(|member| barred(evaluation, index, Some(member))).collect();
    let covered: Vec<Value> = meant.iter().zip(&bars).map(|(meant, (bar, _))| and(*meant, not(*bar))).collect();
    if let Some(slot) = evaluation.covered.get_mut(index as usize) {
        slot.clone_from(&covered);
    }
    let (conditions, amount) = conditions_and_amount(evaluation, item, frame);
    // An item that is meant for none of the members is not due to the family.
    let someone = match known {
        Some(_) => any(meant.iter().copied()),
        None => any_of_unknown(evaluation, &meant),
    };
    let met = all_hold(&conditions, amount.as_ref());
    let verdict = in_force(evaluation, if item.covers.is_some() { and(met, someone) } else { met });
    // Barred as a whole by an edge between families, or because everyone it is meant for is barred.
    let (whole, whole_by) = barred(evaluation, index, None);
    let nobody_left = meant
        .iter()
        .zip(&bars)
        .fold(Value::truth(Truth::YES), |all, (meant, (bar, _))| and(all, or(not(*meant), *bar)));
    let someone_barred: Vec<Value> = meant.iter().zip(&bars).map(|(meant, (bar, _))| and(*meant, *bar)).collect();
    let someone_barred = match known {
        Some(_) => any(someone_barred.into_iter()),
        None => any_of_unknown(evaluation, &someone_barred),
    };
    let barred = or(whole, and(nobody_left, someone_barred));
    let barred_by = reason_to_bar(&whole, whole_by, &meant, &bars);
    // Where it cannot be computed whether anyone is left, the item cannot be judged.
    let verdict = if barred.range == Range::Never { and(verdict, not(barred)) } else { verdict };
    let granted = and(verdict, not(barred));
    let members = covered.iter().map(|covered| and(granted, *covered)).collect();
    if let Some(slot) = evaluation.granted.get_mut(index as usize) {
        *slot = Some(Granted { family: granted, members });
    }
    // What cannot be judged is not ruled out either.
    let barred = if barred.range == Range::Never { Truth::NO } else { with_fault_as_no(barred) };
    let barred_by = barred_by.filter(|_| barred.can_be_true);
    let covers = item.covers.map(|_| someone);
    Judgement {
        item: index,
        member: None,
        conditions,
        covers,
        amount,
        lapsed: false,
        verdict: outcome(verdict),
        possible: granted.as_truth().can_be_true,
        barred,
        barred_by,
    }
}

/// What rules a family's item out: what surely does comes before what may.
fn reason_to_bar(
    whole: &Value,
    whole_by: Option<Barring>,
    meant: &[Value],
    bars: &[(Value, Option<Barring>)],
) -> Option<Barring> {
    let surely = |value: &Value| value.as_truth() == Truth::YES;
    let of_members = |sure: bool| {
        let meant = meant.iter().zip(bars).filter(|(meant, _)| meant.as_truth().can_be_true);
        meant.map(|(_, bar)| bar).filter(move |(bar, _)| !sure || surely(bar)).find_map(|(_, by)| *by)
    };
    whole_by.filter(|_| surely(whole)).or_else(|| of_members(true)).or(whole_by).or_else(|| of_members(false))
}

/// Whether one of members whose number is not known holds: nobody may be there at all.
fn any_of_unknown(evaluation: &Evaluation<'_>, one: &[Value]) -> Value {
    let any = any(one.iter().copied());
    if evaluation.program.rules.members.0 > 0 { any } else { and(any, Value::truth(Truth::UNKNOWN)) }
}

/// Whether one of them holds.
fn any(all: impl Iterator<Item = Value>) -> Value {
    all.fold(Value::truth(Truth::NO), or)
}

fn covers(evaluation: &mut Evaluation<'_>, clause: Option<NodeId>, member: usize) -> Value {
    clause.map_or(Value::truth(Truth::YES), |clause| evaluation.value(clause, Frame::of_member(member)))
}

fn conditions_and_amount(evaluation: &mut Evaluation<'_>, item: &Terms, frame: Frame) -> (Vec<Value>, Option<Value>) {
    let conditions = item.conditions.iter().map(|condition| evaluation.value(condition.test, frame)).collect();
    let amount = match &item.benefit {
        Some(Benefit::Figure { value, .. }) => Some(payable(evaluation.value(*value, frame), *value)),
        _ => None,
    };
    (conditions, amount)
}

/// A benefit is never below nothing, and must be a figure that can be written down; one too long for that is out of range.
fn payable(amount: Value, node: NodeId) -> Value {
    let Range::Number(interval) = amount.range else { return amount };
    let interval = interval.max(Interval::point(Exact::ZERO));
    if interval.as_point().is_some_and(|point| point.to_decimal().is_none()) {
        return Value::fault(FaultKind::OutOfRange, node).or_fault(amount.fault);
    }
    Value { range: Range::Number(interval), ..amount }
}

/// All conditions hold, and the amount can be computed.
fn all_hold(conditions: &[Value], amount: Option<&Value>) -> Value {
    let met = conditions.iter().fold(Value::truth(Truth::YES), |all, condition| and(all, *condition));
    let Some(amount) = amount else { return met };
    let computes = Truth { can_be_true: amount.range != Range::Never, can_be_false: false };
    let range = if computes.can_be_true { Range::Truth(computes) } else { Range::Never };
    and(met, Value { range, absent: false, fault: amount.fault })
}

/// Before its first day a pack judges nothing.
fn in_force(evaluation: &Evaluation<'_>, verdict: Value) -> Value {
    let too_early = evaluation.program.rules.effective.is_some_and(|effective| evaluation.case.date < effective);
    if too_early { Value::fault(FaultKind::NotInForce, 0) } else { verdict }
}

fn outcome(verdict: Value) -> Outcome {
    let truth = verdict.as_truth();
    match (truth.can_be_true, truth.can_be_false, verdict.fault) {
        (true, false, None) => Outcome::Eligible,
        (false, true, None) => Outcome::Ineligible,
        (false, false, Some(fault)) => Outcome::Failed(fault),
        _ => Outcome::Undetermined,
    }
}

/// Whether an edge rules the item out: for one member, or for the family as a whole where `member` is nothing.
fn barred(evaluation: &Evaluation<'_>, index: u32, member: Option<usize>) -> (Value, Option<Barring>) {
    let mut sum = Truth::NO;
    let (mut surely, mut perhaps): (Option<Barring>, Option<Barring>) = (None, None);
    let edges = evaluation.program.rules.exclusions.iter().enumerate();
    let mut edges: Vec<(usize, &Exclusion)> = edges.filter(|(_, edge)| edge.excluded == index).collect();
    edges.sort_by_key(|(_, edge)| edge.by);
    let of_family = evaluation.program.rules.items.get(index as usize).is_some_and(|item| item.owner == Owner::Family);
    for (at, edge) in edges {
        // An edge for the same member bars a family's item member by member, all others bar whoever is asked about.
        if of_family && edge.same_member == member.is_none() {
            continue;
        }
        let Some(Some(granted)) = evaluation.granted.get(edge.by as usize) else { continue };
        let (value, who) = match member {
            Some(member) if edge.same_member => {
                (granted.members.get(member).copied().unwrap_or(granted.family), Some(member))
            }
            _ => (
                granted.family,
                granted.members.iter().position(|one| one.as_truth() == Truth::YES && one.fault.is_none()),
            ),
        };
        // What cannot be judged is not granted, so it rules nothing out.
        let truth = if value.range == Range::Never { Truth::NO } else { with_fault_as_no(value) };
        let by_member =
            evaluation.program.rules.items.get(edge.by as usize).is_some_and(|item| item.owner == Owner::Member);
        let barring = Barring { edge: at, member: who.filter(|_| by_member) };
        if truth == Truth::YES {
            surely = surely.or(Some(barring));
        } else if truth.can_be_true {
            perhaps = perhaps.or(Some(barring));
        }
        sum = sum.or(truth);
    }
    (Value::truth(sum), surely.or(perhaps))
}

fn with_fault_as_no(value: Value) -> Truth {
    let truth = value.as_truth();
    Truth { can_be_false: truth.can_be_false || value.fault.is_some(), ..truth }
}

impl Judgement {
    /// Where the item's expressions are evaluated for it.
    pub fn frame(&self) -> Frame {
        match self.member {
            Some(member) => Frame::of_member(member),
            None => Frame { item: Some(self.item), ..Frame::default() },
        }
    }

    /// Whether it is granted: the conditions hold and nothing rules it out.
    pub fn granted(&self) -> Truth {
        let eligible = match self.verdict {
            Outcome::Eligible => Truth::YES,
            Outcome::Undetermined => Truth::UNKNOWN,
            Outcome::Ineligible | Outcome::Failed(_) => Truth::NO,
        };
        let granted = eligible.and(self.barred.not());
        if self.possible { granted } else { Truth::NO }
    }

    /// The least and the most it can pay, once granted.
    pub fn bounds(&self) -> Option<(Option<Exact>, Option<Exact>)> {
        let interval = self.amount?.as_number()?;
        Some((interval.low, interval.high))
    }
}
