//! What a register is answered: a column for each item, a row for each family or member.

use super::{
    answer::Answer,
    cause::Causes,
    figures::{Bounds, Figures},
    register::Register,
    run::Room,
};
use crate::{
    base::{Diagnostic, Listed},
    program::{Benefit, Kind, Owner, Program},
    value::Day,
};
use alloc::{vec, vec::Vec};
use core::ops::Range;

/// What is to be answered. What nobody asks for is not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// What is paid.
    pub amounts: bool,
    /// Which relation rules a row out.
    pub bars: bool,
    /// 指标 and 分类
    pub outputs: bool,
    /// Sums of what is granted.
    pub totals: bool,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection { amounts: true, bars: true, outputs: true, totals: true }
    }
}

/// Answers about a register, or about some of its families.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// How many families there are.
    pub families: usize,
    /// How many members.
    pub members: usize,
    /// A column for each item, in the order of the pack.
    pub items: Vec<ItemAnswers>,
    /// A column for each output, in the order of the pack.
    pub outputs: Vec<OutputAnswers>,
    /// The plan of each family.
    pub plans: Plans,
    /// Families that could not be read, in order.
    pub rejected: Vec<Rejected>,
    /// How many families the scalar evaluator judged, because lanes could not tell all of them.
    pub redone: usize,
    /// Why these were not judged in lanes.
    pub causes: Causes,
    /// Where they were worked out.
    pub(super) room: Room,
}

/// Answers about one item: a row for each family, or for each member.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemAnswers {
    /// Which item, by place in the pack.
    pub item: u32,
    /// Whether a row is a member, else a family.
    pub of_members: bool,
    /// Verdict and standing.
    pub rows: Vec<Answer>,
    /// What is paid where the row is, or may be, granted; nothing for an item without money.
    pub amount: Option<Bounds>,
    /// The relation that rules a row out, or may, by place in the pack, or [`NO_RELATION`]; nothing where none can.
    pub barred_by: Option<Vec<u32>>,
}

impl ItemAnswers {
    /// The rows of a family: its own, or those of its members.
    pub fn rows_of(&self, register: &Register<'_>, family: usize) -> Range<usize> {
        match (self.of_members, register.members_of(family)) {
            (false, _) => family..family.saturating_add(1),
            (true, Some((first, end))) => first..end,
            (true, None) => 0..0,
        }
    }
}

/// No relation rules the row out.
pub const NO_RELATION: u32 = u32::MAX;

/// Answers of an output.
#[derive(Debug, Clone, PartialEq)]
pub struct OutputAnswers {
    /// Which definition, by place in the pack.
    pub definition: u32,
    /// Whether a row is a member, else a family.
    pub of_members: bool,
    /// Whether a value can be said.
    pub states: Vec<OutputState>,
    /// The values.
    pub values: OutputValues,
}

/// Whether a value can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OutputState {
    /// Not judged, since the family could not be read.
    #[default]
    Unread,
    /// There is one value.
    Settled,
    /// There may be several; of numbers the bounds are given.
    Open,
    /// It cannot be computed.
    Failed,
    /// 无
    Absent,
}

/// Values of an output.
#[derive(Debug, Clone, PartialEq)]
pub enum OutputValues {
    /// Of a number.
    Numbers(Bounds),
    /// Of anything else: 1 and 0 for yes and no, days since 1970-01-01, a choice, place or member by its place.
    Codes(Vec<i32>),
}

/// What families may claim together.
#[derive(Debug, Clone, PartialEq)]
pub struct Plans {
    /// Whether the best is known.
    pub states: Vec<PlanState>,
    /// What is paid each month; nothing where it was not asked for. A row without a figure is out of range.
    pub monthly: Option<Bounds>,
    /// Everything that is paid again and again, as much as it comes to each month.
    pub regular: Option<Bounds>,
    /// What is paid once.
    pub once: Option<Bounds>,
}

