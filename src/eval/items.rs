//! Items in their order: conditions, amount, what bars them, who is granted them.

use super::{
    bars::{Barring, Bars, with_fault_as_no},
    contest,
    frame::Frame,
    granted::{Granted, any, paid},
    nodes::Evaluation,
    operators::{and, not, or},
    value::{Fault, FaultKind, Range, Value},
};
use crate::{
    base::{Listed, sort_by_key},
    program::{Benefit, NodeId, Owner, Terms},
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
    /// The figure that is paid.
    pub amount: Option<Value>,
    /// Whether nothing of the item is in force on the day.
    pub lapsed: bool,
    /// What the conditions and the amount together say.
    pub verdict: Outcome,
    /// Of a family's item, whether it covers each member once it is granted.
    pub covered: Vec<Truth>,
    /// Whether it goes on although its conditions may not hold, and by which relation.
    pub continues: Option<(Truth, u32)>,
    /// Whether it is granted in the end.
    pub granted: Truth,
    /// Whether another granted item rules this one out.
    pub barred: Truth,
    /// What rules it out for certain, or may.
    pub barred_by: Option<Barring>,
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
    let all: Vec<u32> = evaluation.program.rules.order.iter().flatten().copied().listed();
    judge_only(evaluation, &all)
}

/// Some items, with all they rest on among them.
pub(super) fn judge_only(evaluation: &mut Evaluation<'_>, items: &[u32]) -> Vec<Judgement> {
    let program = evaluation.program;
    let mut all: Vec<Judgement> = Vec::new();
    for step in &program.rules.order {
        let step: Vec<u32> = step.iter().copied().filter(|item| items.contains(item)).listed();
        match step.as_slice() {
            [only] => {
                let mut drafts = drafts(evaluation, *only);
                drafts.iter_mut().for_each(|draft| draft.choose(evaluation));
                settle(evaluation, *only, drafts, &mut all);
            }
            several => {
                let mut drafts: Vec<Draft> = several.iter().flat_map(|item| drafts(evaluation, *item)).listed();
                contest::decide(evaluation, &mut drafts);
                for item in several {
                    let own = drafts.extract_if(.., |draft| draft.item == *item).listed();
                    settle(evaluation, *item, own, &mut all);
                }
            }
        }
        evaluation.decided.clear();
    }
    sort_by_key(&mut all, |judgement| (judgement.item, judgement.member));
    all
}

/// A row before it is decided whether other items rule it out.
pub(super) struct Draft {
    pub(super) item: u32,
    pub(super) member: Option<usize>,
    conditions: Vec<Value>,
    covers: Option<Value>,
    pub(super) amount: Option<Value>,
    lapsed: bool,
    /// What its own conditions come to.
    verdict: Value,
    /// Whether it can be granted as far as it alone goes: by its conditions, or because it goes on.
    entitled: Value,
    continues: Option<(Truth, u32)>,
    bars: Bars,
    /// Of a family's item, the members it is for and who are not ruled out.
    covered: Vec<Value>,
}

impl Draft {
    /// Whether it is granted, as far as it is decided what bars it.
    pub(super) fn granted(&self) -> Value {
        and(self.entitled, not(self.bars.value))
    }

    pub(super) fn add_bars(&mut self, bars: Bars) {
        self.bars = self.bars.and_then(bars);
    }

    /// 申请人选, once everything else is decided.
    pub(super) fn choose(&mut self, evaluation: &mut Evaluation<'_>) {
        let bars = evaluation.chosen_against(self.item, self.member, self.granted());
        self.add_bars(bars);
        if let Some(member) = self.member {
            evaluation.decided.insert((self.item, member), with_fault_as_no(self.granted()));
        }
    }
}

/// The rows of an item, each judged by itself.
fn drafts(evaluation: &mut Evaluation<'_>, index: u32) -> Vec<Draft> {
    let program = evaluation.program;
    let Some(item) = program.rules.items.get(index as usize) else { return Vec::new() };
    match (item.on(evaluation.case.date), item.owner) {
        (Some(terms), Owner::Family) => Vec::from([of_family(evaluation, index, terms)]),
        (None, Owner::Family) => Vec::from([lapsed(evaluation, index, None)]),
        // Where the members are not known, one whom nobody knows stands for the question whether any could have it.
        (terms, Owner::Member) => {
            let count = evaluation.member_count().unwrap_or(1);
            let draft = |member| match terms {
                Some(terms) => of_member(evaluation, index, terms, member),
                None => lapsed(evaluation, index, Some(member)),
            };
            (0..count).map(draft).listed()
        }
    }
}

/// An item of which nothing is in force: there is nothing to be granted.
fn lapsed(evaluation: &Evaluation<'_>, item: u32, member: Option<usize>) -> Draft {
    let no = Value::truth(Truth::NO);
    let verdict = in_force(evaluation, no);
    let too_early = matches!(outcome(verdict), Outcome::Failed(_));
    let count = evaluation.member_count().unwrap_or(1);
    Draft {
        item,
        member,
        conditions: Vec::new(),
        covers: None,
        amount: None,
        lapsed: !too_early,
        verdict,
        entitled: no,
        continues: None,
        bars: Bars::none(),
        covered: alloc::vec![no; count],
    }
}

