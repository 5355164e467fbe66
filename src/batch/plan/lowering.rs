//! A program over the columns of a layout becomes lanes.

use super::{
    Source, Table,
    lane::{Lane, Opaque, Role, bits},
    lanes::Lanes,
    layout::Layout,
    value::{Key, Number, Value},
};
use crate::{
    batch::{answers::Selection, cause::Cause, screener::Asked},
    program::{Kind, NodeId, Program},
};
use alloc::{collections::BTreeMap, vec::Vec};

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frame {
    /// A rule of the family, in a family's item if there is one.
    Family(Option<u32>),
    /// A rule of each member, who is both the one judged and the one at hand.
    Member,
    /// Within a rule of each member, each member of the family at hand.
    Pair,
}

/// Everything known while a program becomes lanes.
pub(super) struct Lowering<'p> {
    pub(super) program: &'p Program,
    pub(super) asked: Asked,
    pub(super) selection: Selection,
    pub(super) layout: &'p Layout,
    pub(super) lanes: Lanes,
    pub(super) sources: Vec<Source>,
    pub(super) tables: Vec<Table>,
    /// Sources that must say something for every family.
    pub(super) demanded: Vec<u32>,
    /// Definitions worked out.
    pub(super) definitions: BTreeMap<u32, Value>,
    /// What nodes came to, by where they stand; not within calls.
    pub(super) known: BTreeMap<(Frame, NodeId), Value>,
    /// Arguments of the calls under way.
    pub(super) calls: Vec<Vec<Value>>,
    /// For each item judged so far: whether the family has it, whether each member does, and what is paid.
    pub(super) granted: Vec<Option<Granted>>,
    /// For each family's item, whether each member is covered.
    pub(super) covered: Vec<Option<Lane>>,
    pub(super) rests: super::rests::Known,
    /// Calculations with days, worked out.
    pub(super) of_days: Vec<super::days::OfDay>,
    /// Where these have STRAY, the scalar evaluator judges the family.
    pub(super) strays: Vec<(Lane, Cause)>,
    /// What is paid each month, what again and again, what once.
    pub(super) sums: [Number; 3],
}

/// Who is granted an item.
#[derive(Debug, Clone, Copy)]
pub(super) struct Granted {
    /// Of the family.
    pub(super) family: Lane,
    /// Of each member.
    pub(super) members: Result<Lane, Opaque>,
    /// What is paid: to the family, or to each member.
    pub(super) amount: Result<Number, Opaque>,
}

impl<'p> Lowering<'p> {
    pub(super) fn new(program: &'p Program, asked: Asked, selection: Selection, layout: &'p Layout) -> Lowering<'p> {
        let mut lanes = Lanes::default();
        let sums = Lowering::no_sums(&mut lanes);
        Lowering {
            program,
            asked,
            selection,
            layout,
            lanes,
            sources: Vec::new(),
            tables: Vec::new(),
            demanded: Vec::new(),
            definitions: BTreeMap::new(),
            known: BTreeMap::new(),
            calls: Vec::new(),
            granted: alloc::vec![None; program.rules.items.len()],
            covered: alloc::vec![None; program.rules.items.len()],
            rests: super::rests::Known::default(),
            of_days: Vec::new(),
            strays: Vec::new(),
            sums,
        }
    }

    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.program.kinds.get(node as usize).copied().unwrap_or(Kind::Truth)
    }

    /// What only the scalar evaluator can tell, of a kind.
    pub(super) fn stray(&mut self, kind: Kind) -> Value {
        let state = self.lanes.bits(bits::STRAY);
        match kind {
            Kind::Truth => Value::Truth(state),
            Kind::Number(_) | Kind::Day | Kind::Member => Value::Number(Number::never(state)),
            Kind::Choice(_) | Kind::Region => {
                let count = self.count(kind).unwrap_or(0);
                Value::Key(Key { lane: self.lanes.constant(0), count, state })
            }
        }
    }

    /// A value with its lanes moved elsewhere.
    pub(super) fn moved(
        &mut self,
        value: Value,
        to: &mut dyn FnMut(&mut Lanes, Lane) -> Result<Lane, Opaque>,
    ) -> Result<Value, Opaque> {
        let lanes = &mut self.lanes;
        Ok(match value {
            Value::Truth(lane) => Value::Truth(to(lanes, lane)?),
            Value::Number(number) => {
                let low = number.low.map(|low| low.moved(lanes, to)).transpose()?;
                let high = number.high.map(|high| high.moved(lanes, to)).transpose()?;
                Value::Number(Number { low, high, state: to(lanes, number.state)? })
            }
            Value::Key(key) => Value::Key(Key { lane: to(lanes, key.lane)?, state: to(lanes, key.state)?, ..key }),
        })
    }

    /// What a member's value is for one of a pair.
    pub(super) fn for_role(&mut self, value: Value, role: Role) -> Result<Value, Opaque> {
        self.moved(value, &mut |lanes, lane| lanes.of_member(lane, role))
    }

    /// The lane of a yes-or-no value.
    pub(super) fn truth(&mut self, value: Value) -> Result<Lane, Opaque> {
        match value {
            Value::Truth(lane) => Ok(lane),
            _ => Err(Opaque),
        }
    }

    /// 无 where a value is needed is a fault.
    pub(super) fn present(&mut self, value: Value) -> Value {
        match value {
            Value::Truth(lane) => Value::Truth(self.lanes.present(lane)),
            Value::Number(number) => Value::Number(Number { state: self.lanes.present(number.state), ..number }),
            Value::Key(key) => Value::Key(Key { state: self.lanes.present(key.state), ..key }),
        }
    }
}