/// Whether a family's best legal combination is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlanState {
    /// Not judged, since the family could not be read.
    #[default]
    Unread,
    /// There is nothing to choose from.
    Single,
    /// The rows are those of the best; there are others.
    Best,
    /// Missing facts decide which is best.
    Open,
}

/// A family that could not be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// Which family.
    pub family: usize,
    /// What is wrong with it.
    pub errors: Vec<Diagnostic>,
}

impl Answers {
    /// Columns for everything that is asked, nothing judged yet.
    pub(super) fn unjudged(
        program: &Program,
        date: Day,
        selection: Selection,
        families: usize,
        members: usize,
    ) -> Answers {
        let rules = &program.rules;
        let rows = |owner: Owner| if owner == Owner::Member { members } else { families };
        let barred =
            |item: u32| rules.relations.iter().any(|one| one.kind.bars() && (one.second == item || one.first == item));
        let items = (0u32..).zip(&rules.items).map(|(index, item)| {
            let pays = item.on(date).is_some_and(|terms| matches!(terms.benefit, Some(Benefit::Figure { .. })));
            let rows = rows(item.owner);
            let of_members = item.owner == Owner::Member;
            ItemAnswers {
                item: index,
                of_members,
                rows: vec![Answer::default(); rows],
                amount: (selection.amounts && pays).then(|| Bounds::point(Figures::empty(rows))),
                barred_by: (selection.bars && barred(index)).then(|| vec![NO_RELATION; rows]),
            }
        });
        let outputs = (0u32..).zip(&rules.definitions).filter(|(_, one)| selection.outputs && one.output);
        let outputs = outputs.map(|(definition, found)| {
            let rows = rows(found.owner);
            let values = match program.kinds.get(found.value as usize) {
                Some(Kind::Number(_)) => OutputValues::Numbers(Bounds::point(Figures::empty(rows))),
                _ => OutputValues::Codes(vec![-1; rows]),
            };
            let of_members = found.owner == Owner::Member;
            OutputAnswers { definition, of_members, states: vec![OutputState::Unread; rows], values }
        });
        let total = || selection.totals.then(|| Bounds::point(Figures::empty(families)));
        Answers {
            families,
            members,
            items: items.listed(),
            outputs: outputs.listed(),
            plans: Plans {
                states: vec![PlanState::Unread; families],
                monthly: total(),
                regular: total(),
                once: total(),
            },
            rejected: Vec::new(),
            redone: 0,
            causes: Causes::default(),
            room: Room::default(),
        }
    }

    /// Before a register is judged anew.
    pub(super) fn clear(&mut self) {
        self.rejected.clear();
        self.redone = 0;
        self.causes.clear();
        let amounts = self.items.iter_mut().filter_map(|item| item.amount.as_mut());
        let plans = [&mut self.plans.monthly, &mut self.plans.regular, &mut self.plans.once];
        let figures = self.outputs.iter_mut().filter_map(|output| match &mut output.values {
            OutputValues::Numbers(bounds) => Some(bounds),
            OutputValues::Codes(_) => None,
        });
        amounts.chain(plans.into_iter().flatten()).chain(figures).for_each(Bounds::clear);
        self.plans.states.fill(PlanState::Single);
    }

    /// Nothing is said of a family that could not be read.
    pub(super) fn forget(&mut self, family: usize, members: Option<(usize, usize)>) {
        let (first, end) = members.unwrap_or((0, 0));
        let own = |of_members: bool| if of_members { first..end } else { family..family.saturating_add(1) };
        for item in &mut self.items {
            item.rows.get_mut(own(item.of_members)).unwrap_or_default().fill(Answer::default());
            if let Some(bars) = &mut item.barred_by {
                bars.get_mut(own(item.of_members)).unwrap_or_default().fill(NO_RELATION);
            }
        }
        for output in &mut self.outputs {
            output.states.get_mut(own(output.of_members)).unwrap_or_default().fill(OutputState::Unread);
        }
        if let Some(state) = self.plans.states.get_mut(family) {
            *state = PlanState::Unread;
        }
    }
}