fn of_member(evaluation: &mut Evaluation<'_>, item: u32, terms: &Terms, member: usize) -> Draft {
    let frame = Frame::of_member(member);
    let (conditions, amount) = conditions_and_amount(evaluation, terms, frame);
    let verdict = in_force(evaluation, all_hold(&conditions, amount.as_ref()));
    let (entitled, amount, continues) = continued(evaluation, item, frame, verdict, amount);
    let bars = evaluation.excluded(item, Some(member));
    let covered = Vec::new();
    let member = Some(member);
    Draft { item, member, conditions, covers: None, amount, lapsed: false, verdict, entitled, continues, bars, covered }
}

fn of_family(evaluation: &mut Evaluation<'_>, index: u32, item: &Terms) -> Draft {
    let frame = Frame::of_family(Some(index));
    let known = evaluation.member_count();
    // As above: one member whom nobody knows stands for all.
    let count = known.unwrap_or(1);
    let meant: Vec<Value> = (0..count).map(|member| covers(evaluation, item.covers, member)).listed();
    let mut bars: Vec<Bars> = Vec::new();
    for (member, meant) in meant.iter().enumerate() {
        let excluded = evaluation.excluded(index, Some(member));
        let chosen = evaluation.chosen_against(index, Some(member), and(*meant, not(excluded.value)));
        bars.push(excluded.and_then(chosen));
    }
    let covered: Vec<Value> = meant.iter().zip(&bars).map(|(meant, bars)| and(*meant, not(bars.value))).listed();
    if let Some(slot) = evaluation.covered.get_mut(index as usize) {
        slot.clone_from(&covered);
    }
    let (conditions, amount) = conditions_and_amount(evaluation, item, frame);
    // An item that is meant for none of the members is not due to the family.
    let some = |evaluation: &Evaluation<'_>, all: &[Value]| match known {
        Some(_) => any(all.iter().copied()),
        None => any_of_unknown(evaluation, all),
    };
    let someone = some(evaluation, &meant);
    let met = all_hold(&conditions, amount.as_ref());
    let verdict = in_force(evaluation, if item.covers.is_some() { and(met, someone) } else { met });
    // Barred as a whole by a relation between families, or because everyone it is meant for is barred.
    let whole = evaluation.excluded(index, None);
    let nobody_left = meant
        .iter()
        .zip(&bars)
        .fold(Value::truth(Truth::YES), |all, (meant, bars)| and(all, or(not(*meant), bars.value)));
    let someone_barred: Vec<Value> = meant.iter().zip(&bars).map(|(meant, bars)| and(*meant, bars.value)).listed();
    let emptied = and(nobody_left, some(evaluation, &someone_barred));
    let mut all = whole;
    if let Some(by) = reason_to_bar(&meant, &bars) {
        all.add(emptied, by);
    }
    // Where it cannot be computed whether anyone is left, the item cannot be judged.
    let broken = or(whole.value, emptied);
    let verdict = if broken.range == Range::Never { and(verdict, not(broken)) } else { verdict };
    let (entitled, amount, continues) = continued(evaluation, index, frame, verdict, amount);
    let covers = item.covers.map(|_| someone);
    Draft {
        item: index,
        member: None,
        conditions,
        covers,
        amount,
        lapsed: false,
        verdict,
        entitled,
        continues,
        bars: all,
        covered,
    }
}

/// The rows of an item, decided: from here on others may ask about it.
fn settle(evaluation: &mut Evaluation<'_>, index: u32, drafts: Vec<Draft>, all: &mut Vec<Judgement>) {
    let granted: Vec<Value> = drafts.iter().map(Draft::granted).listed();
    let amounts: Vec<Value> = drafts.iter().zip(&granted).map(|(draft, granted)| paid(*granted, draft.amount)).listed();
    let of_family = evaluation.is_of_family(index);
    let family = match (of_family, evaluation.member_count()) {
        (true, _) => granted.first().copied().unwrap_or(Value::truth(Truth::NO)),
        (false, Some(_)) => any(granted.iter().copied()),
        (false, None) => any_of_unknown(evaluation, &granted),
    };
    let members = match drafts.first().filter(|_| of_family) {
        Some(draft) => draft.covered.iter().map(|covered| and(family, *covered)).listed(),
        None => granted.clone(),
    };
    if let Some(slot) = evaluation.granted.get_mut(index as usize) {
        *slot = Some(Granted { family, members, amounts });
    }
    // A member nobody knows has no row.
    let shown = of_family || evaluation.member_count().is_some();
    if shown {
        all.reserve(drafts.len());
        drafts.into_iter().zip(granted).for_each(|(draft, granted)| all.push(draft.judged(granted)));
    }
}

