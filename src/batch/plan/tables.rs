//! What rests on a few keys only, worked out for each of them by the scalar evaluator.

use super::{
    Entries, Table,
    fixed::{Fixed, common},
    lane::{Lane, Opaque, Role, Width, bits},
    lowering::{Frame, Lowering},
    rests::{Leaf, Whose},
    value::{Key, Number, Value},
};
use crate::{
    case::{Case, Given},
    eval::{self, Evaluation, Range},
    program::{Kind, NodeId, Reading},
    value::{Day, Exact, Interval},
};
use alloc::{vec, vec::Vec};

/// Most entries of a table by keys.
const MOST: usize = 8_192;

/// Most entries of a table by place and number.
const MOST_BY_NUMBER: usize = 65_536;

type Made<T> = Result<T, Opaque>;

/// A leaf with its key in every row.
struct Axis {
    leaf: Leaf,
    lane: Lane,
    /// What it is for each key.
    values: Vec<Given>,
}

impl Lowering<'_> {
    /// A node as a table, if it rests on so little; nothing where it has to be lowered.
    pub(super) fn tabulated(&mut self, node: NodeId, frame: Frame) -> Option<Made<Value>> {
        let leaves = self.rests(node)?;
        // Answers alone are as soon worked with as looked up.
        let truths = leaves.iter().all(|leaf| self.leaf_kind(leaf) == Some(Kind::Truth));
        if truths && !leaves.is_empty() {
            return None;
        }
        let role = match self.role(&leaves, frame) {
            Ok(role) => role,
            Err(Opaque) => return None,
        };
        Some(self.table(node, frame, &leaves, role))
    }

    /// Which member the leaves are of, if it is one and the same.
    fn role(&self, leaves: &[Leaf], frame: Frame) -> Made<Option<Role>> {
        let mut role = None;
        for leaf in leaves {
            let Leaf::Member(_, whose) = leaf else { continue };
            let own = match (frame, whose) {
                (Frame::Pair, Whose::Subject) => Some(Role::Outer),
                (Frame::Pair, Whose::Current) => Some(Role::Inner),
                _ => None,
            };
            match role {
                None => role = Some(own),
                Some(before) if before == own => {}
                Some(_) => return Err(Opaque),
            }
        }
        Ok(role.flatten())
    }

    fn leaf_kind(&self, leaf: &Leaf) -> Option<Kind> {
        let rules = &self.program.rules;
        Some(match leaf {
            Leaf::Place => Kind::Region,
            Leaf::Family(fact) => rules.family.get(*fact as usize)?.kind,
            Leaf::Member(fact, _) => rules.member.get(*fact as usize)?.kind,
        })
    }

    fn axis(&mut self, leaf: Leaf, role: Option<Role>) -> Made<Axis> {
        let value = match leaf {
            Leaf::Place => Value::Key(self.place()?),
            Leaf::Family(fact) => self.family_fact(fact)?,
            Leaf::Member(fact, _) => self.member_fact(fact)?,
        };
        let value = match role {
            Some(role) if matches!(leaf, Leaf::Member(..)) => self.for_role(value, role)?,
            _ => value,
        };
        let index = |count: usize| u32::try_from(count).map_err(|_| Opaque);
        match (value, self.leaf_kind(&leaf).ok_or(Opaque)?) {
            // A place is always known.
            (Value::Key(key), _) if leaf == Leaf::Place => {
                let values = (0..index(key.count)?).map(Given::Region).collect();
                Ok(Axis { leaf, lane: key.lane, values })
            }
            (Value::Key(key), kind) => {
                let given = |at: u32| if kind == Kind::Region { Given::Region(at) } else { Given::Choice(at) };
                let mut values: Vec<Given> = (0..index(key.count)?).map(given).collect();
                if self.may_be_open(key) {
                    values.extend([Given::Absent, Given::Unknown]);
                }
                Ok(Axis { leaf, lane: key.lane, values })
            }
            // The bits themselves are the key.
            (Value::Truth(lane), _) => {
                let can = self.lanes.can(lane);
                let open = can & bits::OPEN != 0;
                let of = |key: u8| match key {
                    bits::NO => Given::Truth(false),
                    bits::ABSENT => Given::Absent,
                    _ if open && key & bits::YES != 0 && key & bits::NO != 0 => Given::Unknown,
                    // Some keys never come up.
                    _ => Given::Truth(true),
                };
                let most = can & bits::REAL;
                Ok(Axis { leaf, lane, values: (0..=most).map(of).collect() })
            }
            _ => Err(Opaque),
        }
    }

    fn table(&mut self, node: NodeId, frame: Frame, leaves: &[Leaf], role: Option<Role>) -> Made<Value> {
        let mut axes = Vec::new();
        for leaf in leaves {
            axes.push(self.axis(*leaf, role)?);
        }
        let size = axes.iter().try_fold(1_usize, |size, axis| size.checked_mul(axis.values.len())).ok_or(Opaque)?;
        if size > MOST {
            return Err(Opaque);
        }
        let values = self.entries(node, frame, &axes, size);
        let mut key: Option<Lane> = None;
        for axis in &axes {
            key = Some(match key {
                None => axis.lane,
                Some(before) => {
                    let before = self.number_of_key(before)?;
                    let count = i64::try_from(axis.values.len()).map_err(|_| Opaque)?;
                    let own = self.number_of_key(axis.lane)?;
                    let before = self.lanes.times(before, count)?;
                    self.lanes.add(before, own)?
                }
            });
        }
        self.looked_up(self.kind(node), key, &values)
    }

    /// Bits as a number, to be added to others.
    fn number_of_key(&mut self, lane: Lane) -> Made<Lane> {
        let found = self.lanes.get(lane);
        if found.width != Width::Bits {
            return Ok(lane);
        }
        let most = i64::from(self.lanes.can(lane) & bits::REAL);
        let identity: Vec<i64> = (0..=most).collect();
        let table = self.keep(Entries::I32(identity.iter().map(|one| i32::try_from(*one).unwrap_or(0)).collect()));
        Ok(self.lanes.look(lane, table, (Width::I32, 0, most)))
    }

    /// The node's value for each combination of keys, the last axis running fastest.
    fn entries(&self, node: NodeId, frame: Frame, axes: &[Axis], size: usize) -> Vec<eval::Value> {
        let program = self.program;
        let mut case = Case {
            date: self.asked.date,
            place: self.asked.place.unwrap_or(0),
            family: vec![Given::Unknown; program.rules.family.len()],
            members: Some(Vec::from([vec![Given::Unknown; program.rules.member.len()]])),
            receiving: Vec::new(),
            assumed: Vec::new(),
        };
        let at = match frame {
            Frame::Family(item) => eval::Frame::of_family(item),
            Frame::Member | Frame::Pair => eval::Frame::of_member(0),
        };
        let mut all = Vec::with_capacity(size);
        for combination in 0..size {
            let mut left = combination;
            for axis in axes.iter().rev() {
                let count = axis.values.len().max(1);
                let value = axis.values.get(left.checked_rem(count).unwrap_or(0)).copied().unwrap_or(Given::Unknown);
                left = left.checked_div(count).unwrap_or(0);
                match (axis.leaf, value) {
                    (Leaf::Place, Given::Region(place)) => case.place = place,
                    (Leaf::Place, _) => {}
                    (Leaf::Family(fact), value) => put(&mut case.family, fact, value),
                    (Leaf::Member(fact, _), value) => {
                        let member = case.members.as_mut().and_then(|members| members.first_mut());
                        if let Some(member) = member {
                            put(member, fact, value);
                        }
                    }
                }
            }
            all.push(Evaluation::new(program, &case).value(node, at));
        }
        all
    }

    /// A standard by place and by a whole number with few values, such as an age: worked out for each of them.
    pub(super) fn standard_by_number(
        &mut self,
        node: NodeId,
        standard: u32,
        reading: &Reading,
        frame: Frame,
    ) -> Made<Value> {
        let ([key], None, None) = (reading.keys.as_slice(), reading.day, reading.place) else { return Err(Opaque) };
        let number = self.number_of(key.value, frame)?;
        let (point, number) = self.lanes.where_settled(number)?;
        let lane = point.in_units(Exact::ONE, &mut self.lanes)?;
        let (low, high) = (self.lanes.get(lane).low, self.lanes.get(lane).high);
        let count = high.checked_sub(low).and_then(|count| usize::try_from(count).ok()).ok_or(Opaque)?;
        let count = count.saturating_add(1);
        let place = self.place()?;
        let places = if self.lanes.constant_of(place.lane).is_some() { 1 } else { place.count };
        if count.checked_mul(places).is_none_or(|size| size > MOST_BY_NUMBER) {
            return Err(Opaque);
        }
        let first = self.lanes.constant_of(place.lane).unwrap_or(0);
        let mut case = Case {
            date: self.asked.date,
            place: 0,
            family: Vec::new(),
            members: Some(Vec::new()),
            receiving: Vec::new(),
            assumed: Vec::new(),
        };
        let mut values = Vec::with_capacity(count.saturating_mul(places));
        for at in 0..places {
            case.place =
                u32::try_from(at).ok().and_then(|at| u32::try_from(first).ok()?.checked_add(at)).ok_or(Opaque)?;
            let mut evaluation = Evaluation::new(self.program, &case);
            for key_value in low..=high {
                let given = eval::Value::of(Range::Number(Interval::point(Exact::from_integer(key_value))));
                let at = eval::Frame::default();
                values.push(evaluation.standard_for(standard, reading, &[(given, key.whole)], at, node));
            }
        }
        let own = self.lanes.plus(lane, low.checked_neg().ok_or(Opaque)?)?;
        let index = match self.lanes.constant_of(place.lane) {
            Some(_) => own,
            None => {
                let of_place = self.lanes.times(place.lane, i64::try_from(count).map_err(|_| Opaque)?)?;
                self.lanes.add(of_place, own)?
            }
        };
        let value = self.looked_up(self.kind(node), Some(index), &values)?;
        self.with_state(value, number.state)
    }

    fn keep(&mut self, entries: Entries) -> u32 {
        let at = self.tables.iter().position(|table| table.entries == entries);
        let at = at.unwrap_or_else(|| {
            self.tables.push(Table { entries });
            self.tables.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    pub(super) fn look_bits(&mut self, key: Option<Lane>, entries: &[u8]) -> Lane {
        let first = entries.first().copied().unwrap_or(0);
        let (Some(key), false) = (key, entries.iter().all(|entry| *entry == first)) else {
            return self.lanes.bits(first);
        };
        let both = bits::YES | bits::NO;
        let open = if entries.iter().any(|entry| entry & both == both) { bits::OPEN } else { 0 };
        let can = entries.iter().fold(open, |can, entry| can | entry);
        let table = self.keep(Entries::Bits(entries.to_vec()));
        self.lanes.look(key, table, (Width::Bits, 0, can.into()))
    }

    pub(super) fn look_numbers(&mut self, key: Option<Lane>, entries: &[i64]) -> Made<Lane> {
        let first = entries.first().copied().unwrap_or(0);
        let (Some(key), false) = (key, entries.iter().all(|entry| *entry == first)) else {
            return Ok(self.lanes.constant(first));
        };
        let low = entries.iter().min().copied().ok_or(Opaque)?;
        let high = entries.iter().max().copied().ok_or(Opaque)?;
        let fits = |least: i64, most: i64| low >= least && high <= most;
        let narrow = |entry: &i64| i32::try_from(*entry).unwrap_or(0);
        let (width, entries) = match () {
            () if fits(i16::MIN.into(), i16::MAX.into()) => {
                let all = entries.iter().map(|entry| i16::try_from(*entry).unwrap_or(0)).collect();
                (Width::I16, Entries::I16(all))
            }
            () if fits(i32::MIN.into(), i32::MAX.into()) => {
                (Width::I32, Entries::I32(entries.iter().map(narrow).collect()))
            }
            () => (Width::I64, Entries::I64(entries.to_vec())),
        };
        let table = self.keep(entries);
        Ok(self.lanes.look(key, table, (width, low, high)))
    }

    /// A table of values as lanes.
    pub(super) fn looked_up(&mut self, kind: Kind, key: Option<Lane>, values: &[eval::Value]) -> Made<Value> {
        let states: Vec<u8> = values.iter().map(state_of).collect();
        match kind {
            Kind::Truth => {
                let entries: Vec<u8> =
                    values.iter().zip(&states).map(|(value, state)| truth_of(value, *state)).collect();
                Ok(Value::Truth(self.look_bits(key, &entries)))
            }
            Kind::Number(_) | Kind::Day => self.numbers(key, values, states),
            Kind::Choice(_) | Kind::Region => {
                let count = self.count(kind)?;
                let any = i64::try_from(count).map_err(|_| Opaque)?.saturating_add(1);
                let (mut keys, mut states) = (Vec::new(), states);
                for (value, state) in values.iter().zip(&mut states) {
                    keys.push(match value.range {
                        Range::Choices(found) if found.is_power_of_two() => found.trailing_zeros().into(),
                        Range::Region(Some(place)) => place.into(),
                        Range::Region(None) => any,
                        Range::Choices(found) if found.count_ones() as usize == count => any,
                        Range::Never if value.absent => any.saturating_sub(1),
                        Range::Never => 0,
                        _ => {
                            *state = bits::STRAY;
                            0
                        }
                    });
                }
                let state = self.look_bits(key, &states);
                let lane = self.look_numbers(key, &keys)?;
                Ok(Value::Key(Key { lane, count, state }))
            }
            Kind::Member => Err(Opaque),
        }
    }

    fn numbers(&mut self, key: Option<Lane>, values: &[eval::Value], mut states: Vec<u8>) -> Made<Value> {
        let bounds: Vec<(Option<Exact>, Option<Exact>)> = values.iter().map(bounds_of).collect();
        let has = |state: &u8| state & bits::YES != 0;
        let with_value = || bounds.iter().zip(&states).filter(|(_, state)| has(state)).map(|(bounds, _)| *bounds);
        // A side that is open wherever there is a value is open; one that is open here and there cannot be told.
        let open_low = with_value().all(|(low, _)| low.is_none());
        let open_high = with_value().all(|(_, high)| high.is_none());
        let mut unit = Exact::ZERO;
        for bound in with_value().flat_map(|(low, high)| [low, high]).flatten() {
            // Whole numbers are multiples of one.
            if unit != Exact::ONE || !bound.is_integer() {
                unit = common(unit, bound)?;
            }
        }
        if unit.is_zero() {
            unit = Exact::ONE;
        }
        let (mut lows, mut highs) = (Vec::new(), Vec::new());
        for ((low, high), state) in bounds.iter().zip(&mut states) {
            let lacks = (low.is_none() && !open_low) || (high.is_none() && !open_high);
            if has(state) && lacks {
                *state = bits::STRAY;
            }
            let part = |bound: &Option<Exact>| {
                let bound = bound.unwrap_or(Exact::ZERO);
                let (units, rest) =
                    if unit == Exact::ONE { bound } else { bound.div(unit).map_err(|_| Opaque)? }.parts();
                if rest == 1 { i64::try_from(units).map_err(|_| Opaque) } else { Ok(0) }
            };
            let fine = has(state);
            lows.push(if fine { part(low)? } else { 0 });
            highs.push(if fine { part(high)? } else { 0 });
        }
        let state = self.look_bits(key, &states);
        let mut bound = |open: bool, entries: &[i64]| -> Made<Option<Fixed>> {
            if open {
                return Ok(None);
            }
            let lane = self.look_numbers(key, entries)?;
            let number = match self.lanes.constant_of(lane) {
                Some(value) => Fixed::constant(Exact::from_integer(value).mul(unit).map_err(|_| Opaque)?),
                None => Fixed::of(lane, unit),
            };
            Ok(Some(number))
        };
        let never = !states.iter().any(has);
        if never {
            return Ok(Value::Number(Number::never(state)));
        }
        let (low, high) = (bound(open_low, &lows)?, bound(open_high, &highs)?);
        Ok(Value::Number(Number { low, high, state }))
    }
}

fn put(all: &mut [Given], at: u32, value: Given) {
    if let Some(slot) = all.get_mut(at as usize) {
        *slot = value;
    }
}

/// What can come of a value besides the value itself.
fn state_of(value: &eval::Value) -> u8 {
    let has = if value.range == Range::Never { 0 } else { bits::YES };
    let fault = if value.fault.is_some() { bits::FAULT } else { 0 };
    has | fault | if value.absent { bits::ABSENT } else { 0 }
}

fn truth_of(value: &eval::Value, state: u8) -> u8 {
    let Range::Truth(truth) = value.range else { return state & !bits::YES };
    let yes = if truth.can_be_true { bits::YES } else { 0 };
    let no = if truth.can_be_false { bits::NO } else { 0 };
    yes | no | (state & !bits::YES)
}

fn bounds_of(value: &eval::Value) -> (Option<Exact>, Option<Exact>) {
    match value.range {
        Range::Number(interval) => (interval.low, interval.high),
        Range::Days(from, until) => {
            let number = |day: Day| Some(Exact::from_integer(day.number().into()));
            (number(from), number(until))
        }
        _ => (None, None),
    }
}
