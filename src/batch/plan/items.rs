//! Items in their order, for all rows at once: see `eval::items` for one family.

use super::{
    Output, Target,
    bars::Bars,
    lane::{Lane, Opaque, Space, Width, bits},
    lowering::{Frame, Granted, Lowering},
    value::{Number, Value},
};
use crate::{
    batch::{
        answer::{Answer, Verdict},
        cause::Cause,
        register::is_of_members,
    },
    overlap::Standing,
    program::{Benefit, Item, Node, NodeId, RelationKind, Terms},
    value::Exact,
};
use alloc::vec::Vec;

type Made<T> = Result<T, Opaque>;

/// An item's rows before it is decided whether others of its step rule them out.
pub(super) struct Draft {
    pub(super) item: u32,
    pub(super) of_members: bool,
    pub(super) amount: Option<Number>,
    verdict: Lane,
    entitled: Lane,
    continues: Lane,
    pub(super) bars: Bars,
    /// Of a family's item, whether each member is covered.
    covered: Made<Lane>,
}

impl Draft {
    pub(super) fn granted(&self, lowering: &mut Lowering<'_>) -> Made<Lane> {
        let clear = lowering.lanes.not(self.bars.value);
        lowering.lanes.and(self.entitled, clear)
    }
}

impl Lowering<'_> {
    /// Judges every item, and says what is to be written where. An item that lanes cannot judge leaves every family to the
    /// scalar evaluator.
    pub(super) fn items(&mut self) -> Made<Vec<Output>> {
        let program = self.program;
        let mut outputs = Vec::new();
        for step in &program.rules.order {
            let mut drafts = Vec::new();
            for item in step {
                let draft = self.draft(*item).unwrap_or_else(|_| self.untold(*item));
                drafts.push(draft);
            }
            if drafts.len() > 1 && self.contest(&mut drafts).is_err() {
                for draft in &drafts {
                    let granted = draft.granted(self)?;
                    let granted = self.lanes.fault_as_no(granted)?;
                    self.stray_where(granted, Cause::Item(draft.item))?;
                }
            }
            for draft in &mut drafts {
                let free = draft.granted(self)?;
                let chosen = self.chosen_against(draft.item, draft.of_members, free);
                match chosen {
                    Ok(chosen) => draft.bars = draft.bars.and_then(chosen, &mut self.lanes)?,
                    Err(Opaque) => self.stray_where(free, Cause::Item(draft.item))?,
                }
            }
            for draft in drafts {
                self.settle(&draft)?;
                self.judged(&draft, &mut outputs)?;
            }
        }
        self.intertwined()?;
        self.write_totals(&mut outputs)?;
        self.named(&mut outputs)?;
        Ok(outputs)
    }

    fn draft(&mut self, index: u32) -> Made<Draft> {
        let item = self.program.rules.items.get(index as usize).ok_or(Opaque)?;
        let of_members = is_of_members(self.program, index);
        if of_members && self.layout.members.is_none() {
            return Err(Opaque);
        }
        match item.on(self.asked.date) {
            None => Ok(self.lapsed(index, of_members)),
            Some(terms) if of_members => self.of_member(index, item, terms),
            Some(terms) => self.of_family(index, item, terms),
        }
    }

    /// An item lanes cannot judge.
    fn untold(&mut self, item: u32) -> Draft {
        let (stray, no) = (self.lanes.bits(bits::STRAY), self.lanes.bits(bits::NO));
        let of_members = is_of_members(self.program, item);
        let bars = Bars::none(&mut self.lanes);
        if let Some(slot) = self.covered.get_mut(item as usize) {
            *slot = Some(stray);
        }
        let covered = Ok(stray);
        Draft { item, of_members, amount: None, verdict: stray, entitled: stray, continues: no, bars, covered }
    }

    fn lapsed(&mut self, item: u32, of_members: bool) -> Draft {
        let no = self.lanes.bits(bits::NO);
        let verdict = self.in_force(no);
        let bars = Bars::none(&mut self.lanes);
        Draft { item, of_members, amount: None, verdict, entitled: no, continues: no, bars, covered: Ok(no) }
    }

    fn of_member(&mut self, index: u32, item: &Item, terms: &Terms) -> Made<Draft> {
        let frame = Frame::Member;
        let (met, amount) = self.met(terms, frame)?;
        let verdict = self.in_force(met);
        let (entitled, amount, continues) = self.continued(item, frame, verdict, amount)?;
        let bars = self.excluded(index, true)?;
        Ok(Draft { item: index, of_members: true, amount, verdict, entitled, continues, bars, covered: Err(Opaque) })
    }

    fn of_family(&mut self, index: u32, item: &Item, terms: &Terms) -> Made<Draft> {
        let frame = Frame::Family(Some(index));
        let known = self.layout.members.is_some();
        let yes = self.lanes.bits(bits::YES);
        let meant = match terms.covers {
            Some(clause) if known => self.truth_of(clause, Frame::Member)?,
            Some(_) => return Err(Opaque),
            None => yes,
        };
        let bars = if known { self.excluded(index, true)? } else { self.unbarred(index)? };
        let mut bars = bars;
        if known {
            let clear = self.lanes.not(bars.value);
            let free = self.lanes.and(meant, clear)?;
            let chosen = self.chosen_against(index, true, free)?;
            bars = bars.and_then(chosen, &mut self.lanes)?;
        }
        let clear = self.lanes.not(bars.value);
        let covered = self.lanes.and(meant, clear)?;
        if let Some(slot) = self.covered.get_mut(index as usize) {
            *slot = known.then_some(covered);
        }
        let (met, amount) = self.met(terms, frame)?;
        let met = match terms.covers {
            Some(_) => {
                let someone = self.any(meant, Space::Member)?;
                self.lanes.and(met, someone)?
            }
            None => met,
        };
        let mut verdict = self.in_force(met);
        let mut whole = self.excluded(index, false)?;
        if self.lanes.can(bars.value) != bits::NO {
            let lanes = &mut self.lanes;
            let not_meant = lanes.not(meant);
            let gone = lanes.or(not_meant, bars.value)?;
            let barred = lanes.and(meant, bars.value)?;
            let nobody_left = self.all(gone, Space::Member)?;
            let someone_barred = self.any(barred, Space::Member)?;
            let emptied = self.lanes.and(nobody_left, someone_barred)?;
            let by = self.named_by_members(meant, &bars)?;
            // Where it cannot be computed whether anyone is left, the item cannot be judged.
            let broken = self.lanes.or(whole.value, emptied)?;
            if self.lanes.can(broken) & bits::FAULT != 0 {
                let lanes = &mut self.lanes;
                let truth = lanes.masked(broken, bits::YES | bits::NO | bits::STRAY)?;
                let nothing = lanes.bits(0);
                let never = lanes.equal_bits(truth, nothing)?;
                let clear = lanes.not(broken);
                let failing = lanes.and(verdict, clear)?;
                verdict = lanes.select(never, failing, verdict)?;
            }
            whole.add_named(emptied, by, &mut self.lanes)?;
        } else if self.lanes.can(whole.value) & bits::FAULT != 0 {
            let lanes = &mut self.lanes;
            let truth = lanes.masked(whole.value, bits::YES | bits::NO | bits::STRAY)?;
            let nothing = lanes.bits(0);
            let never = lanes.equal_bits(truth, nothing)?;
            let clear = lanes.not(whole.value);
            let failing = lanes.and(verdict, clear)?;
            verdict = lanes.select(never, failing, verdict)?;
        }
        let (entitled, amount, continues) = self.continued(item, frame, verdict, amount)?;
        let covered = if known { Ok(covered) } else { Err(Opaque) };
        Ok(Draft { item: index, of_members: false, amount, verdict, entitled, continues, bars: whole, covered })
    }

    /// Without members nothing rules a family's item out member by member, if no relation of the kind is about it.
    fn unbarred(&mut self, item: u32) -> Made<Bars> {
        match self.relations_of(RelationKind::Excludes, item, true).is_empty() {
            true => Ok(Bars::none(&mut self.lanes)),
            false => Err(Opaque),
        }
    }

    /// Whether all conditions hold and the amount can be computed, and the amount.
    fn met(&mut self, terms: &Terms, frame: Frame) -> Made<(Lane, Option<Number>)> {
        let mut met = self.lanes.bits(bits::YES);
        for condition in &terms.conditions {
            let test = self.truth_of(condition.test, frame)?;
            met = self.lanes.and(met, test)?;
        }
        let Some(Benefit::Figure { value, .. }) = &terms.benefit else { return Ok((met, None)) };
        let amount = self.payable(*value, frame)?;
        let met = self.lanes.and(met, amount.state)?;
        Ok((met, Some(amount)))
    }

    /// A benefit is never below nothing. What is to be rounded is cut off before, which comes to the same and is less work.
    fn payable(&mut self, value: NodeId, frame: Frame) -> Made<Number> {
        let zero = Number::constant(Exact::ZERO, &mut self.lanes);
        if let Some(Node::Round(inner, mode, step)) = self.program.nodes.get(value as usize) {
            let amount = self.number_of(*inner, frame)?;
            let paid = self.lanes.number_greatest(amount, zero)?;
            let rounded = self.lanes.number_round(paid, *mode, *step)?;
            return Ok(Number { state: amount.state, ..rounded });
        }
        let amount = self.number_of(value, frame)?;
        let paid = self.lanes.number_greatest(amount, zero)?;
        Ok(Number { state: amount.state, ..paid })
    }

    /// Before its first day a pack judges nothing.
    fn in_force(&mut self, verdict: Lane) -> Lane {
        let too_early = self.program.rules.effective.is_some_and(|effective| self.asked.date < effective);
        if too_early { self.lanes.bits(bits::FAULT) } else { verdict }
    }

    /// 渐退: whether it goes on although its conditions may not hold, and what is paid then.
    fn continued(
        &mut self,
        item: &Item,
        frame: Frame,
        verdict: Lane,
        amount: Option<Number>,
    ) -> Made<(Lane, Option<Number>, Lane)> {
        let no = self.lanes.bits(bits::NO);
        let (mut entitled, mut paid, mut continues) = (verdict, amount, no);
        // Where a relation let it go on already.
        let mut before = self.lanes.bits(0);
        for continuation in &item.continuations {
            let test = self.truth_of(continuation.test, frame)?;
            let test = self.in_force(test);
            let still = self.lanes.fault_as_no(entitled)?;
            let test_can = self.lanes.fault_as_no(test)?;
            if self.lanes.can(test) == bits::NO {
                continue;
            }
            // Its own conditions come first, then the first relation that lets it go on.
            let fails = self.lanes.not(still);
            let (fails, goes) = (self.lanes.masked(fails, bits::YES)?, self.lanes.masked(test_can, bits::YES)?);
            let applies = self.lanes.bit_and(fails, goes)?;
            entitled = self.lanes.or(entitled, test)?;
            if let Some(meanwhile) = continuation.amount {
                let meanwhile = self.payable(meanwhile, frame)?;
                paid = Some(match paid {
                    Some(paid) => {
                        let both = self.lanes.choose(still, Value::Number(paid), Value::Number(meanwhile))?;
                        self.number_where(goes, both, paid)?
                    }
                    None => meanwhile,
                });
            }
            let not = self.lanes.not(verdict);
            let goes_on = self.lanes.and(not, test)?;
            let goes_on = self.lanes.fault_as_no(goes_on)?;
            let first = self.lanes.select(applies, goes_on, no)?;
            continues = self.lanes.select(before, continues, first)?;
            before = self.lanes.either(before, applies)?;
        }
        Ok((entitled, paid, continues))
    }

    /// One number where a bit is set, else another.
    fn number_where(&mut self, mask: Lane, then: Value, otherwise: Number) -> Made<Number> {
        let Value::Number(then) = then else { return Err(Opaque) };
        let lanes = &mut self.lanes;
        let state = lanes.select(mask, then.state, otherwise.state)?;
        let mut bound = |one: Option<super::fixed::Fixed>, other: Option<super::fixed::Fixed>| match (one, other) {
            (Some(one), Some(other)) => one.select(mask, other, lanes).map(Some),
            (None, None) => Ok(None),
            _ => Err(Opaque),
        };
        if then.as_point().is_some() && otherwise.as_point().is_some() {
            let both = bound(then.low, otherwise.low)?;
            return Ok(Number { low: both, high: both, state });
        }
        Ok(Number { low: bound(then.low, otherwise.low)?, high: bound(then.high, otherwise.high)?, state })
    }

    /// An item's rows are decided: from here on others may ask about it.
    fn settle(&mut self, draft: &Draft) -> Made<()> {
        let granted = draft.granted(self)?;
        let zero = Number::constant(Exact::ZERO, &mut self.lanes);
        let amount = match draft.amount {
            None => Ok(zero),
            Some(amount) => match self.lanes.choose(granted, Value::Number(amount), Value::Number(zero)) {
                Ok(Value::Number(paid)) => Ok(paid),
                _ => Err(Opaque),
            },
        };
        let found = match draft.of_members {
            true => Granted { family: self.any(granted, Space::Member)?, members: Ok(granted), amount },
            false => {
                let members = match draft.covered {
                    Ok(covered) => self.lanes.and(granted, covered),
                    Err(Opaque) => Err(Opaque),
                };
                Granted { family: granted, members, amount }
            }
        };
        if let Some(slot) = self.granted.get_mut(draft.item as usize) {
            *slot = Some(found);
        }
        Ok(())
    }

    /// What an item's rows are answered.
    fn judged(&mut self, draft: &Draft, outputs: &mut Vec<Output>) -> Made<()> {
        let granted = draft.granted(self)?;
        let cause = Cause::Item(draft.item);
        let received = self.received_here(draft.item, draft.of_members);
        let lanes = &mut self.lanes;
        let granted_value = granted;
        // A relation that cannot be computed leaves open whether the row is due, so the row cannot be judged.
        let bars = draft.bars.value;
        let mut verdict = draft.verdict;
        let mut barred = lanes.fault_as_no(bars)?;
        let nothing = lanes.bits(0);
        if lanes.can(draft.entitled) & bits::FAULT != 0 && draft.entitled != verdict {
            let truth = lanes.masked(draft.entitled, bits::YES | bits::NO)?;
            let never = lanes.equal_bits(truth, nothing)?;
            verdict = lanes.select(never, draft.entitled, verdict)?;
        }
        if lanes.can(bars) & bits::FAULT != 0 {
            // What lanes cannot tell is no fault: it stays so.
            let truth = lanes.masked(bars, bits::YES | bits::NO | bits::STRAY)?;
            let uncertain = lanes.equal_bits(truth, nothing)?;
            let clear = lanes.not(bars);
            let open = lanes.and(draft.verdict, clear)?;
            verdict = lanes.select(uncertain, open, verdict)?;
            let no = lanes.bits(bits::NO);
            barred = lanes.select(uncertain, no, barred)?;
        }
        let granted = lanes.fault_as_no(granted)?;
        let no = Some(i64::from(bits::NO));
        let plain = [barred, draft.continues, received].iter().all(|lane| lanes.constant_of(*lane) == no);
        let answer = if plain && lanes.is_sure(verdict) && granted == verdict {
            let yes = lanes.byte(Answer::of(Verdict::Eligible, Standing::New, true, false).bits());
            let no = lanes.byte(Answer::of(Verdict::Ineligible, Standing::None, false, false).bits());
            lanes.select(verdict, yes, no)?
        } else {
            lanes.answer([verdict, barred, granted, draft.continues, received])?
        };
        outputs.push(Output { lane: answer, target: Target::Answer(draft.item), digits: None });
        for lane in [verdict, barred, granted_value, draft.continues] {
            if lanes.can(lane) & bits::STRAY != 0 {
                self.strays.push((lane, cause));
            }
        }
        if let Some(amount) = draft.amount.filter(|_| self.selection.amounts) {
            let targets = (Target::AmountLow(draft.item), Target::AmountHigh(draft.item));
            self.amount(amount, granted, targets, outputs, cause)?;
        }
        if self.selection.bars && self.lanes.can(barred) & bits::YES != 0 {
            let by = draft.bars.by(&mut self.lanes)?;
            let none = self.lanes.constant(super::bars::NONE);
            let by = self.lanes.select(barred, by, none)?;
            let by = self.lanes.widen(by, Width::I32);
            outputs.push(Output { lane: by, target: Target::Bar(draft.item), digits: None });
        }
        self.totals(draft, granted)
    }
}