impl Draft {
    fn judged(self, granted: Value) -> Judgement {
        // A relation that cannot be computed leaves open whether the row is due, so the row cannot be judged.
        let uncertain = self.bars.value.range == Range::Never && self.bars.value.fault.is_some();
        let verdict = match uncertain {
            true => and(self.verdict, not(self.bars.value)),
            false if self.entitled.range == Range::Never => self.entitled,
            false => self.verdict,
        };
        let barred = if uncertain { Truth::NO } else { with_fault_as_no(self.bars.value) };
        Judgement {
            item: self.item,
            member: self.member,
            conditions: self.conditions,
            covers: self.covers,
            amount: self.amount,
            lapsed: self.lapsed,
            verdict: outcome(verdict),
            covered: self.covered.iter().map(|covered| with_fault_as_no(*covered)).listed(),
            continues: self.continues,
            granted: granted_truth(granted, barred),
            barred,
            barred_by: self.bars.by().filter(|_| barred.can_be_true),
        }
    }
}

/// Whether a row is granted; what cannot be computed is not.
fn granted_truth(granted: Value, barred: Truth) -> Truth {
    let truth = with_fault_as_no(granted);
    Truth { can_be_true: truth.can_be_true && barred != Truth::YES, ..truth }
}

/// 渐退: whether it goes on although its conditions may not hold, and what is paid then.
fn continued(
    evaluation: &mut Evaluation<'_>,
    item: u32,
    frame: Frame,
    verdict: Value,
    amount: Option<Value>,
) -> (Value, Option<Value>, Option<(Truth, u32)>) {
    let program = evaluation.program;
    let continuations = program.rules.items.get(item as usize).map_or(&[][..], |item| &item.continuations);
    let (mut entitled, mut paid, mut continues) = (verdict, amount, None);
    for continuation in continuations {
        let test = evaluation.value(continuation.test, frame);
        let test = in_force(evaluation, test);
        let truth = with_fault_as_no(test);
        // Its own conditions come first, then the first relation that lets it go on.
        let still = with_fault_as_no(entitled);
        if !still.can_be_false {
            continue;
        }
        // Where it cannot be computed whether it goes on, it cannot be judged whether it is still due.
        entitled = or(entitled, test);
        if !truth.can_be_true {
            continue;
        }
        if let Some(meanwhile) = continuation.amount {
            let meanwhile = payable(evaluation.value(meanwhile, frame), meanwhile);
            paid = match (paid, still.can_be_true) {
                (Some(paid), true) => Some(paid.join(meanwhile)),
                _ => Some(meanwhile),
            };
        }
        continues = continues.or(Some((and(not(verdict), test), continuation.relation)));
    }
    // What cannot be judged by its conditions but goes on is granted by that alone.
    (entitled, paid, continues.map(|(value, relation)| (with_fault_as_no(value), relation)))
}

/// What empties a family's item: what surely bars a member comes before what may.
fn reason_to_bar(meant: &[Value], bars: &[Bars]) -> Option<Barring> {
    let of = |sure: bool| {
        let meant = meant.iter().zip(bars).filter(|(meant, _)| meant.as_truth().can_be_true);
        meant.map(|(_, bars)| bars).filter(move |bars| !sure || bars.value.as_truth() == Truth::YES).find_map(Bars::by)
    };
    of(true).or_else(|| of(false))
}

/// Whether one of members whose number is not known holds: nobody may be there at all.
fn any_of_unknown(evaluation: &Evaluation<'_>, one: &[Value]) -> Value {
    let any = any(one.iter().copied());
    if evaluation.program.rules.members.0 > 0 { any } else { and(any, Value::truth(Truth::UNKNOWN)) }
}

fn covers(evaluation: &mut Evaluation<'_>, clause: Option<NodeId>, member: usize) -> Value {
    clause.map_or(Value::truth(Truth::YES), |clause| evaluation.value(clause, Frame::of_member(member)))
}

fn conditions_and_amount(evaluation: &mut Evaluation<'_>, item: &Terms, frame: Frame) -> (Vec<Value>, Option<Value>) {
    let conditions = item.conditions.iter().map(|condition| evaluation.value(condition.test, frame)).listed();
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

impl Judgement {
    /// Where the item's expressions are evaluated for it.
    pub fn frame(&self) -> Frame {
        match self.member {
            Some(member) => Frame::of_member(member),
            None => Frame::of_family(Some(self.item)),
        }
    }

    /// Whether it is granted: due, and nothing rules it out.
    pub fn granted(&self) -> Truth {
        self.granted
    }

    /// Whether it would be granted if nothing ruled it out.
    pub fn granted_by_itself(&self) -> Truth {
        let due = match self.verdict {
            Outcome::Eligible => Truth::YES,
            Outcome::Undetermined => Truth::UNKNOWN,
            Outcome::Ineligible | Outcome::Failed(_) => Truth::NO,
        };
        due.or(self.continues.map_or(Truth::NO, |(truth, _)| truth))
    }

    /// The least and the most it can pay, once granted.
    pub fn bounds(&self) -> Option<(Option<Exact>, Option<Exact>)> {
        let interval = self.amount?.as_number()?;
        Some((interval.low, interval.high))
    }
}
