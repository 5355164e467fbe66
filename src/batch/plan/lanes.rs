//! The lanes of a plan: each calculation with the bounds of what comes of it, none of them twice.

use super::lane::{Definition, Lane, Opaque, Role, Space, Step, Width, bits};
use alloc::{collections::BTreeMap, vec::Vec};

/// The lanes of a plan, each after those it is computed from; the same is never computed twice.
#[derive(Debug, Clone, Default)]
pub(in crate::batch) struct Lanes {
    all: Vec<Definition>,
    known: BTreeMap<Step, Lane>,
    /// Bits with YES where a number was too great for what was calculated with it.
    pub(super) guards: Vec<Lane>,
}

impl Lanes {
    pub(in crate::batch) fn definitions(&self) -> &[Definition] {
        &self.all
    }

    /// A lane's definition; a place that is not in the list is a constant nought.
    pub(in crate::batch) fn get(&self, lane: Lane) -> Definition {
        let none =
            Definition { step: Step::Constant(0, Width::I32), width: Width::I32, space: Space::Any, low: 0, high: 0 };
        self.all.get(lane.0 as usize).copied().unwrap_or(none)
    }

    /// The bits a lane can have.
    pub(in crate::batch) fn can(&self, lane: Lane) -> u8 {
        u8::try_from(self.get(lane).high).unwrap_or(u8::MAX)
    }

    /// Whether no row can be yes and no at once, or a fault.
    pub(in crate::batch) fn is_sure(&self, lane: Lane) -> bool {
        self.can(lane) & !(bits::YES | bits::NO) == 0
    }

    /// Whether no row can be yes and no at once.
    pub(in crate::batch) fn is_exclusive(&self, lane: Lane) -> bool {
        self.can(lane) & bits::OPEN == 0
    }

    /// The one value of a lane.
    pub(in crate::batch) fn constant_of(&self, lane: Lane) -> Option<i64> {
        match self.get(lane).step {
            Step::Constant(value, _) => Some(value),
            _ => None,
        }
    }

