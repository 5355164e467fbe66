//! Facts as lanes: what a column gives, or, where there is none, everything the pack allows.

use super::{
    Source, SourceOf,
    fixed::Fixed,
    lane::{Definition, Lane, Opaque, Space, Step, Width, bits},
    layout::{Content, Shape},
    lowering::Lowering,
    value::{Key, Number, Value},
};
use crate::{
    program::{Fact, Kind},
    value::{Day, Exact},
};

/// Digits of a number with a declared range, and of one without: who has more is judged by the scalar evaluator.
const MOST_DECLARED: i128 = 1_000_000_000_000;
const MOST: i128 = 1_000_000_000;

type Made<T> = Result<T, Opaque>;

impl Lowering<'_> {
    /// A fact of the family; it may be 无.
    pub(super) fn family_fact(&mut self, index: u32) -> Made<Value> {
        let shape = self.layout.family.get(index as usize).copied().flatten();
        let fact = self.program.rules.family.get(index as usize).ok_or(Opaque)?;
        match shape {
            Some(shape) => self.column(SourceOf::Family(index), fact, shape, Space::Family),
            None => self.anything(fact),
        }
    }

    /// A fact of each member; it may be 无.
    pub(super) fn member_fact(&mut self, index: u32) -> Made<Value> {
        let layout = self.layout.members.as_ref().ok_or(Opaque)?;
        let shape = layout.get(index as usize).copied().flatten();
        let fact = self.program.rules.member.get(index as usize).ok_or(Opaque)?;
        match shape {
            Some(shape) => self.column(SourceOf::Member(index), fact, shape, Space::Member),
            None => self.anything(fact),
        }
    }

    /// A fact nobody knows.
    fn anything(&mut self, fact: &Fact) -> Made<Value> {
        let absent = if fact.optional { bits::ABSENT } else { 0 };
        Ok(match fact.kind {
            Kind::Truth => Value::Truth(self.lanes.bits(bits::YES | bits::NO | absent)),
            Kind::Number(_) => Value::Number(Number {
                low: fact.low.map(Fixed::constant),
                high: fact.high.map(Fixed::constant),
                state: self.lanes.bits(bits::YES | absent),
            }),
            Kind::Day => {
                let day = |day: Day| Some(Fixed::constant(Exact::from_integer(day.number().into())));
                let state = self.lanes.bits(bits::YES | absent);
                Value::Number(Number { low: day(Day::FIRST), high: day(Day::LAST), state })
            }
            Kind::Choice(_) | Kind::Region => {
                let count = self.count(fact.kind)?;
                let any = i64::try_from(count).map_err(|_| Opaque)?.saturating_add(1);
                let state = self.lanes.bits(bits::YES | absent);
                Value::Key(Key { lane: self.lanes.constant(any), count, state })
            }
            Kind::Member => return Err(Opaque),
        })
    }

    /// How many choices or places there are.
    pub(super) fn count(&self, kind: Kind) -> Made<usize> {
        let rules = &self.program.rules;
        let count = match kind {
            Kind::Choice(set) => rules.choices.get(set as usize).ok_or(Opaque)?.len(),
            Kind::Region => rules.regions.len(),
            _ => return Err(Opaque),
        };
        if count < 30_000 { Ok(count) } else { Err(Opaque) }
    }

    fn source(&mut self, of: SourceOf, low: i64, high: i64, whole: Option<i64>, width: Width) -> u32 {
        let at = self.sources.iter().position(|source| source.of == of);
        let at = at.unwrap_or_else(|| {
            let fact = match of {
                SourceOf::Family(fact) => self.program.rules.family.get(fact as usize),
                SourceOf::Member(fact) => self.program.rules.member.get(fact as usize),
                _ => None,
            };
            let present = fact.is_some_and(|fact| !fact.optional);
            self.sources.push(Source { of, low, high, whole, present, width });
            self.sources.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn column(&mut self, of: SourceOf, fact: &Fact, shape: Shape, space: Space) -> Made<Value> {
        // Where 无 is not allowed, rows that have it are no families the pack knows.
        let shape = if fact.optional { shape } else { Shape { absent: false, ..shape } };
        match (fact.kind, shape.content) {
            (Kind::Truth, Content::Truths) => {
                let source = self.source(of, 0, 0, None, Width::Bits);
                let high = i64::from(bits::YES | bits::NO);
                let lane = self.push(Step::Source(source), Width::Bits, space, (0, high));
                let unknown = bits::YES | bits::NO | if fact.optional { bits::ABSENT } else { 0 };
                let unknown = self.lanes.bits(unknown);
                let (lane, _) = self.with_nulls(source, shape, space, lane, unknown)?;
                Ok(Value::Truth(lane))
            }
            (Kind::Number(_), Content::Numbers(least, most, places)) => {
                let scale = 10_i128.checked_pow(places.into()).ok_or(Opaque)?;
                let bound = |bound: Option<Exact>, open: i128, up: bool| {
                    let Some(bound) = bound else { return Ok(open) };
                    let scaled = Exact::from_parts(scale, 1).and_then(|scale| bound.mul(scale).ok()).ok_or(Opaque)?;
                    Ok(if up && !scaled.is_integer() { scaled.floor().saturating_add(1) } else { scaled.floor() })
                };
                let low = bound(fact.low, -MOST, true)?.clamp(-MOST_DECLARED, MOST_DECLARED).max(least);
                let high = bound(fact.high, MOST, false)?.min(MOST_DECLARED).min(most).max(low);
                let checked = low > least || high < most;
                let (low, high) = (i64::try_from(low).map_err(|_| Opaque)?, i64::try_from(high).map_err(|_| Opaque)?);
                let width = narrowest(low, high);
                let whole = (fact.whole && places > 0).then_some(i64::try_from(scale).map_err(|_| Opaque)?);
                let ends = if checked { (low, high) } else { (i64::MIN, i64::MAX) };
                let source = self.source(of, ends.0, ends.1, whole, width);
                let lane = self.push(Step::Source(source), width, space, (low, high));
                let unit = Exact::from_parts(1, scale).ok_or(Opaque)?;
                let bounds = (fact.low.map(Fixed::constant), fact.high.map(Fixed::constant));
                self.number(source, shape, space, (Fixed::of(lane, unit), fact.optional), bounds)
            }
            (Kind::Day, Content::Days) => {
                let (low, high) = (i64::from(Day::FIRST.number()), i64::from(Day::LAST.number()));
                let source = self.source(of, low, high, None, Width::I32);
                let lane = self.push(Step::Source(source), Width::I32, space, (low, high));
                let bound = |number: i64| Some(Fixed::constant(Exact::from_integer(number)));
                let fixed = Fixed::of(lane, Exact::ONE);
                self.number(source, shape, space, (fixed, fact.optional), (bound(low), bound(high)))
            }
            (Kind::Choice(_) | Kind::Region, Content::Keys) => {
                let (lane, count, state) = self.keys(of, fact.kind, shape, space, fact.optional)?;
                Ok(Value::Key(Key { lane, count, state }))
            }
            (Kind::Member, Content::Numbers(..)) => Err(Opaque),
            _ => Err(Opaque),
        }
    }

    /// Choices or places of a column, with the places for 无 and for any of them.
    fn keys(
        &mut self,
        of: SourceOf,
        kind: Kind,
        shape: Shape,
        space: Space,
        optional: bool,
    ) -> Made<(Lane, usize, Lane)> {
        let count = self.count(kind)?;
        let most = i64::try_from(count).map_err(|_| Opaque)?;
        let source = self.source(of, 0, most.saturating_sub(1), None, Width::I16);
        let mut lane = self.push(Step::Source(source), Width::I16, space, (0, most.saturating_sub(1)));
        let absent = if optional { bits::ABSENT } else { 0 };
        let (value, unknown) = (self.lanes.bits(bits::YES), self.lanes.bits(bits::YES | absent));
        let (state, nulls) = self.with_nulls(source, shape, space, value, unknown)?;
        if let Some(known) = nulls.known {
            let any = self.lanes.constant(most.saturating_add(1));
            lane = self.lanes.select(known, lane, any)?;
        }
        if let Some(none) = nulls.absent {
            let absent = self.lanes.constant(most);
            lane = self.lanes.select(none, absent, lane)?;
        }
        Ok((lane, count, state))
    }

    /// The place judged for, as a key; rows where a column does not say are judged by the scalar evaluator.
    pub(super) fn place(&mut self) -> Made<Key> {
        let state = self.lanes.bits(bits::YES);
        let count = self.count(Kind::Region)?;
        if let Some(shape) = self.layout.place {
            let most = i64::try_from(count).map_err(|_| Opaque)?;
            let source = self.source(SourceOf::Place, 0, most.saturating_sub(1), None, Width::I16);
            let lane = self.push(Step::Source(source), Width::I16, Space::Family, (0, most.saturating_sub(1)));
            self.demand(source, shape);
            return Ok(Key { lane, count, state });
        }
        if let Some(place) = self.asked.place {
            return Ok(Key { lane: self.lanes.constant(place.into()), count, state });
        }
        let facts = (0u32..).zip(&self.program.rules.family).zip(&self.layout.family);
        let found = facts
            .filter(|((_, fact), _)| fact.kind == Kind::Region)
            .find_map(|((index, _), shape)| Some((index, (*shape)?)));
        let (index, shape) = found.ok_or(Opaque)?;
        let most = i64::try_from(count).map_err(|_| Opaque)?;
        let source = self.source(SourceOf::Family(index), 0, most.saturating_sub(1), None, Width::I16);
        let lane = self.push(Step::Source(source), Width::I16, Space::Family, (0, most.saturating_sub(1)));
        self.demand(source, shape);
        Ok(Key { lane, count, state })
    }

    /// Rows where a column says nothing are left to the scalar evaluator.
    fn demand(&mut self, source: u32, shape: Shape) {
        if (shape.unknown || shape.absent) && !self.demanded.contains(&source) {
            self.demanded.push(source);
        }
    }

    fn number(
        &mut self,
        source: u32,
        shape: Shape,
        space: Space,
        (given, optional): (Fixed, bool),
        (low, high): (Option<Fixed>, Option<Fixed>),
    ) -> Made<Value> {
        let absent = if optional { bits::ABSENT } else { 0 };
        // Without a declared range an unknown number has no bounds, while others in the column have.
        let bounded = low.is_some() && high.is_some();
        let open = if bounded { bits::YES | absent } else { bits::STRAY };
        let (value, unknown) = (self.lanes.bits(bits::YES), self.lanes.bits(open));
        let (state, nulls) = self.with_nulls(source, shape, space, value, unknown)?;
        let mut bound = |bound: Option<Fixed>| match nulls.known {
            None => Ok(Some(given)),
            Some(known) => {
                let otherwise = bound.filter(|_| bounded).unwrap_or(Fixed::constant(Exact::ZERO));
                given.select(known, otherwise, &mut self.lanes).map(Some)
            }
        };
        if !bounded {
            let both = bound(None)?;
            return Ok(Value::Number(Number { low: both, high: both, state }));
        }
        let (low, high) = (bound(low)?, bound(high)?);
        Ok(Value::Number(Number { low, high, state }))
    }

    /// What a column gives where it is known, and what it is else.
    fn with_nulls(
        &mut self,
        source: u32,
        shape: Shape,
        space: Space,
        value: Lane,
        unknown: Lane,
    ) -> Made<(Lane, Nulls)> {
        let mut nulls = Nulls { known: None, absent: None };
        let mut lane = value;
        let high = i64::from(bits::YES | bits::NO);
        if shape.unknown {
            let known = self.push(Step::Known(source), Width::Bits, space, (0, high));
            lane = self.lanes.select(known, lane, unknown)?;
            nulls.known = Some(known);
        }
        if shape.absent {
            let none = self.push(Step::Absent(source), Width::Bits, space, (0, high));
            let absent = self.lanes.bits(bits::ABSENT);
            lane = self.lanes.select(none, absent, lane)?;
            nulls.absent = Some(none);
        }
        Ok((lane, nulls))
    }

    pub(super) fn push(&mut self, step: Step, width: Width, space: Space, (low, high): (i64, i64)) -> Lane {
        self.lanes.push(Definition { step, width, space, low, high })
    }
}

/// Where a column says nothing.
struct Nulls {
    known: Option<Lane>,
    absent: Option<Lane>,
}

/// The narrowest width a column can be read in.
fn narrowest(low: i64, high: i64) -> Width {
    let fits = |least: i64, most: i64| low >= least && high <= most;
    match () {
        () if fits(i8::MIN.into(), i8::MAX.into()) => Width::I8,
        () if fits(i16::MIN.into(), i16::MAX.into()) => Width::I16,
        () if fits(i32::MIN.into(), i32::MAX.into()) => Width::I32,
        () => Width::I64,
    }
}