    pub(super) fn push(&mut self, definition: Definition) -> Lane {
        if let Some(lane) = self.known.get(&definition.step) {
            return *lane;
        }
        let lane = Lane(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(definition);
        self.known.insert(definition.step, lane);
        lane
    }

    pub(super) fn constant(&mut self, value: i64) -> Lane {
        let width = if i32::try_from(value).is_ok() { Width::I32 } else { Width::I64 };
        self.constant_as(value, width)
    }

    fn constant_as(&mut self, value: i64, width: Width) -> Lane {
        self.push(Definition { step: Step::Constant(value, width), width, space: Space::Any, low: value, high: value })
    }

    /// The same bits in every row.
    pub(super) fn bits(&mut self, value: u8) -> Lane {
        let both = bits::YES | bits::NO;
        let open = if value & both == both { bits::OPEN } else { 0 };
        let open = if value == 0 { bits::NONE } else { open };
        let step = Step::Constant(value.into(), Width::Bits);
        self.push(Definition { step, width: Width::Bits, space: Space::Any, low: 0, high: (value | open).into() })
    }

    /// The rows two lanes have together, and both in them.
    fn together(&mut self, a: Lane, b: Lane) -> Result<(Lane, Lane, Space), Opaque> {
        let space = self.get(a).space.max(self.get(b).space);
        Ok((self.at(a, space)?, self.at(b, space)?, space))
    }

    /// A lane with the rows of a wider space.
    pub(super) fn at(&mut self, lane: Lane, space: Space) -> Result<Lane, Opaque> {
        let found = self.get(lane);
        match found.space {
            own if own == space => Ok(lane),
            Space::Any => Ok(lane),
            Space::Family => Ok(self.push(Definition { step: Step::OfFamily(lane, space), space, ..found })),
            // Which of the two members is meant must be said.
            _ => Err(Opaque),
        }
    }

    /// Of a pair, what a member's lane holds for one of the two.
    pub(super) fn of_member(&mut self, lane: Lane, role: Role) -> Result<Lane, Opaque> {
        let found = self.get(lane);
        match found.space {
            Space::Member => {
                Ok(self.push(Definition { step: Step::OfMember(lane, role), space: Space::Pair, ..found }))
            }
            Space::Any | Space::Family => Ok(lane),
            Space::Pair => Err(Opaque),
        }
    }

    pub(super) fn widen(&mut self, lane: Lane, width: Width) -> Lane {
        let found = self.get(lane);
        match found.step {
            _ if found.width == width => lane,
            Step::Constant(value, _) => self.constant_as(value, width),
            _ => self.push(Definition { step: Step::Widen(lane, width), width, ..found }),
        }
    }

    fn calculate(
        &mut self,
        (a, b): (Lane, Lane),
        step: fn(Lane, Lane) -> Step,
        (low, high): (i128, i128),
    ) -> Result<Lane, Opaque> {
        let (a, b, space) = self.together(a, b)?;
        let width = Width::of(low, high)?.max(self.get(a).width).max(self.get(b).width);
        let (a, b) = (self.widen(a, width), self.widen(b, width));
        let (low, high) = (narrow(low)?, narrow(high)?);
        if low == high {
            return Ok(self.constant(low));
        }
        Ok(self.push(Definition { step: step(a, b), width, space, low, high }))
    }

    fn ends(&self, lane: Lane) -> (i128, i128) {
        let found = self.get(lane);
        (found.low.into(), found.high.into())
    }

    pub(super) fn add(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        if self.constant_of(b) == Some(0) {
            return Ok(a);
        }
        if self.constant_of(a) == Some(0) {
            return Ok(b);
        }
        let (a, b) = (self.guarded(a, SUMMAND)?, self.guarded(b, SUMMAND)?);
        let ((al, ah), (bl, bh)) = (self.ends(a), self.ends(b));
        self.calculate((a.min(b), a.max(b)), Step::Add, (al.saturating_add(bl), ah.saturating_add(bh)))
    }

    pub(super) fn subtract(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        if self.constant_of(b) == Some(0) {
            return Ok(a);
        }
        if a == b {
            return Ok(self.constant(0));
        }
        let (a, b) = (self.guarded(a, SUMMAND)?, self.guarded(b, SUMMAND)?);
        let ((al, ah), (bl, bh)) = (self.ends(a), self.ends(b));
        self.calculate((a, b), Step::Subtract, (al.saturating_sub(bh), ah.saturating_sub(bl)))
    }

    pub(super) fn multiply(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        if self.constant_of(b) == Some(1) {
            return Ok(a);
        }
        if self.constant_of(a) == Some(1) {
            return Ok(b);
        }
        let (most_of_a, most_of_b) = factors(self.greatest_of(a), self.greatest_of(b));
        let (a, b) = (self.guarded(a, most_of_a)?, self.guarded(b, most_of_b)?);
        let ((al, ah), (bl, bh)) = (self.ends(a), self.ends(b));
        let corners = [al.checked_mul(bl), al.checked_mul(bh), ah.checked_mul(bl), ah.checked_mul(bh)];
        let corners: Option<Vec<i128>> = corners.into_iter().collect();
        let corners = corners.ok_or(Opaque)?;
        let low = corners.iter().min().copied().ok_or(Opaque)?;
        let high = corners.iter().max().copied().ok_or(Opaque)?;
        self.calculate((a.min(b), a.max(b)), Step::Multiply, (low, high))
    }

    /// How far from nought a lane can be.
    fn greatest_of(&self, lane: Lane) -> i64 {
        let found = self.get(lane);
        found.low.saturating_abs().max(found.high.saturating_abs())
    }

    /// A lane no farther from nought than so much. Declared ranges are wide, and what is multiplied becomes wider than lanes are
    /// long before any family's figures do: rows that are farther are marked.
    fn guarded(&mut self, lane: Lane, most: i64) -> Result<Lane, Opaque> {
        let (cut, guard) = self.cut(lane, most)?;
        self.guards.extend(guard);
        Ok(cut)
    }

    /// The same, and where it was farther.
    pub(super) fn cut(&mut self, lane: Lane, most: i64) -> Result<(Lane, Option<Lane>), Opaque> {
        if self.greatest_of(lane) <= most {
            return Ok((lane, None));
        }
        let (least, greatest) = (self.constant(most.saturating_neg()), self.constant(most));
        let cut = self.least(lane, greatest)?;
        let cut = self.greatest(cut, least)?;
        let same = self.equal(lane, cut)?;
        Ok((cut, Some(self.not(same))))
    }

    pub(super) fn times(&mut self, lane: Lane, factor: i64) -> Result<Lane, Opaque> {
        let factor = self.constant(factor);
        self.multiply(lane, factor)
    }

    pub(super) fn plus(&mut self, lane: Lane, more: i64) -> Result<Lane, Opaque> {
        let more = self.constant(more);
        self.add(lane, more)
    }

    pub(super) fn least(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let ((al, ah), (bl, bh)) = (self.ends(a), self.ends(b));
        if a == b || ah <= bl {
            return Ok(a);
        }
        if bh <= al {
            return Ok(b);
        }
        self.calculate((a.min(b), a.max(b)), Step::Least, (al.min(bl), ah.min(bh)))
    }

    pub(super) fn greatest(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let ((al, ah), (bl, bh)) = (self.ends(a), self.ends(b));
        if a == b || al >= bh {
            return Ok(a);
        }
        if bl >= ah {
            return Ok(b);
        }
        self.calculate((a.min(b), a.max(b)), Step::Greatest, (al.max(bl), ah.max(bh)))
    }

    /// Divided by a number above zero, rounded down.
    pub(super) fn divide(&mut self, lane: Lane, by: i64) -> Result<Lane, Opaque> {
        if by == 1 {
            return Ok(lane);
        }
        if by <= 0 {
            return Err(Opaque);
        }
        let found = self.get(lane);
        let (low, high) = (found.low.div_euclid(by), found.high.div_euclid(by));
        if low == high {
            return Ok(self.constant(low));
        }
        if low < 0 {
            // Lifted above zero by whole multiples, which are taken away afterwards.
            let lifted = self.plus(lane, low.checked_neg().and_then(|low| low.checked_mul(by)).ok_or(Opaque)?)?;
            let quotient = self.divide(lifted, by)?;
            return self.plus(quotient, low);
        }
        let lane = self.widen(lane, found.width.max(Width::I32));
        let width = self.get(lane).width;
        Ok(self.push(Definition { step: Step::Divide(lane, by), width, space: found.space, low, high }))
    }

    /// The same by a lane above zero.
    pub(super) fn divide_by(&mut self, lane: Lane, by: Lane) -> Result<Lane, Opaque> {
        if let Some(by) = self.constant_of(by) {
            return self.divide(lane, by);
        }
        let (lane, by, space) = self.together(lane, by)?;
        let (of, divisor) = (self.get(lane), self.get(by));
        if divisor.low <= 0 {
            return Err(Opaque);
        }
        let ends = [of.low.div_euclid(divisor.low), of.low.div_euclid(divisor.high)];
        let low = ends.into_iter().min().unwrap_or(0);
        let ends = [of.high.div_euclid(divisor.low), of.high.div_euclid(divisor.high)];
        let high = ends.into_iter().max().unwrap_or(0);
        let (lane, by) = (self.widen(lane, Width::I64), self.widen(by, Width::I64));
        Ok(self.push(Definition { step: Step::DivideBy(lane, by), width: Width::I64, space, low, high }))
    }

    fn compared(&mut self, a: Lane, b: Lane, step: fn(Lane, Lane) -> Step) -> Result<Lane, Opaque> {
        let (a, b, space) = self.together(a, b)?;
        let width = self.common(a, b);
        let (a, b) = (self.widen(a, width), self.widen(b, width));
        Ok(self.push(Definition {
            step: step(a, b),
            width: Width::Bits,
            space,
            low: 0,
            high: (bits::YES | bits::NO).into(),
        }))
    }

    /// The width in which two lanes can be compared: a constant takes that of the other where it fits.
    fn common(&self, a: Lane, b: Lane) -> Width {
        let of = |constant: Lane, other: Lane| {
            let (constant, other) = (self.get(constant), self.get(other));
            let (least, most) = match other.width {
                Width::I8 => (i8::MIN.into(), i8::MAX.into()),
                Width::I16 => (i16::MIN.into(), i16::MAX.into()),
                Width::I32 => (i32::MIN.into(), i32::MAX.into()),
                _ => (i64::MIN, i64::MAX),
            };
            let fits = matches!(constant.step, Step::Constant(..)) && (least..=most).contains(&constant.low);
            fits.then_some(other.width)
        };
        of(a, b).or_else(|| of(b, a)).unwrap_or(self.get(a).width.max(self.get(b).width))
    }

    pub(super) fn less(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (left, right) = (self.get(a), self.get(b));
        if left.high < right.low {
            return Ok(self.bits(bits::YES));
        }
        if left.low >= right.high {
            return Ok(self.bits(bits::NO));
        }
        self.compared(a, b, Step::Less)
    }

    pub(super) fn less_or_equal(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (left, right) = (self.get(a), self.get(b));
        if left.high <= right.low {
            return Ok(self.bits(bits::YES));
        }
        if left.low > right.high {
            return Ok(self.bits(bits::NO));
        }
        self.compared(a, b, Step::LessOrEqual)
    }

    pub(super) fn equal(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let (left, right) = (self.get(a), self.get(b));
        if left.high < right.low || right.high < left.low {
            return Ok(self.bits(bits::NO));
        }
        if a == b {
            return Ok(self.bits(bits::YES));
        }
        self.compared(a.min(b), a.max(b), Step::Equal)
    }

    /// Whether two lanes have the same bits.
    pub(super) fn equal_bits(&mut self, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        self.compared(a, b, Step::Equal)
    }

    /// The first inner row that is not below zero, else −1.
    pub(super) fn first_of(&mut self, lane: Lane, inner: Space) -> Result<Lane, Opaque> {
        let found = self.get(lane);
        if matches!(found.step, Step::Constant(..)) && found.low < 0 {
            return Ok(lane);
        }
        self.over(lane, Step::First, (found.low.min(-1).into(), found.high.into()), inner)
    }

    /// A byte that is written as it is.
    pub(super) fn byte(&mut self, byte: u8) -> Lane {
        self.bits(byte)
    }

    /// Whether an output can be said, as a byte.
    pub(super) fn output_state(&mut self, state: Lane, point: Lane) -> Result<Lane, Opaque> {
        let (state, point, space) = self.together(state, point)?;
        let step = Step::OutputState(state, point);
        Ok(self.push(Definition { step, width: Width::Bits, space, low: 0, high: u8::MAX.into() }))
    }

    /// Verdict and standing of each row in one byte.
    pub(super) fn answer(&mut self, parts: [Lane; 5]) -> Result<Lane, Opaque> {
        let space = parts.iter().map(|part| self.get(*part).space).max().unwrap_or(Space::Any);
        let mut all = parts;
        for part in &mut all {
            *part = self.at(*part, space)?;
        }
        Ok(self.push(Definition { step: Step::Answer(all), width: Width::Bits, space, low: 0, high: u8::MAX.into() }))
    }

    /// Where a condition holds one lane, else another. Of a condition that is open the rows may hold either.
    pub(super) fn select(&mut self, condition: Lane, a: Lane, b: Lane) -> Result<Lane, Opaque> {
        let can = self.can(condition);
        if a == b || can & bits::YES == 0 {
            return Ok(b);
        }
        if can == bits::YES {
            return Ok(a);
        }
        let (left, right) = (self.get(a), self.get(b));
        let of_bits = left.width == Width::Bits;
        if of_bits != (right.width == Width::Bits) {
            return Err(Opaque);
        }
        let space = left.space.max(right.space).max(self.get(condition).space);
        let (condition, a, b) = (self.at(condition, space)?, self.at(a, space)?, self.at(b, space)?);
        let width = if of_bits { Width::Bits } else { self.common(a, b) };
        let (a, b) = if of_bits { (a, b) } else { (self.widen(a, width), self.widen(b, width)) };
        let (low, high) = match of_bits {
            true => (0, left.high | right.high),
            false => (left.low.min(right.low), left.high.max(right.high)),
        };
        Ok(self.push(Definition { step: Step::Select(condition, a, b), width, space, low, high }))
    }

    /// An entry of a table; what the table holds is known to whoever made it.
    pub(super) fn look(&mut self, key: Lane, table: u32, (width, low, high): (Width, i64, i64)) -> Lane {
        let space = self.get(key).space;
        self.push(Definition { step: Step::Look(key, table), width, space, low, high })
    }

    /// Over the inner rows of each outer one.
    pub(super) fn over(
        &mut self,
        lane: Lane,
        step: fn(Lane, Space) -> Step,
        (low, high): (i128, i128),
        inner: Space,
    ) -> Result<Lane, Opaque> {
        let lane = self.at(lane, inner)?;
        let found = self.get(lane);
        let space = match inner {
            Space::Pair => Space::Member,
            _ => Space::Family,
        };
        if found.width == Width::Bits {
            let high = narrow(high)?;
            return Ok(self.push(Definition { step: step(lane, space), width: Width::Bits, space, low: 0, high }));
        }
        let width = Width::of(low, high)?.max(found.width);
        let lane = self.widen(lane, width);
        Ok(self.push(Definition { step: step(lane, space), width, space, low: narrow(low)?, high: narrow(high)? }))
    }
}

/// What two summands may be at most, so that their sum has room.
const SUMMAND: i64 = i64::MAX / 2;

/// What two factors may be at most, so that their product has room: the narrower one keeps its range if it can.
fn factors(a: i64, b: i64) -> (i64, i64) {
    const HALF: i64 = 1 << 31;
    let beside = |narrow: i64| i64::MAX.checked_div(narrow.max(1)).unwrap_or(i64::MAX);
    match (a <= HALF, b <= HALF) {
        (true, _) => (a, beside(a)),
        (_, true) => (beside(b), b),
        (false, false) => (HALF, HALF),
    }
}

fn narrow(value: i128) -> Result<i64, Opaque> {
    i64::try_from(value).map_err(|_| Opaque)
}
